-- The job "reopen": lines in review that wait for nothing get a review.

CREATE OR REPLACE FUNCTION ybss_registry.reopen(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_file_id bigint;
  v_opened int;
BEGIN
  SELECT l.file_id INTO v_file_id FROM ybss_registry.intake_line l
  WHERE l.state = 'review' AND (p_arguments->>'file' IS NULL OR l.file_id = (p_arguments->>'file')::bigint) AND CASE WHEN EXISTS (SELECT FROM ybss_registry.review r
    WHERE r.file_id = l.file_id AND r.line = l.line AND r.decision IS NULL AND r.blocking) THEN false ELSE true END
  ORDER BY l.file_id LIMIT 1;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  v_opened := ybss_registry.open_anew(v_file_id);
  PERFORM ybss.note_progress(p_run_id, pg_catalog.format('file %s', v_file_id), v_opened, NULL);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.reopen(bigint, jsonb) IS
'The next step of job reopen: the lines of one list, or of the list that argument file names. False when nothing is left. Volatile: writes review. / 补建核查事项作业的下一步。';
REVOKE ALL ON FUNCTION ybss_registry.reopen(bigint, jsonb) FROM PUBLIC;

INSERT INTO ybss_registry.job (name, step, description) VALUES
('reopen', 'reopen', 'a review for every line that waits without one / 补建核查事项')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;
