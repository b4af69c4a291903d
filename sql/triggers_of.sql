-- Triggers of a table as they are listed, and as they fire.
SET client_min_messages = warning;
CREATE TABLE ybss_registry.fired (n int GENERATED ALWAYS AS IDENTITY, name text);
CREATE TABLE ybss_registry.firing (a int, b int);
CREATE FUNCTION public.note_firing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ybss_registry.fired (name) VALUES (TG_NAME);
  RETURN coalesce(NEW, OLD);
END
$$;
COMMENT ON FUNCTION public.note_firing() IS 'Notes that a trigger fired.';
CREATE TRIGGER e_after_statement AFTER UPDATE ON ybss_registry.firing FOR EACH STATEMENT EXECUTE FUNCTION public.note_firing();
CREATE TRIGGER z_after_row AFTER UPDATE OF b, a OR DELETE ON ybss_registry.firing FOR EACH ROW EXECUTE FUNCTION public.note_firing('z');
CREATE CONSTRAINT TRIGGER f_after_row AFTER INSERT OR UPDATE ON ybss_registry.firing FOR EACH ROW EXECUTE FUNCTION public.note_firing();
CREATE CONSTRAINT TRIGGER a_at_commit AFTER UPDATE ON ybss_registry.firing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.note_firing();
CREATE TRIGGER y_before_row BEFORE UPDATE ON ybss_registry.firing FOR EACH ROW EXECUTE FUNCTION public.note_firing();
CREATE TRIGGER x_before_row BEFORE INSERT OR UPDATE ON ybss_registry.firing FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION public.note_firing();
CREATE TRIGGER z_before_statement BEFORE UPDATE ON ybss_registry.firing FOR EACH STATEMENT EXECUTE FUNCTION public.note_firing();
CREATE TRIGGER a_off BEFORE UPDATE ON ybss_registry.firing FOR EACH ROW EXECUTE FUNCTION public.note_firing();
ALTER TABLE ybss_registry.firing DISABLE TRIGGER a_off;
CREATE TRIGGER t_truncate BEFORE TRUNCATE ON ybss_registry.firing FOR EACH STATEMENT EXECUTE FUNCTION public.note_firing();
SELECT n, name, timing, events, level, function, does FROM ybss.triggers_of('firing');
INSERT INTO ybss_registry.firing VALUES (1, 1);
TRUNCATE ybss_registry.fired;
UPDATE ybss_registry.firing SET a = 2, b = 2;
SELECT (SELECT array_agg(name ORDER BY n) FROM ybss_registry.fired)
  = (SELECT array_agg(name ORDER BY n) FROM ybss.triggers_of('firing') WHERE events ~ 'update') AS fire_as_listed;
-- of the registry's own every one says what it does; a row's stamp is put on before it is written
SELECT c.relname, t.name FROM pg_class c CROSS JOIN LATERAL ybss.triggers_of(c.relname) t
WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p') AND t.does IS NULL;
SELECT min(n) < max(n) AS several, bool_or(timing = 'before' AND level = 'row') AS before_rows, count(*) = max(n) AS numbered FROM ybss.triggers_of('house');
\set VERBOSITY default
SELECT ybss.triggers_of('no_such_table');
