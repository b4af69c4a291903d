-- The words of a list's lines as codes, before anything else is read from them: once a word, not once a line.

CREATE OR REPLACE FUNCTION ybss_registry.coded_fields(p_record_kind text) RETURNS TABLE (field text, code_table text)
LANGUAGE plpgsql STABLE ROWS 30
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
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
  ) q(position, field, code_table) ORDER BY q.field, q.position;
END
$$;
COMMENT ON FUNCTION ybss_registry.coded_fields(text) IS
'Which fields of a list of this kind hold codes, and of which table: those of items with a code table, under the names that lists have for them. Stable: reads the catalogue. / 清单中取代码值的栏目及其代码表。';

CREATE OR REPLACE FUNCTION ybss_registry.codes_of_words() RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
SET enable_nestloop = off
AS $$
BEGIN
  RETURN (
    WITH word AS MATERIALIZED (
      SELECT DISTINCT k.field, k.code_table, w.fields->>k.field AS value
      FROM (SELECT c.* FROM ybss_registry.intake_file i JOIN ybss_registry.source s USING (source)
        CROSS JOIN LATERAL ybss_registry.coded_fields(s.record_kind) c
        WHERE i.file_id = (SELECT l.file_id FROM pg_temp.ybss_work_waiting l LIMIT 1)) k
      JOIN pg_temp.ybss_work_waiting w ON w.fields ? k.field
    ), piece AS MATERIALIZED ( -- a house may have several hazards
      SELECT w.*, p.written, p.position FROM word w
      CROSS JOIN LATERAL pg_catalog.unnest(CASE w.field WHEN 'dangers' THEN pg_catalog.string_to_array(translate(w.value, '，,;；/ ', '、、、、、、'), '、')
        ELSE ARRAY[w.value] END) WITH ORDINALITY p(written, position)
    ), read AS (
      SELECT p.field, p.value, string_agg(c.code, '、' ORDER BY p.position) AS code FROM piece p
      JOIN ybss_registry.read_codes((SELECT pg_catalog.array_agg(q.code_table) FROM piece q), (SELECT pg_catalog.array_agg(q.written) FROM piece q)) c
        ON c.code_table = p.code_table AND c.written = p.written
      GROUP BY p.field, p.value HAVING bool_and(c.code IS NOT NULL)
    )
    SELECT coalesce(pg_catalog.jsonb_object_agg(f.field, f.codes), '{}') FROM (
      SELECT r.field, pg_catalog.jsonb_object_agg(r.value, r.code) AS codes FROM read r WHERE r.code <> r.value GROUP BY r.field) f);
END
$$;
COMMENT ON FUNCTION ybss_registry.codes_of_words() IS
'Which words of the lines in pg_temp.ybss_work_waiting mean a code: by field, an object of words and codes, as ybss.line_values takes it. What no table has, or has twice, is not in it: it stays as it came and is noted when items are stored. Stable: reads the work table and the code tables. / 待读取清单行中各用语对应的代码。';
REVOKE ALL ON FUNCTION ybss_registry.coded_fields(text), ybss_registry.codes_of_words() FROM PUBLIC;
