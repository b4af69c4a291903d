-- A writer bound by scope sees both ends of every link: what is hidden answers as what is not there.
SET client_min_messages = warning;
SET search_path = ybss_registry, public, ybss, pg_catalog;
\set SHOW_CONTEXT never
\set VERBOSITY terse
-- every table with a key to rows that lie in grids has the trigger, before all others, and it always fires
SELECT DISTINCT k.conrelid::regclass FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attname = 'grid'
WHERE k.contype = 'f' AND k.connamespace = 'ybss_registry'::regnamespace AND k.conrelid NOT IN (
  SELECT g.tgrelid FROM pg_trigger g WHERE g.tgname = 'A_rule_scope' AND g.tgenabled = 'A' AND NOT EXISTS (
    SELECT FROM pg_trigger e WHERE e.tgrelid = g.tgrelid AND e.tgtype & 3 = 3 AND e.tgname < g.tgname COLLATE "C" AND NOT e.tgisinternal)) ORDER BY 1;
BEGIN;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO address (district, address_id, grid, address, state) VALUES
  (520399, 6201, '520399062001', parse('甲路1号'), 'confirmed'), (520399, 6202, '520399062001', parse('甲路2号'), 'confirmed'),
  (520399, 6301, '520399063001', parse('乙路1号'), 'confirmed'), (520399, 6203, '520399062', parse('甲路'), 'confirmed');
INSERT INTO building (district, building_id, grid, address_id) VALUES (520399, 6301, '520399063001', 6301);
INSERT INTO house (district, house_id, grid, address_id) VALUES (520399, 6201, '520399062001', 6201), (520399, 6301, '520399063001', 6301);
INSERT INTO person (district, person_id, grid, name, no_document_reason)
SELECT 520399, v.id, v.grid::ybss.grid_code, '人', (SELECT min(code) FROM no_document_reason)
FROM (VALUES (6201, '520399062001'), (6202, '520399062001'), (6301, '520399063001')) v (id, grid);
INSERT INTO unit (district, unit_id, grid, name, address_id, no_code_reason) VALUES
  (520399, 6201, '520399062001', '甲店', 6202, (SELECT min(code) FROM no_code_reason)), (520399, 6301, '520399063001', '乙店', 6301, (SELECT min(code) FROM no_code_reason));
INSERT INTO household (district, household_id, grid, number) VALUES (520399, 6201, '520399062001', '甲户'), (520399, 6301, '520399063001', '乙户');
INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 6301, '520399063001', 6301, 6301, '[2020-01-01,)'),
  (520399, 6201, '520399062001', 6201, 6201, '[2020-01-01,)');
CREATE ROLE regress_town_a IN ROLE ybss_operator;
INSERT INTO member (member_id, role_name, label, office) VALUES (6201, 'regress_town_a', '甲镇办事员', '甲镇');
INSERT INTO scope_grant (member_id, grid) VALUES (6201, '520399062');
COMMIT;
-- each link to a record of town B, and to one that is not there: tried in every order of faults
CREATE FUNCTION public.answers(statement text) RETURNS TABLE (hidden text, absent text)
LANGUAGE plpgsql AS $$
DECLARE
  v_id text;
  v_answer text;
BEGIN
  FOREACH v_id IN ARRAY ARRAY['6301', '9999'] LOOP
    BEGIN
      EXECUTE replace(statement, '?', v_id);
      SET CONSTRAINTS ALL IMMEDIATE;
      v_answer := 'done';
      RAISE EXCEPTION USING ERRCODE = 'ZZZZZ';
    EXCEPTION WHEN SQLSTATE 'ZZZZZ' THEN NULL;
    WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_answer = CONSTRAINT_NAME;
      v_answer := SQLSTATE || ' ' || v_answer || ' ' || md5(SQLERRM);
    END;
    IF v_id = '6301' THEN hidden := v_answer; ELSE absent := v_answer; END IF;
  END LOOP;
  RETURN NEXT;
