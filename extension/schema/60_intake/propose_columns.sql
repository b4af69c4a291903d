-- Which field the columns of a list are likely to be, where the source does not say so yet.

CREATE OR REPLACE FUNCTION ybss_registry.value_shape(p_values text[]) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Four of five values decide, right or wrong by their check digit; few values decide nothing.
  SELECT s.shape FROM (
    SELECT count(*) AS filled, count(*) FILTER (WHERE btrim(v.value) ~ '^([0-9]{17}[0-9Xx]|[1-9][.][0-9]{1,16}E[+]17)$') AS ids,
      count(*) FILTER (WHERE btrim(v.value) ~ '^[1-9A-Z][0-9A-Z]{17}$' AND v.value ~ '[A-Z]..') AS codes, count(*) FILTER (WHERE ybss.try_phone(v.value) IS NOT NULL) AS phones,
      count(*) FILTER (WHERE ybss.try_date(v.value) IS NOT NULL) AS dates, count(*) FILTER (WHERE v.value ~ '(路|巷|村|组|号|幢|栋|室)' AND char_length(v.value) > 6) AS addresses
    FROM pg_catalog.unnest(p_values) v(value) WHERE btrim(v.value, E' \t　') <> '') c
  CROSS JOIN LATERAL (VALUES (1, 'citizen_id', c.ids), (2, 'credit_code', c.codes), (3, 'date', c.dates), (4, 'phone', c.phones), (5, 'address', c.addresses)) s(position, shape, count)
  WHERE c.filled >= 3 AND s.count * 5 >= c.filled * 4 ORDER BY s.position LIMIT 1
$$;
COMMENT ON FUNCTION ybss_registry.value_shape(text[]) IS
'What values look like: citizen_id, credit_code, phone, date or address where four of five do, else null. Stable: reads the district''s codes. / 取值看起来是什么。';

CREATE OR REPLACE FUNCTION ybss_registry.words_of_header(p_record_kind text, p_name text) RETURNS text[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- By its form, else without what stands in brackets.
  SELECT coalesce(nullif(pg_catalog.array_agg(DISTINCT w.field ORDER BY w.field) FILTER (WHERE ybss.header_form(w.header) = ybss.header_form(p_name)), '{}'),
    pg_catalog.array_agg(DISTINCT w.field ORDER BY w.field), '{}')
  FROM ybss_registry.header_word w
  WHERE w.record_kind = p_record_kind AND ybss.header_form(w.header, true) = ybss.header_form(p_name, true) AND ybss.header_form(p_name, true) <> ''
    AND w.field = ANY (ybss_registry.list_fields(p_record_kind))
$$;
COMMENT ON FUNCTION ybss_registry.words_of_header(text, text) IS
'The fields that a column of this name may be in a list of this kind, by ybss_registry.header_word. Stable: reads these words. / 按常见叫法推断栏目。';

CREATE OR REPLACE FUNCTION ybss_registry.propose_columns(p_source text, p_record_kind text, p_names text[], p_rows jsonb)
RETURNS TABLE ("position" int, header text, field text, state text, note text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH named AS (
    SELECT n.position::int, btrim(n.name, E' \t\r\n　') AS name, f.field AS mapped, ybss_registry.words_of_header(p_record_kind, n.name) AS words,
      ybss_registry.value_shape(ARRAY(SELECT r->>(n.position::int - 1) FROM jsonb_array_elements(p_rows) r)) AS shape
    FROM ROWS FROM (pg_catalog.unnest(p_names), pg_catalog.unnest(ybss_registry.fields_of_header(p_source, p_names))) WITH ORDINALITY n(name, mapped, position)
    CROSS JOIN LATERAL (SELECT CASE WHEN n.mapped NOT LIKE '?%' THEN n.mapped END AS field) f
  ), proposed AS (
    SELECT n.*, coalesce(n.mapped, CASE
      WHEN pg_catalog.cardinality(n.words) = 1 THEN n.words[1]
      WHEN n.words @> '{citizen_id}' THEN CASE n.shape WHEN 'citizen_id' THEN 'citizen_id' END
      WHEN pg_catalog.cardinality(n.words) = 0 AND n.name <> '' AND n.shape <> 'date' THEN (SELECT n.shape WHERE n.shape = ANY (ybss_registry.list_fields(p_record_kind))) END) AS field
    FROM named n
  )
  SELECT p.position, p.name, p.field,
    CASE WHEN p.mapped IS NOT NULL THEN 'mapped' WHEN p.field IS NOT NULL THEN 'proposed' WHEN pg_catalog.cardinality(p.words) > 1 THEN 'ambiguous' ELSE 'unknown' END,
    nullif(pg_catalog.concat_ws('; ',
      CASE WHEN p.field IS NOT NULL AND p.mapped IS NULL AND pg_catalog.cardinality(p.words) = 0 THEN 'by its values / 按取值推断' END,
      CASE WHEN p.field IS NULL AND pg_catalog.cardinality(p.words) > 1 THEN pg_catalog.format('may be %s / 可能是 %1$s', pg_catalog.array_to_string(p.words, ', ')) END,
      CASE WHEN p.shape IS NOT NULL AND (p.field IS NULL OR p.field IN ('citizen_id', 'credit_code', 'phone', 'name', 'unit_name', 'birth_date', 'said_on')
             AND p.shape <> CASE WHEN p.field IN ('birth_date', 'said_on') THEN 'date' ELSE p.field END)
        THEN pg_catalog.format('the values look like %s / 取值像是 %1$s', p.shape) END,
      CASE WHEN p.position > pg_catalog.min(p.position) OVER (PARTITION BY p.field) AND p.field IS NOT NULL
        THEN 'a second column of this field: the first filled one counts / 同一栏目的另一列，以先填写者为准' END), '')
  FROM proposed p ORDER BY p.position
$$;
COMMENT ON FUNCTION ybss_registry.propose_columns(text, text, text[], jsonb) IS
'For each column of a list the field that it is (mapped, by the source''s columns), or is likely to be (proposed: by the words that offices use for it, where these mean several fields by its values, else by its values alone), ambiguous or unknown. Takes the names and some rows of cells. Stable: reads the source''s columns and the words. / 推断清单各列对应的栏目。';
REVOKE ALL ON FUNCTION ybss_registry.value_shape(text[]), ybss_registry.words_of_header(text, text), ybss_registry.propose_columns(text, text, text[], jsonb) FROM PUBLIC;
