-- Who may write what he may not read: what he enters is a guess, and leaves a line.
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
\set VERBOSITY terse
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, birth_date, phone) VALUES
  (520399, 7021, '520399001001001', '张小三', '520399196203150111', '1962-03-15', '13800000042'), (520399, 7022, '520399002001001', '李四', '520399198804300313', '1988-04-30', '13800000043');
CREATE TEMP TABLE before AS SELECT coalesce(max(log_id), 0) AS log_id FROM ybss_registry.access_log;
GRANT SELECT ON before TO PUBLIC;
SET ROLE regress_operator;
-- the birthday by a stamp that does not move: 365 guesses, none of which would stay
DO $$
DECLARE
  d date;
  stamp timestamptz := (SELECT p.changed_at FROM ybss_registry.person p WHERE p.person_id = 7021);
  found date;
  tries int := 0;
  refused text;
BEGIN
  FOR d IN SELECT generate_series(date '1962-01-01', '1962-12-31', '1 day') LOOP
    BEGIN
      tries := tries + 1;
      UPDATE ybss_registry.person p SET birth_date = d WHERE p.person_id = 7021 RETURNING CASE WHEN p.changed_at = stamp THEN d END INTO found;
      RAISE EXCEPTION 'undo' USING ERRCODE = 'P0001';
    EXCEPTION WHEN raise_exception THEN NULL; WHEN SQLSTATE 'YBS11' THEN refused := SQLSTATE;
    END;
    EXIT WHEN found IS NOT NULL OR refused IS NOT NULL;
  END LOOP;
  RAISE NOTICE 'born %, % tries, %', found, tries, refused;
END $$;
-- by a rule between the day of death, which one may write, and the birthday
SELECT count(*) FROM ybss_registry.person WHERE died_on IS NOT NULL AND district = 520399;
BEGIN;
UPDATE ybss_registry.person SET died_on = '1962-01-02' WHERE person_id = 7021;
ROLLBACK;
UPDATE ybss_registry.person SET died_on = '1961-12-31' WHERE person_id = 7021;
-- by an item's rule, one value after another
DO $$
DECLARE
  told text;
  refused text;
  tries int := 0;
BEGIN
  FOR d IN 1..31 LOOP
    BEGIN
      tries := tries + 1;
      told := ybss.set_item('person', 7021, 'birth_date', format('1962-03-%s', d));
    EXCEPTION WHEN SQLSTATE 'YBS11' THEN refused := SQLSTATE;
    END;
    EXIT WHEN told IS NULL OR refused IS NOT NULL;
  END LOOP;
  RAISE NOTICE 'told %, % tries, %', told, tries, refused;
END $$;
-- a number that is taken is refused in the same words in and out of scope, and leaves a line
INSERT INTO ybss_registry.person (district, grid, name, citizen_id) VALUES (520399, '520399001001001', '甲', '520399196203150111');
INSERT INTO ybss_registry.person (district, grid, name, citizen_id) VALUES (520399, '520399001001001', '甲', '520399198804300313');
INSERT INTO ybss_registry.person (district, grid, name, citizen_id) VALUES (520399, '520399001001001', '甲', '520399198804300313') ON CONFLICT DO NOTHING;
UPDATE ybss_registry.person SET citizen_id = '520399198804300313' WHERE person_id = 7021;
-- what nobody masks is written without a line
UPDATE ybss_registry.person SET sex = '1' WHERE person_id = 7021;
RESET ROLE;
SELECT item, record_id, purpose, outcome, count(*) FROM ybss_registry.access_log l, before b WHERE l.log_id > b.log_id GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;
SELECT birth_date, phone FROM ybss_registry.person WHERE person_id = 7021;
-- a set counts by its rows
UPDATE ybss_registry.look_up_limit SET most = 20 WHERE name = 'entered';
SET ROLE regress_operator;
INSERT INTO ybss_registry.person (district, grid, name, no_document_reason) SELECT 520399, '520399001001001', '丙', '99' FROM generate_series(1, 50);
RESET ROLE;
-- administrators and the registry's own functions write as before
INSERT INTO ybss_registry.person (district, grid, name, no_document_reason) SELECT 520399, '520399001001001', '丙', '99' FROM generate_series(1, 50);
SELECT count(*) FROM ybss_registry.access_log l, before b WHERE l.log_id > b.log_id AND member_id IS NULL;
UPDATE ybss_registry.look_up_limit SET most = 500 WHERE name = 'entered';
DELETE FROM ybss_registry.grid WHERE district = 520399;
