-- Lists of a kind that the district added walk the same road: read, placed, matched, registered, their items stored.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = public, ybss, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.record_kind (kind, english, chinese, place, number_shape) VALUES
  ('lift', 'lift', '电梯', 'address', '[0-9]{4}'), ('hydrant', 'hydrant', '消火栓', 'either', NULL);
INSERT INTO ybss_registry.code_table (code_table, chinese, standard) VALUES ('lift_use', '电梯用途', '本区');
INSERT INTO ybss_registry.code_value (code_table, code, chinese) VALUES ('lift_use', '1', '乘客'), ('lift_use', '2', '载货');
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, value_type, code_table) VALUES
  ('lift', 'lift_use', '用途', 'use', '市监', '特种设备安全法', 'code', 'lift_use'),
  ('lift', 'inspected_on', '检验日期', 'inspected on', '市监', '特种设备安全法', 'date', NULL);
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES ('lifts', '市监', 'lift', '520371', 80), ('water', '水务', 'hydrant', '520371', 80);
INSERT INTO ybss_registry.source_column (source, header, field) VALUES
  ('lifts', '名称', 'name'), ('lifts', '编号', 'number'), ('lifts', '地址', 'address'), ('lifts', '用途', 'lift_use'), ('lifts', '检验', 'inspected_on'), ('lifts', '停用', 'ended_on'), ('lifts', '日期', 'said_on'),
  ('water', '名称', 'name'), ('water', '编号', 'number'), ('water', '地址', 'address'), ('water', '经度', 'longitude'), ('water', '纬度', 'latitude'), ('water', '网格', 'grid');
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES
  (520371, 1, '520371109002001', '贵州省遵义市红花岗区虾子镇米兰社区人民路1号', 'confirmed'), (520371, 2, '520371109002002', '贵州省遵义市红花岗区虾子镇米兰社区人民路2号', 'confirmed');
UPDATE ybss_registry.grid SET shape = public.st_setsrid(public.st_makeenvelope(107, 27, 107.5, 27.5), 4490) WHERE code = '520371109002001';
UPDATE ybss_registry.grid SET shape = public.st_setsrid(public.st_makeenvelope(107.5, 27, 108, 27.5), 4490) WHERE code = '520371109002002';
SELECT ybss.load_list('lifts', '2026-06.csv', convert_to(E'名称,编号,地址,用途,检验,停用,日期\n东梯,0001,虾子镇米兰社区人民路1号,乘客,2026-01-05,,2026-06-01\n西梯,0002,虾子镇米兰社区人民路1号,宫殿,2026年1月6日,,2026-06-01\n东梯,0001,虾子镇米兰社区人民路1号,载货,2025-01-05,,2025-06-01\n货梯,A-3,虾子镇米兰社区人民路2号,载货,,,2026-06-01\n,,虾子镇米兰社区人民路2号,载货,,,2026-06-01\n南梯,0005,虾子镇天上路9号,乘客,,,2026-06-01\n北梯,0006,虾子镇米兰社区人民路2号,乘客,,2025-13-01,2026-06-01\n', 'UTF8')) \g /dev/null
SELECT ybss.load_list('water', '2026-06.csv', convert_to(E'名称,编号,地址,经度,纬度,网格\n,X-1,,107.1,27.1,\n,X-2,,107.6,27.1,\n,X-3,,,,520371109002002\n,X-4,虾子镇米兰社区人民路2号,,,\n,X-5,,999,27,520371109002001\n路口栓,,,107.2,27.2,\n路口栓,,,107.2,27.2,\n', 'UTF8')) \g /dev/null
CALL ybss.run_job('intake');
SELECT thing_id IS NOT NULL AS id, kind, name, number, substr(address, 16) AS address, position_text, grid_text, ended_on, items FROM ybss.thing ORDER BY kind, number, name;
SELECT f.source, l.line, l.state, l.record_id IS NOT NULL AS tied FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) ORDER BY 1, 2;
SELECT f.source, r.line, r.field, r.reason, r.blocking FROM ybss_registry.review r JOIN ybss_registry.intake_file f USING (file_id) ORDER BY 1, 2, 3, 4;
SELECT t.number, ybss.stated_apart(t.stated) AS stated FROM ybss_registry.thing t WHERE kind = 'lift' ORDER BY 1;
-- scored by the job, lines of which the list speaks are not scored twice
SELECT q.kind, t.number, q.completeness, q.lacks FROM ybss.quality_record q JOIN ybss_registry.thing t ON t.thing_id = q.record_id ORDER BY 1, 2;

