-- A building's matrix, what is registered beside it, all rooms at once, and the hand-over of the compound.
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
SET datestyle = ISO;
\set SHOW_CONTEXT never
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE ROLE regress_room_police IN ROLE ybss_operator;
CREATE ROLE regress_room_civil IN ROLE ybss_operator;
CREATE ROLE regress_room_housing IN ROLE ybss_operator;
CREATE ROLE regress_room_reader IN ROLE ybss_reader;
INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('regress_room_police', '民警', '新蒲派出所'), ('regress_room_civil', '地名干部', '新蒲新区民政局'),
  ('regress_room_housing', '科员', '新蒲新区住建局'), ('regress_room_reader', '科员', '新蒲街道');
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520371' FROM ybss_registry.member WHERE role_name <> 'regress_room_reader';
INSERT INTO ybss_registry.address (district, address_id, grid, address, state, position) VALUES
  (520371, 1, '520371013001001', '新蒲街道新华社区播州大道18号锦绣花园', 'confirmed', st_setsrid(st_makepoint(107.03, 27.7), 4490));
INSERT INTO ybss_registry.address (district, address_id, grid, address, state, parent_id) VALUES
  (520371, 11, '520371013001001', '新蒲街道新华社区播州大道18号锦绣花园1栋', 'confirmed', 1), (520371, 12, '520371013001001', '新蒲街道新华社区播州大道18号锦绣花园2栋', 'confirmed', 1);
INSERT INTO ybss_registry.building (district, building_id, grid, address_id, use_code) SELECT district, address_id + 100, grid, address_id, '01' FROM ybss_registry.address WHERE address_id > 10;
-- shops below, two units of flats above, without a 4th floor; a penthouse
INSERT INTO ybss_registry.building_layout (district, grid, building_id, units, floors, doors, without, use_code) VALUES
  (520371, '520371013001001', 111, NULL, '1层', '1-3', NULL, '02'),
  (520371, '520371013001001', 111, '1-2单元', '2-3层、5-6层', '1-2', '2单元602', NULL);
