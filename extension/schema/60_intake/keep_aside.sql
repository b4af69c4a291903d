-- What stands in a list beside its lines: told, and kept where it says something.

CREATE OR REPLACE FUNCTION ybss_registry.keep_aside(p_file ybss_registry.intake_file, p_lines int[], p_parts text[], p_raws bytea[], p_blank int, p_again int)
RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_said text;
BEGIN
  INSERT INTO ybss_registry.intake_line (received_at, file_id, line, district, grid, raw, state)
  SELECT p_file.received_at, p_file.file_id, a.line, ybss.district_of(p_file.grid), p_file.grid, a.raw, 'discarded'
  FROM ROWS FROM (pg_catalog.unnest(p_lines), pg_catalog.unnest(p_parts), pg_catalog.unnest(p_raws)) a(line, part, raw) WHERE a.part IN ('title', 'total');
  -- One row of the queue for each kind, not for every page's total.
  PERFORM ybss_registry.send_to_review((SELECT pg_catalog.array_agg(q.found ORDER BY q.part) FROM (
    SELECT a.part, ybss_registry.finding_of_file(p_file, pg_catalog.min(a.line), NULL, CASE a.part WHEN 'total' THEN 'total_line' WHEN 'hidden' THEN 'hidden_row' ELSE 'sheet_left' END, false, NULL, NULL,
      CASE a.part WHEN 'hidden' THEN pg_catalog.format('%s: ', count(*)) ELSE '' END
        || string_agg(CASE WHEN a.part IN ('total', 'hidden') THEN a.line::text ELSE pg_catalog.convert_from(a.raw, 'UTF8') END, ', ' ORDER BY a.n) FILTER (WHERE a.part <> 'hidden' OR a.place <= 20)) AS found
    FROM (SELECT r.*, row_number() OVER (PARTITION BY r.part ORDER BY r.n) AS place
      FROM ROWS FROM (pg_catalog.unnest(p_lines), pg_catalog.unnest(p_parts), pg_catalog.unnest(p_raws)) WITH ORDINALITY r(line, part, raw, n)) a
    WHERE a.part IN ('total', 'sheet', 'hidden') GROUP BY a.part) q));
  SELECT string_agg(pg_catalog.format(w.words, w.count), ', ' ORDER BY w.position) INTO v_said FROM (
    SELECT 1 AS position, 'blank rows: %s' AS words, p_blank AS count UNION ALL SELECT 2, 'headers again: %s', p_again
    UNION ALL SELECT CASE a.part WHEN 'title' THEN 3 WHEN 'total' THEN 4 ELSE 5 END,
      CASE a.part WHEN 'title' THEN 'rows above the header: %s' WHEN 'total' THEN 'totals or signatures: %s' ELSE 'sheets: %s' END, count(*)
    FROM pg_catalog.unnest(p_parts) a(part) WHERE a.part <> 'hidden' GROUP BY a.part) w WHERE w.count > 0;
  RETURN coalesce('; not taken: ' || v_said, '')
    || coalesce((SELECT pg_catalog.format('; hidden rows, taken: %s', count(*)) FROM pg_catalog.unnest(p_parts) a(part) WHERE a.part = 'hidden' HAVING count(*) > 0), '');
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_aside(ybss_registry.intake_file, int[], text[], bytea[], int, int) IS
'Keeps what of a delivery is no line: titles and totals as discarded lines with their bytes, totals, sheets that were not read and hidden rows that were as one row of review each. Gives the words for the sender, null where there is nothing. Volatile: writes intake. / 保存清单中标题、合计等非数据行，并告知报送人。';
REVOKE ALL ON FUNCTION ybss_registry.keep_aside(ybss_registry.intake_file, int[], text[], bytea[], int, int) FROM PUBLIC;
