-- What a program sends as one line: a JSON object of the list's own column names.

CREATE OR REPLACE FUNCTION ybss_registry.read_object(p_source text, p_said jsonb, OUT fields jsonb, OUT notes jsonb)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  WITH said AS (
    SELECT e.n, coalesce(c.field, '?' || e.key) AS field, CASE WHEN jsonb_typeof(e.value) IN ('object', 'array') THEN NULL
      ELSE nullif(btrim(e.value#>>'{}', E' \t\u00a0　'), '') END AS value, jsonb_typeof(e.value) IN ('object', 'array') AS nested
    FROM jsonb_each(p_said) WITH ORDINALITY e(key, value, n)
    LEFT JOIN ybss_registry.source_column c ON c.source = p_source AND c.header = btrim(e.key, E' \t\u00a0　')
  ), one AS ( -- of two columns of one field the first that is filled
    SELECT s.field, (pg_catalog.array_agg(s.value ORDER BY s.n) FILTER (WHERE s.value IS NOT NULL))[1] AS value,
      bool_or(s.nested) AS nested, pg_catalog.count(DISTINCT s.value) > 1 AS two
    FROM said s GROUP BY s.field
  )
  SELECT coalesce(pg_catalog.jsonb_object_agg(o.field, o.value) FILTER (WHERE o.value IS NOT NULL), '{}'),
    pg_catalog.jsonb_object_agg(o.field, CASE WHEN o.nested THEN 'nested_value' ELSE 'two_values' END) FILTER (WHERE o.nested OR o.two)
  INTO fields, notes FROM one o;
  fields := ybss_registry.coded(p_source, fields);
END
$$;
COMMENT ON FUNCTION ybss_registry.read_object(text, jsonb) IS
'The fields of a line that a program sends as an object of the list''s own column names: mapped, trimmed, the office''s words as codes; an unknown column keeps its name behind a question mark. notes: by field, what was left out of it, for review: nested_value, what is no text but an object or a list; two_values, another column of the same field. Null where none was. Stable: reads the source''s columns and words. / 将程序报送的对象转换为信息项。';

CREATE OR REPLACE FUNCTION ybss_registry.object_of(p_written text, p_said jsonb, OUT said jsonb, OUT fault text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF octet_length(p_written) > 1048576 THEN
    fault := 'line_too_long';
    RETURN;
  END IF;
  BEGIN
    said := coalesce(p_said, p_written::jsonb);
  EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    -- No JSON, a character that no text holds (\u0000), or nested beyond what is read.
    fault := 'not_json';
    RETURN;
  END;
  IF jsonb_typeof(said) IS DISTINCT FROM 'object' THEN
    fault := 'not_an_object';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.object_of(text, jsonb) IS
'What a program sent as the JSON object of a line (as text, or read already), or what is wrong with it: line_too_long (more than a megabyte), not_json, not_an_object; null is no object. Stable: tries in a subtransaction. / 解析一行的 JSON 文本。';
REVOKE ALL ON FUNCTION ybss_registry.read_object(text, jsonb), ybss_registry.object_of(text, jsonb) FROM PUBLIC;
