-- How texts are read, by what is hard about them: no row may come. All places but the divisions are invented.
SET search_path = pg_catalog, ybss, pg_temp;
CREATE FUNCTION pg_temp.reading(typed text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(element || '=' || value, ' ' ORDER BY ordinality)
	FROM explain(typed) WITH ORDINALITY WHERE element NOT IN ('province', 'city')
$$;

-- blanks stand inside names and numbers
SELECT typed, expected, pg_temp.reading(typed) AS got FROM (VALUES
	('贵州省遵义市新蒲新区永　乐镇', 'district=红花岗区 zone=新蒲新区 town=永乐镇'),
	('新舟 镇槐安 村 2 01', 'district=红花岗区 town=新舟镇 community=槐安村 number=201号'),
	('贵 州 省 遵 义 市 红 花 岗 区 虾 子 镇 乐 安 村', 'district=红花岗区 town=虾子镇 community=乐安村'),
	('遵义市红 花岗区虾子 镇', 'district=红花岗区 town=虾子镇'),
	('遵义市新蒲新 区虾子镇', 'district=红花岗区 zone=新蒲新区 town=虾子镇'),
	('虾子镇乐 安村一 组', 'district=红花岗区 town=虾子镇 community=乐安村 group=1组'),
	('虾子镇 乐安 村 1 组', 'district=红花岗区 town=虾子镇 community=乐安村 group=1组'),
	('虾子镇米兰路 6 6 号', 'district=红花岗区 town=虾子镇 road=米兰路 number=66号'),
	('虾子镇米兰 路66 号', 'district=红花岗区 town=虾子镇 road=米兰路 number=66号'),
	('梧桐里小区3 栋2 单元5 0 1室', 'compound=梧桐里小区 building=3栋 unit=2单元 room=501室'),
	('梧桐里小区3栋2单元一 〇二', 'compound=梧桐里小区 building=3栋 unit=2单元 room=102室'),
	('梧桐里 3 2 501', 'compound=梧桐里 building=3栋 unit=2单元 room=501室'),
	('新蒲街道梧桐路18号（附1号）', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号附1号')
) AS given (typed, expected) WHERE expected IS DISTINCT FROM pg_temp.reading(typed);

-- offices stand for their town, village or zone
SELECT typed, expected, pg_temp.reading(typed) AS got FROM (VALUES
	('新蒲街道办梧桐里', 'district=红花岗区 town=新蒲街道 compound=梧桐里'),
	('新蒲街道办事处梧桐里小区', 'district=红花岗区 town=新蒲街道 compound=梧桐里小区'),
	('新蒲街道办红星社区居委会', 'district=红花岗区 town=新蒲街道 community=红星社区'),
	('新舟镇槐安村村民委员会三组', 'district=红花岗区 town=新舟镇 community=槐安村 group=3组'),
	('新舟镇槐安村村委会旁', 'district=红花岗区 town=新舟镇 community=槐安村 compound=村委会 relation=旁'),
	('遵义市新蒲新区管委会新舟镇沙滩村', 'district=红花岗区 zone=新蒲新区 town=新舟镇 community=沙滩村'),
	('遵义县虾子区虾子镇乐安村', 'district=红花岗区 town=虾子镇 community=乐安村 town2=虾子区'),
	('永乐镇茅坡社区粮站门口', 'district=红花岗区 town=永乐镇 community=茅坡社区 compound=粮站 relation=门口'),
	('三渡镇高速公路出口处往东500米', 'district=红花岗区 town=三渡镇 road=高速公路 relation=出口处 distance=往东500米')
) AS given (typed, expected) WHERE expected IS DISTINCT FROM pg_temp.reading(typed);

-- numbers behind numbers
SELECT typed, expected, pg_temp.reading(typed) AS got FROM (VALUES
	('新蒲街道梧桐路18号3号', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号 room=3号'),
	('新蒲街道梧桐路18号3号楼', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号 building=3号楼'),
	('新蒲街道梧桐路18号3号2单元501', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号 building=3号 unit=2单元 room=501室'),
	('新蒲街道梧桐路5号院3号楼2单元501', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=5号院 building=3号楼 unit=2单元 room=501室'),
	('新蒲街道梧桐路18号甲', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号甲'),
	('新蒲街道梧桐路甲18号', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=甲18号'),
	('新蒲街道梧桐路18号内1号', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号内1号'),
	('新蒲街道梧桐路18号之一', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号之1'),
	('新蒲街道梧桐路18-20号', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18-20号'),
	('新蒲街道梧桐路18号1楼门面', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号 floor=1楼 room=门面'),
	('喇叭镇龙堰村3组12附2号', 'district=红花岗区 town=喇叭镇 community=龙堰村 group=3组 number=12号附2号'),
	('梧桐里小区2#楼1单元501', 'compound=梧桐里小区 building=2号楼 unit=1单元 room=501室'),
	('梧桐里小区#2楼1单元', 'compound=梧桐里小区 building=2号楼 unit=1单元'),
	('梧桐里12-3-5', 'compound=梧桐里 building=12栋 unit=3单元 room=5室'),
	('梧桐里12-3-5-1', 'compound=梧桐里 building=12栋 unit=3单元 floor=5层 room=1室'),
	('梧桐里Ａ1栋2单元3-1', 'compound=梧桐里 building=A1栋 unit=2单元 floor=3层 room=1室'),
	('梧桐里3栋2单元5F501', 'compound=梧桐里 building=3栋 unit=2单元 floor=5层 room=501室'),
	('梧桐里3栋负一楼车库12号', 'compound=梧桐里 building=3栋 floor=负1层 room=车库12号'),
	('梧桐里3栋-1层', 'compound=梧桐里 building=3栋 floor=负1层'),
	('梧桐里3栋2单元顶层', 'compound=梧桐里 building=3栋 unit=2单元 floor=顶层'),
	('梧桐里3栋夹层', 'compound=梧桐里 building=3栋 floor=夹层'),
	('梧桐里3栋2单元3楼中间', 'compound=梧桐里 building=3栋 unit=2单元 floor=3楼 room=中间'),
	('梧桐里3栋5楼复式', 'compound=梧桐里 building=3栋 floor=5楼 room=复式'),
	('梧桐里3栋22-3', 'compound=梧桐里 building=3栋 floor=22层 room=3室'),
	('梧桐里3栋1-5号门面', 'compound=梧桐里 building=3栋 room=门面1-5号'),
	('梧桐里3栋附2号', 'compound=梧桐里 building=3栋 room=附2号'),
	('梧桐里小区附2号', 'compound=梧桐里小区 number=附2号'),
	('梧桐里小区东区3栋1单元', 'compound=梧桐里小区 phase=东区 building=3栋 unit=1单元'),
	('虾子镇粮食市场A区06号', 'district=红花岗区 town=虾子镇 compound=粮食市场 phase=A区 number=06号'),
	('梧桐里3号2单元501', 'compound=梧桐里 building=3号 unit=2单元 room=501室'),
	('梧桐里3栋2单元501-502', 'compound=梧桐里 building=3栋 unit=2单元 room=501-502室'),
	('梧桐里3栋2单元12F', 'compound=梧桐里 building=3栋 unit=2单元 floor=12层'),
	('梧桐里五幢一门四〇二', 'compound=梧桐里 building=5栋 unit=1单元 room=402室'),
	('梧桐里5排3号', 'compound=梧桐里 building=5排 room=3号'),
	('梧桐里地下车库A区12号', 'compound=梧桐里地下车库 phase=A区 number=12号'),
	('新蒲街道梧桐路88号-附10号', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=88号附10号'),
	('新蒲街道梧桐路18号附1-附3号', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号附1-3号'),
	('新蒲街道梧桐路18、19、20号', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18、19、20号'),
	('喇叭镇红岩村5组8-1', 'district=红花岗区 town=喇叭镇 community=红岩村 group=5组 number=8-1号')
) AS given (typed, expected) WHERE expected IS DISTINCT FROM pg_temp.reading(typed);

-- groups
SELECT typed, expected, pg_temp.reading(typed) AS got FROM (VALUES
	('虾子镇乐安村居民一组', 'district=红花岗区 town=虾子镇 community=乐安村 group=1组'),
	('虾子镇虾子社区三居民组', 'district=红花岗区 town=虾子镇 community=虾子社区 group=3组'),
	('虾子镇乐安村第三村民小组', 'district=红花岗区 town=虾子镇 community=乐安村 group=3组'),
	('虾子镇乐安村三社', 'district=红花岗区 town=虾子镇 community=乐安村 group=3社'),
	('虾子镇乐安村五组大坪12号', 'district=红花岗区 town=虾子镇 community=乐安村 group=5组 compound=大坪 number=12号'),
	('新舟镇新舟村街上组', 'district=红花岗区 town=新舟镇 community=新舟村 group=街上组'),
	('新舟镇绿塘村街组', 'district=红花岗区 town=新舟镇 community=绿塘村 group=街组'),
	('新舟镇绿塘村老街组15号', 'district=红花岗区 town=新舟镇 community=绿塘村 group=老街组 number=15号'),
	('新舟镇绿塘村公路组', 'district=红花岗区 town=新舟镇 community=绿塘村 group=公路组'),
	('新舟镇绿塘村小学组', 'district=红花岗区 town=新舟镇 community=绿塘村 group=小学组'),
	('新舟镇绿塘村红旗生产队', 'district=红花岗区 town=新舟镇 community=绿塘村 group=红旗队'),
	('新舟镇绿塘村两路口组', 'district=红花岗区 town=新舟镇 community=绿塘村 group=两路口组'),
	('三渡镇柳田村柳田湾8号', 'district=红花岗区 town=三渡镇 community=柳田村 compound=柳田湾 number=8号'),
	('新舟镇禹门村仙人井组团山堡25号', 'district=红花岗区 town=新舟镇 community=禹门村 group=仙人井组 compound=团山堡 number=25号')
) AS given (typed, expected) WHERE expected IS DISTINCT FROM pg_temp.reading(typed);

-- relations and roads
SELECT typed, expected, pg_temp.reading(typed) AS got FROM (VALUES
	('人民路口', 'road=人民路 relation=路口'),
	('虾子镇米兰路与平安路交叉口东北角', 'district=红花岗区 town=虾子镇 road=米兰路 road2=平安路 relation=交叉口东北角'),
	('虾子镇米兰路平安路交汇处往北约100米', 'district=红花岗区 town=虾子镇 road=米兰路 road2=平安路 relation=交汇处 distance=往北约100米'),
	('红花岗区丁字口', 'district=红花岗区 compound=丁字口'),
	('虾子镇粮食市场往前走50米', 'district=红花岗区 town=虾子镇 compound=粮食市场 distance=往前走50米'),
	('虾子镇粮食市场后面100米', 'district=红花岗区 town=虾子镇 compound=粮食市场 relation=后面 distance=100米'),
	('新舟镇街上', 'district=红花岗区 town=新舟镇 compound=街上'),
	('新舟镇326国道边', 'district=红花岗区 town=新舟镇 road=326国道 relation=边'),
	('汇川区洗马路街道洗马路', 'district=汇川区 town=洗马路街道 road=洗马路'),
	('汇川区机电路12号', 'district=汇川区 road=机电路 number=12号'),
	('余杭区许巷路5号', 'district=余杭区 road=许巷路 number=5号'),
	('遵义市汇川区遵义经济技术开发区外环路5号', 'district=汇川区 zone=遵义经济技术开发区 road=外环路 number=5号'),
	('虾子镇米兰社区【米兰路】66号', 'district=红花岗区 town=虾子镇 community=米兰社区 road=米兰路 number=66号'),
	('红花岗区忠庄街道钢铁路12号', 'district=红花岗区 town=忠庄街道 road=钢铁路 number=12号'),
	('红花岗区延安路街道延安路口小区3栋', 'district=红花岗区 town=延安路街道 compound=延安路口小区 building=3栋'),
	('加格达奇区铁路南小区29号楼', 'district=加格达奇区 compound=铁路南小区 building=29号楼'),
	('江干区下沙学林街100号', 'district=钱塘区 town=下沙街道 road=学林街 number=100号'),
	('义乌宏迪路5号', 'district=义乌市 road=宏迪路 number=5号'),
	('五蕴路12号与红星路18号', 'road=五蕴路 number=12号 road2=红星路 number2=18号'),
	('新蒲街道红星路与平安大道与人民路交汇处', 'district=红花岗区 town=新蒲街道 road=红星路 road2=平安大道 road3=人民路 relation=交汇处'),
	('新蒲新区梧桐大学附属医院', 'district=红花岗区 zone=新蒲新区 compound=梧桐大学附属医院'),
	('虾子镇政府旁', 'district=红花岗区 town=虾子镇 compound=镇政府 relation=旁'),
	('老街上海路5号', 'road=老街 road2=上海路 number=5号')
) AS given (typed, expected) WHERE expected IS DISTINCT FROM pg_temp.reading(typed);

-- short and old forms
SELECT typed, expected, pg_temp.reading(typed) AS got FROM (VALUES
	('新蒲虾子乐安村', 'district=红花岗区 zone=新蒲新区 town=虾子镇 community=乐安村'),
	('遵义市新蒲平安大道', 'district=红花岗区 zone=新蒲新区 road=平安大道'),
	('新蒲大道', 'road=新蒲大道'),
	('新舟槐安村五组', 'district=红花岗区 town=新舟镇 community=槐安村 group=5组'),
	('遵义县高坪镇', 'district=汇川区 town=高坪街道'),
	('遵义县沙湾镇', 'district=汇川区 town=沙湾镇'),
	('遵义市新蒲经开区虾子镇', 'district=红花岗区 zone=新蒲经开区 town=虾子镇'),
	('遵义经济技术开发区大连路街道贵阳路社区', 'district=汇川区 zone=遵义经济技术开发区 town=大连路街道 community=贵阳路社区'),
	('龙坑镇', 'district=播州区 town=龙坑街道'),
	('湖北省襄樊市樊城区', 'district=樊城区'),
	('山西省长治市长治县', 'district=上党区'),
	('贵州省六盘水市盘县', 'district=盘州市')
) AS given (typed, expected) WHERE expected IS DISTINCT FROM pg_temp.reading(typed);

-- written by ear
SELECT typed, expected, pg_temp.reading(typed) AS got FROM (VALUES
	('遵义市新浦新区虾子镇', 'district=红花岗区 zone=新蒲新区 town=虾子镇'),
	('新浦新区虾子镇', 'district=红花岗区 zone=新蒲新区 town=虾子镇'),
	('新浦街道', 'district=海州区 town=新浦街道'),
	('遵义市红花刚区', 'district=红花岗区'),
	('遵意市红花岗区', 'district=红花岗区'),
	('虾仔镇乐安村', 'district=红花岗区 town=虾子镇 community=乐安村'),
	('三度镇水洋村', 'district=红花岗区 town=三渡镇 community=水洋村'),
	('新洲镇绿塘村', 'district=红花岗区 town=新舟镇 community=绿塘村'),
	('遵义市新蒲新区新州镇沙滩村', 'district=红花岗区 zone=新蒲新区 town=新舟镇 community=沙滩村'),
	('永乐镇高梁村', 'district=红花岗区 town=永乐镇 community=高粱村'),
	('新舟镇扬绿村', 'district=红花岗区 town=新舟镇 community=杨录村'),
	('虾子镇乐按村卫生院背后', 'district=红花岗区 town=虾子镇 community=乐安村 compound=卫生院 relation=背后'),
	('虾子镇乐安材', 'district=红花岗区 town=虾子镇 community=乐安村'),
	('遵义市红花岗区虾子缜', 'district=红花岗区 town=虾子镇'),
	('遵義市滙川區', 'district=汇川区')
) AS given (typed, expected) WHERE expected IS DISTINCT FROM pg_temp.reading(typed);

-- names of neighbourhoods and roads in one another
SELECT typed, expected, pg_temp.reading(typed) AS got FROM (VALUES
	('红花岗区北京路街道北京路12号', 'district=红花岗区 town=北京路街道 road=北京路 number=12号'),
	('汇川区上海路街道宁波路8号', 'district=汇川区 town=上海路街道 road=宁波路 number=8号'),
	('汇川区上海路街道乌江恬苑3栋1单元502', 'district=汇川区 town=上海路街道 compound=乌江恬苑 building=3栋 unit=1单元 room=502室'),
	('赤水市大同镇古镇社区', 'district=赤水市 town=大同镇 community=古镇社区'),
	('仁怀市长岗镇长征街道社区', 'district=仁怀市 town=长岗镇 community=长征街道社区'),
	('七星关区阴底彝族苗族白族乡路朗村', 'district=七星关区 town=阴底彝族苗族白族乡 community=路朗村'),
	('建德市大同镇劳村', 'district=建德市 town=大同镇 community=劳村'),
	('永乐镇茅坡社区老街派出所旁', 'district=红花岗区 town=永乐镇 community=茅坡社区 road=老街 compound=派出所 relation=旁')
) AS given (typed, expected) WHERE expected IS DISTINCT FROM pg_temp.reading(typed);

-- persons and how to reach them
SELECT typed, expected, pg_temp.reading(typed) AS got FROM (VALUES
	('563000 贵州省遵义市红花岗区新舟镇绿塘村 李四 收', 'district=红花岗区 town=新舟镇 community=绿塘村 postcode=563000 name=李四'),
	('新舟镇绿塘村3组李四收', 'district=红花岗区 town=新舟镇 community=绿塘村 group=3组 name=李四'),
	('新舟镇绿塘村3组 李四（收）', 'district=红花岗区 town=新舟镇 community=绿塘村 group=3组 remark=收 name=李四'),
	('新舟镇绿塘村3组,转李四', 'district=红花岗区 town=新舟镇 community=绿塘村 group=3组 name=李四'),
	('新舟镇绿塘村3组 李四转王五收', 'district=红花岗区 town=新舟镇 community=绿塘村 group=3组 name=李四 name2=王五'),
	('新舟镇绿塘村3组李先生收', 'district=红花岗区 town=新舟镇 community=绿塘村 group=3组 name=李先生'),
	('新舟镇绿塘村3组 139-0000-0000 李四', 'district=红花岗区 town=新舟镇 community=绿塘村 group=3组 phone=139-0000-0000 name=李四'),
	('新舟镇绿塘村3组(0851)28888888转801', 'district=红花岗区 town=新舟镇 community=绿塘村 group=3组 phone=0851)28888888转801'),
	('李四13900000000新舟镇绿塘村3组', 'district=红花岗区 town=新舟镇 community=绿塘村 group=3组 phone=13900000000 name=李四'),
	('新舟镇绿塘村3组邮编563127', 'district=红花岗区 town=新舟镇 community=绿塘村 group=3组 postcode=563127'),
	('新舟镇绿塘村3组 微信：lisi_139', 'district=红花岗区 town=新舟镇 community=绿塘村 group=3组 remark=lisi_139'),
	('520399199001010010 新舟镇绿塘村', 'district=红花岗区 town=新舟镇 community=绿塘村 remark=520399199001010010'),
	('新舟镇绿塘村（老村委会）3组', 'district=红花岗区 town=新舟镇 community=绿塘村 group=3组 remark=老村委会'),
	('新舟镇蓝天商城15栋1单元 收', 'district=红花岗区 town=新舟镇 compound=蓝天商城 building=15栋 unit=1单元'),
	('新蒲街道 红星路 13900000000', 'district=红花岗区 town=新蒲街道 road=红星路 phone=13900000000'),
	('欧阳小明 13900000000 新蒲街道梧桐路18号', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号 phone=13900000000 name=欧阳小明')
) AS given (typed, expected) WHERE expected IS DISTINCT FROM pg_temp.reading(typed);

-- Names of counties alone, or with their province only. One that stands is itself, whatever ground it gave to
-- others; of one that ended the number may stand right behind it.
SELECT typed, address_text(a) AS read_as, (a::jsonb->>'confidence')::numeric AS confidence
FROM unnest(ARRAY['和县1号', '安徽省和县人民路1号', '歙县经济开发区1号', '公主岭市1号', '随县1号', '山西省矿区1号', '江北区1号',
	'郫县1号', '郫县现代工业港1号', '蓟县1号', '通县1号',
	'江北观音桥1号', '江北五里店', '江北庄桥1号', '渝北回兴1号', '江干九堡1号']) typed, parse(typed) a;
-- every county that stands, with its province alone: none loses its certainty to what it gave away
WITH c AS (SELECT code, name FROM builtin_division(-1) WHERE length(code) = 6 AND code !~ '00$'),
p AS (SELECT code, name FROM builtin_division(-1) WHERE length(code) = 2)
SELECT p.name || c.name AS typed, a::jsonb->'candidates'->0->>'name' AS first_candidate
FROM c JOIN p ON p.code = left(c.code, 2) CROSS JOIN LATERAL parse(p.name || c.name || '1号') a
WHERE (SELECT count(*) FROM c o WHERE o.name = c.name AND left(o.code, 2) = left(c.code, 2)) = 1
	AND a::jsonb ? 'candidates'
ORDER BY p.name COLLATE "C", c.name COLLATE "C";
-- A generic town says nothing against the county before it, another does.
SELECT typed, address_text(parse(typed)) AS read_as
FROM unnest(ARRAY['天津市蓟县城关镇1号', '马山县城关镇1号', '西市区城关镇1号', '舒城县经济开发区1号', '昆山市开发区章基路189号', '鄞州区高桥镇1号']) typed;
-- A zone's class word that begins within a short name, a road of one character behind it: no county stands there.
SELECT typed, address_text(parse(typed)) AS read_as FROM unnest(ARRAY['西工业区拱新大道175号', '洛阳西工凯旋路1号', '余杭塘路764号', '余杭星光街4号']) typed;
-- A former region is the city that has its seat, though another has more of its counties today.
SELECT typed, address_text(parse(typed)) AS read_as
FROM unnest(ARRAY['广东省惠阳地区1号', '广东省佛山地区1号', '广东省韶关地区1号', '湖南省湘潭地区1号', '福建省莆田地区1号', '广西南宁地区1号', '湖南省湘潭地区湘潭县1号']) typed;
