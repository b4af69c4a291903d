-- Names that were written once: what they mean depends on the city and the province written before them.
SET client_min_messages = warning;
SET search_path = pg_catalog, ybss, pg_temp;
CREATE TEMPORARY TABLE expected (typed text, reading text, certain boolean DEFAULT true);
INSERT INTO expected VALUES
	-- what stood in a prefecture that is gone
	('贵州省铜仁地区铜仁市锦江路1号', '贵州省铜仁市碧江区锦江路1号'), ('遵义地区遵义市人民路1号', '贵州省遵义市红花岗区人民路1号'),
	('丽水地区丽水市', '浙江省丽水市莲都区'), ('四川省万县市天城区', '重庆市万州区'), ('四川省涪陵地区涪陵市', '重庆市涪陵区'),
	('广东省海南行政区海口市', '海南省海口市'), ('广东省海南行政区琼山县', '海南省海口市琼山区'), ('四川省重庆市江津县', '重庆市江津区'),
	('湖北襄樊樊城区人民路1号', '湖北省襄阳市樊城区人民路1号'), ('湖北省襄樊市襄阳区', '湖北省襄阳市襄州区'),
	-- a city that is a county today, or two
	('安徽省巢湖市居巢区', '安徽省合肥市巢湖市'), ('安徽省巢湖市庐江县', '安徽省合肥市庐江县'), ('山东省莱芜市莱城区', '山东省济南市莱芜区'),
	-- a county under a new name, and one that went to another city
	('天津市蓟县渔阳镇', '天津市蓟州区渔阳镇'), ('重庆市开县汉丰街道', '重庆市开州区汉丰街道'), ('湖北省郧县城关镇', '湖北省十堰市郧阳区城关镇'),
	('辽宁省北宁市', '辽宁省锦州市北镇市'), ('安徽省安庆市枞阳县1号', '安徽省铜陵市枞阳县1号'), ('江苏省扬州市泰兴县', '江苏省泰州市泰兴市'),
	-- a namesake in another city never beats the city that is written
	('山西省大同市矿区人民路1号', '山西省大同市云冈区人民路1号'), ('山西省长治市郊区人民路1号', '山西省长治市潞州区人民路1号'),
	('安徽省安庆市郊区1号', '安徽省安庆市宜秀区1号'), ('石家庄市桥东区', '河北省石家庄市桥西区'), ('邢台市桥东区', '河北省邢台市襄都区'),
	('张家口市桥东区', '河北省张家口市桥东区'),
	-- the same name as the city's, said twice or not
	('贵州省遵义市遵义市人民路1号', '贵州省遵义市人民路1号'), ('河北承德承德市', '河北省承德市'),
	-- where the ground was parted, what follows decides
	('遵义市遵义县虾子镇', '贵州省遵义市红花岗区虾子镇'), ('遵义县南白镇', '贵州省遵义市播州区南白街道'), ('遵义县遵义县南白镇', '贵州省遵义市播州区南白街道'),
	('重庆市渝北区大湾镇1号', '重庆市北碚区大湾镇1号'), ('重庆市渝北区龙溪街道1号', '重庆市渝北区龙溪街道1号'),
	('江北区观音桥街道1号', '重庆市江北区观音桥街道1号'),
	-- towns and zones that became counties
	('浙江省苍南县龙港镇镇前路1号', '浙江省温州市龙港市镇前路1号'), ('贵州省贵阳市金阳新区林城路1号', '贵州省贵阳市观山湖区林城路1号'),
	('重庆市两江新区金山街道1号', '重庆市两江新区金山街道1号'), ('重庆渝北回兴街道1号', '重庆市两江新区回兴街道1号'),
	('新疆和田地区和安县红柳镇1号', '新疆维吾尔自治区和田地区和安县红柳镇1号'), ('重庆市北碚区大湾镇1号', '重庆市北碚区大湾镇1号'),
	-- the class word of the city is the first of the county's name
	('青岛市南区香港中路1号', '山东省青岛市市南区香港中路1号'), ('青岛市市南区香港中路1号', '山东省青岛市市南区香港中路1号'),
	-- a road, a town of another place
	('东山区路', '东山区路'), ('崇安县千岛湖镇', '浙江省杭州市淳安县千岛湖镇');
-- what nothing decides is told, and is not certain
INSERT INTO expected VALUES
	('山东省莱芜市人民路1号', '山东省济南市人民路1号', false),
	('福建省厦门市鼓楼区人民路1号', '福建省厦门市鼓楼区人民路1号', false),
	('河北省沧州市郊区人民路1号', '河北省沧州市郊区人民路1号', false);
