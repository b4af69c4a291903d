-- One decision for all reviews of a kind: at once, or by a job that commits as it goes.

CREATE OR REPLACE FUNCTION ybss_registry.decide_batch(p_reason text, p_decision text, p_source text, p_file_id bigint, p_within ybss.grid_code,
  p_record bigint, p_note text, p_raised_until timestamptz, p_after_file bigint, p_after_line int, p_most int,
  OUT decided bigint, OUT left_open bigint, OUT last_file bigint, OUT last_line int)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_reviews bigint[];
  v_lines int[];
  v_records bigint[];
BEGIN
  IF p_decision = 'correct' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI63', MESSAGE = 'each line has a value of its own to be corrected',
      DETAIL = '更正须逐条进行。', HINT = 'ybss.decide(review, ''correct'', value => ''…'')';
  END IF;
  SELECT r.file_id INTO last_file FROM ybss_registry.review r JOIN ybss_registry.intake_file f USING (file_id)
  WHERE r.decision IS NULL AND r.reason = p_reason AND (r.file_id, r.line) > (p_after_file, p_after_line)
    AND (p_file_id IS NULL OR r.file_id = p_file_id) AND (p_source IS NULL OR f.source = p_source)
    AND (p_within IS NULL OR r.grid OPERATOR(ybss.<@) p_within) AND r.raised_at <= p_raised_until
  ORDER BY r.file_id, r.line LIMIT 1;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  SELECT pg_catalog.array_agg(q.review_id), pg_catalog.max(q.line) INTO v_reviews, last_line FROM (
    SELECT r.review_id, r.line FROM ybss_registry.review r
    WHERE r.decision IS NULL AND r.reason = p_reason AND r.file_id = last_file
      AND r.line > CASE WHEN last_file = p_after_file THEN p_after_line ELSE -2147483648 END
      AND (p_within IS NULL OR r.grid OPERATOR(ybss.<@) p_within) AND r.raised_at <= p_raised_until
    -- No line is cut in two: it comes whole or with the next batch.
    ORDER BY r.line FETCH FIRST p_most ROWS WITH TIES FOR UPDATE) q;
  SELECT pg_catalog.array_agg(j.review_id) FILTER (WHERE j.refusal IS NULL), count(*) FILTER (WHERE j.refusal IS NULL), count(*) FILTER (WHERE j.refusal IS NOT NULL)
  INTO v_reviews, decided, left_open FROM ybss_registry.judged_decision(last_file, v_reviews, p_decision, p_record, p_note) j;
  IF decided > 0 THEN
    SELECT pg_catalog.array_agg(q.line), pg_catalog.array_agg(q.record_id) INTO v_lines, v_records FROM (
      SELECT DISTINCT ON (j.line) j.line, coalesce(j.record_id, p_record) AS record_id
      FROM ybss_registry.judged_decision(last_file, v_reviews, p_decision, p_record, p_note) j ORDER BY j.line) q;
    PERFORM ybss_registry.close_reviews(last_file, v_reviews, v_lines, p_decision, p_note);
    PERFORM ybss_registry.carry_out(last_file, v_lines, v_records, p_decision, p_note);
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.decide_batch(text, text, text, bigint, ybss.grid_code, bigint, text, timestamptz, bigint, int, int) IS
'Decides the next reviews of a reason, at most p_most lines of one list, behind a line of a file; what the decision does not settle stays open. Gives how many were decided, how many were left, and the line at which the next batch begins; null where none is left. Volatile: writes the register. / 批量处理下一批核查事项。';

