-- What people decide: no line without a way on, each reason with each decision, and whose number it is.
SET client_min_messages = warning;
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
\set VERBOSITY terse
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('police', '性别', 'sex'), ('police', '证件种类', 'document_kind'), ('police', '证号', 'document_number');
SELECT (load_list('book', 'book.csv', convert_to(E'地址,网格\n' || string_agg('贵州省遵义市红花岗区虾子镇米兰社区米兰路' || n || '号,520371109002001', E'\n') || E'\n', 'UTF8'))).message FROM generate_series(1, 40) n;
CALL run_job('intake');

-- A FOREIGNER WHO COMES ONCE IN LATIN LETTERS AND ONCE IN CHINESE
INSERT INTO ybss.intake (source, line, fields) VALUES
  ('police', 1, '{"姓名": "约翰", "证件种类": "414", "证号": "E12345678", "生日": "1980-01-01", "住址": "米兰路1号"}'),
  ('police', 2, '{"姓名": "JOHN SMITH", "证件种类": "414", "证号": "E12345678", "生日": "1980-01-01", "住址": "米兰路1号"}');
CALL run_job('intake');
SELECT i.line, i.state, q.reason, q.blocking FROM ybss.intake i LEFT JOIN review_queue q USING (file_id, line) WHERE i.source = 'police' ORDER BY 1;
-- the one candidate need not be named
SELECT decide(review_id, 'same') FROM review_queue WHERE reason = 'id_of_another';
SELECT line, state FROM ybss.intake WHERE source = 'police' ORDER BY 1;
SELECT count(*) FROM ybss_registry.person;

-- AN ID THAT WAS COPIED DOWN: A SON AND A WIFE ARE NOT THE FATHER
INSERT INTO ybss.intake (source, line, fields) VALUES
  ('police', 1, '{"姓名": "汲建国", "身份号": "520399196207070012", "电话": "15400014001", "住址": "米兰路3号", "日期": "2024-01-01"}');
CALL run_job('intake');
INSERT INTO ybss.intake (source, line, fields) VALUES
  ('police', 1, '{"姓名": "汲建军", "身份号": "520399196207070012", "电话": "15400014009", "住址": "米兰路4号", "生日": "1988-08-08", "日期": "2024-02-01"}'),
  ('police', 2, '{"姓名": "滕秀兰", "身份号": "520399196207070012", "电话": "15400014001", "住址": "米兰路3号", "性别": "女", "生日": "1963-03-03", "日期": "2024-01-15"}'),
  ('police', 3, '{"姓名": "汲建國", "身份号": "520399196207070012", "住址": "米兰路3号", "日期": "2024-01-16"}');
CALL run_job('intake');
SELECT line, state FROM ybss.intake WHERE fields->>'name' ~ '^(汲|滕)' ORDER BY file_id, line;
-- another person has the columns' birth date and sex, not those of the number that is not theirs
SELECT decide(review_id, 'different') FROM review_queue WHERE reason = 'id_of_another' ORDER BY line;
SELECT name, citizen_id, birth_date, sex FROM ybss_registry.person WHERE name ~ '^(汲|滕)' ORDER BY birth_date;
SELECT r.name, address_key(a.address), r.valid FROM (SELECT p.name, x.* FROM ybss_registry.residence x JOIN ybss_registry.person p USING (district, person_id)) r
JOIN ybss_registry.house h USING (district, house_id) JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id WHERE r.name ~ '^(汲|滕)' ORDER BY 1;

