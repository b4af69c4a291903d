-- A delivery of a list: noted, refused or kept.

CREATE OR REPLACE FUNCTION ybss_registry.begin_delivery(p_source text, p_name text, p_content bytea, p_received_at timestamptz, p_delivery text)
RETURNS ybss_registry.intake_file
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_source ybss_registry.source%ROWTYPE;
  v_file ybss_registry.intake_file%ROWTYPE;
  v_digest CONSTANT bytea := sha256(p_content); -- in a statement the list would be copied into its plan
BEGIN
  SELECT * INTO v_source FROM ybss_registry.source s WHERE s.source = p_source;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI04', MESSAGE = pg_catalog.format('there is no source "%s"', p_source),
      DETAIL = '未登记的数据来源。', HINT = 'An administrator writes it into ybss_registry.source and its columns into source_column.';
  END IF;
  IF coalesce(p_delivery, v_source.delivery) NOT IN ('full', 'changes', 'deletions') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI22', MESSAGE = pg_catalog.format('a list is delivered full, as changes or as deletions, not as "%s"', p_delivery),
      DETAIL = '报送方式只能是 full（全量）、changes（变更）或 deletions（删除）。', HINT = 'Without it the source''s own way counts: SELECT source, delivery FROM ybss.source';
  END IF;
  -- Deliveries of one source are taken one after the other: each is compared with the one before.
  PERFORM pg_advisory_xact_lock(hashtextextended('ybss list ' || p_source, 0));
  INSERT INTO ybss_registry.intake_file (source, name, digest, encoding, grid, received_at, delivery)
  VALUES (p_source, p_name, v_digest, v_source.encoding, v_source.grid, p_received_at, coalesce(p_delivery, v_source.delivery))
  ON CONFLICT (source, digest) WHERE NOT refused AND withdrawn_at IS NULL DO NOTHING
  RETURNING * INTO v_file;
  RETURN v_file;
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_delivery(text, text, bytea, timestamptz, text) IS
'Notes a delivery of a source; null where the same bytes were taken before. Raises YBI04 for an unknown source, YBI22 for another way to deliver. Volatile: writes intake. / 登记一次清单报送。';

