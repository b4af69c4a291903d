-- How far two addresses are the same: pairs with the verdict that follows from
-- what the verdict means. What one side leaves out is not known, and no difference.
SET search_path = public, ybss, pg_catalog;
SET client_min_messages = warning;
CREATE TEMPORARY TABLE pair (n serial, a text, b text, verdict text);
INSERT INTO pair (a, b, verdict) VALUES
-- what is left out above: division, road, number, community, class word
('新蒲街道播州大道18号锦绣花园3-2-501', '新蒲街道锦绣花园3栋2单元501室', 'same room'),
('播州大道18号锦绣花园3-2-501', '锦绣花园3栋2单元501室', 'same room'),
('贵州省遵义市红花岗区新蒲街道新华社区播州大道18号锦绣花园3栋2单元501室', '锦绣花园三栋二单元五零一', 'same room'),
('红花岗区播州大道18号锦绣花园3栋2单元501', '新蒲街道锦绣花园3-2-501', 'same room'),
('播州大道18号3栋2单元501室', '新蒲街道播州大道18号3-2-501', 'same room'),
('新蒲街道播州大道18号3栋2单元501室', '播州大道18号锦绣花园3栋2单元501', 'same room'),
('锦绣花园小区3栋2单元501', '锦绣花园3栋2单元501', 'same room'),
('锦绣小区3栋2单元501', '锦绣3栋2单元501室', 'same room'),
('新蒲街道锦绣花园3#2-501', '新蒲街道锦绣花园3幢2单元5楼501号', 'same room'),
('锦绣花园3栋2单元5层1号', '锦绣花园3-2-501', 'same room'),
('新蒲街道播州大道18号501室', '播州大道18号501', 'same room'),
-- what is left out below
('锦绣花园3栋2单元501', '锦绣花园3栋2单元', 'same building'),
('锦绣花园3栋2单元501', '锦绣花园3栋', 'same building'),
('锦绣花园3栋501', '锦绣花园3栋2单元501', 'same building'),
('锦绣花园3栋2单元501', '锦绣花园', 'same compound'),
('播州大道18号锦绣花园3栋', '播州大道18号', 'same number'),
('播州大道18号锦绣花园3栋', '锦绣花园', 'same compound'),
('新蒲街道播州大道18号', '新蒲街道播州大道', 'same road'),
('三渡镇水洋村', '三渡镇水洋村大土组12号', 'same community'),
-- another room, unit, building, phase, number, road, group, community
('锦绣花园3-2-501', '锦绣花园3-2-502', 'same building'),
('锦绣花园3-2-501', '锦绣花园3-1-501', 'same building'),
('锦绣花园3-2-501', '锦绣花园5-2-501', 'same compound'),
('锦绣花园一期3栋501', '锦绣花园二期3栋501', 'same compound'),
('锦绣花园一期3栋2单元501', '锦绣花园3栋2单元501', 'same room'),
('播州大道18号锦绣花园3栋', '播州大道18号锦绣花园5栋', 'same number'),
('播州大道18号锦绣花园', '播州大道20号锦绣花园', 'same compound'),
('新蒲街道播州大道18号', '新蒲街道播州大道20号', 'same road'),
('新蒲街道播州大道18号锦绣花园', '新蒲街道播州大道20号碧翠山庄', 'same road'),
('新蒲街道新华社区播州大道18号', '新蒲街道新华社区梧桐路3号', 'same community'),
('新蒲街道播州大道18号', '新蒲街道梧桐路18号', 'different'),
('锦绣花园3-2-501', '碧翠山庄3-2-501', 'different'),
('新蒲街道锦绣花园3-2-501', '新蒲街道碧翠山庄3-2-501', 'different'),
('三渡镇水洋村大土组12号', '三渡镇水洋村青杠林组12号', 'same community'),
('三渡镇水洋村大土组12号', '三渡镇水洋村大土组12号', 'same number'),
('三渡镇水洋村大土组12号', '水洋村大土组12号', 'same number'),
('三渡镇水洋村大土组12号', '三渡镇水洋村大土组15号', 'same community'),
('新蒲街道播州大道18号', '新舟镇播州大道18号', 'different'),
('红花岗区锦绣花园3栋', '汇川区锦绣花园3栋', 'different'),
-- 附号, ranges, ranks
('播州大道18号附3号', '播州大道18号附3', 'same number'),
('播州大道18号附3号', '播州大道18-3号', 'same number'),
('播州大道18号之3', '播州大道18号附3号', 'same number'),
('播州大道18号附3号', '播州大道18号', 'same number'),
('播州大道18号附3号', '播州大道18号附5号', 'same road'),
('播州大道18-22号', '播州大道20号', 'same number'),
('播州大道18-22号', '播州大道21号', 'same road'),
('播州大道18-22号', '播州大道24号', 'same road'),
('播州大道甲18号', '播州大道18号', 'same number'),
('播州大道甲18号', '播州大道乙18号', 'same road'),
('播州大道临18号', '播州大道18号', 'same road'),
('播州大道018号', '播州大道18号', 'same number'),
('灵山路2000弄4号', '灵山路2000弄4号楼', 'same building'),
('灵山路2000弄4号', '灵山路2000弄6号', 'same compound'),
-- names: another class word, a slip, a part, a common one
('锦绣花园3-2-501', '锦绣大厦3-2-501', 'different'),
('新蒲街道锦绣花园3-2-501', '新蒲街道锦绣苑3-2-501', 'same room'),
('锦绣花园3-2-501', '锦绣苑3-2-501', 'unknown'),
('新蒲街道梧桐里3-2-501', '新蒲街道梧同里3-2-501', 'same room'),
('梧桐里3-2-501', '梧同里3-2-501', 'unknown'),
('锦绣花园3-2-501', '锦秀花园3-2-501', 'unknown'),
('新蒲街道锦绣花园3-2-501', '新蒲街道锦秀花园3-2-501', 'same room'),
('新蒲街道东城花园3-2-501', '新蒲街道西城花园3-2-501', 'different'),
('新蒲街道金玉花园3-2-501', '新蒲街道银玉花园3-2-501', 'different'),
('播州大道18号锦绣花园3栋', '播州大道18号碧翠山庄3栋', 'same number'),
('播州大道18号', '播洲大道18号', 'same number'),
('中央路127号', '中央北路127号', 'different'),
('珠江路18号', '珠海路18号', 'different'),
('新蒲街道菜鸟驿站', '三渡镇菜鸟驿站', 'different'),
('播州大道18号菜鸟驿站', '梧桐路20号菜鸟驿站', 'different'),
('新蒲街道阳光聚宝山庄海棠苑3栋', '新蒲街道阳光聚宝山庄3栋', 'same building'),
('播州大道中段18号', '播州大道18号', 'same number'),
-- campuses, firms and houses by another class word, usual names, one name at two roads
('遵义职业学院南校区3栋', '遵义职业学院北校区3栋', 'different'),
('遵义职业学院青山校区', '遵义职业学院北区', 'different'),
('遵义职业学院南校区3栋', '遵义职业学院南区3栋', 'same building'),
('新蒲街道永固石油机械配件厂', '新蒲街道永固石油机械配件有限公司', 'same compound'),
('沿江路77号碧峰大酒店', '沿江路碧峰酒店', 'same compound'),
('汇川区新民小区', '梧桐路新民小区', 'unknown'),
('新民小区3栋', '梧桐路5号新民小区3栋', 'same building'),
('新蒲街道播州大道5号京桥花园3栋', '新蒲街道梧桐路8号京桥花园3栋', 'same building'),
('播州大道旁京桥花园3栋', '梧桐路8号京桥花园3栋', 'same building'),
('播州大道5号中国银行', '梧桐路8号中国银行', 'different'),
('新蒲街道播州大道5号中国银行', '新蒲街道梧桐路8号中国银行', 'different'),
('新蒲街道中山大道西5号', '新蒲街道中山大道中5号', 'different'),
-- crossings and relations
('播州大道与梧桐路交叉口', '梧桐路与播州大道交叉口', 'same road'),
('播州大道18号旁50米', '播州大道18号', 'same number'),
-- nothing to go by
('锦绣花园', '播州大道18号', 'unknown'),
('新蒲街道', '新蒲街道锦绣花园', 'unknown'),
('新蒲街道', '三渡镇', 'different'),
('', '播州大道18号', 'unknown'),
('3栋2单元501', '3栋2单元501', 'same room'),
('3栋2单元501', '锦绣花园3栋2单元501', 'unknown');
SELECT count(*) AS pairs FROM pair;
SELECT n, p.a, p.b, verdict AS wanted, compare(parse(p.a), parse(p.b)) AS given
FROM pair p WHERE compare(parse(p.a), parse(p.b)) <> verdict ORDER BY n;
-- the more agrees, the more they are alike, and what is not said parts less than another room; a building tells nothing of two sites; a usual name tells less than a rare one
SELECT r.alike, r.alike > lead(r.alike) OVER (ORDER BY r.n) IS NOT FALSE AS above_next
FROM (SELECT n, round(similarity(parse('新蒲街道播州大道18号锦绣花园3栋2单元501'), parse(b))::numeric, 2) AS alike
	FROM unnest(ARRAY['新蒲街道播州大道18号锦绣花园3栋2单元501', '播州大道18号锦绣花园3栋2单元501', '播州大道18号锦绣花园3栋',
		'播州大道18号锦绣花园3栋2单元502', '播州大道18号锦绣花园5栋', '播州大道20号碧翠山庄3栋', '梧桐路20号碧翠山庄3栋2单元501']) WITH ORDINALITY AS given (b, n)) r ORDER BY r.n;
