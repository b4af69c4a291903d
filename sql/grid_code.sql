-- Grid codes: reading, writing, order, refusals.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT '520371'::grid_code, '520371013'::grid_code, '520371013001'::grid_code,
       ' ５２０３７１０１３００１００２　'::grid_code AS full_width;
SELECT '520371'::grid_code = '520371000000000'::grid_code AS equal,
       520371013::bigint::grid_code AS from_number, 5203710130000002::bigint::grid_code AS from_stored;
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
-- every pair against the texts: a parent sorts right before its descendants
CREATE TEMP TABLE code AS
SELECT code::grid_code, code AS written
  FROM (SELECT '520371' UNION ALL SELECT '520370' UNION ALL SELECT '520372' UNION ALL
        SELECT '520371' || lpad(t::text, 3, '0') FROM generate_series(0, 999, 37) t UNION ALL
        SELECT '520371' || lpad(t::text, 3, '0') || lpad(c::text, 3, '0')
          FROM generate_series(0, 999, 333) t, generate_series(0, 999, 111) c UNION ALL
        SELECT '520371' || lpad(t::text, 3, '0') || '999' || lpad(g::text, 3, '0')
          FROM generate_series(0, 999, 333) t, generate_series(0, 999, 111) g) v (code);
SELECT count(*) AS pairs,
       count(*) FILTER (WHERE (a.code < b.code) <> (a.written COLLATE "C" < b.written)) AS less,
       count(*) FILTER (WHERE (a.code <= b.code) <> (a.written COLLATE "C" <= b.written)) AS less_or_same,
       count(*) FILTER (WHERE (a.code = b.code) <> (a.written = b.written)) AS same,
       count(*) FILTER (WHERE (a.code <> b.code) <> (a.written <> b.written)) AS other,
       count(*) FILTER (WHERE (a.code >= b.code) <> (a.written COLLATE "C" >= b.written)) AS more_or_same,
       count(*) FILTER (WHERE (a.code > b.code) <> (a.written COLLATE "C" > b.written)) AS more,
       count(*) FILTER (WHERE grid_code_cmp(a.code, b.code) <> sign(a.code::bigint - b.code::bigint)) AS compared
  FROM code a, code b;
SELECT count(*) FILTER (WHERE code::text <> written) AS text_differs,
       count(*) FILTER (WHERE grid_code_send(code) <> int8send(code::bigint)) AS binary_differs
  FROM code;
-- binary round trip
CREATE TEMP TABLE copied (grid grid_code);
SELECT current_setting('data_directory') || '/grid_code.binary' AS file \gset
COPY (SELECT code AS grid FROM code) TO :'file' WITH (FORMAT binary);
COPY copied FROM :'file' WITH (FORMAT binary);
SELECT count(*), count(*) FILTER (WHERE grid NOT IN (SELECT code FROM code)) AS strange FROM copied;
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
