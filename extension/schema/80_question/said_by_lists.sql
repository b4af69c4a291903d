-- What each list says of a record, beside what stands: shown, not decided.

CREATE OR REPLACE FUNCTION ybss_registry.kind_of_record(p_id bigint) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind text;
  v_found boolean;
BEGIN
  FOREACH v_kind IN ARRAY ARRAY['person', 'house', 'unit', 'address'] LOOP
    EXECUTE pg_catalog.format('SELECT EXISTS (SELECT FROM ybss_registry.%1$I r WHERE r.district = $1 AND r.%2$I = $2)', v_kind, v_kind || '_id')
    INTO v_found USING ybss_registry.district_of_record(v_kind, p_id), p_id;
    IF v_found THEN
      RETURN v_kind;
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.kind_of_record(bigint) IS
'Whether an id is that of a person, a house, a unit or an address in the caller''s scope; null where it is none of them. Stable: reads the registers. / 记录编号所属的种类。';

CREATE OR REPLACE FUNCTION ybss_registry.lines_about(p_kind text, p_district int4, p_id bigint) RETURNS SETOF ybss_registry.intake_line
LANGUAGE plpgsql STABLE ROWS 20
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_address_id bigint;
BEGIN
  IF p_kind IN ('address', 'house') THEN
    v_address_id := CASE p_kind WHEN 'address' THEN p_id
      ELSE (SELECT h.address_id FROM ybss_registry.house h WHERE h.district = p_district AND h.house_id = p_id) END;
    RETURN QUERY SELECT l.* FROM ybss_registry.intake_line l
    JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source s USING (source)
    WHERE l.district = p_district AND l.address_id = v_address_id AND l.state IN ('registered', 'merged') AND s.record_kind = p_kind;
  ELSE
    RETURN QUERY SELECT l.* FROM ybss_registry.intake_line l
    JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source s USING (source)
    WHERE l.district = p_district AND l.record_id = p_id AND l.state IN ('registered', 'merged')
      AND (s.record_kind = p_kind OR p_kind = 'person' AND s.record_kind IN ('declaration', 'house'));
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.lines_about(text, int4, bigint) IS
'The lines of lists that became a record or went into it; of an address or a house, that lie on it. By index. Stable: reads intake. / 与某条记录有关的清单行。';

CREATE OR REPLACE FUNCTION ybss_registry.same_value(p_a text, p_b text, p_type text, p_item text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- As values where both are, else as texts without width, case, spaces and variants of characters.
  SELECT coalesce(CASE
    WHEN p_type = 'phone' OR p_item LIKE '%phone' THEN ybss.try_phone(p_a) = ybss.try_phone(p_b)
    WHEN p_type = 'citizen_id' THEN ybss.try_citizen_id(p_a) = ybss.try_citizen_id(p_b)
    WHEN p_type = 'credit_code' THEN ybss.try_credit_code(p_a) = ybss.try_credit_code(p_b)
    WHEN p_type = 'date' THEN ybss.try_date(p_a) = ybss.try_date(p_b)
    WHEN p_type IN ('integer', 'number') AND p_a ~ '^[0-9]{1,15}([.][0-9]{1,10})?$' AND p_b ~ '^[0-9]{1,15}([.][0-9]{1,10})?$' THEN p_a::numeric = p_b::numeric
    WHEN p_item IN ('residence', 'premises', 'address', 'registered_address') AND octet_length(p_a) <= 4096 AND octet_length(p_b) <= 4096
      THEN ybss.parse_local(p_a) OPERATOR(ybss.=) ybss.parse_local(p_b) END, false)
    OR regexp_replace(pg_catalog.lower(ybss.normalize(p_a)), '[[:space:]·]', '', 'g') = regexp_replace(pg_catalog.lower(ybss.normalize(p_b)), '[[:space:]·]', '', 'g')
$$;
COMMENT ON FUNCTION ybss_registry.same_value(text, text, text, text) IS
'Are two written values of an item the same: telephones with and without +86, ids, days, numbers and addresses as values, all else as text without width, case, spaces and separators. Stable: reads addresses with the district''s own names. / 两个取值是否相同（规范后比较）。';

CREATE OR REPLACE FUNCTION ybss_registry.said_last(p_file_id bigint, p_line int, p_source text) RETURNS date
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- The latest delivery first: most lines are in it.
  SELECT ybss.day_of(g.received_at) FROM ybss_registry.intake_file g JOIN ybss_registry.intake_piece p ON p.file_id = g.file_id AND p.same_file @> ARRAY[p_file_id]
  CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(p.same_file), pg_catalog.unnest(p.same_line), pg_catalog.unnest(p.same_count)) r(file, first, n)
  WHERE g.source = p_source AND g.file_id > p_file_id AND NOT g.refused AND g.withdrawn_at IS NULL
    AND r.file = p_file_id AND p_line BETWEEN r.first AND r.first + r.n - 1
  ORDER BY g.received_at DESC LIMIT 1
$$;
COMMENT ON FUNCTION ybss_registry.said_last(bigint, int, text) IS
'The day of the latest delivery of a source that says a line again as it stands; null where none does. Stable: reads intake. / 最近一次原样重报某行的日期。';

