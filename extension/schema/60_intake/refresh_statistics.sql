-- Statistics of what intake fills, where a delivery is a sizeable share of it.

CREATE OR REPLACE FUNCTION ybss_registry.refresh_statistics(p_tables text[], p_lines bigint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = error
SET default_statistics_target = 30 -- autovacuum looks closer later
AS $$
DECLARE
  v_table text;
  v_columns text;
BEGIN
  IF p_lines < 1000 THEN
    RETURN;
  END IF;
  FOR v_table, v_columns IN
    SELECT t.name, (SELECT string_agg(quote_ident(a.attname), ', ') FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      -- By which statements of intake join and choose; texts and objects of some hundred bytes tell nothing and cost most.
      AND (a.attname ~ '_id$' OR a.attname IN ('district', 'grid', 'state', 'line', 'name', 'phone', 'birth_date', 'document_number', 'address', 'level',
        'habitable', 'key', 'number', 'ended_on', 'valid', 'main', 'from_list', 'credit_code')))
    FROM pg_catalog.unnest(p_tables) t(name)
    JOIN pg_class c ON c.oid = pg_catalog.to_regclass(pg_catalog.format('ybss_registry.%I', t.name))
    WHERE p_lines >= c.reltuples / 4
  LOOP
    -- What another session analyses is not waited for.
    EXECUTE pg_catalog.format('ANALYZE (SKIP_LOCKED) ybss_registry.%I (%s)', v_table, v_columns);
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.refresh_statistics(text[], bigint) IS
'Renews the planner''s statistics of tables of which so many lines are at least a quarter, of the columns that intake asks by; without them the next joins are planned for empty tables, and few lines tell nothing new of many. Volatile: writes statistics. Security definer: only an owner may analyse. / 当一批清单占比较大时更新统计信息。';
REVOKE ALL ON FUNCTION ybss_registry.refresh_statistics(text[], bigint) FROM PUBLIC;
