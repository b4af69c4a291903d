-- The registry that is attacked, before its persons: two districts of two towns,
-- addresses and houses, offices' lists, members. Everything is invented.
SET client_min_messages = warning;
INSERT INTO ybss_registry.grid (code, name)
SELECT code::ybss.grid_code, name FROM (VALUES
  ('520371', '甲区', 1), ('520371001', '明处镇', 2), ('520371001001', '明处社区', 3), ('520371001001001', '明处网格一', 4), ('520371001001002', '明处网格二', 4),
  ('520371002', '暗处镇', 2), ('520371002001', '暗处社区', 3), ('520371002001001', '暗处网格一', 4), ('520371002001002', '暗处网格二', 4),
  ('520399', '乙区', 1), ('520399001', '外处镇', 2), ('520399001001', '外处社区', 3), ('520399001001001', '外处网格一', 4), ('520399001001002', '外处网格二', 4)
) g (code, name, level) ORDER BY level, code;
-- Houses stand where people live; the version of a person's house is which of them it is.
CREATE TEMPORARY TABLE place AS
SELECT g.place_group, g.grid::ybss.grid_code AS grid, g.town, g.road, n AS number
FROM (VALUES ('masked', '520371001001001', '明处镇', '明路'), ('hidden', '520371002001001', '暗处镇', '隐匿路'), ('foreign', '520399001001001', '外处镇', '外域路')) g (place_group, grid, town, road),
  generate_series(0, 139) n;
INSERT INTO ybss_registry.address (district, grid, address, state)
SELECT ybss.district_of(grid), grid, ybss.parse(format('贵州省遵义市%s%s%s号', town, road, 1000 + number)), 'confirmed' FROM place ORDER BY grid, number;
INSERT INTO ybss_registry.house (district, grid, address_id, use_code, area, items)
SELECT a.district, a.grid, a.address_id, '01', 60 + row_number() OVER (ORDER BY a.grid, a.address) % 60, '{}' FROM ybss_registry.address a WHERE a.level = 'number' ORDER BY a.grid, a.address;
INSERT INTO ybss_registry.building (district, grid, address_id, storeys)
SELECT a.district, a.grid, a.address_id, 3 FROM ybss_registry.address a
WHERE a.level = 'number' AND a.address::text ~ '10[0-9]0号$' ORDER BY a.grid, a.address;
-- Members: those who attack, an officer who sees everything, a clerk of the reader's town.
INSERT INTO ybss_registry.member (role_name, label, office, grade) VALUES
  ('attack_reader', '明处网格员', '明处镇', 0), ('attack_operator', '外处办事员', '外处镇', 0), ('attack_officer', '暗处专员', '暗处镇', 9),
  ('attack_clerk', '明处办事员', '明处镇', 0);
INSERT INTO ybss_registry.scope_grant (member_id, grid, valid_from)
SELECT m.member_id, g.grid::ybss.grid_code, '2020-01-01' FROM ybss_registry.member m
JOIN (VALUES ('attack_reader', '520371001'), ('attack_operator', '520399'), ('attack_officer', '520371'), ('attack_clerk', '520371001')) g (role_name, grid) USING (role_name);
-- Lists of the offices of every town; those of the hidden town hold hidden people.
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust)
SELECT s || '_' || g, o, k, r, t FROM (VALUES ('police', '公安', 'person', 90), ('health', '卫健', 'person', 50)) s (s, o, k, t),
  (VALUES ('masked', '520371001'::ybss.grid_code), ('hidden', '520371002'), ('foreign', '520399001')) g (g, r) ORDER BY 1;
INSERT INTO ybss_registry.source_column (source, header, field, required)
SELECT s.source, c.header, c.field, c.required FROM ybss_registry.source s, (VALUES ('姓名', 'name', true), ('身份证', 'citizen_id', false), ('生日', 'birth_date', false),
  ('住址', 'address', true), ('电话', 'phone', false), ('日期', 'said_on', false)) c (header, field, required) ORDER BY 1, 2;
-- The ids are of a region that never was: its rule would find every one wrong.
UPDATE ybss_registry.item SET rule = NULL WHERE kind = 'person' AND item = 'citizen_id';
