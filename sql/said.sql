-- Where a change comes from is said by the job or by who acts, never by a setting.
SET client_min_messages = warning;
SET search_path = public, ybss;
\set SHOW_CONTEXT never
BEGIN;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason)
SELECT 520399, 6100 + n, '520399061001', '人' || n, (SELECT min(code) FROM ybss_registry.no_document_reason) FROM generate_series(1, 2) n;
CREATE ROLE regress_said IN ROLE ybss_operator;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES (6101, 'regress_said', '演练办事员', '演练镇');
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (6101, '520399061');
-- as a district might that wants to be kind
GRANT SELECT (stated), INSERT (stated, person_id), UPDATE (stated) ON ybss_registry.person TO regress_said;
COMMIT;
SET ROLE regress_said;
-- a setting is refused, in every way of setting it, and nothing of it is written
SET ybss.source = 'police';
SET LOCAL ybss.job_run = '1';
SELECT set_config('ybss.source', '公安', false);
SELECT set_config('ybss.job_run', '1', true);
SET ybss.change_kind = 'refile';
CREATE FUNCTION pg_temp.dressed() RETURNS void LANGUAGE plpgsql SET ybss.source = '公安' AS 'BEGIN END';
SELECT say_change(source => '公安');
SHOW ybss.source;
SET ybss.purpose = '公安核实';
UPDATE ybss_registry.person SET former_name = '曾用名' WHERE person_id = 6101;
SELECT what, attribute, who, office, source, purpose, run_id FROM history_of('person', 6101) WHERE attribute = 'former_name';
RESET ybss.purpose;
-- who stated what is written by its functions only: by no UPDATE, INSERT, ON CONFLICT or MERGE
UPDATE ybss_registry.person SET stated = stated || '{"phone": "2026-11-26 公安"}' WHERE person_id = 6101;
INSERT INTO ybss_registry.person (district, grid, name, no_document_reason, stated)
SELECT 520399, '520399061001', '新', min(code), '{"phone": "2026-11-26 公安"}' FROM ybss_registry.no_document_reason;
INSERT INTO ybss_registry.person AS p (district, person_id, grid, name, no_document_reason)
SELECT 520399, 6101, '520399061001', '新', min(code) FROM ybss_registry.no_document_reason
ON CONFLICT (district, person_id) DO UPDATE SET stated = p.stated || '{"phone": "2026-11-26 公安"}';
MERGE INTO ybss_registry.person p USING (VALUES (6101)) v (id) ON p.district = 520399 AND p.person_id = v.id
WHEN MATCHED THEN UPDATE SET stated = '{"phone": "2026-11-26 公安"}';
SELECT ybss_registry.store_item(NULL, 'column', 6101, '{}', '"1"', '2026-11-26 公安');
SELECT stated FROM ybss_registry.person WHERE person_id = 6101;
SELECT set_item('person', 6101, 'phone', '13900000001', '2026-01-02');
SELECT stated FROM ybss_registry.person WHERE person_id = 6101;
RESET ROLE;
-- an administrator who takes over old data says so, for one transaction; what was rolled back was not said
BEGIN;
SELECT say_change(source => '旧系统', purpose => '迁移');
SAVEPOINT s;
SELECT say_change(source => '别处');
SELECT said_source();
ROLLBACK TO s;
SELECT said_source(), said_run(), said_refiles();
UPDATE ybss_registry.person SET former_name = '旧名' WHERE person_id = 6102;
COMMIT;
SELECT said_source();
-- what was said of a part of a transaction does not hold for what follows in it
BEGIN;
SELECT say_change(refiles => true);
UPDATE ybss_registry.person SET grid = '520399061' WHERE person_id = 6102;
SELECT say_change(refiles => false);
UPDATE ybss_registry.person SET phone = '13900000002' WHERE person_id = 6102;
COMMIT;
SELECT what, attribute, source, purpose, refiled FROM history_of('person', 6102);
-- set before the library came, by a connection string or a role: dropped with a warning
\c -reuse-previous=on "options='-c session_preload_libraries='"
SET client_min_messages = error;
SET ybss.source = 'police';
LOAD 'ybss';
SELECT current_setting('ybss.source') AS source;
-- tidy up
SET search_path = public, ybss;
DELETE FROM ybss_registry.person WHERE person_id IN (6101, 6102);
DELETE FROM ybss_registry.scope_grant WHERE member_id = 6101;
DELETE FROM ybss_registry.member WHERE member_id = 6101;
