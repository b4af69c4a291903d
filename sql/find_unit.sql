-- Looking a unit up by what somebody has in hand.
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
\set VERBOSITY terse
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES
  (520399, 7301, '520399001001001', '贵州省遵义市红花岗区中山路街道测试社区查找路1号', 'confirmed'),
  (520399, 7303, '520399003002001', '贵州省遵义市红花岗区长征街道测试社区寻人路8号', 'confirmed');
INSERT INTO ybss_registry.unit (district, unit_id, grid, name, credit_code, no_code_reason, kind, address_id, representative, phone) VALUES
  (520399, 7501, '520399001001001', '遵义市红花岗区老王粉馆', NULL, '99', '1', 7301, '王建国', '13800000010'),
  (520399, 7502, '520399001001001', '遵义市广月汽车服务有限公司', '92520399MA6YB5500J', NULL, '1', 7301, '覃金菁', '0851-28222222'),
  (520399, 7503, '520399001001001', '遵义市广越汽车配件有限公司', NULL, '99', '1', 7301, '李四', NULL),
  (520399, 7511, '520399003002001', '遵义市广月汽车美容店', NULL, '99', '1', 7303, '赵远方', '13677778888');
UPDATE ybss_registry.look_up_limit SET most = NULL WHERE name IN ('asked', 'not_found');
-- what is told apart
SELECT t, c.name, c.code, c.person, c.phone, c.address
FROM unnest(ARRAY['老王粉馆 查找路1号', '广月汽车服务公司 覃金菁', '92520399MA6YB5500J', '92520399ma6yb5500j 广月', '王建国 尾号0010 粉馆', '0851-28222222', '', '1999']) WITH ORDINALITY u(t, n)
CROSS JOIN LATERAL ybss.read_clues(t, NULL) c ORDER BY n;
SET ROLE regress_worker;
SELECT unit_id, name, credit_code, address, representative, phone, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_unit('老王粉馆 查找路1号');
SELECT unit_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_unit('广月汽车服务公司 覃金菁');
SELECT unit_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_unit('92520399MA6YB5500J');
SELECT unit_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_unit('广月汽车');
SELECT unit_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_unit('13800000010');
SELECT unit_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_unit('红花岗区老王米粉馆');
-- a hidden character by its sound, a telephone by its ends
CREATE TEMP TABLE answer (got text);
INSERT INTO answer SELECT string_agg(f::text, chr(10)) FROM ybss.find_unit('粉馆 王建国') f;
INSERT INTO answer SELECT string_agg(f::text, chr(10)) FROM ybss.find_unit('粉馆 王健国') f;
INSERT INTO answer SELECT string_agg(f::text, chr(10)) FROM ybss.find_unit('粉馆 王剑国') f;
SELECT count(*), count(DISTINCT got) AS answers FROM answer;
TRUNCATE answer;
INSERT INTO answer SELECT string_agg(f::text, chr(10)) FROM ybss.find_unit('13800000010') f;
INSERT INTO answer SELECT string_agg(f::text, chr(10)) FROM ybss.find_unit('13899990010') f;
SELECT count(*), count(DISTINCT got) AS answers FROM answer;
-- what another office has is not there
SELECT count(*) FROM ybss.find_unit('广月汽车美容店 寻人路8号');
SELECT unit_id FROM ybss.find_unit('广月汽车美容店');
SELECT count(*) FROM ybss.find_unit('13677778888');
-- hostile texts
SELECT count(*) FROM ybss.find_unit(NULL);
SELECT count(*) FROM ybss.find_unit('粉馆', 0);
SELECT count(*) FROM ybss.find_unit('粉馆', 2147483647);
SELECT count(*) FROM ybss.find_unit('');
SELECT count(*) FROM ybss.find_unit(repeat('粉', 2700));
SELECT count(*) FROM ybss.find_unit(repeat('馆', 3000000));
SELECT count(*) FROM ybss.find_unit('有限公司');
SELECT count(*) FROM unnest('{粉馆,广月}'::text[]) q CROSS JOIN LATERAL ybss.find_unit(q);
RESET ROLE;
SELECT l.kind, l.item, l.record_id, l.outcome, count(*) FROM ybss_registry.access_log l WHERE l.member_id = 9001 GROUP BY 1, 2, 3, 4 ORDER BY 2, 3;
UPDATE ybss_registry.look_up_limit SET most = CASE name WHEN 'asked' THEN 200 ELSE 50 END WHERE name IN ('asked', 'not_found');
DELETE FROM ybss_registry.premises WHERE district = 520399;
DELETE FROM ybss_registry.unit WHERE district = 520399;
SET session_replication_role = replica;
DELETE FROM ybss_registry.address WHERE district = 520399;
RESET session_replication_role;
DELETE FROM ybss_registry.grid WHERE district = 520399;
