-- The version of the extension as SQL sees it.

CREATE FUNCTION ybss.version() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT extversion FROM pg_catalog.pg_extension WHERE extname = 'ybss'
$$;
COMMENT ON FUNCTION ybss.version() IS
'Version of the installed extension. Stable: reads the catalogue. / 已安装扩展的版本号。';
