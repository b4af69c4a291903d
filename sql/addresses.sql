-- Several addresses in one text: each is given, parse() takes the first, explain() tells of the rest. All places but
-- the divisions are invented.
SET search_path = pg_catalog, ybss, pg_temp;
CREATE TEMPORARY TABLE given (typed text, expected text[]);
INSERT INTO given VALUES
	('遵义市汇川区梧桐路18号；遵义市红花岗区白杨路7号', '{汇川区梧桐路18号,红花岗区白杨路7号}'),
	('遵义市汇川区梧桐路18号,遵义市红花岗区白杨路7号', '{汇川区梧桐路18号,红花岗区白杨路7号}'),
	('汇川区梧桐路18号松柏小区3栋、红花岗区白杨路7号102房', '{汇川区梧桐路18号松柏小区3栋,红花岗区白杨路7号102室}'),
	('汇川区梧桐路18号松柏大厦5楼 / 贵阳市云岩区松柏工业园（厂区地址）', '{汇川区梧桐路18号松柏大厦5楼,云岩区松柏工业园}'),
	('住遵义市汇川区梧桐路18号，户籍地遵义市红花岗区白杨路7号', '{汇川区梧桐路18号,红花岗区白杨路7号}'),
	('发货地：汇川区梧桐路18号;退货地：红花岗区白杨路7号', '{汇川区梧桐路18号,红花岗区白杨路7号}'),
	('总部：汇川区梧桐路18号  营销中心：贵阳市云岩区白杨路7号 分店：贵阳市南明区松柏路3号', '{汇川区梧桐路18号,云岩区白杨路7号,南明区松柏路3号}'),
	('汇川区梧桐路18号（总院）；红花岗区白杨路7号（分院）', '{汇川区梧桐路18号,红花岗区白杨路7号}'),
	('汇川区梧桐路18号和贵阳市云岩区白杨路7号', '{汇川区梧桐路18号,云岩区白杨路7号}'),
	('汇川区梧桐路22号&大松柏工业园白杨路12号', '{汇川区梧桐路22号,大松柏工业园白杨路12号}'),
	-- one address, whatever separates its elements
	('贵州省/遵义市/汇川区/梧桐路18号/松柏小区/3栋', '{汇川区梧桐路18号松柏小区3栋}'),
	('遵义市汇川区梧桐路18号，松柏小区，3栋', '{汇川区梧桐路18号松柏小区3栋}'),
	('梧桐路12号、14号', '{梧桐路12号、14号}'),
	('遵义市汇川区 遵义市汇川区梧桐路18号', '{汇川区梧桐路18号}'),
	('遵义市汇川区梧桐路18号 遵义市汇川区梧桐路18号', '{汇川区梧桐路18号}'),
	('松柏集团总部10楼 遵义市汇川区梧桐路18号', '{汇川区梧桐路18号}'),
	('', '{""}');
SELECT typed, expected, got FROM given, LATERAL (
	SELECT array_agg(replace(replace(a::text, '贵州省遵义市', ''), '贵州省贵阳市', '') ORDER BY n) AS got
	FROM addresses(typed) WITH ORDINALITY AS a (a, n)) AS each
WHERE expected IS DISTINCT FROM got ORDER BY typed COLLATE "C";
-- the first is what parse() gives, and only then there is another
SELECT typed FROM given WHERE parse(typed) IS DISTINCT FROM (SELECT a FROM addresses(typed) AS a LIMIT 1);
SELECT typed, others FROM given, LATERAL (
	SELECT count(*) AS others FROM explain(typed) WHERE element = 'another') AS told
WHERE (others = 1) IS DISTINCT FROM (cardinality(expected) > 1);
SELECT element, start, length, typed, value, reason FROM explain('汇川区梧桐路18号；工厂：红花岗区白杨路7号 王小明 13900000000');
SELECT element, typed, reason FROM explain('汇川区梧桐路18号 汇川区梧桐路18号') WHERE element = 'remark';
-- long texts: as many as there are, and what is too long is refused
SELECT (SELECT count(*) FROM addresses(NULL)) AS nothing,
	(SELECT count(*) FROM addresses(repeat('汇川区梧桐路18号；', 200))) AS the_same_again,
	(SELECT count(*) FROM addresses((SELECT string_agg('汇川区梧桐路' || i || '号；', '') FROM generate_series(1, 100) AS i)))
		AS hundred;
SELECT count(*) FROM addresses(repeat('路', 3000));
