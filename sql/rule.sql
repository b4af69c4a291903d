-- Rules with names: every broken link is refused by its rule's name, whoever writes.
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
\set SHOW_CONTEXT never
-- every rule has a constraint of its name; every key and exclusion of a versioned table has its words in 40_history/rule_words.sql
SELECT rule FROM ybss_registry.rule r WHERE kind IN ('refers', 'apart') AND NOT EXISTS (SELECT FROM pg_constraint k
  WHERE k.conname = r.rule AND k.connamespace = 'ybss_registry'::regnamespace AND k.conrelid = ('ybss_registry.' || r.target)::regclass);
SELECT k.conrelid::regclass, k.conname FROM pg_constraint k WHERE k.contype IN ('f', 'x') AND k.connamespace = 'ybss_registry'::regnamespace
  AND EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = k.conrelid AND t.tgname = 'keep_history')
  AND NOT EXISTS (SELECT FROM ybss_registry.rule r WHERE r.rule = k.conname) ORDER BY 1, 2;
-- and a trigger on either side that always fires, before the server's own
SELECT t.relid::regclass, t.side FROM (
  SELECT k.conrelid AS relid, 'up' AS side FROM pg_constraint k JOIN ybss_registry.rule r ON r.rule = k.conname AND k.contype = 'f'
  UNION SELECT k.confrelid, 'down' FROM pg_constraint k JOIN ybss_registry.rule r ON r.rule = k.conname AND k.contype = 'f'
    WHERE EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attname = 'district')
  UNION SELECT k.conrelid, 'apart' FROM pg_constraint k JOIN ybss_registry.rule r ON r.rule = k.conname AND k.contype = 'x') t
WHERE NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = t.relid AND g.tgname ~ ('rule_' || t.side) AND g.tgenabled = 'A') ORDER BY 1, 2;

CREATE FUNCTION public.try(statement text) RETURNS TABLE (state text, rule text, message text)
LANGUAGE plpgsql AS $$
BEGIN
  BEGIN
    EXECUTE statement;
    SET CONSTRAINTS ALL IMMEDIATE;
    RAISE EXCEPTION USING ERRCODE = 'ZZZZZ';
  EXCEPTION WHEN SQLSTATE 'ZZZZZ' THEN
    RETURN QUERY SELECT 'done', NULL, NULL;
  WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, rule = CONSTRAINT_NAME, message = MESSAGE_TEXT;
    RETURN NEXT;
  END;
