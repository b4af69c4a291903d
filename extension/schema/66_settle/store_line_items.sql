-- What lists say of items: the values that have no column of their own, and for
-- every item who stated it and when. What its own department has stated is not
-- taken from others (一点采集、全网应用).

CREATE OR REPLACE FUNCTION ybss_registry.find_record_lines(p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('record_line', '{line,district,record_id,lines}', '{int4,int4,int8,int8}');
  IF p_kind = 'house' THEN
    -- A housing list is about houses, though its lines became their owners.
    INSERT INTO pg_temp.ybss_work_record_line
    SELECT l.line, l.district, h.house_id, count(*) OVER (PARTITION BY l.district, h.house_id) FROM pg_temp.ybss_work_line l
    JOIN ybss_registry.house h ON h.district = l.district AND h.address_id = l.address_id AND h.ended_on IS NULL
    WHERE l.state IN ('registered', 'merged');
  ELSIF p_kind = 'household' THEN
    -- A list of persons says what kind of household theirs is.
    INSERT INTO pg_temp.ybss_work_record_line
    SELECT l.line, l.district, b.household_id, count(*) OVER (PARTITION BY l.district, b.household_id) FROM pg_temp.ybss_work_line l
    JOIN ybss_registry.household b ON b.district = l.district AND b.number = l.fields->>'household_number'
    WHERE l.state IN ('registered', 'merged');
  ELSE
    INSERT INTO pg_temp.ybss_work_record_line
    SELECT l.line, l.district, l.record_id, count(*) OVER (PARTITION BY l.district, l.record_id) FROM pg_temp.ybss_work_line l
    WHERE l.state IN ('registered', 'merged') AND l.record_id IS NOT NULL;
  END IF;
  PERFORM ybss_registry.refresh_work('record_line');
END
$$;
COMMENT ON FUNCTION ybss_registry.find_record_lines(text) IS
'Leaves in pg_temp.ybss_work_record_line which record of a kind each line of pg_temp.ybss_work_line that went through is about, and how many lines are about it. Volatile: fills a temporary table. / 确定清单行对应的登记记录。';

CREATE OR REPLACE FUNCTION ybss_registry.gather_record_items(p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.find_record_lines(p_kind);
  PERFORM ybss_registry.begin_work('record_item', '{district,record_id,items,stated}', '{int4,int8,jsonb,jsonb}');
  INSERT INTO pg_temp.ybss_work_record_item
  WITH newest AS ( -- of several lines the newest that says an item
    SELECT DISTINCT ON (r.district, r.record_id, s.item) r.district, r.record_id, s.item, s.said, i.items->s.item AS value
    FROM pg_temp.ybss_work_record_line r JOIN pg_temp.ybss_work_line_item i USING (line)
    CROSS JOIN LATERAL jsonb_each_text(i.stated) s(item, said) WHERE r.lines > 1
    ORDER BY r.district, r.record_id, s.item, i.said_on DESC, r.line DESC
  )
  SELECT r.district, r.record_id, i.items, i.stated FROM pg_temp.ybss_work_record_line r JOIN pg_temp.ybss_work_line_item i USING (line)
  WHERE r.lines = 1 AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_newcomer n WHERE n.line = r.line AND n.person_id = r.record_id)
  UNION ALL
  SELECT n.district, n.record_id, coalesce(pg_catalog.jsonb_object_agg(n.item, n.value) FILTER (WHERE n.value IS NOT NULL), '{}'),
    pg_catalog.jsonb_object_agg(n.item, n.said)
  FROM newest n GROUP BY n.district, n.record_id;
  PERFORM ybss_registry.refresh_work('record_item');
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_record_items(text) IS
'Leaves in pg_temp.ybss_work_record_item what pg_temp.ybss_work_line_item says of each record of a kind: of several lines the newest that says an item; not of persons who were inserted whole (pg_temp.ybss_work_newcomer) and of whom no other line speaks. Volatile: fills a temporary table. / 按记录汇总清单所述信息项。';

CREATE OR REPLACE FUNCTION ybss_registry.write_record_items(p_kind text, p_plan jsonb, p_office text) RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_stored bigint;
BEGIN
  -- Known from its own department, within its term, and this list is another's: counted, and left.
  EXECUTE pg_catalog.format('WITH news AS MATERIALIZED (
      SELECT s.district, s.record_id, t.* FROM pg_temp.ybss_work_record_item s
      JOIN ybss_registry.%1$I r ON r.district = s.district AND r.%2$I = s.record_id
      CROSS JOIN LATERAL ybss.items_to_take(ybss.stated_apart(r.stated), s.items, s.stated, $1) t
    ), saved AS MATERIALIZED (
      SELECT ybss_registry.count_saved(n.district, $2, s.item, $3, ''list'', NULL, count(*))
      FROM news n CROSS JOIN LATERAL pg_catalog.unnest(n.saved) s(item) GROUP BY n.district, s.item
    )
    UPDATE ybss_registry.%1$I r SET items = r.items || n.news, stated = ybss.stated_together(ybss.stated_apart(r.stated) || n.said)
    FROM news n LEFT JOIN (SELECT count(*) AS counted FROM saved) c ON true
    WHERE r.district = n.district AND r.%2$I = n.record_id AND n.said <> ''{}'' AND NOT (r.items @> n.news AND ybss.stated_apart(r.stated) @> n.said)',
    ybss_registry.register_of(p_kind), ybss_registry.register_of(p_kind) || '_id') USING p_plan, p_kind, p_office;
  GET DIAGNOSTICS v_stored = ROW_COUNT;
  RETURN v_stored;
