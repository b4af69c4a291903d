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

CREATE OR REPLACE FUNCTION ybss_registry.note_said_again(p_file_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('said_again', '{line,received_at}', '{int4,timestamptz}');
  INSERT INTO pg_temp.ybss_work_said_again SELECT s.line, s.received_at FROM ybss_registry.lines_said_again(p_file_id) s;
  PERFORM ybss_registry.refresh_work('said_again');
END
$$;
COMMENT ON FUNCTION ybss_registry.note_said_again(bigint) IS
'Leaves in pg_temp.ybss_work_said_again the lines of a file that a later delivery says again. Volatile: fills a temporary table. / 记录被后续清单引用的行。';

CREATE OR REPLACE FUNCTION ybss_registry.begin_withdrawal(p_file_id bigint, p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_next bigint;
BEGIN
  -- From here on it counts for nothing that is compared with it, however long the rest takes.
  UPDATE ybss_registry.intake_file f SET withdrawn_at = now(), withdrawn_by = (SELECT a.actor FROM ybss_registry.acting() a), withdrawn_to = 0
  WHERE f.file_id = p_file_id;
  PERFORM ybss_registry.note_said_again(p_file_id);
  -- Of whom it left out the links are renewed.
  PERFORM ybss_registry.begin_work_lines();
  INSERT INTO pg_temp.ybss_work_line SELECT l.* FROM ybss_registry.lines_at(
    (SELECT pg_catalog.array_agg(x.origin_file) FROM ybss_registry.left_out x WHERE x.file_id = p_file_id AND x.state = 'ended'),
    (SELECT pg_catalog.array_agg(x.origin_line) FROM ybss_registry.left_out x WHERE x.file_id = p_file_id AND x.state = 'ended')) l;
  PERFORM ybss_registry.refresh_work_lines();
  -- What it left out is left out by the delivery that was compared with it.
  SELECT g.file_id INTO v_next FROM ybss_registry.intake_file g WHERE g.former_file = p_file_id AND g.withdrawn_at IS NULL ORDER BY g.file_id LIMIT 1;
  UPDATE ybss_registry.left_out x SET file_id = g.file_id, day = ybss.day_of(g.received_at)
  FROM ybss_registry.intake_file g WHERE g.file_id = v_next AND x.file_id = p_file_id
    AND NOT EXISTS (SELECT FROM ybss_registry.left_out y WHERE y.file_id = v_next AND y.origin_file = x.origin_file AND y.origin_line = x.origin_line);
  UPDATE ybss_registry.intake_file g SET former_file = f.former_file FROM ybss_registry.intake_file f
  WHERE f.file_id = p_file_id AND g.former_file = p_file_id;
  DELETE FROM ybss_registry.left_out x WHERE x.file_id = p_file_id;
  DELETE FROM ybss_registry.left_out x WHERE x.origin_file = p_file_id
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_said_again s WHERE s.line = x.origin_line);
  PERFORM ybss_registry.settle_links(p_kind, p_file_id);
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_withdrawal(bigint, text) IS
'Begins to take back a file: it counts no more, and what it left out is as before it. Volatile: writes intake and the register. / 开始撤回清单。';

CREATE OR REPLACE FUNCTION ybss_registry.take_lines_back(p_file_id bigint, p_most int) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_last int;
BEGIN
  SELECT pg_catalog.max(q.line) INTO v_last FROM (SELECT l.line FROM ybss_registry.intake_file f
    JOIN ybss_registry.intake_line l ON l.received_at = f.received_at AND l.file_id = f.file_id AND l.line > f.withdrawn_to
    WHERE f.file_id = p_file_id ORDER BY l.line LIMIT p_most) q;
  PERFORM ybss_registry.note_said_again(p_file_id), ybss_registry.begin_work_lines();
  -- Of whom they spoke: links are renewed when these lines count no more.
  INSERT INTO pg_temp.ybss_work_line SELECT l.* FROM ybss_registry.intake_file f
  JOIN ybss_registry.intake_line l ON l.received_at = f.received_at AND l.file_id = f.file_id
  WHERE f.file_id = p_file_id AND l.line > f.withdrawn_to AND l.line <= v_last AND l.state <> 'new';
  PERFORM ybss_registry.refresh_work_lines();
  -- A line that another delivery says again is that one's word, of its day.
  UPDATE ybss_registry.intake_line l SET said_on = coalesce(l.said_on, ybss.day_of(s.received_at)), raw = coalesce(l.raw, b.raw)
  FROM pg_temp.ybss_work_said_again s JOIN ybss_registry.intake_file f ON f.file_id = p_file_id
  LEFT JOIN ybss_registry.bytes_in_pieces(p_file_id, (SELECT o.withdrawn_to + 1 FROM ybss_registry.intake_file o WHERE o.file_id = p_file_id), v_last) b USING (line)
  WHERE l.received_at = f.received_at AND l.file_id = p_file_id AND l.line = s.line AND l.line > f.withdrawn_to AND l.line <= v_last;
  -- The others go when all of it is taken back: until then they say which records are theirs.
  UPDATE ybss_registry.intake_line l SET state = 'discarded' FROM ybss_registry.intake_file f
  WHERE f.file_id = p_file_id AND l.received_at = f.received_at AND l.file_id = p_file_id AND l.line > f.withdrawn_to AND l.line <= v_last
    AND l.state <> 'discarded' AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_said_again s WHERE s.line = l.line);
  DELETE FROM ybss_registry.review r USING ybss_registry.intake_file f
  WHERE f.file_id = p_file_id AND r.file_id = p_file_id AND r.line > f.withdrawn_to AND r.line <= v_last
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_said_again s WHERE s.line = r.line);
  UPDATE ybss_registry.intake_file f SET withdrawn_to = v_last WHERE f.file_id = p_file_id AND v_last IS NOT NULL;
  RETURN v_last;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_lines_back(bigint, int) IS
