-- Jobs and their runs: long work shows itself (design D8).

CREATE TABLE ybss_registry.job (
  name text PRIMARY KEY,
  step text NOT NULL,
  description text NOT NULL,
  sessions int NOT NULL DEFAULT 1 CHECK (sessions BETWEEN 1 AND 64)
);
COMMENT ON TABLE ybss_registry.job IS 'Jobs that ybss.run_job runs, by hand or by a scheduler. / 作业定义。';
COMMENT ON COLUMN ybss_registry.job.sessions IS
'How many sessions may run it at once, and share its work. / 可同时运行该作业的会话数。';
COMMENT ON COLUMN ybss_registry.job.step IS
'Name of the function in schema ybss_registry that does the next step and returns whether there is more; takes the run''s id and the arguments (jsonb). It finds by itself where the last run stopped. / 单步执行函数名。';

CREATE TABLE ybss_registry.job_run (
  run_id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  job text NOT NULL REFERENCES ybss_registry.job,
  arguments jsonb NOT NULL,
  started_by text NOT NULL DEFAULT session_user,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  state text NOT NULL DEFAULT 'running'
    CHECK (state IN ('running', 'finished', 'cancelled', 'interrupted', 'failed')),
  step text,
  done bigint NOT NULL DEFAULT 0,
  total bigint,
  cancel_requested boolean NOT NULL DEFAULT false,
  message text,
  member_id bigint,
  actor text,
  node ybss.grid_code,
  cancelled_by text,
  seat int NOT NULL DEFAULT 0
);
-- Of some hundred thousand runs those are asked for that run.
CREATE INDEX job_run_running ON ybss_registry.job_run (job) WHERE state = 'running';
COMMENT ON COLUMN ybss_registry.job_run.seat IS
'Which of the sessions that share the job this one is, from 0: what it holds while it runs. / 共同运行作业的会话序号。';
COMMENT ON TABLE ybss_registry.job_run IS
'Runs of jobs with their progress: finished, cancelled by somebody, interrupted (its session ended, or statement_timeout), failed on an error. A run whose session ended stays "running" here until the next run of its job notes it as interrupted and goes on where it stopped; ybss.job_run shows it at once. / 作业运行与进度。';
COMMENT ON COLUMN ybss_registry.job_run.member_id IS 'The member who runs it; null for an administrator. / 运行人员编号。';
COMMENT ON COLUMN ybss_registry.job_run.actor IS 'Who runs it: the member''s label, or the database role. / 运行人。';
COMMENT ON COLUMN ybss_registry.job_run.cancelled_by IS 'Who asked it to stop by ybss.cancel_job: the member''s label, or the database role. / 请求取消的人。';
COMMENT ON COLUMN ybss_registry.job_run.node IS
'The lowest node of the management tree that holds all that the member was granted: who sees it whole sees the run and may cancel it. Null for administrators, who run over everything. / 运行范围所在的管理节点。';