-- NO LINE WITHOUT A WAY ON
-- a line that waits is not accepted away
INSERT INTO ybss.intake (source, line, fields) VALUES ('police', 1, '{"姓名": "孙某某", "身份号": "520399196207070012", "住址": "米兰路5号", "生日": "1991-08-08"}');
CALL run_job('intake');
SELECT decide(review_id, 'accept') FROM review_queue WHERE reason = 'id_of_another';
-- nor does anybody leave one by hand, by either table
\set VERBOSITY sqlstate
BEGIN;
UPDATE ybss_registry.review SET decision = 'accept', decided_at = now() WHERE reason = 'id_of_another' AND decision IS NULL;
COMMIT;
BEGIN;
DELETE FROM ybss_registry.review WHERE reason = 'id_of_another' AND decision IS NULL;
COMMIT;
BEGIN;
UPDATE ybss_registry.review SET blocking = false WHERE reason = 'id_of_another' AND decision IS NULL;
COMMIT;
BEGIN;
UPDATE ybss_registry.intake_line SET state = 'review' WHERE name = '约翰';
COMMIT;
\set VERBOSITY terse
-- what an earlier version left so is found, and opened anew
ALTER TABLE ybss_registry.review DISABLE TRIGGER keep_way_on;
UPDATE ybss_registry.review SET decision = 'accept', decided_at = now() WHERE reason = 'id_of_another' AND decision IS NULL;
ALTER TABLE ybss_registry.review ENABLE TRIGGER keep_way_on;
SELECT rule, target, regexp_replace(what, '[0-9]+', 'N', 'g') AS what FROM check_registry();
CALL run_job('reopen');
SELECT count(*) AS broken FROM check_registry();
SELECT reason, blocking FROM review_queue WHERE blocking;
-- and goes on from there
SELECT decide(review_id, 'again') FROM review_queue WHERE reason = 'left_open';
SELECT reason, blocking FROM review_queue WHERE blocking;
SELECT decide(review_id, 'discard') FROM review_queue WHERE reason = 'id_of_another';
SELECT count(*) AS open FROM review_queue WHERE blocking;

