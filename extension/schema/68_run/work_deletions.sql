-- A list of deletions: each line names what an earlier line of the same source said, and ends it.

CREATE OR REPLACE FUNCTION ybss_registry.named_by_deletions(p_file_id bigint)
RETURNS TABLE (line int, day date, origin_file bigint, origin_line int)
LANGUAGE plpgsql STABLE ROWS 1000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN QUERY
  WITH said AS (
    SELECT l.* FROM ybss_registry.intake_file f JOIN ybss_registry.intake_file o ON o.source = f.source AND o.file_id <> f.file_id AND o.withdrawn_at IS NULL
    JOIN ybss_registry.intake_line l ON l.received_at = o.received_at AND l.file_id = o.file_id AND l.state IN ('registered', 'merged')
    WHERE f.file_id = p_file_id
  ), wanted AS MATERIALIZED (
    SELECT w.line, coalesce(w.said_on, ybss.day_of(w.received_at)) AS day, w.district, w.citizen_id::text, w.document_number, w.address_id, w.birth_date,
      ybss.try_credit_code(w.fields->>'credit_code')::text AS credit_code, coalesce(ybss_registry.name_of_unit(w.fields->>'unit_name'), w.name) AS name
    FROM pg_temp.ybss_work_line w
  ), named AS ( -- by the best that the line has: a number, else name and birth date, else name and place
    SELECT w.line, w.day, w.address_id AS at, l.* FROM wanted w JOIN said l ON l.district = w.district AND l.citizen_id::text = w.citizen_id
    UNION ALL SELECT w.line, w.day, w.address_id, l.* FROM wanted w JOIN said l ON l.district = w.district AND l.document_number = w.document_number
    WHERE w.citizen_id IS NULL
    UNION ALL SELECT w.line, w.day, w.address_id, l.* FROM wanted w
    JOIN said l ON l.district = w.district AND ybss.try_credit_code(l.fields->>'credit_code')::text = w.credit_code
    WHERE w.citizen_id IS NULL AND w.document_number IS NULL
    UNION ALL SELECT w.line, w.day, w.address_id, l.* FROM wanted w
    JOIN said l ON l.district = w.district AND coalesce(ybss_registry.name_of_unit(l.fields->>'unit_name'), l.name) = w.name
    WHERE coalesce(w.citizen_id, w.document_number, w.credit_code) IS NULL
      AND (w.birth_date = l.birth_date OR w.birth_date IS NULL AND w.address_id = l.address_id)
  )
  SELECT n.line, n.day, n.file_id, n.line_of_it FROM (
    SELECT x.line, x.day, x.at, x.file_id, x.address_id, coalesce(x.said_on, ybss.day_of(x.received_at)) AS since, x.line_of_it
    FROM (SELECT q.* FROM named q) x(line, day, at, received_at, file_id, line_of_it, district, grid, raw, fields, state, said_on, name, citizen_id,
      document_number, birth_date, sex, phone, address, address_id, placed_by, record_id, match_weight)) n
  -- One that names a place means what was said of it there.
  WHERE n.since < n.day AND (n.at IS NULL OR n.address_id = n.at);
END
$$;
COMMENT ON FUNCTION ybss_registry.named_by_deletions(bigint) IS
'What the lines in pg_temp.ybss_work_line, of a list of deletions, name: lines that the same source delivered before of the same person, owner or unit (at the place, where one is written), and the day on which that ends. Stable: reads intake. / 删除清单所指的以前各行。';

CREATE OR REPLACE FUNCTION ybss_registry.work_deletions(p_file_id bigint, p_kind text, p_first int, p_last int) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_found int[];
  v_files bigint[];
  v_lines int[];
BEGIN
  PERFORM ybss_registry.fill_work_lines(p_file_id, p_first, p_last), ybss_registry.lines_worked(p_file_id, p_first, p_last);
  PERFORM ybss_registry.read_lines();
  PERFORM ybss_registry.place_lines();
  WITH named AS MATERIALIZED (SELECT n.* FROM ybss_registry.named_by_deletions(p_file_id) n), noted AS (
    INSERT INTO ybss_registry.left_out (file_id, district, grid, origin_file, origin_line, day)
    SELECT p_file_id, f.district, f.grid, f.file_id, f.line, pg_catalog.min(n.day) FROM named n
    JOIN ybss_registry.lines_at((SELECT pg_catalog.array_agg(m.origin_file) FROM named m), (SELECT pg_catalog.array_agg(m.origin_line) FROM named m)) f
      ON f.file_id = n.origin_file AND f.line = n.origin_line
    GROUP BY 1, 2, 3, 4, 5 ON CONFLICT DO NOTHING
    RETURNING origin_file, origin_line
  )
  SELECT (SELECT pg_catalog.array_agg(DISTINCT n.line) FROM named n), pg_catalog.array_agg(x.origin_file), pg_catalog.array_agg(x.origin_line)
  INTO v_found, v_files, v_lines FROM noted x;
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(w, NULL, 'nothing_to_delete') ORDER BY w.line))
  FROM pg_temp.ybss_work_line w WHERE w.state <> 'review' AND w.line <> ALL (coalesce(v_found, '{}'));
  UPDATE pg_temp.ybss_work_line w SET state = CASE WHEN w.line = ANY (coalesce(v_found, '{}')) THEN 'discarded' ELSE 'review' END WHERE w.state <> 'review';
  PERFORM ybss_registry.store_work_lines();
  PERFORM ybss_registry.settle_left_out(p_file_id, p_kind, coalesce(v_files, '{}'), coalesce(v_lines, '{}'));
END
$$;
COMMENT ON FUNCTION ybss_registry.work_deletions(bigint, text, int, int) IS
'Works the lines p_first to p_last of a list of deletions: what each names ends on its day, or the day of the delivery, as far as only this source said it; a line that names nothing goes to review. Nothing is registered. Volatile: writes the register. / 处理删除清单。';
REVOKE ALL ON FUNCTION ybss_registry.named_by_deletions(bigint), ybss_registry.work_deletions(bigint, text, int, int) FROM PUBLIC;
