-- What is declared of a match model, into its rows.

CREATE OR REPLACE FUNCTION ybss_registry.match_levels_of(p_comparison text, p_levels jsonb) RETURNS int[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_levels int[];
BEGIN
  -- By name or by number.
  SELECT pg_catalog.array_agg(w.level ORDER BY w.level) INTO v_levels
  FROM jsonb_array_elements_text(p_levels) l(written)
  LEFT JOIN ybss.first_match_weights(p_comparison) w ON w.name = l.written OR w.level::text = l.written;
  IF v_levels IS NULL OR pg_catalog.array_position(v_levels, NULL) IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM03', MESSAGE = pg_catalog.format('comparison "%s" has no level of %s', p_comparison, p_levels),
      DETAIL = '该比较方式没有所列的级别。', HINT = 'SELECT * FROM ybss.comparison';
  END IF;
  RETURN v_levels;
END
$$;
COMMENT ON FUNCTION ybss_registry.match_levels_of(text, jsonb) IS
'Levels of a comparison, written by name or number, as numbers. Raises YBM03. Stable: reads tables of the library. / 将级别名称转换为编号。';

CREATE OR REPLACE FUNCTION ybss_registry.add_match_fields(p_model text, p_fields jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_field jsonb;
  v_number bigint;
BEGIN
  FOR v_field, v_number IN SELECT e.value, e.ordinality FROM jsonb_array_elements(p_fields) WITH ORDINALITY e LOOP
    IF NOT EXISTS (SELECT FROM ybss.first_match_weights(v_field->>'comparison')) THEN
      RAISE EXCEPTION USING ERRCODE = 'YBM03', MESSAGE = pg_catalog.format('there is no comparison "%s"', v_field->>'comparison'),
        DETAIL = '没有这种比较方式。', HINT = 'SELECT * FROM ybss.comparison';
    END IF;
    INSERT INTO ybss_registry.match_field (model, field, position, expression, comparison, frequency, common_above)
    VALUES (p_model, v_field->>'field', v_number, coalesce(v_field->>'expression', v_field->>'field'), v_field->>'comparison',
      coalesce((v_field->>'frequency')::boolean, false), coalesce((v_field->>'common_above')::bigint, 0));
    INSERT INTO ybss_registry.match_level (model, field, level, name, m, u)
    SELECT p_model, v_field->>'field', w.level, w.name, coalesce((v_field->'m'->>w.level)::float8, (v_field->'m'->>w.name)::float8, w.m),
      coalesce((v_field->'u'->>w.level)::float8, (v_field->'u'->>w.name)::float8, w.u)
    FROM ybss.first_match_weights(v_field->>'comparison') w;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.add_match_fields(text, jsonb) IS
'Writes the fields of a match model and their levels; weights that are not given are first ones. Raises YBM03. Volatile: writes. / 写入匹配模型的字段与级别。';

CREATE OR REPLACE FUNCTION ybss_registry.add_match_rules(p_model text, p_definition jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- A rule is {"terms": [{"field", "key"}]}, or shorter ["field key"].
  INSERT INTO ybss_registry.match_rule (model, rule, position, field, key)
  SELECT p_model, r.ordinality, t.ordinality, coalesce(t.value->>'field', split_part(t.value #>> '{}', ' ', 1)), coalesce(t.value->>'key', split_part(t.value #>> '{}', ' ', 2))
  FROM jsonb_array_elements(p_definition->'rules') WITH ORDINALITY r
  CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(r.value) WHEN 'array' THEN r.value ELSE r.value->'terms' END) WITH ORDINALITY t;
  INSERT INTO ybss_registry.match_veto (model, veto, position, field, levels, outcome)
  SELECT p_model, v.ordinality, w.ordinality, w.value->>'field', ybss_registry.match_levels_of(f.comparison, w.value->'levels'), coalesce(v.value->>'outcome', 'refuse')
  FROM jsonb_array_elements(coalesce(p_definition->'vetoes', '[]')) WITH ORDINALITY v
  CROSS JOIN LATERAL jsonb_array_elements(v.value->'when') WITH ORDINALITY w
  LEFT JOIN ybss_registry.match_field f ON f.model = p_model AND f.field = w.value->>'field';
  INSERT INTO ybss_registry.match_dependence (model, dependence, field, given, given_level, m, u)
  SELECT p_model, d.ordinality, d.value->>'field', d.value->>'given', coalesce((d.value->>'given_level')::int, 0), l.m, l.u
  FROM jsonb_array_elements(coalesce(p_definition->'dependences', '[]')) WITH ORDINALITY d
  CROSS JOIN LATERAL (SELECT pg_catalog.array_agg(coalesce((d.value->'m'->>v.level)::float8, (d.value->'m'->>v.name)::float8, v.m) ORDER BY v.level) AS m,
      pg_catalog.array_agg(coalesce((d.value->'u'->>v.level)::float8, (d.value->'u'->>v.name)::float8, v.u) ORDER BY v.level) AS u
    FROM ybss_registry.match_level v WHERE v.model = p_model AND v.field = d.value->>'field') l;
END
$$;
COMMENT ON FUNCTION ybss_registry.add_match_rules(text, jsonb) IS
'Writes the rules, vetoes and dependences of a match model. Raises YBM03. Volatile: writes. / 写入匹配模型的分块规则、否决规则与相依字段。';
REVOKE ALL ON FUNCTION ybss_registry.match_levels_of(text, jsonb), ybss_registry.add_match_fields(text, jsonb),
  ybss_registry.add_match_rules(text, jsonb) FROM PUBLIC;
