-- What a registry has in its database and its cluster, and how each goes.

CREATE OR REPLACE FUNCTION ybss_registry.built_on_it() RETURNS TABLE (what text, name text, remove text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH own AS (SELECT n.oid FROM pg_namespace n WHERE n.nspname IN ('ybss', 'ybss_registry')),
  ours AS (
    SELECT 'pg_class'::regclass AS classid, c.oid FROM pg_class c JOIN own ON own.oid = c.relnamespace
    UNION ALL SELECT 'pg_proc'::regclass, p.oid FROM pg_proc p JOIN own ON own.oid = p.pronamespace
    UNION ALL SELECT 'pg_operator'::regclass, o.oid FROM pg_operator o JOIN own ON own.oid = o.oprnamespace
    UNION ALL SELECT 'pg_type'::regclass, t.oid FROM pg_type t JOIN own ON own.oid = t.typnamespace)
  SELECT 'view', c.oid::regclass::text, format('DROP %s IF EXISTS %s CASCADE', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END, c.oid::regclass)
  FROM pg_class c WHERE c.relkind IN ('v', 'm') AND c.relnamespace NOT IN (SELECT oid FROM own)
    AND EXISTS (SELECT FROM pg_rewrite r JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
      JOIN ours o ON o.classid = d.refclassid AND o.oid = d.refobjid WHERE r.ev_class = c.oid)
  UNION ALL
  SELECT 'routine', p.oid::regprocedure::text, format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure)
  FROM pg_proc p WHERE p.pronamespace NOT IN (SELECT oid FROM own)
    AND EXISTS (SELECT FROM pg_depend d JOIN ours o ON o.classid = d.refclassid AND o.oid = d.refobjid
      WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'n')
  UNION ALL
  -- The values of one's own tables stay, as text.
  SELECT 'column', format('%s.%I', c.oid::regclass, a.attname),
    format('ALTER TABLE %s ALTER COLUMN %I TYPE %s USING %2$I::%3$s', c.oid::regclass, a.attname, CASE WHEN t.typelem <> 0 AND t.typlen = -1 THEN 'text[]' ELSE 'text' END)
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  JOIN pg_type t ON t.oid = a.atttypid AND t.typnamespace IN (SELECT oid FROM own)
  WHERE c.relnamespace NOT IN (SELECT oid FROM own) AND a.attnum > 0 AND NOT a.attisdropped AND a.attinhcount = 0
    -- A session's work table goes with its owner.
    AND NOT (c.relpersistence = 't' AND pg_get_userbyid(c.relowner) = 'ybss_owner')
$$;
COMMENT ON FUNCTION ybss_registry.built_on_it() IS
'Views, routines and columns of other schemas that need the extension or its registry: DROP EXTENSION … CASCADE would take them. Stable: reads the catalogue. / 其他模式中依赖本扩展或登记库的视图、函数和列。';

