-- The job "intake": all files that are not through, a set of lines after the other, each
-- committed whole, so that a stopped run goes on where it was.

CREATE OR REPLACE FUNCTION ybss_registry.claim_file(p_run_id bigint, p_source text) RETURNS ybss_registry.intake_file
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  -- A file that failed is tried by a run that began when none of these ran.
  v_oldest CONSTANT bigint := (SELECT pg_catalog.min(r.run_id) FROM ybss_registry.job_run r JOIN ybss_registry.job_run o USING (job)
    WHERE o.run_id = p_run_id AND r.state = 'running' AND ybss_registry.state_of_run(r.state, r.job, r.seat) = 'running');
  v_file ybss_registry.intake_file;
BEGIN
  FOR v_file IN
    SELECT f.* FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
    WHERE f.step <> 'linked' AND ybss.in_scope(f.grid) AND coalesce(f.failed_run < v_oldest, true) AND (p_source IS NULL OR f.source = p_source)
    ORDER BY s.record_kind <> 'address', s.trust DESC, f.file_id
  LOOP
    -- Held over the commits of the run, or by another session, whose file it is.
    IF ybss.holds_lock('ybss_registry.intake_file', v_file.file_id) OR ybss.hold_lock('ybss_registry.intake_file', v_file.file_id) THEN
      -- What the other one made of it meanwhile counts.
      SELECT f.* INTO v_file FROM ybss_registry.intake_file f WHERE f.file_id = v_file.file_id FOR UPDATE;
      IF v_file.step <> 'linked' AND coalesce(v_file.failed_run < v_oldest, true) THEN
        RETURN v_file;
      END IF;
      PERFORM ybss.drop_lock('ybss_registry.intake_file', v_file.file_id);
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.claim_file(bigint, text) IS
'The next file for a run of job intake to work: address lists first, then by trust; none that another session works, or that failed since the oldest run began that runs now. It is the session''s until drop_lock, or its statement''s end. Null where none is left. Volatile: takes a lock. / 领取下一份待处理清单。';

CREATE OR REPLACE FUNCTION ybss_registry.work_file(p_file ybss_registry.intake_file, p_kind text) RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_batch CONSTANT int := 25000; -- few enough that sessions take turns and none holds much, enough to be worked as a set
  v_first int;
  v_last int;
BEGIN
  IF p_file.step = 'matched' THEN
    -- After its lines went in, and by whatever session: the work table may hold what is left.
    IF NOT ybss_registry.holds_work_lines(p_file.file_id) THEN
      PERFORM ybss_registry.fill_work_lines(p_file.file_id, 1, coalesce(nullif(p_file.worked, 0), 2147483647));
    END IF;
    PERFORM ybss_registry.settle_lines(p_file.file_id, p_kind, true);
    PERFORM ybss_registry.begin_work_lines();
  ELSE
    -- A file that an earlier version left in the midst of its steps goes on as a whole;
    -- of addresses each has its parents' grids from all of its list.
    SELECT w.first_line, w.last_line INTO v_first, v_last
    FROM ybss_registry.next_waiting(p_file.file_id, CASE p_kind WHEN 'address' THEN 2147483647 ELSE v_batch END) w;
    IF p_file.step <> 'new' THEN
      PERFORM ybss_registry.work_lines(p_file.file_id, p_kind, 1, 2147483647);
    ELSIF p_file.delivery = 'deletions' AND p_kind <> 'address' THEN
      PERFORM ybss.wait_for_lock('ybss_registry.residence', 0, true);
      PERFORM ybss_registry.work_deletions(p_file.file_id, p_kind, v_first, v_last) WHERE v_first IS NOT NULL;
      RETURN CASE WHEN (SELECT w.first_line FROM ybss_registry.next_waiting(p_file.file_id, 1) w) IS NULL THEN 'linked' ELSE 'new' END;
    ELSIF v_first IS NOT NULL THEN
      PERFORM ybss_registry.work_lines(p_file.file_id, p_kind, v_first, v_last);
    END IF;
    IF p_kind NOT IN ('address', 'unit') AND (p_file.step <> 'new' OR v_first IS NOT NULL) THEN
      RETURN 'matched';
    END IF;
  END IF;
  IF (SELECT w.first_line FROM ybss_registry.next_waiting(p_file.file_id, 1) w) IS NOT NULL THEN
    RETURN 'new';
  END IF;
  PERFORM ybss.wait_for_lock('ybss_registry.residence', 0, true);
  PERFORM ybss_registry.end_delivery(p_file.file_id, p_kind), ybss_registry.note_columns(p_file.file_id);
  RETURN 'linked';
