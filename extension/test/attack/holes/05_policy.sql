-- kind 5: the barrier of a table is a permissive policy that lets everybody through
-- found by: harness, audit, check
-- only: ybss.person
DROP POLICY scope ON ybss_registry.person;
DO $$ DECLARE p name; BEGIN
  FOR p IN SELECT polname FROM pg_policy WHERE polrelid = 'ybss_registry.person'::regclass LOOP
    EXECUTE format('DROP POLICY %I ON ybss_registry.person', p);
  END LOOP;
END $$;
CREATE POLICY open ON ybss_registry.person USING (true);