CREATE OR REPLACE FUNCTION ybss.said(record bigint)
RETURNS TABLE (kind text, item text, chinese text, stands text, source text, office text, trust int, said_on date, file_id bigint, line int, value text, differs boolean, confirmed_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_kind text;
  v_record jsonb;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  v_kind := ybss_registry.kind_of_record(record);
  IF v_kind IS NULL THEN
    RETURN;
  END IF;
  v_record := CASE v_kind WHEN 'address' THEN (SELECT pg_catalog.jsonb_build_object('address', a.address::text, 'state', a.state, 'grid', a.grid)
      FROM ybss_registry.address a WHERE a.district = (SELECT ybss_registry.district_of_record('address', record)) AND a.address_id = record)
    ELSE ybss_registry.record_values(v_kind, record) END;
  RETURN QUERY
  SELECT v_kind, q.item, q.chinese, ybss.shown(q.mask_kind, q.item, q.stands), q.source, q.office, q.trust, q.said_on, q.file_id, q.line,
    ybss.shown(q.mask_kind, q.item, q.value),
    -- Who may not see a value may not try values on it either.
    CASE WHEN q.stands IS NULL OR ybss.current_grade() < q.grade OR ybss.shown(q.mask_kind, q.item, q.value) = '***' THEN NULL
      ELSE NOT ybss_registry.same_value(q.stands, q.value, q.value_type, q.item) END, q.confirmed_on
  FROM (
    SELECT n.item, coalesce(i.chinese, CASE n.item WHEN 'address' THEN '标准地址' WHEN 'state' THEN '地址状态' ELSE '网格' END) AS chinese, i.value_type, s.source, s.office, s.trust,
      coalesce(l.said_on, ybss.day_of(l.received_at)) AS said_on, l.file_id, l.line, CASE v_kind WHEN 'address' THEN 'line' ELSE v_kind END AS mask_kind,
      coalesce(v_record->>n.item, v_record->'items'->>n.item) AS stands,
      CASE WHEN n.item IN ('residence', 'premises', 'address') THEN coalesce(
        (SELECT a.address::text FROM ybss_registry.address a WHERE a.district = l.district AND a.address_id = l.address_id), x.value) ELSE x.value END AS value,
      CASE WHEN ybss.current_member() IS NULL THEN 0 ELSE coalesce((SELECT r.grade FROM ybss_registry.reveal_item r WHERE r.kind = v_kind AND r.item = n.item), 0) END AS grade,
      i.number, greatest(ybss.day_of(l.received_at), again.day) AS confirmed_on
    FROM ybss_registry.lines_about(v_kind, ybss_registry.district_of_record(v_kind, record), record) l
    JOIN ybss_registry.intake_file f ON f.file_id = l.file_id JOIN ybss_registry.source s USING (source)
    CROSS JOIN LATERAL jsonb_each_text(l.fields) x(field, value)
    LEFT JOIN LATERAL ybss_registry.said_last(l.file_id, l.line, f.source) again(day) ON true
    CROSS JOIN LATERAL (SELECT CASE v_kind || ' ' || x.field WHEN 'person address' THEN 'residence' WHEN 'person tenure' THEN 'dwelling'
      WHEN 'person relation' THEN 'relation_to_head' WHEN 'person employer' THEN 'workplace' WHEN 'house house_use' THEN 'use_code' WHEN 'house name' THEN 'owner'
      WHEN 'unit unit_name' THEN 'name' WHEN 'unit address' THEN 'premises' ELSE x.field END AS item) n
    LEFT JOIN ybss_registry.item i ON i.kind = v_kind AND i.item = n.item AND i.active
    -- A list of houses says of its owners who they are, not where they live.
    WHERE (i.item IS NOT NULL AND i.sensitivity < 3 OR v_kind = 'address' AND n.item IN ('address', 'state', 'grid'))
      AND NOT (v_kind = 'person' AND s.record_kind = 'house' AND n.item = 'residence')) q
  ORDER BY q.number, q.item, q.said_on DESC, q.trust DESC, q.file_id DESC, q.line DESC;
END
$$;
COMMENT ON FUNCTION ybss.said(bigint) IS
'What each list says of an address, a house, a person or a unit, item by item, the newest first: what stands in the register, the list''s source, office and trust, the day it speaks of, file and line, its value, and whether it differs (null where nothing stands, or where the caller''s grade does not reach the value): telephones with and without +86 are the same, words and codes too, addresses are compared as values. Values are masked as in the views; items of sensitivity 3 are not shown. A line that a later delivery says again is shown once, where it stands, and confirmed_on is the day of the latest delivery that says it. Which list is right is shown, not decided. No rows for an id that is nothing in the caller''s scope. Raises YBS20 where nobody acts. Stable: reads intake and the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 各来源清单对一条记录的说法与登记现状对照（脱敏）。';

REVOKE ALL ON FUNCTION ybss.said(bigint), ybss_registry.said_last(bigint, int, text), ybss_registry.kind_of_record(bigint), ybss_registry.lines_about(text, int4, bigint),
  ybss_registry.same_value(text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.said(bigint) TO ybss_reader, ybss_operator;
