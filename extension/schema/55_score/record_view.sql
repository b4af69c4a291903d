-- Records with what their links say beside what the register holds: what scores read.

CREATE OR REPLACE FUNCTION ybss_registry.make_record_view(p_register text, p_chinese text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_view CONSTANT text := format('ybss_registry.%I', p_register || '_record');
  v_items text;
  v_joins text;
BEGIN
  SELECT string_agg(k.items, ', ' ORDER BY k.position), string_agg(k.joins, ' ' ORDER BY k.position) INTO v_items, v_joins
  FROM ybss_registry.kind_link k WHERE k.kind = p_register;
  EXECUTE format('DROP VIEW IF EXISTS %s', v_view);
  EXECUTE format('CREATE VIEW %s AS SELECT %s FROM ybss_registry.%I r %s', v_view, concat_ws(', ', 'r.*', v_items), p_register, v_joins);
  EXECUTE format('COMMENT ON VIEW %s IS %L', v_view, format('Records of register %s with what their links show as items; %s. / %s及其关联信息项。',
    p_register, ybss_registry.made_from(p_register, NULL), p_chinese));
END
$$;
COMMENT ON FUNCTION ybss_registry.make_record_view(text, text) IS
'Makes the view <register>_record anew: the register''s columns and the items of its links. Volatile: makes a view. / 生成记录视图。';
REVOKE ALL ON FUNCTION ybss_registry.make_record_view(text, text) FROM PUBLIC;
