-- Which records of a stretch of the grid are to be scored: a function for each kind,
-- from one pattern. The stretch is a range of codes, so that one read of an index
-- serves many communities.

CREATE OR REPLACE FUNCTION ybss_registry.lock_scores(p_kind text, p_nodes ybss.grid_code[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_lock bigint;
BEGIN
  PERFORM ybss.wait_for_lock('ybss_registry.quality', ybss_registry.score_lock(), false);
  -- In one order, so that two who score wait for one another and never in a circle.
  FOR v_lock IN SELECT DISTINCT ybss_registry.score_lock(p_kind, n) FROM pg_catalog.unnest(p_nodes) n ORDER BY 1 LOOP
    PERFORM ybss.wait_for_lock('ybss_registry.quality', v_lock, true);
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.lock_scores(text, ybss.grid_code[]) IS
'Takes the locks of scoring a kind in these communities to the end of the transaction. Raises YBJ04 where somebody holds one too long. Volatile: takes locks. / 占用社区评分锁。';
REVOKE ALL ON FUNCTION ybss_registry.lock_scores(text, ybss.grid_code[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.make_planned_anew(p_function regprocedure) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE pg_catalog.format('ALTER FUNCTION %s SET plan_cache_mode = force_custom_plan', p_function);
  EXECUTE pg_catalog.format('ALTER FUNCTION %s SET jit = off', p_function);
END
$$;
COMMENT ON FUNCTION ybss_registry.make_planned_anew(regprocedure) IS
'Lets the queries of a generated function be planned at each call for the set that it is called with, and not compiled: how many records there are decides whether tables are looked up or read. Volatile: changes a function. / 使生成函数按每次集合大小重新制定执行计划。';
REVOKE ALL ON FUNCTION ybss_registry.make_planned_anew(regprocedure) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.make_due_function(p_kind text) RETURNS void
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $make$
  SELECT ybss_registry.make_function(format('due_%s(p_from ybss.grid_code, p_below ybss.grid_code, p_all boolean, p_as_of date)', p_kind), 'bigint[]', format($body$
DECLARE
  v_districts CONSTANT int4[] := ybss_registry.districts();
  v_here bigint[];
  v_queued bigint[];
  v_ids bigint[];
  v_partly bigint[];
BEGIN
  SELECT pg_catalog.array_agg(r.%1$s_id) INTO v_here FROM ybss_registry.%1$s r
  WHERE r.grid OPERATOR(ybss.>=) p_from AND (p_below IS NULL OR r.grid OPERATOR(ybss.<) p_below);
  -- Taken out before the records are read: what is queued meanwhile stays.
  WITH gone AS (
    DELETE FROM ybss_registry.score_queue s
    WHERE s.district = ANY (v_districts) AND s.kind IN (SELECT k.kind FROM ybss_registry.record_kind k WHERE k.register = '%1$s') AND (s.record_id IN (SELECT pg_catalog.unnest(v_here)) OR s.record_id = 0
      AND s.place OPERATOR(ybss.>=) p_from AND (p_below IS NULL OR s.place OPERATOR(ybss.<) p_below) AND ybss.in_scope(s.place))
    RETURNING s.record_id)
  SELECT pg_catalog.array_agg(DISTINCT g.record_id) INTO v_queued FROM gone g WHERE g.record_id <> 0;
  IF p_all THEN
    v_ids := v_here;
  ELSE
    SELECT pg_catalog.array_agg(r.%1$s_id) INTO v_ids FROM ybss_registry.%1$s r
    WHERE r.grid OPERATOR(ybss.>=) p_from AND (p_below IS NULL OR r.grid OPERATOR(ybss.<) p_below)
      AND (NOT EXISTS (SELECT FROM ybss_registry.quality q JOIN ybss_registry.record_kind k ON k.kind = q.kind AND k.version = q.version
          WHERE q.district = r.district AND q.kind = %2$s AND q.record_id = r.%1$s_id AND q.grid OPERATOR(ybss.=) r.grid AND q.falls_on > p_as_of
            AND q.grid OPERATOR(ybss.>=) p_from AND (p_below IS NULL OR q.grid OPERATOR(ybss.<) p_below))
        OR r.%1$s_id IN (SELECT pg_catalog.unnest(v_queued)));
  END IF;
  -- What is tied to places that the caller does not see waits for somebody who does.
  v_partly := ybss.partly_seen('%1$s', v_ids);
  IF pg_catalog.cardinality(v_partly) > 0 THEN
    INSERT INTO ybss_registry.score_queue (district, kind, record_id, place)
    SELECT r.district, %2$s, r.%1$s_id, r.grid FROM ybss_registry.%1$s r
    WHERE r.district = ANY (v_districts) AND r.%1$s_id IN (SELECT pg_catalog.unnest(v_partly));
    v_ids := ARRAY(SELECT i.id FROM pg_catalog.unnest(v_ids) i(id) EXCEPT SELECT p.id FROM pg_catalog.unnest(v_partly) p(id));
  END IF;
  RETURN v_ids;
END$body$, p_kind, ybss_registry.kind_column(p_kind, 'r')), format('Records of register %s between two codes of the grid (the second is outside; null: to the end) that are to be scored on a day: all, or what is queued, new, stale or aged; they leave the queue; %s. Volatile: writes the queue. Security definer: the queue is the owner''s. / 应评分的记录。',
    p_kind, ybss_registry.made_from(p_kind, '')));
  SELECT ybss_registry.make_planned_anew(format('ybss_registry.due_%s(ybss.grid_code, ybss.grid_code, boolean, date)', p_kind)::regprocedure);
$make$;
COMMENT ON FUNCTION ybss_registry.make_due_function(text) IS
'Makes due_<register>: which records of a stretch of the grid are to be scored. Volatile: makes a function. / 生成待评分记录函数。';
REVOKE ALL ON FUNCTION ybss_registry.make_due_function(text) FROM PUBLIC;
