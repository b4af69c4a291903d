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

-- Plans: a condition by order no longer runs on rows that row security hides.
ALTER FUNCTION ybss.citizen_id_lt(ybss.citizen_id, ybss.citizen_id) NOT LEAKPROOF;
ALTER FUNCTION ybss.citizen_id_le(ybss.citizen_id, ybss.citizen_id) NOT LEAKPROOF;
ALTER FUNCTION ybss.citizen_id_ge(ybss.citizen_id, ybss.citizen_id) NOT LEAKPROOF;
ALTER FUNCTION ybss.citizen_id_gt(ybss.citizen_id, ybss.citizen_id) NOT LEAKPROOF;
ALTER FUNCTION ybss.citizen_id_cmp(ybss.citizen_id, ybss.citizen_id) NOT LEAKPROOF;
ALTER FUNCTION ybss.phone_lt(ybss.phone, ybss.phone) NOT LEAKPROOF;
ALTER FUNCTION ybss.phone_le(ybss.phone, ybss.phone) NOT LEAKPROOF;
ALTER FUNCTION ybss.phone_ge(ybss.phone, ybss.phone) NOT LEAKPROOF;
ALTER FUNCTION ybss.phone_gt(ybss.phone, ybss.phone) NOT LEAKPROOF;
ALTER FUNCTION ybss.phone_cmp(ybss.phone, ybss.phone) NOT LEAKPROOF;
ALTER FUNCTION ybss.credit_code_lt(ybss.credit_code, ybss.credit_code) NOT LEAKPROOF;
ALTER FUNCTION ybss.credit_code_le(ybss.credit_code, ybss.credit_code) NOT LEAKPROOF;
ALTER FUNCTION ybss.credit_code_ge(ybss.credit_code, ybss.credit_code) NOT LEAKPROOF;
ALTER FUNCTION ybss.credit_code_gt(ybss.credit_code, ybss.credit_code) NOT LEAKPROOF;
ALTER FUNCTION ybss.credit_code_cmp(ybss.credit_code, ybss.credit_code) NOT LEAKPROOF;
ALTER FUNCTION ybss.address_lt(ybss.address, ybss.address) NOT LEAKPROOF;
ALTER FUNCTION ybss.address_le(ybss.address, ybss.address) NOT LEAKPROOF;
ALTER FUNCTION ybss.address_ge(ybss.address, ybss.address) NOT LEAKPROOF;
ALTER FUNCTION ybss.address_gt(ybss.address, ybss.address) NOT LEAKPROOF;
ALTER FUNCTION ybss.address_cmp(ybss.address, ybss.address) NOT LEAKPROOF;
