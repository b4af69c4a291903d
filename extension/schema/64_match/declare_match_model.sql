-- Declaring a match model, changing one, taking one away.

CREATE OR REPLACE FUNCTION ybss_registry.may_change_model(p_model ybss_registry.match_model) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Of shipped models and for everybody: administrators. Of one's own: oneself, a member or else a role.
  SELECT pg_has_role(ybss.acting_role(), 'ybss_owner', 'member')
    OR p_model.kind = 'table' AND CASE WHEN ybss.current_member() IS NOT NULL THEN coalesce(p_model.declared_member = ybss.current_member(), false)
       ELSE p_model.declared_member IS NULL AND p_model.declared_role = ybss.acting_role() END
$$;
COMMENT ON FUNCTION ybss_registry.may_change_model(ybss_registry.match_model) IS
'May who acts change a match model: an administrator any, others those for tables that they declared. Stable: follows members. / 当前人员能否修改该匹配模型。';

CREATE OR REPLACE FUNCTION ybss_registry.write_model(p_definition jsonb) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_model CONSTANT text := p_definition->>'model';
  v_version int := 1 + coalesce((SELECT pg_catalog.max(v.version) FROM ybss_registry.match_model_version v WHERE v.model = v_model), 0);
BEGIN
  DELETE FROM ybss_registry.match_model o WHERE o.model = v_model;
  INSERT INTO ybss_registry.match_model (model, version, kind, key, prior, accept, refuse, most_in_block, one_to_one, estimate, seed, remark,
    declared_role, declared_member, declared_by)
  SELECT v_model, v_version, coalesce(p_definition->>'kind', 'table'), p_definition->>'key', (p_definition->>'prior')::float8,
    coalesce((p_definition->>'accept')::float8, 10), coalesce((p_definition->>'refuse')::float8, 0), coalesce((p_definition->>'most_in_block')::int, 1000),
    coalesce((p_definition->>'one_to_one')::boolean, false), coalesce((p_definition->>'estimate')::boolean, false), coalesce((p_definition->>'seed')::bigint, 1),
    p_definition->>'remark', ybss.acting_role(), ybss.current_member(), a.actor
  FROM ybss_registry.acting() a;
  PERFORM ybss_registry.add_match_fields(v_model, p_definition->'fields');
  PERFORM ybss_registry.add_match_rules(v_model, p_definition);
  PERFORM ybss.check_match_model(ybss_registry.definition_of(v_model));
  INSERT INTO ybss_registry.match_model_version (model, version, definition, declared_by, declared_at)
  SELECT o.model, o.version, ybss_registry.definition_of(o.model), o.declared_by, o.declared_at FROM ybss_registry.match_model o WHERE o.model = v_model;
  RETURN v_version;
EXCEPTION
  WHEN not_null_violation OR check_violation OR foreign_key_violation OR unique_violation OR invalid_text_representation
    OR numeric_value_out_of_range OR invalid_parameter_value OR cannot_coerce OR datatype_mismatch THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM02', MESSAGE = pg_catalog.format('this is no match model: %s', SQLERRM),
      DETAIL = '匹配模型定义有误：缺少必填项、取值不合要求，或引用了不存在的字段。',
      HINT = 'SELECT ybss.match_definition(''person'') shows one.';
END
$$;
COMMENT ON FUNCTION ybss_registry.write_model(jsonb) IS
'Writes a match model as its next version and gives that. Raises YBM02, YBM03. Volatile: writes. / 写入匹配模型的新版本。';

