-- A match model's rows as one value: what a run follows, what a user declares, what a version was.

CREATE OR REPLACE FUNCTION ybss_registry.definition_of(p_model text) RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.jsonb_build_object('model', o.model, 'version', o.version, 'kind', o.kind, 'key', o.key, 'prior', o.prior,
    'accept', o.accept, 'refuse', o.refuse, 'one_to_one', o.one_to_one, 'estimate', o.estimate, 'seed', o.seed,
    'most_in_block', o.most_in_block, 'remark', o.remark,
    'fields', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('field', f.field, 'expression', f.expression, 'comparison', f.comparison,
        'frequency', f.frequency, 'common_above', f.common_above) || l.levels ORDER BY f.position)
      FROM ybss_registry.match_field f
      CROSS JOIN LATERAL (SELECT pg_catalog.jsonb_build_object('levels', pg_catalog.jsonb_agg(v.name ORDER BY v.level),
          'm', pg_catalog.jsonb_agg(v.m ORDER BY v.level), 'u', pg_catalog.jsonb_agg(v.u ORDER BY v.level)) AS levels
        FROM ybss_registry.match_level v WHERE v.model = f.model AND v.field = f.field) l
      WHERE f.model = o.model),
    'rules', coalesce((SELECT pg_catalog.jsonb_agg(r.terms ORDER BY r.rule) FROM (
      SELECT q.rule, pg_catalog.jsonb_build_object('name', q.rule::text, 'largest_block', o.most_in_block,
        'terms', pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('field', q.field, 'key', q.key) ORDER BY q.position)) AS terms
      FROM ybss_registry.match_rule q WHERE q.model = o.model GROUP BY q.rule) r), '[]'),
    'vetoes', coalesce((SELECT pg_catalog.jsonb_agg(r.terms ORDER BY r.veto) FROM (
      SELECT q.veto, pg_catalog.jsonb_build_object('name', q.veto::text, 'outcome', pg_catalog.min(q.outcome),
        'when', pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('field', q.field, 'levels', q.levels) ORDER BY q.position)) AS terms
      FROM ybss_registry.match_veto q WHERE q.model = o.model GROUP BY q.veto) r), '[]'),
    'dependences', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('field', d.field, 'given', d.given, 'given_level', d.given_level,
        'm', d.m, 'u', d.u) ORDER BY d.dependence)
      FROM ybss_registry.match_dependence d WHERE d.model = o.model), '[]'))
  FROM ybss_registry.match_model o WHERE o.model = p_model
$$;
COMMENT ON FUNCTION ybss_registry.definition_of(text) IS
'A match model''s rows as one object; null where there is no such model. Stable: reads models. / 匹配模型的完整定义。';
REVOKE ALL ON FUNCTION ybss_registry.definition_of(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.match_definition(model text) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_definition CONSTANT jsonb := ybss_registry.definition_of(match_definition.model);
BEGIN
  IF v_definition IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM01', MESSAGE = pg_catalog.format('there is no match model "%s"', match_definition.model),
      DETAIL = '没有这个匹配模型。', HINT = 'SELECT model, kind FROM ybss.match_model';
  END IF;
  RETURN v_definition;
END
$$;
COMMENT ON FUNCTION ybss.match_definition(text) IS
'A match model as it stands, as ybss.declare_match_model takes one: what is compared and how, the rules that bring records together, m and u level by level, vetoes, dependences, bands. Raises YBM01 for no such model. Stable: reads models. Security definer: people have no right to the tables. / 匹配模型的完整定义。';
REVOKE ALL ON FUNCTION ybss.match_definition(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.match_definition(text) TO ybss_reader, ybss_operator;
