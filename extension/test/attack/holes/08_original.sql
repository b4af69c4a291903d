-- kind 8: the original bytes of a line can be written
-- found by: harness, check
GRANT SELECT, UPDATE ON ybss_registry.intake_line TO ybss_operator;
DO $$ DECLARE t name; BEGIN
  FOR t IN SELECT tgname FROM pg_trigger WHERE tgrelid = 'ybss_registry.intake_line'::regclass AND NOT tgisinternal AND tgparentid = 0 LOOP
    EXECUTE format('DROP TRIGGER %I ON ybss_registry.intake_line', t);
  END LOOP;
END $$;
CREATE POLICY people ON ybss_registry.intake_line TO ybss_operator USING (ybss.in_scope(grid)) WITH CHECK (ybss.in_scope(grid));
