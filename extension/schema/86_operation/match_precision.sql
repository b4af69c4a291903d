-- What reviewed samples say of thresholds, and bands and weights that a district takes from a run.

CREATE OR REPLACE FUNCTION ybss.match_precision(run bigint DEFAULT NULL)
RETURNS TABLE (from_weight int, pairs bigint, judged bigint, "precision" float8, low float8, high float8, recall float8)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 40
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_run ybss_registry.match_run;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  v_run := ybss_registry.sampled_run(run);
  -- How many pairs lie from a weight on tells, of few pairs, each one's weight.
  IF NOT ybss_registry.weight_is_shown(v_run.kind, v_run.run_id) THEN
    RETURN;
  END IF;
  RETURN QUERY
  WITH stratum AS (
    SELECT e.stratum, count(*) AS pairs, avg(e.probability) AS expected FROM ybss_registry.seen_edges(v_run.run_id, v_run.kind) e GROUP BY e.stratum
  ), judged AS (
    SELECT s.stratum, count(*) FILTER (WHERE s.verdict = 'same') AS same, count(*) FILTER (WHERE s.verdict IN ('same', 'different')) AS judged
    FROM ybss_registry.match_sample s WHERE s.run_id = v_run.run_id GROUP BY s.stratum
  ), share AS (
    -- Where nobody looked the model's own probability stands in, and counts for two pairs.
    SELECT t.stratum, t.pairs, coalesce(j.judged, 0) AS judged, CASE WHEN coalesce(j.judged, 0) > 0 THEN j.same::float8 / j.judged ELSE t.expected END AS share,
      (coalesce(j.same, 0) + 2 * t.expected) / (coalesce(j.judged, 0) + 2) AS smooth, greatest(coalesce(j.judged, 0), 2) AS weight_of
    FROM stratum t LEFT JOIN judged j USING (stratum)
  ), above AS (
    SELECT s.stratum, (sum(s.pairs) OVER w)::bigint AS pairs, (sum(s.judged) OVER w)::bigint AS judged, sum(s.pairs * s.share) OVER w AS matches,
      sum(s.pairs * s.share) OVER () AS all_matches, sum(s.pairs * s.smooth) OVER w / sum(s.pairs) OVER w AS smooth,
      sum(s.pairs::float8 * s.pairs * s.smooth * (1 - s.smooth) / s.weight_of) OVER w / power((sum(s.pairs) OVER w)::float8, 2) AS variance
    FROM share s WINDOW w AS (ORDER BY s.stratum DESC)
  )
  SELECT a.stratum, a.pairs, a.judged, a.matches / a.pairs, i.low, i.high, a.matches / nullif(a.all_matches, 0)
  FROM above a
  -- Wilson's interval by as many pairs as would be as unsure if they had been drawn from all.
  CROSS JOIN LATERAL (SELECT greatest(round(a.smooth * (1 - a.smooth) / greatest(a.variance, 1e-12)), 1)::bigint AS drawn) n
  CROSS JOIN LATERAL ybss.wilson(least(round(a.matches / a.pairs * n.drawn)::bigint, n.drawn), n.drawn) i
  ORDER BY a.stratum;
END
$$;
COMMENT ON FUNCTION ybss.match_precision(bigint) IS
'What is known of each threshold of a run (null: the last): how many pairs have at least this weight, how many of them people judged (ybss.review_sample, ybss.judge_pair), which share of them is one (precision) with its 95 % interval, and which share of all kept pairs that are one lies there (recall). Strata that nobody looked at count with the model''s own probability. No row where a field of the model lies above the member''s grade. Raises YBM08, YBS20. Stable: reads the run. Security definer: people have no right to edges. / 各阈值的精确率及其95%置信区间。';

CREATE OR REPLACE FUNCTION ybss.match_threshold(wanted float8, run bigint DEFAULT NULL)
RETURNS TABLE (from_weight int, pairs bigint, judged bigint, "precision" float8, low float8, high float8, recall float8)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT p.* FROM ybss.match_precision(match_threshold.run) p WHERE p.precision >= match_threshold.wanted
    AND NOT EXISTS (SELECT FROM ybss.match_precision(match_threshold.run) h WHERE h.from_weight > p.from_weight AND h.precision < match_threshold.wanted)
  ORDER BY p.from_weight LIMIT 1
$$;
COMMENT ON FUNCTION ybss.match_threshold(float8, bigint) IS
'The lowest weight from which a run (null: the last) has the precision that is wanted (0.9995), with its 95 % interval; no row where no threshold has it. Raises as ybss.match_precision. Stable: reads the run. Security definer: people have no right to edges. / 达到所需精确率的最低阈值。';

CREATE OR REPLACE FUNCTION ybss.set_match_bands(model text, accept float8, refuse float8) RETURNS int
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss.require_registry(), ybss.require_actor();
  SELECT ybss.declare_match_model(ybss.match_definition(set_match_bands.model) || pg_catalog.jsonb_build_object('accept', set_match_bands.accept, 'refuse', set_match_bands.refuse))
$$;
COMMENT ON FUNCTION ybss.set_match_bands(text, float8, float8) IS
'Sets from which weight a match model accepts by itself and below which it refuses; the next version of the model, which is given. Raises YBM01, YBM02, YBM07, YBS20. Volatile: writes. Security definer: people have no right to models. / 设置匹配模型的自动与拒绝阈值。';

CREATE OR REPLACE FUNCTION ybss.take_match_weights(run bigint) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_run ybss_registry.match_run;
  v_now jsonb;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  v_run := ybss_registry.sampled_run(run);
  v_now := ybss.match_definition(v_run.model);
  IF (v_run.definition->'version') IS DISTINCT FROM (v_now->'version') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM09', MESSAGE = pg_catalog.format('match model "%s" has changed since the run', v_run.model), DETAIL = '运行之后匹配模型已有新版本。', HINT = 'Run it again.';
  END IF;
  RETURN ybss.declare_match_model(v_run.definition || '{"estimate": false}');
END
$$;
COMMENT ON FUNCTION ybss.take_match_weights(bigint) IS
'Takes the weights that a run estimated into its model, as its next version, which is given. Raises YBM07 for somebody else''s model, YBM08 for no such run, YBM09 where the model has changed since, YBS20 where nobody acts. Volatile: writes. Security definer: people have no right to models. / 采用运行估计的权重。';
REVOKE ALL ON FUNCTION ybss.match_precision(bigint), ybss.match_threshold(float8, bigint), ybss.set_match_bands(text, float8, float8), ybss.take_match_weights(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.match_precision(bigint), ybss.match_threshold(float8, bigint), ybss.set_match_bands(text, float8, float8),
  ybss.take_match_weights(bigint) TO ybss_reader, ybss_operator;
