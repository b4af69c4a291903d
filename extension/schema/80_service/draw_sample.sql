-- Verification: a random sample by grid and seed, and what was found.

CREATE OR REPLACE FUNCTION ybss_registry.open_verification(
  p_kind text, p_node ybss.grid_code, p_method text, p_seed bigint, p_wanted int, p_office text) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  INSERT INTO ybss_registry.verification (kind, node, method, seed, wanted, office, drawn_by)
  SELECT p_kind, p_node, p_method, p_seed, p_wanted, p_office, a.actor FROM ybss_registry.acting() a RETURNING verification_id
$$;
COMMENT ON FUNCTION ybss_registry.open_verification(text, ybss.grid_code, text, bigint, int, text) IS
'Writes the row of a round of verification. Volatile: writes. Security definer: operators draw samples and change none. / 登记核验轮次。';

CREATE OR REPLACE FUNCTION ybss.draw_sample(kind text, node ybss.grid_code, wanted int, method text, seed bigint, office text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_id bigint;
  v_records bigint;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  IF wanted IS NULL OR seed IS NULL OR wanted NOT BETWEEN 1 AND 100000 OR method NOT IN ('analysis', 'third party', 'visit')
    OR NOT EXISTS (SELECT FROM ybss_registry.record_kind k WHERE k.kind = draw_sample.kind) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV13', MESSAGE = 'a sample needs a kind of ybss.record_kind, 1 to 100,000 records, a seed, and a method: analysis, third party or visit',
      DETAIL = '抽样参数有误：记录种类、样本量（1至100000）、种子、核验方法（后台分析、第三方评估、实地核查）。',
      HINT = 'SELECT ybss.draw_sample(''person'', ''520371'', 400, ''visit'', 2026, ''网格'')';
  END IF;
  v_id := ybss_registry.open_verification(kind, node, method, seed, wanted, office);
  EXECUTE format('SELECT count(*) FROM ybss_registry.%I r WHERE r.district = ANY (ybss_registry.districts()) AND r.grid OPERATOR(ybss.<@) $1', kind)
    INTO v_records USING node;
  -- Each grid gives its share; the largest remainders round up, so that all add up.
  EXECUTE format('INSERT INTO ybss_registry.verification_stratum (district, verification_id, grid, records, drawn)
    SELECT s.district, $1, s.grid, s.records, floor(s.share)::int
      + (row_number() OVER (ORDER BY s.share - floor(s.share) DESC, s.grid) <= least($3, $4) - sum(floor(s.share)) OVER ())::int
    FROM (SELECT r.district, r.grid, count(*) AS records, count(*) * least($3::numeric / $4, 1) AS share FROM ybss_registry.%I r
          WHERE r.district = ANY (ybss_registry.districts()) AND r.grid OPERATOR(ybss.<@) $2 GROUP BY r.district, r.grid) s', kind)
  USING v_id, node, wanted::bigint, v_records;
  -- Within a grid a keyed hash of the id decides: the same seed, the same sample.
  EXECUTE format('INSERT INTO ybss_registry.verification_record (district, verification_id, record_id, grid)
    SELECT d.district, $1, d.id, d.grid
    FROM (SELECT r.district, r.%2$I AS id, r.grid, row_number() OVER (PARTITION BY r.grid ORDER BY hashint8extended(r.%2$I, $2), r.%2$I) AS n
          FROM ybss_registry.%1$I r WHERE r.district = ANY (ybss_registry.districts()) AND r.grid OPERATOR(ybss.<@) $3) d
    JOIN ybss_registry.verification_stratum s ON s.district = d.district AND s.verification_id = $1 AND s.grid = d.grid AND d.n <= s.drawn', kind, kind || '_id')
  USING v_id, seed, node;
  RETURN v_id;
END
$$;
COMMENT ON FUNCTION ybss.draw_sample(text, ybss.grid_code, int, text, bigint, text) IS
'Draws a random sample of records below a node, stratified by grid in proportion, and gives the round''s id: kind, node, how many, method (analysis 后台分析, third party 第三方评估, visit 实地核查), seed, office that checks. The same seed over the same records draws the same sample. Raises YBV13 for arguments that do not fit. Volatile: writes. Security definer as ybss_owner, whom row security binds by the caller''s scope: who checks does not choose whom. Proportional allocation after Cochran, Sampling Techniques, chapter 5. / 按网格分层随机抽样。';

CREATE OR REPLACE FUNCTION ybss.note_check(verification bigint, record bigint, outcome text, wrong text[] DEFAULT '{}', "right" text[] DEFAULT '{}', note text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_record ybss_registry.verification_record;
  v_kind text := (SELECT v.kind FROM ybss_registry.verification v WHERE v.verification_id = verification AND v.closed_at IS NULL);
BEGIN
  PERFORM ybss.require_actor();
  UPDATE ybss_registry.verification_record r
  SET outcome = note_check.outcome, checked_on = current_date, checked_by = ybss_registry.entering_office(), note = note_check.note
  WHERE r.verification_id = verification AND r.record_id = record AND v_kind IS NOT NULL RETURNING r.* INTO v_record;
  IF v_record IS NULL OR outcome IS NULL OR (outcome = 'right' AND cardinality(wrong) > 0)
    OR EXISTS (SELECT FROM unnest(wrong || "right") u WHERE NOT EXISTS (SELECT FROM ybss_registry.item i WHERE i.kind = v_kind AND i.item = u)) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV14', MESSAGE = 'that record is not in an open sample within your scope, or its outcome and items do not fit',
      DETAIL = '该记录不在权限范围内的未结样本中，或核验结果与信息项不符。', HINT = 'outcome: right, wrong, not found, not reached; items of ybss.item; a right record has no wrong item.';
  END IF;
  DELETE FROM ybss_registry.verification_item i
  WHERE i.district = v_record.district AND i.verification_id = verification AND i.record_id = record;
  INSERT INTO ybss_registry.verification_item (district, verification_id, record_id, grid, kind, item, "right")
  SELECT v_record.district, verification, record, v_record.grid, v_kind, u.item, bool_and(u.ok)
  FROM (SELECT unnest(wrong), false UNION ALL SELECT unnest("right"), true) u(item, ok) GROUP BY u.item;
END
$$;
COMMENT ON FUNCTION ybss.note_check(bigint, bigint, text, text[], text[], text) IS
'Notes what was found at a record of a sample: right, wrong, not found or not reached, and which items were wrong or right. May be noted again until the round is closed. Raises YBV14 for a record that is not in an open sample, or a finding that does not fit. Volatile: writes. Security definer as draw_sample. / 登记一条样本记录的核验结果。';
REVOKE ALL ON FUNCTION ybss_registry.open_verification(text, ybss.grid_code, text, bigint, int, text),
  ybss.draw_sample(text, ybss.grid_code, int, text, bigint, text), ybss.note_check(bigint, bigint, text, text[], text[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.draw_sample(text, ybss.grid_code, int, text, bigint, text), ybss.note_check(bigint, bigint, text, text[], text[], text) TO ybss_operator;

-- Samples are drawn by chance and findings noted with who found them: nobody adds, drops or alters rows by hand.
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{ybss_operator,ybss_auditor}', '{}')
FROM unnest(ARRAY['verification_stratum', 'verification_record', 'verification_item']) t;
-- A round is seen through its views, by whoever sees some of what it drew.
SELECT ybss.protect_table('ybss_registry.verification', '{ybss_auditor}', '{}');