CREATE OR REPLACE FUNCTION ybss.decide_all(reason text, decision text, source text DEFAULT NULL, file bigint DEFAULT NULL,
  within ybss.grid_code DEFAULT NULL, record bigint DEFAULT NULL, note text DEFAULT NULL, raised_until timestamptz DEFAULT now(),
  OUT decided bigint, OUT left_open bigint, OUT message text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_at record;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor(), ybss_registry.require_decision(decision), ybss_registry.require_reason(reason);
  decided := 0;
  left_open := 0;
  SELECT 0::bigint AS last_file, 0 AS last_line INTO v_at;
  LOOP
    SELECT * INTO v_at FROM ybss_registry.decide_batch(reason, decision, source, file, within, record, note, raised_until,
      v_at.last_file, v_at.last_line, 1000);
    EXIT WHEN v_at.last_file IS NULL;
    decided := decided + v_at.decided;
    left_open := left_open + v_at.left_open;
  END LOOP;
  message := pg_catalog.format('%s: %s decided, %s left open', decision, decided, left_open);
END
$$;
COMMENT ON FUNCTION ybss.decide_all(text, text, text, bigint, ybss.grid_code, bigint, text, timestamptz) IS
'Settles all reviews of a reason as ybss.decide would one: of a source, of a file, below a node of the management tree (null: of all that is in the caller''s scope), raised until a time, so that nobody decides what came while he looked; record and note as in ybss.decide. What the decision does not settle, or does not fit (a line with two candidates, given to the same person), stays open. Gives how many were decided, how many left, and a sentence. One transaction: job decide does the same in batches. Raises YBI07 for another decision, YBI63 for correct, which is for one line each, YBI62 for a reason that is none. Volatile: writes the register. Security definer: people have no right to lines and decisions; row security binds by the caller''s scope. / 按原因批量处理核查事项，等同逐条处理；不适用的保留待办。';

CREATE OR REPLACE FUNCTION ybss_registry.require_reason(p_reason text) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ybss_registry.review_reason w WHERE w.reason = p_reason) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI62', MESSAGE = pg_catalog.format('there is no reason "%s"', p_reason),
      DETAIL = '没有这种核查原因。', HINT = 'SELECT reason, reviews FROM ybss.review_summary';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.require_reason(text) IS
'Raises YBI62 for what is no reason of a review. Stable: reads the reasons. / 检查核查原因是否存在。';

CREATE OR REPLACE FUNCTION ybss_registry.decide_step(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_run ybss_registry.job_run := (SELECT r FROM ybss_registry.job_run r WHERE r.run_id = p_run_id);
  v_batch record;
BEGIN
  -- Who may run jobs need not be one who decides.
  IF NOT pg_has_role(ybss.acting_role(), 'ybss_operator', 'usage') THEN
    RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'only a member of ybss_operator decides about lines',
      DETAIL = '只有经办角色（ybss_operator）可以处理核查事项。';
  END IF;
  PERFORM ybss_registry.require_decision(p_arguments->>'decision'), ybss_registry.require_reason(p_arguments->>'reason');
  SELECT * INTO v_batch FROM ybss_registry.decide_batch(p_arguments->>'reason', p_arguments->>'decision', p_arguments->>'source',
    (p_arguments->>'file')::bigint, (p_arguments->>'within')::ybss.grid_code, (p_arguments->>'record')::bigint, p_arguments->>'note',
    least((p_arguments->>'raised_until')::timestamptz, v_run.started_at), coalesce(split_part(v_run.step, ' ', 2)::bigint, 0),
    coalesce(split_part(v_run.step, ' ', 4)::int, 0), 1000);
  IF v_batch.last_file IS NULL THEN
    RETURN false;
  END IF;
  -- Where the next step begins.
  PERFORM ybss.note_progress(p_run_id, pg_catalog.format('file %s line %s', v_batch.last_file, v_batch.last_line), v_run.done + v_batch.decided, NULL);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.decide_step(bigint, jsonb) IS
'The next step of job decide: at most 1,000 lines of one list. Arguments: reason, decision, and those of ybss.decide_all. False when nothing is left. Raises 42501 for who is no operator, YBI07, YBI62. Volatile: writes the register. / 批量处理核查事项作业的下一步。';

INSERT INTO ybss_registry.job (name, step, description) VALUES
('decide', 'decide_step', 'one decision for all reviews of a reason, in batches / 批量处理核查事项')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;
REVOKE ALL ON FUNCTION ybss.decide_all(text, text, text, bigint, ybss.grid_code, bigint, text, timestamptz), ybss_registry.require_reason(text),
  ybss_registry.decide_batch(text, text, text, bigint, ybss.grid_code, bigint, text, timestamptz, bigint, int, int),
  ybss_registry.decide_step(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.decide_all(text, text, text, bigint, ybss.grid_code, bigint, text, timestamptz) TO ybss_operator;
