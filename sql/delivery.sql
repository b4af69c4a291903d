-- A list delivered again: what did not change is not worked, what changed is, and both together say
-- the same as if all of it were new.
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE FUNCTION take(source text, name text, body text, day date, delivery text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
  SELECT format('%s: %s lines, %s broken, %s unchanged, %s gone', l.state, l.lines, l.broken, l.unchanged, l.gone)
  FROM load_list(source, name, convert_to(body, 'UTF8'), day::timestamptz, delivery) l $$;
CREATE VIEW owned AS SELECT substring(ybss.address_key(a.address) from '幢.*|号.*') AS house, coalesce(p.name, u.name) AS owner, o.valid
FROM ybss_registry.ownership o JOIN ybss_registry.house h USING (district, house_id) JOIN ybss_registry.address a USING (district, address_id)
LEFT JOIN ybss_registry.person p USING (district, person_id) LEFT JOIN ybss_registry.unit u ON u.district = o.district AND u.unit_id = o.unit_id;
CREATE VIEW lives AS SELECT p.name, p.phone::text, substring(ybss.address_key(a.address) from '幢.*|号.*') AS house, r.valid FROM ybss_registry.residence r
JOIN ybss_registry.person p USING (district, person_id) JOIN ybss_registry.house h USING (district, house_id) JOIN ybss_registry.address a USING (district, address_id);
SELECT take('book', 'book', E'地址,网格\n' || string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区%s栋1单元%s室,520371109002001', b, r), E'\n'), '2024-01-01')
FROM generate_series(3, 4) b, generate_series(101, 104) r;
CALL run_job('intake');
-- OWNERS are a set: who is not named any more ends, also where the others' lines are as they were
SELECT take('housing', 'a', E'姓名,证件,住址\n赵一,520399198503070016,幸福小区3栋1单元101室\n钱二,520399198703070029,幸福小区3栋1单元101室\n孙三,520399197001010035,幸福小区3栋1单元102室\n李四,520399199001010042,幸福小区3栋1单元103室\n周五,520399199101010058,幸福小区3栋1单元103室\n', '2024-02-01');
CALL run_job('intake');
SELECT take('housing', 'b', E'姓名,证件,住址\n钱二,520399198703070029,幸福小区3栋1单元101室\n吴六,520399199201010063,幸福小区3栋1单元101室\n孙三,520399197001010035,幸福小区3栋1单元102室\n李四,520399199001010042,幸福小区3栋1单元103室\n', '2024-03-01');
-- while it waits: only the new line
SELECT line, fields->>'name' AS name, state FROM intake WHERE state = 'new';
CALL run_job('intake');
SELECT * FROM owned ORDER BY house, owner;
SELECT f.name, l.line, l.name, l.state FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) WHERE f.source = 'housing' ORDER BY 1, 2;
SELECT d.line, d.fields->>'name' AS name, d.state, f.name AS stands_in, d.stands_at
FROM ybss_registry.intake_file b, delivered_lines(b.file_id) d JOIN ybss_registry.intake_file f ON f.file_id = d.stands_in WHERE b.name = 'b' ORDER BY 1;
-- what it no longer has is seen
SELECT f.name, o.name AS origin, x.origin_line, x.state FROM ybss_registry.left_out x JOIN ybss_registry.intake_file f USING (file_id)
JOIN ybss_registry.intake_file o ON o.file_id = x.origin_file ORDER BY 1, 3;

-- NO CHANGE: other order of lines and columns, a column that the source does not name, blanks, a code's other word, doubled lines
SELECT take('police', 'p1', E'姓名,证件,住址,电话\n郑一,520399198503070059,幸福小区4栋1单元101室,15400000001\n郑二,520399198703070088,幸福小区4栋1单元102室,15400000002\n郑三,520399197001010051,幸福小区4栋1单元103室,15400000003\n断,"x\n', '2024-02-01');
CALL run_job('intake');
SELECT take('police', 'p2', E'电话,住址,证件,备注,姓名\n15400000003,幸福小区4栋1单元103室,520399197001010051,x,郑三\n15400000001, 幸福小区4栋1单元101室,520399198503070059,,郑一　\n15400000002,幸福小区4栋1单元102室,520399198703070088,y,郑二\n15400000002,幸福小区4栋1单元102室,520399198703070088,z,郑二\n', '2024-03-01');
SELECT count(*) AS waiting FROM intake WHERE state = 'new';
CALL run_job('intake');
SELECT * FROM lives ORDER BY name;
-- each of its lines is there as it came
SELECT line, convert_from(raw, 'UTF8') AS raw, stands_at FROM ybss_registry.delivered_lines((SELECT max(file_id) FROM ybss_registry.intake_file)) ORDER BY 1;
-- a broken line that comes again asks nobody again; of one that changed the rest is as before
SELECT take('police', 'p3', E'姓名,证件,住址,电话\n郑一,520399198503070059,幸福小区4栋1单元101室,15400000009\n郑二,520399198703070088,幸福小区4栋1单元104室,15400000002\n断,"x\n', '2024-04-01');
SELECT take('police', 'p4', E'姓名,证件,住址,电话\n断,"x\n郑二,520399198703070088,幸福小区4栋1单元104室,15400000002\n郑四,520399199301010018,幸福小区4栋1单元101室,\n', '2024-05-01');
CALL run_job('intake');
SELECT * FROM lives ORDER BY name, valid;
SELECT f.name, count(*) FROM ybss_registry.review r JOIN ybss_registry.intake_file f USING (file_id) WHERE f.source = 'police' GROUP BY 1;
SELECT f.name, count(*) FROM ybss_registry.left_out x JOIN ybss_registry.intake_file f USING (file_id) WHERE f.source = 'police' GROUP BY 1 ORDER BY 1;
-- a list of an earlier day is not held against a later one; another mapping makes every line another
SELECT take('police', 'p0', E'姓名,证件,住址,电话\n郑二,520399198703070088,幸福小区4栋1单元104室,15400000002\n', '2024-01-15');
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('police', '备注', 'tenure');
SELECT take('police', 'p5', E'姓名,证件,住址,电话,备注\n郑二,520399198703070088,幸福小区4栋1单元104室,15400000002,02\n', '2024-06-01');
-- ten deliveries, each with one line changed, are told from one another
SELECT n, take('health', 'h' || n, E'姓名,证件,住址\n' || (SELECT string_agg(format('王%s,%s,幸福小区4栋1单元%s室', chr(22000 + i), 520399199300000000 + i, CASE WHEN i <= n THEN 101 ELSE 102 END), E'\n') FROM generate_series(1, 40) i), date '2024-01-01' + n)
FROM generate_series(1, 10) n;
CALL run_job('intake');
SELECT f.name, f.lines, f.unchanged, (SELECT count(*) FROM ybss_registry.delivered_lines(f.file_id)) AS whole FROM ybss_registry.intake_file f WHERE source = 'health' ORDER BY f.file_id;
