-- How far a run is: noted by its steps.

CREATE OR REPLACE FUNCTION ybss.note_progress(run_id bigint, step text, done bigint, total bigint) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  UPDATE ybss_registry.job_run r
  SET step = note_progress.step, done = note_progress.done, total = note_progress.total
  WHERE r.run_id = note_progress.run_id AND r.run_id = ybss.said_run() AND r.state = 'running'
$$;
COMMENT ON FUNCTION ybss.note_progress(bigint, text, bigint, bigint) IS
'Notes how far the run is whose step this statement does, for jobs count on it: the step''s name, how much of it is done, of how much. Volatile: writes the run''s row. Security definer: operators read runs and forge none. / 记录作业进度。';
REVOKE ALL ON FUNCTION ybss.note_progress(bigint, text, bigint, bigint) FROM PUBLIC;
