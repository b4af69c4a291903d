-- Running a job: progress in rows, cancelling, going on after a crash.

CREATE OR REPLACE PROCEDURE ybss.run_job(name text, args jsonb DEFAULT '{}')
LANGUAGE plpgsql
AS $$
DECLARE
  v_run_id bigint;
  v_more boolean := true;
  v_cancelled boolean := false;
  v_state text;
  v_message text;
BEGIN
  PERFORM ybss.require_registry();
  IF NOT ybss.may_commit() THEN
    RAISE EXCEPTION USING ERRCODE = 'YBJ03', MESSAGE = 'a job commits between its steps, and nobody can inside of a transaction block, a function or a block with EXCEPTION',
      DETAIL = '作业在步骤之间提交事务，不能在事务块、函数或带异常处理的块中调用。',
      HINT = 'CALL ybss.run_job(…) as a statement of its own: psql with AUTOCOMMIT on, psycopg with autocommit = True, JDBC with setAutoCommit(true). '
        'A transaction ticket cannot reach over commits: log in with ybss.login() on a connection that you keep.';
  END IF;
  v_run_id := ybss_registry.begin_run(name, args);
  COMMIT;
  -- A step that waited for another session has to see what that one wrote.
  SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
  WHILE v_more AND NOT v_cancelled AND v_state IS NULL LOOP
    -- A step that fails undoes itself; the run says so and gives its lock back.
    BEGIN
      -- Row security would only slow those whom it does not bind.
      IF (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user) THEN
        SELECT s.more, s.cancelled INTO v_more, v_cancelled FROM ybss_registry.next_step(v_run_id) s;
      ELSE
        SELECT s.more, s.cancelled INTO v_more, v_cancelled FROM ybss_registry.work_step(v_run_id) s;
      END IF;
    EXCEPTION WHEN query_canceled OR OTHERS THEN
      v_state := SQLSTATE;
      v_message := SQLERRM;
    END;
    COMMIT;
    SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
  END LOOP;
  IF v_state = '57014' THEN
    -- The server has one SQLSTATE for two things, and its words depend on the language.
    IF pg_catalog.clock_timestamp() - pg_catalog.statement_timestamp() >= (SELECT pg_catalog.make_interval(secs => nullif(s.setting::int, 0) / 1000.0)
        FROM pg_catalog.pg_settings s WHERE s.name = 'statement_timeout') THEN
      PERFORM ybss_registry.end_run(v_run_id, 'interrupted', 'statement_timeout (57014)');
    ELSE
      PERFORM ybss_registry.end_run(v_run_id, 'cancelled', 'by its client or an administrator (57014)');
    END IF;
  ELSE
    PERFORM ybss_registry.end_run(v_run_id, CASE WHEN v_state IS NOT NULL THEN 'failed'
      WHEN v_cancelled AND v_more THEN 'cancelled' ELSE 'finished' END, v_state);
  END IF;
  COMMIT;
  IF v_state IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = v_state, MESSAGE = v_message,
      DETAIL = '作业的这一步未完成，已回滚；修正后重新运行即从该处继续。',
      HINT = 'What the run did before stays; run the job again to go on from there.';
  END IF;
END
$$;
COMMENT ON PROCEDURE ybss.run_job(text, jsonb) IS
'Runs a job of ybss.job with arguments, one step after the other, committing after each; its run is a row of ybss.job_run. Raises YBJ03 inside of a transaction block or function, YBS20 where nobody acts, YBJ01 for an unknown job, YBJ02 while as many sessions run it as may, whatever a step raises after noting the run as failed, 57014 after noting it as cancelled or, by statement_timeout, interrupted, YBR01 or YBR02 where the registry is missing or of another version. Commits, so it cannot be a security definer; its steps are. / 运行作业，过程中分批提交。';
REVOKE ALL ON PROCEDURE ybss.run_job(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE ybss.run_job(text, jsonb) TO ybss_job;
