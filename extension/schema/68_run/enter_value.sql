-- The right value of a field, which a person found out: entered into the line, which is then read anew.

CREATE OR REPLACE FUNCTION ybss_registry.enter_value(p_review ybss_registry.review, p_value text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_value text := nullif(btrim(p_value, E' \t\r\n　'), '');
  v_kind text;
BEGIN
  SELECT s.record_kind INTO v_kind FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source) WHERE f.file_id = p_review.file_id;
  IF v_value IS NULL OR char_length(v_value) > 1000 OR p_review.field IS NULL OR p_review.field <> ALL (ybss_registry.list_fields(v_kind)) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI63', MESSAGE = pg_catalog.format('line %s needs a value of at most 1000 characters for a field of its list', p_review.line),
      DETAIL = '更正须填写该栏的内容（不超过1000字）。', HINT = 'ybss.decide(review, ''correct'', value => ''…''): value is what column "field" of ybss.review_queue should say.';
  END IF;
  -- What is tried with a line is logged and counted as what is entered by hand.
  PERFORM ybss_registry.log_entry(v_kind, p_review.district, NULL, 'line') WHERE v_kind <> 'address';
  -- Its bytes stay as they came. Whose record it is in stays his; units and records of added kinds are found by their numbers.
  UPDATE ybss_registry.intake_line l SET state = 'new', fields = ybss_registry.coded(f.source, l.fields || pg_catalog.jsonb_build_object(p_review.field, v_value)),
    record_id = CASE WHEN l.state IN ('registered', 'merged') AND v_kind IN ('person', 'declaration', 'house') THEN l.record_id END,
    match_weight = NULL, address_id = NULL, placed_by = NULL
  FROM ybss_registry.intake_file f
  WHERE f.file_id = p_review.file_id AND l.received_at = p_review.received_at AND l.file_id = p_review.file_id AND l.line = p_review.line;
END
$$;
COMMENT ON FUNCTION ybss_registry.enter_value(ybss_registry.review, text) IS
'Enters the right value of the field that a review names into its line and puts the line back to its beginning, tied to its person where it was. Raises YBI63 for no value or a field that lists of the kind do not have, YBS11 where the member has entered as much as a day allows. Volatile: writes intake and the log. / 更正清单行的一栏并重新处理该行。';
REVOKE ALL ON FUNCTION ybss_registry.enter_value(ybss_registry.review, text) FROM PUBLIC;
