-- Runs of jobs: who may run one, how, and who sees and stops it; nothing is done in silence.
SET client_min_messages = warning;
SET search_path = public, ybss;
\set SHOW_CONTEXT never
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE ROLE regress_run_a IN ROLE ybss_job, ybss_operator;
CREATE ROLE regress_run_b IN ROLE ybss_job, ybss_operator;
CREATE ROLE regress_run_d IN ROLE ybss_job, ybss_operator;
CREATE ROLE regress_run_none IN ROLE ybss_job, ybss_operator;
CREATE ROLE regress_run_empty IN ROLE ybss_job, ybss_operator;
CREATE ROLE regress_run_pool IN ROLE ybss_job, ybss_operator;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES (1, 'regress_run_a', '甲镇', '甲镇'), (2, 'regress_run_b', '乙镇', '乙镇'),
  (3, 'regress_run_d', '甲区', '甲区'), (4, 'regress_run_empty', '无权', '无'), (5, 'regress_run_pool', '池', '池');
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (1, '520399065'), (2, '520399066'), (3, '520399'), (5, '520399');
INSERT INTO ybss_registry.pool_role VALUES ('regress_run_pool', 'transaction');
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason)
SELECT 520399, v.id, v.grid::ybss.grid_code, '人', (SELECT min(code) FROM ybss_registry.no_document_reason)
FROM (VALUES (1, '520399065001'), (2, '520399066001')) v (id, grid);
CREATE FUNCTION ybss_registry.step_write(p_run_id bigint, p_arguments jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ybss.say_change(source => '演练清单');
  UPDATE ybss_registry.person SET former_name = p_arguments->>'name';
  RETURN false;
END $$;
INSERT INTO ybss_registry.job VALUES ('write', 'step_write', '演练');
-- where it cannot commit it says so before it begins
BEGIN;
CALL run_job('write');
ROLLBACK;
CREATE FUNCTION public.wrapped() RETURNS void LANGUAGE plpgsql AS $$ BEGIN CALL ybss.run_job('write'); END $$;
SELECT public.wrapped();
DO $$ BEGIN CALL ybss.run_job('write'); EXCEPTION WHEN division_by_zero THEN NULL; END $$;
\set AUTOCOMMIT off
CALL run_job('write');
ROLLBACK;
\set AUTOCOMMIT on
CREATE PROCEDURE public.dressed() LANGUAGE plpgsql SET work_mem = '4MB' AS $$ BEGIN CALL ybss.run_job('write'); END $$;
CALL public.dressed();
-- in a block or a procedure of one's own that may commit it runs
DO $$ BEGIN CALL ybss.run_job('write', '{"name": "块"}'); END $$;
CREATE PROCEDURE public.plain() LANGUAGE plpgsql AS $$ BEGIN CALL ybss.run_job('write', '{"name": "过程"}'); END $$;
CALL public.plain();
-- where nobody acts it fails by name, and no run is noted
SET ROLE regress_run_none;
CALL run_job('write');
CALL run_job('score');
CALL run_job('intake');
RESET ROLE;
SET ROLE regress_run_empty;
CALL run_job('score');
RESET ROLE;
SET ROLE regress_run_pool;
CALL run_job('score');
RESET ROLE;
SELECT job, state, actor, node FROM job_run ORDER BY run_id;
-- who acts runs it within the scope, and what it writes names the run
SET ROLE regress_run_a;
CALL run_job('write', '{"name": "甲改"}');
CALL run_job('score', '{"as_of": "2026-11-23"}');
SELECT run_id, job, state, actor, node, done, total FROM job_run ORDER BY run_id;
SELECT what, attribute, who, office, source, run_id FROM history_of('person', 1) ORDER BY run_id DESC NULLS LAST LIMIT 1;
RESET ROLE;
SELECT person_id, former_name FROM ybss_registry.person ORDER BY 1;
-- a run is seen, and stopped, by whose it is, by who sees all of it, by administrators and auditors
UPDATE ybss_registry.job_run SET state = 'running' WHERE run_id = 4;
SET ROLE regress_run_b;
SELECT run_id FROM job_run;
SELECT cancel_job(4), cancel_job(1), cancel_job(99);
SET ROLE regress_run_d;
SELECT run_id, job, actor FROM job_run ORDER BY run_id;
SELECT cancel_job(4), cancel_job(1);
RESET ROLE;
SELECT run_id, cancel_requested FROM ybss_registry.job_run WHERE cancel_requested;
-- steps, and what belongs to a run, are nobody's to call
SET ROLE regress_run_b;
SELECT ybss_registry.step_write(1, '{"name": "乙改"}');
SELECT ybss_registry.next_step(1);
SELECT ybss_registry.work_step(1);
SELECT ybss_registry.end_run(4, 'finished', NULL);
SELECT ybss.say_change(run => 4), ybss.note_progress(4, 'x', 1, 1);
SELECT count(*) FROM ybss_registry.job_run;
SELECT ybss_registry.count_saved(520371, 'person', 'name', '别区', 'list', NULL, 1000000);
RESET ROLE;
SELECT run_id, state FROM ybss_registry.job_run WHERE run_id = 4;
-- the count of a district is for those who see the district whole
INSERT INTO ybss_registry.saved_entry (district, kind, item, office, road, entries) VALUES (520399, 'person', 'phone', '甲区', 'list', 3), (520371, 'person', 'phone', '乙区', 'list', 5);
SET ROLE regress_run_a;
SELECT office, entries FROM saved_entry;
SET ROLE regress_run_d;
SELECT office, entries FROM saved_entry;
RESET ROLE;
SELECT office, entries FROM saved_entry ORDER BY 1;
-- who loses the right in the middle stops there
CREATE FUNCTION ybss_registry.step_revoke(p_run_id bigint, p_arguments jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  UPDATE ybss_registry.member SET active = false WHERE member_id = 1;
  RETURN true;
END $$;
ALTER FUNCTION ybss_registry.step_revoke(bigint, jsonb) OWNER TO postgres;
GRANT EXECUTE ON FUNCTION ybss_registry.step_revoke(bigint, jsonb) TO ybss_owner;
INSERT INTO ybss_registry.job VALUES ('revoke', 'step_revoke', '演练');
SET ROLE regress_run_a;
CALL run_job('revoke');
RESET ROLE;
SELECT job, state, message FROM job_run WHERE job = 'revoke';
-- no lock is left behind
SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype IN ('object', 'advisory') AND objid <> 0 AND classid > 16384;
