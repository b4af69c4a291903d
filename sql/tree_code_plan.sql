-- What the planner knows of containment: index conditions and estimates.
SET search_path = pg_catalog, ybss, pg_temp;
-- An index answers containment by a constant, a parameter, a stable expression, a join
CREATE TEMP TABLE record AS
SELECT ('520371' || lpad((g / 900)::text, 3, '0') || lpad((g % 900 / 30)::text, 3, '0')
       || lpad((g % 30)::text, 3, '0'))::grid_code AS grid FROM generate_series(0, 19999) g;
CREATE INDEX record_grid ON record (grid);
ANALYZE record;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM record WHERE grid <@ '520371013';
EXPLAIN (COSTS OFF) SELECT count(*) FROM record WHERE '520371013' @> grid;
SET ybss.test = '520371013';
EXPLAIN (COSTS OFF) SELECT count(*) FROM record WHERE grid <@ current_setting('ybss.test')::grid_code;
EXPLAIN (COSTS OFF) SELECT count(*) FROM record WHERE grid <@ NULL::grid_code;
PREPARE below (grid_code) AS SELECT count(*) FROM record WHERE grid <@ $1;
SET plan_cache_mode = force_generic_plan;
EXPLAIN (COSTS OFF) EXECUTE below ('520371013');
EXPLAIN (COSTS OFF) SELECT count(*) FROM (VALUES ('520371013'::grid_code), ('520371014')) v (town)
  JOIN record ON grid <@ town;
-- and who stands above a code
EXPLAIN (COSTS OFF) SELECT count(*) FROM record WHERE '520371013001001' <@ grid;
EXPLAIN (COSTS OFF) SELECT count(*) FROM record WHERE grid @> '520371013001001';
EXPLAIN (COSTS OFF) SELECT count(*) FROM (VALUES ('520371013001001'::grid_code)) v (house) JOIN record ON grid @> house;
SELECT count(*) FROM record WHERE grid @> '520371013001001';
SET plan_cache_mode = auto;
EXECUTE below ('520371013');
SELECT count(*) FROM record WHERE starts_with(grid::text, '520371013');
RESET enable_seqscan;
RESET enable_bitmapscan;
-- the estimate is the range's
CREATE FUNCTION pg_temp.estimate(query text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
  RETURN plan -> 0 -> 'Plan' ->> 'Plan Rows';
END $$;
SELECT pg_temp.estimate('SELECT * FROM record WHERE grid OPERATOR(ybss.<@) ''520371013''') BETWEEN 600 AND 1200 AS town,
       pg_temp.estimate('SELECT * FROM record WHERE grid OPERATOR(ybss.<@) ''520371''') > 19900 AS district,
       pg_temp.estimate('SELECT * FROM record WHERE grid OPERATOR(ybss.<@) ''520372''') < 100 AS elsewhere,
       pg_temp.estimate('SELECT * FROM record WHERE grid OPERATOR(ybss.@>) ''520371013001001''') BETWEEN 1 AND 4 AS above;
-- the other tree, the same way
CREATE TEMP TABLE place AS
SELECT ('52' || lpad((g / 2500)::text, 2, '0') || lpad((g / 50 % 50)::text, 2, '0') || '0' || lpad((g % 50)::text, 2, '0'))::division_code AS code
  FROM generate_series(0, 9999) g;
CREATE INDEX place_code ON place (code);
ANALYZE place;
EXPLAIN (COSTS OFF) SELECT * FROM place WHERE code <@ '520301';
EXPLAIN (COSTS OFF) SELECT * FROM place WHERE code @> '520301';
SELECT pg_temp.estimate('SELECT * FROM place WHERE code OPERATOR(ybss.<@) ''5203''') BETWEEN 2000 AND 3000 AS city;
-- a barrier of row security does not stand in the index' way: all of it is leakproof
CREATE ROLE regress_tree_reader;
ALTER TABLE record ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON record USING (grid::text <> 'none');
GRANT SELECT ON record TO regress_tree_reader;
GRANT USAGE ON SCHEMA ybss TO regress_tree_reader;
SET ROLE regress_tree_reader;
EXPLAIN (COSTS OFF) SELECT * FROM record WHERE grid <@ '520371013001';
RESET ROLE;
REVOKE USAGE ON SCHEMA ybss FROM regress_tree_reader;
