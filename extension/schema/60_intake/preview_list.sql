-- A list as it would be read, before it is taken.

CREATE OR REPLACE FUNCTION ybss_registry.previewed_head(p_source text, p_record_kind text, p_content bytea, p_encoding text, p_sheet text,
  OUT known text[], OUT names text[], OUT by_columns boolean, OUT rows jsonb)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- As load_list would find it; else by the words that offices use.
  FOR attempt IN 1..2 LOOP
    known := CASE attempt WHEN 1 THEN ybss_registry.known_headers(p_source)
      ELSE ARRAY(SELECT DISTINCT w.header FROM ybss_registry.header_word w WHERE w.record_kind = p_record_kind) END;
    by_columns := attempt = 1;
    SELECT pg_catalog.max(h.fields) FILTER (WHERE h.part = 'header'), coalesce(pg_catalog.jsonb_agg(pg_catalog.to_jsonb(h.fields) ORDER BY h.line) FILTER (WHERE h.part = 'line'), '[]')
    INTO names, rows FROM ybss.list_head(p_content, p_encoding, coalesce(p_sheet, ''), known, 300) h;
    EXIT WHEN names IS NOT NULL;
  END LOOP;
  by_columns := by_columns AND names IS NOT NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.previewed_head(text, text, bytea, text, text) IS
'The names of a list''s columns and its first rows, found by the source''s columns or else by the words that offices use; by_columns says whether load_list would find the header. Stable: reads the source''s columns and the words. / 预览用的表头与前若干行。';

CREATE OR REPLACE FUNCTION ybss_registry.unknown_words(p_source text, p_record_kind text, p_content bytea, p_encoding text, p_sheet text, p_known text[], p_fields text[])
RETURNS TABLE (field text, word text, lines bigint, part text, line int)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
SET enable_nestloop = off
AS $$
  WITH read AS MATERIALIZED (
    SELECT r.part, r.lines, r.line, r.fields FROM ybss.read_list(p_content, p_encoding, p_sheet, p_known) r
  ), coded AS (
    SELECT u.n::int AS position, c.field, c.code_table FROM pg_catalog.unnest(p_fields) WITH ORDINALITY u(field, n) JOIN ybss_registry.coded_fields(p_record_kind) c ON c.field = u.field
  ), said AS MATERIALIZED (
    SELECT c.field, c.code_table, btrim(r.fields[c.position], E' \t　') AS word, count(*) AS lines
    FROM read r CROSS JOIN coded c WHERE r.part = 'line' AND btrim(r.fields[c.position], E' \t　') <> '' GROUP BY 1, 2, 3
  ), asked AS (
    SELECT s.* FROM said s WHERE NOT EXISTS (SELECT FROM ybss_registry.source_value v WHERE v.source = p_source AND v.field = s.field AND v.written = s.word)
  )
  SELECT a.field, a.word, a.lines, NULL, NULL FROM asked a
  LEFT JOIN ybss_registry.read_codes((SELECT pg_catalog.array_agg(q.code_table) FROM asked q), (SELECT pg_catalog.array_agg(q.word) FROM asked q)) c
    ON c.code_table = a.code_table AND c.written = a.word
  WHERE c.code IS NULL
  UNION ALL
  SELECT CASE WHEN r.part = 'sheet' THEN r.fields[2] END, CASE WHEN r.part = 'sheet' THEN r.fields[1] END, sum(r.lines), r.part, pg_catalog.min(r.line) FROM read r GROUP BY r.part, 1, 2
$$;
COMMENT ON FUNCTION ybss_registry.unknown_words(text, text, bytea, text, text, text[], text[]) IS
'The words of a list''s coded columns that are no code, with how many lines have each; and, with part set, of what the list is made: how many lines, blanks, totals, which sheets. Reads the whole list. Stable: reads the code tables. / 清单中无法识别的用语及行数统计。';

