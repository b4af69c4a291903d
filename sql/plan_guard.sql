-- What plans and counters tell: nothing to whom row security binds.
-- (names are shown with their schema)
SET search_path = public;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
\set VERBOSITY terse
CREATE FUNCTION pg_temp.in_words() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_count bigint;
BEGIN
  SELECT count(*) INTO v_count FROM ybss_registry.sheep;
  RETURN v_count;
END $$;
CREATE FUNCTION pg_temp.inlined() RETURNS SETOF int STABLE LANGUAGE sql AS 'SELECT sheep_id FROM ybss_registry.sheep';
CREATE FUNCTION pg_temp.next_of(pointer refcursor) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_id int;
BEGIN
  FETCH pointer INTO v_id;
  RETURN v_id;
END $$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pg_temp TO PUBLIC;
GRANT USAGE ON SCHEMA ybss_registry TO regress_stranger;
GRANT SELECT ON ybss_registry.sheep TO regress_stranger;
-- every form, over a table, a view, a partition, functions: as an operator who sees a part of the rows
SET ROLE regress_operator;
PREPARE one (int) AS SELECT name FROM ybss_registry.sheep WHERE sheep_id = $1;
EXPLAIN SELECT FROM ybss_registry.sheep WHERE sheep_id < 10;
EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) SELECT FROM ybss_registry.sheep WHERE sheep_id < 10;
EXPLAIN (FORMAT JSON) SELECT FROM ybss_registry.sheep;
EXPLAIN (FORMAT XML) SELECT FROM ybss_registry.sheep;
EXPLAIN (FORMAT YAML) SELECT FROM ybss_registry.sheep;
EXPLAIN (COSTS OFF) SELECT FROM ybss_registry.sheep WHERE false;
EXPLAIN SELECT FROM generate_series(1, 2) s LEFT JOIN ybss_registry.sheep ON false;
EXPLAIN SELECT FROM pg_class WHERE EXISTS (SELECT FROM ybss_registry.sheep);
EXPLAIN EXECUTE one (1);
EXPLAIN ANALYZE EXECUTE one (1);
SET plan_cache_mode = force_generic_plan;
EXPLAIN EXECUTE one (1);
RESET plan_cache_mode;
EXPLAIN CREATE TEMP TABLE copied AS SELECT * FROM ybss_registry.sheep;
EXPLAIN ANALYZE CREATE TEMP TABLE copied AS EXECUTE one (1);
EXPLAIN DECLARE pointer CURSOR FOR SELECT * FROM ybss_registry.sheep;
EXPLAIN INSERT INTO ybss_registry.sheep VALUES (520399, 5001, '520399001002003', '羊');
EXPLAIN ANALYZE DELETE FROM ybss_registry.sheep WHERE sheep_id = 1000;
EXPLAIN SELECT FROM ybss_registry.intake_line_default;
EXPLAIN SELECT FROM ybss_registry.document_kind;
EXPLAIN SELECT * FROM pg_temp.inlined();
EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM pg_temp.in_words();
DO $$ DECLARE v_plan json; BEGIN
  EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM ybss_registry.sheep' INTO v_plan;
  RAISE NOTICE '%', v_plan;
