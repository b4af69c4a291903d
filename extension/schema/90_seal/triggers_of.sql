-- What happens behind a table: its triggers in the order in which they fire.

CREATE OR REPLACE FUNCTION ybss.triggers_of(table_name text)
RETURNS TABLE (n bigint, name text, timing text, events text, level text, function text, does text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_table oid := (SELECT c.oid FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
    WHERE s.nspname = 'ybss_registry' AND c.relname = table_name AND c.relkind IN ('r', 'p'));
BEGIN
  IF v_table IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBR07', MESSAGE = pg_catalog.format('the registry has no table "%s"', table_name),
      DETAIL = '登记库没有这张表。', HINT = 'Tables are those of schema ybss_registry: house, person, residence …';
  END IF;
  -- Bits of tgtype: 1 row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate.
  RETURN QUERY
  SELECT row_number() OVER (ORDER BY w.turn, t.tgname), t.tgname::text,
    (ARRAY['before', 'before', 'after', 'after', 'at commit'])[w.turn],
    pg_catalog.concat_ws(', ', CASE WHEN t.tgtype & 4 > 0 THEN 'insert' END,
      CASE WHEN t.tgtype & 16 > 0 THEN 'update' || coalesce(' of ' || u.columns, '') END,
      CASE WHEN t.tgtype & 8 > 0 THEN 'delete' END, CASE WHEN t.tgtype & 32 > 0 THEN 'truncate' END),
    CASE WHEN t.tgtype & 1 > 0 THEN 'row' ELSE 'statement' END,
    substring(pg_get_triggerdef(t.oid) FROM ' EXECUTE FUNCTION (.*)$'), obj_description(t.tgfoid, 'pg_proc')
  FROM pg_trigger t
  CROSS JOIN LATERAL (SELECT CASE WHEN t.tginitdeferred THEN 5 WHEN t.tgtype & 3 = 2 THEN 1 WHEN t.tgtype & 3 = 3 THEN 2
    WHEN t.tgtype & 1 > 0 THEN 3 ELSE 4 END AS turn) w
  CROSS JOIN LATERAL (SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) AS columns FROM pg_attribute a
    WHERE a.attrelid = t.tgrelid AND a.attnum = ANY (t.tgattr::int2[])) u
  WHERE t.tgrelid = v_table AND NOT t.tgisinternal AND t.tgenabled <> 'D'
  ORDER BY 1;
END
$$;
COMMENT ON FUNCTION ybss.triggers_of(text) IS
'The triggers of a table of schema ybss_registry in the order in which they fire: timing (before, after, at commit), events, level, the function with its arguments, and what it does, by its comment. Those by which the server keeps foreign keys are not listed. Raises YBR07 where there is no such table. Stable: reads the catalogue. / 按触发顺序列出登记表的触发器及其作用。';
REVOKE ALL ON FUNCTION ybss.triggers_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.triggers_of(text) TO ybss_auditor;
