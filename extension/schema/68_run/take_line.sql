-- One line at once: from a form, a scan, a telephone to the register, in the caller's transaction.

CREATE OR REPLACE FUNCTION ybss_registry.fields_of_line(p_source text, p_fields jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_fields jsonb;
BEGIN
  IF coalesce(pg_catalog.jsonb_typeof(p_fields), 'null') <> 'object' OR octet_length(p_fields::text) > 262144
     OR 500 < (SELECT count(*) FROM (SELECT FROM pg_catalog.jsonb_object_keys(p_fields) LIMIT 501) k)
     OR EXISTS (SELECT FROM pg_catalog.jsonb_each(p_fields) e WHERE pg_catalog.jsonb_typeof(e.value) IN ('object', 'array')) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI33', MESSAGE = 'a line is a JSON object of at most 500 columns and 256 KB, each a text, a number or null',
      DETAIL = '一行须为 JSON 对象：至多 500 栏、256 KB，各栏为文本、数字或空。', HINT = '{"姓名": "…", "住址": "…"}: the list''s own column names, or the names of fields';
  END IF;
  -- Of two columns of one field the list's own name counts.
  SELECT ybss_registry.coded(p_source, pg_catalog.jsonb_object_agg(q.field, q.value)) INTO v_fields FROM (
    SELECT DISTINCT ON (f.field) f.field, f.value FROM (
      SELECT coalesce(c.field, n.field, '?' || e.key) AS field, nullif(btrim(e.value, E' \t　'), '') AS value, c.field IS NULL AS by_field, e.key
      FROM pg_catalog.jsonb_each_text(p_fields) e
      LEFT JOIN ybss_registry.source_column c ON c.source = p_source AND c.header = btrim(e.key)
      LEFT JOIN LATERAL (SELECT o.field FROM ybss_registry.source_column o WHERE o.source = p_source AND o.field = btrim(e.key) LIMIT 1) n ON true) f
    WHERE f.value IS NOT NULL
    ORDER BY f.field, f.by_field, f.key) q;
  RETURN coalesce(v_fields, '{}');
END
$$;
COMMENT ON FUNCTION ybss_registry.fields_of_line(text, jsonb) IS
'The fields of one line out of a JSON object of the list''s column names or of field names, the office''s words as codes; what the source does not name keeps its name behind a question mark. Raises YBI33 for anything but a flat object of fair size. Stable: reads the source. / 将一行 JSON 转换为信息项。';

CREATE OR REPLACE FUNCTION ybss_registry.begin_line(p_source text, p_fields jsonb, OUT file_id bigint, OUT line int, OUT kind text)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_source ybss_registry.source%ROWTYPE;
  v_file ybss_registry.intake_file%ROWTYPE;
BEGIN
  SELECT * INTO v_source FROM ybss_registry.source s WHERE s.source = p_source;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI04', MESSAGE = pg_catalog.format('there is no source "%s"', p_source),
      DETAIL = '未登记的数据来源。', HINT = 'An administrator writes it into ybss_registry.source and its columns into source_column.';
  ELSIF NOT ybss.in_scope(v_source.grid) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI34', MESSAGE = pg_catalog.format('the list of source "%s" lies outside of your scope', p_source),
      DETAIL = '该来源的清单不在您的权限范围内。', HINT = 'SELECT source, grid FROM ybss.source; an administrator grants scopes.';
  END IF;
  -- Whether a line becomes somebody known tells whether its masked values are right, and a rollback
  -- takes the line back: so it is logged and counted as what is entered by hand.
  PERFORM ybss_registry.log_entry(v_source.record_kind, ybss.district_of(v_source.grid), NULL, 'line') WHERE v_source.record_kind <> 'address';
  -- One delivery a transaction, as of rows that programs send.
  INSERT INTO ybss_registry.intake_file AS f (source, name, digest, encoding, grid, step, lines, delivery)
  VALUES (p_source, 'line ' || pg_current_xact_id(), sha256(pg_catalog.concat('line ', pg_current_xact_id(), ' ', now())::bytea), 'UTF8', v_source.grid, 'linked', 1, 'changes')
  ON CONFLICT (source, digest) WHERE NOT refused AND withdrawn_at IS NULL DO UPDATE SET lines = f.lines + 1
  RETURNING * INTO v_file;
  PERFORM ybss_registry.begin_work_lines();
  INSERT INTO pg_temp.ybss_work_waiting (received_at, file_id, line, district, grid, raw, fields, state)
  VALUES (v_file.received_at, v_file.file_id, v_file.lines, ybss.district_of(v_source.grid), v_source.grid,
    convert_to(p_fields::text, 'UTF8'), ybss_registry.fields_of_line(p_source, p_fields), 'new');
  file_id := v_file.file_id; line := v_file.lines; kind := v_source.record_kind;
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_line(text, jsonb) IS
'Puts one line of a source into pg_temp.ybss_work_waiting, as a delivery of this transaction. Raises YBI04 for an unknown source, YBI34 for one outside of the caller''s scope, YBI33 for no line, YBS11 where the member has entered as much as a day allows. Volatile: writes intake and the log. / 接收单行。';

CREATE OR REPLACE FUNCTION ybss_registry.told_of_line(p_file_id bigint, p_line int, p_kind text,
  OUT state text, OUT record_id bigint, OUT address_id bigint, OUT address text, OUT reasons jsonb, OUT ignored text[], OUT english text, OUT chinese text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_word CONSTANT text[] := CASE p_kind WHEN 'unit' THEN ARRAY['unit', '单位'] WHEN 'address' THEN ARRAY['address', '标准地址']
    WHEN 'house' THEN ARRAY['owner', '权利人'] ELSE ARRAY['person', '人员'] END;
  v_left int;
BEGIN
  SELECT l.state, l.record_id, l.address_id, ARRAY(SELECT substr(k, 2) FROM pg_catalog.jsonb_object_keys(l.fields) k WHERE starts_with(k, '?') ORDER BY k)
  INTO state, record_id, address_id, ignored FROM pg_temp.ybss_work_line l WHERE l.line = p_line;
  SELECT ybss.address_text(a.address) INTO address FROM pg_temp.ybss_work_line l
  JOIN ybss_registry.address a ON a.district = l.district AND a.address_id = l.address_id WHERE l.line = p_line;
  SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('field', r.field, 'reason', r.reason, 'blocking', r.blocking,
      'english', w.english, 'chinese', w.chinese, 'remedy', w.remedy) ORDER BY r.blocking DESC, r.field, r.reason), '[]'),
    string_agg(w.english, ', ' ORDER BY r.field) FILTER (WHERE r.blocking), string_agg(w.chinese, '；' ORDER BY r.field) FILTER (WHERE r.blocking),
    count(*) FILTER (WHERE NOT r.blocking)
  INTO reasons, english, chinese, v_left
  FROM ybss_registry.review r JOIN ybss_registry.review_reason w USING (reason)
  WHERE r.file_id = p_file_id AND r.line = p_line AND r.decision IS NULL;
  english := CASE state WHEN 'registered' THEN 'registered: a new ' || v_word[1] WHEN 'merged' THEN 'registered: it tells of a known ' || v_word[1]
    ELSE 'waits for a person: ' || coalesce(english, 'see ybss.review_queue') END
    || CASE WHEN v_left = 0 THEN '' ELSE pg_catalog.format('; noted for review: %s', v_left) END;
  chinese := CASE state WHEN 'registered' THEN '已登记：新增' || v_word[2] WHEN 'merged' THEN '已登记：归入已有' || v_word[2]
    ELSE '待人工核查：' || coalesce(chinese, '见 ybss.review_queue') END
    || CASE WHEN v_left = 0 THEN '' ELSE pg_catalog.format('；另有 %s 处待核查', v_left) END;
