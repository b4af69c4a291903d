-- Sessions share a job: each run has a seat of its own.
ALTER TABLE ybss_registry.job ADD COLUMN sessions int NOT NULL DEFAULT 1 CHECK (sessions BETWEEN 1 AND 64);
COMMENT ON COLUMN ybss_registry.job.sessions IS
'How many sessions may run it at once, and share its work. / 可同时运行该作业的会话数。';
ALTER TABLE ybss_registry.job_run ADD COLUMN seat int NOT NULL DEFAULT 0;
COMMENT ON COLUMN ybss_registry.job_run.seat IS
'Which of the sessions that share the job this one is, from 0: what it holds while it runs. / 共同运行作业的会话序号。';
-- What a district has built on the view stays: it only asks another function.
DO $$
BEGIN
  IF to_regprocedure('ybss_registry.state_of_run(text, text)') IS NOT NULL THEN
    CREATE FUNCTION ybss_registry.state_of_run(p_state text, p_job text, p_seat int) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, ybss, pg_temp AS 'SELECT p_state';
    CREATE OR REPLACE VIEW ybss.job_run WITH (security_barrier) AS
    SELECT r.run_id, r.job, r.arguments, r.started_by, r.started_at, r.finished_at,
      ybss_registry.state_of_run(r.state, r.job, r.seat) AS state, r.step, r.done, r.total, r.message, r.actor, r.node,
      r.node::text AS node_text
    FROM ybss_registry.job_run r
    WHERE ybss_registry.sees_run(r.node, r.member_id, r.started_by) OR pg_catalog.pg_has_role(ybss.acting_role(), 'ybss_auditor', 'member');
    DROP FUNCTION ybss_registry.state_of_run(text, text);
  END IF;
END
$$;
