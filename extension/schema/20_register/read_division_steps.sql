-- The changes of divisions for everybody who may parse: what divisions are called is no secret.

CREATE OR REPLACE FUNCTION ybss.division_steps()
RETURNS TABLE (step_group bigint, day date, level bigint, old_level bigint, code bigint, parent bigint, old_code bigint, part boolean,
  name text, old_name text, note text)
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.dense_rank() OVER (ORDER BY s.day, s.change_id), s.day, s.level::bigint,
    CASE length(s.old_code::text) WHEN 2 THEN 1 WHEN 4 THEN 2 WHEN 6 THEN 3 WHEN 9 THEN 4 END::bigint,
    rpad(s.code::text, 12, '0')::bigint, rpad(s.parent::text, 12, '0')::bigint, rpad(s.old_code::text, 12, '0')::bigint, s.part,
    s.name, s.old_name, pg_catalog.to_char(s.day, 'YYYY-MM-DD') || ' ' || s.document
  FROM ybss_registry.division_step s
  JOIN ybss_registry.division_change c ON c.change_id = s.change_id AND c.withdrawn_at IS NULL
  ORDER BY s.day, s.change_id, s.position
$$;
COMMENT ON FUNCTION ybss.division_steps() IS
'The steps of all changes of divisions that are loaded and not withdrawn, in their order, those of days to come with them: what parse_local() makes its lexicon of. Stable: reads the tables. Security definer: whoever may read addresses may know what divisions are called. / 已载入且未撤回的区划变更明细，供解析使用。';
REVOKE ALL ON FUNCTION ybss.division_steps() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.division_steps() TO ybss_reader, ybss_operator, ybss_auditor;

-- Every road counts: replicated and restored rows too, hence ALWAYS and per row.
DO $$
DECLARE
  v_table text;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['division_change', 'division_step'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER tell_changed AFTER INSERT OR UPDATE OR DELETE ON ybss_registry.%I '
      'FOR EACH ROW EXECUTE FUNCTION ybss.divisions_changed()', v_table);
    EXECUTE format('CREATE OR REPLACE TRIGGER tell_emptied AFTER TRUNCATE ON ybss_registry.%I '
      'FOR EACH STATEMENT EXECUTE FUNCTION ybss.divisions_changed()', v_table);
    EXECUTE format('ALTER TABLE ybss_registry.%I ENABLE ALWAYS TRIGGER tell_changed, ENABLE ALWAYS TRIGGER tell_emptied', v_table);
  END LOOP;
END
$$;
