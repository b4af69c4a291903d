-- A protected table: reading, writing, copying, truncating, partitions.
-- (names are shown with their schema)
SET search_path = public;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
SELECT policyname, permissive, roles, cmd, qual, with_check FROM pg_policies WHERE tablename = 'sheep' ORDER BY 1;
SELECT grantee, string_agg(privilege_type, ' ' ORDER BY privilege_type) FROM information_schema.role_table_grants
WHERE table_name = 'sheep' AND grantee <> 'ybss_owner' GROUP BY 1;
-- an operator writes within the own scope only
SET ROLE regress_operator;
SELECT count(*) FROM ybss_registry.sheep;
INSERT INTO ybss_registry.sheep VALUES (520399, 5001, '520399001002003', '羊');
INSERT INTO ybss_registry.sheep VALUES (520399, 5002, '520399002002003', '羊');
UPDATE ybss_registry.sheep SET name = '羊羊' WHERE sheep_id IN (5001, 1500);
UPDATE ybss_registry.sheep SET grid = '520399002' WHERE sheep_id = 5001;
DELETE FROM ybss_registry.sheep WHERE sheep_id IN (5001, 1500);
INSERT INTO ybss_registry.sheep VALUES (520399, 1500, '520399001002003', '羊') ON CONFLICT DO NOTHING;
TRUNCATE ybss_registry.sheep;
COPY (SELECT count(*) FROM ybss_registry.sheep) TO STDOUT;
RESET ROLE;
GRANT pg_read_server_files TO regress_operator;
SET ROLE regress_operator;
COPY ybss_registry.sheep FROM '/dev/null';
ALTER TABLE ybss_registry.sheep NO FORCE ROW LEVEL SECURITY;
RESET ROLE;
SELECT name FROM ybss_registry.sheep WHERE sheep_id = 1500;
-- a foreign key is checked past row security, as keys must be
SET ROLE ybss_owner;
CREATE TABLE ybss_registry.lamb (
  district int4, lamb_id int, grid ybss.grid_code, mother int, PRIMARY KEY (district, lamb_id),
  FOREIGN KEY (district, mother) REFERENCES ybss_registry.sheep);
RESET ROLE;
SELECT ybss.protect_table('ybss_registry.lamb');
SET ROLE regress_operator;
INSERT INTO ybss_registry.lamb VALUES (520399, 1, '520399001001001', 1500);
INSERT INTO ybss_registry.lamb VALUES (520399, 2, '520399001001001', 99999);
INSERT INTO ybss_registry.lamb VALUES (520399, 3, NULL, 1500);
RESET ROLE;
-- partitions that are named directly, and tables without a grid
SET ROLE ybss_owner;
DROP TABLE ybss_registry.lamb;
CREATE TABLE ybss_registry.goat (district int4, goat_id int, grid ybss.grid_code) PARTITION BY LIST (district);
CREATE TABLE ybss_registry.goat_520399 PARTITION OF ybss_registry.goat FOR VALUES IN (520399);
CREATE TABLE ybss_registry.breed (name text);
RESET ROLE;
INSERT INTO ybss_registry.goat VALUES (520399, 1, '520399001'), (520399, 2, '520399002');
INSERT INTO ybss_registry.breed VALUES ('黔北麻羊');
SELECT ybss.protect_table('ybss_registry.goat'), ybss.protect_table('ybss_registry.breed', '{ybss_reader}', '{}');
SELECT ybss.protect_table('ybss_registry.goat');
SET ROLE regress_operator;
SELECT * FROM ybss_registry.goat;
SELECT * FROM ybss_registry.goat_520399;
SELECT * FROM ybss_registry.breed;
SET ROLE ybss_owner;
SELECT * FROM ybss_registry.goat_520399;
SELECT * FROM ybss_registry.breed;
DROP TABLE ybss_registry.goat, ybss_registry.breed;
RESET ROLE;
-- every table of access itself is closed
SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity AS forced,
  has_table_privilege('ybss_reader', c.oid, 'SELECT') OR has_table_privilege('ybss_operator', c.oid, 'SELECT') AS open
FROM pg_class c WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p')
AND c.relname IN ('member', 'scope_grant', 'pool_role', 'signing_key', 'ticket_use', 'access_log', 'access_log_other', 'reveal_item') ORDER BY 1;
