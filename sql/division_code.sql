-- Division codes: reading, writing, order, refusals.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT '52'::division_code, '5203'::division_code, '520302'::division_code, '520302013'::division_code,
       ' ５２０３０２０１３００１　'::division_code AS full_width, '5203'::division_code = '520300'::division_code AS padded;
SELECT 520302::bigint::division_code, '520302'::division_code::bigint::division_code;
-- refusals, one a line
SELECT ''::division_code;
SELECT '5'::division_code;
SELECT '52030'::division_code;
SELECT '520302013001001'::division_code;
SELECT '52O302'::division_code;
SELECT '020302'::division_code;
SELECT 0::bigint::division_code;
-- every pair against the texts
CREATE TEMP TABLE code AS
SELECT code::division_code, code AS written
  FROM (SELECT left(p || '0307013', length) FROM unnest('{11,52,53,99}'::text[]) p,
               unnest('{2,4,6,9}'::int[]) length UNION
        SELECT left('52' || lpad(c::text, 2, '0') || '99000099', length)
          FROM generate_series(0, 99, 9) c, unnest('{4,6,9,12}'::int[]) length) v (code);
SELECT count(*) AS pairs, count(*) FILTER (WHERE (a.code < b.code) <> (a.written COLLATE "C" < b.written)
         OR (a.code = b.code) <> (a.written = b.written)) AS differs,
       count(*) FILTER (WHERE a.code::text <> a.written) AS text_differs
  FROM code a, code b;
-- binary round trip
SELECT current_setting('data_directory') || '/division_code.binary' AS file \gset
CREATE TEMP TABLE copied (code division_code);
COPY (SELECT code FROM code) TO :'file' WITH (FORMAT binary);
COPY copied FROM :'file' WITH (FORMAT binary);
SELECT count(*) - count(c.code) AS lost FROM copied LEFT JOIN code c USING (code);
COPY (SELECT 5203020000002::bigint) TO :'file' WITH (FORMAT binary);
COPY copied FROM :'file' WITH (FORMAT binary);
SELECT amname, amvalidate(c.oid) FROM pg_opclass c JOIN pg_am a ON a.oid = opcmethod
 WHERE opcintype = 'division_code'::regtype ORDER BY amname;
-- soft errors, where the server has them
DO $$
BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE $q$
      SELECT 1 / (pg_input_is_valid('5203', 'ybss.division_code')
                  AND NOT pg_input_is_valid('520', 'ybss.division_code')
                  AND (pg_input_error_info('520', 'ybss.division_code')).sql_error_code LIKE 'YBC%')::int $q$;
  END IF;
END $$;
