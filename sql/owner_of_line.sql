-- Shares of owners, owners who are disputed, units that are not actual, roads without a name.
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('housing', '份额', 'share'), ('property', '份额', 'share');
CREATE FUNCTION take(source text, body text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM load_list(source, md5(body), convert_to(body, 'UTF8'));
  RETURN NULL;
END $$;
CREATE FUNCTION id(b text) RETURNS text LANGUAGE sql AS $$
  SELECT b || substr('10X98765432', 1 + (sum(substr(b, i, 1)::int * (ARRAY[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])[i]) % 11)::int, 1) FROM generate_series(1, 17) i $$;
CREATE VIEW owned AS SELECT address_element(a.address, 'room') AS room, p.name, o.share, o.valid FROM ybss_registry.ownership o JOIN ybss_registry.house h USING (district, house_id)
JOIN ybss_registry.address a USING (district, address_id) JOIN ybss_registry.person p USING (district, person_id);
SELECT take('book', '地址,网格
' || string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区3栋1单元%s室,520371109002001', r), E'\n') || E'\n贵州省遵义市红花岗区虾子镇米兰社区米兰路8号,520371109002002\n')
FROM generate_series(101, 106) r \g /dev/null
CALL run_job('intake');
-- 101 halves, 102 two thirds and a half, 103 no share, 104 three thirds, 105 by one list alone
SELECT take('housing', '姓名,证件,住址,日期,份额
赵一,' || id('52039919850307001') || ',幸福小区3栋1单元101室,2020-01-01,1/2
钱二,' || id('52039919850307002') || ',幸福小区3栋1单元101室,2020-01-01,50%
孙三,' || id('52039919850307003') || ',幸福小区3栋1单元102室,2020-01-01,2/3
李四,' || id('52039919850307004') || ',幸福小区3栋1单元102室,2020-01-01,0.5
周五,' || id('52039919850307005') || ',幸福小区3栋1单元103室,2020-01-01,一些
吴六,' || id('52039919850307006') || ',幸福小区3栋1单元104室,2020-01-01,1/3
郑七,' || id('52039919850307007') || ',幸福小区3栋1单元104室,2020-01-01,1/3
王八,' || id('52039919850307008') || ',幸福小区3栋1单元104室,2020-01-01,1/3
冯九,' || id('52039919850307009') || ',幸福小区3栋1单元105室,2020-01-01,1
');
CALL run_job('intake');
SELECT * FROM owned ORDER BY room, name COLLATE "C";
SELECT line, field, reason FROM review_queue WHERE source = 'housing' ORDER BY 1, 3;
-- another list: of 101 the same, of 103 another owner
SELECT take('property', '姓名,证件,住址,日期
赵一,' || id('52039919850307001') || ',幸福小区3栋1单元101室,2020-02-01
钱二,' || id('52039919850307002') || ',幸福小区3栋1单元101室,2020-02-01
别人,' || id('52039919850307010') || ',幸福小区3栋1单元103室,2020-02-01
');
CALL run_job('intake');
SELECT line, field, reason, grid FROM review_queue WHERE source = 'property' ORDER BY 1, 3;
SELECT address, source, said_on, other_source, other_said_on FROM disputed_owner;
-- the office says what is right: no dispute any more
SELECT take('property', '姓名,证件,住址,日期
周五,' || id('52039919850307005') || ',幸福小区3栋1单元103室,2020-03-01
');
CALL run_job('intake');
SELECT count(*) FROM disputed_owner;
-- UNITS: one with people, one by its own number, one with nobody, one whose address is suspended
SELECT take('market', '代码,名称,场所,日期,原因
91350100M000100Y43,有人公司,米兰路8号,2020-01-01,
,有数字的店,米兰路8号,2020-01-01,02
,没人的店,幸福小区3栋1单元106室,2020-01-01,02
');
CALL run_job('intake');
UPDATE ybss_registry.unit SET items = items || '{"employees": 3}' WHERE name = '有数字的店';
SELECT take('police', '姓名,证件,住址,日期,单位代码
赵一,' || id('52039919850307001') || ',幸福小区3栋1单元101室,2021-01-01,91350100M000100Y43
');
CALL run_job('intake');
SELECT name, reason, chinese FROM unit_not_actual ORDER BY name COLLATE "C", reason;
SELECT count(*) AS suspended FROM (SELECT suspend_address(address_id, '停用') FROM ybss_registry.address WHERE address_element(address, 'room') = '106室') s;
SELECT name, reason FROM unit_not_actual ORDER BY name COLLATE "C", reason;
UPDATE ybss_registry.unit SET closed_on = ybss.today() WHERE name = '没人的店';
SELECT count(*) FROM unit_not_actual;
-- ROADS: nothing is told until the district has streets; then what is in use and has no name
SELECT count(*) FROM find_defects('520371') WHERE defect = '名';
SELECT propose_street('米兰路', '520371109', '沿用旧名') AS street \gset
SELECT propose_street('玉兰路', '520371109', '新建道路') IS NOT NULL AS another;
SELECT address, evidence, repair FROM find_defects('520371') WHERE defect = '名';
SELECT name_street(:street, '批文') IS NOT NULL AS named;
SELECT count(*) FROM find_defects('520371') WHERE defect = '名';
SELECT rule, target FROM check_registry();