END
$$;
COMMENT ON FUNCTION ybss_registry.write_record_items(text, jsonb, text) IS
'Writes what pg_temp.ybss_work_record_item holds into its records; an older statement changes nothing, and what an item''s own department has stated within its term is left out and counted as an entry saved. Gives how many records changed. Volatile: writes the register. / 将信息项写入登记记录。';

CREATE OR REPLACE FUNCTION ybss_registry.store_taken_items(p_file_id bigint, p_kind text, p_plan jsonb, p_office text) RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_plan jsonb := p_plan;
BEGIN
  PERFORM ybss_registry.gather_record_items(p_kind);
  -- Who was made whole by the lines that tell of him is told nothing more.
  IF v_plan IS NULL AND EXISTS (SELECT FROM pg_temp.ybss_work_record_item) THEN
    v_plan := ybss_registry.item_plan(p_kind, p_office);
  END IF;
  -- What is no value of its item is left out, and a person looks at it.
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, f.field, 'item_value', false) ORDER BY l.line, f.field))
  FROM pg_temp.ybss_work_line_item i CROSS JOIN LATERAL pg_catalog.unnest(i.refused) f(field)
  JOIN pg_temp.ybss_work_line l ON l.line = i.line AND l.state IN ('registered', 'merged')
  WHERE i.refused IS NOT NULL
    AND NOT EXISTS (SELECT FROM ybss_registry.review v WHERE v.file_id = p_file_id AND v.line = i.line AND v.field = f.field AND v.reason = 'item_value');
  -- Together with what else the list says of them.
  RETURN CASE p_kind WHEN 'person' THEN ybss_registry.renew_persons(v_plan, p_office) WHEN 'house' THEN ybss_registry.renew_houses(v_plan, p_office)
    ELSE ybss_registry.write_record_items(p_kind, v_plan, p_office) END;
END
$$;
COMMENT ON FUNCTION ybss_registry.store_taken_items(bigint, text, jsonb, text) IS
'Stores what pg_temp.ybss_work_line_item holds, by the plan that it was read with or, without one, by the same made anew where there is anything to store; what is no value of its item goes to review. Gives how many records changed. Volatile: writes the register. / 保存已读取的信息项。';

CREATE OR REPLACE FUNCTION ybss_registry.store_line_items(p_file_id bigint, p_kind text) RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_office CONSTANT text := ybss_registry.office_of_file(p_file_id);
  v_plan CONSTANT jsonb := ybss_registry.item_plan(p_kind, v_office);
BEGIN
  -- Nobody is new here: all of it is written.
  PERFORM ybss_registry.begin_work('newcomer', '{line,district,person_id,alone}', '{int4,int4,int8,bool}');
  PERFORM ybss_registry.take_line_items(p_kind, v_plan, v_office);
  RETURN ybss_registry.store_taken_items(p_file_id, p_kind, v_plan, v_office);
END
$$;
COMMENT ON FUNCTION ybss_registry.store_line_items(bigint, text) IS
'Stores what a list''s lines in pg_temp.ybss_work_line say of items, and who stated them when; an older statement changes nothing, and what an item''s own department has stated within its term is left out and counted as an entry saved; what is no value of its item goes to review. Gives how many records changed. Volatile: writes the register. / 保存清单中的信息项及其申明信息。';

REVOKE ALL ON FUNCTION ybss_registry.find_record_lines(text), ybss_registry.gather_record_items(text),
  ybss_registry.write_record_items(text, jsonb, text), ybss_registry.store_taken_items(bigint, text, jsonb, text), ybss_registry.store_line_items(bigint, text) FROM PUBLIC;
