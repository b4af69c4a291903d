-- Scores of a set are stored by ybss.store_scores: what stands already stays, whatever else the statement writes.
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520399, n, '520399001001001', format('贵州省遵义市红花岗区新蒲街道%s路%s号', CASE n % 2 WHEN 0 THEN '人民' ELSE '新华' END, n)::ybss.address, 'confirmed' FROM generate_series(1, 300) n;
INSERT INTO ybss_registry.house (district, house_id, grid, address_id) SELECT 520399, n, '520399001001001', n FROM generate_series(1, 300) n;
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason) SELECT 520399, n, '520399001001001', '王' || n, '99' FROM generate_series(1, 300) n;
INSERT INTO ybss_registry.residence (district, residence_id, grid, person_id, house_id, valid) SELECT 520399, n, '520399001001001', n, n, '[2020-01-01,)' FROM generate_series(1, 300) n;
CREATE VIEW sums AS SELECT kind, sum(records) AS records, sum(completeness) AS completeness, sum(accuracy) AS accuracy, sum(freshness) AS freshness FROM ybss_registry.quality_sum GROUP BY kind;
CREATE VIEW true_sums AS SELECT kind, count(*) AS records, sum(completeness) AS completeness, sum(accuracy) AS accuracy, sum(freshness) AS freshness FROM ybss_registry.quality GROUP BY kind;
CALL ybss.run_job('score');
CREATE TABLE was AS SELECT q.ctid AS at, q.* FROM ybss_registry.quality q;
-- all of them again: none is written
CALL ybss.run_job('score', '{"all": true}');
SELECT kind, count(*) AS records, count(*) FILTER (WHERE q.ctid = w.at) AS stayed FROM ybss_registry.quality q JOIN was w USING (district, kind, record_id) GROUP BY kind ORDER BY kind;
-- some have changed: those are
UPDATE ybss_registry.person SET phone = '13800138000' WHERE person_id <= 120;
CALL ybss.run_job('score', '{"all": true}');
SELECT kind, count(*) AS records, count(*) FILTER (WHERE q.ctid = w.at) AS stayed FROM ybss_registry.quality q JOIN was w USING (district, kind, record_id) GROUP BY kind ORDER BY kind;
SELECT * FROM sums EXCEPT TABLE true_sums;
-- as of another day, all are: each says of which day it is
CALL ybss.run_job('score', '{"as_of": "2026-01-01"}');
SELECT kind, count(*) AS records, min(as_of), max(as_of) FROM ybss_registry.quality GROUP BY kind ORDER BY kind;
SELECT * FROM sums EXCEPT TABLE true_sums;
-- what nothing reads is not made a text; what a rule reads is
SELECT 'residence' = ANY (ybss.items_read('person')) AS residence_is_read, 'dwelling' = ANY (ybss.items_read('person')) AS dwelling_is_read;
UPDATE ybss_registry.item SET rule = 'residence LIKE ''%人民路%''', rule_words = '现住地址须在人民路 / the residence lies on Renmin road' WHERE kind = 'person' AND item = 'residence';
SELECT 'residence' = ANY (ybss.items_read('person')) AS residence_is_read;
CALL ybss.run_job('score');
SELECT record_id % 2 AS on_xinhua_road, count(*) FILTER (WHERE i.number = ANY (q.faults)) AS wrong
FROM ybss_registry.quality q JOIN ybss_registry.item i ON i.kind = 'person' AND i.item = 'residence' WHERE q.kind = 'person' GROUP BY 1 ORDER BY 1;
SELECT ybss.items_read('no such kind');
-- nobody else stores scores
SET ROLE ybss_reader;
SELECT ybss.store_scores(ROW(1), ybss.today(), NULL, NULL);
RESET ROLE;
SELECT ybss.store_scores(p, NULL, NULL, NULL) FROM ybss_registry.person_record p;
SELECT ybss.store_scores(ROW(1), ybss.today(), NULL, NULL);
SELECT ybss.store_scores(p, ybss.today(), NULL, NULL) FROM ybss_registry.person_record p WHERE false;
