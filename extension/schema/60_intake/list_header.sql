-- The first line of a list: names of columns or not, which field each is.

CREATE OR REPLACE FUNCTION ybss_registry.findings_of_header(file ybss_registry.intake_file, first text[], header text[], fields text[])
RETURNS ybss_registry.finding[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.array_agg(q.found) FROM (
    SELECT ybss_registry.finding_of_file(file, 1, NULL, 'no_header', false) AS found WHERE header IS NULL AND first IS NOT NULL
    UNION ALL
    SELECT ybss_registry.finding_of_file(file, 1, c.header, 'missing_column', false) FROM ybss_registry.source_column c
    WHERE c.source = file.source AND c.required AND NOT c.header = ANY (coalesce(findings_of_header.header, '{}'))
      AND NOT c.field = ANY (coalesce(fields, '{}'))) q
$$;
COMMENT ON FUNCTION ybss_registry.findings_of_header(ybss_registry.intake_file, text[], text[], text[]) IS
'What a list''s first line lacks: it is no header, or required columns of the source are not in it. Stable: reads the source''s columns. / 清单表头缺失情况。';

CREATE OR REPLACE FUNCTION ybss_registry.head_of_list(p_source text, p_content bytea, p_encoding text,
  OUT number int, OUT raw bytea, OUT names text[], OUT columns text[], OUT known text[], OUT first text[], OUT fault text, OUT fault_field int, OUT fault_byte int)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_row record;
BEGIN
  FOR v_row IN SELECT h.* FROM ybss.list_head(p_content, p_encoding, ybss_registry.sheet_of(p_source), ybss_registry.known_headers(p_source), 100) h WHERE h.part IN ('header', 'line') LOOP
    first := coalesce(first, CASE WHEN v_row.fault IS NULL THEN v_row.fields END);
    IF v_row.part = 'header' THEN
      number := v_row.line; raw := v_row.raw; names := v_row.fields;
    ELSIF v_row.fault IS NOT NULL AND fault IS NULL THEN
      fault := v_row.fault; fault_field := v_row.fault_field; fault_byte := v_row.fault_byte;
    END IF;
    EXIT WHEN names IS NOT NULL OR first IS NOT NULL;
  END LOOP;
  -- What is no header is a line like the others, seen by whoever sees these.
  columns := CASE WHEN names IS NULL THEN ARRAY(SELECT '?' || n FROM pg_catalog.generate_subscripts(first, 1) n)
    ELSE ybss_registry.fields_of_header(p_source, names) END;
  -- Names that are known of the source: files are read by whoever decides about one of their lines.
  known := CASE WHEN names IS NOT NULL THEN ARRAY(SELECT (SELECT c.header FROM ybss_registry.source_column c
      WHERE c.source = p_source AND c.field = h.field ORDER BY c.header <> btrim(h.name), c.header LIMIT 1)
    FROM ROWS FROM (pg_catalog.unnest(names), pg_catalog.unnest(columns)) WITH ORDINALITY h(name, field, position) ORDER BY h.position) END;
END
$$;
COMMENT ON FUNCTION ybss_registry.head_of_list(text, bytea, text) IS
'The head of a list: its header''s line, bytes and names (null where it has none), the field of each column, those names that are known of the source, the first row that is whole, and what is broken before it. Stable: reads the source''s columns. / 清单表头：行号、原始字节、栏目名及对应的信息项。';

CREATE OR REPLACE FUNCTION ybss_registry.coded(source text, fields jsonb) RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT fields || coalesce((SELECT pg_catalog.jsonb_object_agg(v.field, v.value) FROM ybss_registry.source_value v
    WHERE v.source = coded.source AND fields->>v.field = v.written), '{}')
$$;
COMMENT ON FUNCTION ybss_registry.coded(text, jsonb) IS
'The fields with the office''s words turned into codes where the source says how. Stable: reads the source''s words. / 将清单用语转换为标准代码。';
REVOKE ALL ON FUNCTION ybss_registry.head_of_list(text, bytea, text), ybss_registry.findings_of_header(ybss_registry.intake_file, text[], text[], text[]) FROM PUBLIC;