SELECT typed, reading, address_text(parse(typed)) AS got, NOT parse(typed)::jsonb ? 'candidates' AS certain FROM expected
WHERE (address_text(parse(typed)), NOT parse(typed)::jsonb ? 'candidates') IS DISTINCT FROM (reading, certain);
-- what is doubtful says what else it may be
SELECT typed, c->>'name' AS candidate FROM unnest(ARRAY['福建省厦门市鼓楼区人民路1号', '河北省沧州市郊区人民路1号', '山东省莱芜市人民路1号']) AS typed,
	jsonb_array_elements(parse(typed)::jsonb->'candidates') WITH ORDINALITY AS x (c, n) ORDER BY typed COLLATE "C", n;
-- and why, with the day
SELECT typed, value, reason FROM explain('贵州省铜仁地区铜仁市');
SELECT typed, value, reason FROM explain('安徽省安庆市枞阳县');
SELECT typed, value, reason FROM explain('四川省万县市天城区');

-- Every county of every year, by the history alone: what holds its ground is found the slow way.
\set history `cat "$PG_ABS_SRCDIR/extension/data/division_history.tsv"`
\set changes `cd "$PG_ABS_SRCDIR/extension/data/change" && awk '{ print substr(FILENAME, 1, 4) "\t" $0 }' *.tsv`
CREATE TEMPORARY TABLE stood AS
SELECT row_number() OVER () AS id, part[1] AS code, part[2] AS province, part[3] AS city, part[4] AS name, part[5]::int AS since,
	coalesce(nullif(part[6], '')::int, 9999) AS until, part[7] AS successors
FROM regexp_split_to_table(:'history', E'\n') AS line, string_to_array(line, E'\t') AS part WHERE line ~ '^[0-9]';
CREATE TEMPORARY TABLE changed AS
SELECT part[1]::int AS year, rpad(part[2], 6, '0') AS code, part[3] AS name, rpad(rtrim(f, '*'), 6, '0') AS taken, f LIKE '%*' AS in_part
FROM regexp_split_to_table(:'changes', E'\n') AS line, string_to_array(line, E'\t') AS part, unnest(string_to_array(part[4], ',')) AS f
WHERE part[2] ~ '^[0-9]{2,6}$' AND part[1]::int > (SELECT max(since) FROM stood);
INSERT INTO stood
SELECT DISTINCT (SELECT max(id) FROM stood) + dense_rank() OVER (ORDER BY c.code), c.code, p.name, coalesce(u.name, ''), c.name, c.year, 9999, ''
FROM changed c JOIN stood p ON p.code = left(c.code, 2) || '0000' LEFT JOIN stood u ON u.code = left(c.code, 4) || '00' AND u.until = 9999
WHERE NOT EXISTS (SELECT FROM stood s WHERE s.code = c.code AND s.until = 9999);
-- a county that stands holds its ground, whatever it lost; the others are followed
CREATE TEMPORARY TABLE became AS
SELECT s.id, t.id AS next FROM stood s CROSS JOIN unnest(string_to_array(s.successors, ';')) AS x
	JOIN stood t ON t.code = left(x, 6) AND coalesce(nullif(substring(x, '\[(.*)\]'), '')::int, s.until) BETWEEN t.since AND t.until - 1
WHERE s.until < 9999
UNION SELECT s.id, t.id FROM changed c JOIN stood s ON s.code = c.taken AND s.until = 9999 JOIN stood t ON t.code = c.code AND t.until = 9999
WHERE c.taken NOT IN (SELECT code FROM changed);
-- no successor is lost on the way
SELECT s.code, s.name, s.successors FROM stood s WHERE s.successors <> ''
AND array_length(string_to_array(s.successors, ';'), 1) > (SELECT count(*) FROM unnest(string_to_array(s.successors, ';')) AS x
	WHERE EXISTS (SELECT FROM stood t WHERE t.code = left(x, 6) AND coalesce(nullif(substring(x, '\[(.*)\]'), '')::int, s.until) BETWEEN t.since AND t.until - 1));
CREATE TEMPORARY TABLE holds AS
WITH RECURSIVE way AS (SELECT id, id AS at FROM stood WHERE code !~ '00$' UNION SELECT w.id, b.next FROM way w JOIN became b ON b.id = w.at)
SELECT DISTINCT s.province, s.city, s.name, t.code FROM way w JOIN stood s ON s.id = w.id JOIN stood t ON t.id = w.at
WHERE t.until = 9999 AND NOT EXISTS (SELECT FROM changed c WHERE c.taken = t.code AND NOT c.in_part AND c.taken NOT IN (SELECT code FROM changed));
CREATE TEMPORARY TABLE county AS
SELECT province, city, name, array_agg(code ORDER BY code) AS held_by FROM holds GROUP BY 1, 2, 3;
-- none is without a successor
SELECT province, city, name FROM stood s WHERE code !~ '00$' AND NOT EXISTS (SELECT FROM county c WHERE (c.province, c.city, c.name) = (s.province, s.city, s.name));

