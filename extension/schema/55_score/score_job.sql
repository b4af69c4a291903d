-- The job "score": every record that is new, changed, or has a score that no
-- longer holds, some communities at a time.

CREATE OR REPLACE FUNCTION ybss_registry.refresh_score_statistics() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  ANALYZE ybss_registry.quality (grid, kind, record_id, version, falls_on), ybss_registry.quality_sum,
    ybss_registry.quality_item_sum, ybss_registry.score_queue;
END
$$;
COMMENT ON FUNCTION ybss_registry.refresh_score_statistics() IS
'Tells the planner what the scores are like after a run. Volatile: writes statistics. Security definer: the tables are the owner''s. / 更新评分表统计信息。';
REVOKE ALL ON FUNCTION ybss_registry.refresh_score_statistics() FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.score_stretch(p_nodes ybss.grid_code[], p_below ybss.grid_code, p_all boolean, p_as_of date) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind text;
  v_ids bigint[];
  v_scored int := 0;
  v_some int;
BEGIN
  FOR v_kind IN SELECT k.register FROM ybss_registry.score_registers() k LOOP
    PERFORM ybss_registry.lock_scores(v_kind, p_nodes);
    EXECUTE pg_catalog.format('SELECT ybss_registry.%I($1, $2, $3, $4)', 'due_' || v_kind) INTO v_ids USING p_nodes[1], p_below, p_all, p_as_of;
    IF pg_catalog.cardinality(v_ids) > 0 THEN
      EXECUTE pg_catalog.format('SELECT ybss_registry.%I($1, $2)', 'score_set_of_' || v_kind) INTO v_some USING v_ids, p_as_of;
      v_scored := v_scored + v_some;
    END IF;
  END LOOP;
  IF v_scored > 0 THEN
    PERFORM ybss_registry.fold_sums(n) FROM pg_catalog.unnest(p_nodes) n WHERE ybss.grid_level(n) >= 3;
  END IF;
  RETURN v_scored;
END
$$;
COMMENT ON FUNCTION ybss_registry.score_stretch(ybss.grid_code[], ybss.grid_code, boolean, date) IS
'Scores the records of all kinds from the first of these communities (and nodes above them) to below another code: all of them, or those whose score does not hold on the day; then folds the sums. Gives how many. Volatile: writes scores. Security definer: people read scores and forge none. / 计算一批社区内记录的评分。';

CREATE OR REPLACE FUNCTION ybss_registry.next_stretch(p_done bigint, p_most bigint) RETURNS TABLE (nodes ybss.grid_code[], below ybss.grid_code, total bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET enable_seqscan = off -- along the index of grids, whatever the planner has heard of the persons
SET enable_sort = off
AS $$
DECLARE
  -- Communities that lie at least in part within the scope of who runs this, and the nodes above them.
  v_nodes CONSTANT ybss.grid_code[] := ARRAY(SELECT DISTINCT ybss.grid_truncate(g.code, least(3, g.level)) AS node FROM ybss_registry.grid g
    WHERE ybss.in_scope(g.code) ORDER BY node);
  v_last int;
BEGIN
  total := pg_catalog.cardinality(v_nodes);
  IF p_done >= total THEN
    RETURN;
  END IF;
  -- Persons stand for all: houses and the rest go with them. Where so many are reached, the stretch ends.
  SELECT pg_catalog.width_bucket(p.grid, v_nodes) INTO v_last FROM ybss_registry.person p
  WHERE p.grid OPERATOR(ybss.>=) v_nodes[p_done + 1] ORDER BY p.grid OFFSET p_most - 1 LIMIT 1;
  v_last := least(coalesce(v_last, total), p_done + 256, total);
  nodes := v_nodes[p_done + 1 : v_last];
  below := CASE WHEN v_last < total THEN v_nodes[v_last + 1] END;
  RETURN NEXT;
END
$$;
COMMENT ON FUNCTION ybss_registry.next_stretch(bigint, bigint) IS
'The communities that job score takes in its next step, behind so many that are done: as many as hold about so many persons, a few at least; the code at which the next ones begin (null: none), and how many there are in all. No row when none is left. Stable: reads the tree and the register. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 评分作业下一步所含社区。';

CREATE OR REPLACE FUNCTION ybss_registry.score(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_done CONSTANT bigint := (SELECT r.done FROM ybss_registry.job_run r WHERE r.run_id = p_run_id);
  v_stretch record;
BEGIN
  SELECT * INTO v_stretch FROM ybss_registry.next_stretch(v_done, 50000);
  IF NOT FOUND THEN
    PERFORM ybss_registry.refresh_score_statistics();
    RETURN false;
  END IF;
  PERFORM ybss_registry.score_stretch(v_stretch.nodes, v_stretch.below, p_arguments ? 'as_of' OR coalesce((p_arguments->>'all')::boolean, false),
    coalesce((p_arguments->>'as_of')::date, ybss.today()));
  PERFORM ybss.note_progress(p_run_id, 'score', v_done + pg_catalog.cardinality(v_stretch.nodes), v_stretch.total);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.score(bigint, jsonb) IS
'The next step of job score: the records of the next communities and nodes above them that are queued, new, or have a score that no longer holds. Arguments: as_of, the day on which freshness is judged (scores all); all, to score all. False when nothing is left. Volatile: writes scores. / 记录评分作业的下一步。';
REVOKE ALL ON FUNCTION ybss_registry.score(bigint, jsonb), ybss_registry.next_stretch(bigint, bigint),
  ybss_registry.score_stretch(ybss.grid_code[], ybss.grid_code, boolean, date) FROM PUBLIC;

-- People read scores; the functions above write them.
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{ybss_operator}', '{}')
FROM unnest(ARRAY['quality', 'quality_sum', 'quality_item_sum']) t;
-- Read through views alone, which ask for each row whether its reader may.
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{}', '{}') FROM unnest(ARRAY['score_queue', 'saved_entry']) t;

INSERT INTO ybss_registry.job (name, step, description) VALUES
('score', 'score', 'scores of every record that changed or grew old, some communities at a time / 记录评分')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;
