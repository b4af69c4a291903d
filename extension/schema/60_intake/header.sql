-- Which field each column of a list is, by the names that its header has.

CREATE OR REPLACE FUNCTION ybss_registry.known_headers(source text) RETURNS text[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT coalesce(pg_catalog.array_agg(c.header ORDER BY c.header COLLATE "C"), '{}') FROM ybss_registry.source_column c WHERE c.source = known_headers.source
$$;
COMMENT ON FUNCTION ybss_registry.known_headers(text) IS
'The names of columns that a source''s lists have, by which ybss.read_list(content, encoding, sheet, headers) finds the header; an empty array where none is written down. Stable: reads the source''s columns. / 来源已登记的栏目名。';

CREATE OR REPLACE FUNCTION ybss_registry.sheet_of(source text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$ SELECT coalesce((SELECT s.sheet FROM ybss_registry.source s WHERE s.source = sheet_of.source), '') $$;
COMMENT ON FUNCTION ybss_registry.sheet_of(text) IS
'The sheet of a workbook that is a source''s list, empty for the first visible one with rows. Stable: reads the source. / 来源对应的工作表。';

CREATE OR REPLACE FUNCTION ybss_registry.fields_of_header(source text, header text[]) RETURNS text[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH column_of_list AS (
    SELECT h.position, h.name, ybss.header_form(h.name) AS form, ybss.header_form(h.name, true) AS core
    FROM pg_catalog.unnest(header) WITH ORDINALITY h(name, position)
  ), column_of_source AS (
    SELECT c.field, c.header, ybss.header_form(c.header) AS form, ybss.header_form(c.header, true) AS core
    FROM ybss_registry.source_column c WHERE c.source = fields_of_header.source
  )
  SELECT pg_catalog.array_agg(coalesce(
    (SELECT c.field FROM column_of_source c WHERE c.header = btrim(l.name)),
    -- Written otherwise: stars, numbers, width, （必填）; a name that is two fields so is neither.
    (SELECT pg_catalog.min(c.field) FROM column_of_source c WHERE c.form = l.form AND l.form <> '' HAVING pg_catalog.count(DISTINCT c.field) = 1),
    -- Without anything in brackets, where that leaves no two columns alike.
    (SELECT pg_catalog.min(c.field) FROM column_of_source c WHERE c.core = l.core AND l.core <> ''
       AND NOT EXISTS (SELECT FROM column_of_list o WHERE o.core = l.core AND o.position <> l.position)
     HAVING pg_catalog.count(DISTINCT c.field) = 1),
    '?' || coalesce(nullif(btrim(l.name), ''), l.position::text)) ORDER BY l.position)
  FROM column_of_list l
$$;
COMMENT ON FUNCTION ybss_registry.fields_of_header(text, text[]) IS
'The fields that a list''s header names, a column each: by the name as the source writes it, else by its form (ybss.header_form), else without what stands in brackets where that is unambiguous. Two columns may be one field: the first filled one counts. An unknown column keeps its name behind a question mark, one without a name its number. Stable: reads the source''s columns. / 将清单表头转换为信息项。';
REVOKE ALL ON FUNCTION ybss_registry.known_headers(text), ybss_registry.sheet_of(text) FROM PUBLIC;
