-- Verification: a random sample by grid and seed, and what was found.

CREATE OR REPLACE FUNCTION ybss_registry.sample_seed(p_kind text) RETURNS bigint
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Of the rounds that stand: who draws, looks and rolls back draws the same again.
  SELECT ('x' || left(encode(sha256(k.secret || convert_to(pg_catalog.format('ybss sample %s %s', p_kind, (SELECT count(*) FROM ybss_registry.verification)), 'UTF8')), 'hex'), 16))::bit(64)::bigint
  FROM ybss_registry.signing_key k WHERE k.use = 'code' ORDER BY k.key_id LIMIT 1
$$;
COMMENT ON FUNCTION ybss_registry.sample_seed(text) IS
'The seed of the next round of a kind: from a secret of the registry and the number of rounds that stand, so that nobody chooses it, and another throw is another round that everybody sees. Stable: reads rounds. / 下一轮抽样的随机种子，由系统生成。';

CREATE OR REPLACE FUNCTION ybss_registry.open_verification(
  p_kind text, p_node ybss.grid_code, p_method text, p_seed bigint, p_wanted int, p_office text) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  INSERT INTO ybss_registry.verification (kind, node, method, seed, wanted, office, drawn_at, drawn_by)
  SELECT p_kind, p_node, p_method, p_seed, p_wanted, p_office, clock_timestamp(), a.actor FROM ybss_registry.acting() a RETURNING verification_id
$$;
COMMENT ON FUNCTION ybss_registry.open_verification(text, ybss.grid_code, text, bigint, int, text) IS
'Writes the row of a round of verification. Volatile: writes. Security definer: operators draw samples and change none. / 登记核验轮次。';

CREATE OR REPLACE FUNCTION ybss_registry.sample_of(p_kind text, p_node ybss.grid_code, p_wanted int, p_seed bigint, p_at timestamptz)
RETURNS TABLE (district int4, grid ybss.grid_code, records bigint, drawn int, record_ids bigint[])
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_register CONSTANT text := ybss_registry.register_of(p_kind);
BEGIN
  -- Each grid gives its share; the largest remainders round up, so that all add up.
  -- Within a grid a keyed hash of the id decides: the same seed, the same sample.
  FOR district, grid, records, drawn, record_ids IN EXECUTE pg_catalog.format('WITH lies AS MATERIALIZED (
      SELECT t.district, t.grid, t.%1$I AS id FROM %2$s t WHERE t.district = ANY (ybss_registry.districts()) AND t.grid OPERATOR(ybss.<@) $1%3$s
    ), share AS (
      SELECT l.district, l.grid, count(*) AS records, count(*) * least($2::numeric / (SELECT count(*) FROM lies), 1) AS share
      FROM lies l GROUP BY l.district, l.grid
    ), stratum AS (
      SELECT s.district, s.grid, s.records, floor(s.share)::int + (row_number() OVER (ORDER BY s.share - floor(s.share) DESC, s.grid)
        <= least($2, (SELECT count(*) FROM lies)) - sum(floor(s.share)) OVER ())::int AS drawn FROM share s
    ), thrown AS (
      SELECT l.district, l.grid, l.id, row_number() OVER (PARTITION BY l.grid ORDER BY hashint8extended(l.id, $3), l.id) AS n FROM lies l
    )
    SELECT s.district, s.grid, s.records, s.drawn, coalesce(pg_catalog.array_agg(d.id ORDER BY d.n) FILTER (WHERE d.n <= s.drawn), ''{}'')
    FROM stratum s JOIN thrown d USING (district, grid) GROUP BY s.district, s.grid, s.records, s.drawn', v_register || '_id',
    CASE WHEN p_at IS NULL THEN pg_catalog.format('ybss_registry.%I', v_register) ELSE pg_catalog.format('ybss_registry.as_of(NULL::ybss_registry.%I, $4)', v_register) END,
    CASE WHEN v_register <> p_kind THEN ' AND t.kind = $5' END)
  USING p_node, p_wanted::bigint, p_seed, p_at, p_kind
  LOOP
    RETURN NEXT;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.sample_of(text, ybss.grid_code, int, bigint, timestamptz) IS
'The sample that a seed draws of the records below a node, now or (p_at) as the register held them: grids, how many records each has and gives, and which. Stable: reads the register. Proportional allocation after Cochran, Sampling Techniques, chapter 5. / 按种子计算分层样本。';

