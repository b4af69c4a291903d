-- A decision that enters the right value of a field: into a line that waits, into one that is in the
-- register already; the bytes stay; and what failed as a file is closed when it goes through.
SET client_min_messages = error;
SET datestyle = 'ISO';
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
\set VERBOSITY terse
SELECT (load_list('book', 'book.csv', convert_to(E'地址,网格\n' || string_agg('贵州省遵义市红花岗区虾子镇米兰社区米兰路' || n || '号,520371109002001', E'\n') || E'\n', 'UTF8'))).message FROM generate_series(1, 9) n;
CALL run_job('intake');
SELECT (load_list('police', 'p.csv', convert_to(E'姓名,证件,生日,电话,住址\n封一,520399198503070016,,154O0000001,米兰路1号\n封二,520399198703070028,,15400000002,米兰路2号\n封三,,1990-01-01,15400000003,米兰路333号\n封四,520399197001010035,,15400000004,米兰路4号\n', 'UTF8'), '2026-01-01')).message;
SELECT (load_list('housing', 'h.csv', convert_to(E'权利人,证件,坐落,面积\n封一,520399198503070016,米兰路1号,九十平\n', 'UTF8'), '2026-01-01')).message;
SELECT (load_list('market', 'm.csv', convert_to(E'代码,名称,场所\n91350100M000100Y44,某某公司,米兰路5号\n', 'UTF8'), '2026-01-01')).message;
CALL run_job('intake');
SELECT file, line, field, reason, blocking, decisions FROM review_queue ORDER BY file, line, field, reason;
CREATE FUNCTION correct(f text, n int, c text, v text) RETURNS text LANGUAGE sql AS $$
  SELECT decide(review_id, 'correct', value => v) FROM review_queue WHERE file = f AND line = n AND field = c $$;
SELECT correct('p.csv', 2, 'phone', '15400000001');
SELECT correct('p.csv', 3, 'citizen_id', '520399198703070029');
SELECT correct('p.csv', 4, 'address', '米兰路3号');
SELECT correct('h.csv', 2, 'area', ' 90 ');
SELECT correct('m.csv', 2, 'credit_code', '91350100M000100Y43');
SELECT name, citizen_id, phone FROM ybss_registry.person ORDER BY name;
SELECT w.name, w.address FROM ybss_registry.person p, where_lives(p.citizen_id) w WHERE p.citizen_id IS NOT NULL ORDER BY 1;
SELECT h.area FROM ybss_registry.house h WHERE h.area IS NOT NULL;
SELECT name, credit_code FROM ybss_registry.unit;
SELECT file, line, field, reason FROM review_queue ORDER BY 1, 2, 3, 4;
SELECT r.field, r.reason, r.decision FROM ybss_registry.review r WHERE r.decision IS NOT NULL ORDER BY 1, 2;
SELECT l.line, l.state, convert_from(d.raw, 'UTF8') AS came, l.fields->>'phone' AS phone FROM ybss_registry.intake_line l
JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.delivered_lines(l.file_id) d ON d.line = l.line WHERE f.name = 'p.csv' ORDER BY 1;
-- a value that is none again is asked about again; another one settles it
SELECT (load_list('police', 'q.csv', convert_to(E'姓名,证件,生日,电话,住址\n封五,,1971-01-01,154,米兰路6号\n', 'UTF8'), '2026-02-01')).message;
CALL run_job('intake');
SELECT correct('q.csv', 2, 'phone', '不是号码');
SELECT field, reason FROM review_queue WHERE file = 'q.csv';
-- refused: nothing, too much, what is no field, for all at once
SELECT correct('q.csv', 2, 'phone', '　 ');
SELECT correct('q.csv', 2, 'phone', repeat('1', 1001));
SELECT decided FROM decide_all('not_a_phone', 'correct');
SELECT correct('q.csv', 2, 'phone', '15400000005');
SELECT name, phone FROM ybss_registry.person WHERE name = '封五';
-- what a member tries so is logged before, as what is entered by hand
CREATE ROLE regress_correct IN ROLE ybss_operator;
INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('regress_correct', '录入员', '虾子镇');
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520371' FROM ybss_registry.member WHERE role_name = 'regress_correct';
SELECT (load_list('police', 'r.csv', convert_to(E'姓名,证件,生日,电话,住址\n封六,,1972-01-01,154,米兰路7号\n', 'UTF8'), '2026-02-02')).message;
CALL run_job('intake');
SET ROLE regress_correct;
SELECT decide(review_id, 'correct', value => '15400000006') FROM review_queue WHERE file = 'r.csv' AND field = 'phone';
RESET ROLE;
SELECT count(*) > 0 AS logged FROM ybss_registry.access_log a JOIN ybss_registry.member m USING (member_id) WHERE m.role_name = 'regress_correct';

-- A FILE THAT FAILED and goes through: nobody is asked any more; what failed is said until then
CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.name = '封七' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$;
CREATE TRIGGER fail BEFORE INSERT ON ybss_registry.person FOR EACH ROW EXECUTE FUNCTION fail();
SELECT (load_list('police', 's.csv', convert_to(E'姓名,证件,生日,电话,住址\n封七,,1973-01-01,,米兰路8号\n', 'UTF8'), '2026-03-01')).message;
CALL run_job('intake');
SELECT line, reason, note, decisions FROM review_queue WHERE file = 's.csv';
DROP TRIGGER fail ON ybss_registry.person;
CALL run_job('intake');
SELECT count(*) AS asked FROM review_queue WHERE file = 's.csv';
SELECT reason, decision FROM ybss_registry.review r JOIN ybss_registry.intake_file f USING (file_id) WHERE f.name = 's.csv';
SELECT count(*) AS persons FROM ybss_registry.person WHERE name = '封七';
SELECT * FROM check_registry();
