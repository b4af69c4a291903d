-- The checker: one row for everything that is broken, whoever broke it.

CREATE OR REPLACE FUNCTION ybss.check_registry()
RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_rule record;
BEGIN
  IF row_security_active('ybss_registry.person') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH06', MESSAGE = 'only a role that sees every row can check the registry',
      DETAIL = '检查全库须使用不受行级安全限制的角色。', HINT = 'Call it as a superuser or as a role with BYPASSRLS.';
  END IF;
  FOR v_rule IN
    SELECT r.*, k.oid AS key, k.contype, k.convalidated, format('ybss_registry.%I', r.target)::regclass AS relid
    FROM ybss_registry.rule r
    LEFT JOIN pg_constraint k ON k.conname = r.rule AND k.connamespace = 'ybss_registry'::regnamespace
      AND k.conrelid = to_regclass(format('ybss_registry.%I', r.target))
    WHERE to_regclass(format('ybss_registry.%I', r.target)) IS NOT NULL AND r.kind IN ('refers', 'apart') ORDER BY r.rule
  LOOP
    IF v_rule.key IS NULL OR NOT v_rule.convalidated THEN
      RETURN QUERY SELECT v_rule.rule, v_rule.target, NULL::bigint, format('constraint "%s" is missing or was never validated', v_rule.rule), '约束缺失或未验证。';
    END IF;
    CONTINUE WHEN v_rule.key IS NULL;
    RETURN QUERY SELECT v_rule.rule, v_rule.target, b.record_id, v_rule.demands, v_rule.chinese
    FROM ybss_registry.broken_key(v_rule.key) b (record_id) WHERE v_rule.contype = 'f'
    UNION ALL
    SELECT v_rule.rule, v_rule.target, b.record_id, v_rule.demands, v_rule.chinese
    FROM ybss_registry.broken_exclusion(v_rule.key) b (record_id) WHERE v_rule.contype = 'x';
  END LOOP;
  RETURN QUERY
  SELECT b.rule, c.relname::text, b.record_id, r.demands, r.chinese
  FROM pg_class c JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgname = 'keep_history'
  CROSS JOIN LATERAL ybss_registry.broken_history(c.oid::regclass) b
  JOIN ybss_registry.rule r ON r.rule = b.rule
  WHERE c.relnamespace = 'ybss_registry'::regnamespace;
  -- Triggers that somebody dropped or switched off, or that a restore of data switched back wrongly.
  RETURN QUERY
  SELECT 'guarded', c.relname::text, NULL::bigint, format('trigger "%s" is missing or does not fire as it should', n.name), '触发器缺失或未按要求启用。'
  FROM (SELECT a.attrelid AS relid, unnest('{z_stamp_change,keep_history,refuse_truncate}'::name[]) AS name, 'O'::"char" AS enabled
        FROM pg_attribute a WHERE a.attname IN ('recorded_at', 'changed_at', 'change_id') AND NOT a.attisdropped GROUP BY a.attrelid HAVING count(*) = 3
        UNION SELECT k.conrelid, 'A_rule_up' || CASE WHEN k.condeferred THEN '_late' ELSE '' END, 'A' FROM pg_constraint k JOIN ybss_registry.rule r ON r.rule = k.conname AND k.contype = 'f'
        UNION SELECT k.confrelid, 'A_rule_down' || CASE WHEN k.condeferred THEN '_late' ELSE '' END, 'A' FROM pg_constraint k JOIN ybss_registry.rule r ON r.rule = k.conname AND k.contype = 'f'
          JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attname = 'district'
        UNION SELECT k.conrelid, 'y_rule_apart', 'A' FROM pg_constraint k JOIN ybss_registry.rule r ON r.rule = k.conname AND k.contype = 'x') n
  JOIN pg_class c ON c.oid = n.relid AND c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind = 'r'
  WHERE NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = n.relid AND t.tgname = n.name AND t.tgenabled = n.enabled)
  UNION
  -- All others too: those of the server's own keys, of scores, of look-up keys, of the address tree.
  SELECT 'guarded', c.relname::text, NULL::bigint, format('trigger "%s" is switched off', t.tgname), '触发器已停用。'
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = 'ybss_registry'::regnamespace
  WHERE t.tgenabled = 'D' AND t.tgname NOT IN ('z_stamp_change', 'keep_history', 'refuse_truncate', 'y_rule_apart') AND t.tgname NOT LIKE 'A\_rule\_%';
  -- From the tops downwards: what is not reached lies in a circle, or below what is not there.
  RETURN QUERY
  WITH RECURSIVE down AS (
    SELECT a.district, a.address_id FROM ybss_registry.address a WHERE a.parent_id IS NULL
    UNION ALL
    SELECT a.district, a.address_id FROM down d JOIN ybss_registry.address a ON a.district = d.district AND a.parent_id = d.address_id
  )
  SELECT 'address_tree', 'address', a.address_id, 'going up from an address leads to a top one, not in a circle', '地址的上级不得成环或缺失。'
  FROM ybss_registry.address a
  WHERE a.parent_id IS NOT NULL AND NOT EXISTS (SELECT FROM down d WHERE d.district = a.district AND d.address_id = a.address_id);
  RETURN QUERY
  SELECT 'sealed', c.relname::text, NULL::bigint, 'row security is not enabled and forced', '行级安全未启用或未强制。'
  FROM pg_class c WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity);
  RETURN QUERY SELECT * FROM ybss.check_standing();
  RETURN QUERY
  SELECT 'plans', u.target, NULL::bigint, u.what, u.chinese FROM ybss.unguarded_plans() u;
END
$$;
COMMENT ON FUNCTION ybss.check_registry() IS
'Everything in the registry that is broken, one row each: the rule, the table, the record''s id (null where a constraint or trigger itself is at fault), what the rule demands in English and Chinese. Looks at all rows anew and trusts no trigger: for after a restore, a first copy by replication, a crash of the disk. No row means that all is well. Raises YBH06 for a role that row security binds, who would take hidden rows for missing ones. Stable: reads tables. / 检查全库：每处违反规则返回一行，无行即一切正常。';
REVOKE ALL ON FUNCTION ybss.check_registry() FROM PUBLIC;