'Takes back the next lines of a file, at most p_most, and their reviews, but those that a delivery which counts says again; leaves in pg_temp.ybss_work_line of whom they spoke. Returns the last of them, null where none is left. Volatile: writes intake. / 撤回清单的下一批行及其核查事项。';

CREATE OR REPLACE FUNCTION ybss_registry.delete_lines(p_file_id bigint, p_most int) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_gone int;
BEGIN
  PERFORM ybss_registry.note_said_again(p_file_id);
  DELETE FROM ybss_registry.intake_line l USING (
    SELECT i.received_at, i.line FROM ybss_registry.intake_file f JOIN ybss_registry.intake_line i ON i.received_at = f.received_at AND i.file_id = f.file_id
    WHERE f.file_id = p_file_id AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_said_again s WHERE s.line = i.line) ORDER BY i.line LIMIT p_most) g
  WHERE l.received_at = g.received_at AND l.file_id = p_file_id AND l.line = g.line;
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  IF v_gone < p_most THEN
    DELETE FROM ybss_registry.review r WHERE r.file_id = p_file_id AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_said_again s WHERE s.line = r.line);
    UPDATE ybss_registry.intake_piece p SET bytes = NULL, kept_line = '{}', kept = '', lost_file = '{}', lost_line = '{}' WHERE p.file_id = p_file_id;
    DELETE FROM ybss_registry.intake_piece p WHERE p.file_id = p_file_id AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_said_again);
  END IF;
  RETURN v_gone;
END
$$;
COMMENT ON FUNCTION ybss_registry.delete_lines(bigint, int) IS
'Deletes lines of a file that was taken back, at most p_most, but those that a delivery which counts says again; with the last ones its bytes. Returns how many: less than p_most where none is left. Volatile: writes intake. / 删除已撤回清单的行。';
REVOKE ALL ON FUNCTION ybss_registry.lines_said_again(bigint), ybss_registry.note_said_again(bigint), ybss_registry.begin_withdrawal(bigint, text),
  ybss_registry.take_lines_back(bigint, int), ybss_registry.delete_lines(bigint, int) FROM PUBLIC;
