-- A delivery whole, as it came: its own lines and those that it says again.

CREATE OR REPLACE FUNCTION ybss_registry.said_again(p_file_id bigint) RETURNS TABLE (line int, file_id bigint, file_line int, raw bytea)
LANGUAGE sql STABLE ROWS 10000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH kept AS MATERIALIZED (
    SELECT k.line, k.raw FROM ybss_registry.intake_file f JOIN ybss_registry.intake_piece p USING (file_id)
    CROSS JOIN LATERAL ybss.piece_lines(p.kept, p.kept_line, pg_catalog.array_fill(1, ARRAY[pg_catalog.cardinality(p.kept_line)]), f.form, f.columns,
      '{}', '{}', '{}', 1, 2147483647) k
    WHERE f.file_id = p_file_id AND p.kept_line <> '{}'
  )
  SELECT r.first + o, r.file, r.line + o, k.raw
  FROM ybss_registry.intake_piece p
  CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(p.same_first), pg_catalog.unnest(p.same_count), pg_catalog.unnest(p.same_file),
    pg_catalog.unnest(p.same_line)) r(first, n, file, line)
  CROSS JOIN LATERAL pg_catalog.generate_series(0, r.n - 1) o
  LEFT JOIN kept k ON k.line = r.first + o
  WHERE p.file_id = p_file_id
$$;
COMMENT ON FUNCTION ybss_registry.said_again(bigint) IS
'The lines of a delivery that say what a former one said: their number, where that stands, and their own bytes where they differ. Stable: reads intake. / 与以前各期相同的行及其原始位置。';

CREATE OR REPLACE FUNCTION ybss_registry.bytes_of_line(p_file_id bigint, p_line int) RETURNS bytea
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT coalesce(
    (SELECT l.raw FROM ybss_registry.intake_file f
      JOIN ybss_registry.intake_line l ON l.received_at = f.received_at AND l.file_id = f.file_id AND l.line = p_line WHERE f.file_id = p_file_id),
    (SELECT b.raw FROM ybss_registry.bytes_in_pieces(p_file_id, p_line, p_line) b),
    (SELECT coalesce(a.raw, ybss.kept_line(a.file_id, a.file_line)) FROM ybss_registry.said_again(p_file_id) a WHERE a.line = p_line))
$$;
COMMENT ON FUNCTION ybss_registry.bytes_of_line(bigint, int) IS
'A line of a delivery as it came, wherever its bytes are kept: with the line, in a piece of the delivery, or where the former one stands that it says again; null where there is no such line. Stable: reads intake. / 清单某行的原始字节。';

CREATE OR REPLACE FUNCTION ybss_registry.delivered_lines(p_file_id bigint)
RETURNS TABLE (line int, raw bytea, fields jsonb, state text, stands_in bigint, stands_at int)
LANGUAGE sql STABLE ROWS 10000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH own AS MATERIALIZED (
    SELECT b.* FROM ybss_registry.bytes_in_pieces(p_file_id, 1, 2147483647) b
  ), again AS MATERIALIZED (
    SELECT a.* FROM ybss_registry.said_again(p_file_id) a
  ), former AS MATERIALIZED (
    SELECT o.file_id, b.* FROM (SELECT a.file_id, pg_catalog.min(a.file_line) AS first, pg_catalog.max(a.file_line) AS last FROM again a GROUP BY a.file_id) o
    CROSS JOIN LATERAL ybss_registry.bytes_in_pieces(o.file_id, o.first, o.last) b
  )
  SELECT l.line, coalesce(l.raw, o.raw, a.raw, b.raw, ybss_registry.bytes_of_line(a.file_id, a.file_line)), l.fields, l.state, l.file_id, l.line
  FROM ybss_registry.intake_line l LEFT JOIN own o ON o.line = l.line
  -- What it says again of those of whom something else is new.
  LEFT JOIN again a ON l.raw IS NULL AND a.line = l.line LEFT JOIN former b ON b.file_id = a.file_id AND b.line = a.file_line
  WHERE l.file_id = p_file_id AND l.state <> 'new'
  UNION ALL
  SELECT w.line, coalesce(w.raw, o.raw), w.fields, 'new', p_file_id, w.line
  FROM ybss_registry.waiting_lines(p_file_id, 1, 2147483647) w LEFT JOIN own o ON o.line = w.line
  UNION ALL
  SELECT a.line, coalesce(a.raw, l.raw, b.raw), coalesce(l.fields, w.fields), coalesce(l.state, 'new'), a.file_id, a.file_line
  FROM again a
  JOIN ybss_registry.intake_file f ON f.file_id = a.file_id
  LEFT JOIN former b ON b.file_id = a.file_id AND b.line = a.file_line
  LEFT JOIN ybss_registry.intake_line l ON l.received_at = f.received_at AND l.file_id = a.file_id AND l.line = a.file_line AND l.state <> 'new'
  LEFT JOIN LATERAL ybss_registry.waiting_lines(a.file_id, a.file_line, a.file_line) w ON l.line IS NULL
  WHERE NOT EXISTS (SELECT FROM ybss_registry.intake_file b JOIN ybss_registry.intake_line x ON x.received_at = b.received_at
    AND x.file_id = b.file_id AND x.line = a.line WHERE b.file_id = p_file_id)
$$;
COMMENT ON FUNCTION ybss_registry.delivered_lines(bigint) IS
'A delivery whole: every line with its bytes, fields, state, and where it stands. Stable: reads intake. / 一期清单的全部行。';

CREATE OR REPLACE FUNCTION ybss.delivered_lines(file bigint)
RETURNS TABLE (line int, fields jsonb, state text, stands_in bigint, stands_at int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  RETURN QUERY SELECT d.line, ybss_registry.shown_fields(d.fields), d.state, d.stands_in, d.stands_at
  FROM ybss_registry.delivered_lines(file) d ORDER BY d.line;
END
$$;
COMMENT ON FUNCTION ybss.delivered_lines(bigint) IS
'A delivery of a list whole, values masked: its lines with their state, and for each line that says what a former delivery said the file and line where that stands. Lines outside of the caller''s scope are not shown. Raises YBS07 without an acting member. Stable: reads intake. Security definer: people have no right to lines; row security binds by the caller''s scope. / 完整显示一期清单各行（脱敏），与以前相同的行注明所在清单与行号。';
REVOKE ALL ON FUNCTION ybss_registry.said_again(bigint), ybss_registry.bytes_of_line(bigint, int), ybss_registry.delivered_lines(bigint), ybss.delivered_lines(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.delivered_lines(bigint) TO ybss_operator;
