-- The steps of a run, each done for whoever runs it and within that scope.

CREATE OR REPLACE FUNCTION ybss_registry.begin_run(p_job text, p_arguments jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_other ybss_registry.job_run;
  v_run_id bigint;
  v_sessions int;
  v_seat int := 0;
BEGIN
  PERFORM ybss.require_actor();
  SELECT j.sessions INTO v_sessions FROM ybss_registry.job j WHERE j.name = p_job;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBJ01', MESSAGE = pg_catalog.format('there is no job "%s"', p_job),
      DETAIL = '没有这个作业。', HINT = 'SELECT name, description FROM ybss.job';
  END IF;
  -- Held over the commits inside the job, until the statement ends.
  WHILE v_seat < v_sessions AND NOT ybss.hold_lock('ybss_registry.job', ybss_registry.seat_of_job(p_job, v_seat)) LOOP
    v_seat := v_seat + 1;
  END LOOP;
  IF v_seat = v_sessions THEN
    SELECT * INTO v_other FROM ybss_registry.job_run r WHERE r.job = p_job AND r.state = 'running' ORDER BY r.run_id DESC LIMIT 1;
    RAISE EXCEPTION USING ERRCODE = 'YBJ02', MESSAGE = pg_catalog.format('job "%s" is running already', p_job),
      DETAIL = pg_catalog.format('该作业正在运行：第 %s 次运行，%s，始于 %s。', coalesce(v_other.run_id::text, '—'), coalesce(v_other.actor, v_other.started_by, '—'),
        coalesce(pg_catalog.to_char(v_other.started_at, 'YYYY-MM-DD HH24:MI:SS'), '—')),
      HINT = 'Wait for its end, or ask whoever runs it: SELECT ybss.cancel_job(run) of one within your scope.';
  END IF;
  -- Nobody but the holder of a seat knows that no other session has it.
  UPDATE ybss_registry.job_run r SET state = 'interrupted', finished_at = clock_timestamp(), message = 'the session ended before the run did'
  WHERE r.job = p_job AND r.state = 'running'
    AND (r.seat = v_seat OR NOT ybss.is_locked('ybss_registry.job', ybss_registry.seat_of_job(p_job, r.seat)));
  INSERT INTO ybss_registry.job_run (job, arguments, member_id, actor, node, seat)
  SELECT p_job, p_arguments, ybss.current_member(), a.actor, CASE WHEN ybss.current_member() IS NOT NULL THEN ybss_registry.node_of_scope() END, v_seat
  FROM ybss_registry.acting() a RETURNING run_id INTO v_run_id;
  RETURN v_run_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_run(text, jsonb) IS
'Takes a job for the statement that runs, closes runs of it whose session ended, and writes the row of a new one; gives its id. Raises YBS20 where nobody acts, YBJ01 for an unknown job, YBJ02, with who runs it and since when, where other sessions do, as many as may. Volatile: writes runs. Security definer: people read runs and forge none. / 登记作业开始。';

CREATE OR REPLACE FUNCTION ybss_registry.next_step(p_run_id bigint, OUT more boolean, OUT cancelled boolean)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_run record;
BEGIN
  SELECT r.arguments, j.step INTO v_run FROM ybss_registry.job_run r JOIN ybss_registry.job j ON j.name = r.job
  WHERE r.run_id = p_run_id AND r.state = 'running' AND ybss.holds_lock('ybss_registry.job', ybss_registry.seat_of_job(r.job, r.seat));
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBJ05', MESSAGE = pg_catalog.format('this statement does not run run %s', p_run_id),
      DETAIL = '当前语句没有在执行该作业运行。', HINT = 'CALL ybss.run_job(name, arguments)';
  END IF;
  -- Who lost the right meanwhile stops here, and not with nothing done.
  PERFORM ybss.require_actor(), ybss.say_change(run => p_run_id), set_config('ybss.lock_patience', '600000', true);
  EXECUTE pg_catalog.format('SELECT ybss_registry.%I($1, $2)', v_run.step) INTO STRICT more USING p_run_id, v_run.arguments;
  PERFORM ybss.say_change(source => '', run => 0, refiles => false, purpose => '');
  SELECT r.cancel_requested INTO cancelled FROM ybss_registry.job_run r WHERE r.run_id = p_run_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.next_step(bigint, OUT boolean, OUT boolean) IS
'Does the next step of the run that this statement runs; what it writes says the run. Gives whether there is more, and whether the run was asked to stop. Raises YBJ05 for any other run, YBS20 where nobody acts any more, whatever the step raises. Volatile: writes. / 执行作业的下一步。';

CREATE OR REPLACE FUNCTION ybss_registry.work_step(p_run_id bigint, OUT more boolean, OUT cancelled boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  SELECT s.more, s.cancelled INTO more, cancelled FROM ybss_registry.next_step(p_run_id) s;
END
$$;
COMMENT ON FUNCTION ybss_registry.work_step(bigint, OUT boolean, OUT boolean) IS
'The same for those whom row security binds. Volatile: writes. Security definer as ybss_owner, whom row security binds by the caller''s scope: steps need no grant, and none of them can be called by itself. / 以登记库所有者身份、按调用者权限范围执行作业的下一步。';

CREATE OR REPLACE FUNCTION ybss_registry.end_run(p_run_id bigint, p_state text, p_message text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  UPDATE ybss_registry.job_run r SET state = p_state, finished_at = clock_timestamp(),
    message = coalesce(p_message, CASE p_state WHEN 'cancelled' THEN 'by ' || r.cancelled_by || ' (ybss.cancel_job)' END)
  WHERE r.run_id = p_run_id AND r.state = 'running' AND ybss.holds_lock('ybss_registry.job', ybss_registry.seat_of_job(r.job, r.seat));
  SELECT ybss.drop_lock('ybss_registry.job', ybss_registry.seat_of_job(r.job, r.seat)) FROM ybss_registry.job_run r WHERE r.run_id = p_run_id;
$$;
COMMENT ON FUNCTION ybss_registry.end_run(bigint, text, text) IS
'Closes the row of the run that this statement runs, with its end and the SQLSTATE where it failed, else who or what ended it, and gives the job back. Volatile: writes runs. Security definer: people read runs and forge none. / 登记作业结束。';
REVOKE ALL ON FUNCTION ybss_registry.begin_run(text, jsonb), ybss_registry.next_step(bigint), ybss_registry.work_step(bigint), ybss_registry.end_run(bigint, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.begin_run(text, jsonb), ybss_registry.work_step(bigint),
  ybss_registry.end_run(bigint, text, text) TO ybss_job;
