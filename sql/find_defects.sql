-- Faults of the address book, each with evidence and a repair.
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
BEGIN;
INSERT INTO ybss_registry.grid (code, name) VALUES ('520399', '测试区') ON CONFLICT DO NOTHING;
-- a road from west to east, odd numbers to the north; 13 lies south, 10 out of order, 15 to 19 jump
INSERT INTO ybss_registry.address (district, address_id, grid, address, state, position, recorded_at)
SELECT 520399, n, '520399', parse('新蒲街道梧桐路' || n || '号'), 'installed',
	st_setsrid(st_makepoint(107 + CASE n WHEN 10 THEN 4.5 ELSE n END / 10000.0,
		27.7 + CASE WHEN n = 13 THEN -1 WHEN n % 2 = 1 THEN 1 ELSE -1 END / 10000.0), 4490), now()
FROM unnest(ARRAY[1, 3, 5, 7, 9, 11, 13, 15, 19, 21, 2, 4, 6, 8, 10, 12, 14, 16]) n;
-- one place twice; a matrix without 202; a plate that was never put up
-- recorded long ago, as a replica would bring it: nobody writes that by hand
SET LOCAL session_replication_role = replica;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state, recorded_at)
SELECT 520399, 100 + n, '520399', parse(text), state, now() - days * interval '1 day'
FROM (VALUES (1, '新蒲街道红星社区白杨路5号', 'installed', 0), (2, '白杨路5号', 'installed', 0),
	(3, '新蒲街道松柏路3号', 'confirmed', 200)) AS v (n, text, state, days);
SET LOCAL session_replication_role = origin;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520399, 200 + n, '520399', parse('新蒲街道白杨小筑1栋1单元' || n), 'installed'
FROM unnest(ARRAY[101, 102, 103, 201, 203, 301, 302, 303, 401, 402, 403]) n;
SELECT defect, address_id, address, evidence, repair FROM find_defects('520399') WHERE defect <> '缺' ORDER BY 1, 2;
SELECT defect, address_id, address, repair FROM find_defects('520399') WHERE defect = '缺';
-- one number of a road in two communities of a town; a floor that nobody numbered; shops below; what the layout says is not there
INSERT INTO ybss_registry.grid (code, name) VALUES ('520399002', '测试镇'), ('520399002001', '甲社区'), ('520399002002', '乙社区') ON CONFLICT DO NOTHING;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520399, 3500 + n, ('52039900200' || c)::grid_code, parse(text), 'installed'
FROM (VALUES (1, 1, '虾子镇米兰社区松风路8号'), (2, 2, '虾子镇虾子社区松风路8号')) AS v (n, c, text);
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520399, 5000 + n, '520399002', parse('虾子镇松风里1栋1单元' || n), 'installed'
FROM unnest(ARRAY[101, 201, 202, 301, 302, 501, 502, 601, 602]) n;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520399, 6000 + n, '520399002', parse('虾子镇松风里2栋1单元' || n), 'installed'
FROM unnest(ARRAY[101, 102, 201, 301, 302, 401, 402]) n;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES (520399, 6999, '520399002', parse('虾子镇松风里2栋'), 'installed');
SELECT defect, address_id, address, evidence FROM find_defects('520399002') ORDER BY 1, 2;
INSERT INTO ybss_registry.building (district, building_id, grid, address_id) VALUES (520399, 6999, '520399002', 6999);
INSERT INTO ybss_registry.building_layout (district, grid, building_id, units, floors, doors, without) VALUES (520399, '520399002', 6999, '1单元', '1-4层', '1-2', '202');
SELECT defect, address_id, address, evidence FROM find_defects('520399002') WHERE address LIKE '%2栋%' ORDER BY 1, 2;
-- a rule that withholds a number, and one that gives numbers by the metre
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520399, 7000 + n, '520399002', parse('虾子镇松涛路' || n || '号'), 'installed' FROM unnest(ARRAY[1, 3, 7, 9, 2, 4, 6, 10]) n;
SELECT defect, address_id, repair FROM find_defects('520399002') WHERE address LIKE '%松涛路%' ORDER BY 1, 2;
INSERT INTO ybss_registry.street (district, street_id, grid, name, state, decided_by, decided_on, document)
VALUES (520399, 77, '520399002', '松涛路', 'named', '民政局', ybss.today(), '测试1号');
INSERT INTO ybss_registry.plate_rule (district, rule_id, grid, street_id, basis, withheld) VALUES (520399, 77, '520399002', 77, '测试', '{[5,6)}');
SELECT defect, address_id, repair FROM find_defects('520399002') WHERE address LIKE '%松涛路%' ORDER BY 1, 2;
UPDATE ybss_registry.plate_rule SET metres_per_number = 5 WHERE rule_id = 77;
SELECT defect, address_id, repair FROM find_defects('520399002') WHERE address LIKE '%松涛路%' ORDER BY 1, 2;
-- records of added kinds: one lift twice, a hydrant out of its grid, one far from its address, one without the place that its kind asks for by now
INSERT INTO ybss_registry.record_kind (kind, english, chinese, place) VALUES ('lift', 'lift', '电梯', 'either'), ('hydrant', 'hydrant', '消火栓', 'either');
UPDATE ybss_registry.grid SET shape = st_setsrid(st_makeenvelope(107, 27, 107.5, 27.9), 4490) WHERE code = '520399002';
INSERT INTO ybss_registry.thing (district, thing_id, grid, kind, name, number, address_id, position, ended_on)
SELECT 520399, v.n, '520399002', v.kind, v.name, v.number, v.address_id, CASE WHEN v.x IS NOT NULL THEN st_setsrid(st_makepoint(v.x, v.y), 4490) END, v.ended
FROM (VALUES (1, 'lift', '东梯', '1', 3501, NULL::float8, NULL::float8, NULL::date), (2, 'lift', '东梯', '2', 3501, NULL, NULL, NULL), (3, 'lift', '东梯', '3', 3502, NULL, NULL, NULL),
  (4, 'lift', '东梯', '4', 3501, NULL, NULL, '2020-01-01'), (5, 'hydrant', '栓', '1', NULL, 107.6, 27.5, NULL), (6, 'hydrant', '栓', '2', NULL, 107.2, 27.5, NULL), (7, 'hydrant', '栓', '3', NULL, 107.20003, 27.5, NULL),
  (8, 'hydrant', '远栓', '4', 1, 107.3, 27.7, NULL), (9, 'hydrant', '近栓', '5', 1, 107.0001, 27.7, NULL)) v(n, kind, name, number, address_id, x, y, ended);
UPDATE ybss_registry.record_kind SET place = 'position' WHERE kind = 'lift';
SELECT defect, address_id, evidence, repair FROM find_defects('520399002') WHERE evidence ~ '电梯|消火栓' ORDER BY 1, 3;
ROLLBACK;
