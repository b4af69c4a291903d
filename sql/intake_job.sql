-- A small district's lists all the way: addresses, persons of two offices,
-- houses with owners, units; what is merged, what waits, and what people decide.
SET client_min_messages = warning;
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
SELECT message FROM load_list('book', 'book.csv', convert_to($$地址,网格
贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区3栋2单元501室,520371109002001
贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区3栋2单元502室,520371109002001
贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区4栋1单元101室,520371109002001
贵州省遵义市红花岗区虾子镇米兰社区3组12号,520371109002002
贵州省遵义市红花岗区虾子镇米兰社区米兰路8号,520371109002002
$$, 'UTF8'));
CALL run_job('intake');
-- the book with all its parents, each in the grid that its children share
SELECT level, grid, address::text, state FROM ybss_registry.address ORDER BY address;
SELECT count(*) AS buildings FROM ybss_registry.building;
SELECT message FROM load_list('police', 'police.csv', convert_to($$姓名,身份号,住址,电话,日期,户号,关系
周小明,520399198503070016,虾子镇米兰社区幸福小区3-2-501,15400000001,2024-05-01,H1,02
周小红,520399198703070029,幸福小区3栋2单元501,,2024-05-01,H1,10
吴大江,520399197001010035,贵州省遵义市播州区虾子镇米兰路8号,15400000003,2023-01-01,H2,02
郑无址,520399199001010042,同上,,2023-01-01,,
王对面,520399199101010058,米兰路8号对面,,2023-01-01,,
冯外地,520399199201010063,浙江省杭州市西湖区文三路1号,,2023-01-01,,
$$, 'UTF8'));
SELECT message FROM load_list('health', 'health.csv', convert_to($$姓名,身份号,生日,住址,电话,日期
周晓明,,1985年3月7日,米兰社区幸福小区三幢二单元五零一,15400000001,2020.1.1
周小红,52039919870307002,19870307,幸福小区4栋1单元101,,2025.6.1
吴大江,520399197001010035,1970-01-01,虾子镇米兰社区三组12号,,2025-02-01
钱别人,520399197001010035,1970-01-01,米兰路8号,,2025-02-01
谁也不是,,,,,
陈新人,,1999-09-09,米兰社区三组十二号,15400000009,2025-03-01
周小明,520399198503070016,1985-02-30,幸福小区,15400000001,2025-03-01
$$, 'UTF8'));
SELECT message FROM load_list('housing', 'housing.csv', convert_to($$坐落,面积,权利人,证件
幸福小区3栋2单元501室,88.50,周小明,520399198503070016
幸福小区3栋2单元502室,90.00,遵义某置业有限公司,91350100M000100Y43
幸福小区9栋9单元901室,70,周小红,520399198703070029
$$, 'UTF8'));
SELECT message FROM load_list('market', 'market.csv', convert_to($$代码,名称,场所
91350100M000100Y43,虾子某辣椒行,米兰路8号
91350100M000100Y44,校验错误商行,米兰路8号
91350100M000100Y43,虾子某辣椒行,虾子镇米兰路8号
$$, 'UTF8'));
CALL run_job('intake');
SELECT job, state, step, done, total FROM job_run ORDER BY run_id;
-- what became of every line
SELECT f.source, l.line, l.state, l.placed_by, p.name AS person, ybss.address_key(a.address) AS placed_on
FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id)
LEFT JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
LEFT JOIN ybss_registry.address a ON a.district = l.district AND a.address_id = l.address_id
WHERE f.source <> 'book' ORDER BY f.source, l.line;
-- why lines and values wait
SELECT source, line, field, reason, blocking FROM review_queue ORDER BY source, line, field, reason;
-- who lives where, from when to when: a newer list ends an older stay
SELECT p.name, ybss.address_key(a.address), r.valid FROM ybss_registry.residence r
JOIN ybss_registry.person p USING (district, person_id) JOIN ybss_registry.house h USING (district, house_id)
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
ORDER BY p.name, r.valid;
SELECT count(*) AS owners FROM ybss_registry.ownership;
SELECT number, name, relation_code FROM household ORDER BY number, relation_code;
SELECT name, credit_code FROM ybss.unit;
-- the same bytes are taken once, and a run with nothing to do does nothing
SELECT lines, broken, message LIKE '%nothing was done' AS refused FROM load_list('market', 'again.csv', convert_to($$代码,名称,场所
91350100M000100Y43,虾子某辣椒行,米兰路8号
91350100M000100Y44,校验错误商行,米兰路8号
91350100M000100Y43,虾子某辣椒行,虾子镇米兰路8号
$$, 'UTF8'));
CALL run_job('intake');
SELECT count(*) AS persons FROM ybss_registry.person;
-- a clerk decides: the line goes on from there
SELECT decide(review_id, 'place', (SELECT address_id FROM address_book WHERE address LIKE '%米兰路8号')) FROM review_queue
WHERE source = 'police' AND reason = 'address_is_relative';
SELECT count(*) AS now_lives FROM resident WHERE name = mask_name('王对面');
SELECT decide(review_id, 'different') FROM review_queue WHERE reason = 'id_of_another';
SELECT name, citizen_id IS NULL AS without_the_id FROM ybss_registry.person WHERE name = '钱别人';
SELECT decide(review_id, 'discard', note => '空行') FROM review_queue WHERE source = 'health' AND reason = 'nobody_named' OR source = 'health' AND reason = 'not_identifiable';
SELECT decide(review_id, 'perhaps') FROM review_queue WHERE reason = 'address_outside' LIMIT 1;
SELECT decide(1, 'accept');
-- a merge that was wrong is undone, and the person's stays follow
SELECT unmerge(l.record_id, l.file_id, l.line) IS NOT NULL AS undone FROM ybss_registry.intake_line l
JOIN ybss_registry.intake_file f USING (file_id) WHERE f.source = 'health' AND l.line = 4;
SELECT p.name, p.citizen_id IS NOT NULL AS has_id, ybss.address_key(a.address), r.valid FROM ybss_registry.residence r
JOIN ybss_registry.person p USING (district, person_id) JOIN ybss_registry.house h USING (district, house_id)
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
WHERE p.name LIKE '吴大%' ORDER BY p.name, has_id, r.valid;
SELECT unmerge(1, 1, 1);
-- rows by COPY from a program that holds them
COPY ybss.intake (source, line, fields) FROM stdin;
police	1	{"姓名": "褚新来", "身份号": "520399200101010061", "住址": "米兰社区3组12号", "日期": "2026-01-01"}
\.
CALL run_job('intake', '{"source": "police"}');
SELECT name FROM ybss_registry.person WHERE citizen_id = '520399200101010061';
SELECT load_list('nobody', 'x.csv', '');
CALL run_job('nothing');
-- faults of values wait in review and stop neither their list nor the others
SELECT message FROM load_list('book', 'bad.csv', convert_to(E'地址,网格\n虾子镇米兰社区米兰路101号,99999\n虾子镇米兰社区米兰路102号,520371999\n虾子镇米兰社区米兰路103号,\n,520371109002001\n虾子镇米兰社区米兰路104号,520371109002001\n', 'UTF8'));
SELECT message FROM load_list('police', 'long.csv', convert_to(E'姓名,身份号,住址,日期\n' || repeat('王', 300) || E',520399200101040068,米兰路8号,2024-01-01\n沈长址,520399200101050063,' || repeat('米兰路8号', 900) || E',2024-01-01\n韩未来,520399200101060069,米兰路8号,2062-05-01\n', 'UTF8'));
CALL run_job('intake');
SELECT q.file, q.line, q.field, q.reason FROM review_queue q WHERE q.file IN ('bad.csv', 'long.csv') ORDER BY 1, 2, 3;
SELECT name, step FROM ybss_registry.intake_file WHERE name IN ('bad.csv', 'long.csv') ORDER BY name;
SELECT left(p.name, 4) AS name, lower(r.valid) < '2062-01-01' AS not_in_future FROM ybss_registry.residence r JOIN ybss_registry.person p USING (district, person_id)
WHERE p.name LIKE '王王%' OR p.name = '韩未来' ORDER BY p.name;
-- an address that nobody confirmed is no place to live
INSERT INTO ybss_registry.address (district, grid, address) VALUES (520371, '520371109002001', '贵州省遵义市红花岗区虾子镇米兰社区米兰路110号');
-- two valid ids are two people, however alike the rest is
SELECT message FROM load_list('police', 'twins.csv', convert_to(E'姓名,身份号,住址,电话\n杨宇,520399200101070064,米兰路8号,15400000077\n杨雨,520399200101070080,米兰路8号,15400000077\n朱住新,52039920010108006X,米兰路110号,\n', 'UTF8'));
CALL run_job('intake');
SELECT name FROM ybss_registry.person WHERE name IN ('杨宇', '杨雨') ORDER BY name;
SELECT line, reason FROM review_queue WHERE file = 'twins.csv';
-- a step that fails is undone and noted, and gives the lock back: the next run goes on
CREATE FUNCTION ybss_registry.stumble(bigint, jsonb) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN 1 / ($2->>''divisor'')::int > 1; END';
INSERT INTO ybss_registry.job VALUES ('stumble', 'stumble', 'fails when told to');
CALL run_job('stumble', '{"divisor": 0}');
CALL run_job('stumble', '{"divisor": 1}');
SELECT job, state, message FROM job_run WHERE job = 'stumble' ORDER BY run_id;
SELECT count(*) AS locks_left FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid();
-- a role that is no superuser takes lists and runs the same jobs within the own scope
CREATE ROLE regress_intake_operator IN ROLE ybss_operator, ybss_job;
INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('regress_intake_operator', '录入员', '虾子镇');
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520371' FROM ybss_registry.member;
SET ROLE regress_intake_operator;
SELECT message FROM load_list('police', 'operator.csv', convert_to(E'姓名,身份号,住址\n卫新人,520399200101020067,米兰路8号\n', 'UTF8'));
CALL run_job('intake');
CALL run_job('score', '{"as_of": "2026-11-23"}');
SELECT kind, count(*) FROM ybss.quality_record GROUP BY kind ORDER BY kind;
SELECT count(*) AS keys_read FROM ybss_registry.signing_key;
RESET ROLE;
SELECT name FROM ybss_registry.person WHERE citizen_id = '520399200101020067';
-- a town's operator sees the town: nobody is stolen, a hidden person is no error
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES ('sandu', '公安', 'person', '520371110', 90);
INSERT INTO ybss_registry.source_column SELECT 'sandu', header, field, required FROM ybss_registry.source_column WHERE source = 'police';
CREATE ROLE regress_intake_town IN ROLE ybss_operator, ybss_job;
INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('regress_intake_town', '录入员', '三渡镇');
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520371110' FROM ybss_registry.member WHERE office = '三渡镇';
SELECT person_id AS victim FROM ybss_registry.person WHERE name = '周小明' \gset
SET ROLE regress_intake_town;
SELECT message FROM load_list('sandu', 'sandu.csv', convert_to(E'姓名,身份号,住址\n周小明,520399198503070016,三渡镇水洋村1组1号\n蒋新人,520399200101030062,三渡镇水洋村1组1号\n', 'UTF8'));
CALL run_job('intake');
SELECT line, reason FROM review_queue WHERE source = 'sandu' ORDER BY line, reason;
UPDATE ybss_registry.intake_line SET state = 'merged', record_id = :victim WHERE line = 2;
SELECT count(*) AS hidden_keys FROM ybss_registry.address_lookup;
DELETE FROM ybss_registry.job_run;
RESET ROLE;
-- whoever writes, a line is tied to a record that there is
UPDATE ybss_registry.intake_line SET state = 'merged', record_id = 1 WHERE line = 2;
-- also of a set, one among many
INSERT INTO ybss_registry.intake_line (received_at, file_id, line, district, grid, state, record_id)
SELECT l.received_at, l.file_id, 100 + n, l.district, l.grid, 'merged', CASE WHEN n = wrong THEN 1 END
FROM (SELECT * FROM ybss_registry.intake_line WHERE line = 2 LIMIT 1) l, (VALUES (3)) w(wrong), generate_series(1, 3) n;
INSERT INTO ybss_registry.intake_line (received_at, file_id, line, district, grid, state, record_id)
SELECT l.received_at, l.file_id, 100 + n, l.district, l.grid, 'merged', CASE WHEN n = wrong THEN 1 END
FROM (SELECT * FROM ybss_registry.intake_line WHERE line = 2 LIMIT 1) l, (VALUES (1777)) w(wrong), generate_series(1, 2000) n;
SELECT name FROM ybss_registry.person WHERE grid = '520371110';
