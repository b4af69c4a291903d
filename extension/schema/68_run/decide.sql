-- What people decide about lines in review.

CREATE OR REPLACE FUNCTION ybss_registry.require_decision(p_decision text) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF p_decision IS NULL OR p_decision NOT IN ('discard', 'accept', 'again', 'place', 'same', 'different', 'no_code', 'correct') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI07', MESSAGE = pg_catalog.format('there is no decision "%s"', p_decision),
      DETAIL = '没有这种处理方式。', HINT = 'discard, accept, again, correct, place, same, different or no_code';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.require_decision(text) IS
'Raises YBI07 for what is no decision. Stable: raises only. / 检查处理方式是否存在。';

CREATE OR REPLACE FUNCTION ybss.decide(review bigint, decision text, record bigint DEFAULT NULL, note text DEFAULT NULL, value text DEFAULT NULL) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_review ybss_registry.review%ROWTYPE;
  v_judged record;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor(), ybss_registry.require_decision(decision);
  SELECT * INTO v_review FROM ybss_registry.review r
  WHERE r.district = (SELECT ybss_registry.district_of_record('review', review)) AND r.review_id = review AND r.decision IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI05', MESSAGE = 'there is no such open review',
      DETAIL = '没有这条待核查事项，或已处理，或不在权限范围内。', HINT = 'SELECT review_id FROM ybss.review_queue';
  END IF;
  SELECT * INTO v_judged FROM ybss_registry.judged_decision(v_review.file_id, ARRAY[review], decision, record, note);
  PERFORM ybss_registry.refuse_decision(v_judged.refusal, v_judged.line, v_judged.decisions) WHERE v_judged.refusal IS NOT NULL;
  PERFORM ybss_registry.enter_value(v_review, value) WHERE decision = 'correct';
  PERFORM ybss_registry.close_reviews(v_review.file_id, ARRAY[review], ARRAY[v_review.line], decision, note);
  IF decision NOT IN ('accept', 'discard') THEN
    PERFORM ybss_registry.begin_scoring_once();
  END IF;
  PERFORM ybss_registry.carry_out(v_review.file_id, ARRAY[v_review.line], ARRAY[coalesce(v_judged.record_id, record)], decision, note);
  IF decision NOT IN ('accept', 'discard') THEN
    PERFORM ybss_registry.end_scoring_once();
  END IF;
  RETURN pg_catalog.format('line %s: %s', v_review.line, decision);
END
$$;
COMMENT ON FUNCTION ybss.decide(bigint, text, bigint, text, text) IS
'Settles a row of ybss.review_queue, whose column decisions says which of these do: discard the line; accept that the value stays out; again, read the line anew, since what stood in its way was mended; correct, the line''s field should say value, and the line is read anew with it, also where it is in the register already; place it on the address record; same as the person record, or as the one candidate; different, a person of its own; no_code, a unit without a credit code for the reason whose code note gives. A line that goes on takes along all that it waited for, and what still stands in its way is found anew. Returns a sentence. Raises YBI05 for a review that is not open, YBI06 for a record that does not fit, YBI07 for another decision, YBI61 for one that does not settle this review, YBI63 for a correction without its value, YBL04 for a reason that is none, YBS11 where the member has entered as much as a day allows. Volatile: writes the register. Security definer: people have no right to lines and decisions; row security binds by the caller''s scope. / 处理一条核查事项：作废、认可、重新处理、更正、落址、同一人、不同人、无代码单位。';

REVOKE ALL ON FUNCTION ybss_registry.require_decision(text), ybss.decide(bigint, text, bigint, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.decide(bigint, text, bigint, text, text) TO ybss_operator;
