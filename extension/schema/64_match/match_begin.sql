-- A run of a match model: its row, and whose it is.

CREATE OR REPLACE FUNCTION ybss_registry.begin_match(p_model text, p_relation oid, p_other oid, p_job_run bigint, OUT run_id bigint, OUT definition jsonb)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  definition := ybss.match_definition(p_model);
  INSERT INTO ybss_registry.match_run (model, version, definition, kind, relation, other, started_role, started_member, started_by, node, job_run)
  SELECT p_model, (definition->>'version')::int, definition, CASE WHEN p_job_run <> 0 THEN definition->>'kind' ELSE 'table' END,
    CASE WHEN p_job_run <> 0 THEN definition->>'kind' ELSE p_relation::regclass::text END, p_other::regclass::text,
    ybss.acting_role(), ybss.current_member(), a.actor,
    CASE WHEN ybss.current_member() IS NOT NULL THEN ybss_registry.node_of_scope() END, nullif(p_job_run, 0)
  FROM ybss_registry.acting() a RETURNING match_run.run_id INTO begin_match.run_id;
  UPDATE ybss_registry.match_run r SET other = NULL WHERE r.run_id = begin_match.run_id AND p_other = 0;
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_match(text, oid, oid, bigint, OUT bigint, OUT jsonb) IS
'Writes the row of a run of a match model over tables (p_other 0: one), or, p_job_run, over a register, and gives its id and the model as it is now. Raises YBM01, YBS20. Volatile: writes. / 登记匹配运行开始。';

CREATE OR REPLACE FUNCTION ybss_registry.end_match(p_run_id bigint, p_records bigint, p_other bigint, p_told bigint, p_pairs bigint, p_weighed jsonb, p_blocks jsonb) RETURNS void
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- An id that somebody gave by hand does not hold its district.
  UPDATE ybss_registry.match_edge e SET district = ybss_registry.district_of_record(r.kind, e.a::bigint)
  FROM ybss_registry.match_run r WHERE r.run_id = p_run_id AND r.kind <> 'table' AND e.run_id = p_run_id AND e.district <> ALL (ybss_registry.districts());
  UPDATE ybss_registry.match_run r SET state = 'finished', finished_at = clock_timestamp(), records = p_records,
    records_other = CASE WHEN r.other IS NOT NULL THEN p_other END, pairs_told = p_told, pairs = p_pairs,
    edges = (SELECT count(*) FROM ybss_registry.match_edge e WHERE e.run_id = p_run_id),
    clusters = (SELECT coalesce(pg_catalog.max(m.cluster), 0) FROM ybss_registry.match_member m WHERE m.run_id = p_run_id),
    notes = pg_catalog.jsonb_build_object('rules', p_blocks),
    -- With the weights that were taken, or estimated.
    definition = r.definition || pg_catalog.jsonb_build_object('prior', p_weighed->'prior',
      'fields', (SELECT pg_catalog.jsonb_agg(f.value || (p_weighed->'fields'->(f.ordinality::int - 1)) ORDER BY f.ordinality)
        FROM jsonb_array_elements(r.definition->'fields') WITH ORDINALITY f),
      'dependences', coalesce((SELECT pg_catalog.jsonb_agg(d.value || (p_weighed->'dependences'->(d.ordinality::int - 1)) ORDER BY d.ordinality)
        FROM jsonb_array_elements(r.definition->'dependences') WITH ORDINALITY d), '[]'))
  WHERE r.run_id = p_run_id
$$;
COMMENT ON FUNCTION ybss_registry.end_match(bigint, bigint, bigint, bigint, bigint, jsonb, jsonb) IS
'Writes what a run read, told and scored, and the weights that it took. Volatile: writes. / 登记匹配运行结束。';

CREATE OR REPLACE FUNCTION ybss_registry.owns_match_run(p_kind text, p_role name, p_member_id bigint, p_node ybss.grid_code) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Of a user's own tables: himself, whatever others may see of the registers.
  SELECT CASE WHEN p_kind <> 'table' THEN ybss_registry.sees_run(p_node, p_member_id, p_role)
    WHEN ybss.current_member() IS NOT NULL THEN coalesce(p_member_id = ybss.current_member(), false)
    ELSE p_member_id IS NULL AND p_role = ybss.acting_role() END
$$;
COMMENT ON FUNCTION ybss_registry.owns_match_run(text, name, bigint, ybss.grid_code) IS
'May who acts see a run of a match model: over tables whoever ran it, over a register as ybss.job_run. Stable: follows members. Security definer: views ask it for people who have no right to runs. / 当前人员能否查看该匹配运行。';
CREATE OR REPLACE FUNCTION ybss_registry.covers_scope(p_node ybss.grid_code) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
RETURN p_node IS NULL OR coalesce(ybss_registry.node_of_scope() OPERATOR(ybss.<@) p_node, false);
COMMENT ON FUNCTION ybss_registry.covers_scope(ybss.grid_code) IS
'Did a run of this node (null: an administrator''s) look at all that the acting member sees. Stable: follows grants. Security definer: views ask it for people who have no right to grants. / 该次运行是否覆盖当前人员的权限范围。';
REVOKE ALL ON FUNCTION ybss_registry.covers_scope(ybss.grid_code), ybss_registry.begin_match(text, oid, oid, bigint), ybss_registry.owns_match_run(text, name, bigint, ybss.grid_code),
  ybss_registry.end_match(bigint, bigint, bigint, bigint, bigint, jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.covers_scope(ybss.grid_code), ybss_registry.owns_match_run(text, name, bigint, ybss.grid_code) TO ybss_reader, ybss_operator;
