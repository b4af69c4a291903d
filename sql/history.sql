-- History: stamps, what changes replace, and any table as it was at an instant.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = public, ybss, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE TABLE public.moment (n int PRIMARY KEY, at timestamptz, rows jsonb);
CREATE FUNCTION public.note(n int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO public.moment
  SELECT n, clock_timestamp(), jsonb_agg(values_of(p) ORDER BY p.person_id) FROM ybss_registry.person p WHERE p.person_id BETWEEN 7101 AND 7199
$$;
CREATE VIEW public.past AS
SELECT h.record_id - 7100 AS who, h.deleted, h.whole, h.known_from < h.known_until AS forward,
  h.known_from = lag(h.known_until, 1, p.at) OVER (PARTITION BY h.record_id ORDER BY h.known_until) AS joined,
  right(h.grid::text, 3) AS grid, CASE WHEN h.whole THEN jsonb_build_object('name', h.old->'name', 'grid', h.old->'grid') ELSE h.old END AS old
FROM ybss_registry.history h
LEFT JOIN LATERAL (SELECT min(known_from) AS at FROM ybss_registry.history f WHERE f.kind = 'person' AND f.record_id = h.record_id) p ON true
WHERE h.kind = 'person' AND h.record_id BETWEEN 7101 AND 7199 ORDER BY h.record_id, h.known_until;
-- the stamps are the system's, whatever the writer says
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason, recorded_at, changed_at)
SELECT 520399, 7100 + n, '520399071001001', '人' || n, (SELECT min(code) FROM ybss_registry.no_document_reason), '2001-01-01', '2001-01-01' FROM generate_series(1, 4) n;
SELECT note(1);
SELECT person_id, recorded_at > '2026-01-01' AS now, recorded_at = changed_at AS new, c.role_name = current_user AS by_me, c.source, c.kind
FROM ybss_registry.person JOIN ybss_registry.change c USING (district, change_id) WHERE person_id BETWEEN 7101 AND 7199 ORDER BY 1;
-- an update that changes nothing leaves no trace; one that does keeps what changed
SET ybss.purpose = '上门核查';
UPDATE ybss_registry.person SET name = name, changed_at = now() WHERE person_id BETWEEN 7101 AND 7199;
BEGIN;
SELECT ybss.say_change(source => 'police');
UPDATE ybss_registry.person SET phone = '13900000001' WHERE person_id = 7101;
COMMIT;
SELECT note(2);
SELECT * FROM public.past;
SELECT c.source, c.purpose FROM ybss_registry.person JOIN ybss_registry.change c USING (district, change_id) WHERE person_id = 7101;
-- one row of history for a record and transaction, also around savepoints; leaving a grid keeps the whole row
BEGIN;
UPDATE ybss_registry.person SET name = '甲' WHERE person_id = 7101;
SAVEPOINT a;
UPDATE ybss_registry.person SET name = '乙', sex = '1' WHERE person_id IN (7101, 7102);
ROLLBACK TO a;
UPDATE ybss_registry.person SET birth_date = '1990-02-03' WHERE person_id = 7101;
COMMIT;
SELECT note(3);
BEGIN;
SAVEPOINT a;
UPDATE ybss_registry.person SET name = '丙' WHERE person_id = 7102;
ROLLBACK TO a;
UPDATE ybss_registry.person SET grid = '520399071001002' WHERE person_id = 7102;
UPDATE ybss_registry.person SET grid = '520399071001001', name = '丁' WHERE person_id = 7102;
COMMIT;
SELECT note(4);
UPDATE ybss_registry.person SET grid = '520399071001002' WHERE person_id IN (7101, 7102);
SELECT note(5);
BEGIN;
UPDATE ybss_registry.person SET sex = '2' WHERE person_id = 7103;
DELETE FROM ybss_registry.person WHERE person_id = 7103;
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason)
SELECT 520399, 7105, '520399071001001', '过客', min(code) FROM ybss_registry.no_document_reason;
UPDATE ybss_registry.person SET name = '过客二' WHERE person_id = 7105;
DELETE FROM ybss_registry.person WHERE person_id = 7105;
COMMIT;
SELECT note(6);
SELECT * FROM public.past;
-- every change names the transaction that made it
SELECT count(*) FROM ybss_registry.history h WHERE h.kind = 'person' AND h.record_id BETWEEN 7101 AND 7199
  AND NOT EXISTS (SELECT FROM ybss_registry.change c WHERE c.district = h.district AND c.change_id = h.ended_by);
-- attributes that come later count at once, whatever their type and the session's DateStyle
ALTER TABLE ybss_registry.person ADD tags text[] DEFAULT '{a,b}', ADD held daterange DEFAULT '[2020-01-02,)', ADD share numeric(5, 2);
SET datestyle = 'SQL, DMY';
SELECT note(7);
UPDATE ybss_registry.person SET tags = NULL, held = '[2021-02-03,2022-03-04)', share = 1.50, birth_date = '4/3/1980' WHERE person_id = 7104;
SELECT note(8);
UPDATE ybss_registry.person SET items = '{"工种": ["焊工"]}', share = 2 WHERE person_id = 7104;
SELECT note(9);
RESET datestyle;
SELECT old FROM public.past WHERE who = 4;
-- each noted moment comes back to the byte, as a table and by ids
SELECT n, t.rows IS NOT DISTINCT FROM m.rows AS as_table, i.rows IS NOT DISTINCT FROM m.rows AS by_ids
FROM public.moment m,
  LATERAL (SELECT jsonb_agg(values_of(p) - CASE WHEN m.n < 7 THEN '{tags,held,share}'::text[] ELSE '{}' END ORDER BY p.person_id) AS rows
    FROM ybss_registry.as_of(NULL::ybss_registry.person, m.at) p WHERE p.person_id BETWEEN 7101 AND 7199) t,
  LATERAL (SELECT jsonb_agg(values_of(p) - CASE WHEN m.n < 7 THEN '{tags,held,share}'::text[] ELSE '{}' END ORDER BY p.person_id) AS rows
    FROM ybss_registry.as_of(NULL::ybss_registry.person, m.at, ARRAY(SELECT generate_series(7101, 7199))) p) i
