-- What several items of a record have in common is stated once; what stands so far is read as it is.
DO $$
DECLARE
  v_table text;
BEGIN
  FOR v_table IN SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'stated' AND NOT a.attisdropped
      WHERE c.relnamespace = 'ybss_registry'::pg_catalog.regnamespace AND c.relkind = 'r' LOOP
    EXECUTE pg_catalog.format('COMMENT ON COLUMN ybss_registry.%I.stated IS %L', v_table,
      'By item, the day of its newest statement and who made it, {"phone": "2026-03-01 公安"}; what several have in common stands once, {"2026-03-01 公安": ["sex", "name"]} (ybss.stated_apart gives each by itself); what is missing here was stated when the row changed. / 各信息项最近一次申明的日期和部门，同日同部门的合并记录。');
  END LOOP;
END
$$;
