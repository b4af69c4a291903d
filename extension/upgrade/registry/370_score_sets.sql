-- Scores of whole sets: links are joined, not looked up; items are counted in C; no key is
-- asked for each score. What generated functions are called with is another.
ALTER TABLE ybss_registry.quality DROP CONSTRAINT quality_kind_fkey;
COMMENT ON COLUMN ybss_registry.quality.kind IS
'Of ybss_registry.record_kind. Written by functions that read the kind there: no key is asked for each of a million scores. / 记录种类。';
ALTER TABLE ybss_registry.kind_link ADD COLUMN set_joins text, ADD COLUMN set_items text;
COMMENT ON COLUMN ybss_registry.kind_link.set_joins IS
'The same joins for a whole set of records, whose ids are p_ids and whose districts v_districts, on the day v_today: rows of the link are read once and joined, not looked up for each record. Null: joins does. / 批量评分用的连接子句。';
COMMENT ON COLUMN ybss_registry.kind_link.set_items IS 'The same items out of set_joins. Null: items does. / 批量评分用的信息项。';
DROP FUNCTION ybss_registry.quality_points(ybss_registry.quality, int);
DROP FUNCTION ybss_registry.score_node(ybss.grid_code, boolean, date);
DO $$
DECLARE
  v_function regprocedure;
BEGIN
  FOR v_function IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'ybss_registry'::regnamespace
    AND (p.proname LIKE 'due\_%' OR p.proname LIKE 'score\_%') AND pg_get_function_identity_arguments(p.oid) LIKE '%p_node ybss.grid_code, p_all boolean, p_as_of date'
  LOOP
    EXECUTE format('DROP FUNCTION %s', v_function);
  END LOOP;
END
$$;
