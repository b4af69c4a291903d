-- Looking a person up by number: a line for each, so many a day, never a set.
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
\set VERBOSITY terse
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id) VALUES
  (520399, 7011, '520399001001001', '张小三', '520399200002290010'), (520399, 7012, '520399001002001', '李四', '520399196203150111');
INSERT INTO ybss_registry.document (district, grid, person_id, kind_code, number, valid) VALUES (520399, '520399001001001', 7011, '414', 'E12345678', '[2024-01-01,)');
CREATE TABLE public.guess AS SELECT v.id::ybss.citizen_id AS id, v.n FROM (VALUES ('520399200002290010', 1), ('520399196203150111', 2), ('520399198804300313', 3)) v(id, n);
GRANT SELECT ON public.guess TO PUBLIC;
CREATE TEMP TABLE before AS SELECT coalesce(max(log_id), 0) AS log_id FROM ybss_registry.access_log;
-- what this test's calls left in the log, oldest first, and no more of them afterwards
CREATE FUNCTION pg_temp.noted(OUT item text, OUT record_id bigint, OUT district int, OUT purpose text, OUT outcome text) RETURNS SETOF record LANGUAGE sql AS $$
  WITH l AS (SELECT l.* FROM ybss_registry.access_log l, before b WHERE l.log_id > b.log_id ORDER BY l.log_id), u AS (UPDATE before SET log_id = (SELECT max(log_id) FROM ybss_registry.access_log))
  SELECT l.item, l.record_id, l.district, l.purpose, l.outcome FROM l $$;
SET ROLE regress_worker;
-- found, not in scope, not known: each leaves a line, and the purpose is the argument's, the setting's, or the function's own
SELECT person_id, name, house_id FROM ybss.where_lives('520399200002290010', '  核实 租户　信息  ');
BEGIN;
SET LOCAL ybss.purpose = '上门走访';
SELECT count(*) FROM ybss.where_lives('520399196203150111');
ROLLBACK;
SELECT count(*) FROM ybss.where_lives('520399198804300313');
SELECT person_id FROM ybss.where_lives_by_document('414', 'e1234 5678');
SELECT count(*) FROM ybss.where_lives_by_document('414', 'E12345679', '核实护照');
SELECT count(*) FROM ybss.where_lives(NULL);
SELECT count(*) FROM ybss.where_lives_by_document('414', NULL);
RESET ROLE;
SELECT * FROM pg_temp.noted();
-- the number stands nowhere in the log
SELECT count(*) FROM ybss_registry.access_log l WHERE to_jsonb(l)::text ~ '5203992000|5203991962|5203991988|E1234567';
SELECT what, what_english, purpose FROM ybss.who_viewed(7011) LIMIT 2;
-- a purpose that says nothing asks nothing
SET ROLE regress_worker;
SELECT count(*) FROM ybss.where_lives('520399200002290010', '．．');
SET ybss.purpose = '　　';
SELECT count(*) FROM ybss.where_lives('520399200002290010');
RESET ybss.purpose;
-- a set in one statement is refused, whatever it is written as
SELECT g.n, w.* FROM public.guess g, LATERAL ybss.where_lives(g.id) w;
SELECT g.n, ybss.where_lives(g.id) FROM public.guess g;
SELECT g.n FROM public.guess g WHERE EXISTS (SELECT FROM ybss.where_lives(g.id));
SELECT CASE WHEN g.n > 0 THEN (SELECT w.name FROM ybss.where_lives(g.id) w) END FROM public.guess g;
SELECT count(*) FROM ybss.where_lives('520399200002290010') UNION ALL SELECT count(*) FROM ybss.where_lives_by_document('414', 'E12345678');
WITH RECURSIVE r (n, f) AS (SELECT 0, 0::bigint UNION ALL SELECT n + 1, (SELECT count(*) FROM public.guess g, ybss.where_lives(g.id) WHERE g.n = r.n + 1) FROM r WHERE n < 3) SELECT * FROM r;
CREATE TEMP TABLE harvest AS SELECT w.* FROM public.guess g, ybss.where_lives(g.id) w;
COPY (SELECT w.* FROM public.guess g, ybss.where_lives(g.id) w) TO STDOUT;
EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT w.* FROM public.guess g, ybss.where_lives(g.id) w;
DO $$
DECLARE
  g record;
  f bigint;
BEGIN
  FOR g IN SELECT * FROM public.guess ORDER BY n LOOP
    BEGIN
      EXECUTE 'SELECT count(*) FROM ybss.where_lives($1)' INTO f USING g.id;
      RAISE NOTICE '%: %', g.n, f;
    EXCEPTION WHEN others THEN RAISE NOTICE '%: %', g.n, SQLSTATE;
    END;
  END LOOP;
