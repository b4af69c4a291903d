-- Lists that say what cannot be: the line goes to review with its reason, or the value
-- is left out and noted, and the rest of the list goes on.
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('police', '死亡日期', 'died_on'), ('health', '死亡日期', 'died_on'), ('market', '成立', 'founded_on');
CREATE FUNCTION take(source text, body text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM load_list(source, md5(body), convert_to(body, 'UTF8'));
  RETURN NULL;
END $$;
-- the check character of an id
CREATE FUNCTION id(b text) RETURNS text LANGUAGE sql AS $$
  SELECT b || substr('10X98765432', 1 + (sum(substr(b, i, 1)::int * (ARRAY[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])[i]) % 11)::int, 1) FROM generate_series(1, 17) i $$;
CREATE VIEW lives AS SELECT p.name, p.birth_date, p.died_on, r.valid FROM ybss_registry.person p LEFT JOIN ybss_registry.residence r USING (district, person_id);
CREATE VIEW asked AS SELECT r.source, r.line, l.state, r.field, r.reason, q.blocking FROM review_queue r
JOIN ybss_registry.review q USING (review_id) JOIN ybss_registry.intake_line l ON l.file_id = q.file_id AND l.line = q.line;
SELECT take('book', '地址,网格
' || string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区%s栋1单元%s室,520371109002001', b, r), E'\n') || E'\n贵州省遵义市红花岗区虾子镇米兰社区米兰路8号,520371109002002\n')
FROM generate_series(3, 4) b, generate_series(101, 104) r \g /dev/null
CALL run_job('intake');
UPDATE ybss_registry.building SET built_in = 2018 WHERE address_id IN (SELECT address_id FROM ybss_registry.address WHERE address_key(address) LIKE '%幢4');
-- what each line says of itself; the last two are right
SELECT take('police', '姓名,证件,生日,住址,日期,户号,关系,死亡日期
先住后生,' || id('52039920210101001') || ',,幸福小区3栋1单元101室,2016-05-01,,,
未来人,' || id('52039920990101001') || ',,幸福小区3栋1单元101室,2024-05-01,,,
未来生,,2099-01-01,幸福小区3栋1单元101室,2024-05-01,,,
13800138000,' || id('52039919620707001') || ',,幸福小区3栋1单元101室,2024-05-01,,,
先住后建,' || id('52039919620708001') || ',,幸福小区4栋1单元101室,2017-05-01,,,
小户主,' || id('52039920180708001') || ',,幸福小区3栋1单元102室,2024-05-01,H9,02,
先死后生,' || id('52039919620709001') || ',,幸福小区3栋1单元102室,2024-05-01,,,1950-01-01
将死,' || id('52039919620710001') || ',,幸福小区3栋1单元102室,2024-05-01,,,2098-01-01
不是日子,' || id('52039919620711001') || ',,幸福小区3栋1单元102室,2024-05-01,,,去年冬天
新生儿,' || id('52039920240501001') || ',,幸福小区3栋1单元103室,2024-05-01,,,
老户主,' || id('52039919500712001') || ',,幸福小区4栋1单元103室,2018-05-01,H8,02,
');
CALL run_job('intake');
SELECT line, state, field, reason, blocking FROM asked WHERE source = 'police' ORDER BY 1, 3, 4;
SELECT * FROM lives ORDER BY name COLLATE "C";
SELECT p.name, m.relation_code, m.valid FROM ybss_registry.household_member m JOIN ybss_registry.person p USING (district, person_id) ORDER BY p.name COLLATE "C";
-- DEATH: what it ends; an older line changes nothing, a line of a later day is asked about
SELECT take('health', '姓名,证件,日期,死亡日期
老户主,' || id('52039919500712001') || ',2025-03-10,2025-03-01
');
CALL run_job('intake');
SELECT * FROM lives WHERE name = '老户主';
SELECT valid FROM ybss_registry.household_member JOIN ybss_registry.person p USING (district, person_id) WHERE p.name = '老户主';
SELECT take('police', '姓名,证件,住址,日期
老户主,' || id('52039919500712001') || ',幸福小区4栋1单元104室,2025-05-01
老户主,' || id('52039919500712001') || ',幸福小区4栋1单元103室,2019-05-01
');
CALL run_job('intake');
SELECT line, state, reason FROM asked WHERE reason = 'said_after_death';
SELECT * FROM lives WHERE name = '老户主';
-- a corrected day takes the ends along; one before what came later is asked about
SELECT take('health', '姓名,证件,日期,死亡日期
老户主,' || id('52039919500712001') || ',2025-04-10,2025-02-01
先死后生,' || id('52039919620709001') || ',2025-04-10,2023-01-01
');
CALL run_job('intake');
SELECT * FROM lives WHERE name IN ('老户主', '先死后生') ORDER BY name COLLATE "C";
SELECT valid FROM ybss_registry.household_member JOIN ybss_registry.person p USING (district, person_id) WHERE p.name = '老户主';
SELECT line, state, field, reason FROM asked WHERE reason = 'died_before_link';
-- what somebody entered stays
UPDATE ybss_registry.person SET died_on = '2025-01-15' WHERE name = '老户主';
SELECT take('health', '姓名,证件,日期,死亡日期
老户主,' || id('52039919500712001') || ',2025-06-10,2025-02-02
');
CALL run_job('intake');
SELECT * FROM lives WHERE name = '老户主';
-- a birth that the register lacks, against what is tied already
INSERT INTO ybss_registry.person (district, grid, name, citizen_id, phone) VALUES (520371, '520371109002001', '无生日', id('52039919620713001'), '15400014002');
INSERT INTO ybss_registry.person (district, grid, name, no_document_reason, phone) VALUES (520371, '520371109002001', '贾无忌', '99', '15400014001');
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid)
SELECT h.district, h.grid, p.person_id, h.house_id, '[1980-01-01,)' FROM ybss_registry.person p, ybss_registry.house h
JOIN ybss_registry.address a USING (district, address_id) WHERE p.name IN ('无生日', '贾无忌') AND address_key(a.address) LIKE '%幢3%室101';
UPDATE ybss_registry.residence SET valid = '[1950-01-01,)' WHERE person_id = (SELECT person_id FROM ybss_registry.person WHERE name = '无生日');
SELECT take('police', '姓名,证件,住址,日期
无生日,' || id('52039919620713001') || ',幸福小区3栋1单元101室,2024-01-01
');
CALL run_job('intake');
SELECT line, state, field, reason FROM asked WHERE reason = 'born_after_link';
SELECT name, birth_date FROM ybss_registry.person WHERE name = '无生日';
-- UNITS: founded on a day to come, a name of signs; nobody works for one before its founding
SELECT take('market', '代码,名称,场所,日期,原因,成立
91350100M000100Y43,某某公司,米兰路8号,2024-01-01,,2020-06-01
,还没开的店,米兰路8号,2024-01-01,02,2098-01-01
,******,米兰路8号,2024-01-01,02,2020-01-01
');
CALL run_job('intake');
SELECT name, founded_on FROM ybss_registry.unit ORDER BY name COLLATE "C";
SELECT line, state, field, reason FROM asked WHERE source = 'market' ORDER BY 1, 4;
SELECT take('police', '姓名,证件,住址,日期,单位代码
早来的,' || id('52039919620714001') || ',幸福小区3栋1单元104室,2019-01-01,91350100M000100Y43
刚来的,' || id('52039919620715001') || ',幸福小区3栋1单元104室,2021-01-01,91350100M000100Y43
');
CALL run_job('intake');
SELECT p.name, e.valid FROM ybss_registry.employment e JOIN ybss_registry.person p USING (district, person_id);
-- a death, and a visit on a later day in the same list: of somebody known, and of somebody new
SELECT take('health', '姓名,证件,住址,日期,死亡日期
走访过,' || id('52039919400716001') || ',幸福小区3栋1单元104室,2025-01-01,
');
CALL run_job('intake');
SELECT take('health', '姓名,证件,住址,日期,死亡日期
走访过,' || id('52039919400716001') || ',幸福小区3栋1单元104室,2025-07-01,2025-06-01
走访过,' || id('52039919400716001') || ',幸福小区3栋1单元104室,2025-06-20,
走访过,' || id('52039919400716001') || ',幸福小区3栋1单元104室,2025-05-20,
新来过,' || id('52039919400717001') || ',幸福小区3栋1单元104室,2025-07-01,2025-06-01
新来过,' || id('52039919400717001') || ',幸福小区3栋1单元104室,2025-07-20,
');
CALL run_job('intake');
SELECT line, state, field, reason, blocking FROM asked WHERE source = 'health' AND reason = 'said_after_death' ORDER BY line;
SELECT * FROM lives WHERE name IN ('走访过', '新来过') ORDER BY name COLLATE "C";
-- an id goes to whom it fits, not to a later line that it contradicts
SELECT take('police', '姓名,证件,生日,住址,日期
本人甲,' || id('52039919620718001') || ',1962-07-18,幸福小区3栋1单元101室,2024-01-01
他人乙,' || id('52039919620718001') || ',1980-01-01,幸福小区3栋1单元102室,2024-06-01
');
CALL run_job('intake');
SELECT name, birth_date FROM ybss_registry.person WHERE name IN ('本人甲', '他人乙');
SELECT line, state, field, reason, blocking FROM asked WHERE source = 'police' AND reason IN ('id_of_another', 'birth_not_of_id') ORDER BY 1, 3, 4;
-- by the office's way in, a line at a time
INSERT INTO ybss.intake (source, line, fields) VALUES ('police', 1, jsonb_build_object('姓名', '再来一个', '证件', id('52039920210101002'), '住址', '幸福小区3栋1单元101室', '日期', '2016-05-01'));
CALL run_job('intake');
SELECT count(*) FROM ybss_registry.person WHERE name = '再来一个';
SELECT count(*) AS failed FROM review_queue WHERE reason = 'file_failed';
SELECT rule, target, record_id FROM ybss.check_registry();
