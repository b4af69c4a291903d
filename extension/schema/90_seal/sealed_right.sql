-- What is sealed of rights: who owns, who was granted what, what the roles are.

CREATE OR REPLACE FUNCTION ybss_registry.sealed_rights() RETURNS TABLE (kind text, object text, target text, value text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
SET quote_all_identifiers = off
AS $$
  WITH granted AS (
    SELECT 'schema' AS what, n.nspname::text AS name, n.nspname::text AS target, n.nspowner AS owner, coalesce(n.nspacl, acldefault('n', n.nspowner)) AS acl
    FROM pg_namespace n WHERE n.nspname IN ('ybss', 'ybss_registry')
    UNION ALL
    SELECT CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' ELSE 'table' END, c.oid::regclass::text, c.relname, c.relowner,
      coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner))
    FROM pg_class c WHERE c.relnamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace) AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT c.relispartition
    UNION ALL
    SELECT 'column', c.oid::regclass || '.' || a.attname, c.relname, c.relowner, a.attacl
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attacl IS NOT NULL
    WHERE c.relnamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace) AND NOT c.relispartition
    UNION ALL
    SELECT 'function', p.oid::regprocedure::text, p.proname, p.proowner, coalesce(p.proacl, acldefault('f', p.proowner))
    FROM pg_proc p WHERE p.pronamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace)
  ), role AS (
    SELECT r.* FROM pg_roles r WHERE r.rolname ~ '^ybss_(owner|reader|operator|auditor|sensitive|job)$'
  )
  SELECT 'grant', format('%s %s %s %s', g.what, g.name, a.privilege_type, CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee)::text END),
    g.target, CASE WHEN bool_or(a.is_grantable) THEN 'with grant option' ELSE 'granted' END
  FROM granted g, aclexplode(g.acl) a
  -- While a registry is made or upgraded, and so when it is sealed, its owner may make functions in ybss.
  WHERE a.grantee <> g.owner AND NOT (g.what = 'schema' AND a.privilege_type = 'CREATE' AND a.grantee = 'ybss_owner'::regrole) GROUP BY g.what, g.name, g.target, a.privilege_type, a.grantee
  UNION ALL
  -- The extension is whoever's installed it; a restore may change the name.
  SELECT 'schema', n.nspname, n.nspname, CASE WHEN n.nspname = 'ybss_registry' THEN pg_get_userbyid(n.nspowner)::text WHEN r.rolsuper THEN 'a superuser' ELSE r.rolname END
  FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner WHERE n.nspname IN ('ybss', 'ybss_registry')
  UNION ALL
  SELECT 'role', r.rolname, r.rolname, concat_ws(' ', 'role', CASE WHEN r.rolsuper THEN 'superuser' END, CASE WHEN r.rolcanlogin THEN 'login' END,
    CASE WHEN r.rolbypassrls THEN 'bypasses row security' END, CASE WHEN r.rolcreaterole THEN 'creates roles' END, CASE WHEN r.rolcreatedb THEN 'creates databases' END,
    CASE WHEN r.rolreplication THEN 'replication' END)
  FROM role r
  UNION ALL
  -- Who is a reader or an operator is the district's to say; who is the owner, and what our roles may be beside themselves, is not.
  SELECT DISTINCT 'member', format('%s of %s', pg_get_userbyid(m.member), pg_get_userbyid(m.roleid)), pg_get_userbyid(m.member)::text, 'member'
  FROM pg_auth_members m JOIN pg_roles u ON u.oid = m.member
  WHERE NOT u.rolsuper AND (m.member IN (SELECT oid FROM role) OR m.roleid = (SELECT oid FROM role WHERE rolname = 'ybss_owner'))
  UNION ALL
  SELECT 'setting', concat_ws(' ', split_part(s.setting, '=', 1), 'of', coalesce(r.rolname, 'everybody'), CASE WHEN d.setdatabase <> 0 THEN 'here' END), coalesce(r.rolname, 'database'), split_part(s.setting, '=', 2)
  FROM pg_db_role_setting d CROSS JOIN unnest(d.setconfig) s (setting) LEFT JOIN pg_roles r ON r.oid = d.setrole
  WHERE d.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
    AND split_part(s.setting, '=', 1) IN ('session_replication_role', 'row_security')
$$;
COMMENT ON FUNCTION ybss_registry.sealed_rights() IS
'Owners, grants, roles and memberships now, in the form of ybss_registry.manifest; grants to the owner itself are left out, so are members of ybss_reader, ybss_operator, ybss_auditor, ybss_sensitive and ybss_job. Stable: reads the catalogue. / 所有者、授权、角色与成员关系现状，格式同封存清单。';
REVOKE ALL ON FUNCTION ybss_registry.sealed_rights() FROM PUBLIC;
