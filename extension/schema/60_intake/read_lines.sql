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
  v_findings ybss_registry.finding[];
BEGIN
  WITH value AS MATERIALIZED (
    SELECT c.line, ybss.line_values(c.fields, k.received_on, k.record_kind) AS v
    FROM ybss_registry.coded_lines() c
    CROSS JOIN (SELECT f.received_at::date AS received_on, s.record_kind FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
      WHERE f.file_id = (SELECT w.file_id FROM pg_temp.ybss_work_line w LIMIT 1)) k
  ), checked AS MATERIALIZED ( -- a document has the shape of its kind, or it is none
    SELECT v.line, v.v, CASE WHEN (v.v).document_number IS NOT NULL
      THEN ybss.document_fault(ybss_registry.document_kind_of((v.v).fields, (v.v).document_number), (v.v).document_number) END AS document_fault
    FROM value v
  ), wrote AS (
    UPDATE pg_temp.ybss_work_line l SET
      state = 'read', fields = (c.v).fields, said_on = (c.v).said_on, name = (c.v).name, citizen_id = (c.v).citizen_id,
      document_number = CASE WHEN c.document_fault IS NULL THEN (c.v).document_number END,
      birth_date = (c.v).birth_date, sex = (c.v).sex, phone = (c.v).phone, address = (c.v).address
    FROM checked c
    WHERE l.state = 'new' AND c.line = l.line
    RETURNING l, (c.v).note_fields, (c.v).note_reasons, c.document_fault
  ), noted AS (
    SELECT w.l, n.field, n.reason, n.position FROM wrote w
    CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(w.note_fields), pg_catalog.unnest(w.note_reasons)) WITH ORDINALITY n(field, reason, position)
    WHERE w.note_fields IS NOT NULL
    UNION ALL
    SELECT w.l, 'document_number', w.document_fault, 0 FROM wrote w WHERE w.document_fault IS NOT NULL
  )
  SELECT (SELECT count(*) FROM wrote),
    (SELECT pg_catalog.array_agg(ybss_registry.finding_of(n.l, n.field, n.reason, false) ORDER BY (n.l).line, n.position) FROM noted n)
  INTO v_read, v_findings;
  PERFORM ybss_registry.send_to_review(v_findings || CASE WHEN v_read >= 3 THEN ybss_registry.set_aside_fillers(
    (SELECT count(*) FROM pg_catalog.unnest(v_findings) f WHERE f.field = 'citizen_id' AND f.reason = 'digits_lost')) END);
  RETURN v_read;
END
$$;
COMMENT ON FUNCTION ybss_registry.read_lines() IS
'Reads the fields of the new lines in pg_temp.ybss_work_line into values, words of code tables into codes; a value that is wrong is left out and noted for review, the line goes on. Returns how many lines. Volatile: writes the work table and review. / 读取清单行的各项内容。';
REVOKE ALL ON FUNCTION ybss_registry.read_lines() FROM PUBLIC;
