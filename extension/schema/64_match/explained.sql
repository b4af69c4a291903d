-- Two records by a model, in words: what each field added, and what brought them together or did not.

CREATE OR REPLACE FUNCTION ybss_registry.match_carriers(p_run_id bigint, p_definition jsonb, p_values text[]) RETURNS bigint[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- A value that no row has is carried by one record.
  SELECT pg_catalog.array_agg(CASE WHEN h.hash IS NOT NULL THEN coalesce((
      SELECT v.carriers[pg_catalog.array_position(v.hashes, h.hash)] FROM ybss_registry.match_value v
      WHERE v.district = 0 AND v.run_id = p_run_id AND v.field = h.ordinality AND v.first <= h.hash ORDER BY v.first DESC LIMIT 1), 1) END ORDER BY h.ordinality)
  FROM pg_catalog.unnest(ybss.match_hashes(p_definition, p_values)) WITH ORDINALITY h(hash, ordinality)
  WHERE p_run_id IS NOT NULL
$$;
COMMENT ON FUNCTION ybss_registry.match_carriers(bigint, jsonb, text[]) IS
'How many records of a run carried each value of a record; null where there is no run. Stable: reads frequencies. / 一条记录各取值在该次运行中的频次。';

CREATE OR REPLACE FUNCTION ybss_registry.match_words(p_part text, p_name text, p_agreement text, p_added float8, p_note text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE p_part
  WHEN 'prior' THEN '任取两条记录为同一对象的可能性'
  WHEN 'field' THEN CASE WHEN p_agreement = 'missing' THEN '一方未填，不计'
    WHEN p_agreement = '***' THEN '等级不足，不显示'
    WHEN p_note = 'common' THEN '该取值过于常见，不计' ELSE CASE WHEN p_added > 0 THEN '支持同一' WHEN p_added < 0 THEN '支持不同' ELSE '无影响' END
    || CASE WHEN p_note = 'frequency' THEN '（已按取值常见程度调整）' WHEN p_note LIKE 'given %' THEN '（与相依字段同时一致，只计一次）' ELSE '' END END
  WHEN 'sum' THEN CASE p_agreement WHEN 'accept' THEN '自动认定为同一' WHEN 'review' THEN '须人工核查' ELSE '认定为不同' END
  WHEN 'veto' THEN CASE p_agreement WHEN 'refuse' THEN '否决：不得归并' ELSE '否决：须人工核查' END
  WHEN 'rule' THEN CASE p_agreement WHEN 'held' THEN '符合该分块规则，参与比较' ELSE '不符合该分块规则，缺少：' || coalesce(p_note, '') END
  WHEN 'stored' THEN '运行时留存的权重'
  WHEN 'block' THEN '符合分块规则，但所在分块过大，未参与比较' END;
COMMENT ON FUNCTION ybss_registry.match_words(text, text, text, float8, text) IS
'What a part of an explanation says, in Chinese. Immutable: depends on its arguments only. / 匹配说明的文字。';

CREATE OR REPLACE FUNCTION ybss_registry.explained(p_definition jsonb, p_a text[], p_b text[], p_carriers_a bigint[], p_carriers_b bigint[],
  p_stored real, p_counted boolean, p_hidden text[] DEFAULT '{}')
RETURNS TABLE (step int, part text, name text, comparison text, agreement text, m float8, u float8, added float8, total float8, note text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH part AS MATERIALIZED (
    SELECT s.*, sum(CASE WHEN s.part IN ('prior', 'field') THEN s.added END) OVER (ORDER BY s.step) AS total,
      -- What a member's grade does not reach is not told, nor what would tell it by subtraction.
      s.part = 'field' AND s.name = ANY (p_hidden) AS hidden, pg_catalog.cardinality(p_hidden) > 0 AS some_hidden
    FROM ybss.match_score(p_definition, p_a, p_b, p_carriers_a, p_carriers_b) s
  ), shown AS (
    SELECT p.step, p.part, p.name, p.comparison, CASE WHEN p.hidden THEN '***' ELSE p.agreement END AS agreement,
      CASE WHEN NOT p.hidden THEN p.m END AS m, CASE WHEN NOT p.hidden THEN p.u END AS u,
      CASE WHEN NOT p.hidden AND NOT (p.some_hidden AND p.part = 'sum') THEN p.added END AS added,
      CASE WHEN NOT p.some_hidden AND p.part IN ('prior', 'field', 'sum') THEN p.total END AS total, CASE WHEN NOT p.hidden THEN p.note END AS note
    -- Of rules that ask for a hidden field nothing is said.
    FROM part p WHERE NOT (p.some_hidden AND p.part IN ('rule', 'veto') AND EXISTS (SELECT FROM pg_catalog.unnest(p_hidden) h WHERE p.part = 'veto' OR p.name ~ ('\m' || h || ' ')))
    UNION ALL
    SELECT 1000, 'stored', NULL, NULL, NULL, NULL, NULL, p_stored, NULL, NULL WHERE p_stored IS NOT NULL AND pg_catalog.cardinality(p_hidden) = 0
    UNION ALL
    SELECT 1001, 'block', NULL, NULL, 'left out', NULL, NULL, NULL, NULL, NULL
    WHERE p_counted AND p_stored IS NULL AND pg_catalog.cardinality(p_hidden) = 0 AND EXISTS (SELECT FROM part p WHERE p.part = 'rule' AND p.agreement = 'held')
      AND EXISTS (SELECT FROM part p WHERE p.part = 'sum' AND p.agreement <> 'refuse')
  )
  SELECT row_number() OVER (ORDER BY s.step)::int, s.part, s.name, s.comparison, s.agreement, s.m, s.u, s.added, s.total, s.note,
    ybss_registry.match_words(s.part, s.name, s.agreement, s.added, s.note)
  FROM shown s ORDER BY s.step
$$;
COMMENT ON FUNCTION ybss_registry.explained(jsonb, text[], text[], bigint[], bigint[], real, boolean, text[]) IS
'Two records by a model, part by part, in words: prior, what each field added with the running total, the sum, a veto, each rule, the stored weight of the run, and whether a block was left out for its size (p_counted: there is a run). p_hidden: fields of which nothing is told. Stable: reads texts. / 两条记录匹配情况的逐项说明。';
REVOKE ALL ON FUNCTION ybss_registry.match_carriers(bigint, jsonb, text[]), ybss_registry.match_words(text, text, text, float8, text),
  ybss_registry.explained(jsonb, text[], text[], bigint[], bigint[], real, boolean, text[]) FROM PUBLIC;
