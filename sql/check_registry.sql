-- The checker finds what was broken past every trigger, and names the rule and the record.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = ybss_registry, ybss, public, pg_catalog;
BEGIN;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO address (district, address_id, grid, address, state) SELECT 520399, 7200 + n, '520399072001001', parse('规则路' || n || '号'), 'confirmed' FROM generate_series(1, 3) n;
INSERT INTO building (district, building_id, grid, address_id) VALUES (520399, 7201, '520399072001001', 7203);
INSERT INTO house (district, house_id, grid, address_id, building_id) VALUES (520399, 7201, '520399072001001', 7201, 7201), (520399, 7202, '520399072001001', 7202, NULL);
INSERT INTO person (district, person_id, grid, name, no_document_reason)
SELECT 520399, 7200 + n, '520399072001001', '人' || n, (SELECT min(code) FROM no_document_reason) FROM generate_series(1, 4) n;
INSERT INTO unit (district, unit_id, grid, name, address_id, no_code_reason) VALUES (520399, 7201, '520399072001001', '店', 7201, (SELECT min(code) FROM no_code_reason));
DELETE FROM premises;
INSERT INTO premises (district, premises_id, grid, unit_id, address_id, main, valid) VALUES (520399, 7201, '520399072001001', 7201, 7201, true, '[2020-01-01,)');
INSERT INTO household (district, household_id, grid, number) VALUES (520399, 7201, '520399072001001', '户一'), (520399, 7202, '520399072001001', '户二');
INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 7201, '520399072001001', 7201, 7201, '[2020-01-01,2021-01-01)'), (520399, 7202, '520399072001001', 7201, 7202, '[2021-01-01,)');
INSERT INTO ownership (district, ownership_id, grid, house_id, person_id, unit_id, valid) VALUES (520399, 7201, '520399072001001', 7201, 7201, NULL, '[2020-01-01,)'), (520399, 7202, '520399072001001', 7201, NULL, 7201, '[2020-01-01,)');
INSERT INTO household_member (district, household_member_id, grid, household_id, person_id, relation_code, valid) VALUES (520399, 7201, '520399072001001', 7201, 7201, '02', '[2020-01-01,)'), (520399, 7202, '520399072001001', 7202, 7202, '02', '[2020-01-01,)');
INSERT INTO employment (district, employment_id, grid, unit_id, person_id, valid) VALUES (520399, 7201, '520399072001001', 7201, 7201, '[2020-01-01,)');
COMMIT;
UPDATE person SET sex = '1';
UPDATE person SET grid = '520399072001002', sex = '2' WHERE person_id = 7204;
DELETE FROM person WHERE person_id = 7204;
-- no worker links in a cluster of tests: what waits longer than two minutes is no fault of the rows
SELECT * FROM check_registry() WHERE target <> 'to_link';
-- each break is planted with the triggers at rest, found, and taken back
CREATE FUNCTION public.plant(statement text) RETURNS TABLE (found text)
LANGUAGE plpgsql AS $$
DECLARE
  v_found text[];
BEGIN
  BEGIN
    SET LOCAL session_replication_role = replica;
    EXECUTE statement;
    v_found := ARRAY(SELECT format('%s %s %s', c.rule, c.target, c.record_id) FROM ybss.check_registry() c WHERE c.target <> 'to_link' ORDER BY 1);
    RAISE EXCEPTION USING ERRCODE = 'ZZZZZ';
  EXCEPTION WHEN SQLSTATE 'ZZZZZ' THEN
    NULL;
  END;
  RETURN QUERY SELECT unnest(v_found);
END $$;
CREATE TEMPORARY TABLE broken (n int GENERATED ALWAYS AS IDENTITY, statement text);
INSERT INTO broken (statement) VALUES
  ($$DELETE FROM grid WHERE code = '520399072001001'$$),
  ($$DELETE FROM address WHERE address_id = 7201$$),
  ($$UPDATE address SET state = 'retired' WHERE address_id = 7203$$),
  ($$DELETE FROM building$$),
  ($$DELETE FROM house WHERE house_id = 7202$$),
  ($$DELETE FROM person WHERE person_id = 7202$$),
  ($$DELETE FROM unit$$),
  ($$DELETE FROM household WHERE household_id = 7201$$),
  ($$UPDATE unit SET representative_id = 72$$),
  ($$UPDATE address SET parent_id = 72 WHERE address_id = 7201$$),
  ($$ALTER TABLE residence DROP CONSTRAINT one_main_residence_at_a_time; UPDATE residence SET valid = '[2020-01-01,)' WHERE residence_id = 7201$$),
  -- an index that took no entries for a while
  ($$UPDATE pg_index SET indisready = false WHERE indexrelid = 'one_main_residence_at_a_time'::regclass; UPDATE residence SET valid = '[2020-01-01,)' WHERE residence_id = 7201$$),
  ($$UPDATE pg_index SET indisready = false WHERE indexrelid = 'one_household_at_a_time'::regclass; INSERT INTO household_member (district, household_member_id, grid, household_id, person_id, valid, change_id, changed_at)
     SELECT 520399, 7209, grid, 7202, 7201, '[2024-01-01,)', change_id, changed_at + interval '1 s' FROM household_member WHERE household_member_id = 7201$$),
  ($$ALTER TABLE residence DROP CONSTRAINT residence_in_known_house; ALTER TABLE residence ADD CONSTRAINT residence_in_known_house FOREIGN KEY (district, house_id) REFERENCES house NOT VALID$$),
  -- the past
  ($$UPDATE person SET name = '改', changed_at = now() WHERE person_id = 7201$$),
  ($$DELETE FROM history WHERE record_id = 7202$$),
  ($$DELETE FROM history WHERE record_id = 7204 AND deleted$$),
  ($$UPDATE history SET known_from = known_from - interval '1 hour' WHERE record_id = 7204 AND deleted$$),
  ($$UPDATE history SET ended_by = NULL WHERE record_id = 7201$$),
  ($$DELETE FROM change WHERE change_id = (SELECT change_id FROM house WHERE house_id = 7201)$$),
  ($$UPDATE house SET change_id = NULL WHERE house_id = 7201$$),
  ($$UPDATE house SET recorded_at = changed_at + interval '1 day' WHERE house_id = 7201$$),
  -- the guards
  ($$ALTER TABLE person DISABLE TRIGGER keep_history$$),
  ($$ALTER TABLE residence ENABLE TRIGGER "A_rule_up"$$),
  ($$DROP TRIGGER y_rule_apart ON tenancy$$),
  ($$ALTER TABLE house DISABLE TRIGGER ALL; ALTER TABLE house ENABLE TRIGGER ALL$$);
SELECT b.n, p.found FROM broken b LEFT JOIN LATERAL public.plant(b.statement) p ON true ORDER BY 1, 2;
SELECT * FROM check_registry() WHERE target <> 'to_link';
SET ROLE ybss_owner;
SELECT * FROM check_registry() WHERE target <> 'to_link';
