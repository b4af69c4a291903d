-- The life of addresses: steps in their order, by the office that owns them, each
-- with its line; lineage that leads from what was to what is.
SET client_min_messages = warning;
UPDATE ybss_registry.registry SET id_key = 1;
SET search_path = public, ybss, pg_catalog;
SET timezone = 'Asia/Shanghai';
SET datestyle = ISO;
\set SHOW_CONTEXT never
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
-- the offices' people
CREATE ROLE regress_life_police IN ROLE ybss_operator;
CREATE ROLE regress_life_civil IN ROLE ybss_operator;
CREATE ROLE regress_life_town IN ROLE ybss_operator;
INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('regress_life_police', '户籍民警', '新蒲派出所'),
  ('regress_life_civil', '地名干部', '新蒲新区民政局'), ('regress_life_town', '地名干部', '虾子镇民政所');
INSERT INTO ybss_registry.scope_grant (member_id, grid)
SELECT member_id, CASE role_name WHEN 'regress_life_town' THEN '520371109' ELSE '520371' END::grid_code FROM ybss_registry.member;
CREATE VIEW book AS SELECT a.address_id, address_key(a.address) AS key, a.state, address_key(p.address) AS parent
  FROM ybss_registry.address a LEFT JOIN ybss_registry.address p USING (district) WHERE p.address_id = a.parent_id OR a.parent_id IS NULL AND p.address_id = a.address_id;
GRANT SELECT ON book TO PUBLIC;
-- ids that the lines below can name: people leave them to the registry
GRANT INSERT (address_id) ON ybss_registry.address TO regress_life_civil;
GRANT INSERT (house_id) ON ybss_registry.house TO regress_life_civil;
GRANT INSERT (person_id) ON ybss_registry.person TO regress_life_civil;
GRANT INSERT (residence_id) ON ybss_registry.residence TO regress_life_civil;
-- the police propose, and cannot confirm
SET ROLE regress_life_police;
SELECT propose_address('新蒲街道新华社区梧桐路12号', '520371013001001', 107.03, 27.70) AS door \gset
SELECT propose_address('新蒲街道新华社区梧桐路12号', '520371013001001');
SELECT propose_address('梧桐路12号对面', '520371013001001');
SELECT propose_address('新蒲街道新华社区梧桐路14号', '520371109');
SELECT confirm_address(:door, '民地〔2026〕1号');
UPDATE ybss_registry.address SET state = 'confirmed' WHERE address_id = :door;
INSERT INTO ybss_registry.address (district, grid, address, state) VALUES (520371, '520371013001001', '新蒲街道新华社区梧桐路16号', 'confirmed');
-- civil affairs confirms; the order holds whatever the road
SET ROLE regress_life_civil;
UPDATE ybss_registry.address SET state = 'installed' WHERE address_id = :door;
SELECT confirm_address(:door, '民地〔2026〕1号');
SELECT confirm_address(:door, '民地〔2026〕1号');
UPDATE ybss_registry.address SET state = 'installed' WHERE address_id = :door;
SELECT install_plate(:door, '2026-05-01 10:00', 107.0301, 27.7001, '');
SELECT install_plate(:door, '2126-05-01 10:00', 107.0301, 27.7001, 'photo/1.jpg');
SELECT install_plate(:door, '2026-05-01 10:00', 27.7001, 107.0301, 'photo/1.jpg');
SELECT install_plate(:door, '2026-05-01 10:00', 107.0301, 27.7001, 'photo/1.jpg');
SELECT suspend_address(:door, '民地〔2026〕2号', '拆迁');
SELECT resume_address(:door, '民地〔2026〕3号');
-- another town's office sees no such address, a log line cannot be forged
SET ROLE regress_life_town;
SELECT suspend_address(:door, 'x');
SET ROLE regress_life_civil;
INSERT INTO ybss_registry.address_step (district, address_id, grid, to_state, office, actor) VALUES (520371, :door, '520371', 'retired', 'x', 'x');
DELETE FROM ybss_registry.address_step;
DELETE FROM ybss_registry.address WHERE address_id = :door;
RESET ROLE;
DELETE FROM ybss_registry.address WHERE address_id = :door;
UPDATE ybss_registry.address SET address_id = 7 WHERE address_id = :door;
SELECT from_state, to_state, office, actor, document, evidence_at, st_astext(evidence_position), evidence_photo, note FROM address_step ORDER BY step_id;
-- the tree: a room below its own building and no other
SET ROLE regress_life_civil;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES
  (520371, 1, '520371013001001', '新蒲街道新华社区梧桐路20号3栋', 'confirmed'), (520371, 2, '520371013001001', '新蒲街道新华社区梧桐路20号4栋', 'proposed');
INSERT INTO ybss_registry.address (district, address_id, grid, address, parent_id) VALUES (520371, 3, '520371013001001', '新蒲街道新华社区梧桐路20号3栋501室', 2);
INSERT INTO ybss_registry.address (district, address_id, grid, address, parent_id, state) VALUES
  (520371, 3, '520371013001001', '新蒲街道新华社区梧桐路20号3栋501室', 1, 'confirmed'), (520371, 4, '520371013001001', '新蒲街道新华社区梧桐路20号3栋502室', 1, 'confirmed');
