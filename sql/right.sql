-- Rights apart: who may do what, by role and kind of object, and what each tries beyond it.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET search_path = public, ybss, pg_catalog;
CREATE TEMPORARY TABLE role AS SELECT r AS name, left(replace(r::text, 'ybss_', ''), 3) AS short, n FROM unnest(ybss.registry_roles() || '{public}') WITH ORDINALITY u(r, n) WHERE r <> 'ybss_owner';
\pset format unaligned
\pset tuples_only on
-- WHO MAY WHAT of each table of the registry: rights of the whole table as letters; r(…) w(…) i(…) some columns, with those that are written and not read
WITH col AS (
  SELECT c.oid, c.relname, r.name AS role, r.n, a.attname, a.attnum, x.privilege
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped CROSS JOIN role r CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) x(privilege)
  WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition
    AND has_column_privilege(r.name, c.oid, a.attnum, x.privilege)
), part AS (
  SELECT k.relname, k.role, k.n, k.privilege, string_agg(k.attname, ' ' ORDER BY k.attnum) AS columns FROM col k
  WHERE NOT has_table_privilege(k.role, k.oid, k.privilege) GROUP BY k.relname, k.role, k.n, k.privilege
), whole AS (
  SELECT c.relname, r.name AS role, r.n, string_agg(lower(left(x.privilege, 1)), '' ORDER BY x.n) AS letters
  FROM pg_class c CROSS JOIN role r CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) WITH ORDINALITY x(privilege, n)
  WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND has_table_privilege(r.name, c.oid, x.privilege) GROUP BY 1, 2, 3
)
SELECT relname, role, concat_ws(' ', max(letters), 'r(' || max(columns) FILTER (WHERE privilege = 'SELECT') || ')',
  'w(' || max(columns) FILTER (WHERE privilege = 'UPDATE') || ')', 'i(' || max(columns) FILTER (WHERE privilege = 'INSERT') || ')')
FROM (SELECT relname, role, n, letters, NULL AS privilege, NULL AS columns FROM whole UNION ALL SELECT relname, role, n, NULL, privilege, columns FROM part) q
GROUP BY relname, role, n ORDER BY relname COLLATE "C", n;
-- whoever may read a view may call what it calls: a view of which a function is refused shows nobody anything
CREATE FUNCTION pg_temp.refusal(p_role name, p_view regclass) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL ROLE %I', p_role);
  EXECUTE format('SELECT * FROM %s LIMIT 0', p_view);
  RESET ROLE;
  RETURN NULL;
EXCEPTION WHEN insufficient_privilege THEN
  RETURN SQLERRM;
