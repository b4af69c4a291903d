-- What full lists no longer have, as people see it, and ending it.

CREATE OR REPLACE VIEW ybss.left_out WITH (security_barrier) AS
SELECT x.file_id, f.source, f.name AS file, x.day, o.name AS former_file, x.origin_line AS line,
  ybss_registry.shown_fields(l.fields) AS fields, x.state, x.grid, x.grid::text AS grid_text
FROM ybss_registry.left_out x
JOIN ybss_registry.intake_file f ON f.file_id = x.file_id
JOIN ybss_registry.intake_file o ON o.file_id = x.origin_file
LEFT JOIN ybss_registry.intake_line l ON l.received_at = o.received_at AND l.file_id = x.origin_file AND l.line = x.origin_line;
COMMENT ON VIEW ybss.left_out IS
'What full lists no longer have, or lists of deletions name: the delivery, the line of a former one that says it, its fields masked, and what became of it: kept, asked, ended. / 全量清单不再列出或删除清单所列的内容（脱敏）。';
REVOKE ALL ON ybss.left_out FROM PUBLIC;
GRANT SELECT ON ybss.left_out TO ybss_operator;

CREATE OR REPLACE FUNCTION ybss.end_left_out(file bigint, lines int[] DEFAULT NULL) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind text;
  v_files bigint[];
  v_lines int[];
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  SELECT s.record_kind INTO v_kind FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
  WHERE f.file_id = file AND ybss.in_scope(f.grid) AND f.withdrawn_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI23', MESSAGE = 'there is no such list, or it was withdrawn',
      DETAIL = '没有这份清单，或已撤回，或不在权限范围内。', HINT = 'SELECT file_id, file FROM ybss.left_out';
  END IF;
  SELECT pg_catalog.array_agg(x.origin_file), pg_catalog.array_agg(x.origin_line) INTO v_files, v_lines
  FROM ybss_registry.left_out x WHERE x.file_id = file AND x.state <> 'ended' AND (lines IS NULL OR x.origin_line = ANY (lines));
  UPDATE ybss_registry.review r SET decision = 'end', decided_by = session_user, decided_at = now()
  FROM ROWS FROM (pg_catalog.unnest(v_files), pg_catalog.unnest(v_lines)) t(file_id, line)
  WHERE r.file_id = t.file_id AND r.line = t.line AND r.reason = 'left_out' AND r.decision IS NULL;
  UPDATE ybss_registry.review r SET decision = 'end', decided_by = session_user, decided_at = now()
  WHERE r.file_id = file AND r.reason = 'list_cut_off' AND r.decision IS NULL AND lines IS NULL;
  RETURN ybss_registry.settle_left_out(file, v_kind, coalesce(v_files, '{}'), coalesce(v_lines, '{}'));
END
$$;
COMMENT ON FUNCTION ybss.end_left_out(bigint, int[]) IS
'Ends what a full list no longer has (ybss.left_out), all of it or the lines with these numbers in the delivery where they stood: the residence, household, employment, ownership or premises that only this list said ends on the day of the delivery. What other lists say or somebody entered stays. Returns how many lines. Raises YBI23 for a list that is not in scope or was withdrawn. Volatile: writes the register. Security definer: people have no right to lines; row security binds by the caller''s scope. / 终止全量清单不再列出的内容。';
REVOKE ALL ON FUNCTION ybss.end_left_out(bigint, int[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.end_left_out(bigint, int[]) TO ybss_operator;
