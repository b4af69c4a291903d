-- Revealing a value: grade, scope, purpose, and a line that no rollback takes back.
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, no_document_reason, phone) VALUES
  (520399, 7001, '520399001001001', '张小三', '520399200002290010', NULL, '13800000000'),
  (520399, 7002, '520399001002001', '李四', NULL, '01', NULL);
CREATE TEMP TABLE before AS SELECT coalesce(max(log_id), 0) AS log_id FROM ybss_registry.access_log;
SET ROLE regress_worker;
SELECT ybss.reveal('person', 7001, 'phone', '核实租户信息');
-- rolled back or failed afterwards, the line stays
BEGIN;
SELECT ybss.reveal('person', 7001, 'name', '上门走访');
ROLLBACK;
SELECT ybss.reveal('person', 7001, 'name', '再次走访'), 1 / (random() * 0)::int;
-- refused, and written down as well
SELECT ybss.reveal('person', 7001, 'citizen_id', '核实租户信息');
SELECT ybss.reveal('person', 7002, 'phone', '打听邻居');
SELECT ybss.reveal('person', 7999, 'phone', '打听邻居');
SELECT ybss.reveal('person', 7001, 'phone', ' ');
SELECT ybss.reveal('person', 7001, 'phone', NULL);
SELECT ybss.reveal('person', 7001, 'grid', '核实租户信息');
SELECT ybss.reveal('member', 9001, 'secret', '核实租户信息');
SELECT ybss.write_access_log('person', 1, 1, 'name', 'made up', 'shown');
SELECT * FROM ybss_registry.access_log;
-- what the person may read, newest first; strangers read nothing
SELECT who, office, what, what_english, purpose FROM ybss.who_viewed(7001);
SELECT count(*) FROM ybss.who_viewed(7002);
SET ROLE regress_district;
SELECT ybss.reveal('person', 7001, 'citizen_id', '办理居住证');
SELECT who, what, purpose FROM ybss.who_viewed(7002);
SET ROLE regress_stranger;
SELECT ybss.reveal('person', 7001, 'name', '打听邻居');
SELECT count(*) FROM ybss.who_viewed(7001);
SET ROLE regress_auditor;
SELECT count(*) FROM ybss.who_viewed(7001);
SELECT ybss.reveal('person', 7001, 'name', '审计');
SELECT count(*) > 0 AS reads_log FROM ybss_registry.access_log;
UPDATE ybss_registry.access_log SET outcome = 'shown';
RESET ROLE;
SELECT district, member_id, role_name, kind, record_id, item, purpose, outcome
FROM ybss_registry.access_log l, before b WHERE l.log_id > b.log_id ORDER BY l.log_id;
-- partitions by month of China Standard Time; made once, early lines move in
SELECT ybss.extend_access_log(12), count(*) >= 13 AS months FROM pg_inherits WHERE inhparent = 'ybss_registry.access_log'::regclass;
INSERT INTO ybss_registry.access_log (district, logged_at, role_name, kind, record_id, item, purpose, outcome)
VALUES (520399, (date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') + interval '14 months 1 hour') AT TIME ZONE 'Asia/Shanghai', 'regress_worker', 'person', 7001, 'name', '早到', 'shown');
SELECT tableoid::regclass FROM ybss_registry.access_log WHERE purpose = '早到';
SELECT ybss.extend_access_log(14);
SELECT tableoid::regclass = ('ybss_registry.access_log_' || to_char(date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') + interval '14 months', 'YYYY_MM'))::regclass AS moved
FROM ybss_registry.access_log WHERE purpose = '早到';
DELETE FROM ybss_registry.access_log WHERE purpose = '早到';
DELETE FROM ybss_registry.person WHERE district = 520399;
DELETE FROM ybss_registry.grid WHERE district = 520399;
