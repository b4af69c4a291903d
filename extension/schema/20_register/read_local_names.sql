-- The district's names for everybody who may parse: names of streets are no secret.

CREATE OR REPLACE FUNCTION ybss.local_names()
RETURNS TABLE (kind text, name text, stands_for text, division bigint)
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT n.kind, n.name, n.stands_for,
    rpad(n.division::text, 12, '0')::bigint
  FROM ybss_registry.local_name n
$$;
COMMENT ON FUNCTION ybss.local_names() IS
'All names of the district, for parse_local(). Stable: reads the table. / 本区全部地名，供解析使用。';
REVOKE ALL ON FUNCTION ybss.local_names() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.local_names() TO ybss_reader, ybss_operator, ybss_auditor;
