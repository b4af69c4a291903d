-- Roads around: what people with few rights try with objects, settings and rows of their own.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET search_path = public, ybss, pg_catalog;
INSERT INTO ybss_registry.grid (code, name) VALUES ('520399', '区'), ('520399071', '甲镇'), ('520399071001', '社区'), ('520399071001001', '网格一'),
  ('520399072', '乙镇'), ('520399072001', '社区乙'), ('520399072001001', '网格乙一');
CREATE ROLE regress_bypass_reader IN ROLE ybss_reader;
CREATE ROLE regress_bypass_operator IN ROLE ybss_operator, ybss_job;
CREATE ROLE regress_bypass_author;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES (1, 'regress_bypass_reader', '读', '网格'), (2, 'regress_bypass_operator', '办', '网格');
INSERT INTO ybss_registry.scope_grant (member_id, grid, valid_from) VALUES (1, '520399071', '2020-01-01'), (2, '520399071', '2020-01-01');
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id)
VALUES (520399, 1, '520399072001001', '王小乙', '520399620315001'::citizen_id), (520399, 2, '520399071001001', '王小甲', '520399620315002'::citizen_id);

-- HISTORY of others cannot be written by the registry's triggers on a table of one's own
SET ROLE regress_bypass_reader;
CREATE TEMPORARY TABLE person (district int4, person_id int8, grid ybss.grid_code, name text, recorded_at timestamptz, changed_at timestamptz, change_id int8, PRIMARY KEY (district, person_id));
INSERT INTO pg_temp.person VALUES (520399, 1, '520399072001001', '伪造', '2020-01-01', '2020-01-01');
CREATE TRIGGER k AFTER UPDATE OR DELETE ON pg_temp.person FOR EACH ROW EXECUTE FUNCTION ybss.keep_history('person_id');
CREATE TRIGGER z BEFORE INSERT OR UPDATE ON pg_temp.person FOR EACH ROW EXECUTE FUNCTION ybss.stamp_change('person_id');
-- not even with a right to them
RESET ROLE;
GRANT EXECUTE ON FUNCTION ybss.keep_history(), ybss.stamp_change() TO regress_bypass_reader;
SET ROLE regress_bypass_reader;
CREATE TRIGGER k AFTER UPDATE OR DELETE ON pg_temp.person FOR EACH ROW EXECUTE FUNCTION ybss.keep_history('person_id');
UPDATE pg_temp.person SET name = '又一', changed_at = now();
DROP TRIGGER k ON pg_temp.person;
CREATE TRIGGER z BEFORE INSERT OR UPDATE ON pg_temp.person FOR EACH ROW EXECUTE FUNCTION ybss.stamp_change('person_id');
UPDATE pg_temp.person SET name = '又二';
DROP TABLE pg_temp.person;
RESET ROLE;
REVOKE EXECUTE ON FUNCTION ybss.keep_history(), ybss.stamp_change() FROM regress_bypass_reader;
SELECT count(*) AS forged FROM ybss_registry.history;
-- nor do triggers with the owner's rights serve anybody else
SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'ybss_registry'::regnamespace AND p.prosecdef
  AND (SELECT count(*) FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) > 0 ORDER BY 1;

-- A CHANGE of the world is not called a refiling
SET ROLE regress_bypass_operator;
SET ybss.change_kind = 'refile';
SELECT set_config('ybss.change_kind', 'refile', true);
UPDATE ybss_registry.person SET name = '王小丙' WHERE person_id = 2;
SELECT what, attribute, refiled FROM history_of('person', 2);
-- stamps and the tables of changes and history are the system's
UPDATE ybss_registry.person SET recorded_at = '2001-01-01', changed_at = '2001-01-01' WHERE person_id = 2;
SELECT recorded_at > '2020-01-01' AS kept FROM ybss_registry.person WHERE person_id = 2;
INSERT INTO ybss_registry.history SELECT * FROM ybss_registry.history;
DELETE FROM ybss_registry.change;

-- REDRAWING: a row written by hand would end grants and remove nodes without moving anything
INSERT INTO ybss_registry.redraw (district, grid, new_grid, document, place) VALUES (520399, '520399071', '520399071', 'x', 39);
INSERT INTO ybss_registry.grid_lineage (district, grid, old_grid, name, document) VALUES (520399, '520399071', '520399071', 'x', 'x');
INSERT INTO ybss_registry.investigation (district, grid, kind, record_id, attribute, reason, opened_by) VALUES (520399, '520399071', 'person', 2, 'name', 'x', '别人');
CALL run_job('refile');
RESET ROLE;
SELECT count(*) AS nodes FROM ybss_registry.grid;
SELECT count(*) AS ended FROM ybss_registry.scope_grant WHERE valid_until IS NOT NULL;