CREATE OR REPLACE FUNCTION ybss_registry.previewed_lines(p_source text, p_record_kind text, p_content bytea, p_encoding text, p_sheet text, p_known text[], p_names text[], p_fields text[], p_lines int)
RETURNS TABLE (line int, "position" bigint, header text, field text, value text, note text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH head AS MATERIALIZED (
    SELECT h.* FROM ybss.list_head(p_content, p_encoding, coalesce(p_sheet, ''), p_known, p_lines + 50) h WHERE h.part = 'line' ORDER BY h.line LIMIT p_lines
  ), filled AS ( -- of two columns of one field the first filled one
    SELECT DISTINCT ON (h.line, u.field) h.line, h.fault, u.position, u.field, u.name, btrim(u.value, E' \t　') AS value
    FROM head h CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(h.fields), pg_catalog.unnest(p_fields), pg_catalog.unnest(p_names)) WITH ORDINALITY u(value, field, name, position)
    WHERE btrim(u.value, E' \t　') <> '' ORDER BY h.line, u.field, u.position
  ), coded AS (
    SELECT f.line, pg_catalog.jsonb_object_agg(f.field, coalesce(v.value, c.code, f.value)) AS fields FROM filled f
    LEFT JOIN ybss_registry.source_value v ON v.source = p_source AND v.field = f.field AND v.written = f.value
    LEFT JOIN (ybss_registry.coded_fields(p_record_kind) t JOIN ybss_registry.read_codes((SELECT pg_catalog.array_agg(k.code_table) FROM filled q JOIN ybss_registry.coded_fields(p_record_kind) k USING (field)),
        (SELECT pg_catalog.array_agg(q.value) FROM filled q JOIN ybss_registry.coded_fields(p_record_kind) k USING (field))) c USING (code_table)) ON t.field = f.field AND c.written = f.value
    WHERE f.field IS NOT NULL AND f.field NOT LIKE '?%' GROUP BY f.line
  ), read AS (
    SELECT c.line, r.* FROM coded c CROSS JOIN LATERAL ybss_registry.previewed_values(c.fields, p_record_kind) r
  )
  SELECT h.line, f.position, coalesce(f.name, r.field), coalesce(r.field, f.field), ybss.shown('line', CASE WHEN coalesce(r.field, f.field) LIKE '?%' THEN '?' ELSE coalesce(r.field, f.field, '?') END, CASE WHEN r.field IS NULL THEN f.value ELSE r.value END),
    nullif(pg_catalog.concat_ws('; ', h.fault, r.note,
      (SELECT string_agg(n.note, '; ') FROM ROWS FROM (pg_catalog.unnest(h.notes), pg_catalog.unnest(h.note_fields)) n(note, field)
       WHERE n.field IN (0, f.position) AND n.note <> ALL (pg_catalog.string_to_array(coalesce(r.note, ''), '; '))),
      CASE WHEN r.field IS NOT NULL AND r.value IS NULL THEN 'nothing is said / 视为未填' END), '')
  FROM head h JOIN filled f USING (line) LEFT JOIN read r ON r.line = f.line AND r.field = f.field
  ORDER BY h.line, f.position
$$;
COMMENT ON FUNCTION ybss_registry.previewed_lines(text, text, bytea, text, text, text[], text[], text[], int) IS
'The first lines of a list as they would be read, a row a cell: the value, masked, and what is noted of it. Stable: reads the catalogue. / 清单前若干行的读取结果（脱敏）。';
REVOKE ALL ON FUNCTION ybss_registry.previewed_head(text, text, bytea, text, text), ybss_registry.unknown_words(text, text, bytea, text, text, text[], text[]),
  ybss_registry.previewed_lines(text, text, bytea, text, text, text[], text[], text[], int) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.preview_list(source text, content bytea, sheet text DEFAULT NULL, first_lines int DEFAULT 5)