END $$;
BEGIN;
DECLARE pointer CURSOR FOR SELECT sheep_id FROM ybss_registry.sheep;
EXPLAIN (ANALYZE, BUFFERS) SELECT pg_temp.next_of('pointer');
ROLLBACK;
-- what does not reach the registry is nobody's concern
EXPLAIN (COSTS OFF) SELECT FROM pg_catalog.pg_am WHERE oid = 403;
EXPLAIN (COSTS OFF) SELECT ybss.mask_name('羊');
-- through a view as a reader, as a stranger, with a ticket, with one that does not hold
SET ROLE regress_worker;
EXPLAIN SELECT * FROM ybss.flock;
SET ROLE regress_stranger;
EXPLAIN SELECT FROM ybss_registry.sheep;
RESET ROLE;
SELECT ybss.issue_ticket(9002, 'regress_pooler') AS clerk \gset
SET ROLE regress_pooler;
BEGIN;
SELECT set_config('ybss.ticket', :'clerk', true) \g /dev/null
EXPLAIN SELECT * FROM ybss.flock;
ROLLBACK;
SET ybss.ticket = :'clerk';
EXPLAIN SELECT * FROM ybss.flock;
RESET ybss.ticket;
-- a table of the district's own, elsewhere, under the same policy
RESET ROLE;
CREATE TABLE public.regress_goat (grid ybss.grid_code);
SELECT ybss.protect_table('public.regress_goat') \g /dev/null
SET ROLE regress_operator;
EXPLAIN SELECT FROM public.regress_goat;
RESET ROLE;
DROP TABLE public.regress_goat;
-- a plan asked for as a message of the log does not reach the client
SET ROLE regress_operator;
SET debug_print_plan = on;
SET debug_print_rewritten = on;
SET trace_sort = on;
SET client_min_messages = log;
SELECT count(*) FROM ybss_registry.sheep WHERE sheep_id < 100;
SELECT name FROM ybss_registry.sheep ORDER BY name DESC LIMIT 1;
RESET ALL;
\set VERBOSITY terse
-- nor one that the server logs of every statement; and a statement that is only logged is not refused
RESET ROLE;
LOAD 'auto_explain';
SET auto_explain.log_analyze = on;
SET auto_explain.log_min_duration = 0;
SET ROLE regress_operator;
SET client_min_messages = log;
SELECT count(*) FROM ybss_registry.sheep WHERE sheep_id < 100;
DO $$ BEGIN RAISE LOG 'for the log'; RAISE NOTICE 'for the client'; END $$;
\c -
SET search_path = public;
\set VERBOSITY terse
-- whom it was granted to, and who sees all rows anyway (servers since 18 find sheep_id = 1
-- by skipping through the primary key)
RESET ROLE;
UPDATE ybss_registry.member SET may_explain = true WHERE member_id IN (9001, 9002);
SET ROLE regress_worker;
EXPLAIN (COSTS OFF) SELECT FROM ybss.flock WHERE sheep_id <> 1;
SET ROLE regress_pooler;
BEGIN;
SELECT set_config('ybss.ticket', :'clerk', true) \g /dev/null
EXPLAIN (COSTS OFF) SELECT FROM ybss.flock WHERE sheep_id <> 1;
ROLLBACK;
EXPLAIN (COSTS OFF) SELECT FROM ybss.flock WHERE sheep_id <> 1;
RESET ROLE;
UPDATE ybss_registry.member SET may_explain = false WHERE member_id IN (9001, 9002);
EXPLAIN (COSTS OFF) SELECT FROM ybss.flock WHERE sheep_id <> 1;
-- also the first statement of a session, before anything of ours was called
\c -reuse-previous=on "options='-c role=regress_operator'"
EXPLAIN ANALYZE SELECT FROM ybss_registry.document_kind;
-- a library that planning alone brings in is late for the statement, not for the plan
\c -reuse-previous=on "options='-c session_preload_libraries='"
SET ROLE regress_operator;
EXPLAIN ANALYZE SELECT FROM ybss_registry.sheep WHERE sheep_id < 10;
\c -reuse-previous=on "options=''"
SET search_path = public;
\set VERBOSITY terse
-- what counts reading is for whoever watches the server
SELECT count(*) > 30 AS counters, count(*) FILTER (WHERE has_function_privilege('public', c, 'EXECUTE')) AS open,
  bool_and(has_function_privilege('pg_monitor', c, 'EXECUTE')) AS watched FROM ybss.reading_counters() c;
SET ROLE regress_operator;
BEGIN ISOLATION LEVEL SERIALIZABLE;
SELECT count(*) FROM ybss_registry.sheep WHERE district = 520399 AND sheep_id = 2000;
SAVEPOINT a;
SELECT pg_stat_get_xact_tuples_fetched('ybss_registry.sheep'::regclass);
ROLLBACK TO a;
SELECT idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'sheep';
ROLLBACK TO a;
SELECT idx_blks_hit FROM pg_statio_user_tables WHERE relname = 'sheep';
ROLLBACK TO a;
SELECT tup_fetched, blks_hit FROM pg_stat_database WHERE datname = current_database();
ROLLBACK TO a;
SELECT page, tuple FROM pg_locks WHERE mode = 'SIReadLock';
ROLLBACK TO a;
SELECT generic_plans FROM pg_prepared_statements;
ROLLBACK TO a;
SELECT public._postgis_stats('ybss_registry.address', 'position');
ROLLBACK TO a;
SELECT public.st_estimatedextent('ybss_registry', 'address', 'position');
ROLLBACK;
SELECT count(*) FROM pg_stats WHERE tablename = 'sheep';
SELECT ybss.guard_plans();
RESET ROLE;
-- each place where the guard is not in place is named, in the checker too
CREATE FUNCTION pg_temp.unguarded() RETURNS TABLE (target text, what text, chinese text) LANGUAGE sql AS $$
  SELECT regexp_replace(u.target, '^' || current_database() || '$', 'database'), u.what, u.chinese FROM ybss.unguarded_plans() u $$;