END $$;
GRANT EXECUTE ON FUNCTION public.answers(text) TO PUBLIC;
CREATE TABLE public.attempt (n int GENERATED ALWAYS AS IDENTITY, statement text);
GRANT SELECT ON public.attempt TO PUBLIC;
INSERT INTO public.attempt (statement) VALUES
  ('INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, ''520399062001'', ?, 6201, ''[2024-01-01,)'')'),
  ('INSERT INTO residence (district, grid, person_id, house_id, valid, main) VALUES (520399, ''520399062001'', ?, 6201, ''[2024-01-01,)'', false)'),
  ('INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, ''520399063001'', ?, 6201, ''[2024-01-01,)'')'),
  ('INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, ''520399062001'', ?, 6201, ''[2024-01-01,)'') ON CONFLICT DO NOTHING'),
  ('INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, ''520399062001'', 6202, ?, ''[2024-01-01,)'')'),
  ('UPDATE residence SET person_id = ? WHERE residence_id = 6201'),
  ('UPDATE residence SET house_id = ? WHERE residence_id = 6201'),
  ('MERGE INTO residence r USING (VALUES (6201)) v (id) ON r.residence_id = v.id WHEN MATCHED THEN UPDATE SET house_id = ?'),
  ('SET CONSTRAINTS ALL DEFERRED; INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, ''520399062001'', ?, 6201, ''[2024-01-01,)'')'),
  ('INSERT INTO ownership (district, grid, house_id, person_id, valid) VALUES (520399, ''520399062001'', 6201, ?, ''[2024-01-01,)'')'),
  ('INSERT INTO ownership (district, grid, house_id, unit_id, valid) VALUES (520399, ''520399062001'', 6201, ?, ''[2024-01-01,)'')'),
  ('INSERT INTO ownership (district, grid, house_id, person_id, valid) VALUES (520399, ''520399062001'', ?, 6201, ''[2024-01-01,)'')'),
  ('INSERT INTO tenancy (district, grid, house_id, person_id, valid) VALUES (520399, ''520399062001'', 6201, ?, ''[2024-01-01,)'')'),
  ('INSERT INTO tenancy (district, grid, house_id, unit_id, valid) VALUES (520399, ''520399062001'', 6201, ?, ''[2024-01-01,)'')'),
  ('INSERT INTO household_member (district, grid, household_id, person_id, relation_code, valid) VALUES (520399, ''520399062001'', 6201, ?, ''02'', ''[2024-01-01,)'')'),
  ('INSERT INTO household_member (district, grid, household_id, person_id, relation_code, valid) VALUES (520399, ''520399062001'', ?, 6201, ''02'', ''[2024-01-01,)'')'),
  ('INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, ''520399062001'', ?, 6201, ''[2024-01-01,)'')'),
  ('INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, ''520399062001'', 6201, ?, ''[2024-01-01,)'')'),
  ('INSERT INTO guardianship (district, grid, ward_id, unit_id, valid) VALUES (520399, ''520399062001'', 6201, ?, ''[2024-01-01,)'')'),
  ('INSERT INTO departure (district, grid, person_id, valid) VALUES (520399, ''520399062001'', ?, ''[2024-01-01,)'')'),
  ('INSERT INTO document (district, grid, person_id, kind_code, number, valid) VALUES (520399, ''520399062001'', ?, ''414'', ''E12345678'', ''[2024-01-01,)'')'),
  ('INSERT INTO employment (district, grid, unit_id, person_id, valid) VALUES (520399, ''520399062001'', 6201, ?, ''[2024-01-01,)'')'),
  ('INSERT INTO employment (district, grid, unit_id, person_id, valid) VALUES (520399, ''520399062001'', ?, 6201, ''[2024-01-01,)'')'),
  ('INSERT INTO premises (district, grid, unit_id, address_id, valid) VALUES (520399, ''520399062001'', ?, 6202, ''[2024-01-01,)'')'),
  ('INSERT INTO premises (district, grid, unit_id, address_id, main, valid) VALUES (520399, ''520399062001'', 6201, ?, false, ''[2024-01-01,)'')'),
  ('INSERT INTO unit (district, grid, name, address_id, no_code_reason) SELECT 520399, ''520399062001'', ''店'', ?, min(code) FROM no_code_reason'),
  ('INSERT INTO unit (district, grid, name, address_id, no_code_reason, representative_id) SELECT 520399, ''520399062001'', ''店'', 6202, min(code), ? FROM no_code_reason'),
  ('INSERT INTO house (district, grid, address_id) VALUES (520399, ''520399062001'', ?)'),
  ('INSERT INTO house (district, grid, address_id, building_id) VALUES (520399, ''520399062001'', 6202, ?)'),
  ('INSERT INTO building (district, grid, address_id) VALUES (520399, ''520399062001'', ?)'),
  ('INSERT INTO household (district, grid, number, address_id) VALUES (520399, ''520399062001'', ''户'', ?)'),
  ('INSERT INTO entrance (district, grid, address_id, name) VALUES (520399, ''520399062001'', ?, ''东门'')'),
  ('INSERT INTO building_layout (district, grid, building_id) VALUES (520399, ''520399062001'', ?)'),
  ('INSERT INTO address (district, grid, address, parent_id) VALUES (520399, ''520399062001'', parse(''甲路9号''), ?)');