RETURNS TABLE (part text, number int, header text, field text, value text, state text, note text, lines bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_source ybss_registry.source%ROWTYPE;
  v_head record;
  v_fields text[];
  v_sheet text;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  SELECT * INTO v_source FROM ybss_registry.source s WHERE s.source = preview_list.source;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI04', MESSAGE = pg_catalog.format('there is no source "%s"', preview_list.source),
      DETAIL = '未登记的数据来源。', HINT = 'An administrator writes it into ybss_registry.source and its columns into source_column.';
  END IF;
  v_sheet := nullif(coalesce(preview_list.sheet, v_source.sheet), '');
  SELECT * INTO v_head FROM ybss_registry.previewed_head(v_source.source, v_source.record_kind, content, v_source.encoding, v_sheet);
  v_fields := ARRAY(SELECT coalesce(p.field, '?' || p.position) FROM ybss_registry.propose_columns(v_source.source, v_source.record_kind, v_head.names, v_head.rows) p ORDER BY p.position);
  RETURN QUERY WITH word AS MATERIALIZED (
    SELECT * FROM ybss_registry.unknown_words(v_source.source, v_source.record_kind, content, v_source.encoding, v_sheet, v_head.known, v_fields))
  SELECT q.part, q.number, q.header, q.field, q.value, q.state, q.note, q.lines FROM (
    SELECT 1 AS place, NULL::bigint AS position, 'file' AS part, w.line AS number, NULL AS header, NULL AS field, CASE w.part WHEN 'sheet' THEN w.word ELSE w.part END AS value,
      coalesce(w.field, CASE WHEN w.part = 'header' AND NOT v_head.by_columns THEN 'not found by the source''s columns / 按来源栏目找不到表头' END) AS state, NULL AS note, nullif(w.lines, 0)::bigint AS lines
    FROM word w WHERE w.part IS NOT NULL
    UNION ALL
    SELECT 2, NULL, 'column', p.position, p.header, p.field, NULL, p.state, p.note, NULL
    FROM ybss_registry.propose_columns(v_source.source, v_source.record_kind, v_head.names, v_head.rows) p
    UNION ALL
    SELECT 3, NULL, 'lacking', NULL, c.header, c.field, NULL, NULL, 'load_list will refuse the list / 缺少必需栏目，整份将被退回', NULL
    FROM ybss_registry.source_column c WHERE c.source = v_source.source AND c.required
      AND NOT EXISTS (SELECT FROM ybss_registry.source_column o WHERE o.source = c.source AND o.field = c.field AND o.field = ANY (v_fields))
    UNION ALL
    SELECT 4, l.position, 'line', l.line, l.header, l.field, l.value, NULL, l.note, NULL
    FROM ybss_registry.previewed_lines(v_source.source, v_source.record_kind, content, v_source.encoding, v_sheet, v_head.known, v_head.names, v_fields, first_lines) l
    UNION ALL
    -- A word that nobody knows may be somebody's name in the wrong column.
    SELECT 5, NULL, 'word', NULL, (SELECT v_head.names[pg_catalog.array_position(v_fields, w.field)]), w.field,
      CASE WHEN char_length(w.word) <= 20 AND w.word !~ '[0-9]{6}' THEN w.word ELSE '***' END, NULL, 'no word of its code table / 代码表中没有', w.lines
    FROM word w WHERE w.part IS NULL) q
  ORDER BY q.place, CASE WHEN q.place = 5 THEN -q.lines END, q.number NULLS FIRST, q.position, q.header COLLATE "C", q.value COLLATE "C";
END
$$;
COMMENT ON FUNCTION ybss.preview_list(text, bytea, text, int) IS
'How a list would be read by load_list, before it is taken; nothing is written. Rows by part: file (of what it is made: lines, blanks, totals, sheets read or left), column (each column''s header, field and state: mapped by the source''s columns, proposed, ambiguous, unknown), lacking (required columns that it has not), line (the first lines as they would be read, a row a cell, masked, with what would be noted), word (words of coded columns that no code table has, with how many lines have them, over the whole list). Works for a source without columns: INSERT INTO ybss_registry.source_column SELECT source, header, field FROM it WHERE part = ''column'' AND state = ''proposed'' takes the proposal. Takes the source, the bytes, the sheet of a workbook (else the source''s), and how many lines to show. Raises YBI04 for an unknown source, YBI30 to YBI32 for what cannot be read. Stable: reads the source and the catalogue. Security definer: people have no right to columns and codes. / 预览清单：报送前查看将如何读取、栏目对应建议、缺少的栏目及无法识别的用语；不写入任何数据。';
REVOKE ALL ON FUNCTION ybss.preview_list(text, bytea, text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.preview_list(text, bytea, text, int) TO ybss_operator;
