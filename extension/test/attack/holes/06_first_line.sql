-- kind 6: a column that shows a line of people beside row security
-- found by: harness, check
-- only: ybss_registry.intake_file
GRANT USAGE ON SCHEMA ybss_registry TO ybss_reader;
GRANT SELECT (file_id, source, first_line, header) ON ybss_registry.intake_file TO ybss_reader, ybss_operator;
DO $$ DECLARE p name; BEGIN
  FOR p IN SELECT polname FROM pg_policy WHERE polrelid = 'ybss_registry.intake_file'::regclass LOOP
    EXECUTE format('DROP POLICY %I ON ybss_registry.intake_file', p);
  END LOOP;
END $$;
CREATE POLICY readers ON ybss_registry.intake_file FOR SELECT TO ybss_reader, ybss_operator USING (true);