END
$$;
CREATE TEMPORARY TABLE readable AS SELECT r.name, c.oid::regclass AS view FROM pg_class c CROSS JOIN role r
WHERE c.relnamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace) AND c.relkind = 'v' AND r.name <> 'public' AND has_table_privilege(r.name, c.oid, 'SELECT');
SELECT count(*) > 100 AS many FROM readable;
SELECT name, view, pg_temp.refusal(name, view) FROM readable WHERE pg_temp.refusal(name, view) IS NOT NULL ORDER BY name COLLATE "C", view::text COLLATE "C";
-- of each view: who reads it, who writes to it
SELECT r.name, string_agg(c.relname, ' ' ORDER BY c.relname COLLATE "C") FROM pg_class c CROSS JOIN role r
WHERE c.relnamespace = 'ybss'::regnamespace AND c.relkind IN ('v', 'm', 'r', 'p') AND has_table_privilege(r.name, c.oid, 'SELECT') GROUP BY r.n, r.name ORDER BY r.n;
SELECT c.relname, r.name FROM pg_class c CROSS JOIN role r WHERE c.relnamespace = 'ybss'::regnamespace AND has_table_privilege(r.name, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER') ORDER BY 1, r.n;
-- what is inside, for whom: what stands in a view's query, and what a run is made of
SELECT p.proname, string_agg(r.name, ' ' ORDER BY r.n) FROM pg_proc p CROSS JOIN role r
WHERE p.pronamespace = 'ybss_registry'::regnamespace AND has_function_privilege(r.name, p.oid, 'EXECUTE') GROUP BY p.oid, p.proname ORDER BY p.proname COLLATE "C";
-- what people call, by who may
SELECT s.roles, string_agg(s.proname, ' ' ORDER BY s.proname COLLATE "C") FROM (
  SELECT p.proname, string_agg(r.name, ' ' ORDER BY r.n) AS roles FROM pg_proc p CROSS JOIN role r
  WHERE p.pronamespace = 'ybss'::regnamespace AND p.proowner = 'ybss_owner'::regrole AND has_function_privilege(r.name, p.oid, 'EXECUTE') GROUP BY p.oid, p.proname) s GROUP BY 1 ORDER BY 1;
-- and nobody is another of them, owns anything or may look into a sequence
SELECT m.roleid::regrole, m.member::regrole FROM pg_auth_members m WHERE m.roleid::regrole::text ~ '^ybss_' AND m.member::regrole::text ~ '^ybss_';
SELECT c.oid::regclass, r.name FROM pg_class c CROSS JOIN role r WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind = 'S' AND has_sequence_privilege(r.name, c.oid, 'USAGE, SELECT, UPDATE') ORDER BY 1, 2;
-- trigger functions run as the owner: deferred ones fire as whoever commits
SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE p.pronamespace = 'ybss_registry'::regnamespace AND p.prorettype = 'trigger'::regtype AND l.lanname = 'plpgsql' AND NOT p.prosecdef ORDER BY 1;
\pset tuples_only off
\pset format aligned

\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, birth_date, phone)
VALUES (520399, 1, '520399061001001', '张小三', '520399199001010018', '1990-01-01', '13900000001'), (520399, 2, '520399062001001', '李四', '520399199101010031', '1991-01-01', NULL);
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES (520399, 1, '520399061001001', parse('试验路1号'), 'confirmed');
INSERT INTO ybss_registry.house (district, house_id, grid, address_id) VALUES (520399, 1, '520399061001001', 1);
CREATE ROLE regress_right_clerk IN ROLE ybss_operator;
CREATE ROLE regress_right_job IN ROLE ybss_job;
CREATE ROLE regress_right_audit IN ROLE ybss_auditor;
CREATE ROLE regress_right_pool IN ROLE ybss_operator, ybss_job;
INSERT INTO ybss_registry.member (member_id, role_name, label, office, grade) VALUES (1, 'regress_right_clerk', '办', '网格', 0), (2, 'regress_right_job', '作业', '数据局', 0), (3, 'regress_right_audit', '审', '审计', 0), (4, NULL, '凭票', '网格', 3);
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (1, '520399061'), (2, '520399'), (3, '520399'), (4, '520399061');
INSERT INTO ybss_registry.pool_role VALUES ('regress_right_pool', 'transaction');
INSERT INTO ybss_registry.source (source, office, record_kind, grid) VALUES ('right', '网格', 'person', '520399061');
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('right', '姓名', 'name'), ('right', '证件', 'citizen_id'), ('right', '住址', 'address');

