-- Grid codes: reading, writing, range of a parent, index use of containment.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT '520371'::grid_code, '520371013'::grid_code, '520371013001'::grid_code,
       ' ５２０３７１０１３００１００２　'::grid_code AS full_width;
SELECT code::bigint AS stored, code::bigint::grid_code = code AS from_stored,
       grid_level(code), grid_parent(code), district_of(code)
  FROM (VALUES ('520371'::grid_code), ('520371013'), ('520371013001'), ('520371013001002')) v (code);
SELECT '520371'::grid_code = '520371000000000'::grid_code AS equal,
       520371013::bigint::grid_code AS from_number;
SELECT lineage('520371013001002'::grid_code), lineage('520371'::grid_code);
SELECT level, grid_truncate('520371013001002', level) FROM generate_series(0, 5) level;
SELECT range_low(code), range_high(code), range_last(code)
  FROM (VALUES ('520371'::grid_code), ('520371013'), ('520371013001'), ('520371013001002'),
        ('999999999999999')) v (code);
-- refusals, one a line
SELECT ''::grid_code;
SELECT '52037'::grid_code;
SELECT '5203710130010021'::grid_code;
SELECT '52037X'::grid_code;
SELECT '020371'::grid_code;
SELECT '520 371'::grid_code;
SELECT '５２０３７一'::grid_code;
SELECT (-520371)::bigint::grid_code;
SELECT 5203710130000003::bigint::grid_code;
-- every pair against the rule written in text: prefix, and order by parent first
CREATE TEMP TABLE code AS
SELECT code::grid_code, code AS written
  FROM (SELECT '520371' UNION ALL SELECT '520370' UNION ALL SELECT '520372' UNION ALL
        SELECT '520371' || lpad(t::text, 3, '0') FROM generate_series(0, 999, 37) t UNION ALL
        SELECT '520371' || lpad(t::text, 3, '0') || lpad(c::text, 3, '0')
          FROM generate_series(0, 999, 333) t, generate_series(0, 999, 111) c UNION ALL
        SELECT '520371' || lpad(t::text, 3, '0') || '999' || lpad(g::text, 3, '0')
          FROM generate_series(0, 999, 333) t, generate_series(0, 999, 111) g) v (code);
SELECT count(*) AS pairs,
       count(*) FILTER (WHERE (a.code <@ b.code) <> starts_with(a.written, b.written)) AS contained,
       count(*) FILTER (WHERE (b.code @> a.code) <> starts_with(a.written, b.written)) AS contains,
       count(*) FILTER (WHERE (a.code < b.code) <> (a.written COLLATE "C" < b.written)) AS less,
       count(*) FILTER (WHERE (a.code = b.code) <> (a.written = b.written)) AS same,
       count(*) FILTER (WHERE (a.code <@ b.code) <>
                              (a.code >= b.code AND a.code <= range_last(b.code))) AS ranged,
       count(*) FILTER (WHERE (a.code <@ b.code) <> (a.code::bigint >= range_low(b.code)
                              AND a.code::bigint < range_high(b.code))) AS half_open
  FROM code a, code b;
SELECT count(*) FILTER (WHERE code::text <> written) AS text_differs,
       count(*) FILTER (WHERE grid_code_send(code) <> int8send(code::bigint)) AS binary_differs
  FROM code;
-- an index answers containment by a constant, a parameter, a stable expression, a join
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
-- binary round trip
CREATE TEMP TABLE copied (grid grid_code);
SELECT current_setting('data_directory') || '/grid_code.binary' AS file \gset
COPY (SELECT grid FROM record) TO :'file' WITH (FORMAT binary);
COPY copied FROM :'file' WITH (FORMAT binary);
SELECT count(*), count(*) FILTER (WHERE grid NOT IN (SELECT grid FROM record)) AS strange FROM copied;
-- binary values that no text gives: no level, level too deep, digits below the level
CREATE FUNCTION pg_temp.binary_refused(type text, stored bigint, file text) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('COPY (SELECT %L::bigint) TO %L WITH (FORMAT binary)', stored, file);
  EXECUTE format('CREATE TEMP TABLE hostile (value ybss.%I)', type);
  EXECUTE format('COPY hostile FROM %L WITH (FORMAT binary)', file);
  RETURN 'taken';
EXCEPTION WHEN OTHERS THEN RETURN sqlstate;
END $$;
SELECT stored, pg_temp.binary_refused('grid_code', stored, :'file')
  FROM unnest('{0,-1,5203710000000000,5203710000000005,5203710130000001,9223372036854775807,
                -9223372036854775808,520371000000001}'::bigint[]) stored;
-- the classes are whole; equal keys may be deduplicated
SELECT amname, amvalidate(c.oid) FROM pg_opclass c JOIN pg_am a ON a.oid = opcmethod
 WHERE opcintype = 'grid_code'::regtype ORDER BY amname;
-- soft errors, where the server has them
DO $$
BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE $q$
      SELECT 1 / (pg_input_is_valid('520371013', 'ybss.grid_code')
                  AND NOT pg_input_is_valid('52037X', 'ybss.grid_code')
                  AND (pg_input_error_info('52037X', 'ybss.grid_code')).sql_error_code LIKE 'YBC%')::int $q$;
  END IF;
END $$;
