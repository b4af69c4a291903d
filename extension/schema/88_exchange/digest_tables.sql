-- Do two servers hold the same rows? One line a table, to be compared.

CREATE OR REPLACE FUNCTION ybss.digest_tables(district integer DEFAULT NULL) RETURNS TABLE (target text, rows bigint, digest text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_table record;
BEGIN
  IF row_security_active('ybss_registry.person') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH06', MESSAGE = 'only a role that sees every row can check the registry',
      DETAIL = '检查全库须使用不受行级安全限制的角色。', HINT = 'Call it as a superuser or as a role with BYPASSRLS.';
  END IF;
  FOR v_table IN
    SELECT c.oid::regclass AS id, c.relname, ARRAY(SELECT a.attname::text FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attname COLLATE "C") AS columns
    FROM pg_class c
    WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND (digest_tables.district IS NULL OR c.oid IN (SELECT t FROM ybss_registry.feed_tables() t))
    ORDER BY c.relname COLLATE "C"
  LOOP
    target := v_table.relname;
    -- A row counts once: its key is in it. So neither order nor memory matters.
    EXECUTE pg_catalog.format('SELECT count(*), pg_catalog.lpad(pg_catalog.to_hex(coalesce(pg_catalog.bit_xor((''x'' || pg_catalog.encode(pg_catalog.substr(ybss.digest_of(t, $1), 1, 8), ''hex''))::bit(64)::bigint), 0)), 16, ''0'') FROM %s t%s',
      v_table.id, CASE WHEN digest_tables.district IS NOT NULL THEN ' WHERE t.district = $2' ELSE '' END)
    INTO rows, digest USING v_table.columns, digest_tables.district;
    RETURN NEXT;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss.digest_tables(integer) IS
'Each table of the registry with its number of rows and a digest over all of them, the same on every server, version and order of rows that hold the same: to be compared before and after a dump, a move to a newer server, a copy. With district, of what a district feeds a city, its rows only: the same at home and in the city when nothing is on its way. What the server works out of other columns is left out. Raises YBH06 for a role that row security binds. Stable: reads tables. / 各表行数与摘要，用于迁移或汇聚前后核对。';
REVOKE ALL ON FUNCTION ybss.digest_tables(integer) FROM PUBLIC;