CREATE OR REPLACE FUNCTION ybss_registry.refuse_delivery(p_file ybss_registry.intake_file, p_first text[], p_header text[], p_fields text[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_findings ybss_registry.finding[] := ybss_registry.findings_of_header(p_file, p_first, p_header, p_fields);
BEGIN
  PERFORM ybss_registry.send_to_review(v_findings);
  IF NOT EXISTS (SELECT FROM pg_catalog.unnest(v_findings) f WHERE f.reason = 'missing_column') THEN
    -- What was found of the same bytes before is mended.
    UPDATE ybss_registry.review r SET decision = 'sent_again', decided_by = session_user, decided_at = now()
    FROM ybss_registry.intake_file f
    WHERE f.source = p_file.source AND f.digest = p_file.digest AND f.refused AND r.file_id = f.file_id AND r.decision IS NULL;
    RETURN false;
  END IF;
  -- Nothing waits of it; the same bytes may come again.
  UPDATE ybss_registry.intake_file f SET refused = true, step = 'linked' WHERE f.file_id = p_file.file_id;
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.refuse_delivery(ybss_registry.intake_file, text[], text[], text[]) IS
'Sends to review what a list''s first line lacks. True where a required column is missing: then nothing of the list is taken. Volatile: writes intake. / 清单缺少必需栏目时整份退回。';

CREATE OR REPLACE FUNCTION ybss_registry.write_pieces(p_file ybss_registry.intake_file, p_content bytea, p_columns text[], p_header text[],
  OUT own int, OUT same int, OUT lost int, OUT broken int, OUT noted int, OUT form text, OUT blank int, OUT again int,
  OUT lines int[], OUT parts text[], OUT raws bytea[])
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET work_mem = '4MB' -- pieces wait in files, whatever a server lends to a sort: beside the list there is little room
AS $$
  WITH piece AS MATERIALIZED (
    SELECT c.* FROM ybss_registry.words_of(p_file.source) w CROSS JOIN ybss_registry.known_lines(p_file.former_file) k
    CROSS JOIN LATERAL ybss.list_pieces(p_content, p_file.encoding, ybss_registry.sheet_of(p_file.source), ybss_registry.known_headers(p_file.source), p_columns,
      w.fields, w.written, w."values", k.digests, k.files, k.lines, k.counts) WITH ORDINALITY
      c(first_line, last_line, own_first, own_count, bytes, digests, same_first, same_count, same_file, same_line, kept_line, kept,
        broken_line, broken_raw, broken_fault, broken_field, broken_byte, note_line, note_field, note, aside_line, aside_part, aside_raw, blank, again,
        form, lost_file, lost_line, n)
  ), wrote_piece AS (
    INSERT INTO ybss_registry.intake_piece SELECT p_file.file_id, p.n, ybss.district_of(p_file.grid), p_file.grid, p.first_line, p.last_line,
      p.own_first, p.own_count, nullif(p.bytes, ''), p.digests, p.same_first, p.same_count, p.same_file, p.same_line, p.kept_line, p.kept, p.lost_file, p.lost_line
    FROM piece p
  ), wrote_line AS (
    INSERT INTO ybss_registry.intake_line (received_at, file_id, line, district, grid, raw, state)
    SELECT p_file.received_at, p_file.file_id, b.line, ybss.district_of(p_file.grid), p_file.grid, b.raw, 'review'
    FROM piece p CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(p.broken_line), pg_catalog.unnest(p.broken_raw)) b(line, raw)
  ), beside AS MATERIALIZED (
    SELECT p.n, a.* FROM piece p
    CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(p.aside_line), pg_catalog.unnest(p.aside_part), pg_catalog.unnest(p.aside_raw)) WITH ORDINALITY a(line, part, raw, o)
  ), told AS (
    SELECT (SELECT coalesce(sum(c), 0) FROM pg_catalog.unnest(p.own_count) c) AS own, (SELECT coalesce(sum(c), 0) FROM pg_catalog.unnest(p.same_count) c) AS same,
      pg_catalog.cardinality(p.lost_line) AS lost, p.form, p.blank, p.again,
      ybss_registry.send_to_review((SELECT pg_catalog.array_agg(ybss_registry.finding_of_file(p_file, b.line, p_header[b.field], b.fault, true, b.field,
          nullif(b.byte, 0)) ORDER BY b.line)
        FROM ROWS FROM (pg_catalog.unnest(p.broken_line), pg_catalog.unnest(p.broken_fault), pg_catalog.unnest(p.broken_field), pg_catalog.unnest(p.broken_byte))
          b(line, fault, field, byte))) AS broken,
      ybss_registry.send_to_review((SELECT pg_catalog.array_agg(ybss_registry.finding_of_file(p_file, o.line, p_columns[o.field], o.note, false, nullif(o.field, 0))
          ORDER BY o.line, o.field)
        FROM ROWS FROM (pg_catalog.unnest(p.note_line), pg_catalog.unnest(p.note_field), pg_catalog.unnest(p.note)) o(line, field, note)
        -- Of a column that the source names reading says it, once.
        WHERE o.note <> 'digits_lost' OR coalesce(p_columns[o.field], '?') LIKE '?%')) AS noted
    FROM piece p
  )
  SELECT sum(t.own)::int AS own, sum(t.same)::int AS same, sum(t.lost)::int AS lost, sum(t.broken)::int AS broken, sum(t.noted)::int AS noted, pg_catalog.max(t.form) AS form,
    sum(t.blank)::int AS blank, sum(t.again)::int AS again, (SELECT pg_catalog.array_agg(b.line ORDER BY b.n, b.o) FROM beside b) AS lines,
    (SELECT pg_catalog.array_agg(b.part ORDER BY b.n, b.o) FROM beside b) AS parts, (SELECT pg_catalog.array_agg(b.raw ORDER BY b.n, b.o) FROM beside b) AS raws
  FROM told t
$$;
COMMENT ON FUNCTION ybss_registry.write_pieces(ybss_registry.intake_file, bytea, text[], text[]) IS
'Writes the pieces of a list, its broken lines and what is to be reviewed of them, in one statement that holds a piece at a time; gives how many lines are new, known, lost, broken or noted, how they are cut, and what is no line. In SQL, whose plans know no argument: a list is not copied into them. Volatile: writes intake. / 写入清单片段，逐片处理。';

CREATE OR REPLACE FUNCTION ybss_registry.keep_pieces(p_file ybss_registry.intake_file, p_content bytea, p_columns text[], p_header text[],
  OUT lines int, OUT broken int, OUT unchanged int, OUT lost int, OUT form text, OUT aside text)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_told record;
BEGIN
  v_told := ybss_registry.write_pieces(p_file, p_content, p_columns, p_header);
  lines := v_told.own + v_told.same; broken := v_told.broken; unchanged := v_told.same; lost := v_told.lost; form := v_told.form;
  aside := ybss_registry.keep_aside(p_file, coalesce(v_told.lines, '{}'), coalesce(v_told.parts, '{}'), coalesce(v_told.raws, '{}'), v_told.blank, v_told.again);
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_pieces(ybss_registry.intake_file, bytea, text[], text[]) IS
'Keeps the lines of a delivery: new ones wait to be worked, those of the former delivery are references, broken ones go to review. Gives how many there are of each, and how many of the former delivery''s are not in it as they were. Volatile: writes intake. / 保存清单各行：新行待处理，与上一期相同的行只作引用，坏行转入核查。';

REVOKE ALL ON FUNCTION ybss_registry.begin_delivery(text, text, bytea, timestamptz, text), ybss_registry.refuse_delivery(ybss_registry.intake_file, text[], text[], text[]),
  ybss_registry.write_pieces(ybss_registry.intake_file, bytea, text[], text[]), ybss_registry.keep_pieces(ybss_registry.intake_file, bytea, text[], text[]) FROM PUBLIC;
