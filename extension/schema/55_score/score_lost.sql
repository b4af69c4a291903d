-- Why a record has the scores that it has: a row for each point lost.

CREATE OR REPLACE FUNCTION ybss_registry.record_items(p_kind text, p_id bigint, p_as_of date)
RETURNS SETOF ybss.item_finding
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_register CONSTANT text := ybss_registry.register_of(p_kind);
  v_district int4;
BEGIN
  IF NOT EXISTS (SELECT FROM ybss_registry.record_kind k WHERE k.kind = p_kind) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV01', MESSAGE = pg_catalog.format('there is no kind of record "%s"', p_kind),
      DETAIL = '没有这种记录。', HINT = 'SELECT kind FROM ybss.record_kind';
  END IF;
  v_district := ybss_registry.district_of_record(v_register, p_id);
  -- One id is of one kind.
  IF v_register = 'thing' AND NOT EXISTS (SELECT FROM ybss_registry.thing t WHERE t.district = v_district AND t.thing_id = p_id AND t.kind = p_kind) THEN
    RETURN;
  END IF;
  RETURN QUERY EXECUTE pg_catalog.format('SELECT i.* FROM ybss_registry.%1$I r CROSS JOIN LATERAL ybss.score_items(r, $2) i
    WHERE r.district = $3 AND r.%2$I = $1', v_register || '_record', v_register || '_id')
  USING p_id, p_as_of, v_district;
END
$$;
COMMENT ON FUNCTION ybss_registry.record_items(text, bigint, date) IS
'What score_items finds of a record by its id. Raises YBV01 for an unknown kind. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 按编号读取记录各信息项的评分依据。';
REVOKE ALL ON FUNCTION ybss_registry.record_items(text, bigint, date) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.score_lost(kind text, id bigint, as_of date)
RETURNS TABLE (score text, points real, item text, chinese text, office text, weight real, why text, mends text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET intervalstyle = 'postgres'
AS $$
  WITH found AS (
    SELECT f.*, i.chinese, i.office, i.weight, i.rule, i.remedy, i.fresh_for, i.number,
      CASE WHEN i.required_if IS NOT NULL THEN coalesce(i.required_words, '归口部门设定的条件下须填 / its office says when') END AS required_words,
      CASE WHEN i.rule IS NOT NULL THEN coalesce(i.rule_words, '归口部门设定的规则 / a rule of its office') END AS rule_words,
      ybss_registry.value_words(i.value_type, i.code_table) AS value_words
    FROM ybss_registry.record_items(score_lost.kind, score_lost.id, score_lost.as_of) f
    JOIN ybss_registry.item i ON i.kind = score_lost.kind AND i.item = f.item
  ), whole AS (
    SELECT sum(f.weight) FILTER (WHERE f.required) AS required, sum(f.weight) FILTER (WHERE f.checked) AS checked,
      sum(f.weight) FILTER (WHERE f.freshness IS NOT NULL AND NOT f.derived) AS ageing
    FROM found f
  )
  SELECT l.score, round(l.points::numeric, 2)::real, f.item, f.chinese, f.office, f.weight, l.why, l.mends
  FROM found f CROSS JOIN whole w
  CROSS JOIN LATERAL (VALUES
    ('completeness', CASE WHEN f.required AND NOT f.present THEN 100 * f.weight / w.required END,
      ybss_registry.words_of('缺项', 'is not there', ARRAY[f.required_words]),
      pg_catalog.format('由%s填报%s / to be stated by its office', f.office, f.chinese)),
    ('accuracy', CASE WHEN f.checked AND NOT f."right" THEN 100 * f.weight / w.checked END,
      ybss_registry.words_of('应为', 'should be', ARRAY[f.value_words, f.rule_words]),
      coalesce(f.remedy, pg_catalog.format('与%s核对%s / compare with the document', f.office, f.chinese))),
    ('freshness', CASE WHEN f.freshness < 100 AND NOT f.derived THEN f.weight * (100 - f.freshness) / w.ageing END,
      pg_catalog.format('%1$s 填报，保鲜期 %2$s / stated %1$s, holds %3$s', pg_catalog.to_char(f.said_on, 'YYYY-MM-DD'), ybss.term_words(f.fresh_for), f.fresh_for),
      pg_catalog.format('由%s重新核实%s / to be confirmed by its office', f.office, f.chinese))
  ) l(score, points, why, mends)
  WHERE l.points IS NOT NULL
  ORDER BY l.score, l.points DESC, f.number
$$;
COMMENT ON FUNCTION ybss.score_lost(text, bigint, date) IS
'As score_lost of today, on another day. For administrators alone: what a record must have follows from dates that the views mask, and a day of the caller''s choice would tell them. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 指定日期的失分说明，仅限管理员。';

-- Today is the district's: a session's time zone may lie a week off.
CREATE OR REPLACE FUNCTION ybss.score_lost(kind text, id bigint)
RETURNS TABLE (score text, points real, item text, chinese text, office text, weight real, why text, mends text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET timezone = 'Asia/Shanghai'
AS $$
  SELECT l.* FROM ybss.score_lost(score_lost.kind, score_lost.id, ybss.today()) l
$$;
COMMENT ON FUNCTION ybss.score_lost(text, bigint) IS
'A row for each point that a record lost today: which score, how many of its 100 points, the item and its weight, why, and what would mend it; values are not shown. The points of a score add up to what it lacks of 100. No rows where nothing is lost, or there is no such record in the caller''s scope; raises YBV01 for an unknown kind. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 逐项说明失分原因及补救办法。';
REVOKE ALL ON FUNCTION ybss.score_lost(text, bigint, date), ybss.score_lost(text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.score_lost(text, bigint) TO ybss_reader, ybss_operator;
