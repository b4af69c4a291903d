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

CREATE OR REPLACE FUNCTION ybss_registry.first_rows(p_source text, p_content bytea, p_encoding text,
  OUT number int, OUT raw bytea, OUT names text[], OUT first text[], OUT fault text, OUT fault_field int, OUT fault_byte int)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH head AS MATERIALIZED (
    SELECT h.* FROM ybss.list_head(p_content, p_encoding, ybss_registry.sheet_of(p_source), ybss_registry.known_headers(p_source), 100)
      WITH ORDINALITY h(line, raw, fields, fault, fault_field, fault_byte, part, lines, notes, note_fields, n)
    WHERE h.part IN ('header', 'line')
  ), found AS ( -- the header, or a line that is whole where none stands before it
    SELECT h.* FROM head h WHERE h.part = 'header' OR h.fault IS NULL ORDER BY h.n LIMIT 1
  )
  SELECT CASE WHEN f.part = 'header' THEN f.line END, CASE WHEN f.part = 'header' THEN f.raw END, CASE WHEN f.part = 'header' THEN f.fields END,
    CASE WHEN f.fault IS NULL THEN f.fields END, b.fault, b.fault_field, b.fault_byte
  FROM (SELECT 1) one LEFT JOIN found f ON true
  LEFT JOIN LATERAL (SELECT h.* FROM head h WHERE h.part = 'line' AND h.fault IS NOT NULL AND (f.n IS NULL OR h.n < f.n) ORDER BY h.n LIMIT 1) b ON true
$$;
COMMENT ON FUNCTION ybss_registry.first_rows(text, bytea, text) IS
'The header of a list (its line, bytes and names), or its first line that is whole, and what is broken before. In SQL, whose plans know no argument: a list is not copied into them. Stable: reads the source. / 清单表头或首个完整行。';

CREATE OR REPLACE FUNCTION ybss_registry.head_of_list(p_source text, p_content bytea, p_encoding text,
  OUT number int, OUT raw bytea, OUT names text[], OUT columns text[], OUT known text[], OUT first text[], OUT fault text, OUT fault_field int, OUT fault_byte int)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_rows record;
BEGIN
  v_rows := ybss_registry.first_rows(p_source, p_content, p_encoding);
  number := v_rows.number; raw := v_rows.raw; names := v_rows.names; first := v_rows.first;
  fault := v_rows.fault; fault_field := v_rows.fault_field; fault_byte := v_rows.fault_byte;
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
REVOKE ALL ON FUNCTION ybss_registry.first_rows(text, bytea, text), ybss_registry.head_of_list(text, bytea, text), ybss_registry.findings_of_header(ybss_registry.intake_file, text[], text[], text[]) FROM PUBLIC;
