-- A change of one record looks up what it needs by keys, whatever the session did before: a
-- statement of many rows leaves no plan behind that reads tables as a whole.
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
-- rows of the registers that were read without an index
CREATE VIEW read_whole AS
SELECT relname, seq_tup_read FROM pg_stat_xact_user_tables WHERE schemaname = 'ybss_registry'
  AND relname NOT IN ('item', 'code_value', 'grid', 'division', 'rule', 'code_alias');
-- the session's first change meets empty tables
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason) VALUES (520399, 999999, '520399001001001', '王首', '99');
UPDATE ybss_registry.person SET phone = '13800138000' WHERE district = 520399 AND person_id = 999999;
-- then 2000 families of five come
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520399, n, '520399001001001', format('贵州省遵义市红花岗区新蒲街道人民路%s号', n)::ybss.address, 'confirmed' FROM generate_series(1, 2000) n;
INSERT INTO ybss_registry.house (district, house_id, grid, address_id) SELECT 520399, n, '520399001001001', n FROM generate_series(1, 2000) n;
INSERT INTO ybss_registry.household (district, household_id, grid, number) SELECT 520399, n, '520399001001001', 'H' || n FROM generate_series(1, 2000) n;
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason)
SELECT 520399, n, '520399001001001', '王' || n, '99' FROM generate_series(1, 10000) n;
INSERT INTO ybss_registry.household_member (district, household_member_id, grid, household_id, person_id, relation_code)
SELECT 520399, n, '520399001001001', (n + 4) / 5, n, CASE n % 5 WHEN 0 THEN '02' ELSE '20' END FROM generate_series(1, 10000) n;
INSERT INTO ybss_registry.residence (district, residence_id, grid, person_id, house_id, valid)
SELECT 520399, n, '520399001001001', n, (n + 4) / 5, '[2020-01-01,)' FROM generate_series(1, 10000) n;
CALL ybss.run_job('score');
ANALYZE ybss_registry.person, ybss_registry.household_member, ybss_registry.household, ybss_registry.quality;
-- and each is changed by one statement for all, and then alone
CREATE TABLE tried (change text PRIMARY KEY, one text, all_of_them text);
INSERT INTO tried VALUES
  ('a person''s phone', 'UPDATE ybss_registry.person SET phone = ''13900139000'' WHERE district = 520399 AND person_id = 5', 'UPDATE ybss_registry.person SET phone = phone'),
  ('a residence', 'UPDATE ybss_registry.residence SET tenure_code = ''01'' WHERE district = 520399 AND residence_id = 5', 'UPDATE ybss_registry.residence SET tenure_code = tenure_code'),
  ('a member of a household', 'UPDATE ybss_registry.household_member SET relation_code = ''21'' WHERE district = 520399 AND household_member_id = 6', 'UPDATE ybss_registry.household_member SET relation_code = relation_code'),
  ('a house', 'UPDATE ybss_registry.house SET area = 80 WHERE district = 520399 AND house_id = 5', 'UPDATE ybss_registry.house SET area = area'),
  ('an address', 'UPDATE ybss_registry.address SET position = public.st_setsrid(public.st_makepoint(107, 27.7), 4490) WHERE district = 520399 AND address_id = 5', 'UPDATE ybss_registry.address SET position = position'),
  ('a person that goes', 'DELETE FROM ybss_registry.person WHERE district = 520399 AND person_id = 999999', 'DELETE FROM ybss_registry.person WHERE person_id > 10000 AND person_id < 999999');
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason) SELECT 520399, n, '520399001001001', '王' || n, '99' FROM generate_series(30000, 31000) n;
CREATE TABLE before (relname name, seq_tup_read bigint);
CREATE TABLE found (change text, relname name, seq_tup_read bigint);
CREATE TABLE scored (change text, kind text, records bigint);
SELECT 'DISCARD PLANS', all_of_them, 'BEGIN', 'TRUNCATE before', 'INSERT INTO before SELECT * FROM read_whole', one,
  format('INSERT INTO found SELECT %L, r.relname, r.seq_tup_read - coalesce(b.seq_tup_read, 0) FROM read_whole r LEFT JOIN before b USING (relname)', change),
  format('INSERT INTO scored SELECT %L, kind, count(*) FROM ybss_registry.quality WHERE scored_at > now() GROUP BY kind', change), 'COMMIT'
FROM tried ORDER BY change \gexec
SELECT change, relname, 'is read as a whole' AS fault FROM found WHERE seq_tup_read >= 100 ORDER BY 1, 2;
-- and what the change is about was scored at once
SELECT * FROM scored ORDER BY change, kind;
-- a set of records is scored by joins, a few by keys: both see the same
INSERT INTO ybss_registry.ownership (district, ownership_id, grid, house_id, person_id, valid)
SELECT 520399, n, '520399001001001', n, n, CASE n % 3 WHEN 0 THEN daterange('2020-01-01', ybss.today() + 30) WHEN 1 THEN daterange(NULL, '2021-01-01') ELSE '[,)' END
FROM generate_series(1, 500) n;
UPDATE ybss_registry.residence SET valid = daterange('2020-01-01', ybss.today() + 9) WHERE residence_id % 7 = 0;
UPDATE ybss_registry.household_member SET valid = daterange(ybss.today() + 3, NULL) WHERE household_member_id % 11 = 0;
CALL ybss.run_job('score', '{"all": true}');
CREATE TABLE by_set AS SELECT * FROM ybss_registry.quality;
DO $$
DECLARE
  v_kind text;
BEGIN
  FOR v_kind IN SELECT kind FROM ybss_registry.record_kind LOOP
    EXECUTE format('SELECT ybss_registry.score_%1$s(ARRAY(SELECT %1$s_id FROM ybss_registry.%1$s), ybss.today())', v_kind);
  END LOOP;
END
$$;
SELECT kind, count(*) AS records, count(DISTINCT q.falls_on) > 1 AS turn_on_days,
  count(*) FILTER (WHERE to_jsonb(s) - 'scored_at' IS DISTINCT FROM to_jsonb(q) - 'scored_at') AS other
FROM by_set s FULL JOIN ybss_registry.quality q USING (district, kind, record_id) GROUP BY kind ORDER BY kind;
-- and the sums are those of the scores
SELECT s.*, q.* FROM (SELECT grid::text, kind, sum(records) AS records, sum(completeness) AS points FROM ybss_registry.quality_sum GROUP BY 1, 2) s
FULL JOIN (SELECT grid::text, kind, count(*) AS records, sum(completeness) AS points FROM ybss_registry.quality GROUP BY 1, 2) q USING (grid, kind)
WHERE (s.records, s.points) IS DISTINCT FROM (q.records, q.points);
SELECT s.*, q.* FROM (SELECT kind, number, sum(lacks) AS lacks, sum(exempt) AS exempt FROM ybss_registry.quality_item_sum GROUP BY 1, 2) s
FULL JOIN (SELECT q.kind, u AS number, count(*) FILTER (WHERE u = ANY (q.lacks)) AS lacks, count(*) FILTER (WHERE u = ANY (q.exempt)) AS exempt
  FROM ybss_registry.quality q, unnest(q.lacks || q.exempt || q.faults || q.aged) u GROUP BY 1, 2) q USING (kind, number)
WHERE (coalesce(s.lacks, 0), coalesce(s.exempt, 0)) IS DISTINCT FROM (coalesce(q.lacks, 0), coalesce(q.exempt, 0));