END
$$;
COMMENT ON FUNCTION ybss_registry.told_of_line(bigint, int, text) IS
'What became of a line in pg_temp.ybss_work_line: its state, record and address, why it or a value of it waits, which columns the source does not name, and a sentence in both languages. Stable: reads intake and the book. / 单行处理结果。';

CREATE OR REPLACE FUNCTION ybss.take_line(source text, fields jsonb, OUT file_id bigint, OUT line int,
  OUT state text, OUT record_id bigint, OUT address_id bigint, OUT address text, OUT reasons jsonb, OUT ignored text[], OUT english text, OUT chinese text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_kind text;
  v_said text := ybss.said_source();
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  SELECT b.file_id, b.line, b.kind INTO file_id, line, v_kind FROM ybss_registry.begin_line(source, fields) b;
  PERFORM ybss.say_change(source => source), ybss_registry.begin_scoring_once(); -- changes name their list
  PERFORM ybss_registry.walk_lines(file_id, v_kind);
  PERFORM ybss_registry.settle_lines(file_id, v_kind, false) WHERE v_kind <> 'address';
  PERFORM ybss_registry.open_anew(file_id), ybss_registry.end_scoring_once();
  SELECT t.* INTO state, record_id, address_id, address, reasons, ignored, english, chinese FROM ybss_registry.told_of_line(file_id, line, v_kind) t;
  PERFORM ybss_registry.begin_work_lines(), ybss.say_change(source => coalesce(v_said, ''));
END
$$;
COMMENT ON FUNCTION ybss.take_line(text, jsonb) IS
'Takes one line of a source at once, in the caller''s transaction: reads, places, matches, registers and links it; scores follow as with every change. fields is a JSON object of the list''s own column names (or of fields), texts or numbers. Gives the line''s file and number, its state (registered: it made a record; merged: it tells of a known one; review: it waits), the record, the standard address, the reasons for review with their words, the columns that the source does not name, and a sentence in both languages. Waits while job intake makes persons. Of a member each line but an address is logged and counted first, as what is entered by hand, and no rollback takes that back. Raises YBS11 where there are too many in a day, YBI04 for an unknown source, YBI33 for what is no line, YBI34 for a source outside of the caller''s scope, YBJ04 when it waited too long. Volatile: writes the register. Security definer: people have no right to lines; row security binds by the caller''s scope. / 即时接收一行：读取、落址、匹配、登记、关联，并告知结果。';
REVOKE ALL ON FUNCTION ybss_registry.fields_of_line(text, jsonb), ybss_registry.begin_line(text, jsonb),
  ybss_registry.told_of_line(bigint, int, text), ybss.take_line(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.take_line(text, jsonb) TO ybss_operator;
