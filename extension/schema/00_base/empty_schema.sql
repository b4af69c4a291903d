-- The first statements of every script that installs or updates the extension: nothing
-- that follows finds its names anywhere but in pg_catalog, and the schema is the
-- installer's own. Else whoever owns it would be superuser after the next call.

SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);

DO $$
DECLARE
  v_extension oid := (SELECT oid FROM pg_extension WHERE extname = 'ybss');
  v_update boolean := EXISTS (SELECT FROM pg_depend WHERE refclassid = 'pg_extension'::regclass AND refobjid = v_extension AND deptype = 'e');
  v_found text;
BEGIN
  SELECT string_agg(s.what, '; ' ORDER BY s.what) INTO v_found FROM (
    SELECT format('owner %s', r.rolname) AS what FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner
    WHERE n.nspname = 'ybss' AND NOT r.rolsuper
    UNION
    SELECT format('right to create: %s', coalesce(r.rolname, 'PUBLIC'))
    FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE n.nspname = 'ybss' AND a.privilege_type = 'CREATE' AND a.grantee <> n.nspowner AND r.rolsuper IS NOT TRUE
      AND NOT (v_update AND r.rolname IS NOT DISTINCT FROM 'ybss_owner')
    UNION
    -- Objects of every kind depend on their schema. An update finds members and what belongs to the registry's owner.
    (SELECT i.type || ' ' || i.identity
     FROM pg_depend d CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, d.objsubid) i
     WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = (SELECT oid FROM pg_namespace WHERE nspname = 'ybss')
       AND (i.schema = 'ybss' OR d.classid = 'pg_default_acl'::regclass)
       AND NOT (v_update AND EXISTS (
         SELECT FROM pg_depend m WHERE m.classid = d.classid AND m.objid = d.objid
           AND m.refclassid = 'pg_extension'::regclass AND m.refobjid = v_extension AND m.deptype = 'e'))
       AND NOT (v_update AND d.classid <> 'pg_default_acl'::regclass AND EXISTS (
         SELECT FROM pg_shdepend o WHERE o.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND o.classid = d.classid AND o.objid = d.objid AND o.refclassid = 'pg_authid'::regclass
           AND o.refobjid = (SELECT oid FROM pg_roles WHERE rolname = 'ybss_owner') AND o.deptype = 'o'))
     ORDER BY 1 LIMIT 12)) s;
  IF v_found IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBR12',
      MESSAGE = 'schema "ybss" stands here already and is not this extension''s alone',
      DETAIL = format('模式 ybss 中已有他人的对象或权限：%s', v_found),
      HINT = 'Whoever owns or fills it could act with your rights. Look at what stands there, then drop or rename that schema: do not take it over, its owner may have more to commit. A superuser''s own empty one is taken.';
  END IF;
END
$$;
