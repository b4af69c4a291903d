-- Putting the rules' triggers on a table that has keys or periods.

CREATE OR REPLACE FUNCTION ybss_registry.attach_rules(target regclass) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_kind name := (SELECT relname FROM pg_class WHERE oid = target);
  v_key record;
  v_trigger record;
BEGIN
  -- A batch may come in any order: SET CONSTRAINTS ALL DEFERRED reaches key and rule alike.
  FOR v_key IN SELECT conname FROM pg_constraint WHERE conrelid = target AND contype = 'f' AND NOT condeferrable LOOP
    EXECUTE pg_catalog.format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE', target, v_key.conname);
  END LOOP;
  -- Their names stand before those of the server's own triggers, which begin with RI_.
  FOR v_trigger IN
    SELECT s.name, CASE s.side WHEN 'up' THEN 'INSERT OR UPDATE' ELSE 'UPDATE OR DELETE' END AS event, 'rule_' || s.side AS action,
      CASE WHEN k.condeferred THEN 'DEFERRED' ELSE 'IMMEDIATE' END AS initially, CASE WHEN k.condeferred THEN 'late' ELSE '' END AS argument
    FROM pg_constraint k
    CROSS JOIN LATERAL (VALUES ('up', 'A_rule_up', k.conrelid), ('down', 'A_rule_down', k.confrelid)) v (side, base, relid)
    CROSS JOIN LATERAL (SELECT v.side, v.base || CASE WHEN k.condeferred THEN '_late' ELSE '' END AS name) s
    WHERE k.contype = 'f' AND v.relid = target
      AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = target AND t.tgname = s.name)
    GROUP BY 1, 2, 3, 4, 5
  LOOP
    EXECUTE pg_catalog.format('CREATE CONSTRAINT TRIGGER %I AFTER %s ON %s DEFERRABLE INITIALLY %s FOR EACH ROW EXECUTE FUNCTION ybss.%I(%L, %L)',
      v_trigger.name, v_trigger.event, target, v_trigger.initially, v_trigger.action, v_trigger.argument, v_kind);
    EXECUTE pg_catalog.format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', target, v_trigger.name);
  END LOOP;
  -- After all that fill the row in, before it is stamped.
  IF EXISTS (SELECT FROM pg_constraint WHERE conrelid = target AND contype = 'x')
     AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = target AND tgname = 'y_rule_apart') THEN
    EXECUTE pg_catalog.format('CREATE TRIGGER y_rule_apart BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION ybss.rule_apart()', target);
    EXECUTE pg_catalog.format('ALTER TABLE %s ENABLE ALWAYS TRIGGER y_rule_apart', target);
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.attach_rules(regclass) IS
'Puts the triggers of the rules on a table: A_rule_up where it has foreign keys, A_rule_down where others point to it, y_rule_apart where it has exclusion constraints, and makes its foreign keys deferrable. The rules themselves are the constraints. May be called again, after a constraint was added. Volatile: changes the table. / 为数据表安装规则触发器。';

CREATE OR REPLACE FUNCTION ybss_registry.attach_scope_rule(target regclass) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
BEGIN
  -- Its name stands before every other: nothing else looks at a row that refers to what the writer does not see.
  IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = target AND tgname = 'A_rule_scope') THEN
    EXECUTE pg_catalog.format('CREATE TRIGGER "A_rule_scope" BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION ybss.rule_scope()', target);
    EXECUTE pg_catalog.format('ALTER TABLE %s ENABLE ALWAYS TRIGGER "A_rule_scope"', target);
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.attach_scope_rule(regclass) IS
'Puts the trigger A_rule_scope on a table with foreign keys to rows that lie in grids: a writer sees both ends. May be called again. Volatile: changes the table. / 为数据表安装关联两端权限检查。';
REVOKE ALL ON FUNCTION ybss_registry.attach_rules(regclass), ybss_registry.attach_scope_rule(regclass) FROM PUBLIC;
