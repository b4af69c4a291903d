-- The checker: one row for everything that is broken, whoever broke it.

CREATE OR REPLACE FUNCTION ybss.check_registry()
RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF row_security_active('ybss_registry.person') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH06', MESSAGE = 'only a role that sees every row can check the registry',
      DETAIL = '检查全库须使用不受行级安全限制的角色。', HINT = 'Call it as a superuser or as a role with BYPASSRLS.';
  END IF;
  -- What was committed a moment ago is judged, too: a worker sees it as it was committed.
  IF EXISTS (SELECT FROM ybss_registry.to_link) THEN
    PERFORM ybss.link_at_once();
  END IF;
  RETURN QUERY SELECT * FROM ybss_registry.broken_seal() ORDER BY 1, 2, 4;
  RETURN QUERY SELECT * FROM ybss_registry.broken_keys();
  RETURN QUERY SELECT * FROM ybss_registry.broken_lookup();
  RETURN QUERY
  SELECT b.rule, c.relname::text, b.record_id, r.demands, r.chinese
  FROM pg_class c JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgname = 'keep_history'
  CROSS JOIN LATERAL ybss_registry.broken_history(c.oid::regclass) b
  JOIN ybss_registry.rule r ON r.rule = b.rule
  WHERE c.relnamespace = 'ybss_registry'::regnamespace;
  RETURN QUERY SELECT * FROM ybss_registry.broken_guards();
  RETURN QUERY SELECT * FROM ybss_registry.broken_tree();
  RETURN QUERY SELECT * FROM ybss_registry.broken_ways();
  RETURN QUERY SELECT * FROM ybss_registry.broken_lives();
  RETURN QUERY SELECT * FROM ybss_registry.broken_values();
  RETURN QUERY SELECT * FROM ybss_registry.broken_chain() ORDER BY 1, 2, 4;
  RETURN QUERY SELECT * FROM ybss.check_standing();
  RETURN QUERY SELECT * FROM ybss_registry.broken_feeds();
  RETURN QUERY SELECT * FROM ybss_registry.broken_collation();
  RETURN QUERY
  SELECT 'plans', u.target, NULL::bigint, u.what, u.chinese FROM ybss.unguarded_plans() u;
  RETURN QUERY
  SELECT 'search_path', l.target, NULL::bigint, l.what, l.chinese FROM ybss.lost_search_path() l;
  RETURN QUERY
  SELECT 'list_copy', c.file_name, c.large_object::bigint, 'a copy of a whole list stays in the database as a large object: SELECT lo_unlink(id)',
    '清单的完整副本仍以大对象留在库中：请执行 lo_unlink(编号)。' FROM ybss.list_copies() c;
END
$$;
COMMENT ON FUNCTION ybss.check_registry() IS
'Everything in the registry that is broken, one row each: the rule, the table, the record''s id (null where a constraint or trigger itself is at fault), what the rule demands in English and Chinese. Looks at all rows anew and trusts no trigger: for after a restore, a first copy by replication, a crash of the disk. No row means that all is well. Raises YBH06 for a role that row security binds, who would take hidden rows for missing ones. Has what was committed linked first (ybss.link_at_once), so that a change of a moment ago is judged, too. Volatile: the chain grows. / 检查全库：每处违反规则返回一行，无行即一切正常。';
REVOKE ALL ON FUNCTION ybss.check_registry() FROM PUBLIC;
