-- COPY ybss.intake (source, line, fields): lists from programs that hold them as rows.

CREATE OR REPLACE VIEW ybss.intake WITH (security_barrier) AS
SELECT f.source, l.file_id, l.line, ybss_registry.shown_fields(l.fields) AS fields, l.state, l.received_at, NULL::text AS written
FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id)
UNION ALL
SELECT f.source, p.file_id, l.line, ybss_registry.shown_fields(l.fields), 'new', f.received_at, NULL
FROM ybss_registry.intake_piece p JOIN ybss_registry.intake_file f USING (file_id)
CROSS JOIN LATERAL (SELECT coalesce(pg_catalog.array_agg(v.field), '{}') AS fields, coalesce(pg_catalog.array_agg(v.written), '{}') AS written,
  coalesce(pg_catalog.array_agg(v.value), '{}') AS "values" FROM ybss_registry.source_value v WHERE v.source = f.source) w
CROSS JOIN LATERAL ybss.piece_lines(p.bytes, p.own_first, p.own_count, f.form, f.columns, w.fields, w.written, w."values",
  f.worked + 1, 2147483647) l
WHERE p.bytes IS NOT NULL AND p.last_line > f.worked;
COMMENT ON VIEW ybss.intake IS
'Lines of lists: COPY ybss.intake (source, line, fields) takes new ones, fields being a JSON object of the list''s own column names; COPY ybss.intake (source, line, written) takes the same as text, in which no line that is not JSON stops the others. What is no object, is written wrong or is too long is kept as it came and waits in review; a line number that is none, or stands twice, is kept under another one. SELECT tells what became of them, their values masked; written is only for writing. / 清单行：可用 COPY 导入，查询时脱敏。';

CREATE OR REPLACE FUNCTION ybss_registry.take_file(p_source text) RETURNS ybss_registry.intake_file
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_grid ybss.grid_code;
  v_file ybss_registry.intake_file;
BEGIN
  SELECT s.grid INTO v_grid FROM ybss_registry.source s WHERE s.source = p_source;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI04', MESSAGE = pg_catalog.format('there is no source "%s"', p_source),
      DETAIL = '未登记的数据来源。', HINT = 'An administrator writes it into ybss_registry.source and its columns into source_column.';
  END IF;
  -- One delivery a transaction, named by its number.
  INSERT INTO ybss_registry.intake_file AS f (source, name, digest, encoding, grid, lines)
  VALUES (p_source, 'copy ' || pg_current_xact_id(), sha256(pg_catalog.concat(pg_current_xact_id(), ' ', now())::bytea), 'UTF8', v_grid, 1)
  ON CONFLICT (source, digest) WHERE NOT refused AND withdrawn_at IS NULL DO UPDATE SET lines = f.lines + 1
  RETURNING * INTO v_file;
  RETURN v_file;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_file(text) IS
'The delivery that a row written to ybss.intake belongs to: the one of its transaction and source, with one line more. Raises YBI04 for an unknown source. Volatile: writes intake. / 本事务写入的清单行所属的报送批次。';

CREATE OR REPLACE FUNCTION ybss_registry.take_line() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_file ybss_registry.intake_file;
  v_object record;
  v_read record;
  v_line int := NEW.line;
  v_written text := coalesce(NEW.written, NEW.fields::text);
BEGIN
  PERFORM ybss.require_actor();
  v_file := ybss_registry.take_file(NEW.source);
  SELECT * INTO v_object FROM ybss_registry.object_of(v_written, CASE WHEN NEW.written IS NULL THEN NEW.fields END);
  IF v_object.fault IS NULL THEN
    SELECT * INTO v_read FROM ybss_registry.read_object(NEW.source, v_object.said);
  ELSE
    SELECT NULL::jsonb AS fields, NULL::jsonb AS notes INTO v_read;
  END IF;
  v_line := CASE WHEN v_line IS NULL THEN v_file.lines WHEN v_line > 0 THEN v_line ELSE 1000000000 + v_file.lines END;
  LOOP
    INSERT INTO ybss_registry.intake_line (received_at, file_id, line, district, grid, raw, fields, state)
    VALUES (v_file.received_at, v_file.file_id, v_line, ybss.district_of(v_file.grid), v_file.grid,
      convert_to(coalesce(v_written, ''), 'UTF8'), v_read.fields, CASE WHEN v_object.fault IS NULL THEN 'new' ELSE 'review' END)
    ON CONFLICT DO NOTHING;
    EXIT WHEN FOUND;
    -- Above the numbers that senders give, so that it takes none of theirs.
    v_line := 1000000000 + v_file.lines;
  END LOOP;
  PERFORM ybss_registry.send_to_review((SELECT pg_catalog.array_agg(ybss_registry.finding_of_file(v_file, v_line, n.field, n.reason, n.blocking, note => n.note))
    FROM (SELECT NULL::text AS field, v_object.fault AS reason, true AS blocking, NULL::text AS note WHERE v_object.fault IS NOT NULL
      UNION ALL SELECT NULL, 'line_number', false, NEW.line::text WHERE NEW.line IS DISTINCT FROM v_line AND NEW.line IS NOT NULL
      UNION ALL SELECT e.key, e.value, false, NULL FROM jsonb_each_text(v_read.notes) e) n));
  NEW.file_id := v_file.file_id;
  NEW.line := v_line;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_line() IS
'Puts a row written to ybss.intake into the lines to be worked; what cannot be read as a line stays as it came, in review. Raises YBI04 for an unknown source. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 接收逐行写入的清单。';
REVOKE ALL ON FUNCTION ybss_registry.take_file(text) FROM PUBLIC;

CREATE OR REPLACE TRIGGER take_line INSTEAD OF INSERT ON ybss.intake
FOR EACH ROW EXECUTE FUNCTION ybss_registry.take_line();
GRANT SELECT, INSERT ON ybss.intake TO ybss_operator;
