-- The words of a list's lines as codes, before anything else is read from them: once a word, not once a line.

CREATE OR REPLACE FUNCTION ybss_registry.coded_fields(p_record_kind text) RETURNS TABLE (field text, code_table text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT DISTINCT ON (q.field) q.field, q.code_table FROM (
    -- Fields that every kind of list may have, by the item that each is.
    SELECT 1, f.field, i.code_table FROM (VALUES ('sex', 'person', 'sex'), ('document_kind', 'person', 'document_kind'),
      ('nationality', 'person', 'nationality'), ('relation', 'person', 'relation_to_head'), ('tenure', 'person', 'dwelling'),
      ('house_use', 'house', 'use_code'), ('structure', 'house', 'structure'), ('rent_use', 'house', 'let_use'),
      ('dangers', 'house', 'hazard')) f(field, kind, item)
    JOIN ybss_registry.item i ON i.kind = f.kind AND i.item = f.item AND i.code_table IS NOT NULL
    UNION ALL
    SELECT 1, v.field, v.field FROM (VALUES ('no_document_reason'), ('no_code_reason')) v(field)
    UNION ALL
    SELECT 2, i.item, i.code_table FROM ybss_registry.item i
    WHERE i.code_table IS NOT NULL AND i.active
      AND i.kind = CASE p_record_kind WHEN 'declaration' THEN 'person' WHEN 'address' THEN 'house' ELSE p_record_kind END
  ) q(position, field, code_table) ORDER BY q.field, q.position
$$;
COMMENT ON FUNCTION ybss_registry.coded_fields(text) IS
'Which fields of a list of this kind hold codes, and of which table: those of items with a code table, under the names that lists have for them. Stable: reads the catalogue. / 清单中取代码值的栏目及其代码表。';

CREATE OR REPLACE FUNCTION ybss_registry.coded_lines() RETURNS TABLE (line int, fields jsonb)
LANGUAGE plpgsql STABLE ROWS 10000
SET search_path = pg_catalog, ybss, pg_temp
SET enable_nestloop = off
SET enable_memoize = off -- no two lines are the same
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH kind AS (
    SELECT f.* FROM ybss_registry.intake_file i JOIN ybss_registry.source s USING (source)
    CROSS JOIN LATERAL ybss_registry.coded_fields(s.record_kind) f
    WHERE i.file_id = (SELECT w.file_id FROM pg_temp.ybss_work_line w LIMIT 1)
  ), said AS MATERIALIZED (
    SELECT l.line, k.field, k.code_table, x.value FROM pg_temp.ybss_work_line l
    CROSS JOIN LATERAL jsonb_each_text(l.fields) x(field, value) JOIN kind k ON k.field = x.field
    WHERE l.state = 'new'
  ), word AS MATERIALIZED (
    SELECT DISTINCT s.field, s.code_table, s.value FROM said s
  ), piece AS MATERIALIZED ( -- a house may have several hazards
    SELECT w.*, p.written, p.position FROM word w
    CROSS JOIN LATERAL pg_catalog.unnest(CASE w.field WHEN 'dangers' THEN pg_catalog.string_to_array(translate(w.value, '，,;；/ ', '、、、、、、'), '、')
      ELSE ARRAY[w.value] END) WITH ORDINALITY p(written, position)
  ), read AS MATERIALIZED (
    SELECT p.field, p.value, string_agg(c.code, '、' ORDER BY p.position) AS code FROM piece p
    JOIN ybss_registry.read_codes((SELECT pg_catalog.array_agg(q.code_table) FROM piece q), (SELECT pg_catalog.array_agg(q.written) FROM piece q)) c
      ON c.code_table = p.code_table AND c.written = p.written
    GROUP BY p.field, p.value HAVING bool_and(c.code IS NOT NULL)
  ), code AS (
    SELECT s.line, pg_catalog.jsonb_object_agg(s.field, r.code) AS codes FROM said s JOIN read r USING (field, value)
    WHERE r.code <> s.value GROUP BY s.line
  )
  SELECT l.line, CASE WHEN c.codes IS NULL THEN l.fields ELSE l.fields || c.codes END
  FROM pg_temp.ybss_work_line l LEFT JOIN code c USING (line)
  WHERE l.state = 'new';
END
$$;
COMMENT ON FUNCTION ybss_registry.coded_lines() IS
'The fields of the new lines in pg_temp.ybss_work_line with words of code tables turned into codes; what no table has, or has twice, stays as it came and is noted when items are stored. Stable: reads the work table and the code tables. / 将清单中的用语批量转换为代码。';
REVOKE ALL ON FUNCTION ybss_registry.coded_fields(text), ybss_registry.coded_lines() FROM PUBLIC;
