-- Why, why not and how, of two rows of one's own tables.

CREATE OR REPLACE FUNCTION ybss.explain_values(run bigint, values_a text[], values_b text[], a text DEFAULT NULL, b text DEFAULT NULL)
RETURNS TABLE (step int, part text, name text, comparison text, agreement text, m float8, u float8, added float8, total float8, note text, chinese text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_run ybss_registry.match_run := (SELECT r FROM ybss_registry.match_run r WHERE r.run_id = run AND r.kind = 'table' AND r.state = 'finished'
    AND ybss_registry.owns_match_run(r.kind, r.started_role, r.started_member, r.node));
BEGIN
  IF v_run.run_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM08', MESSAGE = 'there is no such run', DETAIL = '没有这次匹配运行，或不在您的权限范围内。', HINT = 'SELECT run_id, model, relation FROM ybss.match_run';
  END IF;
  RETURN QUERY SELECT e.* FROM ybss_registry.explained(v_run.definition, values_a, values_b,
    ybss_registry.match_carriers(run, v_run.definition, values_a), ybss_registry.match_carriers(run, v_run.definition, values_b),
    (SELECT p.weight FROM ybss_registry.match_edge p WHERE p.district = 0 AND p.run_id = run AND (p.a = explain_values.a AND p.b = explain_values.b
      OR v_run.other IS NULL AND p.a = explain_values.b AND p.b = explain_values.a)), a IS NOT NULL AND b IS NOT NULL) e;
END
$$;
COMMENT ON FUNCTION ybss.explain_values(bigint, text[], text[], text, text) IS
'As ybss.explain_pair, of two records whose values are given, one for each field: what a run over one''s own tables would have made of them. With keys the stored weight of that pair stands beside it. Raises YBM02 for another number of values, YBM08 for no such run. Stable: reads the run. Security definer: people have no right to frequencies. / 按给定取值说明匹配情况。';

CREATE OR REPLACE FUNCTION ybss.explain_pair(run bigint, a text, b text)
RETURNS TABLE (step int, part text, name text, comparison text, agreement text, m float8, u float8, added float8, total float8, note text, chinese text)
LANGUAGE plpgsql STABLE ROWS 20
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_run record;
BEGIN
  SELECT r.relation, r.other, r.definition INTO v_run FROM ybss.match_run r WHERE r.run_id = run AND r.kind = 'table';
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM08', MESSAGE = 'there is no such run', DETAIL = '没有这次匹配运行，或不在您的权限范围内。', HINT = 'SELECT run_id, model, relation FROM ybss.match_run';
  END IF;
  RETURN QUERY SELECT e.* FROM ybss.explain_values(run, ybss.match_values(v_run.relation, v_run.definition, a),
    ybss.match_values(coalesce(v_run.other, v_run.relation), v_run.definition, b), a, b) e;
END
$$;
COMMENT ON FUNCTION ybss.explain_pair(bigint, text, text) IS
'Why two rows of one''s own tables are one by a run, or why not: the prior, how each field agrees and what that added (log2 of m over u, for a value by how many carry it), the running total, the sum with its band, a veto, each rule with the keys that it wanted, the weight that the run stored, and whether a block was too large to be looked at. a is a key of the first table, b one of the other, or of the same where there is one. Values are read as they stand now. Raises YBM08 for no such run, YBM06 for no such row, 42501 for a table that the caller may not read. Stable: reads tables. With the caller''s own rights. / 说明本人数据表中两条记录为何匹配或不匹配。';

CREATE OR REPLACE FUNCTION ybss.explain_pair_svg(run bigint, a text, b text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss.waterfall(pg_catalog.jsonb_agg(pg_catalog.to_jsonb(e) ORDER BY e.step)) FROM ybss.explain_pair(explain_pair_svg.run, explain_pair_svg.a, explain_pair_svg.b) e
$$;
COMMENT ON FUNCTION ybss.explain_pair_svg(bigint, text, text) IS
'ybss.explain_pair as a waterfall in SVG: a bar for each field, from what stood to what stands. Raises as ybss.explain_pair. Stable: reads tables. With the caller''s own rights. / 匹配说明瀑布图（SVG）。';
REVOKE ALL ON FUNCTION ybss.explain_values(bigint, text[], text[], text, text), ybss.explain_pair(bigint, text, text), ybss.explain_pair_svg(bigint, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.explain_values(bigint, text[], text[], text, text), ybss.explain_pair(bigint, text, text), ybss.explain_pair_svg(bigint, text, text) TO ybss_reader, ybss_operator;
