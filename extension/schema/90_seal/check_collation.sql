-- Indexes on text that were made under another version of the collation.

CREATE OR REPLACE FUNCTION ybss_registry.broken_collation() RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT 'sorted', d.datname::text, NULL::bigint,
    format('indexes on text were made under version %s of collation %s, which is %s here: REINDEX DATABASE, then ALTER DATABASE %I REFRESH COLLATION VERSION',
      d.datcollversion, d.datcollate, coalesce(pg_database_collation_actual_version(d.oid), 'of no version'), d.datname),
    '文本索引按其他版本的排序规则建立，须重建索引。'
  FROM pg_database d
  WHERE d.datname = current_database() AND d.datcollversion IS NOT NULL AND d.datcollversion IS DISTINCT FROM pg_database_collation_actual_version(d.oid)
$$;
COMMENT ON FUNCTION ybss_registry.broken_collation() IS
'A row of check_registry() where the system''s library sorts otherwise than when the database''s indexes were made, as after pg_upgrade or a physical copy to a newer release: they may miss what they hold. Never so in C or C.UTF-8. Stable: reads the catalogue. / 排序规则版本与建索引时不一致。';
REVOKE ALL ON FUNCTION ybss_registry.broken_collation() FROM PUBLIC;
