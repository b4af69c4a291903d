-- Step 250: divisions that an older library loaded follow the changes to the end of 2025; what a district wrote itself stays.
SET client_min_messages = warning;
\getenv source PG_ABS_SRCDIR
INSERT INTO ybss_registry.division (code, name) VALUES
  ('50', '重庆市'), ('5001', '市辖区'), ('500105', '江北区'), ('500105001', '华新街街道'), ('500105001001', '甲社区'), ('500112', '渝北区'),
  ('500112135', '大湾镇'), ('500112135201', '乙村'), ('500109', '北碚区'), ('500109008', '水土街道'), ('460321', '西沙群岛'), ('460321451', '永兴'),
  ('653223', '皮山县'), ('653223102', '赛图拉镇'), ('130171', '石家庄高新技术产业开发区'), ('140171', '山西转型综合改革示范区'), ('130171001', '某街道');
-- a district's own: another name, another period, a zone that a grid lies in
INSERT INTO ybss_registry.division (code, valid_from, valid_to, name) VALUES ('500105004', '-infinity', 'infinity', '本区另名'), ('500105005', '2000-01-01', 'infinity', '寸滩街道');
INSERT INTO ybss_registry.grid (code, name, division) VALUES ('520371', '新蒲新区', '140171');
BEGIN;
SET LOCAL ROLE ybss_owner;
SET LOCAL search_path = pg_catalog, pg_temp;
\set ECHO none
\i :source/extension/upgrade/registry/250_divisions_of_2025.sql
\set ECHO all
COMMIT;
SELECT code, valid_from, valid_to, name, successor FROM ybss_registry.division ORDER BY code, valid_from;
-- it is done once: again it changes nothing
CREATE TEMPORARY TABLE before AS SELECT * FROM ybss_registry.division;
BEGIN;
SET LOCAL ROLE ybss_owner;
SET LOCAL search_path = pg_catalog, pg_temp;
\set ECHO none
\i :source/extension/upgrade/registry/250_divisions_of_2025.sql
\set ECHO all
COMMIT;
SELECT count(*) AS changed FROM (TABLE before EXCEPT TABLE ybss_registry.division) x;
-- and what a new registry loads has no other names
SELECT ybss.load_divisions(-1) > 40000 AS loaded;
SELECT d.code, d.name, b.name FROM ybss_registry.division d JOIN ybss.builtin_division(-1) b ON b.code = d.code::text
WHERE d.valid_to = 'infinity' AND d.name <> b.name;
SELECT code, count(*) FROM ybss_registry.division WHERE valid_to = 'infinity' GROUP BY code HAVING count(*) > 1;
SELECT ybss.load_divisions(-1) AS once;
