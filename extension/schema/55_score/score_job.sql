-- The job "score": every record that is new, changed, or has a score that no
-- longer holds, a community at a time.

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

CREATE OR REPLACE FUNCTION ybss_registry.score_node(p_node ybss.grid_code, p_all boolean, p_as_of date) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind text;
  v_scored int := 0;
  v_some int;
BEGIN
  FOR v_kind IN SELECT k.kind FROM ybss_registry.record_kind k ORDER BY k.kind LOOP
    EXECUTE pg_catalog.format('SELECT ybss_registry.%I(NULL, $1, $2, $3)', 'score_' || v_kind) INTO v_some USING p_node, p_all, p_as_of;
    v_scored := v_scored + v_some;
  END LOOP;
  IF v_scored > 0 AND ybss.grid_level(p_node) >= 3 THEN
    PERFORM ybss_registry.fold_sums(p_node);
  END IF;
  -- A plan made over empty tables is a bad one for full ones.
  IF v_scored > 0 AND 1000 > (SELECT c.reltuples FROM pg_class c WHERE c.oid = 'ybss_registry.quality'::regclass) THEN
    PERFORM ybss_registry.refresh_score_statistics();
  END IF;
  RETURN v_scored;
END
$$;
COMMENT ON FUNCTION ybss_registry.score_node(ybss.grid_code, boolean, date) IS
'Scores the records of all kinds in a community (or at exactly a node above it): all of them, or those whose score does not hold on the day; then folds the sums. Gives how many. Volatile: writes scores. Security definer: people read scores and forge none. / 计算一个社区内记录的评分。';

CREATE OR REPLACE FUNCTION ybss_registry.score(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_node ybss.grid_code;
  v_done bigint;
  v_total bigint;
BEGIN
  -- Communities that lie at least in part within the scope of who runs this.
  SELECT pg_catalog.count(DISTINCT ybss.grid_truncate(g.code, least(3, g.level))) INTO v_total FROM ybss_registry.grid g WHERE ybss.in_scope(g.code);
  SELECT r.done INTO v_done FROM ybss_registry.job_run r WHERE r.run_id = p_run_id;
  SELECT DISTINCT ybss.grid_truncate(g.code, least(3, g.level)) AS node INTO v_node FROM ybss_registry.grid g
  WHERE ybss.in_scope(g.code) ORDER BY node OFFSET v_done LIMIT 1;
  IF NOT FOUND THEN
    PERFORM ybss_registry.refresh_score_statistics();
    RETURN false;
  END IF;
  PERFORM ybss_registry.score_node(v_node, p_arguments ? 'as_of' OR coalesce((p_arguments->>'all')::boolean, false),
    coalesce((p_arguments->>'as_of')::date, current_date));
  PERFORM ybss.note_progress(p_run_id, 'score', v_done + 1, v_total);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.score(bigint, jsonb) IS
'The next step of job score: the records of one community, or of exactly one node above, that are queued, new, or have a score that no longer holds. Arguments: as_of, the day on which freshness is judged (scores all); all, to score all. False when nothing is left. Volatile: writes scores. / 记录评分作业的下一步。';
REVOKE ALL ON FUNCTION ybss_registry.score(bigint, jsonb), ybss_registry.score_node(ybss.grid_code, boolean, date) FROM PUBLIC;

-- People read scores; the functions above write them.
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{ybss_operator}', '{}')
FROM unnest(ARRAY['quality', 'quality_sum', 'quality_item_sum']) t;
-- Read through views alone, which ask for each row whether its reader may.
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{}', '{}') FROM unnest(ARRAY['score_queue', 'saved_entry']) t;

INSERT INTO ybss_registry.job (name, step, description) VALUES
('score', 'score', 'scores of every record that changed or grew old, a community at a time / 记录评分')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;
