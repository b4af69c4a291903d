-- What people see of a line until they reveal it.

CREATE OR REPLACE FUNCTION ybss_registry.shown_fields(fields jsonb) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- What the source does not name may be a value that stands where a name should.
  SELECT pg_catalog.jsonb_object_agg(CASE WHEN f.unnamed THEN '?' || f.n ELSE f.key END,
    ybss.shown('line', CASE WHEN f.unnamed THEN '?' ELSE f.key END, f.value))
  FROM (SELECT e.key, e.value, starts_with(e.key, '?') AS unnamed, row_number() OVER (PARTITION BY starts_with(e.key, '?') ORDER BY e.n) AS n
    FROM jsonb_each_text(fields) WITH ORDINALITY e(key, value, n)) f
$$;
COMMENT ON FUNCTION ybss_registry.shown_fields(jsonb) IS
'The fields of a line as people see them: names and telephones with their ends, of a birth date the year, addresses and codes of places whole; of everything else only that there is something, of columns that the source does not name their number instead of the name. Stable: reads which masks there are. / 清单行各栏（脱敏）。';
REVOKE ALL ON FUNCTION ybss_registry.shown_fields(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.shown_fields(jsonb) TO ybss_operator;
