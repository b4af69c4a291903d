-- Taking a list: its bytes in, its lines kept as they came.

CREATE OR REPLACE FUNCTION ybss.load_list(
  source text, file_name text, content bytea, received_at timestamptz DEFAULT now(), delivery text DEFAULT NULL,
  OUT file_id bigint, OUT lines int, OUT broken int, OUT message text, OUT state text, OUT unchanged int, OUT gone int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
#variable_conflict use_column
-- The list stands in no statement, only in expressions: a plan would hold a copy of it.
DECLARE
  v_file ybss_registry.intake_file%ROWTYPE;
  v_head record;
  v_kept record;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  v_file := ybss_registry.begin_delivery(source, file_name, content, received_at, delivery);
  lines := 0; broken := 0; unchanged := 0; gone := 0;
  IF v_file.file_id IS NULL THEN
    state := 'known';
    message := pg_catalog.format('%s: these bytes were taken before, nothing was done', file_name);
    RETURN;
  END IF;
  file_id := v_file.file_id;
  v_head := ybss_registry.head_of_list(source, content, v_file.encoding);
  UPDATE ybss_registry.intake_file f SET columns = v_head.columns, first_line = v_head.raw, header = v_head.known WHERE f.file_id = v_file.file_id;
  IF ybss_registry.refuse_delivery(v_file, v_head.first, v_head.names, v_head.columns) THEN
    IF v_head.fault IS NOT NULL THEN
      broken := ybss_registry.send_to_review(ARRAY[ybss_registry.finding_of_file(v_file, 1, NULL, v_head.fault, true, v_head.fault_field, v_head.fault_byte)]);
    END IF;
    state := 'refused';
    message := pg_catalog.format('%s: nothing was taken, a column is missing that the source must have: %s', file_name,
      (SELECT string_agg(r.field, ', ' ORDER BY r.field) FROM ybss_registry.review r
       WHERE r.file_id = v_file.file_id AND r.reason = 'missing_column' AND r.decision IS NULL));
    RETURN;
  END IF;
  v_file.former_file := CASE v_file.delivery WHEN 'full' THEN ybss_registry.former_delivery(source, v_file.received_at) END;
  v_kept := ybss_registry.keep_pieces(v_file, content, v_head.columns, v_head.names);
  UPDATE ybss_registry.intake_file f SET lines = v_kept.lines, unchanged = v_kept.unchanged, former_file = v_file.former_file, form = v_kept.form
  WHERE f.file_id = v_file.file_id;
  state := 'taken'; lines := v_kept.lines; broken := v_kept.broken; unchanged := v_kept.unchanged; gone := v_kept.lost;
  message := pg_catalog.format('%s: %s lines taken, %s broken lines to review', file_name, lines, broken)
    || CASE WHEN unchanged = 0 THEN '' ELSE pg_catalog.format('; %s as in the former delivery, %s of it changed or gone', unchanged, gone) END
    || coalesce(v_kept.aside, '');
END
$$;
COMMENT ON FUNCTION ybss.load_list(text, text, bytea, timestamptz, text) IS
'Takes a list of a source as its bytes: every line is kept as it came; broken ones go to ybss.review_queue with line, column and byte. A first line that names no column of the source is no header but a line like the others, and review says so; where a column is missing that the source must have, nothing is taken. delivery: full (the whole list), changes or deletions; without it as the source''s row says. Lines of a full list that say what its former delivery said are not worked again. Gives the file''s id, its lines, how many were broken, a sentence, the state (taken, known, refused), how many lines were unchanged, and how many of the former delivery are not in it as they were. The same bytes are taken once. Raises YBI04 for an unknown source, YBI22 for another delivery. Volatile: writes intake. Security definer: people have no right to lines; row security binds by the caller''s scope. / 接收一份清单：逐行保存原始内容，坏行转入核查队列；缺少必需栏目时整份不收；与上一期相同的行不重复处理。';
REVOKE ALL ON FUNCTION ybss.load_list(text, text, bytea, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.load_list(text, text, bytea, timestamptz, text) TO ybss_operator;
