-- What people decide about lines in review.

CREATE OR REPLACE FUNCTION ybss_registry.resume_line(p_file_id bigint, p_line int) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind text;
BEGIN
  SELECT s.record_kind INTO v_kind FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
  WHERE f.file_id = p_file_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI05', MESSAGE = 'the list of that line lies outside of your scope',
      DETAIL = '该清单不在权限范围内。', HINT = 'The office that took the list decides about it.';
  END IF;
  PERFORM ybss_registry.fill_work_lines(p_file_id, p_line, p_line);
  PERFORM ybss_registry.register_lines(p_file_id, v_kind);
  PERFORM ybss_registry.store_work_lines();
  PERFORM ybss_registry.link_line(p_file_id, p_line);
END
$$;
COMMENT ON FUNCTION ybss_registry.resume_line(bigint, int) IS
'Takes the line that a decision has put back to "placed" through the rest of intake. Volatile: writes the register. / 核查后继续入库。';

CREATE OR REPLACE FUNCTION ybss_registry.decide_person(p_review ybss_registry.review, p_decision text, p_person_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_person_id bigint := p_person_id;
BEGIN
  PERFORM FROM ybss_registry.intake_line l
  WHERE l.file_id = p_review.file_id AND l.line = p_review.line AND l.state = 'review';
  IF NOT FOUND OR p_review.reason NOT IN ('match_uncertain', 'id_of_another', 'not_identifiable') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI06', MESSAGE = 'this review is not about who the line names',
      DETAIL = '该核查事项与人员认定无关。', HINT = 'same and different answer match_uncertain, id_of_another and not_identifiable.';
  END IF;
  IF p_decision = 'different' THEN
    v_person_id := ybss_registry.person_of_line(p_review.file_id, p_review.line);
  END IF;
  UPDATE ybss_registry.intake_line l SET state = 'merged', record_id = p.person_id
  FROM ybss_registry.person p
  WHERE l.file_id = p_review.file_id AND l.line = p_review.line
    AND p.district = l.district AND p.person_id = v_person_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI06', MESSAGE = 'the line cannot be given to that person',
      DETAIL = '指定的人员不存在，或该行未写姓名。', HINT = 'record is a person_id of ybss.person.';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.decide_person(ybss_registry.review, text, bigint) IS
'Gives the line of a review to the person whom somebody named (same), or to a new one (different). Raises YBI06 where the review is about something else, or the line cannot be given. Volatile: writes the register. / 认定清单行所指人员。';

CREATE OR REPLACE FUNCTION ybss.decide(review bigint, decision text, record bigint DEFAULT NULL, note text DEFAULT NULL) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_review ybss_registry.review%ROWTYPE;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  SELECT * INTO v_review FROM ybss_registry.review r
  WHERE r.district = ybss_registry.district_of_record('review', review) AND r.review_id = review AND r.decision IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI05', MESSAGE = 'there is no such open review',
      DETAIL = '没有这条待核查事项，或已处理，或不在权限范围内。', HINT = 'SELECT review_id FROM ybss.review_queue';
  END IF;
  CASE decision
    WHEN 'discard' THEN
      UPDATE ybss_registry.intake_line l SET state = 'discarded'
      WHERE l.file_id = v_review.file_id AND l.line = v_review.line AND l.state IN ('review', 'new', 'read', 'placed');
      IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'YBI06', MESSAGE = 'the line is in the register already',
          DETAIL = '该行已入库，不能作废。', HINT = 'accept leaves the value out; unmerge takes a merged line back.';
      END IF;
      UPDATE ybss_registry.review r SET decision = 'discard', decided_by = session_user, decided_at = now()
      WHERE r.file_id = v_review.file_id AND r.line = v_review.line AND r.decision IS NULL AND r.review_id <> review;
    WHEN 'accept' THEN NULL; -- the value stays out; the line is where it was
    WHEN 'place' THEN
      UPDATE ybss_registry.intake_line l SET state = 'placed', address_id = a.address_id, grid = a.grid, placed_by = 'decided'
      FROM ybss_registry.address a
      WHERE l.file_id = v_review.file_id AND l.line = v_review.line
        AND a.district = l.district AND a.address_id = record AND a.habitable AND l.state <> 'discarded';
      IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'YBI06', MESSAGE = 'the address is not one that a line can be placed on',
          DETAIL = '指定的标准地址不存在或未确认。', HINT = 'record is an address_id of ybss.address_book.';
      END IF;
      PERFORM ybss_registry.resume_line(v_review.file_id, v_review.line);
    WHEN 'same', 'different' THEN
      PERFORM ybss_registry.decide_person(v_review, decision, record);
      PERFORM ybss_registry.resume_line(v_review.file_id, v_review.line);
    WHEN 'no_code' THEN
      PERFORM ybss_registry.unit_of_line(v_review.file_id, v_review.line, note);
    ELSE
      RAISE EXCEPTION USING ERRCODE = 'YBI07', MESSAGE = pg_catalog.format('there is no decision "%s"', decision),
        DETAIL = '没有这种处理方式。', HINT = 'discard, accept, place, same, different or no_code';
  END CASE;
  UPDATE ybss_registry.review r
  SET decision = decide.decision, decided_by = session_user, decided_at = now(), note = decide.note
  WHERE r.district = v_review.district AND r.review_id = review;
  RETURN pg_catalog.format('line %s: %s', v_review.line, decision);
END
$$;
COMMENT ON FUNCTION ybss.decide(bigint, text, bigint, text) IS
'Settles a row of ybss.review_queue: discard the line; accept that the value stays out; place it on the address record; same as the person record; different, a person of its own; no_code, a unit without a credit code for the reason whose code note gives. Returns a sentence. Raises YBI05 for a review that is not open, YBI06 for a record that does not fit, YBI07 for another decision. Volatile: writes the register. Security definer: people have no right to lines and decisions; row security binds by the caller''s scope. / 处理一条核查事项：作废、认可、落址、同一人、不同人、无代码单位。';

REVOKE ALL ON FUNCTION ybss.decide(bigint, text, bigint, text), ybss_registry.decide_person(ybss_registry.review, text, bigint),
  ybss_registry.resume_line(bigint, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.decide(bigint, text, bigint, text) TO ybss_operator;
