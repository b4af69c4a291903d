-- What tells of rows that row security hides: plans, and the server's counters of
-- what a statement read. The library refuses plans; here it is brought into every
-- session, and the counters are taken from PUBLIC.

CREATE FUNCTION ybss.reading_counters() RETURNS SETOF regprocedure
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT p.oid::regprocedure
  FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang AND l.lanname IN ('c', 'internal')
  WHERE p.pronamespace = 'pg_catalog'::regnamespace AND (
      p.proname ~ '^pg_stat_get_(xact_)?((tuples|blocks|function|db_tuples|db_blocks|db_blk)_\w+|numscans|lastscan|live_tuples|dead_tuples)$'
      OR p.proname ~ '^pg_stat_get_(mod_since_analyze|ins_since_vacuum|io|backend_io|slru)$'
      OR p.proname IN ('pg_lock_status', 'pg_prepared_statement'))
    OR p.proname ~ '^(_postgis_(stats|selectivity|join_selectivity|index_extent)|st_estimatedextent|pg_stat_statements)$'
  ORDER BY 1
$$;
COMMENT ON FUNCTION ybss.reading_counters() IS
'The functions of this database that count what a statement read, or tell what statistics expect, hidden rows included: pg_stat_get_xact_tuples_fetched and its like behind pg_stat_user_tables, pg_statio_user_tables and pg_stat_database, predicate locks in pg_locks, plans chosen in pg_prepared_statements, PostGIS''s statistics, pg_stat_statements. Stable: reads the catalogue. / 会透露被隐藏行的统计类函数。';
REVOKE ALL ON FUNCTION ybss.reading_counters() FROM PUBLIC;

CREATE FUNCTION ybss.guard_plans() RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_before text := current_setting('session_preload_libraries');
  v_libraries text;
  v_counter regprocedure;
BEGIN
  -- The database's own value hides the server's, so it begins with that.
  v_libraries := btrim(coalesce(
    (SELECT substr(o.setting, 27) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase, unnest(s.setconfig) o (setting)
     WHERE d.datname = current_database() AND s.setrole = 0 AND o.setting LIKE 'session\_preload\_libraries=%'),
    (SELECT s.reset_val FROM pg_settings s WHERE s.name = 'session_preload_libraries' AND s.source = 'command line'),
    (SELECT f.setting FROM pg_file_settings f WHERE f.name = 'session_preload_libraries' AND f.applied ORDER BY f.seqno DESC LIMIT 1), ''));
  IF v_libraries !~ '(^|[,/" ])ybss("|,| |$)' THEN
    PERFORM set_config('session_preload_libraries', concat_ws(', ', nullif(v_libraries, ''), '"$libdir/ybss"'), true);
    EXECUTE format('ALTER DATABASE %I SET session_preload_libraries FROM CURRENT', current_database());
    PERFORM set_config('session_preload_libraries', v_before, true);
  END IF;
  FOR v_counter IN SELECT c FROM ybss.reading_counters() c LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', v_counter);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO pg_read_all_stats, ybss_owner', v_counter);
  END LOOP;
  RETURN 'new sessions load ybss, counters of what is read are closed to PUBLIC';
END
$$;
COMMENT ON FUNCTION ybss.guard_plans() IS
'Sets session_preload_libraries for this database, so that the library judges a session''s first statement too, behind what stands there; takes the functions of reading_counters() from PUBLIC and gives them to pg_read_all_stats (thus pg_monitor) and ybss_owner. create_registry() and upgrade_registry() call it. Call it yourself after a restore without --create, which carries no setting of the database, and after an extension that counts was added; sessions that were open before stay as they are until they reconnect. Needs a superuser. Returns a sentence. Volatile: changes a setting of the database and rights. / 为本数据库设置会话预加载，并收回 PUBLIC 对统计类函数的权限；恢复数据库后须再次调用。';
REVOKE ALL ON FUNCTION ybss.guard_plans() FROM PUBLIC;

CREATE FUNCTION ybss.unguarded_plans() RETURNS TABLE (target text, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH preloaded AS (
    SELECT DISTINCT ON (s.setrole) s.setrole AS role,
      EXISTS (SELECT FROM unnest(s.setconfig) o (setting) WHERE o.setting ~ '^session_preload_libraries=(.*[,/" ])?ybss("|,| |$)') AS loads
    FROM pg_db_role_setting s
    WHERE s.setdatabase IN (0, (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))
      AND (s.setrole <> 0 OR s.setdatabase <> 0) AND array_to_string(s.setconfig, E'\n') ~ '(^|\n)session_preload_libraries='
    ORDER BY s.setrole, s.setdatabase DESC)
  SELECT current_database()::text, 'sessions of this database do not begin with ybss loaded: SELECT ybss.guard_plans()',
    '会话未预加载 ybss：请执行 ybss.guard_plans()。'
  WHERE NOT EXISTS (SELECT FROM preloaded p WHERE p.role = 0 AND p.loads)
  UNION ALL
  SELECT r.rolname, 'the role''s own session_preload_libraries leaves ybss out', '该角色的会话预加载设置未包含 ybss。'
  FROM preloaded p JOIN pg_roles r ON r.oid = p.role
  WHERE NOT p.loads AND NOT r.rolsuper AND NOT r.rolbypassrls
  UNION ALL
  SELECT CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee)::text END,
    'may set session_preload_libraries, and so begin a session without ybss', '可自行更改会话预加载设置。'
  FROM pg_parameter_acl c, aclexplode(c.paracl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
  WHERE c.parname = 'session_preload_libraries' AND a.privilege_type = 'SET' AND NOT coalesce(r.rolsuper OR r.rolbypassrls, false)
  UNION ALL
  SELECT c::text, 'everybody may ask it what a statement read, hidden rows included: SELECT ybss.guard_plans()',
    '统计类函数对所有人开放：请执行 ybss.guard_plans()。'
  FROM ybss.reading_counters() c WHERE has_function_privilege('public', c, 'EXECUTE')
  UNION ALL
  SELECT s.name, 'with this value plans go to clients that ask for messages', '该设置会把执行计划发送给客户端。'
  FROM pg_settings s
  WHERE s.name = 'log_min_messages' AND s.setting IN ('fatal', 'panic') OR s.name = 'auto_explain.log_level' AND s.setting <> 'log'
$$;
COMMENT ON FUNCTION ybss.unguarded_plans() IS
'Where plans or counters may tell of hidden rows: a database or role whose sessions begin without the library, a role that may set that itself, a function of reading_counters() open to PUBLIC, a setting that sends logged plans to clients. One row each: what it is about, English, Chinese; none when all is well. check_registry() includes them. Stable: reads catalogue and settings. / 计划与统计防护的检查结果，无记录表示正常。';
REVOKE ALL ON FUNCTION ybss.unguarded_plans() FROM PUBLIC;
