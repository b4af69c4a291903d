-- What numbers without a word of their own number: no row may come. All places but the divisions are invented.
SET search_path = pg_catalog, ybss, pg_temp;
CREATE FUNCTION pg_temp.reading(typed text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(element || '=' || value, ' ' ORDER BY ordinality)
	FROM explain(typed) WITH ORDINALITY WHERE element NOT IN ('province', 'city')
$$;
CREATE TEMPORARY TABLE given (typed text, expected text);

-- floor and door is what Chongqing and Guizhou write, lane, door and room Shanghai
INSERT INTO given VALUES
	('重庆市南岸区梧桐路38号16-3', 'district=南岸区 road=梧桐路 number=38号 floor=16层 room=3室'),
	('贵州省遵义市汇川区梧桐路98号9-2号', 'district=汇川区 road=梧桐路 number=98号 floor=9层 room=2号'),
	('贵州省贵阳市云岩区梧桐路172号附1号5-1号', 'district=云岩区 road=梧桐路 number=172号附1号 floor=5层 room=1号'),
	('重庆市渝中区梧桐路235号附1号松柏中心42-6', 'district=渝中区 road=梧桐路 number=235号附1号 compound=松柏中心 floor=42层 room=6室'),
	('重庆市渝中区松柏大厦6-29-3', 'district=渝中区 compound=松柏大厦 building=6栋 floor=29层 room=3室'),
	('重庆市渝中区松柏大厦A座16-10', 'district=渝中区 compound=松柏大厦 building=A座 floor=16层 room=10室'),
	('重庆市渝中区梧桐里3-1502', 'district=渝中区 compound=梧桐里 building=3栋 room=1502室'),
	('江苏省苏州市虎丘区梧桐路216号2-412', 'district=虎丘区 road=梧桐路 number=216号 building=2栋 room=412室'),
	('上海市闵行区梧桐路1335-108-101', 'district=闵行区 road=梧桐路 road2=1335弄 number=108号 room=101室'),
	('浙江省杭州市西湖区梧桐路1335-108-101', 'district=西湖区 road=梧桐路 number=1335号 room=108-101室');

-- runs and lists of rooms; no building and no floor has such a number
INSERT INTO given VALUES
	('梧桐路18号松柏大厦1901-1907', 'road=梧桐路 number=18号 compound=松柏大厦 room=1901-1907室'),
	('梧桐路18号3702-3704室', 'road=梧桐路 number=18号 room=3702-3704室'),
	('松柏大厦1402-03室', 'compound=松柏大厦 room=1402-03室'),
	('松柏大厦105-102铺', 'compound=松柏大厦 room=105-102室'),
	('松柏大厦A501-509', 'compound=松柏大厦 room=A501-509室'),
	('松柏大厦403~406室', 'compound=松柏大厦 room=403-406室'),
	('松柏广场1901-1907号', 'compound=松柏广场 room=1901-1907号'),
	('松柏大厦1205号', 'compound=松柏大厦 room=1205号'),
	('梧桐里小区3-25-2号', 'compound=梧桐里小区 building=3栋 unit=25单元 room=2号'),
	('梧桐里小区3-877号', 'compound=梧桐里小区 building=3栋 room=877号'),
	('松柏大厦东503', 'compound=松柏大厦 relation=东 room=503室'),
	('梧桐路18号M68-69号', 'road=梧桐路 number=18号 room=M68-69号'),
	('松柏大厦A座808-2', 'compound=松柏大厦 building=A座 room=808-2室'),
	('松柏大厦5楼420-1', 'compound=松柏大厦 floor=5楼 room=420-1室'),
	('松柏大厦2层2-65号', 'compound=松柏大厦 floor=2层 room=2-65号'),
	('松柏大厦7楼C-11', 'compound=松柏大厦 floor=7楼 room=C-11室'),
	('梧桐里148-1118', 'compound=梧桐里 building=148栋 room=1118室'),
	('梧桐里160-904', 'compound=梧桐里 building=160栋 room=904室'),
	('梧桐里144-8-1098', 'compound=梧桐里 building=144栋 unit=8单元 room=1098室'),
	('松柏大厦19楼E/F', 'compound=松柏大厦 floor=19楼 room=E/F室'),
	('松柏大厦B座1208室-3', 'compound=松柏大厦 building=B座 room=1208-3室'),
	('松柏大厦301室至305室', 'compound=松柏大厦 room=301-305室'),
	('松柏大厦17楼06号至09号', 'compound=松柏大厦 floor=17楼 room=06-09号'),
	('松柏大厦39层01-02单元', 'compound=松柏大厦 floor=39层 unit=01-02单元'),
	('梧桐里2至6栋', 'compound=梧桐里 building=2-6栋'),
	('松柏广场135号-142号铺', 'compound=松柏广场 room=135-142号'),
	('梧桐里五幢23-24号', 'compound=梧桐里 building=5栋 room=23-24号');

-- floors by name, by letter, from one to another
INSERT INTO given VALUES
	('梧桐路18号松柏大厦首层', 'road=梧桐路 number=18号 compound=松柏大厦 floor=首层'),
	('松柏大厦地下二层', 'compound=松柏大厦 floor=负2层'),
	('松柏大厦地上一层', 'compound=松柏大厦 floor=地上1层'),
	('松柏大厦一至三层', 'compound=松柏大厦 floor=1-3层'),
	('松柏大厦3、4、5层', 'compound=松柏大厦 floor=3、4、5层'),
	('松柏大厦二、三层', 'compound=松柏大厦 floor=2、3层'),
	('松柏大厦5F-7F', 'compound=松柏大厦 floor=5-7层'),
	('松柏大厦12F-1-2号', 'compound=松柏大厦 floor=12层 room=1-2号'),
	('松柏大厦20楼整层', 'compound=松柏大厦 floor=20楼'),
	('松柏大厦地下101', 'compound=松柏大厦 floor=地下 room=101室'),
	('松柏大厦地下商城', 'compound=松柏大厦 compound2=地下商城'),
	('梧桐里3栋架空层', 'compound=梧桐里 building=3栋 floor=架空层'),
	('松柏广场L1-23', 'compound=松柏广场 floor=L1层 room=23室'),
	('松柏广场L2', 'compound=松柏广场 floor=L2层'),
	('松柏广场UG', 'compound=松柏广场 floor=UG层'),
	('松柏广场B1', 'compound=松柏广场 floor=B1层'),
	('松柏广场L3-1205', 'compound=松柏广场 building=L3栋 room=1205室'),
	('松柏大厦F6-601', 'compound=松柏大厦 floor=F6层 room=601室'),
	('松柏大厦F6-305', 'compound=松柏大厦 building=F6栋 room=305室'),
	('松柏广场B1-107', 'compound=松柏广场 building=B1栋 room=107室'),
	('松柏大厦负一楼B1-107', 'compound=松柏大厦 floor=负1层 room=B1-107室'),
	('松柏中心T3-5层', 'compound=松柏中心 building=T3栋 floor=5层'),
	('松柏大厦B1-3层', 'compound=松柏大厦 floor=B1-3层'),
	('松柏大厦B4-8层', 'compound=松柏大厦 building=B4栋 floor=8层'),
	('松柏大厦7-4楼', 'compound=松柏大厦 building=7栋 floor=4楼'),
	('梧桐里86-9-8楼', 'compound=梧桐里 building=86栋 unit=9单元 floor=8楼'),
	('松柏大厦M8楼2层', 'compound=松柏大厦 building=M8楼 floor=2层'),
	('松柏大厦3楼5层', 'compound=松柏大厦 building=3号楼 floor=5层'),
	('松柏大厦B-1-8层', 'compound=松柏大厦 building=B栋 floor=1-8层'),
	('松柏大厦4F/B座', 'compound=松柏大厦 floor=4层 building=B座'),
	('松柏大厦26F/26G', 'compound=松柏大厦 building=26F栋 room=26G室'),
	('松柏广场E1五层', 'compound=松柏广场 building=E1栋 floor=5层'),
	('松柏SOHO5号楼20F', 'compound=松柏SOHO building=5号楼 floor=20层'),
	('松柏大厦负2-1号', 'compound=松柏大厦 floor=负2层 room=1号'),
	('松柏大厦1层1、2号', 'compound=松柏大厦 floor=1层 room=1、2号'),
	('松柏大厦南六楼', 'compound=松柏大厦 relation=南 floor=6楼'),
	('松柏新村1075楼3单元1115', 'compound=松柏新村 building=1075号楼 unit=3单元 room=1115室'),
	('松柏大厦31楼1单元', 'compound=松柏大厦 floor=31楼 unit=1单元'),
	('松柏大厦47/F', 'compound=松柏大厦 floor=47层'),
	('松柏广场L3-L4', 'compound=松柏广场 floor=L3-L4层'),
	('松柏大厦十楼A、B、C座', 'compound=松柏大厦 floor=10楼 building=A、B、C座'),
	('松柏中心5和6层', 'compound=松柏中心 floor=5、6层'),
	('松柏中心A&B栋', 'compound=松柏中心 building=A、B栋'),
	('松柏大厦8栋1,2楼', 'compound=松柏大厦 building=8栋 floor=1、2楼');

-- gates, stairs, shops, halls
INSERT INTO given VALUES
	('梧桐路70-6号3门', 'road=梧桐路 number=70-6号 unit=3单元'),
	('梧桐里94栋2号门1440', 'compound=梧桐里 building=94栋 unit=2单元 room=1440室'),
	('梧桐路553弄8号门472', 'road=梧桐路 road2=553弄 number=8号 room=472室'),
	('松柏市场83号门五楼', 'compound=松柏市场 compound2=83号门 floor=5楼'),
	('松柏市场1号门诊楼', 'compound=松柏市场 number=1号 compound2=门诊楼'),
	('梧桐路53号大院6号楼1门5号', 'road=梧桐路 number=53号院 building=6号楼 unit=1单元 room=5号'),
	('梧桐里2栋6号门面房', 'compound=梧桐里 building=2栋 room=门面房6号'),
	('梧桐里2栋底商5号', 'compound=梧桐里 building=2栋 room=底商5号'),
	('梧桐路58号公建1-2号', 'road=梧桐路 number=58号 room=公建1-2号'),
	('梧桐里302底商', 'compound=梧桐里 room=底商302号'),
	('梧桐路18号门面', 'road=梧桐路 number=18号 room=门面'),
	('松柏广场103号铺', 'compound=松柏广场 room=103号'),
	('松柏广场103铺', 'compound=松柏广场 room=103室'),
	('松柏广场B馆4楼', 'compound=松柏广场 building=B馆 floor=4楼'),
	('松柏广场A塔1002', 'compound=松柏广场 building=A塔 room=1002室'),
	('松柏大厦东座21楼', 'compound=松柏大厦 building=东座 floor=21楼'),
	('松柏广场南塔9楼', 'compound=松柏广场 building=南塔 floor=9楼'),
	('松柏广场塔1-1103室', 'compound=松柏广场 building=塔1 room=1103室'),
	('松柏村胡家塔98', 'community=松柏村 compound=胡家塔 room=98室'),
	('松柏广场门店1楼', 'compound=松柏广场 room=门店 floor=1楼'),
	('松柏科技园14C.', 'zone=松柏科技园 room=14C室'),
	('松柏国际中心西楼505', 'compound=松柏国际中心 building=西楼 room=505室'),
	('岳南楼', 'compound=岳南楼'),
	('梧桐里A区-7楼', 'compound=梧桐里 phase=A区 floor=7楼'),
	('梧桐里A区-1楼', 'compound=梧桐里 phase=A区 floor=负1层'),
	('松柏商贸城二区83门六楼', 'compound=松柏商贸城 phase=二区 unit=83单元 floor=6楼'),
	('松柏大厦西梯302', 'compound=松柏大厦 unit=西梯 room=302室'),
	('松柏路12号首层1-3卡', 'road=松柏路 number=12号 floor=首层 room=1-3室'),
	('松柏路12号自编2栋301', 'road=松柏路 number=12号 building=自编2栋 room=301室'),
	('松柏路12号二楼自编201房', 'road=松柏路 number=12号 floor=2楼 room=自编201室'),
	('松柏里12门304', 'compound=松柏里 unit=12单元 room=304室'),
	('松柏里3楼12门304号', 'compound=松柏里 building=3号楼 unit=12单元 room=304号'),
	('松柏里4号楼-1至2层', 'compound=松柏里 building=4号楼 floor=负1-2层'),
	('松柏广场首层P12、P13号商铺', 'compound=松柏广场 floor=首层 room=P12、P13号'),
	('松柏大厦B3，11楼', 'compound=松柏大厦 building=B3栋 floor=11楼'),
	('红花岗区七塔', 'district=红花岗区 compound=七塔'),
	('松柏市场15号馆', 'compound=松柏市场 building=15号馆'),
	('梧桐路18号松柏工业园7号厂房', 'road=梧桐路 number=18号 compound=松柏工业园 building=7号厂房'),
	('梧桐路7号厂房', 'road=梧桐路 number=7号 compound=厂房'),
	('松柏大厦3号摊位', 'compound=松柏大厦 room=摊位3号'),
	('松柏大厦C座705#', 'compound=松柏大厦 building=C座 room=705室'),
	('松柏大厦1601A-D室', 'compound=松柏大厦 room=1601A-D室'),
	('梧桐里3号楼东单元302', 'compound=梧桐里 building=3号楼 unit=东单元 room=302室'),
	('松柏广场2号写字楼1003室', 'compound=松柏广场 building=2号写字楼 room=1003室'),
	('松柏软件园10号楼之四109', 'zone=松柏软件园 building=10号楼之4 room=109室'),
	('梧桐里3#2#501', 'compound=梧桐里 building=3栋 unit=2单元 room=501室'),
	('梧桐里3号楼302门', 'compound=梧桐里 building=3号楼 room=302室'),
	('开发路十六号街27号', 'road=开发路 road2=十六号街 number=27号'),
	('梧桐路1028弄2支弄93号', 'road=梧桐路 road2=1028弄 road3=2支弄 number=93号'),
	('梧桐路无号', 'road=梧桐路 remark=无号'),
	('梧桐路287号房管大楼', 'road=梧桐路 number=287号 compound=房管大楼');

-- ranks within a number, names that begin with one
INSERT INTO given VALUES
	('梧桐路18甲1号', 'road=梧桐路 number=18甲1号'),
	('梧桐路甲字5号', 'road=梧桐路 number=甲字5号'),
	('梧桐路12号乙3单元', 'road=梧桐路 number=12号乙 unit=3单元'),
	('梧桐路52甲号', 'road=梧桐路 number=52甲号'),
	('梧桐路4号798艺术区', 'road=梧桐路 number=4号 compound=798艺术区'),
	('梧桐路18号之一101', 'road=梧桐路 number=18号之1 room=101室'),
	('梧桐路18号-2首层', 'road=梧桐路 number=18-2号 floor=首层'),
	('虾子镇松柏创意园G3-508', 'district=红花岗区 town=虾子镇 zone=松柏创意园 building=G3栋 room=508室'),
	('梧桐路66号松柏大院-62号楼', 'road=梧桐路 number=66号 compound=松柏大院 building=62号楼'),
	('梧桐路特1号', 'road=梧桐路 number=特1号'),
	('梧桐路增9号', 'road=梧桐路 number=增9号'),
	('梧桐路l8号', 'road=梧桐路 number=18号'),
	('梧桐路6O8号', 'road=梧桐路 number=608号'),
	('松柏小区3懂2单元50l室', 'compound=松柏小区 building=3栋 unit=2单元 room=501室'),
	('梧桐路36号二单元四O二', 'road=梧桐路 number=36号 unit=2单元 room=402室'),
	('松柏小区15一2一601', 'compound=松柏小区 building=15栋 unit=2单元 room=601室'),
	('松柏小区2栋l单元603', 'compound=松柏小区 building=2栋 unit=1单元 room=603室'),
	('松柏花苑208-160', 'compound=松柏花苑 building=208栋 room=160室'),
	('梧桐路59号增1号', 'road=梧桐路 number=59号增1号'),
	('梧桐路甲3号院2单元502', 'road=梧桐路 number=甲3号院 unit=2单元 room=502室'),
	('松柏特九楼', 'compound=松柏特 floor=9楼'),
	('虾子镇乐安村河口队', 'district=红花岗区 town=虾子镇 community=乐安村 group=河口队'),
	('新舟镇绿塘村消防队', 'district=红花岗区 town=新舟镇 community=绿塘村 compound=消防队'),
	('梧桐路23号之一五楼', 'road=梧桐路 number=23号之1 floor=5楼'),
	('梧桐路12-1号、12-2号', 'road=梧桐路 number=12-1号、12-2号'),
	('梧桐路12号之一、之二', 'road=梧桐路 number=12号之1、之2'),
	('梧桐路12号附1号、附2号', 'road=梧桐路 number=12号附1号、附2号'),
	('梧桐路12号院内3号楼', 'road=梧桐路 number=12号院 relation=内 building=3号楼');

SELECT typed, expected, pg_temp.reading(typed) AS got FROM given
WHERE expected IS DISTINCT FROM pg_temp.reading(typed) ORDER BY typed COLLATE "C";

-- each is the same once it is written
SELECT typed, parse(typed)::text AS written FROM given
WHERE parse(typed) IS DISTINCT FROM parse(typed)::text::address ORDER BY typed COLLATE "C";

-- what means the same has one key
SELECT one, other, address_key(parse(one)), address_key(parse(other)) FROM (VALUES
	('松柏大厦首层', '松柏大厦1楼'), ('松柏广场L2', '松柏广场二层'), ('松柏大厦B1', '松柏大厦负一楼'),
	('松柏大厦地上三层', '松柏大厦3F'), ('松柏广场103铺', '松柏广场103号铺'), ('松柏广场A塔1002', '松柏广场A座1002'),
	('松柏大厦三至五层', '松柏大厦3-5楼'), ('梧桐路53号大院', '梧桐路53号院'), ('松柏工业园7号厂房', '松柏工业园7栋')) AS given (one, other)
WHERE address_key(parse(one)) IS DISTINCT FROM address_key(parse(other));
