-- Pairs to be looked at where it is least sure whether they are one, and thresholds out of what people say.

CREATE OR REPLACE FUNCTION ybss_registry.sampled_run(p_run_id bigint) RETURNS ybss_registry.match_run
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_run ybss_registry.match_run := (SELECT r FROM ybss_registry.match_run r WHERE (p_run_id IS NULL OR r.run_id = p_run_id) AND r.state = 'finished'
    AND (ybss_registry.owns_match_run(r.kind, r.started_role, r.started_member, r.node) OR r.kind <> 'table' AND ybss_registry.covers_scope(r.node)) ORDER BY r.run_id DESC LIMIT 1);
BEGIN
  IF v_run.run_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM08', MESSAGE = 'there is no such run', DETAIL = '没有这次匹配运行，或不在您的权限范围内。', HINT = 'SELECT run_id, model, relation FROM ybss.match_run';
  END IF;
  RETURN v_run;
END
$$;
COMMENT ON FUNCTION ybss_registry.sampled_run(bigint) IS
'A finished run that the caller may see, the last one for null. Raises YBM08. Stable: reads runs. / 可抽样的匹配运行。';

CREATE OR REPLACE FUNCTION ybss_registry.seen_edges(p_run_id bigint, p_kind text)
RETURNS TABLE (district int4, a text, b text, weight real, stratum int, probability float8)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Of records those pairs of which the caller sees both: row security binds the registers. Weights beyond 30 are one stratum.
  FOR district, a, b, weight, stratum, probability IN EXECUTE pg_catalog.format('SELECT e.district, e.a, e.b, e.weight, greatest(least(floor(e.weight)::int, 30), -30), 1 / (1 + power(2, -greatest(least(e.weight, 100), -100)::float8))
    FROM ybss_registry.match_edge e %s WHERE e.run_id = $1', CASE WHEN p_kind <> 'table' THEN pg_catalog.format(
      'JOIN ybss_registry.%1$I x ON x.district = e.district AND x.%2$I = e.a::bigint JOIN ybss_registry.%1$I y ON y.district = ANY (ARRAY[ybss.district_of_id(e.b::bigint), e.district]) AND y.%2$I = e.b::bigint', p_kind, p_kind || '_id') END)
  USING p_run_id
  LOOP
    RETURN NEXT;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.seen_edges(bigint, text) IS
'The pairs of a run that the caller may see, with the stratum of their weight and what it says of them. Stable: reads edges and registers. / 当前人员可见的匹配记录对。';

