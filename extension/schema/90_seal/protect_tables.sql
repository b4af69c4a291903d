-- Row security on every table of the registry, from the first day (design D5).
-- A table that a later part adds is sealed by the next upgrade without a word:
-- rows that lie in a grid are written by operators within their scope, what is
-- the same for all is only read by them, and secrets are the owner's alone.

SELECT ybss.protect_table(c.oid::regclass,
  CASE WHEN c.relname = 'registry' THEN '{}'::name[] ELSE '{ybss_operator}' END,
  CASE WHEN c.relname <> 'address_lookup' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'grid')
       THEN '{ybss_operator}'::name[] ELSE '{}' END)
FROM pg_catalog.pg_class c
WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p')
  AND NOT c.relispartition AND NOT c.relforcerowsecurity;

-- Whoever decides about a line must know whose list it is: all read these tables.
-- Only the office that took the list changes it, by either kind of policy.
DO $$
DECLARE
  v_table text;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['source', 'intake_file'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS scope ON ybss_registry.%I', v_table);
    EXECUTE format('DROP POLICY IF EXISTS known ON ybss_registry.%I', v_table);
    EXECUTE format('CREATE POLICY known ON ybss_registry.%I FOR SELECT TO ybss_owner, ybss_operator USING (true)', v_table);
    EXECUTE format('DROP POLICY IF EXISTS scope_of_insert ON ybss_registry.%I', v_table);
    EXECUTE format('DROP POLICY IF EXISTS scope_of_update ON ybss_registry.%I', v_table);
    EXECUTE format('DROP POLICY IF EXISTS scope_of_delete ON ybss_registry.%I', v_table);
    EXECUTE format('CREATE POLICY scope_of_insert ON ybss_registry.%I AS RESTRICTIVE FOR INSERT WITH CHECK (ybss.in_scope(grid))', v_table);
    EXECUTE format('CREATE POLICY scope_of_update ON ybss_registry.%I AS RESTRICTIVE FOR UPDATE USING (ybss.in_scope(grid)) WITH CHECK (ybss.in_scope(grid))', v_table);
    EXECUTE format('CREATE POLICY scope_of_delete ON ybss_registry.%I AS RESTRICTIVE FOR DELETE USING (ybss.in_scope(grid))', v_table);
  END LOOP;
END
$$;

-- Triggers with the owner's rights sit on the registry's tables alone: on a table of
-- somebody's own they would write for him what he has no right to.
DO $$
DECLARE
  v_function regprocedure;
BEGIN
  FOR v_function IN SELECT p.oid FROM pg_catalog.pg_proc p
    WHERE p.pronamespace = 'ybss_registry'::regnamespace AND p.prosecdef AND p.prorettype = 'trigger'::regtype
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', v_function);
  END LOOP;
END
$$;