-- delivered again: an older word changes nothing, a newer one does, an end is an end
SELECT ybss.load_list('lifts', '2025.csv', convert_to(E'名称,编号,地址,用途,检验,停用,日期\n旧东梯,0001,虾子镇米兰社区人民路2号,载货,2024-01-05,,2025-01-01\n', 'UTF8')) \g /dev/null
SELECT ybss.load_list('lifts', '2026-07.csv', convert_to(E'名称,编号,地址,用途,检验,停用,日期\n东一梯,0001,虾子镇米兰社区人民路2号,载货,2026-06-30,,2026-07-01\n西梯,,虾子镇米兰社区人民路1号,载货,,2026-06-30,2026-07-01\n', 'UTF8')) \g /dev/null
CALL ybss.run_job('intake');
SELECT ybss.load_list('lifts', '2026-08.csv', convert_to(E'名称,编号,地址,用途,检验,停用,日期\n西梯,0002,虾子镇米兰社区人民路1号,载货,,2026-06-30,2026-07-02\n新西梯,0002,虾子镇米兰社区人民路1号,乘客,,,2026-08-01\n', 'UTF8')) \g /dev/null
CALL ybss.run_job('intake');
SELECT kind, name, number, substr(address, 16) AS address, grid_text, ended_on, items FROM ybss.thing WHERE kind = 'lift' ORDER BY number, name;

-- decided by people: a line without its place is placed, a retired kind waits and goes on
SELECT ybss.decide((SELECT review_id FROM ybss_registry.review r WHERE r.reason = 'thing_without_place' AND r.line = 7), 'place', 2);
SELECT number, address_id FROM ybss.thing WHERE number = '0005';
UPDATE ybss_registry.record_kind SET active = false WHERE kind = 'hydrant';
SELECT ybss.load_list('water', '2026-09.csv', convert_to(E'名称,编号,地址,经度,纬度,网格\n,X-9,,107.1,27.1,\n', 'UTF8')) \g /dev/null
CALL ybss.run_job('intake');
SELECT reason, blocking FROM ybss_registry.review WHERE reason = 'kind_not_used';
UPDATE ybss_registry.record_kind SET active = true WHERE kind = 'hydrant';
SELECT ybss.decide((SELECT review_id FROM ybss_registry.review r WHERE r.reason = 'kind_not_used'), 'again');
SELECT number, grid_text FROM ybss.thing WHERE number = 'X-9';
SELECT count(*) AS houses FROM ybss_registry.house;

-- a list withdrawn is as if it had not been sent; what only it made is gone, what it changed is as before
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES ('cameras', '公安', 'hydrant', '520371', 80);
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('cameras', '编号', 'number'), ('cameras', '经度', 'longitude'), ('cameras', '纬度', 'latitude'), ('cameras', '名称', 'name');
SELECT ybss.load_list('cameras', '1.csv', convert_to(E'编号,名称,经度,纬度\nX-1,改名,107.3,27.1\nC-1,,107.1,27.2\n', 'UTF8')) AS file \g /dev/null
CALL ybss.run_job('intake');
SELECT number, name, position_text FROM ybss.thing WHERE number IN ('X-1', 'C-1') ORDER BY 1;
SELECT (ybss.withdraw_list(file_id)).records FROM ybss_registry.intake_file WHERE source = 'cameras';
SELECT number, name, position_text FROM ybss.thing WHERE number IN ('X-1', 'C-1') ORDER BY 1;
-- what a full list leaves out is ended when somebody says so
SELECT ybss.load_list('cameras', '2.csv', convert_to(E'编号,名称,经度,纬度\nC-2,,107.1,27.3\nC-3,,107.1,27.4\n', 'UTF8')) AS file \g /dev/null
CALL ybss.run_job('intake');
SELECT ybss.load_list('cameras', '3.csv', convert_to(E'编号,名称,经度,纬度\nC-2,,107.1,27.3\nC-4,,107.1,27.4\n', 'UTF8')) AS file \g /dev/null
CALL ybss.run_job('intake');
SELECT ybss.end_left_out(file_id) FROM ybss_registry.intake_file WHERE source = 'cameras' AND name = '3.csv';
SELECT number, ended_on = ybss.today() AS ended_today FROM ybss.thing WHERE number LIKE 'C%' ORDER BY 1;
