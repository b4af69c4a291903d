-- What stood here before us, or was put beside us since: objects, rights and roles
-- that somebody else made, and through which they would become the registry's owner.

CREATE FUNCTION ybss.strange_objects(fresh boolean) RETURNS TABLE (place name, what text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH place AS (
    SELECT n.oid, n.nspname, n.nspacl, n.nspowner FROM pg_namespace n WHERE n.nspname IN ('ybss', 'ybss_registry')
  ), own AS (
    SELECT e.oid, to_regrole('ybss_owner')::oid AS role, (SELECT oid FROM pg_database WHERE datname = current_database()) AS database
    FROM pg_extension e WHERE e.extname = 'ybss'
  )
  -- Whatever stands in a schema depends on it: relations, functions, types, operators, text search,
  -- statistics, default privileges alike. What the registry's owner made is in the list of owners.
  SELECT p.nspname, i.type || ' ' || i.identity
  FROM own o, place p
  JOIN pg_depend d ON d.refclassid = 'pg_namespace'::regclass AND d.refobjid = p.oid
  CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, d.objsubid) i
  WHERE (i.schema = p.nspname OR d.classid = 'pg_default_acl'::regclass)
    AND NOT EXISTS (SELECT FROM pg_depend m WHERE m.classid = d.classid AND m.objid = d.objid
                    AND m.refclassid = 'pg_extension'::regclass AND m.refobjid = o.oid AND m.deptype = 'e')
    AND (fresh OR d.classid = 'pg_default_acl'::regclass OR NOT EXISTS (
      SELECT FROM pg_shdepend s WHERE s.dbid = o.database AND s.classid = d.classid AND s.objid = d.objid
        AND s.refclassid = 'pg_authid'::regclass AND s.refobjid = o.role AND s.deptype = 'o'))
  UNION ALL
  SELECT p.nspname, format('owner %s', r.rolname) FROM place p JOIN pg_roles r ON r.oid = p.nspowner
  WHERE CASE p.nspname WHEN 'ybss' THEN NOT r.rolsuper ELSE fresh OR r.rolname <> 'ybss_owner' END
  UNION ALL
  SELECT p.nspname, format('right to create: %s', coalesce(r.rolname, 'PUBLIC'))
  FROM place p CROSS JOIN LATERAL aclexplode(p.nspacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
  WHERE a.privilege_type = 'CREATE' AND a.grantee <> p.nspowner AND r.rolsuper IS NOT TRUE
  UNION ALL
  SELECT 'ybss_registry', i.type || ' ' || i.identity
  FROM pg_default_acl a CROSS JOIN LATERAL pg_identify_object('pg_default_acl'::regclass, a.oid, 0) i
  WHERE a.defaclrole = to_regrole('ybss_owner') AND a.defaclnamespace <> ALL (SELECT oid FROM place)
$$;
COMMENT ON FUNCTION ybss.strange_objects(boolean) IS
'What stands in the schemas ybss and ybss_registry and is neither a member of the extension nor (unless fresh: where no registry stands yet, nothing may) of ybss_owner: objects of every kind, owners of the schemas that are not ours, rights to create in them, default privileges. Stable: reads the catalogue. / 模式 ybss 与 ybss_registry 中不属于本扩展的对象、属主与建对象权限。';
REVOKE ALL ON FUNCTION ybss.strange_objects(boolean) FROM PUBLIC;

CREATE FUNCTION ybss.strange_rights(fresh boolean) RETURNS TABLE (role_name name, what text, adoptable boolean)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH role AS (
    SELECT r.*, r.rolname <> 'ybss_owner' AS people,
      -- A role that came with a newer version is as strange to a registry that stands as all are to a new one.
      fresh OR NOT EXISTS (SELECT FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) a
                           WHERE n.nspname = 'ybss' AND a.grantee = r.oid AND a.privilege_type = 'USAGE') AS new
    FROM pg_roles r WHERE r.rolname = ANY (ybss.registry_roles())
  )
  SELECT r.rolname, a.word, false
  FROM role r CROSS JOIN LATERAL (VALUES ('LOGIN', r.rolcanlogin), ('SUPERUSER', r.rolsuper), ('CREATEROLE', r.rolcreaterole),
    ('CREATEDB', r.rolcreatedb), ('BYPASSRLS', r.rolbypassrls), ('REPLICATION', r.rolreplication)) a (word, is_set)
  WHERE a.is_set
  UNION
  -- Who made a role on server 16 or newer may grant it to himself at any time: that is a member.
  SELECT r.rolname, format('member %s', m.rolname), r.people
  FROM role r JOIN pg_auth_members a ON a.roleid = r.oid JOIN pg_roles m ON m.oid = a.member
  WHERE NOT m.rolsuper AND (r.new OR NOT r.people)
  UNION
  SELECT r.rolname, format('itself a member of %s', g.rolname), r.people AND NOT g.rolsuper AND g.rolname <> 'ybss_owner'
  FROM role r JOIN pg_auth_members a ON a.member = r.oid JOIN pg_roles g ON g.oid = a.roleid
  UNION
  SELECT r.rolname, format('%s %s %s', CASE s.deptype WHEN 'o' THEN 'owner of' ELSE 'rights on' END, i.type, i.identity), r.people
  FROM role r
  JOIN pg_shdepend s ON s.refclassid = 'pg_authid'::regclass AND s.refobjid = r.oid
    AND (s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) OR s.dbid = 0 AND s.deptype = 'o')
  CROSS JOIN LATERAL pg_identify_object(s.classid, s.objid, s.objsubid) i
  WHERE r.new AND NOT (s.classid = 'pg_namespace'::regclass AND s.objid = to_regnamespace('ybss') AND s.deptype = 'a')
    -- Sessions that outlive a registry may have its work tables, with nothing in them that a new one would take.
    AND NOT EXISTS (SELECT FROM pg_class w WHERE s.classid = 'pg_class'::regclass AND w.oid = s.objid AND w.relpersistence = 't'
      AND w.relkind = 'r' AND w.relname LIKE 'ybss\_work\_%' AND NOT r.people)
    -- The registry's owner reads counters that PUBLIC has lost, the server's and PostGIS's: rights that outlive a registry.
    AND NOT (s.deptype = 'a' AND i.schema = 'pg_catalog' AND NOT r.people)
    AND NOT EXISTS (SELECT FROM pg_depend m JOIN pg_extension e ON e.oid = m.refobjid AND (e.extname = 'ybss' OR e.extname = 'postgis' AND s.deptype = 'a')
                    WHERE m.classid = s.classid AND m.objid = s.objid AND m.refclassid = 'pg_extension'::regclass AND m.deptype = 'e')
