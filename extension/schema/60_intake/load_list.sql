-- Taking a list: its bytes in, its lines kept as they came.

CREATE OR REPLACE FUNCTION ybss_registry.is_header(source text, cells text[]) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Ids and telephone numbers are the values of a line, whatever stands beside them.
  SELECT coalesce(bool_or(c.header IS NOT NULL) AND NOT bool_or(h.name ~ '[0-9]{6}'), false)
  FROM pg_catalog.unnest(cells) h(name)
  LEFT JOIN ybss_registry.source_column c ON c.source = is_header.source AND c.header = btrim(h.name)
$$;
COMMENT ON FUNCTION ybss_registry.is_header(text, text[]) IS
'Are the cells of a list''s first line names of columns: one of them is known of the source, and none holds six digits? Stable: reads the source''s columns. / 判断清单首行是否为表头。';

CREATE OR REPLACE FUNCTION ybss_registry.findings_of_header(file ybss_registry.intake_file, first text[], header text[], fields text[])
RETURNS ybss_registry.finding[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.array_agg(q.found) FROM (
    SELECT ybss_registry.finding_of_file(file, 1, NULL, 'no_header', false) AS found WHERE header IS NULL AND first IS NOT NULL
    UNION ALL
    SELECT ybss_registry.finding_of_file(file, 1, c.header, 'missing_column', false) FROM ybss_registry.source_column c
    WHERE c.source = file.source AND c.required AND NOT c.header = ANY (coalesce(findings_of_header.header, '{}'))
      AND NOT c.field = ANY (coalesce(fields, '{}'))) q
$$;
COMMENT ON FUNCTION ybss_registry.findings_of_header(ybss_registry.intake_file, text[], text[], text[]) IS
'What a list''s first line lacks: it is no header, or required columns of the source are not in it. Stable: reads the source''s columns. / 清单表头缺失情况。';

CREATE OR REPLACE FUNCTION ybss.load_list(
  source text, file_name text, content bytea, received_at timestamptz DEFAULT now(),
  OUT file_id bigint, OUT lines int, OUT broken int, OUT message text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
#variable_conflict use_column
DECLARE
  v_source ybss_registry.source%ROWTYPE;
  v_file ybss_registry.intake_file%ROWTYPE;
  v_first text[];
  v_header text[];
  v_fields text[];
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  SELECT * INTO v_source FROM ybss_registry.source s WHERE s.source = load_list.source;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI04', MESSAGE = pg_catalog.format('there is no source "%s"', source),
      DETAIL = '未登记的数据来源。', HINT = 'An administrator writes it into ybss_registry.source and its columns into source_column.';
  END IF;
  INSERT INTO ybss_registry.intake_file (source, name, digest, encoding, grid, received_at)
  VALUES (source, file_name, sha256(content), v_source.encoding, v_source.grid, load_list.received_at)
  ON CONFLICT DO NOTHING
  RETURNING * INTO v_file;
  IF NOT FOUND THEN
    lines := 0; broken := 0;
    message := pg_catalog.format('%s: these bytes were taken before, nothing was done', file_name);
    RETURN;
  END IF;
  file_id := v_file.file_id;

  PERFORM ybss_registry.clear_work('list_line');
  CREATE TEMPORARY TABLE ybss_work_list_line (
    line int, raw bytea, fields text[], fault text, fault_field int, fault_byte int) ON COMMIT DROP;
  INSERT INTO pg_temp.ybss_work_list_line SELECT * FROM ybss.read_list(content, v_source.encoding);
  SELECT pg_catalog.array_remove(fields, NULL) INTO v_first FROM pg_temp.ybss_work_list_line WHERE line = 1 AND fault IS NULL;
  -- What is no header is a line like the others, seen by whoever sees these.
  v_header := CASE WHEN ybss_registry.is_header(source, v_first) THEN v_first END;
  v_fields := CASE WHEN v_header IS NULL THEN (SELECT pg_catalog.array_agg('?' || n) FROM pg_catalog.generate_subscripts(v_first, 1) n)
    ELSE ybss_registry.fields_of_header(source, v_header) END;

  INSERT INTO ybss_registry.intake_line (received_at, file_id, line, district, grid, raw, fields, state)
  SELECT v_file.received_at, v_file.file_id, l.line, ybss.district_of(v_source.grid), v_source.grid, l.raw,
    CASE WHEN l.fault IS NULL
         THEN ybss_registry.coded(load_list.source, jsonb_strip_nulls(jsonb_object(v_fields,
           ybss_registry.trimmed(CASE l.line WHEN 1 THEN v_first ELSE l.fields END)))) END,
    CASE WHEN l.fault IS NULL THEN 'new' ELSE 'review' END
  FROM pg_temp.ybss_work_list_line l WHERE l.line > 1 OR v_header IS NULL;
  GET DIAGNOSTICS lines = ROW_COUNT;
  UPDATE ybss_registry.intake_file f SET lines = load_list.lines,
    first_line = (SELECT l.raw FROM pg_temp.ybss_work_list_line l WHERE l.line = 1 AND v_header IS NOT NULL),
    -- Names that are known of the source; files are read by whoever decides about one of their lines.
    header = CASE WHEN v_header IS NOT NULL THEN ARRAY(SELECT c.header FROM pg_catalog.unnest(v_header) WITH ORDINALITY h(name, position)
      LEFT JOIN ybss_registry.source_column c ON c.source = load_list.source AND c.header = btrim(h.name) ORDER BY h.position) END
  WHERE f.file_id = v_file.file_id;

  broken := ybss_registry.send_to_review((SELECT pg_catalog.array_agg(ybss_registry.finding_of_file(v_file, l.line,
      v_header[l.fault_field], l.fault, true, l.fault_field, l.fault_byte) ORDER BY l.line)
    FROM pg_temp.ybss_work_list_line l WHERE l.fault IS NOT NULL));
  PERFORM ybss_registry.send_to_review(ybss_registry.findings_of_header(v_file, v_first, v_header, v_fields));
  message := pg_catalog.format('%s: %s lines taken, %s broken lines to review', file_name, lines, broken);
END
$$;
COMMENT ON FUNCTION ybss.load_list(text, text, bytea, timestamptz) IS
'Takes a list of a source as its bytes: every line is kept as it came; broken ones go to ybss.review_queue with line, column and byte. A first line that names no column of the source is no header but a line like the others, and review says so. Gives the file''s id, its lines, how many were broken, and a sentence. The same bytes are taken once. Raises YBI04 for an unknown source. Volatile: writes intake. Security definer: people have no right to lines; row security binds by the caller''s scope. / 接收一份清单：逐行保存原始内容，坏行转入核查队列。';
REVOKE ALL ON FUNCTION ybss.load_list(text, text, bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.load_list(text, text, bytea, timestamptz) TO ybss_operator;

CREATE OR REPLACE FUNCTION ybss_registry.trimmed(written text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.array_agg(nullif(btrim(w, E' \t　'), '') ORDER BY position)
  FROM pg_catalog.unnest(written) WITH ORDINALITY u(w, position)
$$;
COMMENT ON FUNCTION ybss_registry.trimmed(text[]) IS
'The same values without spaces around them; empty ones as null. Immutable: depends on its argument only. / 去除首尾空格，空值置空。';

CREATE OR REPLACE FUNCTION ybss_registry.coded(source text, fields jsonb) RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT fields || coalesce((SELECT pg_catalog.jsonb_object_agg(v.field, v.value) FROM ybss_registry.source_value v
    WHERE v.source = coded.source AND fields->>v.field = v.written), '{}')
$$;
COMMENT ON FUNCTION ybss_registry.coded(text, jsonb) IS
'The fields with the office''s words turned into codes where the source says how. Stable: reads the source''s words. / 将清单用语转换为标准代码。';
REVOKE ALL ON FUNCTION ybss_registry.is_header(text, text[]), ybss_registry.findings_of_header(ybss_registry.intake_file, text[], text[], text[]) FROM PUBLIC;