CREATE OR REPLACE FUNCTION ybss.declare_match_model(definition jsonb) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_strange text;
  v_stands ybss_registry.match_model := (SELECT o FROM ybss_registry.match_model o WHERE o.model = definition->>'model');
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  IF jsonb_typeof(definition) IS DISTINCT FROM 'object' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM02', MESSAGE = 'a match model is an object', DETAIL = '匹配模型定义应为 JSON 对象。',
      HINT = 'SELECT ybss.match_definition(''person'') shows one.';
  END IF;
  SELECT string_agg(k, ', ' ORDER BY k) INTO v_strange FROM jsonb_object_keys(definition) k
  WHERE k <> ALL ('{model,version,kind,key,prior,accept,refuse,most_in_block,one_to_one,estimate,seed,remark,fields,rules,vetoes,dependences}'::text[]);
  IF v_strange IS NOT NULL OR jsonb_typeof(definition->'fields') IS DISTINCT FROM 'array' OR jsonb_typeof(definition->'rules') IS DISTINCT FROM 'array'
    OR pg_catalog.octet_length(definition::text) > 100000 THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM02', MESSAGE = coalesce('this is no match model: it knows no ' || v_strange, 'this is no match model: it needs fields and rules'),
      DETAIL = '匹配模型定义有误：含有未知成员，或缺少字段、分块规则。', HINT = 'SELECT ybss.match_definition(''person'') shows one.';
  END IF;
  IF v_stands.model IS NOT NULL AND NOT ybss_registry.may_change_model(v_stands)
    OR coalesce(definition->>'kind', 'table') <> 'table' AND NOT pg_has_role(ybss.acting_role(), 'ybss_owner', 'member') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM07', MESSAGE = pg_catalog.format('match model "%s" is not yours to change', definition->>'model'),
      DETAIL = '登记库的匹配模型由管理员修改；其他模型由其声明人修改。', HINT = 'Declare one of another name, of kind table.';
  END IF;
  RETURN ybss_registry.write_model(definition);
END
$$;
COMMENT ON FUNCTION ybss.declare_match_model(jsonb) IS
'Declares a match model, or the next version of one, and gives its version: an object with model (its name), key (the expression that names a record), fields (each field, comparison of ybss.comparison, expression where it is not a column of that name, frequency, common_above, m and u by level), rules (each a list of "field key"), and where wanted vetoes, dependences, prior, accept, refuse, most_in_block, one_to_one, estimate, seed, remark. Expressions are checked when the model is run, against the table that it is run over. A model for tables belongs to whoever declared it; those of the registers are an administrator''s. Raises YBM02 for what is no model, YBM03 for a comparison, level or key that is not there, YBM07 for somebody else''s, YBS20 where nobody acts. Volatile: writes. Security definer: people have no right to the tables. / 声明匹配模型或其新版本。';

CREATE OR REPLACE FUNCTION ybss.drop_match_model(model text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_stands ybss_registry.match_model := (SELECT o FROM ybss_registry.match_model o WHERE o.model = drop_match_model.model);
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  IF v_stands.model IS NULL THEN
    PERFORM ybss.match_definition(drop_match_model.model);
  ELSIF v_stands.kind <> 'table' OR NOT ybss_registry.may_change_model(v_stands) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM07', MESSAGE = pg_catalog.format('match model "%s" is not yours to change', drop_match_model.model),
      DETAIL = '登记库的匹配模型由管理员修改；其他模型由其声明人修改。', HINT = 'SELECT model, declared_by FROM ybss.match_model';
  END IF;
  DELETE FROM ybss_registry.match_model o WHERE o.model = drop_match_model.model;
END
$$;
COMMENT ON FUNCTION ybss.drop_match_model(text) IS
'Takes a match model for tables away; its runs stay, with the model as it was. Raises YBM01 for no such model, YBM07 for somebody else''s or a register''s. Volatile: writes. Security definer: people have no right to the tables. / 删除匹配模型。';
REVOKE ALL ON FUNCTION ybss_registry.may_change_model(ybss_registry.match_model), ybss_registry.write_model(jsonb),
  ybss.declare_match_model(jsonb), ybss.drop_match_model(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.declare_match_model(jsonb), ybss.drop_match_model(text) TO ybss_reader, ybss_operator;
