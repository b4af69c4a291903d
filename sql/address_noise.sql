-- What is no part of an address, and what stands in brackets: no row may come. All places but the divisions are
-- invented.
SET search_path = pg_catalog, ybss, pg_temp;
CREATE FUNCTION pg_temp.reading(typed text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(element || '=' || value, ' ' ORDER BY ordinality) FROM explain(typed) WITH ORDINALITY
	WHERE element NOT IN ('province', 'city', 'district', 'town', 'mark', 'label', 'unread')
$$;
CREATE TEMPORARY TABLE given (typed text, expected text);

-- what stands in brackets is address where it reads as one and says something new
INSERT INTO given VALUES
	('虾子镇梧桐路18号（松柏小区9楼）', 'road=梧桐路 number=18号 compound=松柏小区 floor=9楼'),
	('虾子镇梧桐路【松柏小区2栋1单元1906】', 'road=梧桐路 compound=松柏小区 building=2栋 unit=1单元 room=1906室'),
	('虾子镇[梧桐路287号松柏小区C座1507]（近白杨路）', 'road=梧桐路 number=287号 compound=松柏小区 building=C座 room=1507室 remark=近白杨路'),
	('虾子镇梧桐路(松柏小区)8号楼(东单元)302', 'road=梧桐路 compound=松柏小区 building=8号楼 unit=东单元 room=302室'),
	('虾子镇梧桐路18号（松柏创业园）A栋707室', 'road=梧桐路 number=18号 compound=松柏创业园 building=A栋 room=707室'),
	('虾子镇松柏小区（北区）2号楼', 'compound=松柏小区 phase=北区 building=2号楼'),
	('虾子镇【红花岗区虾子镇梧桐路66号】', 'road=梧桐路 number=66号 town2=虾子镇'),
	('虾子镇梧桐路38号（2单元402）', 'road=梧桐路 number=38号 unit=2单元 room=402室'),
	('虾子镇松柏大厦703室（梧桐路168号）', 'compound=松柏大厦 room=703室 road=梧桐路 number=168号'),
	('虾子镇梧桐路【松柏大厦西行100米】', 'road=梧桐路 compound=松柏大厦 distance=西行100米');

-- else it is a remark: another place, the way there, a firm's department
INSERT INTO given VALUES
	('虾子镇梧桐路18号（白杨路7号）', 'road=梧桐路 number=18号 remark=白杨路7号'),
	('虾子镇松柏小区1号楼（白杨大厦1号楼）', 'compound=松柏小区 building=1号楼 remark=白杨大厦1号楼'),
	('虾子镇梧桐路18号（松柏超市旁）', 'road=梧桐路 number=18号 remark=松柏超市旁'),
	('虾子镇梧桐路18号（近白杨路）', 'road=梧桐路 number=18号 remark=近白杨路'),
	('虾子镇松柏大厦H层（18层）', 'compound=松柏大厦 floor=H层 remark=18层'),
	('虾子镇松柏大厦（总部）3楼', 'compound=松柏大厦 floor=3楼 remark=总部'),
	('虾子镇松柏中心（SBZX）54层', 'compound=松柏中心 floor=54层 remark=SBZX'),
	('虾子镇梧桐路18号（松柏店（虾子店）旁）', 'road=梧桐路 number=18号 remark=松柏店(虾子店)旁'),
	('虾子镇梧桐路18号（请打电话', 'road=梧桐路 number=18号 remark=请打电话');

-- receivers, telephones, post codes and notes, wherever they stand, glued or not
INSERT INTO given VALUES
	('虾子镇梧桐路66号松柏小区1门302韩小满13900000000', 'road=梧桐路 number=66号 compound=松柏小区 unit=1单元 room=302室 phone=13900000000 name=韩小满'),
	('虾子镇梧桐路66号 张13900000000', 'road=梧桐路 number=66号 phone=13900000000 name=张'),
	('虾子镇梧桐路66号（杨小红 13900000000）', 'road=梧桐路 number=66号 phone=13900000000 name=杨小红'),
	('虾子镇梧桐路66号138****0000', 'road=梧桐路 number=66号 phone=138****0000'),
	('虾子镇梧桐路66号松柏小区563000', 'road=梧桐路 number=66号 compound=松柏小区 postcode=563000'),
	('虾子镇梧桐路66号（563000）', 'road=梧桐路 number=66号 postcode=563000'),
	('虾子镇梧桐路66号(邮编：563000)', 'road=梧桐路 number=66号 postcode=563000'),
	('虾子镇梧桐路66号、563000、周小民', 'road=梧桐路 number=66号 postcode=563000 name=周小民'),
	('13900000000,许小白,虾子镇梧桐路66号,563000', 'road=梧桐路 number=66号 phone=13900000000 postcode=563000 name=许小白'),
	('虾子镇松柏小区6幢7楼习小姐', 'compound=松柏小区 building=6栋 floor=7楼 name=习小姐'),
	('虾子镇梧桐路66号 马先生13900000000 放门口', 'road=梧桐路 number=66号 phone=13900000000 name=马先生 remark=放门口'),
	('虾子镇松柏小区9幢急件及时派送', 'compound=松柏小区 building=9栋 remark=急件及时派送'),
	('虾子镇梧桐路【松柏小区 到了联系20-1-1402】', 'road=梧桐路 compound=松柏小区 building=20栋 unit=1单元 room=1402室 remark=到了联系'),
	('虾子镇梧桐路66号原单号973300000000', 'road=梧桐路 number=66号 remark=973300000000'),
	('虾子镇梧桐路66号 302室 张小三', 'road=梧桐路 number=66号 room=302室 name=张小三'),
	('虾子镇梧桐路66号 公司电话：0851-28000000', 'road=梧桐路 number=66号 phone=0851-28000000'),
	('虾子镇梧桐路66号 563000 柚子', 'road=梧桐路 number=66号 postcode=563000 name=柚子');

-- what only looks like one stays
INSERT INTO given VALUES
	('虾子镇梧桐路66号 金鑫小区', 'road=梧桐路 number=66号 compound=金鑫小区'),
	('虾子镇梧桐路66号 王家大院', 'road=梧桐路 number=66号 compound=王家大院'),
	('虾子镇上门街8号', 'road=上门街 number=8号'),
	('虾子镇松柏小区101201室', 'compound=松柏小区 room=101201室'),
	('虾子镇请水路8号', 'road=请水路 number=8号'),
	('虾子镇梧桐路66号 563000 松柏小区', 'road=梧桐路 number=66号 compound=松柏小区 postcode=563000');

-- slips of programs: radicals for characters
INSERT INTO given VALUES
	('⻄安市碑林区⻓安北路9号', 'road=长安北路 number=9号'),
	('虾子镇松柏加油站对方', 'compound=松柏加油站 relation=对方');

SELECT typed, expected, pg_temp.reading(typed) AS got FROM given
WHERE expected IS DISTINCT FROM pg_temp.reading(typed) ORDER BY typed COLLATE "C";

-- each is the same once it is written
SELECT typed, parse(typed)::text AS written FROM given
WHERE parse(typed) IS DISTINCT FROM parse(typed)::text::address ORDER BY typed COLLATE "C";
