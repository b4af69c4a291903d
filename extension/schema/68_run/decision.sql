-- What a decision does, to a set of reviews of one list: ybss.decide has one, ybss.decide_all many.

CREATE OR REPLACE FUNCTION ybss_registry.judged_decision(p_file_id bigint, p_reviews bigint[], p_decision text, p_record bigint, p_note text)
RETURNS TABLE (review_id bigint, line int, record_id bigint, refusal text, decisions text[])
-- PL/pgSQL: planned once a session, not for each decision.
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  -- By the reviews alone all of an index would be read: row security keeps the district that a function says out of it.
  v_districts CONSTANT int4[] := ybss_registry.districts_of(p_reviews);
BEGIN
  RETURN QUERY
  SELECT q.review_id, q.line, q.target, CASE
    WHEN NOT p_decision = ANY (q.decisions) THEN CASE
      WHEN p_decision = 'accept' THEN 'waits'
      WHEN p_decision = 'discard' AND q.state IN ('registered', 'merged') THEN 'registered'
      WHEN p_decision IN ('same', 'different') THEN 'not about who' ELSE 'other' END
    WHEN p_decision = 'place' AND NOT EXISTS (SELECT FROM ybss_registry.address a
      WHERE a.district = q.district AND a.address_id = p_record AND a.habitable) THEN 'no address'
    WHEN p_decision = 'same' AND NOT EXISTS (SELECT FROM ybss_registry.person p
      WHERE p.district = q.district AND p.person_id = q.target) THEN 'no person'
    WHEN p_decision = 'different' AND q.name IS NULL THEN 'no person'
    WHEN p_decision = 'no_code' AND NOT EXISTS (SELECT FROM ybss_registry.no_code_reason c WHERE c.code = p_note) THEN 'no reason'
    WHEN p_decision = 'no_code' AND (ybss_registry.name_of_unit(q.fields->>'unit_name') IS NULL OR NOT EXISTS (SELECT FROM ybss_registry.address a
      WHERE a.district = q.district AND a.address_id = q.address_id AND a.habitable)) THEN 'no unit' END, q.decisions
  FROM (
    SELECT r.review_id, r.line, r.district, l.state, l.name, l.fields, l.address_id,
      -- The one whom it may be, where nobody says who.
      coalesce(p_record, CASE WHEN pg_catalog.jsonb_array_length(r.candidates) = 1 THEN (r.candidates->0->>'person_id')::bigint END) AS target,
      ybss_registry.decisions_for(r.reason, r.blocking, r.field, s.record_kind, l.state, l.fields IS NOT NULL) AS decisions
    FROM pg_catalog.unnest(p_reviews) t(review_id)
    -- Looked up one by one, however many reviews there are.
    CROSS JOIN LATERAL (SELECT v.* FROM ybss_registry.review v
      WHERE v.district = ANY (v_districts) AND v.review_id = t.review_id OFFSET 0) r
    JOIN ybss_registry.intake_file f ON f.file_id = p_file_id JOIN ybss_registry.source s USING (source)
    LEFT JOIN LATERAL (SELECT i.* FROM ybss_registry.intake_line i
      WHERE i.received_at = r.received_at AND i.file_id = r.file_id AND i.line = r.line OFFSET 0) l ON true) q;
END
$$;
COMMENT ON FUNCTION ybss_registry.judged_decision(bigint, bigint[], text, bigint, text) IS
'Whether a decision settles reviews of a list: the line and the record that each would get, why not (null: it does), and what settles it. Stable: reads intake and the register. / 判断处理方式是否适用。';

CREATE OR REPLACE FUNCTION ybss_registry.refuse_decision(p_refusal text, p_line int, p_decisions text[]) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_instead text := 'What settles it: ' || pg_catalog.array_to_string(p_decisions, ', ') || '.';
BEGIN
  CASE p_refusal
    WHEN 'waits' THEN
      RAISE EXCEPTION USING ERRCODE = 'YBI61', MESSAGE = pg_catalog.format('line %s waits for this decision, and accept would leave it nowhere', p_line),
        DETAIL = '该行正等待此项处理，“认可”会使它无处可去。', HINT = v_instead;
    WHEN 'registered' THEN
      RAISE EXCEPTION USING ERRCODE = 'YBI06', MESSAGE = 'the line is in the register already',
        DETAIL = '该行已入库，不能作废。', HINT = 'accept leaves the value out; unmerge takes a merged line back.';
    WHEN 'not about who' THEN
      RAISE EXCEPTION USING ERRCODE = 'YBI06', MESSAGE = 'this review is not about who the line names',
        DETAIL = '该核查事项与人员认定无关。', HINT = 'same and different answer match_uncertain, id_of_another and not_identifiable.';
    WHEN 'no address' THEN
      RAISE EXCEPTION USING ERRCODE = 'YBI06', MESSAGE = 'the address is not one that a line can be placed on',
        DETAIL = '指定的标准地址不存在或未确认。', HINT = 'record is an address_id of ybss.address_book.';
    WHEN 'no person' THEN
      RAISE EXCEPTION USING ERRCODE = 'YBI06', MESSAGE = 'the line cannot be given to that person',
        DETAIL = '指定的人员不存在，或该行未写姓名。', HINT = 'record is a person_id of ybss.person; it may be left out where there is one candidate.';
    WHEN 'no unit' THEN
      RAISE EXCEPTION USING ERRCODE = 'YBI06', MESSAGE = 'no unit can be made of that line',
        DETAIL = '该行不是待核查的单位，或无名称、无经营场所。', HINT = 'place gives the line its premises first.';
    WHEN 'no reason' THEN
      RAISE EXCEPTION USING ERRCODE = 'YBL04', MESSAGE = 'a unit without a credit code needs the code of a reason',
        DETAIL = '无统一社会信用代码的单位须注明原因代码。', HINT = 'SELECT code, chinese, english FROM ybss.no_code_reason';
    ELSE
      RAISE EXCEPTION USING ERRCODE = 'YBI61', MESSAGE = pg_catalog.format('this decision does not settle what line %s waits for', p_line),
        DETAIL = '这种处理方式不适用于该核查事项。', HINT = v_instead;
  END CASE;