$$;
COMMENT ON FUNCTION ybss.strange_rights(boolean) IS
'What the roles of the registry have that create_registry() does not give: attributes, members (but superusers), memberships, objects and rights in this database (people''s members and rights only where no registry stands yet: fresh, or a role that it does not know); and whether an administrator may take it over knowingly, which is never so for ybss_owner, attributes and ways up to them. Stable: reads the catalogue. / 登记库角色多出的属性、成员、上级角色、对象与权限，以及管理员是否可以确认接收。';
REVOKE ALL ON FUNCTION ybss.strange_rights(boolean) FROM PUBLIC;

CREATE FUNCTION ybss.check_standing() RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT 'standing', s.place::text, NULL::bigint, s.what, '登记库模式中有他人的对象或权限。' FROM ybss.strange_objects(false) s
  UNION ALL
  SELECT 'standing', s.role_name::text, NULL::bigint, s.what, '登记库角色有不应有的属性、成员或上级角色。' FROM ybss.strange_rights(false) s WHERE NOT s.adoptable
  UNION ALL
  -- A function there that fits a call better than PostGIS's own would run with its caller's rights, a superuser's too.
  SELECT 'standing', n.nspname::text, NULL::bigint, format('right to create beside PostGIS: %s', coalesce(r.rolname, 'PUBLIC')), '他人可在 PostGIS 所在模式中建对象。'
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
  CROSS JOIN LATERAL aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
  LEFT JOIN pg_roles r ON r.oid = CASE WHEN a.grantee = 'pg_database_owner'::regrole
    THEN (SELECT d.datdba FROM pg_database d WHERE d.datname = current_database()) ELSE a.grantee END
  WHERE e.extname = 'postgis' AND a.privilege_type = 'CREATE' AND r.rolsuper IS NOT TRUE
  UNION ALL
  SELECT 'standing', 'ybss_owner', NULL::bigint, format('%s may make itself a member: CREATEROLE on a server before 16', r.rolname), '16 版以前，有 CREATEROLE 的角色可自行加入 ybss_owner。'
  FROM pg_roles r WHERE r.rolcreaterole AND NOT r.rolsuper AND current_setting('server_version_num')::int < 160000
$$;
COMMENT ON FUNCTION ybss.check_standing() IS
'Part of check_registry(): who else stands in the registry''s schemas or roles, or could put something beside PostGIS or into ybss_owner. Stable: reads the catalogue. / 检查登记库的模式与角色是否有他人的对象、权限或成员。';
REVOKE ALL ON FUNCTION ybss.check_standing() FROM PUBLIC;