CREATE OR REPLACE FUNCTION ybss.draw_sample(kind text, node ybss.grid_code, wanted int, method text, office text, repeats bigint DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_id bigint;
  v_seed bigint;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  v_seed := CASE WHEN repeats IS NULL THEN ybss_registry.sample_seed(kind) ELSE (SELECT v.seed FROM ybss_registry.verification v
    WHERE v.verification_id = repeats AND v.kind = draw_sample.kind AND v.node OPERATOR(ybss.=) draw_sample.node AND v.wanted = draw_sample.wanted) END;
  IF wanted IS NULL OR node IS NULL OR v_seed IS NULL OR wanted NOT BETWEEN 1 AND 100000 OR method NOT IN ('analysis', 'third party', 'visit')
    OR NOT EXISTS (SELECT FROM ybss_registry.record_kind k WHERE k.kind = draw_sample.kind) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV13', MESSAGE = 'a sample needs a kind of ybss.record_kind, 1 to 100,000 records, and a method: analysis, third party or visit; it repeats a round of the same kind, node and size',
      DETAIL = '抽样参数有误：记录种类、样本量（1至100000）、核验方法（后台分析、第三方评估、实地核验）；复验轮次须与原轮次种类、节点、样本量一致。',
      HINT = 'SELECT ybss.draw_sample(''person'', ''520371'', 400, ''visit'', ''网格'')';
  END IF;
  v_id := ybss_registry.open_verification(kind, node, method, v_seed, wanted, office);
  WITH drawn AS MATERIALIZED (SELECT * FROM ybss_registry.sample_of(kind, node, wanted, v_seed, NULL)), stratum AS (
    INSERT INTO ybss_registry.verification_stratum (district, verification_id, grid, records, drawn)
    SELECT d.district, v_id, d.grid, d.records, d.drawn FROM drawn d)
  INSERT INTO ybss_registry.verification_record (district, verification_id, record_id, grid)
  SELECT d.district, v_id, pg_catalog.unnest(d.record_ids), d.grid FROM drawn d;
  RETURN v_id;
END
$$;
COMMENT ON FUNCTION ybss.draw_sample(text, ybss.grid_code, int, text, text, bigint) IS
'Draws a random sample of records below a node, stratified by grid in proportion, and gives the round''s id: kind, node, how many, method (analysis 后台分析, third party 第三方评估, visit 实地核验), office that checks; repeats is an earlier round of the same kind, node and size whose seed is taken again, so that a second office checks the first. The seed is the registry''s own and recorded; ybss.check_sample draws again by it. Raises YBV13 for arguments that do not fit. Volatile: writes. Security definer as ybss_owner, whom row security binds by the caller''s scope: who checks does not choose whom. / 按网格分层随机抽样，种子由系统生成并留存。';

CREATE OR REPLACE FUNCTION ybss.check_sample(verification bigint) RETURNS TABLE (grid ybss.grid_code, record_id bigint, what text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_round ybss_registry.verification := (SELECT v FROM ybss_registry.verification v WHERE v.verification_id = verification);
BEGIN
  IF v_round IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV13', MESSAGE = 'there is no such round', DETAIL = '没有这一轮核验。', HINT = 'SELECT verification_id FROM ybss.verification_grid';
  END IF;
  RETURN QUERY
  SELECT coalesce(r.grid, s.grid), coalesce(r.record_id, s.record_id), CASE WHEN s.record_id IS NULL THEN 'not drawn by the seed' ELSE 'drawn by the seed, and missing' END
  FROM (SELECT * FROM ybss_registry.verification_record v WHERE v.verification_id = verification) r
  FULL JOIN (SELECT d.district, d.grid, pg_catalog.unnest(d.record_ids) AS record_id
    FROM ybss_registry.sample_of(v_round.kind, v_round.node, v_round.wanted, v_round.seed, v_round.drawn_at) d) s USING (district, record_id)
  WHERE r.record_id IS NULL OR s.record_id IS NULL
  ORDER BY 2;
END
$$;
COMMENT ON FUNCTION ybss.check_sample(bigint) IS
'Draws a round''s sample again, by its recorded seed, of the records as the register held them when it was drawn, and gives what differs: no row, and the sample is the seed''s. Within the scope in which it was drawn; a write that was under way in that moment may show, and records that were filed in other grids since do. For auditors. Raises YBV13 for no round. Stable: reads tables. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 审计：按留存的种子重新抽样并比对，无差异则不返回行。';

REVOKE ALL ON FUNCTION ybss_registry.open_verification(text, ybss.grid_code, text, bigint, int, text),
  ybss_registry.sample_seed(text),
  ybss_registry.sample_of(text, ybss.grid_code, int, bigint, timestamptz), ybss.draw_sample(text, ybss.grid_code, int, text, text, bigint),
  ybss.check_sample(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.draw_sample(text, ybss.grid_code, int, text, text, bigint) TO ybss_operator;
GRANT EXECUTE ON FUNCTION ybss.check_sample(bigint) TO ybss_auditor;

-- Samples are drawn by chance and findings noted with who found them: nobody adds, drops or alters rows by hand.
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{ybss_operator,ybss_auditor}', '{}')
FROM unnest(ARRAY['verification_stratum', 'verification_record', 'verification_item']) t;
-- A round is seen through its views, by whoever sees some of what it drew.
SELECT ybss.protect_table('ybss_registry.verification', '{ybss_auditor}', '{}');
