-- Why, why not and how, of two records of a register.

CREATE OR REPLACE FUNCTION ybss_registry.log_comparison(p_kind text, p_a bigint, p_b bigint, p_purpose text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_written CONSTANT text := coalesce(p_purpose, nullif(current_setting('ybss.purpose', true), ''));
  v_purpose CONSTANT text := CASE WHEN v_written IS NULL THEN '核查比对' ELSE ybss.stated_purpose(v_written) END;
BEGIN
  -- Counted like a look-up by number: whoever tries values on a record by way of another one meets the day's limit.
  IF NOT ybss.write_look_up(p_kind, ybss_registry.district_of_record(p_kind, p_a), p_a, 'look_up:match', v_purpose, 'shown') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBS11', MESSAGE = 'no more records can be compared today',
      DETAIL = '今日比对次数已达上限。', HINT = 'SELECT * FROM ybss.look_up_limit; an administrator raises it, or wait until midnight.';
  END IF;
  PERFORM ybss.write_access_log(p_kind, ybss_registry.district_of_record(p_kind, p_b), p_b, 'look_up:match', v_purpose, 'shown');
END
$$;
COMMENT ON FUNCTION ybss_registry.log_comparison(text, bigint, bigint, text) IS
'Has a comparison of two records logged, a line for each, and counted, before anything of it is shown. Raises YBS08, YBS10 to YBS13. Volatile: writes the log. / 比对两条记录：先留痕计数，后显示。';

CREATE OR REPLACE FUNCTION ybss_registry.read_match_record(p_kind text, p_definition jsonb, p_id bigint) RETURNS text[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
SET datestyle = 'ISO, YMD' -- a day is read as it is written
AS $$
DECLARE
  v_relation CONSTANT regclass := ('ybss_registry.match_' || p_kind)::regclass;
  v_values text[];
BEGIN
  EXECUTE pg_catalog.format('SELECT ARRAY[%s] FROM %s WHERE district = $2 AND %I = $1', (
      SELECT string_agg('(' || ybss.match_expression(v_relation, f.value->>'expression') || ')', ', ' ORDER BY f.ordinality)
      FROM jsonb_array_elements(p_definition->'fields') WITH ORDINALITY f), v_relation, p_kind || '_id')
  INTO v_values USING p_id, ybss_registry.district_of_record(p_kind, p_id);
  IF v_values IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM06', MESSAGE = 'there is no such record', DETAIL = '没有这条记录，或不在您的权限范围内。',
      HINT = 'Both lie within your scope, and stand.';
  END IF;
  RETURN v_values;
END
$$;
COMMENT ON FUNCTION ybss_registry.read_match_record(text, jsonb, bigint) IS
'The values of one record of a register that a model compares. Raises YBM06 where it is not there or out of scope. Stable: reads the register. / 读取登记记录的匹配字段。';

CREATE OR REPLACE FUNCTION ybss_registry.hidden_fields(p_kind text, p_definition jsonb) RETURNS text[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Who may not see a value is not told how another one agrees with it.
  SELECT coalesce(pg_catalog.array_agg(f.value->>'field'), '{}') FROM jsonb_array_elements(p_definition->'fields') f
  WHERE ybss.current_member() IS NOT NULL AND EXISTS (SELECT FROM ybss_registry.reveal_item r
    WHERE r.kind = p_kind AND f.value->>'expression' ~ ('\m' || r.item || '\M') AND r.grade > ybss.current_grade())
$$;
COMMENT ON FUNCTION ybss_registry.hidden_fields(text, jsonb) IS
'Fields of a model whose values the grade of the acting member does not reach. Stable: follows members. / 当前人员等级不可见的匹配字段。';

CREATE OR REPLACE FUNCTION ybss_registry.weight_is_shown(p_kind text, p_run_id bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.cardinality(ybss_registry.hidden_fields(p_kind, r.definition)) = 0 FROM ybss_registry.match_run r WHERE r.run_id = p_run_id
$$;
COMMENT ON FUNCTION ybss_registry.weight_is_shown(text, bigint) IS
'May the acting member see the weights of a run: a weight tells how values agree that his grade does not reach, and whoever enters persons could try values by it. Stable: follows members. Security definer as ybss_owner: people have no right to runs and grades. / 当前人员可否看到匹配权重。';

CREATE OR REPLACE FUNCTION ybss.explain_match(a bigint, b bigint, model text DEFAULT 'person', purpose text DEFAULT NULL)
RETURNS TABLE (step int, part text, name text, comparison text, agreement text, m float8, u float8, added float8, total float8, note text, chinese text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_definition jsonb;
  v_kind text;
  v_run bigint;
  v_a text[];
  v_b text[];
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  v_definition := ybss.match_definition(model);
  v_kind := v_definition->>'kind';
  IF v_kind = 'table' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM06', MESSAGE = pg_catalog.format('match model "%s" is one for tables', model),
      DETAIL = '该模型用于数据表，请改用 ybss.explain_pair。', HINT = 'SELECT * FROM ybss.explain_pair(run, a, b)';
  END IF;
  -- Row security binds both reads by the caller's scope; that one of the two is not there is no comparison.
  v_a := ybss_registry.read_match_record(v_kind, v_definition, a);
  v_b := ybss_registry.read_match_record(v_kind, v_definition, b);
  PERFORM ybss_registry.log_comparison(v_kind, a, b, purpose);
  SELECT r.run_id, r.definition INTO v_run, v_definition FROM ybss_registry.last_match l JOIN ybss_registry.match_run r USING (run_id)
  WHERE l.kind = v_kind AND l.model = explain_match.model;
  v_definition := coalesce(v_definition, ybss.match_definition(model));
  RETURN QUERY SELECT e.* FROM ybss_registry.explained(v_definition, v_a, v_b, ybss_registry.match_carriers(v_run, v_definition, v_a), ybss_registry.match_carriers(v_run, v_definition, v_b),
    (SELECT x.weight FROM ybss_registry.match_edge x WHERE x.district = ybss_registry.district_of_record(v_kind, least(explain_match.a, explain_match.b)) AND x.run_id = v_run
      AND x.a = least(explain_match.a, explain_match.b)::text AND x.b = greatest(explain_match.a, explain_match.b)::text),
    v_run IS NOT NULL, ybss_registry.hidden_fields(v_kind, v_definition)) e;
END
$$;
COMMENT ON FUNCTION ybss.explain_match(bigint, bigint, text, text) IS
'Why two records of a register are one by a match model, or why not: as ybss.explain_pair, by the model''s last run that the caller may see, or where there is none by the model as it stands, without regard to how common values are. Classes of agreement, no values; of fields that the member''s grade does not reach nothing, and then no total. A line of the access log for each of the two, counted as a look-up by number; purpose as of ybss.where_lives. Raises YBM01, YBM06 for a record that is not there or out of scope, YBS08, YBS10, YBS11 beyond the day''s limit, YBS12 for a second comparison in one statement, YBS20 where nobody acts. Volatile: writes the log. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 说明登记库中两条记录为何匹配或不匹配（逐次留痕）。';

CREATE OR REPLACE FUNCTION ybss.explain_match_svg(a bigint, b bigint, model text DEFAULT 'person', purpose text DEFAULT NULL) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss.waterfall(pg_catalog.jsonb_agg(pg_catalog.to_jsonb(e) ORDER BY e.step))
  FROM ybss.explain_match(explain_match_svg.a, explain_match_svg.b, explain_match_svg.model, explain_match_svg.purpose) e
$$;
COMMENT ON FUNCTION ybss.explain_match_svg(bigint, bigint, text, text) IS
'ybss.explain_match as a waterfall in SVG; null where the member''s grade does not reach all of it. Raises as ybss.explain_match. Volatile: writes the log. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 登记库匹配说明瀑布图（SVG，逐次留痕）。';
REVOKE ALL ON FUNCTION ybss_registry.log_comparison(text, bigint, bigint, text), ybss_registry.read_match_record(text, jsonb, bigint),
  ybss_registry.hidden_fields(text, jsonb), ybss_registry.weight_is_shown(text, bigint),
  ybss.explain_match(bigint, bigint, text, text), ybss.explain_match_svg(bigint, bigint, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.explain_match(bigint, bigint, text, text), ybss.explain_match_svg(bigint, bigint, text, text) TO ybss_reader, ybss_operator;
GRANT EXECUTE ON FUNCTION ybss_registry.weight_is_shown(text, bigint) TO ybss_operator; -- view ybss.duplicate asks it
