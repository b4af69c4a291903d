-- The type address: reading, writing back, equality. All places but the divisions are invented.
SET search_path = pg_catalog, ybss, pg_temp;

-- one address, many ways of writing it: every row must be true
SELECT a, b, parse(a) = parse(b) AS same, address_hash(parse(a)) = address_hash(parse(b)) AS same_hash
FROM (VALUES
	('梧桐里小区3-2-501', '梧桐里小区3栋2单元501室'),
	('梧桐里小区3-2-501', '梧桐里小区三幢二单元五零一'),
	('梧桐里小区3-2-501', '梧桐里小区３橦２梯５层５０１号'),
	('梧桐里小区12#2-3-1', '梧桐里小区12号楼2单元3楼1号'),
	('梧桐里小区1栋22-3', '梧桐里小区1栋22层3号'),
	('虾子镇乐安村一组', '贵州省遵义市红花岗区虾子镇乐安村1组'),
	('貴州省遵義市紅花崗區蝦子鎮樂安村', '虾子镇乐安村委会'),
	('遵义县虾子镇乐安村', '播州区虾子镇乐安村'),
	('新蒲镇中桥村', '新蒲新区新蒲街道中桥村'),
	('新蒲街道梧桐路18附2号', '新蒲街道梧桐路18号附2号'),
	('新蒲街道中山一路18号', '新蒲街道中山1路18号'),
	('新舟镇沙滩村 13900000000', '新舟镇沙滩村')
) AS pair (a, b);

-- and these are not the same
SELECT a, b, parse(a) = parse(b) AS same
FROM (VALUES
	('梧桐里小区3-2-501', '梧桐里小区3-2-502'),
	('新舟镇群乐村', '永乐镇群乐村'),
	('新蒲街道梧桐路18-1号', '新蒲街道梧桐路18号附1号'),
	('梧桐里小区1栋负1层', '梧桐里小区1栋1层')
) AS pair (a, b);

-- elements, as many as the text has
SELECT typed, parse(typed)::jsonb - 'confidence' AS elements
FROM (VALUES
	('新蒲新区播州大道梧桐新城S7-1-21'),
	('贵州遵义新蒲新蒲街道青城桥社区'),
	('永乐镇飞云村松树湾村民组'),
	('三渡镇柳田村石板组石板湾8号'),
	('虾子镇人民路与梧桐大道交汇处往东200米加油站背后'),
	('虾子镇粮食市场自编号B-12'),
	('虾子镇米兰社区临时门牌0017号'),
	('新蒲街道梧桐安置小区二期6栋商铺12号'),
	('汇川区大连路20号'),
	('播州大道88号'),
	('海南大厦3楼'),
	('北海市重庆路5号'),
	('红花岗区延安路街道民主路'),
	('新舟镇杨绿村五组'),
	('(原供销社)新蒲街道梧桐路5号(正门)')
) AS given (typed);

-- ambiguity gives candidates, not a guess
SELECT jsonb_pretty(parse('新蒲新区群乐村')::jsonb);

-- what is written reads back byte for byte, marked where plain text would not
SELECT typed, parse(typed)::text AS written,
	   address_send(parse(typed)::text::address) = address_send(parse(typed)) AS the_same
FROM (VALUES
	('虾子镇乐安村1组'), ('梧桐路18号3号'), ('梧桐里 3号楼 正门'), (''), ('。。。'), ('〔省〕'), ('〔省〕贵州省〔码〕1'),
	('〔〔小区〕'), ('12345'), ('新蒲新区群乐村')
) AS given (typed);

-- levels
SELECT level, address_text(address_truncate(whole, level)) AS cut, address_key(address_truncate(whole, level)) AS key
FROM parse('虾子镇米兰社区梧桐路18号梧桐里二期3栋2单元501') AS whole,
	 unnest(ARRAY['district', 'community', 'road', 'number', 'compound', 'building', 'unit', 'room']) AS level;
SELECT address_level(parse('柳田村石板湾8号')), address_element(parse('梧桐路5号'), 'number'), division(parse('虾子镇'));
SELECT address_element(parse('梧桐路5号'), 'colour');

-- verdicts
SELECT a, b, compare(parse(a), parse(b)), round(similarity(parse(a), parse(b))::numeric, 2) AS alike
FROM (VALUES
	('梧桐里3-2-501', '梧桐里3栋2单元501'),
	('梧桐里3-2-501', '梧桐里3栋2单元502'),
	('新蒲街道梧桐路18号', '新蒲街道梧桐路18号梧桐里'),
	('新蒲街道梧桐路18号', '新蒲街道梧桐路20号'),
	('新蒲街道梧桐路18号', '虾子镇梧桐路18号'),
	('虾子镇乐安村1组', '虾子镇乐安村2组'),
	('梧桐里', '梧桐路')
) AS pair (a, b);

-- hostile text: a value or a clear error
SELECT address_key(parse(repeat('9', 1000))) IS NOT NULL, address_text(parse(U&'\E001\+020000大厦')), ybss.normalize(U&'\200E新\200B蒲\FEFF  街道１');
SELECT parse(repeat('路', 3000));
SELECT length(address_key(parse(repeat('1栋', 2000)))) > 0;

-- order, index, hash join
CREATE TEMPORARY TABLE book (address address PRIMARY KEY);
INSERT INTO book SELECT parse('梧桐里' || b || '栋' || u || '单元' || r || '01') FROM generate_series(1, 4) b, generate_series(1, 3) u, generate_series(1, 9) r;
SELECT count(*), count(DISTINCT address) FROM book;
INSERT INTO book VALUES ('梧桐里小区2-3-401');
EXPLAIN (COSTS OFF) SELECT FROM book WHERE address = '梧桐里2-3-401';
SELECT address FROM book WHERE address = '梧桐里2-3-401';

-- ranges, labels, brackets, relations
SELECT typed, parse(typed)::jsonb - 'confidence' - 'province' - 'city' - 'district' AS elements
FROM (VALUES ('新蒲街道梧桐路18号至22号'), ('新蒲街道梧桐路18、20号'), ('新蒲街道梧桐路18号-1'), ('新蒲街道梧桐路18号楼上'),
	('地址：新蒲街道梧桐路18号（梧桐里小区）3栋'), ('新蒲新区梧桐路与白杨大道交叉口东北角'), ('新蒲街道遵义市梧桐中学'),
	('梧桐里1栋2号门面'), ('新蒲街道梧桐路5号向南约100米处'), ('鹤鸣镇梧桐街道松柏路5号')) AS given (typed);

-- a municipality is written once, and is province and city; as earlier versions wrote it, it is the same value
SELECT typed, parse(typed) AS written, parse(typed)::jsonb - 'confidence' AS elements, address_truncate(parse(typed), 'city') AS cut,
	address_send(typed::address) = address_send(parse(typed)) AND address_send(parse(typed)::text::address) = address_send(parse(typed)) AS same
FROM unnest(ARRAY['北京市朝阳区建国路1号', '北京市北京市朝阳区建国路1号', '北京朝阳区建国路1号', '重庆市城口县', '上海市']) AS given (typed);
