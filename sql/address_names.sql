-- Names of roads and places, and where by them something lies: no row may come. All places but the divisions are invented.
SET search_path = pg_catalog, ybss, pg_temp;
CREATE FUNCTION pg_temp.reading(typed text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(element || '=' || value, ' ' ORDER BY ordinality)
	FROM explain(typed) WITH ORDINALITY WHERE element NOT IN ('province', 'city')
$$;
CREATE TEMPORARY TABLE given (typed text, expected text);

-- a direction behind 大道 is part of its name, and behind any road where a door's number follows
INSERT INTO given VALUES
	('新蒲街道梧桐大道中307号', 'district=红花岗区 town=新蒲街道 road=梧桐大道中 number=307号'),
	('新蒲街道梧桐大道北833号102铺', 'district=红花岗区 town=新蒲街道 road=梧桐大道北 number=833号 room=102室'),
	('新蒲街道梧桐大道北一号', 'district=红花岗区 town=新蒲街道 road=梧桐大道北 number=1号'),
	('新蒲街道梧桐大道南', 'district=红花岗区 town=新蒲街道 road=梧桐大道南'),
	('新蒲街道梧桐大道西桂花路163号', 'district=红花岗区 town=新蒲街道 road=梧桐大道西 road2=桂花路 number=163号'),
	('新蒲街道梧桐大道东风路12号', 'district=红花岗区 town=新蒲街道 road=梧桐大道 road2=东风路 number=12号'),
	('新蒲街道梧桐大道中山西路12号', 'district=红花岗区 town=新蒲街道 road=梧桐大道 road2=中山西路 number=12号'),
	('新蒲街道梧桐大道中心医院', 'district=红花岗区 town=新蒲街道 road=梧桐大道 compound=中心医院'),
	('新蒲街道梧桐大道北怡新路48号', 'district=红花岗区 town=新蒲街道 road=梧桐大道北 road2=怡新路 number=48号'),
	('新蒲街道梧桐大道南和平中街3号', 'district=红花岗区 town=新蒲街道 road=梧桐大道南 road2=和平中街 number=3号'),
	('新蒲街道梧桐大道南京西路3号', 'district=红花岗区 town=新蒲街道 road=梧桐大道 road2=南京西路 number=3号'),
	('新蒲街道梧桐大街西95号', 'district=红花岗区 town=新蒲街道 road=梧桐大街西 number=95号'),
	('新蒲街道梧桐路西188号', 'district=红花岗区 town=新蒲街道 road=梧桐路西 number=188号');

-- else a side tells where something lies
INSERT INTO given VALUES
	('新蒲街道梧桐大道北侧', 'district=红花岗区 town=新蒲街道 road=梧桐大道 relation=北侧'),
	('新蒲街道梧桐大道南段路东夕阳红养老院', 'district=红花岗区 town=新蒲街道 road=梧桐大道南段 relation=路东 compound=夕阳红养老院'),
	('新蒲街道梧桐路北', 'district=红花岗区 town=新蒲街道 road=梧桐路 relation=北'),
	('新蒲街道梧桐路东、桂花路西绿洲小区院内', 'district=红花岗区 town=新蒲街道 road=梧桐路 relation=东 road2=桂花路 relation2=西 compound=绿洲小区 relation3=院内'),
	('新蒲街道104国道西梧桐路南', 'district=红花岗区 town=新蒲街道 road=104国道 relation=西 road2=梧桐路 relation2=南'),
	('新蒲街道梧桐西街东口 绿洲小区3栋', 'district=红花岗区 town=新蒲街道 road=梧桐西街 relation=东口 compound=绿洲小区 building=3栋'),
	('新蒲街道梧桐大厦北', 'district=红花岗区 town=新蒲街道 compound=梧桐大厦 relation=北'),
	('新蒲街道梧桐大路与桂花路交汇绿洲店3楼', 'district=红花岗区 town=新蒲街道 road=梧桐大路 road2=桂花路 relation=交汇 compound=绿洲店 floor=3楼');

-- names of roads that class words stand in, ring roads
INSERT INTO given VALUES
	('新蒲街道梧桐南边大街5号', 'district=红花岗区 town=新蒲街道 road=梧桐南边大街 number=5号'),
	('新蒲街道南边大街5号', 'district=红花岗区 town=新蒲街道 road=南边大街 number=5号'),
	('新蒲街道建设二马路东六街1号', 'district=红花岗区 town=新蒲街道 road=建设二马路 road2=东六街 number=1号'),
	('新蒲街道建设二马路梧桐广场', 'district=红花岗区 town=新蒲街道 road=建设二马路 compound=梧桐广场'),
	('新蒲街道梧桐路和平路交叉口', 'district=红花岗区 town=新蒲街道 road=梧桐路 road2=和平路 relation=交叉口'),
	('新蒲街道梧桐路和平安路交叉口', 'district=红花岗区 town=新蒲街道 road=梧桐路 road2=平安路 relation=交叉口'),
	('新蒲街道双马路九号', 'district=红花岗区 town=新蒲街道 road=双马路 number=9号'),
	('新蒲街道泰安道三号院2号楼', 'district=红花岗区 town=新蒲街道 road=泰安道 number=3号院 building=2号楼'),
	('新蒲街道大学城北路97号', 'district=红花岗区 town=新蒲街道 road=大学城北路 number=97号'),
	('新蒲街道花园岗街12号', 'district=红花岗区 town=新蒲街道 road=花园岗街 number=12号'),
	('新蒲街道南四环128号', 'district=红花岗区 town=新蒲街道 road=南四环 number=128号'),
	('新蒲街道东二环绿洲广场5号楼', 'district=红花岗区 town=新蒲街道 road=东二环 compound=绿洲广场 building=5号楼'),
	('新蒲街道东三环中路9号', 'district=红花岗区 town=新蒲街道 road=东三环中路 number=9号'),
	('新蒲街道梧桐路与南二环十字', 'district=红花岗区 town=新蒲街道 road=梧桐路 road2=南二环 relation=十字'),
	('新蒲街道百环家园8号楼', 'district=红花岗区 town=新蒲街道 compound=百环家园 building=8号楼'),
	('新蒲街道东风新村纬二路12号', 'district=红花岗区 town=新蒲街道 compound=东风新村 road=纬二路 number=12号'),
	('新蒲街道绿洲新村三巷4号', 'district=红花岗区 town=新蒲街道 compound=绿洲新村 road=三巷 number=4号'),
	('新蒲街道十字西街12号', 'district=红花岗区 town=新蒲街道 road=十字西街 number=12号');

-- names of places that class words stand in
INSERT INTO given VALUES
	('新蒲街道西关十字世纪广场A座', 'district=红花岗区 town=新蒲街道 compound=西关十字世纪广场 building=A座'),
	('新蒲街道红十字会医院旁', 'district=红花岗区 town=新蒲街道 compound=红十字会医院 relation=旁'),
	('新蒲街道梧桐路540号新城康都708', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=540号 compound=新城康都 room=708室'),
	('新蒲街道新城康都三期9栋', 'district=红花岗区 town=新蒲街道 compound=新城康都 phase=三期 building=9栋'),
	('新蒲街道火车站绿洲市场', 'district=红花岗区 town=新蒲街道 compound=火车站 compound2=绿洲市场'),
	('新蒲街道大学生创业楼', 'district=红花岗区 town=新蒲街道 compound=大学生创业楼'),
	('新蒲街道绿洲小区公寓楼1号302室', 'district=红花岗区 town=新蒲街道 compound=绿洲小区公寓楼 number=1号 room=302室'),
	('新蒲街道梧桐路97号绿洲U城天街B馆4楼', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=97号 compound=绿洲U城天街 building=B馆 floor=4楼');

-- a village's name before a road's, sections by number, the mouth of a village
INSERT INTO given VALUES
	('慈溪市周巷镇天元红星公路16号', 'district=慈溪市 town=周巷镇 compound=天元 road=红星公路 number=16号'),
	('新蒲街道梧桐大道4段绿洲大楼四楼', 'district=红花岗区 town=新蒲街道 road=梧桐大道4段 compound=绿洲大楼 floor=4楼'),
	('新舟镇沙滩村东口甲47号', 'district=红花岗区 town=新舟镇 community=沙滩村 relation=东口 number=甲47号'),
	('新蒲街道梧桐路与桂花路交界绿洲中心3楼', 'district=红花岗区 town=新蒲街道 road=梧桐路 road2=桂花路 relation=交界 compound=绿洲中心 floor=3楼'),
	('宁波市北仑区保税西区港西大道六号', 'district=北仑区 compound=保税西区 road=港西大道 number=6号'),
	('宁波市镇海区骆驼街道炼油市场东路6号', 'district=镇海区 town=骆驼街道 compound=炼油 road=市场东路 number=6号'),
	('新蒲街道绿洲广场路8号', 'district=红花岗区 town=新蒲街道 road=绿洲广场路 number=8号');

-- sides behind a distance, what lies in a zone, streets of a zone, 道 at a crossing
INSERT INTO given VALUES
	('新蒲街道梧桐路与桂花路交叉口向南200米路西绿洲铭庭20楼', 'district=红花岗区 town=新蒲街道 road=梧桐路 road2=桂花路 relation=交叉口 distance=向南200米 relation2=路西 compound=绿洲铭庭 floor=20楼'),
	('新蒲街道绿洲科技园内梧桐创业中心312室', 'district=红花岗区 town=新蒲街道 zone=绿洲科技园 relation=内 compound=梧桐创业中心 room=312室'),
	('新蒲街道中医院内二科', 'district=红花岗区 town=新蒲街道 compound=中医院 compound2=内二科'),
	('新蒲街道绿洲工业区六路三号', 'district=红花岗区 town=新蒲街道 zone=绿洲工业区 road=六路 number=3号'),
	('新蒲街道工业区大道3号', 'district=红花岗区 town=新蒲街道 road=工业区大道 number=3号'),
	('新蒲街道绿洲新城南7栋二层', 'district=红花岗区 town=新蒲街道 compound=绿洲新城 relation=南 building=7栋 floor=2层'),
	('新蒲街道梧桐路3段123号', 'district=红花岗区 town=新蒲街道 road=梧桐路3段 number=123号'),
	('新蒲街道长江道与桂花路交口', 'district=红花岗区 town=新蒲街道 road=长江道 road2=桂花路 relation=交口'),
	('新蒲街道绿洲工业园区东', 'district=红花岗区 town=新蒲街道 zone=绿洲工业园区 relation=东'),
	('新蒲街道梧桐路与怒江道交口绿洲广场', 'district=红花岗区 town=新蒲街道 road=梧桐路 road2=怒江道 relation=交口 compound=绿洲广场'),
	('厦门市思明区鹭江道16号', 'district=思明区 road=鹭江道 number=16号');

-- names that a measure, a door's class word or a village's stands in; parts of places told by their side; 裙楼
INSERT INTO given VALUES
	('新蒲街道东八里庄梧桐林9号', 'district=红花岗区 town=新蒲街道 compound=东八里庄梧桐林 number=9号'),
	('新蒲街道南三里桥路18号', 'district=红花岗区 town=新蒲街道 road=南三里桥路 number=18号'),
	('新蒲街道梧园一里161-1183', 'district=红花岗区 town=新蒲街道 compound=梧园一里 building=161栋 room=1183室'),
	('新蒲街道绿洲大厦正南2000米', 'district=红花岗区 town=新蒲街道 compound=绿洲大厦 distance=正南2000米'),
	('新蒲街道一号桥绿洲大厦A栋', 'district=红花岗区 town=新蒲街道 compound=一号桥绿洲大厦 building=A栋'),
	('新蒲街道梧家边14号', 'district=红花岗区 town=新蒲街道 compound=梧家边 number=14号'),
	('新舟镇沙滩村村1392号', 'district=红花岗区 town=新舟镇 community=沙滩村 number=1392号'),
	('新蒲街道绿洲基地西五区8号楼', 'district=红花岗区 town=新蒲街道 compound=绿洲基地 phase=西五区 building=8号楼'),
	('新蒲街道东区梧桐路18号', 'district=红花岗区 town=新蒲街道 phase=东区 road=梧桐路 number=18号'),
	('新蒲街道绿洲科技园南区梧新南一道12号', 'district=红花岗区 town=新蒲街道 zone=绿洲科技园 phase=南区 road=梧新南一道 number=12号'),
	('新蒲街道绿洲大酒店北区裙楼二楼', 'district=红花岗区 town=新蒲街道 compound=绿洲大酒店 phase=北区 building=裙楼 floor=2楼'),
	('新蒲街道梧桐路18号绿洲星座裙楼7楼', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号 compound=绿洲星座 building=裙楼 floor=7楼'),
	('新蒲街道梧桐路18号副楼2楼', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号 building=副楼 floor=2楼'),
	('新蒲街道绿洲大厦A塔楼2455', 'district=红花岗区 town=新蒲街道 compound=绿洲大厦 building=A塔楼 room=2455室'),
	('新蒲街道工人体育场北路8号', 'district=红花岗区 town=新蒲街道 road=工人体育场北路 number=8号'),
	('新蒲街道梧桐路/桂花路(路口)', 'district=红花岗区 town=新蒲街道 road=梧桐路 road2=桂花路 remark=路口'),
	('新蒲街道绿洲碑八一路18号', 'district=红花岗区 town=新蒲街道 compound=绿洲碑 road=八一路 number=18号'),
	('绿洲建设大道18号', 'compound=绿洲 road=建设大道 number=18号'),
	('永康经济开发区梧桐路18号', 'district=永康市 zone=永康经济开发区 road=梧桐路 number=18号');

-- firms with their seat in brackets; what other cities write: sections told by a side, 道 of Tianjin, houses by a high number
INSERT INTO given VALUES
	('新蒲街道梧桐路18号绿洲（中国）有限公司', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号 compound=绿洲(中国)有限公司'),
	('绿洲科技（昆山）有限公司', 'compound=绿洲科技(昆山)有限公司'),
	('新蒲街道梧桐路18号（昆山）', 'district=红花岗区 town=新蒲街道 road=梧桐路 number=18号 remark=昆山'),
	('成都市双流区梧桐路南二段158号', 'district=双流区 road=梧桐路南二段 number=158号'),
	('天津市南开区梧桐道桂花里8号楼3门501', 'district=南开区 road=梧桐道 compound=桂花里 building=8号楼 unit=3单元 room=501室'),
	('南宁市青秀区梧桐路南一里18号', 'district=青秀区 road=梧桐路 compound=南一里 number=18号'),
	('北京市朝阳区梧桐路桂花里231楼', 'district=朝阳区 road=梧桐路 compound=桂花里 building=231号楼'),
	('新蒲街道俱进路绿洲俱乐部', 'district=红花岗区 town=新蒲街道 road=俱进路 compound=绿洲俱乐部'),
	('成都是锦江区新梧桐街7号', 'district=锦江区 road=新梧桐街 number=7号'),
	('新蒲街道绿洲科技园南区梧桐大学', 'district=红花岗区 town=新蒲街道 zone=绿洲科技园 phase=南区 compound=梧桐大学'),
	('新蒲街道绿洲商城侧边梧桐有限公司', 'district=红花岗区 town=新蒲街道 compound=绿洲商城 relation=侧边 compound2=梧桐有限公司'),
	('新蒲街道绿洲商城北邻', 'district=红花岗区 town=新蒲街道 compound=绿洲商城 relation=北邻'),
	('新蒲街道绿洲大厦裙楼梧桐银行464', 'district=红花岗区 town=新蒲街道 compound=绿洲大厦 building=裙楼 compound2=梧桐银行 room=464室');

-- a chain of divisions that leads elsewhere than the one before it holds
INSERT INTO given VALUES
	('福建省漳州市龙文区中国贵州省遵义市红花岗区梧桐路18号', 'district=红花岗区 road=梧桐路 number=18号 remark=福建省漳州市龙文区中国'),
	('浙江省杭州市西湖区浙江省宁波市海曙区梧桐街18号', 'district=海曙区 road=梧桐街 number=18号 remark=浙江省杭州市西湖区'),
	('贵州省遵义市红花岗区北京路18号', 'district=红花岗区 road=北京路 number=18号'),
	('贵州省遵义市红花岗区贵州省遵义市播州区梧桐路18号', 'district=播州区 road=梧桐路 number=18号 province2=贵州省 city2=遵义市 district2=红花岗区');

SELECT typed, expected, pg_temp.reading(typed) AS got FROM given WHERE expected IS DISTINCT FROM pg_temp.reading(typed);

-- roads that only their direction tells apart are two
SELECT compare('新蒲街道中山大道西55号'::address, '新蒲街道中山大道中55号'::address);