SELECT similarity(parse('汇川区新民小区'), parse('梧桐路新民小区')) < similarity(parse('汇川区翠泊小区'), parse('梧桐路翠泊小区')) AS usual_tells_less;
-- symmetric; reflexive, down to the level that the address reaches
SELECT p.a, p.b, compare(parse(p.a), parse(p.b)), compare(parse(p.b), parse(p.a))
FROM pair p WHERE compare(parse(p.a), parse(p.b)) <> compare(parse(p.b), parse(p.a))
	OR similarity(parse(p.a), parse(p.b)) <> similarity(parse(p.b), parse(p.a));
SELECT t, address_level(parse(t)) AS level, compare(parse(t), parse(t)), similarity(parse(t), parse(t)) AS alike
FROM (SELECT a AS t FROM pair UNION SELECT b FROM pair) all_texts
WHERE similarity(parse(t), parse(t)) <> 1 OR compare(parse(t), parse(t)) <> CASE address_level(parse(t))
	WHEN 'room' THEN 'same room' WHEN 'floor' THEN 'same building' WHEN 'unit' THEN 'same building' WHEN 'building' THEN 'same building'
	WHEN 'compound' THEN 'same compound' WHEN 'phase' THEN 'same compound' WHEN 'number' THEN 'same number' WHEN 'road' THEN 'same road'
	WHEN 'road2' THEN 'same road' WHEN 'community' THEN 'same community' WHEN 'group' THEN 'same community' ELSE compare(parse(t), parse(t)) END