-- A CLERK reads nothing that is masked, by no road of the table, and guesses nothing of it
SET ROLE regress_right_clerk;
SELECT name FROM ybss_registry.person;
SELECT person_id FROM ybss_registry.person WHERE citizen_id = '520399199001010018';
SELECT p FROM ybss_registry.person p;
UPDATE ybss_registry.person SET name = name || '甲';
UPDATE ybss_registry.person SET sex = '1' WHERE birth_date = '1990-01-01';
UPDATE ybss_registry.person SET sex = '1' RETURNING phone;
INSERT INTO ybss_registry.person (district, grid, name, citizen_id) VALUES (520399, '520399061001001', '张', '520399199001010018') ON CONFLICT (district, citizen_id) DO UPDATE SET name = 'x';
SELECT old FROM ybss_registry.history;
SELECT first_line, header FROM ybss_registry.intake_file;
COPY ybss_registry.person TO STDOUT;
-- edits within scope all the same, and writes what may not be read
UPDATE ybss_registry.person SET name = '张小四', phone = '13900000009' WHERE person_id = 1 RETURNING person_id, grid, sex;
UPDATE ybss_registry.person SET name = '李五' WHERE person_id = 2;
SELECT person_id, name, phone FROM ybss.person;
-- ids, stamps, statements, values of items and what lists alone write are not for writing
UPDATE ybss_registry.person SET stated = '{"phone": "2026-11-01 公安"}';
UPDATE ybss_registry.person SET items = '{}';
UPDATE ybss_registry.person SET changed_at = '2001-01-01';
INSERT INTO ybss_registry.person (district, person_id, grid, name) VALUES (520399, 2, '520399061001001', '甲');
-- a record ends and is not deleted; a tie that never was is taken back, and the past keeps it
DELETE FROM ybss_registry.person;
DELETE FROM ybss_registry.house;
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399061001001', 1, 1, '[2024-01-01,)');
DELETE FROM ybss_registry.residence WHERE person_id = 1;
-- a column that a district adds is closed until it is opened
RESET ROLE;
ALTER TABLE ybss_registry.house ADD COLUMN lamp text;
SET ROLE regress_right_clerk;
UPDATE ybss_registry.house SET lamp = '有';
RESET ROLE;
SELECT ybss.open_column('ybss_registry.house', '{lamp}', '{lamp}');
SET ROLE regress_right_clerk;
UPDATE ybss_registry.house SET lamp = '有' RETURNING lamp;

