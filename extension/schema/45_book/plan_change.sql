-- A change of addresses takes effect on its day, not before, and not before the address
-- was confirmed.

CREATE OR REPLACE TRIGGER give_id BEFORE INSERT ON ybss_registry.planned_change FOR EACH ROW EXECUTE FUNCTION ybss.give_id('planned_id');

CREATE OR REPLACE FUNCTION ybss_registry.confirmed_after(p_district int, p_ids bigint[], p_day date) RETURNS date
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.max((s.at AT TIME ZONE 'Asia/Shanghai')::date) FROM ybss_registry.address_step s
  WHERE s.district = p_district AND s.address_id = ANY (p_ids) AND s.from_state = 'proposed' AND (s.at AT TIME ZONE 'Asia/Shanghai')::date > p_day
    -- A plate that hung by then shows that it was confirmed, whenever that was entered.
    AND NOT EXISTS (SELECT FROM ybss_registry.address_step e WHERE e.district = s.district AND e.address_id = s.address_id
      AND (e.evidence_at AT TIME ZONE 'Asia/Shanghai')::date <= p_day)
$$;
COMMENT ON FUNCTION ybss_registry.confirmed_after(int, bigint[], date) IS
'The day on which the last of these addresses was confirmed, where that was after a day; else null. Stable: reads the book. / 在某日之后才确认的地址的确认日期。';

CREATE OR REPLACE FUNCTION ybss_registry.must_wait(p_district int, p_ids bigint[], p_day date) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF p_day IS NULL OR p_day = 'infinity' OR p_day = '-infinity' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA22', CONSTRAINT = 'change_has_a_day',
      MESSAGE = 'a change of addresses has a day', DETAIL = '地址变更须有生效日期。', HINT = 'on_day is the day from which it holds.';
  END IF;
  IF ybss_registry.confirmed_after(p_district, p_ids, p_day) IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA22', CONSTRAINT = 'change_after_confirmation',
      MESSAGE = 'an address changes on the day on which it was confirmed or later', DETAIL = '变更日期不得早于地址确认之日。',
      HINT = 'Give the day of confirmation or a later one.';
  END IF;
  RETURN p_day > ybss.today();
END
$$;
COMMENT ON FUNCTION ybss_registry.must_wait(int, bigint[], date) IS
'True where a change of these addresses has to wait: its day has not come. Raises YBA22 for a day before one was confirmed, or for none. Stable: reads the book and the date. / 地址变更是否须等待。';

CREATE OR REPLACE FUNCTION ybss_registry.apply_change(p_kind text, p_arguments jsonb, p_document text, p_day date) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_ids bigint[] := ARRAY(SELECT e.value::bigint FROM pg_catalog.jsonb_array_elements_text(p_arguments->'address_ids') e);
  v_texts text[] := ARRAY(SELECT e.value FROM pg_catalog.jsonb_array_elements_text(p_arguments->'texts') e);
BEGIN
  CASE p_kind
    WHEN 'renumber' THEN PERFORM ybss.renumber_addresses(v_ids, v_texts, p_document, p_day);
    WHEN 'split' THEN PERFORM ybss.split_address(v_ids[1], v_texts, p_document, (p_arguments->>'heir')::int, p_day);
    WHEN 'merge' THEN PERFORM ybss.merge_addresses(v_ids, v_texts[1], p_document, p_day);
    WHEN 'retire' THEN PERFORM ybss.retire_address(v_ids[1], p_document, (p_arguments->>'successor')::bigint, (p_arguments->>'below')::boolean, p_day);
    WHEN 'rename_street' THEN PERFORM ybss.rename_street((p_arguments->>'street_id')::bigint, p_arguments->>'name', p_document, p_day, p_arguments->>'decided_by');
  END CASE;
END
$$;
COMMENT ON FUNCTION ybss_registry.apply_change(text, jsonb, text, date) IS
'Calls the function of a planned change as it was called. Raises its errors. Volatile: writes the register. / 办理一项待生效的地址变更。';

CREATE OR REPLACE FUNCTION ybss_registry.plan_change(p_kind text, p_grid ybss.grid_code, p_arguments jsonb, p_document text, p_day date)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_id bigint;
BEGIN
  -- What could not be done today is refused today; whatever it does is undone.
  BEGIN
    PERFORM ybss_registry.apply_change(p_kind, p_arguments, p_document, ybss.today());
    RAISE EXCEPTION USING ERRCODE = 'ZZ000';
  EXCEPTION WHEN SQLSTATE 'ZZ000' THEN NULL;
  END;
  INSERT INTO ybss_registry.planned_change (district, grid, kind, arguments, on_day, document, office, actor)
  SELECT ybss.district_of(p_grid), p_grid, p_kind, p_arguments, p_day, left(p_document, 200), a.office, a.actor FROM ybss_registry.acting() a
  RETURNING planned_id INTO v_id;
  RAISE NOTICE USING MESSAGE = pg_catalog.format('waits until %s: change %s of ybss.planned_change', p_day, v_id),
    DETAIL = '尚未到生效日期，到期由作业 address_change 办理。';
  RETURN v_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.plan_change(text, ybss.grid_code, jsonb, text, date) IS
'Keeps a change of addresses for its day, after a trial of it that is undone. Gives its id. Raises the errors of the change. Volatile: writes planned_change. Security definer: the table is written by functions alone; row security binds by the caller''s scope. / 登记待生效的地址变更。';
REVOKE ALL ON FUNCTION ybss_registry.confirmed_after(int, bigint[], date), ybss_registry.must_wait(int, bigint[], date), ybss_registry.apply_change(text, jsonb, text, date),
  ybss_registry.plan_change(text, ybss.grid_code, jsonb, text, date) FROM PUBLIC;
