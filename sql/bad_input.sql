-- Lists as bad as they come: every fault is told with file, line and column, the
-- other lines are loaded, and what came is kept byte for byte.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = public, ybss;
INSERT INTO ybss_registry.grid (code, name, division) VALUES ('520371', '新蒲新区', '520302'), ('520371109', '虾子镇', '520302109'),
  ('520371109002', '米兰社区', '520302109002'), ('520371109002001', '第一网格', NULL);
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust, encoding) VALUES ('book', '民政', 'address', '520371', 95, 'auto'),
  ('police', '公安', 'person', '520371', 90, 'UTF8'), ('health', '卫健', 'person', '520371', 50, 'auto');
INSERT INTO ybss_registry.source_column (source, header, field, required) VALUES
  ('book', '地址', 'address', true), ('book', '网格', 'grid', true),
  ('police', '姓名', 'name', true), ('police', '身份号', 'citizen_id', true), ('police', '生日', 'birth_date', false),
  ('police', '住址', 'address', true), ('police', '日期', 'said_on', false),
  ('health', '姓名', 'name', true), ('health', '身份号', 'citizen_id', true), ('health', '住址', 'address', true);
SELECT message FROM load_list('book', 'book.csv', convert_to($$地址,网格
贵州省遵义市红花岗区虾子镇米兰社区米兰路1号,520371109002001
贵州省遵义市红花岗区虾子镇米兰社区米兰路2号,520371109002001
$$, 'UTF8'));
-- one list: good, a character cut in two, 17 digits, a day that is none, too many and too
-- few fields, an open quote that swallows no line behind it, good again
CREATE TABLE delivered AS SELECT 'police'::text AS source, convert_to($$姓名,身份号,生日,住址,日期
周小明,520399198503070016,1985-03-07,米兰路1号,2024-05-01
$$, 'UTF8') || substr(convert_to('张某,52039919900101002X,1990-01-01,米兰路2号,2024-05-01' || E'\n', 'UTF8'), 2) || convert_to($$李短号,52039919870307002,1987-03-07,米兰路1号,2024-05-01
王假日,,1990-02-30,米兰路2号,2024-13-01
赵多栏,520399197001010035,1970-01-01,米兰路2号,2024-05-01,多,余
孙少栏,520399197001010035
"钱引号,520399197001010035,1970-01-01,米兰路2号,2024-05-01
吴大江,520399197001010035,1970-01-01,米兰路2号,2024-05-01
$$, 'UTF8') AS content;
SELECT l.lines, l.broken, l.message FROM delivered d, load_list(d.source, 'police.csv', d.content) l;
-- a list without a column that its source needs, and one of nothing but a header
SELECT message FROM load_list('health', 'health.csv', convert_to(E'姓名,住址,备注\n陈新人,米兰路2号,x\n', 'GB18030'));
SELECT message FROM load_list('health', 'empty.csv', convert_to(E'姓名,身份号,住址\n', 'UTF8'));
SELECT message FROM load_list('health', 'nothing.csv', '');
SELECT message FROM load_list('health', 'zeros.csv', decode(repeat('00', 64), 'hex'));
-- the office is asked for first
SELECT message FROM load_list('nobody', 'x.csv', 'a');
CALL run_job('intake');
SELECT file, line, header, field_number AS number, byte_number AS byte, reason, blocking, english
FROM review_queue ORDER BY file, line, header, reason;
-- every line with the bytes that came
SELECT count(*) AS lines, bool_and(position(l.raw IN d.content) > 0) AS as_they_came,
  sum(octet_length(l.raw)) AS bytes
FROM ybss_registry.intake_file f CROSS JOIN LATERAL ybss_registry.delivered_lines(f.file_id) l
CROSS JOIN delivered d WHERE f.name = 'police.csv';
SELECT encode(substr(l.raw, 1, 6), 'hex') AS first_bytes, convert_from(substr(l.raw, 6), 'UTF8') AS rest FROM ybss_registry.review r JOIN ybss_registry.intake_line l USING (file_id, line) JOIN ybss_registry.intake_file f USING (file_id)
WHERE r.reason = 'encoding' AND f.name = 'police.csv';
-- what became of the lines, and who is in the register
SELECT f.name AS file, l.line, l.state FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id)
WHERE f.source <> 'book' ORDER BY 1, 2;
SELECT name, citizen_id IS NOT NULL AS id, birth_date FROM ybss_registry.person ORDER BY name;
SELECT f.name AS file, f.step FROM ybss_registry.intake_file f ORDER BY file_id;
