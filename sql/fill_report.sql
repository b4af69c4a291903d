-- Old forms filled from the registers, and samples that verify them.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.grid (code, name) VALUES ('520371013002', '社区'), ('520371013002001', '网格');
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, phone, items)
SELECT 520371, g, (ARRAY['520371013001001', '520371013001002', '520371013002001'])[1 + least(2, g % 7)]::grid_code, '张三' || g, ('520399620315' || lpad(g::text, 3, '0'))::citizen_id, '13800138000',
  CASE WHEN g % 40 = 0 THEN '{"same_residence": "02", "permit_issued": "2026-03-01", "education": "21"}' ELSE '{}' END::jsonb FROM generate_series(1, 200) g;
-- every form has its fields, and every one can be filled
SELECT report, kind, office, (SELECT count(*) FROM jsonb_object_keys(fields)) AS fields FROM ybss.report ORDER BY report COLLATE "C";
SELECT count(*) AS filled FROM ybss.report r CROSS JOIN LATERAL fill_report(r.report, '520371') f WHERE r.report <> '流动人口登记表';
-- by an administrator whole, by members masked, operators too; what nobody stated follows from the id
SELECT jsonb_pretty(form) FROM fill_report('流动人口登记表', '520371') WHERE record_id = 40;
CREATE ROLE regress_form LOGIN IN ROLE ybss_reader;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES (1, 'regress_form', '甲', '公安');
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (1, '520371013001');
SET ROLE regress_form;
SELECT count(*) AS in_scope, min(form->>'公民身份号码') AS id, min(form->>'姓名') AS name, min(form->>'出生日期') AS born FROM fill_report('流动人口登记表', '520371');
RESET ROLE;
GRANT ybss_operator TO regress_form;
SET ROLE regress_form;
SELECT count(*) AS in_scope, min(form->>'公民身份号码') AS id, min(form->>'姓名') AS name, min(form->>'出生日期') AS born FROM fill_report('流动人口登记表', '520371');
RESET ROLE;
-- the entries it saved
SELECT road, report, item, sum(entries) AS entries FROM ybss.saved_entry WHERE report = '流动人口登记表' AND item IN ('name', 'sex', 'education', 'workplace') GROUP BY 1, 2, 3 ORDER BY 3;
SELECT fill_report('没有这张表', '520371');
-- a form of the district's own, by rows
INSERT INTO ybss_registry.report (report, office, kind, only_if) VALUES ('大学生名单', '教育', 'person', 'education BETWEEN ''20'' AND ''28'' AND birth_date < as_of');
SELECT count(*) FROM fill_report('大学生名单', '520371');
INSERT INTO ybss_registry.report_field (report, position, label, kind, item) VALUES ('大学生名单', 1, '姓名', 'person', 'name'), ('大学生名单', 2, '年份', 'person', 'birth_date');
SELECT count(*), max(form::text) FROM fill_report('大学生名单', '520371');
UPDATE ybss_registry.report SET only_if = 'pg_sleep(1) IS NULL' WHERE report = '大学生名单';
UPDATE ybss_registry.report SET only_if = 'true) OR (true' WHERE report = '大学生名单';
UPDATE ybss_registry.report SET only_if = 'true -- all of them' WHERE report = '大学生名单';
SELECT count(*) FROM fill_report('大学生名单', '520371');
INSERT INTO ybss_registry.report_field (report, position, label, kind, item) VALUES ('大学生名单', 3, '民族', 'person', 'ethnicity');

