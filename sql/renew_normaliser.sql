-- What an older version of the normaliser wrote is read anew, by the job that refiles: lines find it afterwards.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = public, ybss, pg_catalog;
SET datestyle = ISO;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
-- A value as version 3 stored it: its bytes, with that version and the key that it gave.
CREATE FUNCTION pg_temp.bytes(address) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'byteasend';
CREATE FUNCTION pg_temp.value(bytea) RETURNS address LANGUAGE internal IMMUTABLE STRICT AS 'byteasend';
CREATE FUNCTION pg_temp.old(a address, new_key text, old_key text) RETURNS address LANGUAGE sql AS $$
  SELECT pg_temp.value(overlay(set_byte(set_byte(b, 0, 3), 12, octet_length(o)) PLACING o FROM position(k IN b) FOR octet_length(k)))
  FROM (SELECT pg_temp.bytes(a) AS b, convert_to(address_key(a), 'UTF8') AS k, convert_to(replace(address_key(a), new_key, old_key), 'UTF8') AS o) x $$;
CREATE TEMPORARY TABLE given AS
SELECT * FROM (VALUES (1, NULL::bigint, '虾子镇米兰社区米兰路1号', '', ''), (2, 1, '虾子镇米兰社区米兰路1号3栋', '', ''), (3, 2, '虾子镇米兰社区米兰路1号3栋首层', '层1', '层首'), (4, 3, '虾子镇米兰社区米兰路1号3栋首层101室', '层1', '层首'),
  (10, NULL, '虾子镇米兰社区米兰路2号', '', ''), (11, 10, '〔省〕贵州省〔市〕遵义市〔县〕红花岗区〔镇〕虾子镇〔村〕米兰社区〔路〕米兰路〔号〕2号〔小区〕2门〔码〕520302109002', '', ''),
  (12, 11, '〔省〕贵州省〔市〕遵义市〔县〕红花岗区〔镇〕虾子镇〔村〕米兰社区〔路〕米兰路〔号〕2号〔小区〕2门〔室〕101室〔码〕520302109002', '', ''),
  (13, NULL, '〔省〕贵州省〔市〕遵义市〔县〕红花岗区〔镇〕虾子镇〔村〕米兰社区〔路〕米兰路〔号〕3号〔小区〕2门〔码〕520302109002', '', ''),
  (14, 13, '〔省〕贵州省〔市〕遵义市〔县〕红花岗区〔镇〕虾子镇〔村〕米兰社区〔路〕米兰路〔号〕3号〔小区〕2门〔幢〕3栋〔码〕520302109002', '', ''),
  (20, NULL, '虾子镇米兰社区米兰路5号L2层', '层2', '层L2'), (30, NULL, '虾子镇米兰社区米兰路6号', '', ''), (31, NULL, '虾子镇米兰社区米兰路7号L2层', '', '')) g (id, parent, written, new_key, old_key);
INSERT INTO ybss_registry.address (district, address_id, grid, address, state, parent_id)
SELECT 520371, id, '520371109002001', written::address, 'confirmed', parent FROM given ORDER BY id;
INSERT INTO ybss_registry.address_lineage (district, grid, kind, address_id, address, successor_id, changed_on)
SELECT 520371, '520371109002001', 'renumber', 30, '虾子镇米兰社区米兰路66号3栋首层', 30, '2025-01-01';
SET session_replication_role = replica;
UPDATE ybss_registry.address a SET address = pg_temp.old(a.address, new_key, old_key), recorded_at = '2025-01-01', changed_at = '2025-01-01' FROM given WHERE id = address_id;
UPDATE ybss_registry.address_lookup k SET key = replace(k.key, new_key, old_key) FROM given WHERE id = address_id AND new_key <> '';
UPDATE ybss_registry.address_lineage SET address = pg_temp.old(address, '层1', '层首'), keys = '{}';
RESET session_replication_role;
-- somebody entered one of them again meanwhile
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES (520371, 40, '520371109002001', '虾子镇米兰社区米兰路5号2层', 'confirmed');
CREATE VIEW book AS SELECT address_id, address_version(address), address_key(address), address_text(address) FROM ybss_registry.address ORDER BY 1;
SELECT * FROM book;
CREATE TABLE lines AS SELECT n, text FROM unnest(ARRAY['虾子镇米兰社区米兰路1号3栋首层', '虾子镇米兰社区米兰路1号3栋1层101室', '虾子镇米兰社区米兰路2号2门101', '虾子镇米兰社区米兰路66号3栋1层']) WITH ORDINALITY l (text, n);
CREATE FUNCTION take(file text, day date) RETURNS SETOF text LANGUAGE sql AS $$
  SELECT message FROM load_list('police', file, convert_to(E'姓名,身份号,住址,日期\n' || (SELECT string_agg('周小明,520399198503070016,' || text || ',' || day, E'\n' ORDER BY n) FROM lines), 'UTF8')) $$;
CREATE VIEW placed AS SELECT f.name, l.line, l.placed_by, l.address_id FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) ORDER BY 1, 2;
SELECT take('before.csv', '2024-05-01');
CALL run_job('intake');
SELECT * FROM placed;

INSERT INTO ybss_registry.division_renewal (district, grid, not_before) VALUES (520371, '520371', ybss.today());
CALL run_job('refile', '{"rows": 2}');
SELECT renewed, left_over, last_address IS NULL AS through, finished_at IS NOT NULL AS finished FROM ybss_registry.division_renewal;
SELECT * FROM book;
-- what reads the same leaves no past; a new text does; what would leave its children behind (13) keeps its elements
SELECT address_id, kind, address_version(address), address_key(address), address_text(address), cardinality(keys) > 0 AS has_keys FROM ybss_registry.address_lineage ORDER BY 1;
SELECT record_id, old FROM ybss_registry.history WHERE kind = 'address' ORDER BY 1;
SELECT address_id, changed_at = '2025-01-01' AS as_before FROM ybss_registry.address WHERE address_id < 30 ORDER BY 1;
SELECT attribute, old_value, new_value, purpose, refiled FROM history_of('address', 12);
SELECT rule, target, record_id, what FROM ybss_registry.broken_lookup();
SELECT defect, address_id, evidence FROM find_defects() WHERE defect <> '缺';
SELECT take('after.csv', '2024-06-01');
CALL run_job('intake');
SELECT * FROM placed WHERE name = 'after.csv';
-- a floor was found, too: it is no house to live in
SELECT line, reason, candidates FROM review_queue WHERE file = 'after.csv';
-- each row once: a second run finds nothing
INSERT INTO ybss_registry.division_renewal (district, grid, not_before) VALUES (520371, '520371', ybss.today());
CALL run_job('refile', '{"rows": 4}');
SELECT renewed, left_over, finished_at IS NOT NULL AS finished FROM ybss_registry.division_renewal ORDER BY renewal_id DESC LIMIT 1;
SELECT rule, target, record_id, what FROM check_registry();
