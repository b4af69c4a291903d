-- What changed in the extension's own once parts since 0.1.0, by subject.

-- Who may call what the server alone calls. All rights go, also those of the registry's
-- owner: what stands at the end of this script is taken for the extension's own, and
-- pg_dump would forget it. upgrade_registry() gives the owner theirs back.
DO $$
DECLARE
  v_right record;
BEGIN
  FOR v_right IN
    SELECT p.oid::regprocedure AS function, coalesce(quote_ident(r.rolname), 'PUBLIC') AS role
    FROM pg_proc p
    JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
    JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid AND e.extname = 'ybss'
    CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE a.grantee <> p.proowner AND (p.prorettype = 'trigger'::regtype OR p.proargtypes::oid[] && ARRAY['internal', 'anyelement', 'record']::regtype[]::oid[])
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM %s', v_right.function, v_right.role);
  END LOOP;
END
$$;
