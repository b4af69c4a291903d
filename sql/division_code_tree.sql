-- Containment of division codes: ranges, lineage, every pair against the rule written in text.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT '520302013001'::division_code <@ '52' AS province, '520302' <@ '5203'::division_code AS city,
       '520302' <@ '5204'::division_code AS other_city, '52'::division_code @> '520302013' AS contains,
       '5203' <@ '520302'::division_code AS above;
SELECT lineage('520302013001'::division_code), range_low('5203'::division_code), range_high('5203'::division_code), range_last('5203'::division_code);
CREATE TEMP TABLE code AS
SELECT code::division_code, code AS written
  FROM (SELECT left(p || '0307013', length) FROM unnest('{11,52,53,99}'::text[]) p,
               unnest('{2,4,6,9}'::int[]) length UNION
        SELECT left('52' || lpad(c::text, 2, '0') || '99000099', length)
          FROM generate_series(0, 99, 9) c, unnest('{4,6,9,12}'::int[]) length) v (code);
SELECT count(*) AS pairs,
       count(*) FILTER (WHERE (a.code <@ b.code) <> starts_with(a.written, b.written)) AS contained,
       count(*) FILTER (WHERE (a.code = ANY (lineage(b.code))) <> starts_with(b.written, a.written)) AS lineage,
       count(*) FILTER (WHERE (a.code <@ b.code) <>
                              (a.code >= b.code AND a.code <= range_last(b.code))) AS ranged,
       count(*) FILTER (WHERE (a.code <@ b.code) <> (a.code::bigint >= range_low(b.code)
                              AND a.code::bigint < range_high(b.code))) AS half_open
  FROM code a, code b;
