-- Row security: who sees which sheep, by which plan, and what stays hidden.
-- (names are shown with their schema)
SET search_path = public;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
-- everybody their own count; the superuser all
SELECT count(*) FROM ybss.flock;
SET ROLE regress_worker;
SELECT count(*) FROM ybss.flock;
SET ROLE regress_clerk;
SELECT count(*) FROM ybss.flock;
SET ROLE regress_town;
SELECT count(*) FROM ybss.flock;
SET ROLE regress_district;
SELECT count(*) FROM ybss.flock;
SET ROLE regress_stranger;
SELECT count(*) FROM ybss.flock;
SELECT ybss.scope_low()::bigint >= ybss.scope_high()::bigint AS empty, ybss.in_scope('520399'), ybss.current_member();
-- the owner is bound like everybody else, and people have no right to the table
SET ROLE ybss_owner;
SELECT count(*) FROM ybss_registry.sheep;
SET ROLE regress_district;
SELECT count(*) FROM ybss_registry.sheep;
-- three communities that do not touch: nothing of what lies between them, nothing of their parents
SET ROLE regress_clerk;
SELECT ybss.grid_truncate(grid, 3) AS community, count(*) FROM ybss.flock GROUP BY 1 ORDER BY 1;
SELECT count(*) FROM ybss.flock WHERE ybss.grid_level(grid) < 3;
SELECT code, ybss.in_scope(code::ybss.grid_code)
FROM unnest('{520399,520399001,520399001001,520399001001010,520399001002,520399001002001,520399001003001,520399001004,520399003001010,520399003002001,520399003003}'::text[]) code;
-- the index narrows, the exact check follows; plans are shown to members who were granted that
RESET ROLE;
UPDATE ybss_registry.member SET may_explain = true WHERE member_id BETWEEN 9001 AND 9010;
SET ROLE regress_clerk;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM ybss.flock;
RESET enable_seqscan;
RESET enable_bitmapscan;
-- the estimate comes from the scope of whoever plans: 10, 301 and 502 rows of 2003
CREATE FUNCTION pg_temp.estimate(query text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  v_plan json;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO v_plan;
  RETURN (v_plan -> 0 -> 'Plan' ->> 'Plan Rows')::int;
END
$$;
GRANT EXECUTE ON FUNCTION pg_temp.estimate(text) TO PUBLIC;
SELECT pg_temp.estimate('SELECT * FROM ybss.flock') BETWEEN 250 AND 400 AS clerk;
SET ROLE regress_worker;
SELECT pg_temp.estimate('SELECT * FROM ybss.flock') BETWEEN 1 AND 40 AS worker;
SET ROLE regress_town;
SELECT pg_temp.estimate('SELECT * FROM ybss.flock') BETWEEN 400 AND 600 AS town;
RESET ROLE;
-- one kept plan, two members on one connection
SELECT ybss.issue_ticket(9002, 'regress_pooler') AS clerk, ybss.issue_ticket(9001, 'regress_pooler') AS worker \gset
SET ROLE regress_pooler;
SET plan_cache_mode = force_generic_plan;
PREPARE count_flock AS SELECT count(*), min(sheep_id), max(sheep_id) FROM ybss.flock;
BEGIN;
SELECT set_config('ybss.ticket', :'clerk', true);
EXECUTE count_flock;
COMMIT;
BEGIN;
SELECT set_config('ybss.ticket', :'worker', true);
EXECUTE count_flock;
COMMIT;
EXECUTE count_flock;
RESET ROLE;
SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE name = 'count_flock';
DEALLOCATE count_flock;
RESET plan_cache_mode;
-- a function that tells what it is given, cheaper than the policy, sees no hidden row
SET ROLE regress_worker;
CREATE FUNCTION pg_temp.tell(grid ybss.grid_code, text) RETURNS boolean LANGUAGE plpgsql COST 0.000001 AS $$
BEGIN
  IF grid::text <> '520399001001001' THEN
    RAISE NOTICE 'saw a row of %', grid;
  END IF;
  RETURN true;
END
$$;
SELECT count(*) FROM ybss.flock WHERE pg_temp.tell(grid, name);
SELECT count(*) FROM ybss.flock WHERE sheep_id = 1000 AND 1 / (sheep_id - 1000) > 0;
RESET ROLE;
-- parallel workers are the same member, by role, by ticket and by login
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET min_parallel_index_scan_size = 0;
SET parallel_leader_participation = off;
SET enable_indexscan = off;
SET enable_indexonlyscan = off;
SET enable_bitmapscan = off;
SET max_parallel_workers_per_gather = 2;
SET ROLE regress_clerk;
EXPLAIN (COSTS OFF) SELECT count(*) FROM ybss.flock;
SELECT count(*) FROM ybss.flock;
SET ROLE regress_stranger;
SELECT count(*) FROM ybss.flock;
SET ROLE regress_pooler;
BEGIN;
SELECT set_config('ybss.ticket', :'clerk', true);
SELECT count(*) FROM ybss.flock;
COMMIT;
SELECT count(*) FROM ybss.flock;
RESET ROLE;
SELECT ybss.issue_ticket(9001, 'regress_pool') AS worker \gset
SET ROLE regress_pool;
SELECT ybss.login(:'worker');
SELECT count(*) FROM ybss.flock;
-- a login that is over, brought back by a rollback, is an error in workers too
BEGIN;
SELECT ybss.logout();
ROLLBACK;
SELECT count(*) FROM ybss.flock;
RESET ybss.ticket;
SELECT count(*) FROM ybss.flock;
RESET ROLE;
