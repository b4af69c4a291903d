-- What a full list no longer has: kept, asked about or ended, as far as only this list said it;
-- lists of deletions and of changes.
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE FUNCTION take(source text, name text, body text, day date, delivery text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
  SELECT format('%s: %s lines, %s broken, %s unchanged, %s gone', l.state, l.lines, l.broken, l.unchanged, l.gone)
  FROM load_list(source, name, convert_to(body, 'UTF8'), day::timestamptz, delivery) l $$;
CREATE VIEW lives AS SELECT p.name, substring(ybss.address_key(a.address) from '室.*') AS house, r.valid, r.from_list FROM ybss_registry.residence r
JOIN ybss_registry.person p USING (district, person_id) JOIN ybss_registry.house h USING (district, house_id) JOIN ybss_registry.address a USING (district, address_id);
CREATE VIEW out AS SELECT f.name AS delivery, o.name AS former, x.origin_line AS line, x.day, x.state FROM ybss_registry.left_out x
JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.intake_file o ON o.file_id = x.origin_file;
SELECT take('book', 'book', E'地址,网格\n' || string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区3栋1单元%s室,520371109002001', r), E'\n'), '2024-01-01')
FROM generate_series(101, 109) r;
CALL run_job('intake');
UPDATE ybss_registry.source SET left_out = 'ended' WHERE source = 'police';
UPDATE ybss_registry.source SET left_out = 'asked' WHERE source = 'health';
-- FIVE PERSONS; another list says the same of one, somebody entered another's residence
SELECT take('police', 'p1', E'姓名,证件,住址\n冯一,520399198503070016,幸福小区3栋1单元101室\n冯二,520399198703070029,幸福小区3栋1单元102室\n冯三,520399197001010035,幸福小区3栋1单元103室\n冯四,520399199001010042,幸福小区3栋1单元104室\n冯五,520399199101010058,幸福小区3栋1单元105室\n', '2025-02-01');
SELECT take('health', 'h1', E'姓名,证件,住址\n冯二,520399198703070029,幸福小区3栋1单元102室\n冯五,520399199101010058,幸福小区3栋1单元105室\n', '2025-02-10');
CALL run_job('intake');
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, main, valid)
SELECT p.district, h.grid, p.person_id, h.house_id, false, '[2025-01-01,)' FROM ybss_registry.person p, ybss_registry.house h JOIN ybss_registry.address a USING (district, address_id)
WHERE p.name = '冯三' AND ybss.address_key(a.address) LIKE '%室101';
SELECT take('police', 'p2', E'姓名,证件,住址\n冯一,520399198503070016,幸福小区3栋1单元101室\n冯四,520399199001010042,幸福小区3栋1单元109室\n冯五,520399199101010058,幸福小区3栋1单元105室\n', '2025-03-01');
CALL run_job('intake');
SELECT * FROM out ORDER BY 1, 2, 3;
SELECT * FROM lives ORDER BY name, valid;
-- who comes again begins again; another list's word still stands
SELECT take('police', 'p3', E'姓名,证件,住址\n冯一,520399198503070016,幸福小区3栋1单元101室\n冯四,520399199001010042,幸福小区3栋1单元109室\n冯五,520399199101010058,幸福小区3栋1单元105室\n冯三,520399197001010035,幸福小区3栋1单元103室\n', '2025-04-01');
CALL run_job('intake');
SELECT * FROM lives WHERE name = '冯三' ORDER BY name, valid;
-- ASKED: a review each; accept keeps, end_left_out ends
SELECT take('health', 'h2', E'姓名,证件,住址\n冯五,520399199101010058,幸福小区3栋1单元105室\n', '2025-05-01');
CALL run_job('intake');
SELECT file, line, reason, english, decisions FROM review_queue WHERE reason IN ('left_out', 'list_cut_off');
SELECT source, file, former_file, line, fields->>'name' AS name, state FROM left_out ORDER BY 1, 2, 4;
SELECT end_left_out(f.file_id) FROM ybss_registry.intake_file f WHERE name = 'h2';
SELECT * FROM lives WHERE name = '冯二' ORDER BY name, valid;
SELECT count(*) AS still_asked FROM review_queue WHERE reason IN ('left_out', 'list_cut_off');
-- CUT OFF: less than half came; nobody ends before a person says so
SELECT take('police', 'p4', E'姓名,证件,住址\n冯一,520399198503070016,幸福小区3栋1单元101室\n', '2025-06-01');
CALL run_job('intake');
SELECT q.reason, q.file, q.note FROM review_queue q JOIN ybss_registry.review r USING (review_id, reason) WHERE reason = 'list_cut_off';
SELECT state, count(*) FROM out WHERE delivery = 'p4' GROUP BY 1;
SELECT count(*) AS living FROM lives WHERE upper_inf(valid);
SELECT end_left_out(f.file_id) FROM ybss_registry.intake_file f WHERE name = 'p4';
SELECT * FROM lives ORDER BY name, valid;
-- CHANGES: only what is named is worked, nothing is left out; the next full list is compared with both
SELECT take('police', 'p5', E'姓名,证件,住址\n冯一,520399198503070016,幸福小区3栋1单元106室\n', '2025-07-01', 'changes');
CALL run_job('intake');
SELECT take('police', 'p6', E'姓名,证件,住址\n冯一,520399198503070016,幸福小区3栋1单元106室\n冯六,520399199201010063,幸福小区3栋1单元107室\n', '2025-08-01');
CALL run_job('intake');
SELECT * FROM lives WHERE name IN ('冯一', '冯六') ORDER BY name, valid;
SELECT * FROM out WHERE delivery = 'p6';
-- DELETIONS: what is named ends; what was never said goes to review; nobody is registered by it
SELECT take('police', 'p7', E'姓名,证件,住址\n冯一,520399198503070016,\n谁也不是,520399199301010018,\n', '2025-09-01', 'deletions');
CALL run_job('intake');
SELECT * FROM lives WHERE name IN ('冯一', '冯六') ORDER BY name, valid;
SELECT l.line, l.state, r.reason FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) LEFT JOIN ybss_registry.review r USING (file_id, line) WHERE f.name = 'p7' ORDER BY 1, 3;
SELECT count(*) AS persons FROM ybss_registry.person;
-- the source's own way counts where load_list is not told; nobody else's list is ended
UPDATE ybss_registry.source SET delivery = 'changes' WHERE source = 'health';
SELECT take('health', 'h3', E'姓名,证件,住址\n冯七,520399199301010018,幸福小区3栋1单元108室\n', '2025-10-01');
SELECT name, delivery FROM ybss_registry.intake_file WHERE name = 'h3';
\set VERBOSITY sqlstate
SELECT end_left_out(0);
