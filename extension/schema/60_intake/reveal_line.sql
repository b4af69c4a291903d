-- A line of a list as it came, for whoever has to decide about it.

CREATE OR REPLACE FUNCTION ybss.reveal_line(review bigint, purpose text) RETURNS bytea
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  -- Whatever a line may hold: the highest grade that a value of a person takes.
  v_grade smallint := (SELECT pg_catalog.max(r.grade) FROM ybss_registry.reveal_item r WHERE r.kind = 'person');
  v_district int4;
  v_raw bytea;
  v_outcome text := 'shown';
  v_purpose text;
BEGIN
  PERFORM ybss.require_actor();
  v_purpose := ybss.stated_purpose(purpose);
  -- Row security binds this query by the caller's scope: ybss_owner is no exception.
  SELECT r.district, CASE r.line WHEN 1 THEN coalesce(f.first_line, ybss.kept_line(r.file_id, r.line)) ELSE ybss.kept_line(r.file_id, r.line) END INTO v_district, v_raw
  FROM ybss_registry.review r JOIN ybss_registry.intake_file f USING (file_id)
  WHERE r.district = (SELECT ybss_registry.district_of_record('review', review)) AND r.review_id = review;
  IF v_district IS NULL THEN
    v_outcome := 'not in scope';
  ELSIF ybss.current_grade() < v_grade THEN
    v_outcome := 'grade too low';
  END IF;
  PERFORM ybss.write_access_log('review', coalesce(v_district, 0), review, 'line', v_purpose, v_outcome);
  IF v_outcome = 'shown' THEN
    RETURN v_raw;
  END IF;
  RAISE WARNING USING MESSAGE = pg_catalog.format('not shown: %s', v_outcome),
    DETAIL = CASE v_outcome WHEN 'not in scope' THEN '该核查事项不存在或不在您的权限范围内。' ELSE '您的等级不足以查看清单原始内容。' END;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss.reveal_line(bigint, text) IS
'The original bytes of the line that a row of ybss.review_queue is about, for a purpose (ybss.stated_purpose): in the encoding of the list, as convert_from(…, encoding) reads it. Shown when the review is in the caller''s scope and the member''s grade reaches that of a citizen id; otherwise null with a warning. Either way a line is written first, in a transaction of its own. Raises YBS08 without a purpose, YBS10 where no line can be written. Volatile: writes the log. Security definer: people have no right to lines. / 查看待核查清单行的原始内容：须在权限范围内、等级足够并说明用途，先留痕后显示。';
REVOKE ALL ON FUNCTION ybss.reveal_line(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.reveal_line(bigint, text) TO ybss_operator;
