-- A delivery of a list: noted, refused or kept.

CREATE OR REPLACE FUNCTION ybss_registry.begin_delivery(p_source text, p_name text, p_content bytea, p_received_at timestamptz, p_delivery text)
RETURNS ybss_registry.intake_file
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_source ybss_registry.source%ROWTYPE;
  v_file ybss_registry.intake_file%ROWTYPE;
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
  VALUES (p_source, p_name, sha256(p_content), v_source.encoding, v_source.grid, p_received_at, coalesce(p_delivery, v_source.delivery))
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

CREATE OR REPLACE FUNCTION ybss_registry.keep_pieces(p_file ybss_registry.intake_file, p_content bytea, p_columns text[], p_header text[],
  OUT lines int, OUT broken int, OUT unchanged int, OUT lost int, OUT form text, OUT aside text)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_words record;
  v_known record;
  v_piece record;
  v_number int := 0;
  v_aside record;
BEGIN
  SELECT '{}'::int[] AS lines, '{}'::text[] AS parts, '{}'::bytea[] AS raws, 0 AS blank, 0 AS again INTO v_aside;
  SELECT * INTO v_words FROM ybss_registry.words_of(p_file.source);
  SELECT * INTO v_known FROM ybss_registry.known_lines(p_file.former_file);
  lines := 0; broken := 0; unchanged := 0; lost := 0;
  FOR v_piece IN SELECT * FROM ybss.list_pieces(p_content, p_file.encoding, ybss_registry.sheet_of(p_file.source), ybss_registry.known_headers(p_file.source), p_columns, v_words.fields, v_words.written, v_words."values",
    v_known.digests, v_known.files, v_known.lines, v_known.counts) LOOP
    v_number := v_number + 1;
    INSERT INTO ybss_registry.intake_piece VALUES (p_file.file_id, v_number, ybss.district_of(p_file.grid), p_file.grid, v_piece.first_line, v_piece.last_line,
      v_piece.own_first, v_piece.own_count, nullif(v_piece.bytes, ''), v_piece.digests, v_piece.same_first, v_piece.same_count, v_piece.same_file, v_piece.same_line,
      v_piece.kept_line, v_piece.kept, v_piece.lost_file, v_piece.lost_line);
    INSERT INTO ybss_registry.intake_line (received_at, file_id, line, district, grid, raw, state)
    SELECT p_file.received_at, p_file.file_id, b.line, ybss.district_of(p_file.grid), p_file.grid, b.raw, 'review'
    FROM ROWS FROM (pg_catalog.unnest(v_piece.broken_line), pg_catalog.unnest(v_piece.broken_raw)) b(line, raw);
    broken := broken + ybss_registry.send_to_review((SELECT pg_catalog.array_agg(ybss_registry.finding_of_file(p_file, b.line,
        p_header[b.field], b.fault, true, b.field, nullif(b.byte, 0)) ORDER BY b.line)
      FROM ROWS FROM (pg_catalog.unnest(v_piece.broken_line), pg_catalog.unnest(v_piece.broken_fault), pg_catalog.unnest(v_piece.broken_field), pg_catalog.unnest(v_piece.broken_byte)) b(line, fault, field, byte)));
    PERFORM ybss_registry.send_to_review((SELECT pg_catalog.array_agg(ybss_registry.finding_of_file(p_file, n.line, p_columns[n.field], n.note, false, nullif(n.field, 0))
        ORDER BY n.line, n.field)
      FROM ROWS FROM (pg_catalog.unnest(v_piece.note_line), pg_catalog.unnest(v_piece.note_field), pg_catalog.unnest(v_piece.note)) n(line, field, note)
      -- Of a column that the source names reading says it, once.
      WHERE n.note <> 'digits_lost' OR coalesce(p_columns[n.field], '?') LIKE '?%'));
    unchanged := unchanged + coalesce((SELECT sum(n) FROM pg_catalog.unnest(v_piece.same_count) n), 0);
    lines := lines + coalesce((SELECT sum(n) FROM pg_catalog.unnest(v_piece.own_count) n), 0);
    lost := lost + pg_catalog.cardinality(v_piece.lost_line);
    form := v_piece.form;
    SELECT v_aside.lines || v_piece.aside_line AS lines, v_aside.parts || v_piece.aside_part AS parts, v_aside.raws || v_piece.aside_raw AS raws,
      v_aside.blank + v_piece.blank AS blank, v_aside.again + v_piece.again AS again INTO v_aside;
  END LOOP;
  aside := ybss_registry.keep_aside(p_file, v_aside.lines, v_aside.parts, v_aside.raws, v_aside.blank, v_aside.again);
  lines := lines + unchanged;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_pieces(ybss_registry.intake_file, bytea, text[], text[]) IS
'Keeps the lines of a delivery: new ones wait to be worked, those of the former delivery are references, broken ones go to review. Gives how many there are of each, and how many of the former delivery''s are not in it as they were. Volatile: writes intake. / 保存清单各行：新行待处理，与上一期相同的行只作引用，坏行转入核查。';

REVOKE ALL ON FUNCTION ybss_registry.begin_delivery(text, text, bytea, timestamptz, text), ybss_registry.refuse_delivery(ybss_registry.intake_file, text[], text[], text[]),
  ybss_registry.keep_pieces(ybss_registry.intake_file, bytea, text[], text[]) FROM PUBLIC;