ORDER BY 1;
SELECT count(*) FROM ybss_registry.as_of(NULL::ybss_registry.person, '2001-01-01');
SELECT ybss_registry.as_of(NULL::ybss_registry.grid, now());
-- ids, districts, changes and whole tables are not for writing
UPDATE ybss_registry.person SET person_id = 7109 WHERE person_id = 7101;
UPDATE ybss_registry.person SET change_id = change_id - 1 WHERE person_id = 7101;
INSERT INTO ybss_registry.person SELECT (jsonb_populate_record(p, '{"person_id": 7109}')).* FROM ybss_registry.person p WHERE person_id = 7101;
TRUNCATE ybss_registry.person CASCADE;
SELECT ybss_registry.version_table('ybss_registry.grid');
-- whoever was not in scope of then does not see it now, and the other way round
CREATE ROLE regress_past_one IN ROLE ybss_operator;
CREATE ROLE regress_past_two IN ROLE ybss_operator;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES (9071, 'regress_past_one', '一', '社区'), (9072, 'regress_past_two', '二', '社区');
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (9071, '520399071001001'), (9072, '520399071001002');
GRANT SELECT ON public.moment, public.past TO PUBLIC;
SET ROLE regress_past_one;
SELECT n, (SELECT array_agg(i ORDER BY i) FROM generate_series(1, 9) i WHERE EXISTS (SELECT FROM ybss.person_as_of(7100 + i, m.at))) FROM public.moment m ORDER BY n;
SELECT count(*) FROM ybss_registry.history WHERE grid = '520399071001002';
SELECT count(*) FROM ybss_registry.change;
INSERT INTO ybss_registry.history SELECT * FROM ybss_registry.history LIMIT 1;
SET ROLE regress_past_two;
SELECT n, (SELECT array_agg(i ORDER BY i) FROM generate_series(1, 9) i WHERE EXISTS (SELECT FROM ybss.person_as_of(7100 + i, m.at))) FROM public.moment m ORDER BY n;
-- who wrote is told with the name of then
UPDATE ybss_registry.person SET sex = '9' WHERE person_id = 7102;
RESET ROLE;
SELECT c.who, c.office, c.role_name FROM ybss_registry.person JOIN ybss_registry.change c USING (district, change_id) WHERE person_id = 7102;
-- what a replica brings keeps its stamps and makes no history
SET session_replication_role = replica;
UPDATE ybss_registry.person SET name = '复制', changed_at = '2001-01-01' WHERE person_id = 7101;
RESET session_replication_role;
SELECT changed_at < '2002-01-01' AS as_brought, (SELECT count(*) FROM ybss_registry.history WHERE old->>'name' = '甲' AND record_id = 7101 AND NOT whole) AS kept
FROM ybss_registry.person WHERE person_id = 7101;
-- months are made ahead; what came before its month moves into it
SELECT ybss.extend_history(13) AS made, ybss.extend_history(13) AS again;
CALL ybss.run_job('extend_history');
SELECT count(*) AS unprotected FROM pg_class WHERE relname LIKE 'history%' AND relkind IN ('r', 'p') AND relnamespace = 'ybss_registry'::regnamespace AND NOT relforcerowsecurity;
DO $$ BEGIN EXECUTE format('DROP TABLE ybss_registry.%I', 'history_' || to_char(now() AT TIME ZONE 'Asia/Shanghai' + interval '13 months', 'YYYY_MM')); END $$;
INSERT INTO ybss_registry.history SELECT district, kind, record_id, now() + interval '13 months', known_from, grid, change_id, ended_by, deleted, whole, old
FROM ybss_registry.history WHERE record_id = 7101 AND kind = 'person' AND whole;
SELECT tableoid::regclass FROM ybss_registry.history WHERE record_id = 7101 AND known_until > now() + interval '12 months';
SELECT ybss.extend_history(13);
SELECT tableoid::regclass = 'ybss_registry.history_other'::regclass AS other FROM ybss_registry.history WHERE record_id = 7101 AND known_until > now() + interval '12 months';
-- tidy up
RESET ybss.purpose;
ALTER TABLE ybss_registry.person DROP tags, DROP held, DROP share;
DELETE FROM ybss_registry.person WHERE person_id BETWEEN 7101 AND 7199;
DELETE FROM ybss_registry.history WHERE record_id BETWEEN 7101 AND 7199;
DELETE FROM ybss_registry.member WHERE member_id IN (9071, 9072);
DROP VIEW public.past;
DROP FUNCTION public.note(int);
DROP TABLE public.moment;
