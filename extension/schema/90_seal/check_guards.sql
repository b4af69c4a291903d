-- Triggers and row security by rule, on a district's own tables too; and the tree of addresses.

CREATE OR REPLACE FUNCTION ybss_registry.broken_guards() RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Triggers that somebody dropped or switched off, or that a restore of data switched back wrongly.
  SELECT 'guarded', c.relname::text, NULL::bigint, pg_catalog.format('trigger "%s" is missing or does not fire as it should', n.name), '触发器缺失或未按要求启用。'
  FROM (SELECT a.attrelid AS relid, pg_catalog.unnest('{z_stamp_change,keep_history,refuse_truncate}'::name[]) AS name, 'O'::"char" AS enabled
        FROM pg_attribute a WHERE a.attname IN ('recorded_at', 'changed_at', 'change_id') AND NOT a.attisdropped GROUP BY a.attrelid HAVING count(*) = 3
        UNION SELECT k.conrelid, 'A_rule_up' || CASE WHEN k.condeferred THEN '_late' ELSE '' END, 'A' FROM pg_constraint k JOIN ybss_registry.rule r ON r.rule = k.conname AND k.contype = 'f'
        UNION SELECT k.confrelid, 'A_rule_down' || CASE WHEN k.condeferred THEN '_late' ELSE '' END, 'A' FROM pg_constraint k JOIN ybss_registry.rule r ON r.rule = k.conname AND k.contype = 'f'
          JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attname = 'district'
        UNION SELECT k.conrelid, 'y_rule_apart', 'A' FROM pg_constraint k JOIN ybss_registry.rule r ON r.rule = k.conname AND k.contype = 'x') n
  JOIN pg_class c ON c.oid = n.relid AND c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind = 'r'
  WHERE NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = n.relid AND t.tgname = n.name AND t.tgenabled = n.enabled)
  UNION
  -- All others too: those of the server's own keys, of scores, of look-up keys, of the address tree.
  SELECT 'guarded', c.relname::text, NULL::bigint, pg_catalog.format('trigger "%s" is switched off', t.tgname), '触发器已停用。'
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = 'ybss_registry'::regnamespace
  WHERE t.tgenabled = 'D' AND t.tgname NOT IN ('z_stamp_change', 'keep_history', 'refuse_truncate', 'y_rule_apart') AND t.tgname NOT LIKE 'A\_rule\_%'
  UNION ALL
  SELECT 'sealed', c.relname::text, NULL::bigint, 'row security is not enabled and forced', '行级安全未启用或未强制。'
  FROM pg_class c WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
$$;
COMMENT ON FUNCTION ybss_registry.broken_guards() IS
'Triggers of versioned tables and of rules that are missing or do not fire as they should, any trigger that is switched off, tables without row security: by rule, so of a district''s own tables in ybss_registry too. Stable: reads the catalogue. / 缺失或停用的触发器、未启用的行级安全。';

CREATE OR REPLACE FUNCTION ybss_registry.broken_tree() RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- From the tops downwards: what is not reached lies in a circle, or below what is not there.
  WITH RECURSIVE down AS (
    SELECT a.district, a.address_id FROM ybss_registry.address a WHERE a.parent_id IS NULL
    UNION ALL
    SELECT a.district, a.address_id FROM down d JOIN ybss_registry.address a ON a.district = d.district AND a.parent_id = d.address_id
  )
  SELECT 'address_tree', 'address', a.address_id, 'going up from an address leads to a top one, not in a circle', '地址的上级不得成环或缺失。'
  FROM ybss_registry.address a
  WHERE a.parent_id IS NOT NULL AND NOT EXISTS (SELECT FROM down d WHERE d.district = a.district AND d.address_id = a.address_id)
$$;
COMMENT ON FUNCTION ybss_registry.broken_tree() IS
'Addresses that no top one leads down to. Stable: reads tables. / 上级成环或缺失的地址。';
REVOKE ALL ON FUNCTION ybss_registry.broken_guards(), ybss_registry.broken_tree() FROM PUBLIC;