-- EACH REASON WITH EACH DECISION
-- A line of a list of its kind, in review for the reason (blocking) or registered with it beside
-- (not); what becomes of the line and how many reviews it waits for, or the SQLSTATE. All is undone.
CREATE FUNCTION try_decision(p_reason text, p_blocking boolean, p_decision text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_source text := CASE WHEN p_reason IN ('not_in_tree', 'wrong_state', 'address_in_use') THEN 'book' WHEN p_reason ~ '^(no_credit_code|unit_)' THEN 'market' ELSE 'health' END;
  v_about_file boolean := p_reason IN ('no_header', 'missing_column', 'file_failed', 'left_out', 'list_cut_off');
  v_broken boolean := p_reason IN ('open_quote', 'text_after_quote', 'too_many_fields', 'too_few_fields', 'encoding');
  v_home bigint := (SELECT address_id FROM ybss_registry.address WHERE address::text LIKE '%米兰路9号');
  v_person ybss_registry.person := (SELECT p FROM ybss_registry.person p WHERE p.name = '汲建国');
  v_file ybss_registry.intake_file;
  v_review bigint;
  v_result text;
BEGIN
  SET CONSTRAINTS ALL DEFERRED;
  INSERT INTO ybss_registry.intake_file (source, name, digest, encoding, grid, step) VALUES (v_source, 'tried', sha256('tried'), 'UTF8', '520371', 'linked')
  RETURNING * INTO v_file;
  IF NOT v_about_file THEN
    INSERT INTO ybss_registry.intake_line (received_at, file_id, line, district, grid, raw, fields, state, name, birth_date, address, address_id, record_id)
    VALUES (v_file.received_at, v_file.file_id, 7, 520371, '520371', '', CASE WHEN NOT v_broken THEN jsonb_build_object('name', '试一人', 'unit_name', '试一店',
        'birth_date', '1990-01-02', 'address', CASE v_source WHEN 'book' THEN '虾子镇米兰社区米兰路8号' ELSE '米兰路8号' END, 'grid', '520371109002001') END,
      CASE WHEN p_blocking THEN 'review' ELSE 'registered' END, CASE WHEN NOT v_broken THEN '试一人' END, '1990-01-02', parse('米兰路8号'),
      CASE WHEN p_reason !~ 'address|premises' AND NOT v_broken THEN v_home END, CASE WHEN NOT p_blocking THEN v_person.person_id END);
  END IF;
  INSERT INTO ybss_registry.review (district, grid, received_at, file_id, line, field, reason, blocking, candidates)
  VALUES (520371, '520371', v_file.received_at, v_file.file_id, 7, CASE WHEN p_reason ~ 'address|premises' THEN 'address' END, p_reason, p_blocking,
    CASE WHEN p_reason IN ('match_uncertain', 'id_of_another') THEN jsonb_build_array(jsonb_build_object('person_id', v_person.person_id)) END)
  RETURNING review_id INTO v_review;
  BEGIN
    PERFORM decide(v_review, p_decision, CASE p_decision WHEN 'place' THEN v_home WHEN 'same' THEN v_person.person_id END, CASE p_decision WHEN 'no_code' THEN (SELECT min(code) FROM no_code_reason) END);
    SET CONSTRAINTS ALL IMMEDIATE;
    v_result := coalesce((SELECT l.state FROM ybss_registry.intake_line l WHERE l.file_id = v_file.file_id), 'noted')
      || coalesce(' ' || (SELECT string_agg(r.reason, ' ' ORDER BY r.reason) FROM ybss_registry.review r WHERE r.file_id = v_file.file_id AND r.decision IS NULL AND r.blocking), '');
  EXCEPTION WHEN OTHERS THEN
    v_result := SQLSTATE;
  END;
  RAISE EXCEPTION USING ERRCODE = 'YBX99', MESSAGE = v_result;
EXCEPTION WHEN SQLSTATE 'YBX99' THEN
  RETURN SQLERRM;
END $$;
CREATE TABLE tried AS
SELECT w.reason, b.blocking, d.decision, try_decision(w.reason, b.blocking, d.decision) AS became
FROM ybss_registry.review_reason w, (VALUES (true), (false)) b(blocking),
  unnest('{accept,discard,again,place,same,different,no_code}'::text[]) d(decision);
-- what waits
SELECT became, decision, CASE WHEN count(*) <= 12 THEN string_agg(reason, ' ' ORDER BY reason) ELSE 'all others' END AS reasons FROM tried WHERE blocking GROUP BY 1, 2 ORDER BY 2, 1;
-- what was left out beside a line that is in the register
SELECT became, decision, CASE WHEN count(*) <= 12 THEN string_agg(reason, ' ' ORDER BY reason) ELSE 'all others' END AS reasons FROM tried WHERE NOT blocking GROUP BY 1, 2 ORDER BY 2, 1;
-- none without a decision that settles it, none that leaves a line in review with nothing to wait for, no error that is the server's
SELECT reason, blocking FROM tried GROUP BY 1, 2 HAVING bool_and(became ~ '^(YB|review)') ORDER BY 1, 2;
SELECT * FROM tried WHERE became = 'review' OR became ~ '^[0-9A-Z]{5}$' AND became !~ '^YB' ORDER BY 1, 2, 3;
-- ONE CALL FOR ALL OF A KIND
INSERT INTO ybss.intake (source, line, fields) SELECT 'police', n, jsonb_build_object('姓名', '众' || n, '住址', '米兰路' || 900 + n || '号') FROM generate_series(1, 6) n;
INSERT INTO ybss.intake (source, line, fields) SELECT 'health', n, jsonb_build_object('姓名', '群' || n) FROM generate_series(1, 3) n;
CALL run_job('intake');
SELECT reason, source, office, blocking, reviews FROM review_summary ORDER BY 1, 2;
SELECT * FROM decide_all('not_identifiable', 'accept', 'police');
SELECT * FROM decide_all('not_identifiable', 'different', 'police', note => '逐户核实');
SELECT count(*) FROM ybss_registry.person WHERE name LIKE '众%';
-- nothing that came after somebody looked, nothing of elsewhere, nothing that is no reason or no decision
SELECT decided FROM decide_all('not_identifiable', 'discard', raised_until => now() - interval '1 year');
SELECT decided FROM decide_all('not_identifiable', 'discard', within => '520399');
SELECT decide_all('not_identified', 'discard');
SELECT decide_all('not_identifiable', 'perhaps');
-- the same by a job, in batches; who may run jobs need not be one who decides
CREATE ROLE regress_decide_job IN ROLE ybss_job;
INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('regress_decide_job', '作业员', '网格中心');
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520371' FROM ybss_registry.member WHERE role_name = 'regress_decide_job';
SET ROLE regress_decide_job;
CALL run_job('decide', '{"reason": "not_identifiable", "decision": "discard"}');
RESET ROLE;
GRANT ybss_operator TO regress_decide_job;
SET ROLE regress_decide_job;
CALL run_job('decide', '{"reason": "not_identifiable", "decision": "discard", "note": "重报"}');
RESET ROLE;
SELECT decision, decided_by, note, count(*) FROM ybss_registry.review WHERE reason = 'not_identifiable' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
SELECT state, done FROM ybss.job_run WHERE job = 'decide' ORDER BY run_id;
SELECT count(*) AS broken FROM check_registry();
