-- Every village and neighbourhood of one province, written in many ways, is that one and no other.
SET client_min_messages = warning;
SET search_path = pg_catalog, ybss, pg_temp;
CREATE TEMPORARY TABLE place AS SELECT code, name FROM builtin_division(52);
CREATE INDEX ON place (code);
CREATE TEMPORARY TABLE village AS
SELECT village.code, village.name, replace(city.name, '市辖区', '') AS city, county.name AS county, town.name AS town
FROM place AS village
JOIN place AS town ON town.code = left(village.code, 9) JOIN place AS county ON county.code = left(village.code, 6)
JOIN place AS city ON city.code = left(village.code, 4)
WHERE length(village.code) = 12;
CREATE FUNCTION pg_temp.written(way int, v village) RETURNS text LANGUAGE sql IMMUTABLE AS $$
SELECT CASE way WHEN 1 THEN '贵州省' || v.city || v.county || v.town || v.name
	WHEN 2 THEN '贵州' || v.city || v.county || v.town || v.name || '二组12号附1号'
	WHEN 3 THEN v.county || v.town || v.name || '人民路8号'
	WHEN 4 THEN '贵州省 ' || v.city || ' ' || v.county || ' ' || v.town || ' ' || v.name || ' 12号'
	WHEN 5 THEN '贵州省' || v.city || '贵州省' || v.city || v.county || v.town || v.name || '村民委员会'
	WHEN 6 THEN v.county || v.town || regexp_replace(v.name, '社区$', '') || '居委会'
	ELSE '地址：' || v.county || v.town || v.name || '（原址）梧桐里3-2-501 13900000000' END $$;
-- a committee's name stands behind a village's, a neighbourhood's office in place of its class word
SELECT way, pg_temp.written(way, v), code, address_key(parse(pg_temp.written(way, v))) AS key
FROM village AS v, generate_series(1, 7) AS way
WHERE CASE way WHEN 5 THEN v.name LIKE '%村' WHEN 6 THEN v.name LIKE '%社区' ELSE true END
	AND split_part(address_key(parse(pg_temp.written(way, v))), '/', 1) <> code
ORDER BY way, code;
-- each reads back
SELECT code FROM village AS v WHERE parse(pg_temp.written(2, v))::text::address <> parse(pg_temp.written(2, v));
SELECT count(*) > 17000 AS many FROM village;