CREATE OR REPLACE FUNCTION ybss.review_sample(n int, run bigint DEFAULT NULL)
RETURNS TABLE (run_id bigint, a text, b text, weight real, stands_for bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_run ybss_registry.match_run;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  v_run := ybss_registry.sampled_run(run);
  -- Neyman (1934): a stratum gives as its size and as it is unsure; within one the hash of the keys decides, so that nobody chooses.
  RETURN QUERY
  WITH edge AS MATERIALIZED (
    SELECT e.* FROM ybss_registry.seen_edges(v_run.run_id, v_run.kind) e
    WHERE NOT EXISTS (SELECT FROM ybss_registry.match_sample s WHERE s.district = e.district AND s.run_id = v_run.run_id AND s.a = e.a AND s.b = e.b)
  ), judged AS (
    SELECT s.stratum, count(*) FILTER (WHERE s.verdict = 'same') AS same, count(*) FILTER (WHERE s.verdict IN ('same', 'different')) AS judged
    FROM ybss_registry.match_sample s WHERE s.run_id = v_run.run_id GROUP BY s.stratum
  ), stratum AS (
    SELECT e.stratum, count(*) AS pairs, count(*) * sqrt(greatest(p.share * (1 - p.share), 0.0001)) AS worth
    FROM edge e LEFT JOIN judged j USING (stratum)
    CROSS JOIN LATERAL (SELECT (coalesce(j.same, 0) + 2 * e.probability) / (coalesce(j.judged, 0) + 2) AS share) p
    GROUP BY e.stratum, p.share
  ), share AS (
    SELECT s.stratum, sum(s.pairs)::bigint AS pairs, least(sum(s.pairs), ceil(n * sum(s.worth) / (SELECT sum(t.worth) FROM stratum t)))::bigint AS wanted FROM stratum s GROUP BY s.stratum
  ), thrown AS (
    SELECT e.*, h.pairs, h.wanted, row_number() OVER (PARTITION BY e.stratum ORDER BY hashtextextended(e.a || ' ' || e.b, v_run.run_id), e.a, e.b) AS place,
      row_number() OVER (ORDER BY hashtextextended(e.a || ' ' || e.b, v_run.run_id + 1), e.a, e.b) AS any_place
    FROM edge e JOIN share h USING (stratum)
  ), drawn AS (
    INSERT INTO ybss_registry.match_sample (district, run_id, a, b, weight, stratum, stands_for)
    SELECT t.district, v_run.run_id, t.a, t.b, t.weight, t.stratum, t.pairs
    FROM thrown t WHERE t.place <= t.wanted ORDER BY t.any_place LIMIT greatest(least(n, 10000), 0)
    RETURNING match_sample.run_id, match_sample.a, match_sample.b, match_sample.weight, match_sample.stands_for
  )
  SELECT d.run_id, d.a, d.b, w.weight, d.stands_for FROM drawn d
  CROSS JOIN LATERAL (SELECT CASE WHEN ybss_registry.weight_is_shown(v_run.kind, v_run.run_id) THEN d.weight END AS weight) w ORDER BY w.weight, d.a, d.b;
END
$$;
COMMENT ON FUNCTION ybss.review_sample(int, bigint) IS
'Draws up to n pairs of a run (null: the last that the caller may see) to be looked at: of each stratum of weight as many as its size and its doubt ask for, those drawn before left out; within a stratum a hash decides. The weight is null where a field of the model lies above the member''s grade. ybss.judge_pair takes what was found, ybss.match_precision says what follows. Raises YBM08, YBS20. Volatile: writes the sample. Security definer: people have no right to edges; of registers only pairs are drawn of which the caller sees both records. Neyman, J. R. Stat. Soc. 97 (1934) 558. / 抽取待核查的记录对（按权重分层）。';

CREATE OR REPLACE FUNCTION ybss.judge_pair(run bigint, a text, b text, verdict text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_run ybss_registry.match_run;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  v_run := ybss_registry.sampled_run(run);
  IF verdict IS NULL OR verdict NOT IN ('same', 'different', 'unclear') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM09', MESSAGE = 'a pair is judged same, different or unclear', DETAIL = '核查结论只能是 same（同一）、different（不同）或 unclear（无法判断）。',
      HINT = 'SELECT ybss.judge_pair(run, a, b, ''same'')';
  END IF;
  UPDATE ybss_registry.match_sample s SET verdict = judge_pair.verdict, decided_at = clock_timestamp(), decided_by = (SELECT c.actor FROM ybss_registry.acting() c)
  WHERE s.run_id = run AND s.a = judge_pair.a AND s.b = judge_pair.b
    AND (v_run.kind = 'table' OR EXISTS (SELECT FROM ybss_registry.seen_edges(run, v_run.kind) e WHERE e.a = judge_pair.a AND e.b = judge_pair.b));
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM09', MESSAGE = 'that pair was not drawn', DETAIL = '该记录对不在抽样范围内。', HINT = 'SELECT * FROM ybss.review_sample(100)';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss.judge_pair(bigint, text, text, text) IS
'What somebody found of a pair that ybss.review_sample drew: same, different or unclear; a later word takes the place of an earlier one. Raises YBM08, YBM09, YBS20. Volatile: writes the sample. Security definer: people have no right to it. / 登记记录对核查结论。';
REVOKE ALL ON FUNCTION ybss_registry.sampled_run(bigint), ybss_registry.seen_edges(bigint, text), ybss.review_sample(int, bigint),
  ybss.judge_pair(bigint, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.review_sample(int, bigint), ybss.judge_pair(bigint, text, text, text) TO ybss_reader, ybss_operator;