-- THE CATALOGUE'S author, who may write forms and nothing else, runs nothing as somebody else
GRANT USAGE ON SCHEMA ybss, ybss_registry TO regress_bypass_author;
GRANT INSERT ON ybss_registry.report TO regress_bypass_author;
CREATE POLICY author ON ybss_registry.report TO regress_bypass_author USING (true) WITH CHECK (true);
SET ROLE regress_bypass_author;
SET standard_conforming_strings = off;
SET escape_string_warning = off;
-- one string as the author reads it; a subquery over the keys of tickets as everybody else does
INSERT INTO ybss_registry.report (report, office, kind, only_if)
VALUES ('恶', 'x', 'person', E'name <> \'\\\' OR (EXISTS (SELECT FROM ybss_registry.signing_key) --\'');
RESET standard_conforming_strings;
RESET ROLE;
SELECT count(*) AS forms FROM ybss_registry.report WHERE report = '恶';

-- FORMS: what is no value of its type stops no form and shows in no error
UPDATE ybss_registry.person SET items = '{"same_residence": "02", "permit_issued": "电13911112222", "annual_income": "much"}' WHERE person_id = 2;
UPDATE ybss_registry.person SET items = '{"same_residence": "02", "guardian_phone": "13900000000", "permit_issued": "2026-03-01"}' WHERE person_id = 1;
SELECT record_id, form->>'登记日期' AS issued FROM fill_report('流动人口登记表', '520399') ORDER BY 1;
SET ROLE regress_bypass_reader;
SELECT record_id, form->>'登记日期' AS issued FROM fill_report('流动人口登记表', '520399');
RESET ROLE;
-- a condition sees values of the types that rules see
INSERT INTO ybss_registry.report (report, office, kind, only_if) VALUES ('监护人手机', 'x', 'person', 'phone_kind(guardian_phone) = ''mobile'' AND annual_income IS NULL');
INSERT INTO ybss_registry.report_field VALUES ('监护人手机', 1, '电话', 'person', 'guardian_phone');
SELECT record_id, form FROM fill_report('监护人手机', '520399');

-- SCORES grow stale when a link begins or ends by the calendar
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES (520399, 1, '520399071001001', parse('试验路1号'), 'confirmed');
INSERT INTO ybss_registry.house (district, house_id, grid, address_id) VALUES (520399, 1, '520399071001001', 1);
INSERT INTO ybss_registry.residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 1, '520399071001001', 2, 1, daterange(ybss.today() - 10, ybss.today() + 3));
SELECT kind, record_id, falls_on - ybss.today() AS holds FROM ybss_registry.quality WHERE (kind, record_id) IN (('person', 2), ('house', 1)) ORDER BY 1;
UPDATE ybss_registry.residence SET valid = daterange(ybss.today() + 2, NULL);
SELECT kind, record_id, falls_on - ybss.today() AS holds FROM ybss_registry.quality WHERE (kind, record_id) IN (('person', 2), ('house', 1)) ORDER BY 1;

-- THE CHECKER finds what a table's owner switched off
SELECT * FROM check_registry() WHERE target <> 'to_link';
BEGIN;
DROP TRIGGER z_stamp_change ON ybss_registry.tenancy;
DROP TRIGGER keep_history ON ybss_registry.tenancy;
DROP TRIGGER refuse_truncate ON ybss_registry.tenancy;
ALTER TABLE ybss_registry.person DISABLE TRIGGER z_rescore_update;
ALTER TABLE ybss_registry.address DISABLE TRIGGER keep_lookup;
ALTER TABLE ybss_registry.unit NO FORCE ROW LEVEL SECURITY;
SELECT rule, target, what FROM check_registry() WHERE target <> 'to_link' ORDER BY rule, target, what COLLATE "C";
ROLLBACK;

-- addresses that lie below one another
BEGIN;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES (520399, 5, '520399071001001', parse('环路1号'), 'confirmed'), (520399, 6, '520399071001001', parse('环路2号'), 'confirmed');
SET LOCAL session_replication_role = replica;
UPDATE ybss_registry.address SET parent_id = 11 - address_id WHERE address_id IN (5, 6);
SELECT rule, target, record_id FROM check_registry() WHERE target = 'address' ORDER BY record_id;
ROLLBACK;
-- a row of the past that its owner took away, in the middle or at the beginning
UPDATE ybss_registry.person SET name = '王一' WHERE person_id = 2;
UPDATE ybss_registry.person SET name = '王二' WHERE person_id = 2;
BEGIN;
DELETE FROM ybss_registry.history WHERE kind = 'person' AND record_id = 2 AND old->>'name' = '王一';
SELECT rule, target, record_id FROM check_registry() WHERE target <> 'to_link';
ROLLBACK;
BEGIN;
DELETE FROM ybss_registry.history h WHERE kind = 'person' AND record_id = 2 AND known_from = (SELECT recorded_at FROM ybss_registry.person WHERE person_id = 2);
SELECT rule, target, record_id FROM check_registry() WHERE target <> 'to_link';
ROLLBACK;