CREATE OR REPLACE FUNCTION ybss_registry.roles_of_it() RETURNS TABLE (what text, name text, remove text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  -- A role that has rights in another database of the cluster belongs to the registry there, too.
  SELECT CASE WHEN e.elsewhere IS NULL THEN 'role' ELSE 'role that database ' || e.elsewhere || ' needs' END, r.rolname::text,
    CASE n WHEN 1 THEN format('DROP OWNED BY %I CASCADE', r.rolname) ELSE CASE WHEN e.elsewhere IS NULL THEN format('DROP ROLE %I', r.rolname) END END
  FROM generate_series(1, 2) n, pg_roles r
  CROSS JOIN LATERAL (SELECT string_agg(DISTINCT d.datname, ', ') AS elsewhere FROM pg_shdepend s JOIN pg_database d ON d.oid = s.dbid
    WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = r.oid AND d.datname <> current_database()) e
  WHERE r.rolname = ANY (ybss.registry_roles())
  ORDER BY n, r.rolname
$$;
COMMENT ON FUNCTION ybss_registry.roles_of_it() IS
'The registry''s roles that are there: their rights in this database go, then they, unless a registry in another database of the cluster has them. Stable: reads the catalogue. / 登记库角色及其去除方法；其他数据库仍在使用的保留。';

CREATE OR REPLACE FUNCTION ybss_registry.settings_of_it() RETURNS TABLE (what text, name text, remove text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT 'setting', concat_ws(' ', d.datname, r.rolname, o.name), format('ALTER %s %s %s',
    CASE WHEN r.rolname IS NULL THEN format('DATABASE %I', d.datname) ELSE format('ROLE %I', r.rolname) || coalesce(' IN DATABASE ' || quote_ident(d.datname), '') END,
    CASE WHEN o.stays = '' OR r.rolname IS NULL AND o.stays = coalesce(g.boot_val, '') THEN 'RESET' ELSE 'SET' END,
    o.name || CASE WHEN o.stays = '' OR r.rolname IS NULL AND o.stays = coalesce(g.boot_val, '') THEN '' ELSE ' = ' || o.stays END)
  FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole
  CROSS JOIN LATERAL (SELECT split_part(c, '=', 1) AS name, substr(c, strpos(c, '=') + 1) AS value FROM unnest(s.setconfig) c) c
  CROSS JOIN LATERAL (SELECT c.name, c.value, CASE WHEN c.name LIKE 'ybss.%' THEN ''
    ELSE btrim(regexp_replace(c.value, '(^|, *)("\$libdir/ybss"|\$libdir/ybss|"?ybss"?)(?=,|$)', '', 'g'), ', ') END AS stays) o
  LEFT JOIN pg_settings g ON g.name = o.name
  WHERE o.stays <> o.value AND (c.name LIKE 'ybss.%' OR c.name IN ('session_preload_libraries', 'search_path'))
    AND (d.datname = current_database()
      -- In all databases, where this registry is the last one.
      OR s.setdatabase = 0 AND NOT EXISTS (SELECT FROM ybss_registry.roles_of_it() o WHERE o.what <> 'role'))
$$;
COMMENT ON FUNCTION ybss_registry.settings_of_it() IS
'Settings of this database, and of roles in it, that name the extension, and how what else stands in them stays. Stable: reads the catalogue. / 本数据库及角色设置中涉及本扩展的内容。';

CREATE OR REPLACE FUNCTION ybss_registry.jobs_and_replication_of_it() RETURNS TABLE (what text, name text, remove text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF to_regclass('cron.job') IS NOT NULL THEN
    -- It also keeps what runs in other databases, where another registry may be.
    RETURN QUERY EXECUTE format('SELECT %L, j.command, %L || j.jobid || %L FROM %s j WHERE j.command LIKE %L AND j.database = current_database() ORDER BY j.jobid',
      'scheduled job', 'SELECT cron.unschedule(', ')', to_regclass('cron.job'), '%ybss%');
  END IF;
  RETURN QUERY SELECT 'subscription', s.subname::text, format('DROP SUBSCRIPTION %I', s.subname) FROM pg_subscription s
  WHERE EXISTS (SELECT FROM pg_subscription_rel r JOIN pg_class c ON c.oid = r.srrelid WHERE r.srsubid = s.oid AND c.relnamespace = 'ybss_registry'::regnamespace);
  RETURN QUERY SELECT 'publication', p.pubname::text, format('DROP PUBLICATION %I', p.pubname) FROM pg_publication p
  WHERE NOT p.puballtables AND EXISTS (SELECT FROM pg_publication_tables t WHERE t.pubname = p.pubname)
    AND NOT EXISTS (SELECT FROM pg_publication_tables t WHERE t.pubname = p.pubname AND t.schemaname <> 'ybss_registry');
END
$$;
COMMENT ON FUNCTION ybss_registry.jobs_and_replication_of_it() IS
'Jobs that pg_cron, where it is in this database, runs here; subscriptions and publications of the registry. Stable: reads the catalogue. / 定时作业、订阅与发布。';

CREATE OR REPLACE FUNCTION ybss.uninstall_plan() RETURNS TABLE (step bigint, what text, name text, remove text)
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH counters AS (SELECT string_agg(c::text, ', ' ORDER BY c::text) AS list FROM ybss.reading_counters() c)
  SELECT row_number() OVER (ORDER BY p.position, p.n), p.what, p.name, p.remove FROM (
    SELECT 1 AS position, row_number() OVER () AS n, b.* FROM ybss_registry.built_on_it() b
    UNION ALL SELECT 2, row_number() OVER (), 'copy of a list', format('large object %s: %s of %s', l.large_object, l.file_name, l.source), format('SELECT lo_unlink(%s)', l.large_object)
      FROM (SELECT DISTINCT ON (large_object) * FROM ybss.list_copies()) l
    UNION ALL SELECT 3, row_number() OVER (), j.* FROM ybss_registry.jobs_and_replication_of_it() j
    UNION ALL SELECT 4, 1, 'right of PUBLIC', 'functions of ybss.reading_counters()', format('GRANT EXECUTE ON FUNCTION %s TO PUBLIC', list) FROM counters
    UNION ALL SELECT 4, 2, 'right of pg_read_all_stats', 'functions of ybss.reading_counters()', format('REVOKE EXECUTE ON FUNCTION %s FROM pg_read_all_stats', list) FROM counters
    UNION ALL SELECT 5, row_number() OVER (), s.* FROM ybss_registry.settings_of_it() s
    UNION ALL SELECT 6, 1, 'schema', 'ybss_registry: all data of the district', 'DROP SCHEMA ybss_registry CASCADE'
    UNION ALL SELECT 6, 2, 'extension', 'ybss', 'DROP EXTENSION ybss CASCADE'
    UNION ALL SELECT 6, 3, 'schema', 'ybss', 'DROP SCHEMA IF EXISTS ybss CASCADE'
    UNION ALL SELECT 7, row_number() OVER (), r.* FROM ybss_registry.roles_of_it() r
    UNION ALL SELECT 8, row_number() OVER (), 'extension that came with it, and may serve others', e.extname::text, NULL
      FROM pg_extension e WHERE e.extname IN ('postgis', 'btree_gist')) p
$$;
COMMENT ON FUNCTION ybss.uninstall_plan() IS
'All that the extension and its registry have in this database and its cluster, in the order in which it goes, each with the statement that takes it away: what others built on it (views and routines go, columns become text), copies of lists, scheduled jobs, replication, rights taken from PUBLIC, settings, schemas, roles. Without a statement: what may serve others. Changes nothing; psql''s \gexec runs what it gives. Needs a superuser. Volatile: reads large objects. / 卸载计划：本扩展及登记库在数据库和集群中的全部内容及逐项去除语句；本身不作任何更改。';
REVOKE ALL ON FUNCTION ybss_registry.built_on_it(), ybss_registry.settings_of_it(), ybss_registry.roles_of_it(),
  ybss_registry.jobs_and_replication_of_it(), ybss.uninstall_plan() FROM PUBLIC;
