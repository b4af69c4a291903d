-- Numbers of doors by rules that are rows: direction, sides, distances, withheld numbers.
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
\set SHOW_CONTEXT never
BEGIN;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
-- one kilometre from west to east, one from south to north
INSERT INTO ybss_registry.street (district, street_id, grid, name, state, decided_by, decided_on, document, line) VALUES
  (520371, 1, '520371013', '东西路', 'named', '民政局', '2026-01-01', 'x', st_geomfromtext('LINESTRING(107.0 27.7, 107.01014 27.7)', 4490)),
  (520371, 2, '520371013', '南北路', 'named', '民政局', '2026-01-01', 'x', st_geomfromtext('LINESTRING(107.02 27.7, 107.02 27.70903)', 4490)),
  (520371, 3, '520371013', '无线路', 'named', '民政局', '2026-01-01', 'x', NULL);
SELECT name, round(st_length(ybss_registry.in_metres(line, 27.7))) AS metres FROM ybss_registry.street WHERE line IS NOT NULL AND street_id < 4 ORDER BY 1;
SAVEPOINT s;
SELECT propose_number(1, 107.001, 27.7001);
ROLLBACK TO s;
INSERT INTO ybss_registry.plate_rule (district, rule_id, grid, east_west_from, north_south_from, odd_side, suffix_form, basis)
VALUES (520371, 1, '520371', 'west', 'south', 'left', 'sub', '新蒲新区门牌管理办法');
-- an empty street: the first numbers, odd on the left, from the west
SELECT * FROM propose_number(1, 107.001, 27.7001);
SELECT * FROM propose_number(1, 107.001, 27.6999);
-- the narrowest rule counts: the street's own, from its end, by metres
INSERT INTO ybss_registry.plate_rule (district, rule_id, grid, street_id, from_line_end, odd_side, metres_per_number, first_number, withheld, basis)
VALUES (520371, 2, '520371013', 2, true, 'right', 4, 1, '{[1,5),[14,15)}', '该路专项规则');
SELECT v.what, p.* FROM (VALUES ('west, 10 m', 107.0199, 27.70903 - 10 / 110796.0), ('east, 26 m', 107.0201, 27.70903 - 26 / 110796.0),
  ('west, 500 m', 107.0199, 27.70903 - 500 / 110796.0), ('east, 1 m', 107.0201, 27.70903 - 1 / 110796.0)) v (what, x, y), propose_number(2, x, y) p;
-- doors stand: between two neighbours in proportion, behind the lower one where nothing is free
INSERT INTO ybss_registry.address (district, address_id, grid, address, state, position)
SELECT 520371, n, '520371013', address_with(parse('新蒲街道东西路1号'), 'number', n || '号'), 'installed', st_setsrid(st_makepoint(107 + n * 0.0001, 27.7 + CASE n % 2 WHEN 1 THEN 0.0001 ELSE -0.0001 END), 4490)
FROM unnest(ARRAY[1, 3, 5, 21, 2, 4, 8]) n;
SELECT v.what, p.* FROM (VALUES ('half way from 5 to 21', 107.0013, 27.7001), ('between 3 and 5', 107.0004, 27.7001), ('before 1', 107.00005, 27.7001),
  ('behind 21', 107.003, 27.7001), ('between 4 and 8', 107.0006, 27.6999), ('between 2 and 4', 107.0003, 27.6999)) v (what, x, y), propose_number(1, x, y) p;
-- the other form of a number between two
UPDATE ybss_registry.plate_rule SET suffix_form = 'hyphen' WHERE rule_id = 1;
SELECT number FROM propose_number(1, 107.0004, 27.7001);
-- numbers that people propose
SELECT v.number, c.fault, c.chinese FROM (VALUES ('7号', 107.0007, 27.7001), ('7号', 107.0007, 27.6999), ('6', 107.0006, 27.6999), ('5号', 107.0005, 27.7001), ('23号', 107.0004, 27.7001),
  ('3号附1号', 107.0004, 27.7001), ('3-1号', 107.0004, 27.7001), ('甲3号', 107.0004, 27.7001)) v (number, x, y) LEFT JOIN LATERAL check_number(1, v.number, x, y) c ON true;
SELECT * FROM check_number(2, '14号');
SELECT * FROM check_number(2, '3号');
-- one side only
UPDATE ybss_registry.plate_rule SET numbers = 'odd' WHERE rule_id = 2;
SELECT number FROM propose_number(2, 107.0199, 27.708);
SELECT * FROM check_number(2, '16号');
UPDATE ybss_registry.plate_rule SET numbers = 'all' WHERE rule_id = 2;
SELECT number FROM propose_number(2, 107.0199, 27.708);
-- faults of what stands: 9 on the wrong side, 11 out of order, one form for all
INSERT INTO ybss_registry.address (district, address_id, grid, address, state, position)
SELECT 520371, 100 + n, '520371013', address_with(parse('新蒲街道东西路1号'), 'number', t), 'installed', st_setsrid(st_makepoint(x, y), 4490)
FROM (VALUES (9, '9号', 107.0009, 27.6999), (11, '11号', 107.0025, 27.7001), (13, '25号', 107.0027, 27.7001), (21, '21号附1号', 107.00215, 27.7001), (30, '甲30号', 107.003, 27.6999)) v (n, t, x, y);
SELECT address_id, fault, evidence, repair FROM plate_faults('520371') ORDER BY 1, 2;
-- turned round, every side is wrong, and the street as a whole
UPDATE ybss_registry.plate_rule SET east_west_from = 'east' WHERE rule_id = 1;
SELECT fault, count(*) FROM plate_faults('520371013') GROUP BY 1 ORDER BY 1;
-- two rules for one street at one time; a rule of the end of many streets
\set VERBOSITY terse
SAVEPOINT s;
INSERT INTO ybss_registry.plate_rule (district, grid, basis, valid) VALUES (520371, '520371', '第二套', '[2026-01-01,)');
ROLLBACK TO s;
INSERT INTO ybss_registry.plate_rule (district, grid, basis, from_line_end) VALUES (520371, '520371013', '第二套', true);
ROLLBACK TO s;
SELECT propose_number(3, 107, 27.7);
ROLLBACK;
