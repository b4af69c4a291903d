-- Of some hundred thousand runs those are asked for that run.
CREATE INDEX job_run_running ON ybss_registry.job_run (job) WHERE state = 'running';
