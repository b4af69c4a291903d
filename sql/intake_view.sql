-- Lines that programs send: by INSERT or COPY, what cannot be read as one stays as it came, in
-- review, and stops no other; codes apply by whatever road.
SET client_min_messages = warning;
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
\set VERBOSITY terse
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('police', '名字', 'name');
INSERT INTO ybss_registry.source_value VALUES ('police', 'tenure', '租的', '02');
CREATE VIEW taken AS
SELECT i.line, i.state, i.fields, q.reasons FROM ybss.intake i
LEFT JOIN LATERAL (SELECT string_agg(concat_ws(' ', r.field, r.reason, CASE WHEN r.blocking THEN '!' END, r.note), ', ' ORDER BY r.field, r.reason) AS reasons
  FROM ybss_registry.review r WHERE r.file_id = i.file_id AND r.line = i.line AND r.decision IS NULL) q ON true
WHERE i.file_id = (SELECT max(file_id) FROM ybss_registry.intake_file);
-- INSERT: no object, nothing, nested values, numbers and truth, a key in spaces, two columns of one field
INSERT INTO ybss.intake (source, line, fields) VALUES
  ('police', 1, '[1]'), ('police', 2, '"x"'), ('police', 3, '7'), ('police', 4, 'null'), ('police', 5, NULL), ('police', 6, '{}'),
  ('police', 7, '{"姓名": {"姓": "王", "名": "一"}, "电话": ["15400000001"], "住所": "租的"}'),
  ('police', 8, '{" 姓名 ": " 王八 ", "电话": 15400000001, "户号": true, "关系": null, "别的": "x"}'),
  ('police', 9, '{"姓名": "王九", "名字": "王玖"}'), ('police', 10, '{"姓名": "", "名字": "王十"}');
SELECT * FROM taken ORDER BY line;
-- a number twice, none, below one; without numbers they are counted
INSERT INTO ybss.intake (source, line, fields) VALUES ('police', 2, '{"姓名": "甲"}'), ('police', 2, '{"姓名": "乙"}'), ('police', 3, '{"姓名": "丙"}'),
  ('police', 0, '{"姓名": "丁"}'), ('police', -7, '{"姓名": "戊"}'), ('police', NULL, '{"姓名": "己"}'), ('police', 2, '{"姓名": "庚"}');
SELECT * FROM taken ORDER BY line;
SELECT lines FROM ybss_registry.intake_file ORDER BY file_id DESC LIMIT 1;
INSERT INTO ybss.intake (source, fields) VALUES ('police', '{"姓名": "甲"}'), ('police', '{"姓名": "乙"}');
SELECT line FROM taken ORDER BY line;
-- COPY: the same; the text of a line that is no JSON is kept, with what no jsonb could hold
COPY ybss.intake (source, line, fields) FROM stdin;
police	1	[1]
police	2	{"姓名": "辛"}
\.
SELECT * FROM taken ORDER BY line;
COPY ybss.intake (source, line, written) FROM stdin;
police	1	{"姓名": "壬"}
police	2	{"姓名": "癸"
police	3	{"姓名": "nul\\u0000"}
police	4	{"姓名": "\\ud800"}
police	5	not even
police	6	\N
police	7	
police	8	{"姓名": "子"}
\.
SELECT * FROM taken ORDER BY line;
-- nested so deep that the server would give up, and longer than any line is
INSERT INTO ybss.intake (source, line, written) VALUES ('police', 1, repeat('[', 100000) || repeat(']', 100000)), ('police', 2, '{"姓名": ' || repeat('{"a":', 100000) || '1' || repeat('}', 100001)),
  ('police', 3, '{"姓名": "' || repeat('王', 400000) || '"}'), ('police', 4, '{"姓名": "丑"}');
SELECT line, state, left(fields::text, 60) AS fields, reasons FROM taken ORDER BY line;
SELECT l.line, octet_length(l.raw) FROM ybss_registry.intake_line l WHERE l.file_id = (SELECT max(file_id) FROM ybss_registry.intake_file) ORDER BY 1;
INSERT INTO ybss.intake (source, line, fields) VALUES ('police', 1, ('{"姓名": ' || repeat('[', 2000) || repeat(']', 2000) || '}')::jsonb), ('police', 2, jsonb_build_object('姓名', repeat('王', 300000), '户号', 1e300));
-- all of it goes through: what waits waits for a person, the rest is worked
CALL run_job('intake');
SELECT f.name <> '' AS file, l.state, count(*) FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) GROUP BY 1, 2 ORDER BY 2;
SELECT count(*) AS broken FROM check_registry();
SELECT count(*) AS failed FROM review_queue WHERE reason = 'file_failed';
SELECT decide(review_id, 'again') FROM review_queue WHERE reason = 'not_an_object' LIMIT 1;
SELECT decide(review_id, 'discard') FROM review_queue WHERE reason = 'not_an_object' ORDER BY file_id, line LIMIT 1;
-- only what cannot be kept is refused, and says of which line
INSERT INTO ybss.intake (source, line, fields) VALUES ('nobody', 1, '{}');
INSERT INTO ybss.intake (source, line, fields) VALUES (NULL, 1, '{}');
-- CODES BY WHATEVER ROAD
SELECT message FROM load_list('police', 'words.csv', convert_to(E'姓名,住所\n寅一,租的\n', 'UTF8'));
INSERT INTO ybss.intake (source, line, fields) VALUES ('police', 1, '{"姓名": "寅二", "住所": " 租的 "}');
INSERT INTO ybss.intake (source, line, written) VALUES ('police', 1, '{"姓名": "寅三", "住所": "租的"}');
COPY ybss.intake (source, line, fields) FROM stdin;
police	1	{"姓名": "寅四", "住所": "\\u3000租的"}
\.
CALL run_job('intake');
SELECT l.fields->>'name' AS name, l.fields->>'tenure' AS tenure FROM ybss_registry.intake_line l WHERE l.fields->>'name' LIKE '寅%' ORDER BY 1;
