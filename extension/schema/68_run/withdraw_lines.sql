-- Taking a list back, first: its lines, what was asked about them, and what other deliveries say by them.

CREATE OR REPLACE FUNCTION ybss_registry.lines_said_again(p_file_id bigint) RETURNS TABLE (line int, file_id bigint, received_at timestamptz)
LANGUAGE sql STABLE ROWS 1000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- The earliest delivery that counts and says the line again.
  SELECT DISTINCT ON (r.line + o) r.line + o, g.file_id, g.received_at
  FROM ybss_registry.intake_file f
  JOIN ybss_registry.intake_file g ON g.source = f.source AND g.file_id <> f.file_id AND NOT g.refused AND g.withdrawn_at IS NULL
  JOIN ybss_registry.intake_piece p ON p.file_id = g.file_id AND p.same_file @> ARRAY[p_file_id]
  CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(p.same_count), pg_catalog.unnest(p.same_file), pg_catalog.unnest(p.same_line)) r(n, file, line)
  CROSS JOIN LATERAL pg_catalog.generate_series(0, r.n - 1) o
  WHERE f.file_id = p_file_id AND r.file = p_file_id
  ORDER BY r.line + o, g.received_at, g.file_id
$$;
COMMENT ON FUNCTION ybss_registry.lines_said_again(bigint) IS
'The lines of a file that a later delivery says again by referring to them, with that delivery. Stable: reads intake. / 被后续清单引用的行。';

CREATE OR REPLACE FUNCTION ybss_registry.take_lines_back(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_gone int;
  v_next bigint;
BEGIN
  PERFORM ybss_registry.begin_work('said_again', '{line,received_at}', '{int4,timestamptz}');
  INSERT INTO pg_temp.ybss_work_said_again SELECT s.line, s.received_at FROM ybss_registry.lines_said_again(p_file_id) s;
  -- Of whom the list spoke: their links are renewed when its lines are gone; also of those whom it left out.
  PERFORM ybss_registry.begin_work_lines();
  INSERT INTO pg_temp.ybss_work_line SELECT l.* FROM ybss_registry.intake_line l WHERE l.file_id = p_file_id AND l.state <> 'new';
  INSERT INTO pg_temp.ybss_work_line SELECT l.* FROM ybss_registry.lines_at(
    (SELECT pg_catalog.array_agg(x.origin_file) FROM ybss_registry.left_out x WHERE x.file_id = p_file_id AND x.state = 'ended'),
    (SELECT pg_catalog.array_agg(x.origin_line) FROM ybss_registry.left_out x WHERE x.file_id = p_file_id AND x.state = 'ended')) l;
  PERFORM ybss_registry.refresh_work_lines();
  -- What it left out is left out by the delivery that was compared with it.
  SELECT g.file_id INTO v_next FROM ybss_registry.intake_file g WHERE g.former_file = p_file_id AND g.withdrawn_at IS NULL ORDER BY g.file_id LIMIT 1;
  UPDATE ybss_registry.left_out x SET file_id = g.file_id, day = g.received_at::date
  FROM ybss_registry.intake_file g WHERE g.file_id = v_next AND x.file_id = p_file_id
    AND NOT EXISTS (SELECT FROM ybss_registry.left_out y WHERE y.file_id = v_next AND y.origin_file = x.origin_file AND y.origin_line = x.origin_line);
  UPDATE ybss_registry.intake_file g SET former_file = f.former_file FROM ybss_registry.intake_file f
  WHERE f.file_id = p_file_id AND g.former_file = p_file_id;
  DELETE FROM ybss_registry.left_out x WHERE x.file_id = p_file_id;
  DELETE FROM ybss_registry.left_out x WHERE x.origin_file = p_file_id
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_said_again s WHERE s.line = x.origin_line);
  -- A line that another delivery says again is that one's word, of its day.
  UPDATE ybss_registry.intake_line l SET said_on = coalesce(l.said_on, s.received_at::date), raw = coalesce(l.raw, b.raw)
  FROM pg_temp.ybss_work_said_again s LEFT JOIN ybss_registry.bytes_in_pieces(p_file_id, 1, 2147483647) b USING (line)
  WHERE l.file_id = p_file_id AND l.line = s.line;
  DELETE FROM ybss_registry.intake_line l WHERE l.file_id = p_file_id AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_said_again s WHERE s.line = l.line);
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  DELETE FROM ybss_registry.review r WHERE r.file_id = p_file_id AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_said_again s WHERE s.line = r.line);
  UPDATE ybss_registry.intake_piece p SET bytes = NULL, kept_line = '{}', kept = '', lost_file = '{}', lost_line = '{}' WHERE p.file_id = p_file_id;
  DELETE FROM ybss_registry.intake_piece p WHERE p.file_id = p_file_id AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_said_again);
  RETURN v_gone;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_lines_back(bigint) IS
'Takes away the lines and reviews of a file, but those lines that a delivery which counts says again; leaves in pg_temp.ybss_work_line of whom it spoke. Returns how many lines. Volatile: writes intake. / 撤回清单的行及其核查事项。';
REVOKE ALL ON FUNCTION ybss_registry.lines_said_again(bigint), ybss_registry.take_lines_back(bigint) FROM PUBLIC;
