-- The registry beside its manifest: what is missing, what is otherwise, what stands there that opens something.

CREATE OR REPLACE FUNCTION ybss_registry.sealed_now() RETURNS SETOF ybss_registry.manifest
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT * FROM ybss_registry.sealed_tables() UNION ALL SELECT * FROM ybss_registry.sealed_rights()
  UNION ALL SELECT * FROM ybss_registry.sealed_code()
  UNION ALL SELECT 'server', 'major version', 'server', (current_setting('server_version_num')::int / 10000)::text
$$;
COMMENT ON FUNCTION ybss_registry.sealed_now() IS
'The registry as it is now, in the form of its manifest, without the queries of its keys. Stable: reads the catalogue. / 登记库现状，格式同封存清单。';

CREATE OR REPLACE FUNCTION ybss_registry.opens_something(p_now ybss_registry.manifest) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE p_now.kind
    -- A district's own tables, columns, indexes, keys, views and functions open nothing of ours.
    WHEN 'policy' THEN p_now.value LIKE 'permissive%' AND EXISTS (SELECT FROM ybss_registry.manifest m WHERE m.kind = 'table' AND m.object = p_now.target)
    WHEN 'trigger' THEN EXISTS (SELECT FROM ybss_registry.manifest m WHERE m.kind = 'table' AND m.object = p_now.target)
      AND p_now.value !~ 'EXECUTE FUNCTION ybss\.(rule_up|rule_down|rule_apart|stamp_change|keep_history|refuse_truncate)\('
    WHEN 'rule' THEN EXISTS (SELECT FROM ybss_registry.manifest m WHERE m.kind = 'table' AND m.object = p_now.target)
    WHEN 'role' THEN true WHEN 'member' THEN true WHEN 'setting' THEN true
    WHEN 'grant' THEN EXISTS (SELECT FROM ybss_registry.manifest m WHERE m.kind IN ('table', 'view', 'function', 'sequence', 'schema', 'column')
        AND m.object = regexp_replace(split_part(p_now.object, ' ', 2), CASE m.kind WHEN 'table' THEN '^ybss_registry\.' WHEN 'column' THEN '^ybss_registry\.' ELSE '^$' END, '')
        OR m.kind = 'function' AND p_now.object LIKE 'function ' || m.object || ' %')
      AND NOT (p_now.value = 'granted' AND ybss_registry.is_feed_grant(p_now.object))
      -- What readers or operators may do through ybss a role of the district may be granted too; the sign-on service needs issue_ticket and member_of.
      AND NOT (p_now.object !~ ' (PUBLIC|ybss_\w+)$' AND p_now.value = 'granted' AND (p_now.object ~ '^function ybss.(issue_ticket|member_of)\(' OR p_now.object ~ '^(function|view|schema) ybss\M'
        AND EXISTS (SELECT FROM ybss_registry.manifest m WHERE m.kind = 'grant' AND m.object ~ ' (PUBLIC|ybss_(reader|operator|auditor|sensitive|job))$'
          AND regexp_replace(m.object, ' \S+$', '') = regexp_replace(p_now.object, ' \S+$', ''))))
    ELSE false END
$$;
COMMENT ON FUNCTION ybss_registry.opens_something(ybss_registry.manifest) IS
'Does something that was not there at sealing open what was shut? A permissive policy, a trigger or rule on our table, a membership of ours, a setting that switches triggers off, a grant that readers and operators do not hold and no feed needs. Stable: reads the manifest. / 封存后新增的对象是否放宽了权限。';

