-- A registry of another version, or one that somebody took apart, is refused by the library
-- before it writes a row: each case changes the registry, asks, and takes the change back.
\set VERBOSITY sqlstate
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SELECT ybss.create_registry(adopt_roles => true) WHERE to_regclass('ybss_registry.registry') IS NULL \g /dev/null
INSERT INTO ybss_registry.grid (code, name) VALUES ('520399', '测试区'), ('520399001', '测试镇'), ('520399001001', '测试社区'), ('520399001001001', '测试网格') ON CONFLICT DO NOTHING;
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id) VALUES (520399, 7101, '520399001001001', '张小五', '520399196203150111');
RESET client_min_messages;

-- the change that a transaction makes: a table with too few columns, none at all, too many districts
BEGIN;
ALTER TABLE ybss_registry.change RENAME TO change_before;
CREATE TABLE ybss_registry.change (district int);
UPDATE ybss_registry.person SET name = '张小六' WHERE person_id = 7101;
ROLLBACK;
BEGIN;
ALTER TABLE ybss_registry.change RENAME TO change_before;
UPDATE ybss_registry.person SET name = '张小六' WHERE person_id = 7101;
ROLLBACK;
BEGIN;
INSERT INTO ybss_registry.grid (code, name) SELECT ybss.grid_code(n::text), n::text FROM generate_series(530001, 530065) n;
INSERT INTO ybss_registry.person (district, grid, name, no_document_reason) SELECT n, ybss.grid_code(n::text), '张小六', '99' FROM generate_series(530001, 530064) n;
INSERT INTO ybss_registry.person (district, grid, name, no_document_reason) VALUES (530065, '530065', '张小六', '99');
ROLLBACK;

-- history: no partitioned table, no partition of the month, a column that is called otherwise
BEGIN;
ALTER TABLE ybss_registry.history RENAME TO history_before;
CREATE TABLE ybss_registry.history (district int);
UPDATE ybss_registry.person SET name = '张小六' WHERE person_id = 7101;
ROLLBACK;
BEGIN;
ALTER TABLE ybss_registry.history RENAME TO history_before;
CREATE TABLE ybss_registry.history (LIKE ybss_registry.history_before) PARTITION BY RANGE (known_until);
UPDATE ybss_registry.person SET name = '张小六' WHERE person_id = 7101;
ROLLBACK;
BEGIN;
ALTER TABLE ybss_registry.history RENAME whole TO entire;
UPDATE ybss_registry.person SET name = '张小六' WHERE person_id = 7101;
ROLLBACK;

-- ids: no key, a sequence that has run beyond what an id holds
BEGIN;
ALTER TABLE ybss_registry.registry ALTER id_key DROP NOT NULL;
UPDATE ybss_registry.registry SET id_key = NULL;
INSERT INTO ybss_registry.person (district, grid, name) VALUES (520399, '520399001001001', '张小七');
ROLLBACK;
BEGIN;
ALTER SEQUENCE ybss_registry.identity NO MAXVALUE RESTART WITH 4294967296;
INSERT INTO ybss_registry.person (district, grid, name) VALUES (520399, '520399001001001', '张小七');
ROLLBACK;

-- what waits for the chain of digests, at the end
BEGIN;
ALTER TABLE ybss_registry.to_link RENAME TO to_link_before;
CREATE TABLE ybss_registry.to_link (district int);
UPDATE ybss_registry.person SET name = '张小六' WHERE person_id = 7101;
COMMIT;

-- the catalogue of items: no table, no column, a record without its district
BEGIN;
ALTER TABLE ybss_registry.item RENAME TO item_before;
SELECT ybss.score(p) FROM ybss_registry.person p WHERE p.person_id = 7101;
ROLLBACK;
BEGIN;
ALTER TABLE ybss_registry.item RENAME weight TO weight_before;
SELECT ybss.score(p) FROM ybss_registry.person p WHERE p.person_id = 7101;
ROLLBACK;
BEGIN;
ALTER TABLE ybss_registry.person RENAME district TO district_before;
SELECT ybss.score(p) FROM ybss_registry.person p WHERE p.person_id = 7101;
ROLLBACK;

-- tickets: no key to sign with, a key of another type
BEGIN;
DELETE FROM ybss_registry.signing_key;
SELECT ybss.sign_ticket(1, 'regress_pool', now() + interval '1 hour', true);
ROLLBACK;
BEGIN;
ALTER TABLE ybss_registry.signing_key RENAME secret TO secret_before;
SELECT ybss.sign_ticket(1, 'regress_pool', now() + interval '1 hour', true);
ROLLBACK;

-- A grant alone makes nobody the registry's owner.
BEGIN;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ybss TO ybss_reader;
SET ROLE ybss_reader;
SAVEPOINT called;
SELECT ybss.say_change(source => 'x');
ROLLBACK TO called;
SELECT ybss.wait_for_lock('pg_class', 1, false);
ROLLBACK TO called;
SELECT ybss.lines_of('person', 'person_id', 'changed_at', ARRAY['name'], NULL, NULL, NULL, NULL, NULL, NULL);
ROLLBACK;

-- A formula gives what its item holds.
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, value_type, formula) VALUES ('house', 'built_on', '建成日期', 'built on', '住建', '地方规定', 'date', '1');

DELETE FROM ybss_registry.person WHERE person_id = 7101;

-- No registry at all: the same functions by hand in an empty database.
CREATE DATABASE ybss_no_registry;
\c ybss_no_registry
\set VERBOSITY sqlstate
CREATE FUNCTION say_change(text, bigint, boolean, text) RETURNS void LANGUAGE c AS '$libdir/ybss', 'ybss_say_change';
CREATE FUNCTION stamp_change() RETURNS trigger LANGUAGE c AS '$libdir/ybss', 'ybss_stamp_change';
SELECT say_change('x', NULL, NULL, NULL);
CREATE SCHEMA ybss_registry;
CREATE TABLE ybss_registry.person (district int, person_id bigint, name text);
CREATE TRIGGER stamp_change BEFORE INSERT ON ybss_registry.person FOR EACH ROW EXECUTE FUNCTION stamp_change('person_id');
INSERT INTO ybss_registry.person VALUES (520399, NULL, '张小五');

\c postgres
DROP DATABASE ybss_no_registry;
