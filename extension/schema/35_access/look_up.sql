-- Look-ups by number, and entries of what is masked: a line for each, so many a day.

CREATE OR REPLACE FUNCTION ybss_registry.note_look_up(p_district int4, p_member_id bigint, p_role name, p_kind text,
  p_record_id bigint, p_item text, p_purpose text, p_outcome text, p_bound boolean) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_day CONSTANT timestamptz := pg_catalog.date_trunc('day', clock_timestamp(), 'Asia/Shanghai');
  v_counted jsonb;
  v_refused boolean;
  v_allowed boolean;
BEGIN
  -- Nothing is counted where nothing is limited.
  IF p_bound AND EXISTS (SELECT FROM ybss_registry.look_up_limit x WHERE x.most IS NOT NULL) THEN
    SELECT CASE WHEN starts_with(p_item, 'look_up:')
        THEN pg_catalog.jsonb_build_object('asked', count(*) FILTER (WHERE NOT l.over), 'not_found', count(*) FILTER (WHERE l.outcome = 'nobody found'))
        ELSE pg_catalog.jsonb_build_object('entered', count(*) FILTER (WHERE NOT l.over),
          'entered_again', count(*) FILTER (WHERE l.kind = p_kind AND l.record_id = nullif(p_record_id, 0) AND l.item = p_item)) END,
      coalesce(bool_or(l.over AND l.item = p_item), false)
    INTO v_counted, v_refused
    FROM (SELECT m.kind, m.record_id, m.item, m.outcome, m.outcome = 'over the limit' AS over
          FROM ybss_registry.access_log m WHERE m.member_id = p_member_id AND m.logged_at >= v_day
          UNION ALL
          SELECT r.kind, r.record_id, r.item, r.outcome, r.outcome = 'over the limit'
          FROM ybss_registry.access_log r WHERE p_member_id IS NULL AND r.member_id IS NULL AND r.role_name = p_role AND r.logged_at >= v_day) l
    WHERE starts_with(l.item, split_part(p_item, ':', 1) || ':');
  END IF;
  v_allowed := NOT p_bound OR NOT EXISTS (SELECT FROM ybss_registry.look_up_limit x WHERE x.most <= (v_counted->>x.name)::bigint);
  -- Refusals beyond the first of a day say nothing new.
  IF v_allowed OR v_refused IS NOT TRUE THEN
    INSERT INTO ybss_registry.access_log (district, member_id, role_name, who, office, kind, record_id, item, purpose, outcome)
    SELECT CASE WHEN v_allowed OR NOT starts_with(p_item, 'look_up:') THEN p_district ELSE 0 END, p_member_id, p_role, m.label, m.office, p_kind,
      CASE WHEN v_allowed OR NOT starts_with(p_item, 'look_up:') THEN p_record_id ELSE 0 END, p_item, p_purpose, CASE WHEN v_allowed THEN p_outcome ELSE 'over the limit' END
    FROM (SELECT) nobody LEFT JOIN ybss_registry.member m ON m.member_id = p_member_id;
  END IF;
  RETURN v_allowed;
END
$$;
COMMENT ON FUNCTION ybss_registry.note_look_up(int4, bigint, name, text, bigint, text, text, text, boolean) IS
'Writes the line of a look-up by number (or of an entry) for a member (for a role where none acts) and says whether the day''s limits allow it. A background worker calls it, one at a time for each member, in a transaction of its own (ybss.write_look_up). Volatile: writes the log. / 登记按号码查询并判断是否超限（后台进程调用）。';

CREATE OR REPLACE FUNCTION ybss_registry.look_up(p_by text, p_district int4, p_person_id bigint, p_purpose text) RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_written CONSTANT text := coalesce(p_purpose, nullif(current_setting('ybss.purpose', true), ''));
  v_purpose CONSTANT text := CASE WHEN v_written IS NULL THEN '查人知住' ELSE ybss.stated_purpose(v_written) END;
BEGIN
  IF NOT ybss.write_look_up('person', coalesce(p_district, 0), coalesce(p_person_id, 0), 'look_up:' || p_by, v_purpose,
      CASE WHEN p_person_id IS NULL THEN 'nobody found' ELSE 'shown' END) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBS11', MESSAGE = 'no more numbers can be looked up today',
      DETAIL = '今日按号码查询次数已达上限。', HINT = 'SELECT * FROM ybss.look_up_limit; an administrator raises it, or wait until midnight.';
  END IF;
  RETURN v_purpose;
END
$$;
COMMENT ON FUNCTION ybss_registry.look_up(text, int4, bigint, text) IS
'Has a look-up by number (citizen_id, document) logged and counted before anything of it is shown: district and id of who was found, null for nobody, and the purpose; gives the purpose that was noted. Raises YBS08, YBS10, YBS11, YBS12, YBS13. Volatile: writes the log. / 按号码查询：先留痕计数，后显示。';

CREATE OR REPLACE FUNCTION ybss_registry.note_search_lines(p_districts int4[], p_member_id bigint, p_role name, p_kind text, p_ids bigint[],
  p_purpose text, p_bound boolean) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF NOT ybss_registry.note_look_up(coalesce(p_districts[1], 0), p_member_id, p_role, p_kind, coalesce(p_ids[1], 0), 'look_up:clues', p_purpose,
      CASE WHEN p_ids[1] IS NULL THEN 'nobody found' ELSE 'shown' END, p_bound) THEN
    RETURN false;
  END IF;
  INSERT INTO ybss_registry.access_log (district, member_id, role_name, who, office, kind, record_id, item, purpose, outcome)
  SELECT u.district, p_member_id, p_role, m.label, m.office, p_kind, u.id, 'beside:clues', p_purpose, 'shown'
  FROM unnest(p_districts[2:], p_ids[2:]) u(district, id) LEFT JOIN ybss_registry.member m ON m.member_id = p_member_id;
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.note_search_lines(int4[], bigint, name, text, bigint[], text, boolean) IS
'Writes the lines of a look-up by clues and says whether the day''s limits allow it: the first record''s counts (item look_up:clues), those of the others stand beside it. A background worker calls it (ybss.write_search). Volatile: writes the log. / 登记按线索查找并判断是否超限（后台进程调用）。';

CREATE OR REPLACE VIEW ybss.look_up_limit WITH (security_barrier) AS
SELECT name, most, english, chinese FROM ybss_registry.look_up_limit;
COMMENT ON VIEW ybss.look_up_limit IS
'How many numbers a member may look up in a day, and how many values enter that the views mask; null: no limit. / 按号码查询和填报脱敏信息的每日次数上限。';
REVOKE ALL ON FUNCTION ybss_registry.note_look_up(int4, bigint, name, text, bigint, text, text, text, boolean),
  ybss_registry.look_up(text, int4, bigint, text), ybss_registry.note_search_lines(int4[], bigint, name, text, bigint[], text, boolean) FROM PUBLIC;
GRANT SELECT ON ybss.look_up_limit TO ybss_reader, ybss_operator, ybss_auditor;
