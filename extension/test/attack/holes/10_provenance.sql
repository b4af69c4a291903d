-- kind 10: the provenance of a change can be written anew
-- found by: harness, check
GRANT SELECT, UPDATE ON ybss_registry.change TO ybss_operator;
DO $$ DECLARE t name; BEGIN
  FOR t IN SELECT tgname FROM pg_trigger WHERE tgrelid = 'ybss_registry.change'::regclass AND NOT tgisinternal LOOP
    EXECUTE format('DROP TRIGGER %I ON ybss_registry.change', t);
  END LOOP;
END $$;
CREATE POLICY people ON ybss_registry.change TO ybss_operator USING (true) WITH CHECK (true);
