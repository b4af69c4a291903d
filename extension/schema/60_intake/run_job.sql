-- Running a job: progress in rows, cancelling, going on after a crash.

CREATE OR REPLACE FUNCTION ybss_registry.begin_run(p_job text, p_arguments jsonb) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  UPDATE ybss_registry.job_run r SET state = 'failed', finished_at = clock_timestamp(),
    message = 'the session ended before the run did'
  WHERE r.job = p_job AND r.state = 'running'
    -- Nobody but the holder of the job's lock knows that no other session runs it.
    AND EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.pid = pg_backend_pid() AND l.granted AND l.objsubid = 2
      AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
      AND l.classid::bigint = hashtext('ybss.job')::bigint & 4294967295 AND l.objid::bigint = hashtext(p_job)::bigint & 4294967295);
  INSERT INTO ybss_registry.job_run (job, arguments) VALUES (p_job, p_arguments) RETURNING run_id;
$$;
COMMENT ON FUNCTION ybss_registry.begin_run(text, jsonb) IS
'Writes the row of a run that begins, and closes runs of the job whose session ended. Volatile: writes runs. Security definer: operators read runs and forge none. / 登记作业开始。';

CREATE OR REPLACE FUNCTION ybss_registry.end_run(p_run_id bigint, p_state text, p_message text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  UPDATE ybss_registry.job_run r SET state = p_state, message = p_message, finished_at = clock_timestamp()
  WHERE r.run_id = p_run_id AND r.started_by = session_user AND r.state = 'running'
$$;
COMMENT ON FUNCTION ybss_registry.end_run(bigint, text, text) IS
'Closes the row of an own run with its end and, where it failed, the SQLSTATE. Volatile: writes runs. Security definer: operators read runs and forge none. / 登记作业结束。';
REVOKE ALL ON FUNCTION ybss_registry.begin_run(text, jsonb), ybss_registry.end_run(bigint, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.begin_run(text, jsonb), ybss_registry.end_run(bigint, text, text) TO ybss_operator;

CREATE OR REPLACE PROCEDURE ybss.run_job(name text, args jsonb DEFAULT '{}')
LANGUAGE plpgsql
AS $$
DECLARE
  v_step text;
  v_run_id bigint;
  v_more boolean := true;
  v_cancelled boolean := false;
  v_state text;
  v_message text;
BEGIN
  PERFORM ybss.require_registry();
  SELECT j.step INTO v_step FROM ybss_registry.job j WHERE j.name = run_job.name;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBJ01', MESSAGE = format('there is no job "%s"', name),
      DETAIL = '没有这个作业。', HINT = 'SELECT name, description FROM ybss.job';
  END IF;
  -- The lock lives as long as the session, over the commits inside the job.
  IF NOT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtext('ybss.job'), pg_catalog.hashtext(name)) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBJ02', MESSAGE = format('job "%s" is running already', name),
      DETAIL = '该作业正在运行。', HINT = 'SELECT * FROM ybss.job_run WHERE state = ''running''';
  END IF;
  v_run_id := ybss_registry.begin_run(name, args);
  COMMIT;
  WHILE v_more AND NOT v_cancelled AND v_state IS NULL LOOP
    -- A step that fails undoes itself; the run says so and gives its lock back.
    BEGIN
      PERFORM set_config('ybss.job_run', v_run_id::text, true);
      EXECUTE format('SELECT ybss_registry.%I($1, $2)', v_step) INTO STRICT v_more USING v_run_id, args;
    EXCEPTION WHEN query_canceled OR OTHERS THEN
      v_state := SQLSTATE;
      v_message := SQLERRM;
    END;
    COMMIT;
    SELECT r.cancel_requested INTO v_cancelled FROM ybss_registry.job_run r WHERE r.run_id = v_run_id;
  END LOOP;
  PERFORM ybss_registry.end_run(v_run_id, CASE WHEN v_state IS NOT NULL THEN 'failed'
    WHEN v_cancelled AND v_more THEN 'cancelled' ELSE 'finished' END, v_state);
  COMMIT;
  PERFORM pg_catalog.pg_advisory_unlock(pg_catalog.hashtext('ybss.job'), pg_catalog.hashtext(name));
  IF v_state IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = v_state, MESSAGE = v_message,
      DETAIL = '作业的这一步未完成，已撤销；修正后重新运行即从该处继续。',
      HINT = 'What the run did before stays; run the job again to go on from there.';
  END IF;
END
$$;
COMMENT ON PROCEDURE ybss.run_job(text, jsonb) IS
'Runs a job of ybss.job with arguments, one step after the other, committing after each; its run is a row of ybss.job_run. Not inside a transaction block. Raises YBJ01 for an unknown job, YBJ02 while another session runs it, whatever a step raises after noting the run as failed, YBR01 or YBR02 where the registry is missing or of another version. Commits: so it cannot be a security definer and runs with the caller''s rights (role ybss_operator). / 运行作业，过程中分批提交。';
REVOKE ALL ON PROCEDURE ybss.run_job(text, jsonb) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.note_progress(run_id bigint, step text, done bigint, total bigint) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  UPDATE ybss_registry.job_run r
  SET step = note_progress.step, done = note_progress.done, total = note_progress.total
  WHERE r.run_id = note_progress.run_id AND r.started_by = session_user AND r.state = 'running'
$$;
COMMENT ON FUNCTION ybss.note_progress(bigint, text, bigint, bigint) IS
'Notes how far an own run is that still goes on, for jobs count on it: the step''s name, how much of it is done, of how much. Volatile: writes the run''s row. Security definer: operators read runs and forge none. / 记录作业进度。';
REVOKE ALL ON FUNCTION ybss.note_progress(bigint, text, bigint, bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.cancel_job(run_id bigint) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  UPDATE ybss_registry.job_run r SET cancel_requested = true
  WHERE r.run_id = cancel_job.run_id AND r.state = 'running'
  RETURNING true
$$;
COMMENT ON FUNCTION ybss.cancel_job(bigint) IS
'Asks a run to stop after its current step; true when it was running. What it did stays, and the next run goes on from there. Volatile: writes the run''s row. Security definer: operators read runs and forge none. / 请求取消正在运行的作业。';
REVOKE ALL ON FUNCTION ybss.cancel_job(bigint) FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE ybss.run_job(text, jsonb) TO ybss_operator;
GRANT EXECUTE ON FUNCTION ybss.note_progress(bigint, text, bigint, bigint), ybss.cancel_job(bigint) TO ybss_operator;
