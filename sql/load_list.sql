-- What a list says is seen within its scope alone, also where its first line is no header.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = public, ybss;
INSERT INTO ybss_registry.grid (code, name) VALUES ('520371', '甲区'), ('520371013', '甲街道'), ('520399', '乙区');
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES ('try_headerless', '某所', 'person', '520371013', 50);
INSERT INTO ybss_registry.source_column (source, header, field, required) VALUES ('try_headerless', '姓名', 'name', false), ('try_headerless', '身份号', 'citizen_id', false);
CREATE ROLE regress_list_a IN ROLE ybss_operator;
CREATE ROLE regress_list_b IN ROLE ybss_operator;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES (1, 'regress_list_a', '甲', '甲街道'), (2, 'regress_list_b', '乙', '乙区');
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (1, '520371013'), (2, '520399');
SET ROLE regress_list_a;
SELECT message FROM load_list('try_headerless', '无表头.csv', convert_to(E'张小三,520399196203150111,15400000001,某路1号\n李四,520399196203150112,15400000002,某路2号\n', 'UTF8'));
SELECT message FROM load_list('try_headerless', '巧合.csv', convert_to(E'姓名,520399196203150111\n李四,520399196203150112\n', 'UTF8'));
SELECT message FROM load_list('try_headerless', '表头.csv', convert_to(E'姓名,身份号,王五的备注\n李四,520399196203150112,无\n', 'UTF8'));
SELECT message FROM load_list('try_headerless', '断.csv', convert_to(E'"姓名,身份号\n李四,520399196203150112\n', 'UTF8'));
SELECT file, line, reason, fields FROM review_queue ORDER BY file COLLATE "C", line, reason;
SELECT file_id, line, fields, state FROM intake ORDER BY file_id, line;
RESET ROLE;
SELECT name, lines, convert_from(first_line, 'UTF8') AS first_line, header FROM ybss_registry.intake_file ORDER BY file_id;
-- whoever else: names of files and sources, and nothing of what is in them
SET ROLE regress_list_b;
SELECT name, source, lines FROM ybss_registry.intake_file ORDER BY file_id;
SELECT count(*) FROM intake;
SELECT count(*) FROM review_queue;
SELECT first_line FROM ybss_registry.intake_file;
RESET ROLE;
-- a field that lists of the kind do not have is refused where it is written, in columns and in words
\set VERBOSITY sqlstate
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('try_headerless', '备注', 'remarks');
UPDATE ybss_registry.source_column SET field = 'adress' WHERE header = '姓名';
INSERT INTO ybss_registry.source_value (source, field, written, value) VALUES ('try_headerless', 'tenur', '租', '02');
\set VERBOSITY default
-- a district's own item counts at once
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, value_type) VALUES ('person', 'remarks', '备注', 'remarks', '某所', '本区工作要求', 'text');
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('try_headerless', '备注', 'remarks');
-- a list that lacks a required column stops before its first line; mended, the same bytes are taken
UPDATE ybss_registry.source_column SET required = true WHERE header = '身份号';
SELECT convert_to(E'姓名,证件\n赵三,520399196203150112\n', 'UTF8') AS bytes \gset
SELECT lines, broken, message, state FROM load_list('try_headerless', '缺栏.csv', :'bytes');
SELECT state, count(*) FROM intake WHERE fields->>'name' LIKE '赵%' GROUP BY state;
SELECT file, line, field, reason FROM review_queue WHERE file = '缺栏.csv';
SELECT state FROM load_list('try_headerless', '缺栏.csv', :'bytes');
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('try_headerless', '证件', 'citizen_id');
SELECT lines, broken, message, state FROM load_list('try_headerless', '缺栏.csv', :'bytes');
SELECT count(*) AS still_asked FROM review_queue WHERE file = '缺栏.csv';
SELECT message, state FROM load_list('try_headerless', '缺栏.csv', :'bytes');
-- two columns of one field: the first filled one counts
SELECT state FROM load_list('try_headerless', '两栏.csv', convert_to(E'姓名,身份号,证件\n钱四,,520399196203150112\n孙五,520399196203150120,520399196203150112\n', 'UTF8'));
SELECT line, fields->>'citizen_id' AS citizen_id FROM ybss_registry.waiting_lines((SELECT max(file_id) FROM ybss_registry.intake_file), 1, 9);
-- nothing at all, and an unknown way to deliver
SELECT lines, state FROM load_list('try_headerless', '空.csv', '');
\set VERBOSITY sqlstate
SELECT load_list('try_headerless', '空.csv', '', now(), 'some');