SELECT * FROM pg_temp.unguarded();
BEGIN;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET session_preload_libraries', current_database()); END $$;
ALTER ROLE regress_worker SET session_preload_libraries = 'auto_explain';
ALTER ROLE regress_clerk SET session_preload_libraries = 'auto_explain, ybss';
GRANT SET ON PARAMETER session_preload_libraries TO regress_town;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_lock_status() TO PUBLIC;
SET LOCAL log_min_messages = panic;
SELECT * FROM pg_temp.unguarded();
SELECT count(*) FROM ybss.check_registry() WHERE rule = 'plans';
ROLLBACK;
BEGIN;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET session_preload_libraries = auto_explain, "$libdir/x y"', current_database()); END $$;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_stat_get_live_tuples(oid) TO PUBLIC;
SELECT count(*) FROM pg_temp.unguarded();
SELECT ybss.guard_plans();
SELECT ybss.guard_plans();
SELECT setting FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase AND d.datname = current_database()
CROSS JOIN unnest(s.setconfig) setting WHERE s.setrole = 0 AND setting LIKE 'session%';
SELECT * FROM pg_temp.unguarded();
ROLLBACK;
SELECT * FROM pg_temp.unguarded();
-- a counter that came later is found, and closed by calling again
BEGIN;
CREATE EXTENSION pg_stat_statements;
SELECT target FROM ybss.unguarded_plans();
SELECT ybss.guard_plans() \g /dev/null
SELECT target FROM ybss.unguarded_plans();
SET LOCAL ROLE regress_operator;
SELECT rows, shared_blks_hit FROM pg_stat_statements LIMIT 1;
ROLLBACK;
-- Nothing opens where every restrictive policy is lost, as behind an engine that drops them.
CREATE FUNCTION pg_temp.seen() RETURNS TABLE (name regclass, rows bigint) LANGUAGE plpgsql AS $$
DECLARE v_table regclass;
BEGIN
  FOR v_table IN SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p')
    AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1 LOOP
    name := v_table;
    EXECUTE format('SELECT count(*) FROM %s', v_table) INTO rows;
    RETURN NEXT;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION pg_temp.seen() TO PUBLIC;
SET ROLE regress_operator;
CREATE TEMP TABLE before AS SELECT * FROM pg_temp.seen();
SET ROLE ybss_owner;
CREATE TEMP TABLE owner_before AS SELECT * FROM pg_temp.seen();
RESET ROLE;
BEGIN;
DO $$ DECLARE v_policy record; BEGIN
  FOR v_policy IN SELECT polname, polrelid::regclass AS name FROM pg_policy WHERE NOT polpermissive LOOP
    EXECUTE format('DROP POLICY %I ON %s', v_policy.polname, v_policy.name);
  END LOOP;
END $$;
SET LOCAL ROLE regress_operator;
SELECT * FROM (SELECT name, rows FROM pg_temp.seen()) now EXCEPT SELECT * FROM before;
SELECT rows FROM pg_temp.seen() WHERE name = 'ybss_registry.sheep'::regclass;
UPDATE ybss_registry.sheep SET name = '羊羊' WHERE sheep_id = 1500 RETURNING 1;
SAVEPOINT a;
INSERT INTO ybss_registry.sheep VALUES (520399, 5002, '520399002002003', '羊');
ROLLBACK TO a;
SET LOCAL ROLE ybss_owner;
SELECT * FROM (SELECT name, rows FROM pg_temp.seen()) now EXCEPT SELECT * FROM owner_before;
ROLLBACK;
REVOKE ALL ON ybss_registry.sheep FROM regress_stranger;
REVOKE ALL ON SCHEMA ybss_registry FROM regress_stranger;
