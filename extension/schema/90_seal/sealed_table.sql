-- What is sealed of the tables: shape, keys, checks, triggers, policies, months.

CREATE OR REPLACE FUNCTION ybss_registry.policy_text(p_policy pg_policy) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT concat_ws(' ', CASE WHEN p_policy.polpermissive THEN 'permissive' ELSE 'restrictive' END, p_policy.polcmd,
    'to ' || (SELECT string_agg(CASE WHEN r = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(r)::text END, ', ' ORDER BY CASE WHEN r = 0 THEN '' ELSE pg_get_userbyid(r)::text COLLATE "C" END) FROM unnest(p_policy.polroles) r),
    'using ' || pg_get_expr(p_policy.polqual, p_policy.polrelid), 'with check ' || pg_get_expr(p_policy.polwithcheck, p_policy.polrelid))
$$;
COMMENT ON FUNCTION ybss_registry.policy_text(pg_policy) IS
'A policy in words that do not depend on oids. Stable: reads the catalogue. / 行级安全策略的文字形式。';
CREATE OR REPLACE FUNCTION ybss_registry.sealed_tables() RETURNS TABLE (kind text, object text, target text, value text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
SET datestyle = 'ISO, YMD'
SET intervalstyle = 'postgres'
SET quote_all_identifiers = off
SET timezone = 'UTC'
AS $$
  WITH tables AS MATERIALIZED (
    SELECT c.relname::text AS name, c.* FROM pg_class c
    WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  )
  SELECT 'table', t.name, t.name, concat_ws(' ', pg_get_userbyid(t.relowner), t.relkind, CASE WHEN t.relrowsecurity THEN 'row security' END,
    CASE WHEN t.relforcerowsecurity THEN 'forced' END, CASE t.relpersistence WHEN 'p' THEN NULL ELSE 'not durable' END, pg_get_partkeydef(t.oid)) FROM tables t
  UNION ALL
  SELECT 'column', t.name || '.' || a.attname, t.name, concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END,
    'default ' || pg_get_expr(d.adbin, d.adrelid), nullif(a.attidentity::text, ''), nullif(a.attgenerated::text, ''),
    (SELECT 'collate ' || l.collname FROM pg_collation l WHERE l.oid = a.attcollation AND l.collname <> 'default'))
  FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
  UNION ALL
  SELECT 'constraint', t.name || '.' || k.conname, t.name, pg_get_constraintdef(k.oid) FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('p', 'u', 'x', 'f', 'c')
  UNION ALL
  -- An index that is not ready takes no entries.
  SELECT 'index', t.name || '.' || i.relname, t.name, concat_ws(' ', pg_get_indexdef(i.oid), CASE WHEN NOT (x.indisvalid AND x.indisready AND x.indislive) THEN 'not in force' END)
  FROM tables t JOIN pg_index x ON x.indrelid = t.oid AND (x.indisunique OR x.indisexclusion) JOIN pg_class i ON i.oid = x.indexrelid
  UNION ALL
  SELECT 'trigger', t.name || '.' || g.tgname, t.name, g.tgenabled::text || ' ' || pg_get_triggerdef(g.oid) FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
  UNION ALL
  SELECT 'rule', t.name || '.' || r.rulename, t.name, r.ev_enabled::text || ' ' || pg_get_ruledef(r.oid) FROM tables t JOIN pg_rewrite r ON r.ev_class = t.oid
  UNION ALL
  SELECT 'policy', t.name || '.' || p.polname, t.name, ybss_registry.policy_text(p) FROM tables t JOIN pg_policy p ON p.polrelid = t.oid
  UNION ALL
  SELECT 'month', c.relname, t.name, pg_get_expr(c.relpartbound, c.oid)
  FROM tables t JOIN pg_inherits i ON i.inhparent = t.oid JOIN pg_class c ON c.oid = i.inhrelid AND c.relispartition
$$;
COMMENT ON FUNCTION ybss_registry.sealed_tables() IS
'What the tables of the registry are now, in the form of ybss_registry.manifest. Stable: reads the catalogue. / 数据表现状，格式同封存清单。';

REVOKE ALL ON FUNCTION ybss_registry.sealed_tables(), ybss_registry.policy_text(pg_policy) FROM PUBLIC;
