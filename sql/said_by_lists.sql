-- What each list says of a record beside what stands, who sees it, and where lists say otherwise.
SET client_min_messages = warning;
SET datestyle = 'ISO, YMD';
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
\set VERBOSITY terse
SELECT (load_list('book', 'book.csv', convert_to(E'地址,网格\n' || string_agg('贵州省遵义市红花岗区虾子镇米兰社区米兰路' || n || '号,520371109002001', E'\n') || E'\n', 'UTF8'))).message FROM generate_series(1, 9) n;
CALL run_job('intake');
INSERT INTO ybss.intake (source, line, fields) VALUES
  ('police', 1, '{"姓名": "汲建国", "身份号": "520399196207070012", "电话": "13600014001", "住址": "米兰路3号", "日期": "2024-01-01"}');
CALL run_job('intake');
INSERT INTO ybss.intake (source, line, fields) VALUES
  ('health', 1, '{"姓名": "汲建國", "身份号": "520399196207070012", "电话": "+86 13600014001", "住址": "虾子镇米兰路3号", "日期": "2024-03-01"}'),
  ('health', 2, '{"姓名": "汲建国", "身份号": "520399196207070012", "电话": "13600014002", "住址": "米兰路4号", "生日": "1962-07-08", "日期": "2023-03-01"}'),
  ('housing', 1, '{"坐落": "米兰路3号", "面积": "88.50", "权利人": "汲建国", "证件": "520399196207070012"}'),
  ('property', 1, '{"住址": "米兰路3号", "面积": "90", "姓名": "汲建国", "证件": "520399196207070012"}');
CALL run_job('intake');
SELECT person_id AS p FROM ybss_registry.person \gset
SELECT house_id AS h, address_id AS a FROM ybss_registry.house JOIN ybss_registry.address USING (district, address_id) WHERE address::text LIKE '%米兰路3号' \gset
SELECT item, stands, source, trust, said_on, value, differs FROM said(:p) WHERE said_on < '2025-01-01' AND item IN ('name', 'phone', 'residence', 'birth_date', 'citizen_id') ORDER BY item, said_on DESC, source;
SELECT item, stands, source, value, differs FROM said(:h) WHERE item = 'area' ORDER BY source;
SELECT DISTINCT kind, item, source, differs FROM said(:a) ORDER BY 2;
SELECT count(*) FROM said(1);
SELECT kind, item, source, grid, records, lines FROM disagreement ORDER BY 1, 2, 3;
SELECT kind, item, stands, source, trust, said_on, value, record_id = :p AS of_him FROM disagreement_record WHERE said_on < '2025-01-01' ORDER BY 1, 2, 4, 6;
SELECT kind, item, count(*) FILTER (WHERE record_id = :h) AS of_the_house FROM disagreement_record WHERE kind = 'house' GROUP BY 1, 2;
-- what is counted is what is listed
SELECT kind, item, source, grid, lines FROM disagreement EXCEPT ALL SELECT kind, item, source, grid, count(*) FROM disagreement_record GROUP BY 1, 2, 3, 4;
-- a list delivered again: the unchanged line is confirmed by the later delivery, until that is withdrawn
SELECT (load_list('health', 'h1', convert_to(E'姓名,证件,住址\n汲建国,520399196207070012,米兰路4号\n', 'UTF8'), '2025-03-01')).unchanged;
CALL run_job('intake');
SELECT file_id AS later, unchanged FROM load_list('health', 'h2', convert_to(E'姓名,证件,住址\n汲建国,520399196207070012,米兰路4号\n李二,520399198703070029,米兰路5号\n', 'UTF8'), '2025-06-01') \gset
CALL run_job('intake');
SELECT item, said_on, confirmed_on FROM said(:p) WHERE source = 'health' AND said_on > '2025-01-01' AND item = 'name';
SELECT FROM withdraw_list(:later) \g /dev/null
SELECT item, said_on, confirmed_on FROM said(:p) WHERE source = 'health' AND said_on > '2025-01-01' AND item = 'name';
-- a reader: masked, in scope, and no comparison with what the own grade does not reach
CREATE ROLE regress_said_reader IN ROLE ybss_reader;
CREATE ROLE regress_said_elsewhere IN ROLE ybss_reader;
INSERT INTO ybss_registry.member (role_name, label, office, grade) VALUES ('regress_said_reader', '网格员', '虾子镇', 1), ('regress_said_elsewhere', '网格员', '三渡镇', 9);
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, CASE office WHEN '虾子镇' THEN '520371' ELSE '520371110' END::grid_code FROM ybss_registry.member;
SET ROLE regress_said_reader;
SELECT item, stands, source, value, differs FROM said(:p) WHERE said_on < '2025-01-01' AND item IN ('name', 'phone', 'birth_date', 'citizen_id') ORDER BY item, said_on DESC, source;
SELECT kind, item, source, records FROM disagreement ORDER BY 1, 2, 3;
SELECT kind, item, stands, source, value FROM disagreement_record ORDER BY 1, 2, 4, 5;
RESET ROLE;
SET ROLE regress_said_elsewhere;
SELECT count(*) FROM said(:p);
SELECT count(*) FROM said(:h);
SELECT count(*) FROM said(:a);
SELECT count(*) FROM disagreement;
SELECT count(*) FROM disagreement_record;
RESET ROLE;