ORDER BY 1;
-- the same of every pair of all these texts, and of what they are cut to: symmetric; nothing is told apart from itself or
-- from what it lies in; who shares a room shares its building, and so on
CREATE TEMPORARY TABLE cut AS
SELECT DISTINCT parse(t) AS a FROM (SELECT a AS t FROM pair UNION SELECT b FROM pair) all_texts;
INSERT INTO cut SELECT DISTINCT address_truncate(a, level) FROM cut, unnest(ARRAY['road', 'number', 'compound', 'building', 'unit']) AS level
WHERE address_element(a, level) IS NOT NULL;
SELECT count(*) > 10000 AS many, count(*) FILTER (WHERE compare(x.a, y.a) <> compare(y.a, x.a)) AS asymmetric,
	count(*) FILTER (WHERE similarity(x.a, y.a) <> similarity(y.a, x.a) OR similarity(x.a, y.a) NOT BETWEEN 0 AND 1) AS uneven,
	count(*) FILTER (WHERE x.a = y.a AND compare(x.a, y.a) = 'different') AS apart_from_itself
FROM cut x, cut y;
SELECT count(*) AS apart_from_what_it_lies_in
FROM cut, unnest(ARRAY['road', 'number', 'compound', 'building', 'unit']) AS level
WHERE address_element(a, level) IS NOT NULL AND compare(a, address_truncate(a, level)) = 'different';
SELECT x.a::text AS room, address_level(y.a) AS level, compare(x.a, y.a)
FROM cut x, cut y
WHERE compare(x.a, y.a) = 'same room' AND address_element(x.a, 'building') <> '' AND address_element(y.a, 'building') <> ''
	AND compare(address_truncate(x.a, 'building'), address_truncate(y.a, 'building')) NOT IN ('same building')
ORDER BY 1, 2 LIMIT 5;