END
$$;
COMMENT ON FUNCTION ybss_registry.work_file(ybss_registry.intake_file, text) IS
'Takes the next lines of a file into the registers, or renews the links of those that are in already. Returns the step that the file has reached. Volatile: writes the register. / 处理清单的下一批。';

CREATE OR REPLACE FUNCTION ybss_registry.intake(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_file ybss_registry.intake_file;
  v_few boolean;
  v_step text;
  v_at text;
BEGIN
  v_file := ybss_registry.claim_file(p_run_id, p_arguments->>'source');
  IF v_file.file_id IS NULL THEN
    RETURN false;
  END IF;
  PERFORM ybss_registry.apply_due_changes(), ybss.say_change(source => v_file.source); -- changes name their list
  v_few := v_file.lines - v_file.unchanged <= 20;
  -- A list that cannot be worked waits in review and stops no other list.
  BEGIN
    PERFORM ybss_registry.begin_scoring_once() WHERE v_few;
    v_step := ybss_registry.work_file(v_file, (SELECT s.record_kind FROM ybss_registry.source s WHERE s.source = v_file.source));
    PERFORM ybss_registry.open_anew(v_file.file_id);
    PERFORM ybss_registry.end_scoring_once() WHERE v_few;
    UPDATE ybss_registry.intake_file f SET step = v_step WHERE f.file_id = v_file.file_id AND f.step <> v_step;
    -- What failed before went through now.
    PERFORM ybss_registry.close_failed(v_file.file_id) WHERE v_step = 'linked' AND v_file.failed_run IS NOT NULL;
  EXCEPTION
    WHEN deadlock_detected THEN
      -- With another session, of which one goes on: the same again.
      RETURN true;
    WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_at = PG_EXCEPTION_CONTEXT;
      v_at := substring(v_at, 'ybss_registry\.(read|place|register|settle)_lines\(');
      PERFORM ybss_registry.note_failed_file(v_file.file_id, p_run_id,
        CASE v_at WHEN 'place' THEN 'placed' WHEN 'register' THEN 'matched' WHEN 'settle' THEN 'linked' ELSE 'read' END, SQLSTATE);
      v_step := 'failed';
  END;
  -- Whoever claims it now waits for this transaction's word of it.
  PERFORM ybss.drop_lock('ybss_registry.intake_file', v_file.file_id) WHERE v_step IN ('linked', 'failed');
  IF v_step = 'failed' THEN
    RETURN true;
  END IF;
  PERFORM ybss.note_progress(p_run_id, v_file.name || ' ' || v_step,
    coalesce((SELECT w.first_line - 1 FROM ybss_registry.next_waiting(v_file.file_id, 1) w), v_file.lines), v_file.lines);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.intake(bigint, jsonb) IS
'The next step of job intake: takes the next 25,000 lines of a file, or a whole list of addresses, into the registers, and in a step of its own into the links; address lists first, then by trust. Sessions that run it at once work files of their own. Argument source limits it to one. False when nothing is left. Volatile: writes the register. / 清单入库作业的下一步。';

INSERT INTO ybss_registry.job (name, step, description, sessions) VALUES
('intake', 'intake', 'all files that are not through intake: read, place, match, register, link; several sessions share them / 清单入库', 8)
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description, sessions = EXCLUDED.sessions;

CREATE OR REPLACE VIEW ybss.job WITH (security_barrier) AS SELECT name, description FROM ybss_registry.job;
COMMENT ON VIEW ybss.job IS 'What ybss.run_job can run. / 可运行的作业。';
REVOKE ALL ON FUNCTION ybss_registry.intake(bigint, jsonb), ybss_registry.claim_file(bigint, text),
  ybss_registry.work_file(ybss_registry.intake_file, text) FROM PUBLIC;
GRANT SELECT ON ybss.job TO ybss_operator, ybss_auditor, ybss_job;