-- ORIGINALS, decisions, codes and samples are written by functions alone: clerk, job, auditor
SELECT file_id AS file FROM load_list('right', 'a.csv', convert_to(E'姓名,证件,住址\n王一,520399199201010014,试验路1号\n王二,52039919920101002x,"试验路\n', 'UTF8')) \gset
SELECT qr_issue('house', 1) AS code \gset
RESET ROLE;
CREATE FUNCTION public.tried(p_role name) RETURNS TABLE (what text, answer text) LANGUAGE plpgsql AS $$
BEGIN
  FOR what IN SELECT unnest(ARRAY[
    'UPDATE ybss_registry.intake_line SET raw = ''\x00''', 'UPDATE ybss_registry.intake_line SET received_at = now()', 'UPDATE ybss_registry.intake_line SET file_id = 1', 'UPDATE ybss_registry.intake_line SET line = 9',
    'DELETE FROM ybss_registry.intake_line', 'INSERT INTO ybss_registry.intake_line (file_id, line, district, grid, raw) VALUES (1, 1, 520399, ''520399'', '''')', 'DELETE FROM ybss_registry.intake_line_default',
    'UPDATE ybss_registry.intake_file SET received_at = now()', 'DELETE FROM ybss_registry.intake_file', 'UPDATE ybss_registry.source SET trust = 100',
    'UPDATE ybss_registry.review SET decision = NULL, decided_at = NULL', 'DELETE FROM ybss_registry.review', 'INSERT INTO ybss_registry.review (district, grid, received_at, file_id, line, reason) VALUES (520399, ''520399'', now(), 1, 1, ''x'')',
    'UPDATE ybss_registry.qr_code SET revoked_at = NULL', 'DELETE FROM ybss_registry.qr_code', 'SELECT secret FROM ybss_registry.signing_key', 'UPDATE ybss_registry.verification SET seed = 1', 'DELETE FROM ybss_registry.verification_record',
    'SELECT ybss_registry.count_saved(520399, ''person'', ''name'', ''别区'', ''list'', NULL, 1000000)', 'SELECT ybss_registry.note_text(520399, ''520399'', 1, ''x'')', 'SELECT ybss_registry.place_lines()',
    'SELECT ybss_registry.lock_address_tree(true)', 'SELECT ybss_registry.begin_run(''intake'', ''{}'')', 'SELECT ybss_registry.as_of(NULL::ybss_registry.person, now())', 'SELECT ybss_registry.new_id(520399)',
    'SELECT ybss_registry.acting()', 'SELECT ybss_registry.open_verification(''person'', ''520399'', ''visit'', 1, 1, ''x'')', 'SELECT raw FROM ybss_registry.intake_line', 'SELECT candidates FROM ybss_registry.review',
    'SELECT name FROM ybss_registry.person', 'SELECT * FROM ybss_registry.person_record', 'SELECT * FROM ybss_registry.history', 'SELECT * FROM ybss_registry.access_log', 'DELETE FROM ybss_registry.access_log', 'SELECT * FROM ybss_registry.member',
    'SELECT nextval(''ybss_registry.change_number'')', 'TRUNCATE ybss_registry.person', 'ALTER TABLE ybss_registry.person DISABLE TRIGGER ALL', 'SET session_replication_role = replica']) LOOP
    BEGIN
      EXECUTE format('SET LOCAL ROLE %I', p_role);
      EXECUTE what;
      answer := 'done';
      RAISE EXCEPTION 'undo' USING ERRCODE = 'XX999';
    EXCEPTION WHEN SQLSTATE 'XX999' THEN NULL; WHEN OTHERS THEN answer := SQLSTATE; END;
    IF answer <> '42501' THEN RETURN NEXT; END IF;
  END LOOP;
  RESET ROLE;
END $$;
SELECT * FROM public.tried('regress_right_clerk');
SELECT * FROM public.tried('regress_right_job');
SELECT * FROM public.tried('regress_right_audit');

-- THE QUEUE is worked with masked values; a line is shown as it came against grade, purpose and a line in the log
SET ROLE regress_right_job;
CALL run_job('intake');
SELECT job, state FROM job_run ORDER BY run_id DESC LIMIT 1;
SET ROLE regress_right_clerk;
CALL run_job('intake');
SELECT line, reason, fields, candidates FROM review_queue ORDER BY line, reason;
SELECT line, state, fields FROM ybss.intake ORDER BY line;
SELECT review_id AS review FROM review_queue WHERE reason = 'open_quote' \gset
SELECT reveal_line(:review, '  ');
SELECT reveal_line(:review, '核对原始内容');
SELECT reveal_line(:review + 1, '核对原始内容');
RESET ROLE;
SELECT ybss.issue_ticket(4, 'regress_right_pool') AS ticket \gset
SET ROLE regress_right_pool;
SELECT reveal_line(:review, '核对原始内容');
BEGIN;
SET LOCAL ybss.ticket = :'ticket';
SELECT convert_from(reveal_line(:review, '核对原始内容'), 'UTF8') AS line;
SELECT decide(:review, 'discard', note => '来源部门将重报');
SELECT set_item('person', 1, 'education', '21');
SELECT qr_revoke('house', 1, '门牌遗失') AS revoked;
SELECT count(*) AS seen FROM ybss.person;
COMMIT;
SELECT count(*) AS seen FROM ybss.person;
RESET ROLE;
SELECT outcome, who, purpose FROM ybss_registry.access_log WHERE kind = 'review' ORDER BY log_id;
-- the decision's past stands beside it; a revoked code stays revoked
SELECT r.decision, r.decided_by, h.old ? 'decision' AS was_open, c.who FROM ybss_registry.review r JOIN ybss_registry.history h ON h.kind = 'review' AND h.record_id = r.review_id JOIN ybss_registry.change c ON c.change_id = r.change_id;
SELECT verdict FROM qr_verify(:'code');
SELECT issued_by, revoked_by, revoked_for FROM ybss_registry.qr_code;
SET ROLE regress_right_clerk;
SELECT qr_revoke('house', 1, '再次') AS again, decide(:review, 'accept');
SELECT qr_revoke('house', 1, ' ');
-- an auditor reads decisions and logs, and no register
SET ROLE regress_right_audit;
SELECT reason, decision, decided_by FROM ybss_registry.review ORDER BY reason;
SELECT outcome FROM ybss_registry.access_log WHERE kind = 'review' ORDER BY log_id;
SELECT count(*) FROM ybss.person;