-- SAMPLES: the registry draws the seed, a round repeats another's, each grid gives its share
-- (a fixed secret instead of a random one: the lines below name who was drawn)
UPDATE ybss_registry.signing_key SET secret = decode(repeat('07', 32), 'hex') WHERE use = 'code';
SELECT draw_sample('person', '520371', 40, 'visit', '网格') AS a \gset
SELECT draw_sample('person', '520371', 40, 'third party', '第三方', :a) AS b \gset
SELECT draw_sample('person', '520371', 40, 'analysis', '数据局') AS c \gset
SELECT method, count(*) AS drawn, count(*) FILTER (WHERE record_id IN (SELECT record_id FROM verification_sample WHERE verification_id = :a)) AS as_first FROM verification_sample GROUP BY verification_id, method ORDER BY verification_id;
SELECT grid, records, drawn FROM ybss_registry.verification_stratum WHERE verification_id = :a ORDER BY grid;
-- who throws, looks and takes it back throws the same again
BEGIN;
SELECT draw_sample('person', '520371', 40, 'visit', '网格') AS thrown \gset
SELECT string_agg(record_id::text, ' ' ORDER BY record_id) AS first FROM verification_sample WHERE verification_id = :thrown \gset
ROLLBACK;
BEGIN;
SELECT draw_sample('person', '520371', 40, 'visit', '网格') AS thrown \gset
SELECT string_agg(record_id::text, ' ' ORDER BY record_id) = :'first' AS the_same FROM verification_sample WHERE verification_id = :thrown;
ROLLBACK;
-- an auditor draws again by the seed, of the records of then, whatever became of them
UPDATE ybss_registry.person SET phone = NULL WHERE person_id IN (SELECT record_id FROM verification_sample WHERE verification_id = :a ORDER BY 1 LIMIT 3);
SELECT count(*) AS differs FROM check_sample(:a);
BEGIN;
DELETE FROM ybss_registry.verification_record WHERE verification_id = :a AND record_id = (SELECT min(record_id) FROM verification_sample WHERE verification_id = :a);
INSERT INTO ybss_registry.verification_record (district, verification_id, record_id, grid) SELECT district, :a, person_id, grid FROM ybss_registry.person
WHERE person_id NOT IN (SELECT record_id FROM verification_sample WHERE verification_id = :a) ORDER BY person_id LIMIT 1;
SELECT what, count(*) FROM check_sample(:a) GROUP BY 1 ORDER BY 1;
ROLLBACK;
-- more than there are is all; one of many is one; the rounding adds up for any size
SELECT draw_sample('person', '520371', 1000, 'analysis', '数据局') AS d \gset
SELECT count(*) FROM verification_sample WHERE verification_id = :d;
CREATE TABLE drawn AS SELECT n, draw_sample('person', '520371', n, 'analysis', '数据局') AS v FROM unnest(ARRAY[1, 2, 3, 7, 50, 101, 199]) n;
SELECT n, count(*) AS drawn FROM drawn d JOIN verification_sample x ON x.verification_id = d.v GROUP BY n ORDER BY n;
-- all are drawn alike: over 300 rounds each record comes near its share of 60
CREATE TABLE often AS SELECT draw_sample('person', '520371', 40, 'analysis', '数据局') AS v FROM generate_series(1, 300) s;
SELECT count(*) AS records, min(n) > 30 AND max(n) < 95 AS alike FROM (SELECT x.record_id, count(*) AS n FROM often o JOIN verification_sample x ON x.verification_id = o.v GROUP BY x.record_id) c;
SELECT draw_sample('person', '520371', 0, 'visit', '网格');
SELECT draw_sample('person', '520371', 10, 'guess', '网格');
SELECT draw_sample('nobody', '520371', 10, 'visit', '网格');
SELECT draw_sample('person', '520371', 41, 'visit', '网格', :a);
-- what was found, and what it says of all
SELECT count(note_check(:a, record_id, CASE WHEN n <= 30 THEN 'right' WHEN n <= 36 THEN 'wrong' WHEN n = 37 THEN 'not found' ELSE 'not reached' END, CASE WHEN n BETWEEN 31 AND 36 THEN '{phone}'::text[] ELSE '{}' END, CASE WHEN n <= 30 THEN '{name,phone}'::text[] ELSE '{}' END))
FROM (SELECT record_id, row_number() OVER (ORDER BY record_id) AS n FROM verification_sample WHERE verification_id = :a) s;
SELECT grid, records, drawn, checked, "right", not_reached, accuracy, stratified_low < accuracy AND accuracy <= stratified_high AS between, wilson_low, wilson_high FROM verification_grid WHERE verification_id = :a AND grid IN ('520371', '520371013001002') ORDER BY grid;
SELECT item, checked, "right", accuracy, wilson_low, wilson_high FROM verification_item WHERE verification_id = :a AND grid = '520371' ORDER BY item;
SELECT note_check(:a, 99999, 'right');
SELECT note_check(:a, record_id, 'right', '{phone}') FROM verification_sample WHERE verification_id = :a LIMIT 1;
SELECT note_check(:a, record_id, 'wrong', '{no_item}') FROM verification_sample WHERE verification_id = :a LIMIT 1;
SELECT note_check(:a, record_id, 'perhaps') FROM verification_sample WHERE verification_id = :a LIMIT 1;
UPDATE ybss_registry.verification SET closed_at = now() WHERE verification_id = :a;
SELECT note_check(:a, record_id, 'right') FROM verification_sample WHERE verification_id = :a LIMIT 1;
-- Wilson's interval at its published values, and at its edges
SELECT good, checked, round(low::numeric, 4) AS low, round(high::numeric, 4) AS high FROM (VALUES (0, 10), (1, 10), (5, 10), (10, 10), (81, 263), (15, 148), (0, 0), (3, 2)) v(good, checked) LEFT JOIN LATERAL wilson(good, checked) ON true;
