-- A line's bytes stay in the piece of its delivery: found from wherever the line stands, and by whoever sees it.
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = public, ybss;
\set VERBOSITY terse
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE ROLE regress_kept_clerk IN ROLE ybss_operator;
CREATE ROLE regress_kept_other IN ROLE ybss_operator;
INSERT INTO ybss_registry.member (member_id, role_name, label, office, grade) VALUES (1, 'regress_kept_clerk', '米兰', '社区', 4), (2, 'regress_kept_other', '乐安', '社区', 4);
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (1, '520371109002'), (2, '520371109003');
CREATE FUNCTION take(source text, name text, body text, day date) RETURNS bigint LANGUAGE sql AS $$
  SELECT file_id FROM load_list(source, name, convert_to(body, 'UTF8'), day::timestamptz) $$;
SELECT take('book', 'book', E'地址,网格\n' || string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路%s号,520371109002001', n), E'\n'), '2024-01-01') IS NOT NULL AS taken FROM generate_series(1, 4) n;
CALL run_job('intake');
SELECT take('police', 'a', E'姓名,证件,住址,电话\n郑一,520399198503070059,米兰路1号,15400000001\n郑二,520399198703070088,米兰路2号,x\n郑三,520399197001010051,米兰路3号,\n断,"x\n', '2024-02-01') AS a \gset
CALL run_job('intake');
-- worked lines have none of their own; broken ones do
SELECT l.line, l.state, l.raw IS NULL AS in_piece, convert_from(ybss_registry.bytes_of_line(l.file_id, l.line), 'UTF8') AS came FROM ybss_registry.intake_line l WHERE l.file_id = :a ORDER BY 1;
SELECT ybss_registry.bytes_of_line(:a, 99) IS NULL AS no_line, ybss_registry.bytes_of_line(:a + 99, 1) IS NULL AS no_file;
-- a line of one's own community, though the list is the district's; nobody else's
UPDATE ybss_registry.review r SET grid = l.grid FROM ybss_registry.intake_line l WHERE r.file_id = :a AND r.field = 'phone' AND l.file_id = r.file_id AND l.line = r.line
RETURNING review_id AS review \gset
SET ROLE regress_kept_clerk;
SELECT convert_from(reveal_line(:review, '核对原始内容'), 'UTF8') AS line;
SELECT kept_line(:a, 2);
RESET ROLE;
SET ROLE regress_kept_other;
SELECT reveal_line(:review, '核对原始内容') IS NULL AS nothing;
RESET ROLE;
-- said again as it was, with other bytes, and beside what is new of the same person
SELECT take('police', 'b', E'姓名,证件,住址,电话\n郑一,520399198503070059,米兰路1号,15400000001\n 郑二 ,520399198703070088,米兰路2号,x\n郑三,520399197001010051,米兰路3号,\n郑一,520399198503070059,米兰路4号,15400000001\n', '2024-03-01') AS b \gset
CALL run_job('intake');
SELECT d.line, convert_from(d.raw, 'UTF8') AS came, d.state, d.stands_at, d.raw = ybss_registry.bytes_of_line(:b, d.line) AS same FROM ybss_registry.delivered_lines(:b) d ORDER BY 1;
-- taken back, a list leaves the bytes of what another says again, and no others
SELECT lines FROM withdraw_list(:a);
SELECT count(*) FILTER (WHERE p.bytes IS NOT NULL) AS pieces FROM ybss_registry.intake_piece p WHERE p.file_id = :a;
SELECT d.line, convert_from(d.raw, 'UTF8') AS came, d.raw = ybss_registry.bytes_of_line(:b, d.line) AS same FROM ybss_registry.delivered_lines(:b) d ORDER BY 1;
SELECT l.file_id = :a AS of_a, l.line, l.state, convert_from(l.raw, 'UTF8') AS own FROM ybss_registry.intake_line l WHERE l.file_id IN (:a, :b) ORDER BY 1, 2;
