-- A rule is known by its table and columns, a table by the arguments of its triggers, not by what an engine calls them.
ALTER TABLE ybss_registry.rule ADD COLUMN columns text[];
COMMENT ON COLUMN ybss_registry.rule.columns IS
'The columns of the key or period that keeps it, in their order: by them and its table a rule is known where an engine calls the constraint otherwise. / 约束所含的列：分片上约束改名时据此辨认规则。';

-- Made anew by ybss_registry.attach_rules, with the kind as an argument.
DO $$
DECLARE
  v_trigger record;
BEGIN
  FOR v_trigger IN
    SELECT t.tgrelid::regclass AS target, t.tgname FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'ybss_registry'::regnamespace AND t.tgname ~ '^A_rule_(up|down)'
  LOOP
    EXECUTE pg_catalog.format('DROP TRIGGER %I ON %s', v_trigger.tgname, v_trigger.target);
  END LOOP;
END
$$;