UPDATE ybss_registry.address SET parent_id = 2 WHERE address_id = 3;
UPDATE ybss_registry.address SET address = '新蒲街道新华社区梧桐路22号3栋' WHERE address_id = 1;
-- a confirmed room below a building that is only proposed
INSERT INTO ybss_registry.address (district, address_id, grid, address, parent_id, state) VALUES (520371, 5, '520371013001001', '新蒲街道新华社区梧桐路20号4栋501室', 2, 'confirmed');
-- what stands on an address keeps it alive
INSERT INTO ybss_registry.house (district, house_id, grid, address_id) VALUES (520371, 31, '520371013001001', 3), (520371, 41, '520371013001001', 4);
SELECT retire_address(3, '民地〔2026〕4号');
SELECT retire_address(1, '民地〔2026〕4号');
UPDATE ybss_registry.address SET state = 'retired' WHERE address_id = 3;
-- the two rooms become one; their people move along
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id) VALUES (520371, 51, '520371013001001', '甲某', '520399198503070016'), (520371, 52, '520371013001001', '乙某', '520399198703070029');
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid) VALUES (520371, '520371013001001', 51, 31, '[2020-01-01,)'),
  (520371, '520371013001001', 52, 41, '[2021-01-01,)'), (520371, '520371013001001', 52, 31, '[2019-01-01,2021-01-01)');
SELECT merge_addresses('{3,4}', '新蒲街道新华社区梧桐路20号3栋501室', '民地〔2026〕5号', '2026-06-01');
SELECT person_id, house_id, valid FROM ybss_registry.residence ORDER BY person_id, valid;
SELECT house_id, address_id, ended_on FROM ybss_registry.house ORDER BY 1;
SELECT * FROM successor(4);
-- and is split again, into new ones: an id is never used twice
SELECT split_address(3, '{新蒲街道新华社区梧桐路20号3栋501A室,新蒲街道新华社区梧桐路20号3栋501B室}', '民地〔2026〕6号', 2, '2026-07-01') AS new \gset
SELECT split_address(3, '{新蒲街道新华社区梧桐路20号3栋503室,新蒲街道新华社区梧桐路20号3栋504室}', 'x');
SELECT address, state, steps FROM successor(4) ORDER BY 1;
SELECT house_id, address_key(address) FROM ybss_registry.house h JOIN ybss_registry.address a USING (district, address_id) WHERE h.ended_on IS NULL;
SELECT split_address(1, '{新蒲街道新华社区梧桐路20号3栋503室}', 'x');
SELECT split_address(1, '{新蒲街道新华社区梧桐路20号5栋,新蒲街道新华社区梧桐路20号6栋}', 'x');
-- numbers change places in one call, with all that lies below
SELECT renumber_addresses('{1,2}', '{4栋,3栋}', '民地〔2026〕7号', '2026-08-01');
SELECT key, state, parent FROM book ORDER BY key;
SELECT renumber_addresses('{1}', '{3栋}', 'x');
SELECT renumber_addresses('{1,1}', '{5栋,6栋}', 'x');
SELECT renumber_addresses('{1,2}', '{5栋}', 'x');
SELECT changed_on, kind, address, document FROM former_addresses(1);
SELECT changed_on, kind, address, document FROM former_addresses((:'new'::bigint[])[2]);
-- an old text finds what is there today
SELECT address, level, verdict, reason FROM find_address('新蒲街道新华社区梧桐路20号3栋502室', 3);
SELECT address, level, verdict FROM find_address('新蒲街道新华社区梧桐路20号3栋501室', 3);
-- with a successor everything moves
SELECT retire_address(:door, '民地〔2026〕8号', successor => :door);
SELECT retire_address(:door, '民地〔2026〕8号', successor => 4);
SELECT retire_address(:door, '民地〔2026〕8号', successor => 2);
SELECT * FROM successor(:door);
UPDATE ybss_registry.address SET state = 'installed' WHERE address_id = :door;
RESET ROLE;
-- no cycle, nothing is taken back
INSERT INTO ybss_registry.address_lineage (district, grid, kind, address_id, address, successor_id) SELECT 520371, '520371', 'replace', 2, address, :door FROM ybss_registry.address WHERE address_id = 2;
INSERT INTO ybss_registry.address_lineage (district, grid, kind, address_id, address, successor_id) SELECT 520371, '520371', 'rename', 2, address, 1 FROM ybss_registry.address WHERE address_id = 2;
DELETE FROM ybss_registry.address_lineage;
UPDATE ybss_registry.address_lineage SET successor_id = 1;
-- the same text may come again after the end, as another address
SELECT count(*) AS retired FROM ybss_registry.address WHERE state = 'retired';
SELECT retire_address(1, '民地〔2026〕9号', below => true);
-- nobody lives on in a house that is no more
UPDATE ybss_registry.house SET ended_on = '2026-09-01';
UPDATE ybss_registry.residence SET valid = daterange(lower(valid), '2026-09-01') WHERE upper_inf(valid);
UPDATE ybss_registry.house SET ended_on = '2026-09-01';
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid) SELECT district, grid, person_id, house_id, '[2026-10-01,)' FROM ybss_registry.residence LIMIT 1;
SELECT retire_address(1, '民地〔2026〕9号', below => true);
SELECT key, state FROM book WHERE key LIKE '%20%' ORDER BY 1, 2;
