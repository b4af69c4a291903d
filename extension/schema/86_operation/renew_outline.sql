-- The outlines are renewed by a job, after the tree was redrawn.

CREATE OR REPLACE FUNCTION ybss_registry.queue_outline() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Rows to be added, never rows to be changed: whoever draws waits for nobody, and
  -- what a run joined from an older look at the tree stays marked.
  INSERT INTO ybss_registry.outline_queue (code)
  SELECT DISTINCT ybss.grid_truncate(c, level)
  FROM pg_catalog.unnest(ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.code END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.code END]) c, pg_catalog.generate_series(1, 3) level
  WHERE level <= ybss.grid_level(c);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.queue_outline() IS
'Trigger on the tree: the outlines of the nodes above a node that was drawn, redrawn or taken away no longer hold. Volatile: trigger. Security definer: the queue is the owner''s. / 网格边界变化时标记上级边界待更新。';
REVOKE ALL ON FUNCTION ybss_registry.queue_outline() FROM PUBLIC;
CREATE OR REPLACE TRIGGER queue_outline_drawn AFTER INSERT ON ybss_registry.grid
FOR EACH ROW WHEN (NEW.shape IS NOT NULL) EXECUTE FUNCTION ybss_registry.queue_outline();
CREATE OR REPLACE TRIGGER queue_outline AFTER DELETE OR UPDATE OF code, shape ON ybss_registry.grid
FOR EACH ROW EXECUTE FUNCTION ybss_registry.queue_outline();
-- Where the tree comes by logical replication the outlines follow, too.
ALTER TABLE ybss_registry.grid ENABLE ALWAYS TRIGGER queue_outline_drawn, ENABLE ALWAYS TRIGGER queue_outline;

CREATE OR REPLACE FUNCTION ybss_registry.step_outline(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_nodes ybss.grid_code[];
  v_left bigint;
  v_done bigint := (SELECT r.done FROM ybss_registry.job_run r WHERE r.run_id = p_run_id);
BEGIN
  WITH waiting AS (
    SELECT q.code FROM ybss_registry.outline_queue q WHERE ybss.in_scope(q.code)
    UNION
    SELECT g.code FROM ybss_registry.grid g WHERE g.level < 4 AND g.shape IS NULL AND ybss.in_scope(g.code)
      AND NOT EXISTS (SELECT FROM ybss_registry.outline o WHERE o.district = g.district AND o.code = g.code)
  )
  -- The lowest level first: what is joined of it need not be joined again above.
  SELECT ARRAY(SELECT w.code FROM waiting w WHERE ybss.grid_level(w.code) = (SELECT pg_catalog.max(ybss.grid_level(m.code)) FROM waiting m)
      ORDER BY w.code LIMIT coalesce((p_arguments->>'nodes')::int, 20)), (SELECT count(*) FROM waiting)
  INTO v_nodes, v_left;
  IF v_left = 0 THEN
    RETURN false;
  END IF;
  -- What is marked goes first: who draws after this look at the tree marks the node again.
  DELETE FROM ybss_registry.outline_queue q WHERE q.code OPERATOR(ybss.=) ANY (v_nodes);
  DELETE FROM ybss_registry.outline o WHERE o.code OPERATOR(ybss.=) ANY (v_nodes);
  INSERT INTO ybss_registry.outline (code, outline)
  SELECT g.code, ybss_registry.outline_of(g.code) FROM ybss_registry.grid g WHERE g.code OPERATOR(ybss.=) ANY (v_nodes) AND g.shape IS NULL;
  PERFORM ybss.note_progress(p_run_id, 'outline', v_done + pg_catalog.cardinality(v_nodes), v_done + v_left);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.step_outline(bigint, jsonb) IS
'Step of job outline: joins the outlines of the next nodes ("nodes" of the arguments, 20) in scope whose outline is not there or no longer holds, communities before towns; false when there is none. Volatile: writes outlines. Security definer: outlines are the owner''s. / 更新若干节点的边界。';
REVOKE ALL ON FUNCTION ybss_registry.step_outline(bigint, jsonb) FROM PUBLIC;
INSERT INTO ybss_registry.job (name, step, description) VALUES
('outline', 'step_outline', 'outlines of districts, towns and communities after grids were drawn or redrawn / 更新区、镇街、社区边界')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;