END $$;
CREATE PROCEDURE pg_temp.harvest() LANGUAGE plpgsql AS $$
DECLARE
  f bigint;
  i ybss.citizen_id[] := ARRAY(SELECT id FROM public.guess ORDER BY n);
BEGIN
  FOR n IN 1..3 LOOP
    SELECT count(*) INTO f FROM ybss.where_lives(i[n]);
    COMMIT;
  END LOOP;
END $$;
CALL pg_temp.harvest();
SELECT count(*) FROM ybss.where_lives('520399200002290010')\; SELECT count(*) FROM ybss.where_lives('520399196203150111');
-- one a statement from a cursor and a prepared statement: each is a line
BEGIN;
DECLARE c CURSOR FOR SELECT g.n, w.person_id FROM public.guess g LEFT JOIN ybss.where_lives(g.id) w ON true;
FETCH 1 FROM c;
FETCH 1 FROM c;
ROLLBACK;
PREPARE p AS SELECT count(*) FROM ybss.where_lives($1);
EXECUTE p ('520399200002290010');
BEGIN;
SAVEPOINT s;
EXECUTE p ('520399200002290010');
ROLLBACK TO s;
ROLLBACK;
RESET ROLE;
SELECT outcome, count(*) FROM pg_temp.noted() GROUP BY 1 ORDER BY 1;
-- on a shared connection the line and the count are the member's who shows the ticket
SELECT ybss.issue_ticket(9001, 'regress_pooler') AS ticket \gset
SET ROLE regress_pooler;
BEGIN;
SET LOCAL ybss.ticket = :'ticket';
SELECT count(*) FROM ybss.where_lives('520399200002290010');
SELECT count(*) FROM ybss.where_lives('520399198804300313');
ROLLBACK;
SELECT count(*) FROM ybss.where_lives('520399200002290010');
RESET ROLE;
SELECT l.member_id, l.role_name, l.outcome FROM ybss_registry.access_log l, before b WHERE l.log_id > b.log_id ORDER BY l.log_id;
SELECT count(*) FROM pg_temp.noted();
-- so many a day, and of them so many that found nobody; what was rolled back counts
UPDATE ybss_registry.look_up_limit SET most = CASE name WHEN 'asked' THEN 3 ELSE 1 END WHERE name IN ('asked', 'not_found');
SET ROLE regress_town;
SELECT * FROM ybss.look_up_limit ORDER BY name;
UPDATE ybss.look_up_limit SET most = NULL;
SELECT count(*) FROM ybss.where_lives('520399200002290010');
BEGIN;
SELECT count(*) FROM ybss.where_lives('520399200002290010');
ROLLBACK;
SELECT count(*) FROM ybss.where_lives('520399200002290010');
SELECT count(*) FROM ybss.where_lives('520399200002290010');
SELECT count(*) FROM ybss.where_lives('520399198804300313');
SELECT count(*) FROM ybss.where_lives_by_document('414', 'E12345678');
SET ROLE regress_clerk;
-- another member has a day of his own; one that is not found is all there may be
SELECT count(*) FROM ybss.where_lives('520399198804300313');
SELECT count(*) FROM ybss.where_lives('520399200002290010');
-- and a stranger, whom no member stands for, too
SET ROLE regress_stranger;
SELECT count(*) FROM ybss.where_lives('520399200002290010');
SELECT count(*) FROM ybss.where_lives('520399200002290010');
RESET ROLE;
SELECT * FROM pg_temp.noted();
-- without limits
UPDATE ybss_registry.look_up_limit SET most = NULL WHERE name IN ('asked', 'not_found');
SET ROLE regress_stranger;
SELECT count(*) FROM ybss.where_lives('520399200002290010');
-- administrators, who may read the tables, are logged and not kept
RESET ROLE;
SELECT g.n, w.person_id FROM public.guess g LEFT JOIN ybss.where_lives(g.id) w ON true;
SELECT count(*) FROM pg_temp.noted();
SELECT ybss.write_look_up('person', 1, 1, 'look_up:made', 'made up', 'shown') FROM (SELECT set_config('role', 'regress_worker', false)) r;
RESET ROLE;
UPDATE ybss_registry.look_up_limit SET most = CASE name WHEN 'asked' THEN 200 ELSE 50 END WHERE name IN ('asked', 'not_found');
DROP TABLE public.guess;
DELETE FROM ybss_registry.document WHERE district = 520399;
DELETE FROM ybss_registry.person WHERE district = 520399;
DELETE FROM ybss_registry.grid WHERE district = 520399;
