-- Division codes: the statutory tree, codes padded with zeros, containment.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT code, division_level(code), division_parent(code), division_trim(code), code::bigint AS stored
  FROM (VALUES ('52'::division_code), ('5203'), ('520300'), ('520302'), ('520302013'),
        ('520302013001'), ('520000000000'), ('520300000000'), ('520302000000'), ('441900003')) v (code);
SELECT level, division_truncate('520302013001', level) FROM generate_series(0, 6) level;
SELECT '520302013001'::division_code <@ '52' AS province, '520302' <@ '5203'::division_code AS city,
       '520302' <@ '5204'::division_code AS other_city, '52'::division_code @> '520302013' AS contains,
       '5203' <@ '520302'::division_code AS above;
SELECT 520302::bigint::division_code, '520302'::division_code::bigint::division_code;
-- refusals, one a line
SELECT ''::division_code;
SELECT '5'::division_code;
SELECT '52030'::division_code;
SELECT '520302013001001'::division_code;
SELECT '52O302'::division_code;
SELECT '020302'::division_code;
SELECT 0::bigint::division_code;
-- every pair against the rule written in text
CREATE TEMP TABLE code AS
SELECT code::division_code, code AS written
  FROM (SELECT left(p || '0307013', length) FROM unnest('{11,52,53,99}'::text[]) p,
               unnest('{2,4,6,9}'::int[]) length UNION
        SELECT left('52' || lpad(c::text, 2, '0') || '99000099', length)
          FROM generate_series(0, 99, 9) c, unnest('{4,6,9,12}'::int[]) length) v (code);
SELECT count(*) AS pairs,
       count(*) FILTER (WHERE (a.code <@ b.code) <> starts_with(a.written, b.written)) AS contained,
       count(*) FILTER (WHERE (a.code < b.code) <> (a.written COLLATE "C" < b.written)) AS less,
       count(*) FILTER (WHERE (a.code <@ b.code) <>
                              (a.code >= b.code AND a.code <= range_last(b.code))) AS ranged,
       count(*) FILTER (WHERE (a.code <@ b.code) <> (a.code::bigint >= range_low(b.code)
                              AND a.code::bigint < range_high(b.code))) AS half_open,
       count(*) FILTER (WHERE a.code::text <> a.written) AS text_differs
  FROM code a, code b;
CREATE INDEX ON code (code);
SET enable_seqscan = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM code WHERE code <@ '5203';
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