CREATE OR REPLACE FUNCTION ybss_registry.broken_seal() RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH now AS MATERIALIZED (SELECT * FROM ybss_registry.sealed_now()),
  server AS (SELECT m.value FROM ybss_registry.manifest m WHERE m.kind = 'server'),
  added AS MATERIALIZED (
    SELECT n.* FROM now n LEFT JOIN ybss_registry.manifest m ON m.kind = n.kind AND m.object = n.object WHERE m.object IS NULL OFFSET 0
  ),
  differs AS (
    SELECT m.kind, m.object, m.target, CASE WHEN n.object IS NULL THEN 'was sealed and is missing' ELSE 'is not as it was sealed' END AS how,
      CASE WHEN n.object IS NULL THEN '缺失' ELSE '已被改动' END AS chinese,
      CASE WHEN length(m.value) + length(n.value) < 300 THEN format(': %s, sealed %s', n.value, m.value) ELSE '' END AS more
    FROM ybss_registry.manifest m LEFT JOIN now n ON n.kind = m.kind AND n.object = m.object
    -- Another major version may print a view otherwise; the one line "server" says that they are not compared.
    WHERE m.kind NOT IN ('key', 'check') AND m.value IS DISTINCT FROM n.value
      -- These are told as "guarded", of a district's own tables too.
      AND NOT (m.kind = 'trigger' AND left(n.value, 1) IS NOT DISTINCT FROM 'D')
      AND NOT (m.kind = 'trigger' AND left(n.value, 1) IS DISTINCT FROM left(m.value, 1) AND m.object ~ '\.(z_stamp_change|keep_history|refuse_truncate|y_rule_apart|A_rule_(up|down)(_late)?)$')
      AND NOT (m.kind = 'view' AND n.object IS NOT NULL AND (SELECT value FROM server) IS DISTINCT FROM (current_setting('server_version_num')::int / 10000)::text)
    UNION ALL
    SELECT a.kind, a.object, a.target, 'was not there at sealing', '封存后新增', CASE WHEN length(a.value) < 200 THEN ': ' || a.value ELSE '' END
    FROM added a WHERE EXISTS (SELECT FROM ybss_registry.manifest) AND ybss_registry.opens_something(ROW(a.kind, a.object, a.target, a.value)::ybss_registry.manifest)
  )
  SELECT coalesce(r.rule, 'sealed'), d.target, NULL::bigint, format('%s %s %s', d.kind, d.object, d.how) || d.more,
    format('与封存清单不符：%s %s %s。', d.kind, d.object, d.chinese)
  FROM differs d LEFT JOIN ybss_registry.rule r ON d.kind = 'constraint' AND d.object = r.target || '.' || r.rule
  UNION ALL
  SELECT 'sealed', 'manifest', NULL, 'the registry was never sealed: SELECT ybss.upgrade_registry()', '登记库尚未封存。'
  WHERE NOT EXISTS (SELECT FROM ybss_registry.manifest)
  UNION ALL
  -- Months that were made later are known by rule: guarded as their parent, from one midnight of China Standard Time to another.
  SELECT 'sealed', c.relname, NULL, 'a partition is not guarded as its parent, or is not the month that its name says', '分区的保护与父表不一致，或与所示月份不符。'
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid AND c.relispartition AND c.relkind = 'r' JOIN pg_class p ON p.oid = i.inhparent
  WHERE p.relnamespace = 'ybss_registry'::regnamespace AND (c.relowner <> p.relowner OR NOT (c.relrowsecurity AND c.relforcerowsecurity)
    -- It may be granted less than its parent, never more.
    OR EXISTS (SELECT a.grantee, a.privilege_type, a.is_grantable FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner
      EXCEPT SELECT a.grantee, a.privilege_type, a.is_grantable FROM aclexplode(p.relacl) a)
    OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attacl IS NOT NULL)
    OR (SELECT array_agg(q.polname || ybss_registry.policy_text(q) ORDER BY q.polname) FROM pg_policy q WHERE q.polrelid = c.oid)
      IS DISTINCT FROM (SELECT array_agg(q.polname || ybss_registry.policy_text(q) ORDER BY q.polname) FROM pg_policy q WHERE q.polrelid = p.oid)
    OR EXISTS (SELECT FROM ybss_registry.months_of(p.oid::regclass) n WHERE n.partition = c.oid AND p.relname IN ('history', 'access_log') AND NOT n.is_month))
$$;
COMMENT ON FUNCTION ybss_registry.broken_seal() IS
'What is not as it was when the registry was sealed, rows of check_registry(): missing, otherwise, or there beside it and opening something. What a district adds that opens nothing (own tables, columns, indexes, keys, views, functions, grants of what readers and operators hold) is not told. Stable: reads the catalogue. / 与封存清单不符之处。';
REVOKE ALL ON FUNCTION ybss_registry.sealed_now(), ybss_registry.opens_something(ybss_registry.manifest), ybss_registry.broken_seal() FROM PUBLIC;
SELECT ybss.protect_table('ybss_registry.manifest', '{}', '{}');
