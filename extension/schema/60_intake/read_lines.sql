-- First step of intake: what the fields of a line say, as values.

CREATE OR REPLACE FUNCTION ybss_registry.is_unit(fields jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- A slipped citizen id can have the shape of a credit code; a name of a unit decides.
  SELECT coalesce(ybss.try_credit_code(fields->>'citizen_id') IS NOT NULL
    AND ybss.try_citizen_id(fields->>'citizen_id') IS NULL AND fields->>'name' ~ '(公司|合作社|中心|委员会|学校|医院|厂|店|局|所|院)', false)
$$;
COMMENT ON FUNCTION ybss_registry.is_unit(jsonb) IS
'True when a line that should name a person names a unit with its credit code. Immutable: depends on its argument only. / 权利人是否为单位。';

CREATE OR REPLACE FUNCTION ybss_registry.whole_address(fields jsonb) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Housing lists put the building and the room beside the address.
  SELECT CASE
    -- Longer than any address and than the parser reads: a fault for review.
    WHEN octet_length(fields->>'address') > 4096 THEN NULL
    WHEN fields ? 'room' AND octet_length(pg_catalog.concat(fields->>'building', fields->>'unit', fields->>'floor', fields->>'room')) < 400 AND ybss.address_element(ybss.parse_local(fields->>'address'), 'room') IS NULL
    THEN pg_catalog.concat(fields->>'address',
      CASE WHEN ybss.address_element(ybss.parse_local(fields->>'address'), 'building') IS NULL THEN fields->>'building' END,
      fields->>'unit',
      CASE WHEN char_length(fields->>'room') <= 2 AND fields ? 'floor' THEN (fields->>'floor') || '层' END,
      regexp_replace(fields->>'room', '[室号]$', ''), '室')
    ELSE fields->>'address' END
$$;
COMMENT ON FUNCTION ybss_registry.whole_address(jsonb) IS
'The address of a line''s fields, with building, unit, floor and room from their own columns where the text stops above them. Stable: parses with the district''s own names. / 拼接地址各栏。';

CREATE OR REPLACE FUNCTION ybss_registry.read_lines() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET enable_nestloop = off -- nothing is known yet of the number of a new file's lines
AS $$
DECLARE
  v_read int;
BEGIN
  UPDATE pg_temp.ybss_work_line l SET
    state = 'read', fields = c.fields,
    said_on = CASE WHEN ybss.try_date(c.fields->>'said_on') <= l.received_at::date + 1
                   THEN ybss.try_date(c.fields->>'said_on') END,
    name = left(ybss_registry.name_of_line(c.fields), 200),
    citizen_id = coalesce(ybss.try_citizen_id(c.fields->>'citizen_id'), ybss.try_citizen_id(c.fields->>'document_number')),
    document_number = ybss_registry.document_of_line(c.fields),
    birth_date = coalesce(ybss.birth_date(coalesce(ybss.try_citizen_id(c.fields->>'citizen_id'), ybss.try_citizen_id(c.fields->>'document_number'))),
                          ybss.try_date(c.fields->>'birth_date')),
    sex = coalesce(ybss_registry.sex_code(c.fields->>'sex'), ybss.sex(coalesce(ybss.try_citizen_id(c.fields->>'citizen_id'), ybss.try_citizen_id(c.fields->>'document_number')))),
    phone = ybss.try_phone(c.fields->>'phone'),
    address = ybss.parse_local(ybss_registry.whole_address(c.fields))
  FROM ybss_registry.coded_lines() c
  WHERE l.state = 'new' AND c.line = l.line;
  GET DIAGNOSTICS v_read = ROW_COUNT;

  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, v.field, v.reason, false) ORDER BY l.line))
  FROM pg_temp.ybss_work_line l
  CROSS JOIN LATERAL (SELECT CASE WHEN l.document_number IS NULL AND (l.citizen_id IS NULL OR l.fields ? 'document_number')
                                  THEN ybss_registry.foreign_document(l.fields) END AS refused) d
  CROSS JOIN LATERAL (VALUES
    ('citizen_id', CASE WHEN coalesce(l.document_number, d.refused) IS NULL AND l.citizen_id IS NULL AND NOT ybss_registry.is_unit(l.fields)
                        THEN left(ybss.citizen_id_fault(l.fields->>'citizen_id'), 5) END),
    ('document_number', CASE WHEN d.refused IS NOT NULL
                             THEN ybss.document_fault(ybss_registry.document_kind_of(l.fields, d.refused), d.refused) END),
    ('birth_date', ybss.date_fault(l.fields->>'birth_date')),
    ('address', CASE WHEN octet_length(l.fields->>'address') > 4096 THEN 'value_too_long' END),
    ('name', CASE WHEN char_length(ybss_registry.name_of_line(l.fields)) > 200 THEN 'value_too_long' END),
    ('said_on', coalesce(ybss.date_fault(l.fields->>'said_on'),
      CASE WHEN ybss.try_date(l.fields->>'said_on') > l.received_at::date + 1 THEN 'date_in_future' END))) v(field, reason)
  WHERE l.state = 'read' AND v.reason IS NOT NULL;
  RETURN v_read;
END
$$;
COMMENT ON FUNCTION ybss_registry.read_lines() IS
'Reads the fields of the new lines in pg_temp.ybss_work_line into values, words of code tables into codes; a value that is wrong is left out and noted for review, the line goes on. Returns how many lines. Volatile: writes the work table and review. / 读取清单行的各项内容。';
REVOKE ALL ON FUNCTION ybss_registry.read_lines() FROM PUBLIC;