-- SAMPLES: who checks does not choose whom, nor alter what was found
SET ROLE regress_bypass_operator;
SELECT draw_sample('person', '520399', 10, 'visit', '网格') AS sample \gset
SELECT record_id, outcome FROM verification_sample WHERE verification_id = :sample;
SELECT note_check(:sample, 2, 'wrong', '{name}');
SELECT record_id, outcome, checked_by FROM verification_sample WHERE verification_id = :sample;
DELETE FROM ybss_registry.verification_record;
UPDATE ybss_registry.verification_record SET outcome = 'right';
INSERT INTO ybss_registry.verification_record SELECT * FROM ybss_registry.verification_record;
SELECT note_check(:sample, 1, 'right');

SELECT drawn_by FROM ybss_registry.verification;
-- nor writes another's name under a decision, nor any decision but by its function
RESET ROLE;
SELECT drawn_by FROM ybss_registry.verification WHERE verification_id = :sample;
INSERT INTO ybss_registry.source (source, office, record_kind, grid) VALUES ('bypass', '网格', 'person', '520399071');
INSERT INTO ybss_registry.intake_file (source, name, digest, encoding, grid) VALUES ('bypass', 'x', '\x00', 'UTF8', '520399071') RETURNING file_id AS file \gset
INSERT INTO ybss_registry.review (district, grid, file_id, line, reason, received_at, blocking) SELECT 520399, '520399071', :file, 1, min(reason), now(), false FROM ybss_registry.review_reason;
SET ROLE regress_bypass_operator;
UPDATE ybss_registry.review SET decision = 'accept', decided_by = '别人', decided_at = now();
DELETE FROM ybss_registry.review;
SELECT decide(review_id, 'accept') FROM review_queue;
RESET ROLE;
SELECT decision, decided_by FROM ybss_registry.review;

-- JOBS: no one ends or moves on a run of another session
RESET ROLE;
INSERT INTO ybss_registry.job_run (job, arguments, started_by) VALUES ('score', '{}', 'somebody') RETURNING run_id AS run \gset
SET ROLE regress_bypass_operator;
SELECT note_progress(:run, 'forged', 99, 99);
SELECT ybss_registry.end_run(:run, 'finished', NULL);
SELECT ybss_registry.work_step(:run);
RESET ROLE;
SELECT state, step, done FROM ybss_registry.job_run WHERE run_id = :run;

-- A SCORE does not depend on who gives it: what is tied to another town waits for who sees both
INSERT INTO ybss_registry.household (district, household_id, grid, number) VALUES (520399, 1, '520399072001001', '户一');
INSERT INTO ybss_registry.household_member (district, household_member_id, grid, household_id, person_id, relation_code, valid)
VALUES (520399, 1, '520399072001001', 1, 2, '02', '[2020-01-01,)');
CREATE VIEW stored AS SELECT q.completeness = (score(p)).completeness::numeric * 100 AS right, (SELECT count(*) FROM ybss_registry.score_queue s WHERE s.kind = 'person' AND s.record_id = 2) AS waits
FROM ybss_registry.quality q JOIN ybss_registry.person_record p USING (district) WHERE q.kind = 'person' AND q.record_id = 2 AND p.person_id = 2;
SELECT * FROM stored;
SET ROLE regress_bypass_operator;
UPDATE ybss_registry.person SET registered_address = '某地' WHERE person_id = 2;
RESET ROLE;
SELECT * FROM stored;
SET ROLE regress_bypass_operator;
CALL run_job('score');
RESET ROLE;
SELECT * FROM stored;
CALL run_job('score');
SELECT * FROM stored;
DROP VIEW stored;
-- AN ITEM does not become sensitive behind its values
UPDATE ybss_registry.item SET sensitivity = 3 WHERE kind = 'person' AND item = 'workplace';

-- THE OLD NODE goes only when it is empty: what is written there while rows are refiled goes along
SELECT move_node('520399071001', '520399072002', '民发1号') > 0 AS asked;
DO $$ BEGIN FOR n IN 1 .. 3 LOOP PERFORM ybss_registry.step_refile(0, '{"rows": 1}'); END LOOP; END $$;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES (520399, 9, '520399071001001', parse('试验路9号'), 'confirmed');
CALL run_job('refile', '{"rows": 2}');
SELECT address_id, grid FROM ybss_registry.address ORDER BY 1;
SELECT count(*) AS old_nodes FROM ybss_registry.grid WHERE code <@ '520399071001'::grid_code;
SELECT * FROM check_registry() WHERE target <> 'to_link';