END $$;
SET search_path = ybss_registry, public, ybss, pg_catalog;
BEGIN;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO address (district, address_id, grid, address, state)
SELECT 520399, 7200 + n, '520399072001001', parse('规则路' || n || '号'), CASE WHEN n = 4 THEN 'proposed' ELSE 'confirmed' END FROM generate_series(1, 4) n;
INSERT INTO building (district, building_id, grid, address_id) VALUES (520399, 7201, '520399072001001', 7203);
INSERT INTO house (district, house_id, grid, address_id, building_id) VALUES (520399, 7201, '520399072001001', 7201, 7201), (520399, 7202, '520399072001001', 7202, NULL);
INSERT INTO person (district, person_id, grid, name, no_document_reason)
SELECT 520399, 7200 + n, '520399072001001', '人' || n, (SELECT min(code) FROM no_document_reason) FROM generate_series(1, 4) n;
INSERT INTO unit (district, unit_id, grid, name, address_id, no_code_reason)
SELECT 520399, 7200 + n, '520399072001001', '店' || n, 7200 + n, (SELECT min(code) FROM no_code_reason) FROM generate_series(1, 2) n;
INSERT INTO household (district, household_id, grid, number, address_id) VALUES (520399, 7201, '520399072001001', '规则户一', 7201), (520399, 7202, '520399072001001', '规则户二', NULL);
INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 7201, '520399072001001', 7201, 7201, '[2020-01-01,2021-01-01)'), (520399, 7202, '520399072001001', 7201, 7202, '[2021-01-01,)');
INSERT INTO residence (district, residence_id, grid, person_id, house_id, main, valid) VALUES (520399, 7203, '520399072001001', 7201, 7201, false, '[2022-01-01,)');
INSERT INTO ownership (district, ownership_id, grid, house_id, person_id, unit_id, valid) VALUES (520399, 7201, '520399072001001', 7201, 7201, NULL, '[2020-01-01,)'), (520399, 7202, '520399072001001', 7201, NULL, 7201, '[2020-01-01,)');
INSERT INTO tenancy (district, tenancy_id, grid, house_id, person_id, valid) VALUES (520399, 7201, '520399072001001', 7202, 7202, '[2020-01-01,)');
INSERT INTO household_member (district, household_member_id, grid, household_id, person_id, relation_code, valid) VALUES (520399, 7201, '520399072001001', 7201, 7201, '02', '[2020-01-01,)');
INSERT INTO guardianship (district, guardianship_id, grid, ward_id, person_id, valid) VALUES (520399, 7201, '520399072001001', 7203, 7201, '[2020-01-01,)');
INSERT INTO employment (district, employment_id, grid, unit_id, person_id, valid) VALUES (520399, 7201, '520399072001001', 7201, 7201, '[2020-01-01,)');
DELETE FROM premises WHERE unit_id BETWEEN 7201 AND 7299;
INSERT INTO premises (district, premises_id, grid, unit_id, address_id, main, valid) VALUES (520399, 7201, '520399072001001', 7201, 7201, true, '[2020-01-01,)');
INSERT INTO departure (district, departure_id, grid, person_id, valid) VALUES (520399, 7201, '520399072001001', 7204, '[2020-01-01,)');
INSERT INTO document (district, document_id, grid, person_id, kind_code, number) VALUES (520399, 7201, '520399072001001', 7203, '414', 'R7201');
COMMIT;
CREATE TEMPORARY TABLE attempt (n int GENERATED ALWAYS AS IDENTITY, statement text);
INSERT INTO attempt (statement) VALUES
  -- rows that refer to nothing
  ($$INSERT INTO address (district, grid, address) VALUES (520399, '520399072001009', parse('规则路90号'))$$),
  ($$INSERT INTO address (district, grid, address, parent_id) VALUES (520399, '520399072001001', parse('规则路90号'), 72)$$),
  ($$INSERT INTO building (district, grid, address_id) VALUES (520399, '520399072001001', 72)$$),
  ($$INSERT INTO building (district, grid, address_id) VALUES (520399, '520399072001001', 7204)$$),
  ($$INSERT INTO house (district, grid, address_id) VALUES (520399, '520399072001001', 72)$$),
  ($$INSERT INTO house (district, grid, address_id) VALUES (520399, '520399072001001', 7204)$$),
  ($$INSERT INTO house (district, grid, address_id, building_id) VALUES (520399, '520399072001001', 7203, 72)$$),
  ($$INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 72, 7201, '[2020-01-01,)')$$),
  ($$INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7202, 72, '[2020-01-01,)')$$),
  ($$UPDATE residence SET house_id = 72 WHERE residence_id = 7202$$),
  ($$INSERT INTO ownership (district, grid, house_id, unit_id, valid) VALUES (520399, '520399072001001', 7201, 72, '[2020-01-01,)')$$),
  ($$INSERT INTO tenancy (district, grid, house_id, person_id, valid) VALUES (520399, '520399072001001', 7201, 72, '[2020-01-01,)')$$),
  ($$INSERT INTO household_member (district, grid, household_id, person_id) VALUES (520399, '520399072001001', 72, 7202)$$),
  ($$UPDATE household SET address_id = 72 WHERE household_id = 7202$$),
  ($$INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, '520399072001001', 7202, 72, '[2020-01-01,)')$$),
  ($$UPDATE unit SET address_id = 72 WHERE unit_id = 7201$$),
  ($$UPDATE unit SET address_id = 7204 WHERE unit_id = 7202$$),
  ($$UPDATE unit SET representative_id = 72 WHERE unit_id = 7202$$),
  ($$INSERT INTO premises (district, grid, unit_id, address_id, valid) VALUES (520399, '520399072001001', 72, 7201, '[2020-01-01,)')$$),
  ($$INSERT INTO employment (district, grid, unit_id, person_id, valid) VALUES (520399, '520399072001001', 7201, 72, '[2020-01-01,)')$$),
  ($$INSERT INTO departure (district, grid, person_id, valid) VALUES (520399, '520399072001001', 72, '[2020-01-01,)')$$),
  ($$UPDATE person SET document_kind = 'nonsense', document_number = '1', no_document_reason = NULL WHERE person_id = 7201$$),
  -- what others need is taken away
  ($$DELETE FROM grid WHERE code::text = '520399072001001'$$),
  ($$DELETE FROM address WHERE address_id = 7202$$),
  ($$UPDATE address SET state = 'retired' WHERE address_id = 7202$$),
  ($$UPDATE address SET state = 'proposed' WHERE address_id = 7203$$),
  ($$DELETE FROM building WHERE building_id = 7201$$),
  ($$DELETE FROM house WHERE house_id = 7201$$),
  ($$DELETE FROM person WHERE person_id = 7201$$),
  ($$DELETE FROM person WHERE person_id = 7204$$),
  ($$DELETE FROM unit WHERE unit_id = 7201$$),
  ($$DELETE FROM household WHERE household_id = 7201$$),
  ($$MERGE INTO person p USING (VALUES (7203)) v (id) ON p.person_id = v.id WHEN MATCHED THEN DELETE$$),
  -- periods that overlap
  ($$INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7201, 7201, '[2020-06-01,2020-07-01)')$$),
  ($$INSERT INTO residence (district, grid, person_id, house_id, main, valid) VALUES (520399, '520399072001001', 7201, 7201, false, '[2023-06-01,2023-07-01)')$$),
  ($$INSERT INTO residence (district, grid, person_id, house_id, main, valid) VALUES (520399, '520399072001001', 7201, 7202, false, '[2020-06-01,)')$$),
  ($$UPDATE residence SET valid = '[2020-01-01,)' WHERE residence_id = 7201$$),
  ($$UPDATE residence SET valid = '[2020-01-01,2020-06-01)' WHERE residence_id = 7201$$),
  ($$UPDATE residence SET main = true WHERE residence_id = 7203$$),
  ($$UPDATE residence SET tenure_code = '02' WHERE residence_id = 7201$$),
  ($$INSERT INTO ownership (district, grid, house_id, person_id, valid) VALUES (520399, '520399072001001', 7201, 7201, '[2021-01-01,)')$$),
  ($$INSERT INTO ownership (district, grid, house_id, unit_id, valid) VALUES (520399, '520399072001001', 7201, 7201, '[2021-01-01,)')$$),
  ($$INSERT INTO ownership (district, grid, house_id, person_id, valid) VALUES (520399, '520399072001001', 7201, 7202, '[2021-01-01,)')$$),
  ($$INSERT INTO tenancy (district, grid, house_id, person_id, valid) VALUES (520399, '520399072001001', 7202, 7202, '[2021-01-01,)')$$),
  ($$INSERT INTO household_member (district, grid, household_id, person_id, valid) VALUES (520399, '520399072001001', 7202, 7201, '[2021-01-01,)')$$),
  ($$INSERT INTO household_member (district, grid, household_id, person_id, relation_code, valid) VALUES (520399, '520399072001001', 7201, 7202, '02', '[2021-01-01,)')$$),
  ($$INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, '520399072001001', 7203, 7201, '[2021-01-01,)')$$),
  ($$INSERT INTO premises (district, grid, unit_id, address_id, main, valid) VALUES (520399, '520399072001001', 7201, 7202, true, '[2021-01-01,)')$$),
  ($$INSERT INTO premises (district, grid, unit_id, address_id, valid) VALUES (520399, '520399072001001', 7201, 7201, '[2021-01-01,)')$$),
  ($$INSERT INTO employment (district, grid, unit_id, person_id, valid) VALUES (520399, '520399072001001', 7201, 7201, '[2021-01-01,)')$$),
  ($$INSERT INTO departure (district, grid, person_id, valid) VALUES (520399, '520399072001001', 7204, '[2021-01-01,)')$$),
  -- ON CONFLICT knows what to do instead
  ($$INSERT INTO ownership (district, grid, house_id, person_id, valid) VALUES (520399, '520399072001001', 7201, 7201, '[2021-01-01,)') ON CONFLICT ON CONSTRAINT one_ownership_at_a_time DO NOTHING$$),
  ($$WITH i AS (INSERT INTO employment (district, grid, unit_id, person_id, valid) VALUES (520399, '520399072001001', 7201, 7201, '[2021-01-01,)') ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*) FROM i$$),
  -- what is rightly tied and untied
  ($$WITH d AS (DELETE FROM residence WHERE person_id = 7201 RETURNING 1) SELECT count(*) FROM d$$),
  ($$DELETE FROM document WHERE person_id = 7203; DELETE FROM guardianship WHERE ward_id = 7203; DELETE FROM person WHERE person_id = 7203$$),
  ($$SET CONSTRAINTS ALL DEFERRED; DELETE FROM person WHERE person_id = 7203; DELETE FROM document WHERE person_id = 7203; DELETE FROM guardianship WHERE ward_id = 7203$$),
  ($$SET CONSTRAINTS ALL DEFERRED; DELETE FROM person WHERE person_id = 7203; DELETE FROM guardianship WHERE ward_id = 7203$$),
  ($$SET CONSTRAINTS ALL DEFERRED; INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7290, 7290, '[2020-01-01,)');
     INSERT INTO house (district, house_id, grid, address_id) VALUES (520399, 7290, '520399072001001', 7290);
     INSERT INTO person (district, person_id, grid, name, no_document_reason) SELECT 520399, 7290, '520399072001001', '后来', min(code) FROM no_document_reason;
     INSERT INTO address (district, address_id, grid, address, state) VALUES (520399, 7290, '520399072001001', parse('规则路90号'), 'confirmed')$$),
  ($$SET CONSTRAINTS ALL DEFERRED; INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7290, 7290, '[2020-01-01,)');
     INSERT INTO person (district, person_id, grid, name, no_document_reason) SELECT 520399, 7290, '520399072001001', '后来', min(code) FROM no_document_reason$$),
  ($$SET CONSTRAINTS ALL DEFERRED; INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 7291, '520399072001001', 7290, 7201, '[2020-01-01,)');
     UPDATE residence SET person_id = 7202 WHERE residence_id = 7291$$),
  ($$SET CONSTRAINTS ALL DEFERRED; INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 7291, '520399072001001', 7290, 7201, '[2020-01-01,)');
     UPDATE residence SET tenure_code = '02' WHERE residence_id = 7291$$),
  ($$SET CONSTRAINTS ALL DEFERRED; INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 7291, '520399072001001', 7290, 7201, '[2020-01-01,)');
     DELETE FROM residence WHERE residence_id = 7291$$);
