-- Where the lines of a delivery wait until the job works them.

CREATE OR REPLACE FUNCTION ybss_registry.words_of(p_source text, OUT fields text[], OUT written text[], OUT "values" text[])
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT coalesce(pg_catalog.array_agg(v.field ORDER BY v.field, v.written), '{}'),
    coalesce(pg_catalog.array_agg(v.written ORDER BY v.field, v.written), '{}'),
    coalesce(pg_catalog.array_agg(v.value ORDER BY v.field, v.written), '{}')
  FROM ybss_registry.source_value v WHERE v.source = p_source
$$;
COMMENT ON FUNCTION ybss_registry.words_of(text) IS
'An office''s words for the values of its list''s fields. Stable: reads the source''s words. / 某来源的用语对照。';

CREATE OR REPLACE FUNCTION ybss_registry.waiting_lines(p_file_id bigint, p_first int, p_last int)
RETURNS TABLE (line int, raw bytea, fields jsonb, in_piece boolean)
LANGUAGE sql STABLE ROWS 10000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT l.line, l.raw, l.fields, true
  FROM ybss_registry.intake_file f
  CROSS JOIN LATERAL ybss_registry.words_of(f.source) w
  JOIN ybss_registry.intake_piece p ON p.file_id = f.file_id
    AND p.bytes IS NOT NULL AND p.last_line >= p_first AND p.first_line <= p_last AND p.last_line > f.worked
  CROSS JOIN LATERAL ybss.piece_lines(p.bytes, p.own_first, p.own_count, f.form, f.columns, w.fields, w.written, w."values",
    greatest(p_first, f.worked + 1), p_last) l
  WHERE f.file_id = p_file_id
  UNION ALL
  SELECT l.line, l.raw, l.fields, l.raw IS NULL
  FROM ybss_registry.intake_line l
  WHERE l.file_id = p_file_id AND l.line BETWEEN p_first AND p_last AND l.state = 'new'
$$;
COMMENT ON FUNCTION ybss_registry.waiting_lines(bigint, int, int) IS
'The lines p_first to p_last of a file that wait to be worked: as they came, their fields in the office''s codes, and whether a piece of the delivery keeps their bytes. Stable: reads intake. / 清单中待处理的行。';

CREATE OR REPLACE FUNCTION ybss_registry.bytes_in_pieces(p_file_id bigint, p_first int, p_last int) RETURNS TABLE (line int, raw bytea)
LANGUAGE sql STABLE ROWS 10000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT l.line, l.raw FROM ybss_registry.intake_file f
  JOIN ybss_registry.intake_piece p ON p.file_id = f.file_id AND p.bytes IS NOT NULL AND p.last_line >= p_first AND p.first_line <= p_last
  CROSS JOIN LATERAL ybss.piece_lines(p.bytes, p.own_first, p.own_count, f.form, '{}', '{}', '{}', '{}', p_first, p_last) l
  WHERE f.file_id = p_file_id
$$;
COMMENT ON FUNCTION ybss_registry.bytes_in_pieces(bigint, int, int) IS
'The lines p_first to p_last of a delivery as they came, those that its pieces keep. Stable: reads intake. / 存储片段中各行的原始字节。';

CREATE OR REPLACE FUNCTION ybss_registry.next_waiting(p_file_id bigint, p_lines int, p_after int, OUT first_line int, OUT last_line int)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH run AS (
    SELECT greatest(r.first, f.worked + 1, p_after + 1) AS first, r.first + r.n - 1 AS last
    FROM ybss_registry.intake_file f
    JOIN ybss_registry.intake_piece p ON p.file_id = f.file_id AND p.bytes IS NOT NULL AND p.last_line > greatest(f.worked, p_after)
    CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(p.own_first), pg_catalog.unnest(p.own_count)) r(first, n)
    WHERE f.file_id = p_file_id AND r.first + r.n - 1 > greatest(f.worked, p_after)
    UNION ALL
    SELECT l.line, l.line FROM ybss_registry.intake_line l WHERE l.file_id = p_file_id AND l.state = 'new' AND l.line > p_after
  ), counted AS (
    SELECT r.*, sum(r.last - r.first + 1) OVER (ORDER BY r.first, r.last) - (r.last - r.first + 1) AS before FROM run r
  )
  SELECT pg_catalog.min(c.first), pg_catalog.max(least(c.last, c.first::bigint + p_lines - c.before - 1))::int
  FROM counted c WHERE c.before < p_lines
$$;
COMMENT ON FUNCTION ybss_registry.next_waiting(bigint, int, int) IS
'From which line to which the next p_lines lines of a file behind p_after wait to be worked; null where none does. Lines between them that do not wait are not counted: what is counted on behind one such stretch is the same before and after it was worked. Stable: reads intake. / 指定行之后下一批待处理行的起止行号。';

CREATE OR REPLACE FUNCTION ybss_registry.lines_worked(p_file_id bigint, p_first int, p_last int) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  DELETE FROM ybss_registry.intake_line l
  WHERE l.file_id = p_file_id AND l.line BETWEEN p_first AND p_last AND l.state = 'new';
  UPDATE ybss_registry.intake_file f SET worked = greatest(f.worked, least(p_last,
    (SELECT pg_catalog.max(p.last_line) FROM ybss_registry.intake_piece p WHERE p.file_id = p_file_id)))
  WHERE f.file_id = p_file_id AND f.form IS NOT NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.lines_worked(bigint, int, int) IS
'Takes the lines p_first to p_last of a file out of those that wait, in the transaction that writes them with their ends. Lines are worked in their order. Volatile: writes intake. / 将一批清单行从待处理中取出。';
CREATE OR REPLACE FUNCTION ybss_registry.note_work(p_file_ids bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  UPDATE ybss_registry.intake_file f SET worked_at = f.worked_at || now() WHERE f.file_id = ANY (p_file_ids) AND now() <> ALL (f.worked_at);
END
$$;
COMMENT ON FUNCTION ybss_registry.note_work(bigint[]) IS
'Notes that this transaction worked lines of these files, so that a withdrawal knows what it wrote. Volatile: writes intake. / 记录处理清单的事务。';
REVOKE ALL ON FUNCTION ybss_registry.note_work(bigint[]), ybss_registry.words_of(text), ybss_registry.waiting_lines(bigint, int, int),
  ybss_registry.bytes_in_pieces(bigint, int, int),
  ybss_registry.next_waiting(bigint, int, int), ybss_registry.lines_worked(bigint, int, int) FROM PUBLIC;
