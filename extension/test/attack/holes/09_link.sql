-- kind 9: a link to what its writer may not see; the barrier of a table of links is taken away
-- found by: harness, check
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT tgrelid::regclass AS relation, tgname FROM pg_trigger WHERE tgrelid = 'ybss_registry.guardianship'::regclass AND NOT tgisinternal
           AND tgname NOT IN ('keep_history', 'z_stamp_change', 'refuse_truncate') LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', t.tgname, t.relation);
  END LOOP;
END $$;
GRANT INSERT, SELECT ON ybss_registry.guardianship TO ybss_operator;
CREATE POLICY people ON ybss_registry.guardianship TO ybss_operator USING (ybss.in_scope(grid)) WITH CHECK (ybss.in_scope(grid));
