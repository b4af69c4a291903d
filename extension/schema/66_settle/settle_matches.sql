-- What becomes of a line by the verdict of matching.

CREATE OR REPLACE FUNCTION ybss_registry.settle_matches() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_merged int;
BEGIN
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(CASE m.verdict
    WHEN 'another' THEN ybss_registry.finding_of(l, 'citizen_id', 'id_of_another',
      candidates => pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('person_id', m.person_id)))
    ELSE ybss_registry.finding_of(l, 'name', 'match_uncertain', candidates => m.candidates) END ORDER BY m.verdict, l.line))
  FROM pg_temp.ybss_work_match m JOIN pg_temp.ybss_work_line l USING (line) WHERE m.verdict IN ('another', 'doubtful');
  UPDATE pg_temp.ybss_work_line l
  SET state = CASE WHEN m.verdict IN ('known', 'sure') THEN 'merged' ELSE 'review' END,
    record_id = CASE WHEN m.verdict IN ('known', 'sure') THEN m.person_id ELSE l.record_id END, match_weight = coalesce(m.weight, l.match_weight)
  FROM pg_temp.ybss_work_match m WHERE l.line = m.line AND l.state = 'placed';
  GET DIAGNOSTICS v_merged = ROW_COUNT;
  RETURN v_merged;
END
$$;
COMMENT ON FUNCTION ybss_registry.settle_matches() IS
'Ties the lines of pg_temp.ybss_work_line to whom pg_temp.ybss_work_match says they are about; a number that is another''s (id_of_another) and what is doubtful (match_uncertain) goes to review with its candidates. Returns how many lines. Volatile: writes the work table and review. / 依据匹配结论归并清单行或转入核查。';
REVOKE ALL ON FUNCTION ybss_registry.settle_matches() FROM PUBLIC;