SELECT a.n, t.state, t.rule, t.message FROM attempt a CROSS JOIN LATERAL public.try(a.statement) t ORDER BY a.n;
-- by COPY as by INSERT; the Chinese and what to do come along
COPY residence (district, grid, person_id, house_id, valid) FROM STDIN;
520399	520399072001001	7202	7201	[2019-01-01,2020-01-01)
520399	520399072001001	7203	72	[2019-01-01,2020-01-01)
\.
DELETE FROM person WHERE person_id = 7201;
SELECT count(*) FROM residence WHERE person_id = 7202;
-- every rule tells people what it demands
SELECT name, kind, tables, sqlstates, demands, chinese, remedy FROM ybss.rule WHERE name IN ('residence_in_known_house', 'one_main_residence_at_a_time') ORDER BY 1;
-- a rule that was added later has no words of its own yet, and holds
CREATE TABLE ybss_registry.regress_parking (district int4, regress_parking_id bigint, grid grid_code, house_id bigint, PRIMARY KEY (district, regress_parking_id),
  CONSTRAINT parking_of_house FOREIGN KEY (district, house_id) REFERENCES house);
CREATE INDEX ON ybss_registry.regress_parking (district, house_id);
SELECT ybss_registry.attach_rules('regress_parking');
INSERT INTO regress_parking VALUES (520399, 1, '520399072001001', 7201);
INSERT INTO regress_parking VALUES (520399, 2, '520399072001001', 72);
UPDATE regress_parking SET house_id = NULL;
DROP TABLE ybss_registry.regress_parking;
-- tidy up
DROP FUNCTION public.try(text);
SET session_replication_role = replica;
DELETE FROM residence WHERE grid::text ~ '^520399072'; DELETE FROM ownership WHERE grid::text ~ '^520399072'; DELETE FROM tenancy WHERE grid::text ~ '^520399072';
DELETE FROM household_member WHERE grid::text ~ '^520399072'; DELETE FROM household WHERE grid::text ~ '^520399072'; DELETE FROM guardianship WHERE grid::text ~ '^520399072';
DELETE FROM employment WHERE grid::text ~ '^520399072'; DELETE FROM premises WHERE grid::text ~ '^520399072'; DELETE FROM departure WHERE grid::text ~ '^520399072';
DELETE FROM document WHERE grid::text ~ '^520399072'; DELETE FROM unit WHERE grid::text ~ '^520399072'; DELETE FROM person WHERE grid::text ~ '^520399072';
DELETE FROM house WHERE grid::text ~ '^520399072'; DELETE FROM building WHERE grid::text ~ '^520399072'; DELETE FROM address WHERE grid::text ~ '^520399072';
DELETE FROM history WHERE grid::text ~ '^520399072';
DELETE FROM grid WHERE code::text ~ '^520399072';
