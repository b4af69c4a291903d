-- Faults of the address book, each with evidence and a repair.
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
DO $$ BEGIN IF to_regclass('ybss_registry.registry') IS NULL THEN PERFORM create_registry(); END IF; END $$;
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
ROLLBACK;