END
$$;
COMMENT ON FUNCTION ybss_registry.refuse_decision(text, int, text[]) IS
'Raises what judged_decision found against a decision: YBI61 where it does not settle the review, YBI06 for a record that does not fit, YBL04 for a reason that is none. Stable: raises only. / 拒绝不适用的处理方式。';

CREATE OR REPLACE FUNCTION ybss_registry.close_reviews(p_file_id bigint, p_reviews bigint[], p_lines int[], p_decision text, p_note text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- With a line that goes on goes all that it waited for: what still stands in its way is found anew.
  UPDATE ybss_registry.review r SET decision = p_decision, decided_by = session_user, decided_at = now(), note = coalesce(p_note, r.note)
  WHERE r.file_id = p_file_id AND r.line = ANY (p_lines) AND r.decision IS NULL
    AND (r.review_id = ANY (p_reviews) OR p_decision IN ('discard', 'again', 'correct')
      OR p_decision <> 'accept' AND (r.blocking OR p_decision = 'place' AND r.field = 'address'));
END
$$;
COMMENT ON FUNCTION ybss_registry.close_reviews(bigint, bigint[], int[], text, text) IS
'Closes reviews, and with them the others of their lines that the decision answers too. Volatile: writes review. / 办结核查事项。';

CREATE OR REPLACE FUNCTION ybss_registry.carry_out(p_file_id bigint, p_lines int[], p_records bigint[], p_decision text, p_note text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_lines int[] := p_lines;
BEGIN
  CASE p_decision
    WHEN 'accept' THEN -- the value stays out; the line is where it was
      RETURN;
    WHEN 'discard' THEN
      UPDATE ybss_registry.intake_line l SET state = 'discarded' WHERE l.received_at = (SELECT f.received_at FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id) AND l.file_id = p_file_id AND l.line = ANY (p_lines);
      RETURN;
    WHEN 'no_code' THEN
      PERFORM ybss_registry.unit_of_line(p_file_id, n, p_note) FROM pg_catalog.unnest(p_lines) n;
      RETURN;
    WHEN 'place' THEN
      UPDATE ybss_registry.intake_line l SET state = 'placed', address_id = a.address_id, grid = a.grid, placed_by = 'decided'
      FROM ROWS FROM (pg_catalog.unnest(p_lines), pg_catalog.unnest(p_records)) t(line, address_id), ybss_registry.address a
      WHERE l.received_at = (SELECT f.received_at FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id) AND l.file_id = p_file_id AND l.line = t.line AND a.district = l.district AND a.address_id = t.address_id;
    WHEN 'same' THEN
      UPDATE ybss_registry.intake_line l SET state = 'merged', record_id = t.person_id
      FROM ROWS FROM (pg_catalog.unnest(p_lines), pg_catalog.unnest(p_records)) t(line, person_id) WHERE l.received_at = (SELECT f.received_at FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id) AND l.file_id = p_file_id AND l.line = t.line;
    WHEN 'different' THEN
      v_lines := ybss_registry.separate_lines(p_file_id, p_lines);
      -- Somebody whom the caller does not see has the number.
      PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, 'name', 'known_elsewhere') ORDER BY l.line))
      FROM ybss_registry.intake_line l WHERE l.received_at = (SELECT f.received_at FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id) AND l.file_id = p_file_id AND l.line = ANY (p_lines) AND l.line <> ALL (v_lines);
    WHEN 'again' THEN
      PERFORM ybss_registry.renew_fields(p_file_id, p_lines);
    WHEN 'correct' THEN NULL; -- its value was entered
  END CASE;
  PERFORM ybss_registry.resume_lines(p_file_id, v_lines);
END
$$;
COMMENT ON FUNCTION ybss_registry.carry_out(bigint, int[], bigint[], text, text) IS
'Does what was decided of lines of a list, each with the record that it gets, and takes them through the rest of intake. Volatile: writes the register. / 执行处理决定。';
REVOKE ALL ON FUNCTION ybss_registry.judged_decision(bigint, bigint[], text, bigint, text), ybss_registry.refuse_decision(text, int, text[]),
  ybss_registry.close_reviews(bigint, bigint[], int[], text, text), ybss_registry.carry_out(bigint, int[], bigint[], text, text) FROM PUBLIC;
