-- Work tables of intake: what a session holds under any name is neither taken, dropped nor believed.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET search_path = public, ybss, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE ROLE regress_work IN ROLE ybss_operator, ybss_job;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES (1, 'regress_work', '办', '民政');
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (1, '520371');

-- every temporary table of the registry's functions bears its mark, and is cleared by its own function first
SELECT p.oid::regprocedure, m.name FROM pg_proc p CROSS JOIN LATERAL (SELECT x[1] AS name FROM regexp_matches(p.prosrc, 'CREATE TEMP(?:ORARY)? TABLE (\w+)', 'gi') x) m
WHERE p.pronamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace)
  AND NOT (m.name ~ '^ybss_work_' AND strpos(p.prosrc, format('clear_work(''%s'')', substr(m.name, 11))) BETWEEN 1 AND strpos(p.prosrc, 'TABLE ' || m.name)) ORDER BY 1;
CREATE TABLE work AS SELECT DISTINCT coalesce(substr(x[1], 11), x[2]) AS name FROM pg_proc p
CROSS JOIN LATERAL regexp_matches(p.prosrc, 'CREATE TEMPORARY TABLE (ybss_work_\w+)|begin_(?:work|line_table)\(''(\w+)''', 'g') x
WHERE p.pronamespace = 'ybss_registry'::regnamespace OR p.pronamespace = 'ybss'::regnamespace;
-- those that a session keeps
CREATE TABLE kept AS SELECT DISTINCT x[1] AS name FROM pg_proc p CROSS JOIN LATERAL regexp_matches(p.prosrc, 'begin_work\(''(\w+)''', 'g') x
WHERE p.pronamespace = 'ybss_registry'::regnamespace;
GRANT SELECT ON work, kept TO PUBLIC;
SELECT name FROM work ORDER BY name;

-- THE CALLER'S OWN tables, under the names without the mark, come out of a whole intake as they went in
SET ROLE regress_work;
DO $$ BEGIN EXECUTE (SELECT string_agg(format('CREATE TEMPORARY TABLE %I AS SELECT %L AS mine', name, name), ';') FROM work); END $$;
SELECT lines FROM load_list('book', 'b.csv', convert_to(E'地址,网格\n新蒲街道新华社区一路1号,520371013001001\n新蒲街道新华社区一路2号,520371013001001\n', 'UTF8'));
SELECT lines FROM load_list('police', 'p.csv', convert_to(E'姓名,证件,住址,户号,关系,雇主\n周一,520371199503070012,新蒲街道新华社区一路1号,H1,02,91520302MA6DXXXX0A\n', 'UTF8'));
SELECT lines FROM load_list('housing', 'h.csv', convert_to(E'权利人,证件,坐落\n周一,520371199503070012,新蒲街道新华社区一路1号\n', 'UTF8'));
SELECT lines FROM load_list('market', 'm.csv', convert_to(E'名称,代码,场所\n某店,91520302MA6DXXXX0A,新蒲街道新华社区一路2号\n', 'UTF8'));
CALL run_job('intake');
DO $$ DECLARE v_name text; v_mine text; BEGIN
  FOR v_name IN SELECT name FROM work ORDER BY name LOOP
    EXECUTE format('SELECT mine FROM pg_temp.%I', v_name) INTO v_mine;
    IF v_mine IS DISTINCT FROM v_name THEN RAISE WARNING '%: %', v_name, v_mine; END IF;
  END LOOP;
END $$;
-- what is kept for the session's next step is nobody's to look into
SELECT relname, pg_get_userbyid(relowner) AS owner FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relname ~ '^ybss_work_' ORDER BY relname;
SELECT * FROM pg_temp.ybss_work_line;
DROP TABLE pg_temp.ybss_work_line;
RESET ROLE;
SELECT name, step FROM ybss_registry.intake_file ORDER BY file_id;
-- one of an older shape is made anew
ALTER TABLE pg_temp.ybss_work_line ADD COLUMN left_over int;
SELECT ybss_registry.fill_work_lines(1, 1, 9);
SELECT count(*) = (SELECT count(*) FROM pg_attribute WHERE attrelid = 'ybss_registry.intake_line'::regclass AND attnum > 0) AS same_columns
FROM pg_attribute WHERE attrelid = 'pg_temp.ybss_work_line'::regclass AND attnum > 0;
DROP TABLE pg_temp.ybss_work_line;
SELECT ybss_registry.begin_work('newcomer', '{line}', '{int8}');
SELECT format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = 'pg_temp.ybss_work_newcomer'::regclass AND attnum > 0;
SELECT format('DROP TABLE pg_temp.%I', relname) FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r' AND relname ~ '^ybss_work_' \gexec

-- A PREPARED relation with the mark is refused by name, whatever it is, and stands afterwards
CREATE FUNCTION refused(p_make text) RETURNS TABLE (name text, answer text) LANGUAGE plpgsql AS $$
BEGIN
  FOR name IN SELECT w.name FROM work w ORDER BY w.name LOOP
    SET LOCAL ROLE regress_work;
    EXECUTE format(p_make, 'ybss_work_' || name);
    SET LOCAL ROLE ybss_owner;
    BEGIN
      IF name IN (SELECT k.name FROM kept k) THEN
        PERFORM ybss_registry.begin_work(name, '{line,person_id}', '{int4,int8}');
      ELSE
        PERFORM ybss_registry.clear_work(name);
      END IF;
      answer := 'taken';
    EXCEPTION WHEN OTHERS THEN answer := SQLSTATE; END;
    IF to_regclass('pg_temp.ybss_work_' || name) IS NULL THEN answer := answer || ', gone'; END IF;
    RESET ROLE;
    RETURN NEXT;
  END LOOP;
END $$;
BEGIN; SELECT answer, count(*) = (SELECT count(*) FROM work) AS every FROM refused('CREATE TEMPORARY TABLE %I (line int, person_id bigint)') GROUP BY 1; ROLLBACK;
BEGIN; SELECT answer, count(*) = (SELECT count(*) FROM work) AS every FROM refused('CREATE TEMPORARY VIEW %I AS SELECT 1 AS line') GROUP BY 1; ROLLBACK;
BEGIN; SELECT answer, count(*) = (SELECT count(*) FROM work) AS every FROM refused('CREATE TEMPORARY SEQUENCE %I') GROUP BY 1; ROLLBACK;

-- ONE WITH A TRIGGER, in the way of a job, runs nothing as the owner: the list waits
SET ROLE regress_work;
CREATE FUNCTION pg_temp.take_over() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING 'ran as %', current_user; RETURN NEW; END $$;
CREATE TEMPORARY TABLE ybss_work_wanted (line int, district int4, address ybss.address, keys text[], town text, community text);
CREATE TRIGGER t BEFORE INSERT ON pg_temp.ybss_work_wanted FOR EACH ROW EXECUTE FUNCTION pg_temp.take_over();
GRANT ALL ON pg_temp.ybss_work_wanted TO PUBLIC;
SELECT lines FROM load_list('police', 'q.csv', convert_to(E'姓名,证件,住址\n周二,520371199503070020,新蒲街道新华社区一路2号\n', 'UTF8'));
CALL run_job('intake');
SELECT count(*) AS rows FROM pg_temp.ybss_work_wanted;
DROP TABLE pg_temp.ybss_work_wanted;
CALL run_job('intake');
RESET ROLE;
SELECT name, step FROM ybss_registry.intake_file ORDER BY file_id;
