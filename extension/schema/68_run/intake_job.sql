-- The job "intake": all files that are not through, a batch of lines after the other, each
-- committed whole, so that a stopped run goes on where it was.

CREATE OR REPLACE FUNCTION ybss_registry.intake(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_links record;
  v_lines record;
  v_file ybss_registry.intake_file;
  v_few boolean;
  v_key bigint;
  v_step text;
  v_at text;
BEGIN
  -- What stands without its links first: nobody goes on before they are renewed.
  SELECT * INTO v_links FROM ybss_registry.claim_links(p_run_id, p_arguments->>'source');
  SELECT * INTO v_lines FROM ybss_registry.claim_lines(p_run_id, p_arguments->>'source') WHERE v_links.file_id IS NULL;
  SELECT * INTO v_file FROM ybss_registry.intake_file f WHERE f.file_id = coalesce(v_links.file_id, v_lines.file_id);
  IF v_file.file_id IS NULL THEN
    RETURN false;
  END IF;
  v_key := ybss_registry.batch_key(v_file.file_id, coalesce(pg_catalog.lower(v_links.lines), v_lines.first_line), v_links.file_id IS NOT NULL);
  PERFORM ybss_registry.apply_due_changes(), ybss.say_change(source => v_file.source); -- changes name their list
  v_few := v_file.lines - v_file.unchanged <= 20;
  -- A list that cannot be worked waits in review and stops no other list.
  BEGIN
    PERFORM ybss_registry.begin_scoring_once() WHERE v_few;
    IF v_links.file_id IS NOT NULL THEN
      v_step := ybss_registry.link_batch(v_links.file_id, v_links.kind, v_links.lines);
    ELSE
      v_step := ybss_registry.enter_batch(p_run_id, p_arguments->>'source', v_lines.file_id, v_lines.kind, v_lines.delivery,
        v_lines.first_line, v_lines.last_line, v_lines.behind);
    END IF;
    PERFORM ybss_registry.open_anew(v_file.file_id);
    PERFORM ybss_registry.end_scoring_once() WHERE v_few;
  EXCEPTION
    WHEN deadlock_detected OR serialization_failure THEN
      -- Another session goes on, or another batch is first: the same again.
      PERFORM ybss.drop_lock('ybss_registry.intake_file', v_key);
      RETURN true;
    WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_at = PG_EXCEPTION_CONTEXT;
      v_at := substring(v_at, 'ybss_registry\.(read_lines|place_lines|find_records|renew_records|settle_lines)\(');
      PERFORM ybss_registry.note_failed_file(v_file.file_id, p_run_id, CASE v_at WHEN 'place_lines' THEN 'placed' WHEN 'find_records' THEN 'matched'
        WHEN 'renew_records' THEN 'matched' WHEN 'settle_lines' THEN 'linked' ELSE 'read' END, SQLSTATE);
  END;
  PERFORM ybss_registry.give_batch_back(v_key);
  PERFORM ybss.note_progress(p_run_id, v_file.name || ' ' || v_step,
    coalesce((SELECT w.first_line - 1 FROM ybss_registry.next_waiting(v_file.file_id, 1, 0) w), v_file.lines), v_file.lines) WHERE v_step IS NOT NULL;
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.intake(bigint, jsonb) IS
'The next step of job intake: renews the links of a batch that is in the registers, or takes the next 25,000 lines of a file, or a whole list of addresses, into the registers; address lists first, then by trust. Sessions that run it at once share all lists, and make of them what one would. Argument source limits it to one. False when nothing is left. Volatile: writes the register. / 清单入库作业的下一步。';

INSERT INTO ybss_registry.job (name, step, description, sessions) VALUES
('intake', 'intake', 'all files that are not through intake: read, place, match, register, link; several sessions share them / 清单入库', 8)
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description, sessions = EXCLUDED.sessions;

CREATE OR REPLACE VIEW ybss.job WITH (security_barrier) AS SELECT name, description FROM ybss_registry.job;
COMMENT ON VIEW ybss.job IS 'What ybss.run_job can run. / 可运行的作业。';
REVOKE ALL ON FUNCTION ybss_registry.intake(bigint, jsonb) FROM PUBLIC;
GRANT SELECT ON ybss.job TO ybss_operator, ybss_auditor, ybss_job;
