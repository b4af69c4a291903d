-- COPY ybss.intake (source, line, fields): lists from programs that hold them as rows.

CREATE OR REPLACE VIEW ybss.intake WITH (security_barrier) AS
SELECT f.source, l.file_id, l.line, ybss_registry.shown_fields(l.fields) AS fields, l.state, l.received_at
FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id)
UNION ALL
SELECT f.source, p.file_id, l.line, ybss_registry.shown_fields(l.fields), 'new', f.received_at
FROM ybss_registry.intake_piece p JOIN ybss_registry.intake_file f USING (file_id)
CROSS JOIN LATERAL (SELECT coalesce(pg_catalog.array_agg(v.field), '{}') AS fields, coalesce(pg_catalog.array_agg(v.written), '{}') AS written,
  coalesce(pg_catalog.array_agg(v.value), '{}') AS "values" FROM ybss_registry.source_value v WHERE v.source = f.source) w
CROSS JOIN LATERAL ybss.piece_lines(p.bytes, p.own_first, p.own_count, f.form, f.columns, w.fields, w.written, w."values",
  f.worked + 1, 2147483647) l
WHERE p.bytes IS NOT NULL AND p.last_line > f.worked;
COMMENT ON VIEW ybss.intake IS
'Lines of lists: COPY ybss.intake (source, line, fields) takes new ones, fields being a JSON object of the list''s own column names; SELECT tells what became of them, their values masked. / 清单行：可用 COPY 导入，查询时脱敏。';

CREATE OR REPLACE FUNCTION ybss_registry.take_line() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_grid ybss.grid_code;
  v_file_id bigint;
BEGIN
  PERFORM ybss.require_actor();
  SELECT s.grid INTO v_grid FROM ybss_registry.source s WHERE s.source = NEW.source;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI04', MESSAGE = pg_catalog.format('there is no source "%s"', NEW.source),
      DETAIL = '未登记的数据来源。', HINT = 'An administrator writes it into ybss_registry.source and its columns into source_column.';
  END IF;
  -- One delivery a transaction, named by its number.
  INSERT INTO ybss_registry.intake_file AS f (source, name, digest, encoding, grid)
  VALUES (NEW.source, 'copy ' || pg_current_xact_id(), sha256(pg_catalog.concat(pg_current_xact_id(), ' ', now())::bytea), 'UTF8', v_grid)
  ON CONFLICT (source, digest) WHERE NOT refused AND withdrawn_at IS NULL DO UPDATE SET lines = f.lines + 1
  RETURNING f.file_id INTO v_file_id;
  INSERT INTO ybss_registry.intake_line (file_id, line, district, grid, raw, fields)
  SELECT v_file_id, coalesce(NEW.line, f.lines + 1), ybss.district_of(v_grid), v_grid,
    convert_to(NEW.fields::text, 'UTF8'),
    (SELECT ybss_registry.coded(NEW.source, jsonb_strip_nulls(pg_catalog.jsonb_object_agg(coalesce(c.field, '?' || e.key), nullif(btrim(e.value, E' \t　'), ''))))
     FROM jsonb_each_text(NEW.fields) e
     LEFT JOIN ybss_registry.source_column c ON c.source = NEW.source AND c.header = btrim(e.key))
  FROM ybss_registry.intake_file f WHERE f.file_id = v_file_id;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_line() IS
'Puts a row written to ybss.intake into the lines to be worked. Raises YBI04 for an unknown source. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 接收逐行写入的清单。';

CREATE OR REPLACE TRIGGER take_line INSTEAD OF INSERT ON ybss.intake
FOR EACH ROW EXECUTE FUNCTION ybss_registry.take_line();
GRANT SELECT, INSERT ON ybss.intake TO ybss_operator;