SELECT unit, count(*), array_agg(room ORDER BY room) AS rooms FROM building_rooms(111) GROUP BY 1 ORDER BY 1 NULLS FIRST;
-- police propose them all; without a document nothing is confirmed
SET ROLE regress_room_police;
SELECT * FROM make_rooms(111);
SELECT * FROM make_rooms(111, '新民地〔2026〕1号');
SET ROLE regress_room_civil;
SELECT * FROM make_rooms(111, '新民地〔2026〕1号');
SELECT * FROM make_rooms(111, '新民地〔2026〕1号');
RESET ROLE;
SELECT address_key(c.address), c.state, address_key(p.address) AS parent, h.use_code FROM ybss_registry.address c
JOIN ybss_registry.address p ON p.district = c.district AND p.address_id = c.parent_id
LEFT JOIN ybss_registry.house h ON h.district = c.district AND h.address_id = c.address_id WHERE address_key(c.address) ~ '/(单|室)' ORDER BY c.address;
SELECT count(*), count(document) FROM address_step;
-- what is in the book and not in the layout, and the other way round
DELETE FROM ybss_registry.house h USING ybss_registry.address a WHERE a.address_id = h.address_id AND address_key(a.address) LIKE '%/幢1/单1/室20%';
UPDATE ybss_registry.address SET state = 'retired' WHERE address_key(address) LIKE '%/幢1/单1/室201' OR address_key(address) LIKE '%/幢1/室102' AND address_id NOT IN (SELECT address_id FROM ybss_registry.house);
INSERT INTO ybss_registry.address (district, grid, address, state, parent_id) SELECT district, grid, '新蒲街道新华社区播州大道18号锦绣花园1栋2单元701室', 'confirmed', address_id FROM ybss_registry.address WHERE address_key(address) LIKE '%/幢1/单2';
SELECT unit, floor, room, fault FROM building_rooms(111) WHERE fault IS NOT NULL;
UPDATE ybss_registry.house SET ended_on = '2026-01-01' FROM ybss_registry.address a WHERE a.address_id = house.address_id AND address_key(a.address) LIKE '%/幢1/室102';
UPDATE ybss_registry.address SET state = 'retired' WHERE address_key(address) LIKE '%/幢1/室102';
SELECT unit, floor, room, fault FROM building_rooms(111) WHERE fault IS NOT NULL;
-- refusals
SELECT * FROM make_rooms(112);
INSERT INTO ybss_registry.building_layout (district, layout_id, grid, building_id, floors, doors) VALUES (520371, 9, '520371013001001', 112, '1至三层半', '1-2');
INSERT INTO ybss_registry.building_layout (district, layout_id, grid, building_id, floors, doors) VALUES (520371, 9, '520371013001001', 112, '1至三层', '1-2');
SELECT * FROM building_rooms(999);
SET ROLE regress_room_reader;
SELECT * FROM building_rooms(111);
RESET ROLE;
-- the housing office's gate
SELECT lack, chinese, many FROM acceptance_lacks(1);
SET ROLE regress_room_police;
SELECT request_acceptance(1, 2, 2, '某置业公司');
SET ROLE regress_room_housing;
SELECT accept_compound(1, '新住建验〔2026〕1号');
SELECT request_acceptance(1, 2, 2, '某置业公司') IS NOT NULL AS requested;
SELECT request_acceptance(1, 2, 2);
SELECT accept_compound(1, '新住建验〔2026〕1号');
RESET ROLE;
SELECT lack, chinese, subject, many FROM acceptance_lacks(1);
SET ROLE regress_room_housing;
SELECT accept_compound(1, '新住建验〔2026〕1号');
UPDATE ybss_registry.acceptance SET state = 'accepted', accepted_on = '2026-01-01', accepted_by = 'x', document = 'x';
-- everything is put right
SET ROLE regress_room_civil;
SELECT * FROM make_rooms(111, '新民地〔2026〕2号');
SELECT * FROM make_rooms(112, '新民地〔2026〕2号');
SELECT install_plate(id, '2026-03-01', 107.03, 27.7, 'photo/' || id) FROM unnest(ARRAY[1, 11, 12]) id;
UPDATE ybss_registry.address SET state = 'retired' WHERE address_key(address) LIKE '%室701';
INSERT INTO ybss_registry.entrance (district, grid, address_id, name, way, position) VALUES (520371, '520371013001001', 1, '南门', 'both', st_setsrid(st_makepoint(107.03, 27.699), 4490)),
  (520371, '520371013001001', 1, '北门', 'foot', NULL);
SET ROLE regress_room_housing;
SELECT accept_compound(1, '新住建验〔2026〕1号');
UPDATE ybss_registry.entrance SET position = st_setsrid(st_makepoint(107.03, 27.701), 4490) WHERE name = '北门';
SELECT accept_compound(1, '新住建验〔2026〕1号', '2026-04-01');
UPDATE ybss_registry.acceptance SET state = 'requested', accepted_on = NULL, accepted_by = NULL, document = NULL;
RESET ROLE;
SELECT address, buildings, entrances, state, accepted_on, accepted_by, document FROM acceptance;
-- an entrance keeps its compound's address alive
SELECT what, many FROM ybss_registry.uses_of(520371, 1);
-- house fields
\set VERBOSITY terse
UPDATE ybss_registry.house SET rent_state = 'let', rent_use_code = '02', danger_codes = '{01,02}', structure = '04' WHERE house_id = (SELECT min(house_id) FROM ybss_registry.house);
UPDATE ybss_registry.house SET danger_codes = '{00,01}';
UPDATE ybss_registry.house SET rent_state = 'perhaps';
UPDATE ybss_registry.house SET items = '[]';
