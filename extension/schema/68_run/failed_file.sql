-- A list that could not be worked: noted, asked about, and closed when it goes through.

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

CREATE OR REPLACE FUNCTION ybss_registry.close_failed(p_file_id bigint) RETURNS void
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  UPDATE ybss_registry.review r SET decision = 'again', decided_by = session_user, decided_at = now()
  WHERE r.file_id = p_file_id AND r.reason = 'file_failed' AND r.decision IS NULL
$$;
COMMENT ON FUNCTION ybss_registry.close_failed(bigint) IS
'Closes what was asked about a file that failed and went through by now. Volatile: writes review. / 清单重新处理成功后办结“处理失败”事项。';
REVOKE ALL ON FUNCTION ybss_registry.note_failed_file(bigint, bigint, text, text), ybss_registry.close_failed(bigint) FROM PUBLIC;
