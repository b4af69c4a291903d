-- Containment of grid codes: ranges, lineage, every pair against the rule written in text.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT '520371013001'::grid_code <@ '520371' AS below, '520371'::grid_code <@ '520371' AS itself,
       '520371' <@ '520371013'::grid_code AS above, '520371013'::grid_code @> '520371013001' AS contains,
       '520371000'::grid_code <@ '520371000000' AS level;
SELECT code, code::bigint AS stored, code::bigint::grid_code = code AS back
  FROM (VALUES ('520371'::grid_code), ('520371013'), ('520371013001'), ('520371013001002')) v (code);
SELECT lineage('520371013001002'::grid_code), lineage('520371'::grid_code);
SELECT range_low(code), range_high(code), range_last(code)
  FROM (VALUES ('520371'::grid_code), ('520371013'), ('520371013001'), ('520371013001002'),
        ('999999999999999')) v (code);
SELECT range_low(NULL::grid_code), range_last(NULL::grid_code), lineage(NULL::grid_code), NULL::grid_code <@ '520371';
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
       count(*) FILTER (WHERE (a.code = ANY (lineage(b.code))) <> starts_with(b.written, a.written)) AS lineage,
       count(*) FILTER (WHERE (a.code <@ b.code) <>
                              (a.code >= b.code AND a.code <= range_last(b.code))) AS ranged,
       count(*) FILTER (WHERE (a.code <@ b.code) <> (a.code::bigint >= range_low(b.code)
                              AND a.code::bigint < range_high(b.code))) AS half_open
  FROM code a, code b;
