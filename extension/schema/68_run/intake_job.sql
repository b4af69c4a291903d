-- The job "intake": all files that are not through, a set of lines after the other, each
-- committed whole, so that a stopped run goes on where it was.

CREATE OR REPLACE FUNCTION ybss_registry.note_failed_file(p_file_id bigint, p_run_id bigint, p_step text, p_state text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  UPDATE ybss_registry.intake_file f SET failed_run = p_run_id WHERE f.file_id = p_file_id;
  PERFORM ybss_registry.send_to_review(ARRAY[ybss_registry.finding_of_file(f, 1, NULL, 'file_failed',
    note => pg_catalog.format('%s %s', p_step, p_state))])
  FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id
    AND NOT EXISTS (SELECT FROM ybss_registry.review r WHERE r.file_id = p_file_id AND r.reason = 'file_failed' AND r.decision IS NULL);
  -- The state only: an error's message may hold what a line says.
  RAISE WARNING USING ERRCODE = 'YBI09', MESSAGE = pg_catalog.format('file %s failed at step "%s" with %s, other files go on', p_file_id, p_step, p_state),
    DETAIL = '该清单处理失败，其他清单继续。';
END
$$;
COMMENT ON FUNCTION ybss_registry.note_failed_file(bigint, bigint, text, text) IS
'Notes that a step of a file failed with an SQLSTATE, in review and on the file, and warns (YBI09). Volatile: writes intake. / 记录清单处理失败。';
REVOKE ALL ON FUNCTION ybss_registry.note_failed_file(bigint, bigint, text, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.intake(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  -- Few enough to be undone without regret, enough to be worked as a set.
  v_batch CONSTANT int := 100000;
  v_file record;
  v_wait record;
  v_at text;
BEGIN
  SELECT f.file_id, f.step, f.name, f.lines, s.source, s.record_kind INTO v_file
  FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
  WHERE f.step <> 'linked' AND ybss.in_scope(f.grid) AND f.failed_run IS DISTINCT FROM p_run_id AND (p_arguments->>'source' IS NULL OR f.source = p_arguments->>'source')
  ORDER BY s.record_kind <> 'address', s.trust DESC, f.file_id LIMIT 1;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM ybss.say_change(source => v_file.source); -- changes name their list
  -- A list that cannot be worked waits in review and stops no other list.
  BEGIN
    -- A file that an earlier version left in the midst of its steps goes on as a whole;
    -- of addresses each has its parents' grids from all of its list.
    SELECT w.first_line, w.last_line INTO v_wait
    FROM ybss_registry.next_waiting(v_file.file_id, CASE v_file.record_kind WHEN 'address' THEN 2147483647 ELSE v_batch END) w;
    IF v_file.step <> 'new' THEN
      PERFORM ybss_registry.work_lines(v_file.file_id, v_file.record_kind, 1, 2147483647);
    ELSIF v_wait.first_line IS NOT NULL THEN
      PERFORM ybss_registry.work_lines(v_file.file_id, v_file.record_kind, v_wait.first_line, v_wait.last_line);
    END IF;
    SELECT w.first_line, w.last_line INTO v_wait FROM ybss_registry.next_waiting(v_file.file_id, 1) w;
    IF v_wait.first_line IS NULL THEN
      PERFORM ybss_registry.end_delivery(v_file.file_id, v_file.record_kind);
    END IF;
    PERFORM ybss_registry.open_anew(v_file.file_id);
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS v_at = PG_EXCEPTION_CONTEXT;
    v_at := substring(v_at, 'ybss_registry\.(read|place|register|settle)_lines\(');
    PERFORM ybss_registry.note_failed_file(v_file.file_id, p_run_id,
      CASE v_at WHEN 'place' THEN 'placed' WHEN 'register' THEN 'matched' WHEN 'settle' THEN 'linked' ELSE 'read' END, SQLSTATE);
    RETURN true;
  END;
  UPDATE ybss_registry.intake_file f SET step = 'linked' WHERE f.file_id = v_file.file_id AND v_wait.first_line IS NULL;
  PERFORM ybss.note_progress(p_run_id, v_file.name || ' linked', coalesce(v_wait.first_line - 1, v_file.lines), v_file.lines);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.intake(bigint, jsonb) IS
'The next step of job intake: takes the next 100,000 lines of a file, or a whole list of addresses, from reading to links; address lists first, then by trust. Argument source limits it to one. False when nothing is left. Volatile: writes the register. / 清单入库作业的下一步。';

INSERT INTO ybss_registry.job (name, step, description) VALUES
('intake', 'intake', 'all files that are not through intake: read, place, match, register, link / 清单入库')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;

CREATE OR REPLACE VIEW ybss.job WITH (security_barrier) AS SELECT name, description FROM ybss_registry.job;
COMMENT ON VIEW ybss.job IS 'What ybss.run_job can run. / 可运行的作业。';
REVOKE ALL ON FUNCTION ybss_registry.intake(bigint, jsonb) FROM PUBLIC;
GRANT SELECT ON ybss.job TO ybss_operator, ybss_auditor, ybss_job;
