-- How a run ended: interrupted is no failure, and who cancelled it is noted.
ALTER TABLE ybss_registry.job_run DROP CONSTRAINT job_run_state_check,
  ADD CONSTRAINT job_run_state_check CHECK (state IN ('running', 'finished', 'cancelled', 'interrupted', 'failed'));
ALTER TABLE ybss_registry.job_run ADD COLUMN cancelled_by text;
COMMENT ON TABLE ybss_registry.job_run IS
'Runs of jobs with their progress: finished, cancelled by somebody, interrupted (its session ended, or statement_timeout), failed on an error. A run whose session ended stays "running" here until the next run of its job notes it as interrupted and goes on where it stopped; ybss.job_run shows it at once. / 作业运行与进度。';
COMMENT ON COLUMN ybss_registry.job_run.cancelled_by IS 'Who asked it to stop by ybss.cancel_job: the member''s label, or the database role. / 请求取消的人。';
