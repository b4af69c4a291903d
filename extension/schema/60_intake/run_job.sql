-- Running a job: progress in rows, cancelling, going on after a crash.

CREATE OR REPLACE FUNCTION ybss_registry.begin_run(p_job text, p_arguments jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_run_id bigint;
BEGIN
  UPDATE ybss_registry.job_run r SET state = 'failed', finished_at = clock_timestamp(),
    message = 'the session ended before the run did'
  WHERE r.job = p_job AND r.state = 'running'
    -- Nobody but the holder of the job's lock knows that no other session runs it.
    AND EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.pid = pg_backend_pid() AND l.granted AND l.objsubid = 2
      AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
      AND l.classid::bigint = hashtext('ybss.job')::bigint & 4294967295 AND l.objid::bigint = hashtext(p_job)::bigint & 4294967295);
  INSERT INTO ybss_registry.job_run (job, arguments) VALUES (p_job, p_arguments) RETURNING run_id INTO v_run_id;
  RETURN v_run_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_run(text, jsonb) IS
'Writes the row of a run that begins, and closes runs of the job whose session ended. Volatile: writes runs. Security definer: who runs jobs forges no runs. / 登记作业开始。';

CREATE OR REPLACE FUNCTION ybss_registry.end_run(p_run_id bigint, p_state text, p_message text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  UPDATE ybss_registry.job_run r SET state = p_state, message = p_message, finished_at = clock_timestamp()
  WHERE r.run_id = p_run_id AND r.started_by = session_user AND r.state = 'running'
$$;
COMMENT ON FUNCTION ybss_registry.end_run(bigint, text, text) IS
'Closes the row of an own run with its end and, where it failed, the SQLSTATE. Volatile: writes runs. Security definer: who runs jobs forges no runs. / 登记作业结束。';

CREATE OR REPLACE FUNCTION ybss_registry.known_job(p_job text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM ybss_registry.job j WHERE j.name = p_job)
$$;
COMMENT ON FUNCTION ybss_registry.known_job(text) IS
'True where there is a job of that name. Stable: reads jobs. Security definer: who runs jobs needs no right to the table. / 是否有该作业。';

CREATE OR REPLACE FUNCTION ybss_registry.take_step(p_run_id bigint) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_step text;
  v_arguments jsonb;
  v_cancelled boolean;
  v_more boolean;
BEGIN
  SELECT j.step, r.arguments, r.cancel_requested INTO v_step, v_arguments, v_cancelled
  FROM ybss_registry.job_run r JOIN ybss_registry.job j ON j.name = r.job
  WHERE r.run_id = p_run_id AND r.started_by = session_user AND r.state = 'running';
  IF NOT FOUND OR v_cancelled THEN
    RETURN 'cancelled';
  END IF;
  PERFORM set_config('ybss.job_run', p_run_id::text, true);
  EXECUTE format('SELECT ybss_registry.%I($1, $2)', v_step) INTO STRICT v_more USING p_run_id, v_arguments;
  RETURN CASE WHEN v_more THEN 'more' ELSE 'finished' END;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_step(bigint) IS
'Does the next step of an own run that still goes on, with the job and the arguments that the run''s row names: more, finished, or cancelled where somebody asked for it. Volatile: does the job''s work. Security definer as ybss_owner, whom row security binds by the caller''s scope: who runs jobs has no right to any table that they write. / 执行一次作业步骤。';
REVOKE ALL ON FUNCTION ybss_registry.begin_run(text, jsonb), ybss_registry.end_run(bigint, text, text),
  ybss_registry.known_job(text), ybss_registry.take_step(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.begin_run(text, jsonb), ybss_registry.end_run(bigint, text, text),
  ybss_registry.known_job(text), ybss_registry.take_step(bigint) TO ybss_job;

CREATE OR REPLACE PROCEDURE ybss.run_job(name text, args jsonb DEFAULT '{}')
LANGUAGE plpgsql
AS $$
DECLARE
  v_run_id bigint;
  v_end text := 'more';
  v_state text;
  v_message text;
BEGIN
  PERFORM ybss.require_registry();
  IF NOT ybss_registry.known_job(name) THEN
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
  WHILE v_end = 'more' AND v_state IS NULL LOOP
    -- A step that fails undoes itself; the run says so and gives its lock back.
    BEGIN
      v_end := ybss_registry.take_step(v_run_id);
    EXCEPTION WHEN query_canceled OR OTHERS THEN
      v_state := SQLSTATE;
      v_message := SQLERRM;
    END;
    COMMIT;
  END LOOP;
  PERFORM ybss_registry.end_run(v_run_id, CASE WHEN v_state IS NOT NULL THEN 'failed' ELSE v_end END, v_state);
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
'Runs a job of ybss.job with arguments, one step after the other, committing after each; its run is a row of ybss.job_run. Not inside a transaction block. Raises YBJ01 for an unknown job, YBJ02 while another session runs it, whatever a step raises after noting the run as failed, YBR01 or YBR02 where the registry is missing or of another version. Commits: so it cannot be a security definer; each step is one (role ybss_job). / 运行作业，过程中分批提交。';
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
'Notes how far an own run is that still goes on, for jobs count on it: the step''s name, how much of it is done, of how much. Volatile: writes the run''s row. Security definer: who runs jobs forges no runs. / 记录作业进度。';
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
'Asks a run to stop after its current step; true when it was running. What it did stays, and the next run goes on from there. Volatile: writes the run''s row. Security definer: who runs jobs forges no runs. / 请求取消正在运行的作业。';
REVOKE ALL ON FUNCTION ybss.cancel_job(bigint) FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE ybss.run_job(text, jsonb) TO ybss_job;
GRANT EXECUTE ON FUNCTION ybss.note_progress(bigint, text, bigint, bigint), ybss.cancel_job(bigint) TO ybss_job;