SET ROLE regress_town_a;
-- none is done, and no answer tells the hidden from the absent
SELECT t.n, left(a.hidden, 40) AS hidden, left(a.absent, 40) AS absent, a.hidden = a.absent AS same
FROM public.attempt t CROSS JOIN LATERAL public.answers(t.statement) a
WHERE a.hidden = 'done' OR a.hidden IS DISTINCT FROM a.absent OR a.hidden NOT LIKE 'YBL11%' ORDER BY t.n;
SELECT count(*) AS attempts FROM public.attempt;
-- the own ones go, also under an address that lies higher up in the same town
BEGIN;
INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399062001', 6202, 6201, '[2024-01-01,)');
INSERT INTO household_member (district, grid, household_id, person_id, relation_code, valid) VALUES (520399, '520399062001', 6201, 6202, '02', '[2024-01-01,)');
ROLLBACK;
RESET ROLE;
-- a grid's worker writes below the address of the community, which lies above the grid
UPDATE scope_grant SET grid = '520399062001' WHERE member_id = 6201;
SET ROLE regress_town_a;
BEGIN;
INSERT INTO address (district, grid, address, parent_id) VALUES (520399, '520399062001', parse('甲路9号'), 6203) RETURNING parent_id;
ROLLBACK;
RESET ROLE;
UPDATE scope_grant SET grid = '520399062' WHERE member_id = 6201;
-- what has moved out of scope can still be ended, and not tied anew
UPDATE person SET grid = '520399063001' WHERE person_id = 6201;
SET ROLE regress_town_a;
BEGIN;
UPDATE residence SET valid = '[2020-01-01,2025-01-01)' WHERE residence_id = 6201;
UPDATE residence SET person_id = 6202 WHERE residence_id = 6201;
UPDATE residence SET person_id = 6201 WHERE residence_id = 6201;
ROLLBACK;
-- a row out of scope and a writer who is nobody are told so, in the registry's words
\set VERBOSITY default
INSERT INTO person (district, grid, name, no_document_reason) SELECT 520399, '520399063001', '乙人', min(code) FROM no_document_reason;
UPDATE person SET grid = '520399063001' WHERE person_id = 6202;
RESET ROLE;
DELETE FROM scope_grant WHERE member_id = 6201;
DELETE FROM member WHERE member_id = 6201;
SET ROLE regress_town_a;
INSERT INTO person (district, grid, name, no_document_reason) SELECT 520399, '520399062001', '甲人', min(code) FROM no_document_reason;
UPDATE person SET phone = '13900000001';
DELETE FROM residence;
WITH gone AS (DELETE FROM residence RETURNING 1) SELECT count(*) FROM gone;
LOCK TABLE residence IN ACCESS EXCLUSIVE MODE;
LOCK TABLE residence, ybss.person IN SHARE MODE;
BEGIN;
LOCK TABLE residence IN ROW EXCLUSIVE MODE;
ROLLBACK;
RESET ROLE;
-- tidy up
SET session_replication_role = replica;
DELETE FROM residence WHERE residence_id IN (6201, 6301); DELETE FROM household WHERE household_id IN (6201, 6301);
DELETE FROM premises WHERE unit_id IN (6201, 6301); DELETE FROM unit WHERE unit_id IN (6201, 6301);
DELETE FROM person WHERE person_id IN (6201, 6202, 6301); DELETE FROM house WHERE house_id IN (6201, 6301);
DELETE FROM building WHERE building_id = 6301; DELETE FROM address WHERE address_id IN (6201, 6202, 6203, 6301);
DELETE FROM address_lookup WHERE address_id IN (6201, 6202, 6203, 6301); DELETE FROM address_step WHERE address_id IN (6201, 6202, 6203, 6301);
DELETE FROM history WHERE record_id IN (6201, 6202, 6203, 6301);
SET session_replication_role = origin;
DROP TABLE public.attempt;
DROP FUNCTION public.answers(text);
