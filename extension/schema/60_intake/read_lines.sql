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

CREATE OR REPLACE FUNCTION ybss_registry.read_lines() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_codes CONSTANT jsonb := ybss_registry.codes_of_words();
  v_received_on date;
  v_kind text;
  v_read int;
  v_findings ybss_registry.finding[];
BEGIN
  SELECT ybss.day_of(f.received_at), s.record_kind INTO v_received_on, v_kind FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
  WHERE f.file_id = (SELECT w.file_id FROM pg_temp.ybss_work_waiting w LIMIT 1);
  WITH value AS MATERIALIZED (
    SELECT w.received_at, w.file_id, w.line, w.district, w.grid, w.raw, w.address_id, w.placed_by, w.record_id, w.match_weight, r.v,
      -- A document has the shape of its kind, or it is none.
      CASE WHEN (r.v).document_number IS NOT NULL
        THEN ybss.document_fault(ybss_registry.document_kind_of((r.v).fields, (r.v).document_number), (r.v).document_number) END AS document_fault
    FROM pg_temp.ybss_work_waiting w
    CROSS JOIN LATERAL (SELECT ybss.line_values(w.fields, v_received_on, v_kind, v_codes) AS v OFFSET 0) r -- once a line
  ), wrote AS (
    INSERT INTO pg_temp.ybss_work_line (received_at, file_id, line, district, grid, raw, fields, state, said_on, name, citizen_id,
      document_number, birth_date, sex, phone, address, address_id, placed_by, record_id, match_weight)
    SELECT c.received_at, c.file_id, c.line, c.district, c.grid, c.raw, (c.v).fields, 'read', (c.v).said_on, (c.v).name, (c.v).citizen_id,
      CASE WHEN c.document_fault IS NULL THEN (c.v).document_number END, (c.v).birth_date, (c.v).sex, (c.v).phone, (c.v).address,
      c.address_id, c.placed_by, c.record_id, c.match_weight
    FROM value c
  ), noted AS (
    SELECT c.received_at, c.file_id, c.line, c.district, c.grid, n.field, n.reason, n.position FROM value c
    CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest((c.v).note_fields), pg_catalog.unnest((c.v).note_reasons)) WITH ORDINALITY n(field, reason, position)
    WHERE (c.v).note_fields IS NOT NULL
    UNION ALL
    SELECT c.received_at, c.file_id, c.line, c.district, c.grid, 'document_number', c.document_fault, 0 FROM value c WHERE c.document_fault IS NOT NULL
  )
  SELECT (SELECT count(*) FROM value),
    (SELECT pg_catalog.array_agg(ROW(n.district, n.grid, n.received_at, n.file_id, n.line, n.field, n.reason, false, NULL, NULL, NULL, NULL)::ybss_registry.finding
      ORDER BY n.line, n.position) FROM noted n)
  INTO v_read, v_findings;
  -- What is read waits no more; who reads again reads other lines.
  PERFORM ybss_registry.begin_line_table('waiting');
  PERFORM ybss_registry.send_to_review(v_findings || CASE WHEN v_read >= 3 THEN ybss_registry.set_aside_fillers(
    (SELECT count(*) FROM pg_catalog.unnest(v_findings) f WHERE f.field = 'citizen_id' AND f.reason = 'digits_lost')) END);
  RETURN v_read;
END
$$;
COMMENT ON FUNCTION ybss_registry.read_lines() IS
'Reads the fields of the lines in pg_temp.ybss_work_waiting into values, words of code tables into codes, and puts them into pg_temp.ybss_work_line; a value that is wrong is left out and noted for review, the line goes on. Returns how many lines. Volatile: writes the work tables and review. / 读取清单行的各项内容。';
REVOKE ALL ON FUNCTION ybss_registry.read_lines() FROM PUBLIC;