-- a town of each that no other of them has
CREATE TEMPORARY TABLE town AS SELECT code, name FROM builtin_division(-1) WHERE length(code) = 9 AND name ~ '(镇|乡|街道)$';
CREATE TEMPORARY TABLE below AS
SELECT DISTINCT ON (c.province, c.city, c.name, h) c.province, c.city, c.name, t.code, t.name AS town
FROM county c, unnest(c.held_by) AS h JOIN town t ON left(t.code, 6) = h
WHERE NOT EXISTS (SELECT FROM town o WHERE o.name = t.name AND o.code <> t.code AND left(o.code, 6) = ANY (c.held_by))
ORDER BY c.province, c.city, c.name, h, t.code;
CREATE TEMPORARY TABLE written AS
SELECT form, typed, province, city, name, held_by, town FROM (
	SELECT c.*, form, NULL AS town, CASE form WHEN 'in full' THEN province || city || name WHEN 'and a road' THEN province || city || name || '人民路12号'
		WHEN 'no province' THEN city || name WHEN 'no province, and a road' THEN city || name || '人民路12号'
		WHEN 'said twice' THEN province || city || province || city || name || '人民路12号'
		WHEN 'city without 市' THEN province || regexp_replace(city, '(..)(市|地区|盟|行政区)$', '\1') || name END AS typed
	FROM county c, unnest(ARRAY['in full', 'and a road', 'no province', 'no province, and a road', 'said twice', 'city without 市']) AS form
	WHERE city <> '' OR form IN ('in full', 'and a road')
	UNION ALL
	SELECT c.*, 'and a town of today', b.code, c.province || c.city || c.name || b.town FROM county c JOIN below b USING (province, city, name)) AS given;
-- Where it was read to: what holds the ground, several of them and no other, the city that bears the name and holds all of it.
CREATE TEMPORARY TABLE judged AS
SELECT w.*, CASE
	WHEN town IS NOT NULL AND code LIKE town || '%' THEN 'right'
	WHEN town IS NULL AND candidates IS NULL AND (left(code, 6) = ANY (held_by) OR left(code, 4) || '00' = ANY (held_by)) THEN 'right'
	WHEN town IS NULL AND (SELECT bool_and(rpad(c->>'code', 6, '0') = ANY (held_by) OR left(c->>'code', 4) || '00' = ANY (held_by)) FROM jsonb_array_elements(candidates) AS c) THEN 'candidates'
	WHEN town IS NULL AND p->>'city' = name AND (SELECT bool_and(code LIKE rtrim(left(h, 4), '0') || '%') FROM unnest(held_by) AS h) THEN 'city of the name'
	WHEN (SELECT bool_or(h LIKE rtrim(left(code, 4), '0') || '%') FROM unnest(held_by) AS h) THEN CASE WHEN p ? 'compound' THEN 'compound' ELSE 'in the city' END
	ELSE 'elsewhere' END AS reading
FROM (SELECT w.*, lpad(division(a)::text, 12, '0') AS code, a::jsonb AS p, a::jsonb->'candidates' AS candidates FROM written w, parse(typed) AS a) AS w;
SELECT form, count(*) AS names, count(*) FILTER (WHERE reading = 'right') AS right, count(*) FILTER (WHERE reading = 'candidates') AS candidates,
	count(*) FILTER (WHERE reading = 'city of the name') AS city_of_the_name, count(*) FILTER (WHERE reading = 'in the city') AS in_the_city,
	count(*) FILTER (WHERE reading = 'compound') AS compound, count(*) FILTER (WHERE reading = 'elsewhere') AS elsewhere,
	count(*) FILTER (WHERE reading IN ('right', 'candidates', 'city of the name')) >= count(*) * CASE WHEN form ~ '(today|市)$' THEN 0.99 ELSE 0.999 END AS enough
FROM judged GROUP BY form ORDER BY form COLLATE "C";
-- what is not, line by line
SELECT form, typed, reading, address_text(parse(typed)) AS got FROM judged WHERE reading NOT IN ('right', 'candidates', 'city of the name')
ORDER BY form COLLATE "C", typed COLLATE "C" LIMIT 200;
