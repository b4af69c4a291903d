-- What the steps of a single line change is scored once, when they are through: each of them
-- alone would score the person, the house, the household again.

CREATE OR REPLACE FUNCTION ybss_registry.begin_scoring_once() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('changed_record', '{register,record_id,place}', '{text,int8,ybss.grid_code}');
  -- Who turns the setting on himself has no such row: the table is the owner's, and a change is scored at once.
  INSERT INTO pg_temp.ybss_work_changed_record VALUES ('transaction', pg_current_xact_id()::text::bigint, NULL);
  PERFORM set_config('ybss.scores_once', 'on', true);
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_scoring_once() IS
'From here to end_scoring_once records that change are noted in pg_temp.ybss_work_changed_record, not scored. Volatile: makes or empties a temporary table. / 此后变更的记录先记下，待最后统一评分。';

CREATE OR REPLACE FUNCTION ybss_registry.noted_for_scoring(p_kind text, p_ids bigint[], p_places ybss.grid_code[], p_nodes ybss.grid_code[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF current_setting('ybss.scores_once', true) IS DISTINCT FROM 'on'
     -- Not one that somebody else put there: what hangs on it would run with the registry's rights.
     OR NOT EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = pg_my_temp_schema() AND c.relname = 'ybss_work_changed_record'
       AND c.relkind = 'r' AND c.relowner = current_user::regrole) THEN
    RETURN false;
  ELSIF NOT EXISTS (SELECT FROM pg_temp.ybss_work_changed_record r WHERE r.register = 'transaction'
      AND r.record_id = pg_current_xact_id_if_assigned()::text::bigint) THEN
    RETURN false;
  END IF;
  INSERT INTO pg_temp.ybss_work_changed_record SELECT p_kind, u.id, u.place
  FROM ROWS FROM (pg_catalog.unnest(p_ids), pg_catalog.unnest(p_places)) u(id, place)
  -- Of a record that moves, the place that it left.
  UNION ALL SELECT p_kind, NULL, n.place FROM pg_catalog.unnest(p_nodes) n(place);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.noted_for_scoring(text, bigint[], ybss.grid_code[], ybss.grid_code[]) IS
'Notes changed records of a register where they are to be scored once; false where they are to be scored now. Volatile: writes a temporary table. Security definer: the table is the owner''s. / 记下待统一评分的记录。';

CREATE OR REPLACE FUNCTION ybss_registry.end_scoring_once() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_register text;
  v_ids bigint[];
  v_places ybss.grid_code[];
  v_nodes ybss.grid_code[];
BEGIN
  PERFORM set_config('ybss.scores_once', 'off', true);
  FOR v_register, v_ids, v_places, v_nodes IN
    SELECT q.register, pg_catalog.array_agg(q.record_id), pg_catalog.array_agg(q.place),
      ARRAY(SELECT DISTINCT n.place FROM pg_temp.ybss_work_changed_record n WHERE n.register = q.register)
    FROM (SELECT DISTINCT ON (r.register, r.record_id) r.* FROM pg_temp.ybss_work_changed_record r
      WHERE r.record_id IS NOT NULL AND r.register <> 'transaction' ORDER BY r.register, r.record_id, r.place) q
    GROUP BY q.register ORDER BY q.register
  LOOP
    PERFORM ybss_registry.rescore_seen(v_register, v_ids, v_places, v_nodes);
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.end_scoring_once() IS
'Scores, or queues, the records that changed since begin_scoring_once, each once. Volatile: writes. Security definer: people read scores and forge none. / 对记下的变更记录统一评分。';
REVOKE ALL ON FUNCTION ybss_registry.begin_scoring_once(), ybss_registry.noted_for_scoring(text, bigint[], ybss.grid_code[], ybss.grid_code[]),
  ybss_registry.end_scoring_once() FROM PUBLIC;
