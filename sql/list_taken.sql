-- Lists as offices send them, taken: a workbook and the same list as text, what stands beside their lines, odd lines told.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE FUNCTION pg_temp.waiting_fields(p_source text) RETURNS TABLE (n bigint, line int, fields jsonb) LANGUAGE sql AS
$$SELECT row_number() OVER (ORDER BY l.line), l.line, l.fields FROM ybss_registry.intake_file f, ybss_registry.waiting_lines(f.file_id, 1, 1000000) l WHERE f.source = p_source$$;
\set list `python3 :source/extension/test/workbook.py list`
\set excel `python3 :source/extension/test/workbook.py excel`
CREATE TEMP TABLE sent AS SELECT decode(:'list', 'hex') AS workbook, convert_to(E'某街道人员登记表\n*姓名,身份号（必填）,2.电话,电话,住址,日期\n张三,520399196203150111,,15400000001,某路1号,2024-03-01\n,,,,,\n'
  '李四,520399199001010026,15400000002,15400000009,某路2号,2024-03-01,,\n姓名,身份号,电话,电话,住址,日期\n王五,52039919870307002X,15400000003,,某路3号,2024-03-02\n合计,3人\n制表人：赵六,,审核：\n', 'UTF8') AS text;
SELECT lines, broken, state, message FROM sent, load_list('police', '人员.xlsx', workbook);
SELECT lines, broken, state, message FROM sent, load_list('health', '人员.csv', text);
SELECT lines, broken, state, message FROM sent, load_list('property', '人员.txt', convert_to(replace(convert_from(text, 'UTF8'), E'\n', E'\r'), 'GB18030'));
-- every line means the same, whatever it came in
SELECT w.line, w.fields = t.fields AS as_text, w.fields = r.fields AS as_returns FROM pg_temp.waiting_fields('police') w JOIN pg_temp.waiting_fields('health') t USING (n) JOIN pg_temp.waiting_fields('property') r USING (n);
SELECT line, fields FROM pg_temp.waiting_fields('police');
-- what is no line is kept and told
SELECT f.name, l.line, l.state, convert_from(l.raw, CASE f.source WHEN 'property' THEN 'GB18030' ELSE 'UTF8' END) AS raw FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) ORDER BY file_id, line;
SELECT file, line, reason, blocking, chinese FROM review_queue ORDER BY file COLLATE "C", line, reason;
-- a workbook of several sheets; the source says which is its list; one with a long number and a formula without value
SELECT message FROM load_list('health', '表.xlsx', decode(:'excel', 'hex'));
SELECT line, field, field_number, reason, blocking FROM review_queue WHERE file = '表.xlsx' ORDER BY line, field_number;
UPDATE ybss_registry.source SET sheet = '没有的表' WHERE source = 'health';
SELECT message FROM load_list('health', '表二.xlsx', decode(:'excel', 'hex') || '\x00'::bytea);
-- lines of two encodings: both are read, the odd ones told
SELECT message FROM load_list('police', '两种.csv', convert_to(E'姓名,身份号,电话,住址\n张三,520399196203150111,,某路1号\n', 'UTF8') || convert_to(E'李四,520399199001010026,,某路2号\n', 'GB18030'));
SELECT line, reason, blocking FROM review_queue WHERE file = '两种.csv';
CALL run_job('intake');
SELECT name, phone FROM ybss_registry.person ORDER BY name COLLATE "C";
SELECT count(*) FROM check_registry();
-- what was told is settled by knowing it; a list that is withdrawn leaves nothing of what stood beside its lines
SELECT reason, decide(review_id, 'accept') AS became FROM review_queue WHERE file = '表.xlsx' AND reason IN ('total_line', 'sheet_left') ORDER BY reason;
SELECT f.name, withdraw_list(f.file_id) IS NOT NULL AS withdrawn FROM ybss_registry.intake_file f WHERE f.name IN ('表.xlsx', '人员.csv') ORDER BY f.name COLLATE "C";
SELECT count(*) FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) WHERE f.name IN ('表.xlsx', '人员.csv');
SELECT count(*) FROM review_queue WHERE file IN ('表.xlsx', '人员.csv');
SELECT count(*) FROM check_registry();
