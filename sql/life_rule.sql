-- Registers that admit no impossible life: each rule by each road, and by ybss.check_registry().
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = ybss_registry, public, ybss, pg_catalog;
\set SHOW_CONTEXT never
-- every rule that a view tells has its words, and every rule with words is told by a view
WITH told AS (SELECT DISTINCT m[1] AS rule FROM pg_views v CROSS JOIN LATERAL regexp_matches(v.definition, '''([a-z_]+)''::text', 'g') m
  WHERE v.schemaname = 'ybss_registry' AND v.viewname LIKE 'impossible\_%')
SELECT coalesce(t.rule, r.rule) AS rule, t.rule IS NULL AS never_told FROM told t
FULL JOIN (SELECT rule FROM rule WHERE kind IN ('lives', 'sums', 'guards', 'named', 'filed')) r USING (rule) WHERE t.rule IS NULL OR r.rule IS NULL;
CREATE FUNCTION public.try(statement text) RETURNS TABLE (state text, rule text)
LANGUAGE plpgsql AS $$
BEGIN
  BEGIN
    EXECUTE statement;
    SET CONSTRAINTS ALL IMMEDIATE;
    RAISE EXCEPTION USING ERRCODE = 'ZZZZZ';
  EXCEPTION WHEN SQLSTATE 'ZZZZZ' THEN
    RETURN QUERY SELECT 'done', NULL;
  WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, rule = CONSTRAINT_NAME;
    RETURN NEXT;
  END;
END $$;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
SET search_path = ybss_registry, public, ybss, pg_catalog;
BEGIN;
INSERT INTO address (district, address_id, grid, address, state)
SELECT 520399, 7400 + n, '520399072001001', parse('生平路' || n || '号'), 'confirmed' FROM generate_series(1, 4) n;
INSERT INTO address (district, address_id, grid, address, state) VALUES (520399, 7409, '520399072001002', parse('生平路9号'), 'confirmed');
INSERT INTO building (district, building_id, grid, address_id, built_in) VALUES (520399, 7401, '520399072001001', 7403, 2010);
INSERT INTO house (district, house_id, grid, address_id, building_id) VALUES (520399, 7401, '520399072001001', 7401, 7401), (520399, 7402, '520399072001001', 7402, NULL);
-- 1 lives, 2 is a child, 3 is dead, 4 has no birth date, 5 is another adult
INSERT INTO person (district, person_id, grid, name, no_document_reason, birth_date, died_on) VALUES
  (520399, 7401, '520399072001001', '甲一', '99', '1980-06-15', NULL), (520399, 7402, '520399072001001', '乙二', '99', '2015-06-15', NULL),
  (520399, 7403, '520399072001001', '丙三', '99', '1950-06-15', '2020-06-15'), (520399, 7404, '520399072001001', '丁四', '99', NULL, NULL),
  (520399, 7405, '520399072001001', '戊五', '99', '1975-06-15', NULL);
INSERT INTO unit (district, unit_id, grid, name, address_id, no_code_reason, founded_on) VALUES (520399, 7401, '520399072001001', '己店', 7401, '99', '2015-03-01');
INSERT INTO household (district, household_id, grid, number, valid) VALUES (520399, 7401, '520399072001001', '生平户', '[2000-01-01,)');
INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 7401, '520399072001001', 7401, 7402, '[2012-01-01,)');
INSERT INTO tenancy (district, tenancy_id, grid, person_id, house_id, valid) VALUES (520399, 7401, '520399072001001', 7401, 7402, '[2012-01-01,)');
INSERT INTO household_member (district, household_member_id, grid, person_id, household_id, relation_code, valid) VALUES (520399, 7401, '520399072001001', 7401, 7401, '02', '[2012-01-01,)');
INSERT INTO employment (district, employment_id, grid, person_id, unit_id, valid) VALUES (520399, 7401, '520399072001001', 7401, 7401, '[2016-01-01,)');
INSERT INTO guardianship (district, guardianship_id, grid, ward_id, person_id, valid) VALUES (520399, 7401, '520399072001001', 7402, 7401, '[2016-01-01,)');
INSERT INTO ownership (district, ownership_id, grid, house_id, person_id, share, valid) VALUES (520399, 7401, '520399072001001', 7402, 7401, 0.5, '[2012-01-01,)'), (520399, 7402, '520399072001001', 7402, 7404, NULL, '[2012-01-01,)');
INSERT INTO document (district, document_id, grid, person_id, kind_code, number) VALUES (520399, 7401, '520399072001001', 7404, 'L02', '830000199001010012');
COMMIT;
CREATE TEMPORARY TABLE attempt (n int GENERATED ALWAYS AS IDENTITY, expected text, statement text);
INSERT INTO attempt (expected, statement) VALUES
  -- persons
  ('born_by_today', $$UPDATE person SET birth_date = ybss.today() + 400 WHERE person_id = 7404$$),
  ('born_by_today', $$INSERT INTO person (district, grid, name, no_document_reason, birth_date) VALUES (520399, '520399072001001', '将来', '99', '2199-01-01')$$),
  ('died_by_today', $$UPDATE person SET died_on = '2199-01-01' WHERE person_id = 7404$$),
  ('died_after_birth', $$UPDATE person SET died_on = '1950-06-14' WHERE person_id = 7403$$),
  (NULL, $$UPDATE person SET died_on = '1950-06-15' WHERE person_id = 7403$$),
  ('person_name_has_a_letter', $$UPDATE person SET name = '13800000000' WHERE person_id = 7404$$),
  ('person_name_has_a_letter', $$INSERT INTO person (district, grid, name, no_document_reason) VALUES (520399, '520399072001001', '***', '99')$$),
  ('person_name_has_a_letter', $$UPDATE person SET name = '？？' WHERE person_id = 7404$$),
  (NULL, $$UPDATE person SET name = '〇' WHERE person_id = 7404$$),
  (NULL, $$UPDATE person SET name = U&'\+020BB7' WHERE person_id = 7404$$),
  (NULL, $$UPDATE person SET name = 'О''Нил' WHERE person_id = 7404$$),
  ('person_filed_in_the_tree', $$UPDATE person SET grid = '520399072001009' WHERE person_id = 7404$$),
  ('number_of_one_person', $$UPDATE person SET citizen_id = '830000199001010012', no_document_reason = NULL WHERE person_id = 7401$$),
  (NULL, $$UPDATE person SET citizen_id = '830000199001010012', no_document_reason = NULL WHERE person_id = 7404$$),
  ('number_of_one_person', $$INSERT INTO person (district, person_id, grid, name, citizen_id) VALUES (520399, 7406, '520399072001001', '庚六', '520399199001010018');
     INSERT INTO document (district, grid, person_id, kind_code, number) VALUES (520399, '520399072001001', 7404, '112', '520399199001010018')$$),
  -- residences
  ('residence_after_birth', $$INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7402, 7402, '[2015-06-14,)')$$),
  (NULL, $$INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7402, 7402, '[2015-06-15,)')$$),
  ('residence_after_birth', $$UPDATE residence SET valid = '[1979-01-01,)' WHERE residence_id = 7401$$),
  ('residence_after_birth', $$UPDATE person SET birth_date = '2012-01-02' WHERE person_id = 7401$$),
  ('residence_before_death', $$INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7403, 7402, '[2015-01-01,)')$$),
  ('residence_before_death', $$INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7403, 7402, '[2021-01-01,2022-01-01)')$$),
  (NULL, $$INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7403, 7402, '[2015-01-01,2020-06-15]')$$),
  ('residence_before_death', $$UPDATE person SET died_on = '2011-01-01' WHERE person_id = 7401$$),
  ('residence_in_built_house', $$INSERT INTO residence (district, grid, person_id, house_id, main, valid) VALUES (520399, '520399072001001', 7401, 7401, false, '[2009-12-31,)')$$),
  (NULL, $$INSERT INTO residence (district, grid, person_id, house_id, main, valid) VALUES (520399, '520399072001001', 7401, 7401, false, '[2010-01-01,)')$$),
  ('residence_in_built_house', $$UPDATE house SET building_id = 7401 WHERE house_id = 7402; UPDATE building SET built_in = 2013 WHERE building_id = 7401$$),
  ('residence_in_built_house', $$UPDATE building SET built_in = 2013 WHERE building_id = 7401; UPDATE house SET building_id = 7401 WHERE house_id = 7402$$),
  ('residence_in_house_that_stood', $$UPDATE residence SET valid = '[2012-01-01,2020-01-01)' WHERE residence_id = 7401; UPDATE tenancy SET valid = '[2012-01-01,2018-01-01)' WHERE tenancy_id = 7401; UPDATE house SET ended_on = '2019-01-01' WHERE house_id = 7402$$),
  (NULL, $$UPDATE residence SET valid = '[2012-01-01,2019-01-01)' WHERE residence_id = 7401; UPDATE tenancy SET valid = '[2012-01-01,2018-01-01)' WHERE tenancy_id = 7401; UPDATE house SET ended_on = '2019-01-01' WHERE house_id = 7402$$),
  ('residence_while_away', $$INSERT INTO departure (district, grid, person_id, valid) VALUES (520399, '520399072001001', 7404, '[2020-01-01,)');
     INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7404, 7402, '[2021-01-01,)')$$),
  (NULL, $$INSERT INTO departure (district, grid, person_id, valid) VALUES (520399, '520399072001001', 7404, '[2020-01-01,2021-01-01)');
     INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7404, 7402, '[2021-01-01,)')$$),
  ('departure_ends_the_residence', $$INSERT INTO departure (district, grid, person_id, valid) VALUES (520399, '520399072001001', 7401, '[2011-01-01,)')$$),
  (NULL, $$INSERT INTO departure (district, grid, person_id, valid) VALUES (520399, '520399072001001', 7401, '[2020-01-01,)')$$),
  ('residence_filed_with_its_house', $$INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001002', 7402, 7402, '[2016-01-01,)')$$),
  -- tenancies
  ('tenancy_after_birth', $$INSERT INTO tenancy (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7402, 7402, '[2014-01-01,)')$$),
  ('tenancy_before_death', $$INSERT INTO tenancy (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7403, 7402, '[2014-01-01,2021-01-01)')$$),
  ('tenancy_of_built_house', $$INSERT INTO tenancy (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7401, 7401, '[2009-01-01,)')$$),
  ('tenancy_of_house_that_stood', $$UPDATE residence SET valid = '[2012-01-01,2018-01-01)' WHERE residence_id = 7401; UPDATE tenancy SET valid = '[2012-01-01,2020-01-01)' WHERE tenancy_id = 7401; UPDATE house SET ended_on = '2019-01-01' WHERE house_id = 7402$$),
  ('tenancy_filed_with_its_house', $$UPDATE tenancy SET grid = '520399072001002' WHERE tenancy_id = 7401$$),
  (NULL, $$INSERT INTO tenancy (district, grid, unit_id, house_id, valid) VALUES (520399, '520399072001001', 7401, 7402, '[2014-01-01,)')$$),
  -- households
  ('member_after_birth', $$INSERT INTO household_member (district, grid, person_id, household_id, valid) VALUES (520399, '520399072001001', 7402, 7401, '[2014-01-01,)')$$),
  ('member_before_death', $$INSERT INTO household_member (district, grid, person_id, household_id, valid) VALUES (520399, '520399072001001', 7403, 7401, '[2014-01-01,)')$$),
  ('member_while_the_household_is', $$INSERT INTO household_member (district, grid, person_id, household_id, valid) VALUES (520399, '520399072001001', 7404, 7401, '[1999-01-01,)')$$),
  ('member_while_the_household_is', $$UPDATE household SET valid = '[2000-01-01,2020-01-01)' WHERE household_id = 7401$$),
  ('head_is_no_child', $$UPDATE household_member SET relation_code = NULL; INSERT INTO household_member (district, grid, person_id, household_id, relation_code, valid) VALUES (520399, '520399072001001', 7402, 7401, '02', '[2016-01-01,)')$$),
  (NULL, $$INSERT INTO household_member (district, grid, person_id, household_id, relation_code, valid) VALUES (520399, '520399072001001', 7402, 7401, '20', '[2016-01-01,)')$$),
  ('head_is_no_child', $$UPDATE guardianship SET person_id = 7405; UPDATE person SET birth_date = '2000-01-01' WHERE person_id = 7401$$),
  -- employments
  ('employment_after_birth', $$INSERT INTO employment (district, grid, person_id, unit_id, valid) VALUES (520399, '520399072001001', 7402, 7401, '[2015-06-01,)')$$),
  ('employment_before_death', $$INSERT INTO employment (district, grid, person_id, unit_id, valid) VALUES (520399, '520399072001001', 7403, 7401, '[2016-01-01,)')$$),
  ('employment_by_founded_unit', $$INSERT INTO employment (district, grid, person_id, unit_id, valid) VALUES (520399, '520399072001001', 7404, 7401, '[2015-02-28,)')$$),
  ('employment_by_founded_unit', $$UPDATE unit SET founded_on = '2017-01-01' WHERE unit_id = 7401$$),
  (NULL, $$UPDATE unit SET closed_on = '2020-01-01' WHERE unit_id = 7401$$),
  ('employment_by_open_unit', $$UPDATE unit SET closed_on = '2020-01-01' WHERE unit_id = 7401; SET CONSTRAINTS ALL IMMEDIATE; UPDATE employment SET valid = '[2016-01-01,2021-01-01)' WHERE employment_id = 7401$$),
  ('founded_by_today', $$UPDATE unit SET founded_on = '2199-01-01' WHERE unit_id = 7401$$),
  ('unit_name_has_a_letter', $$UPDATE unit SET name = '7-11' WHERE unit_id = 7401$$),
  ('unit_filed_with_its_address', $$UPDATE unit SET grid = '520399072001002' WHERE unit_id = 7401$$),
  ('house_filed_with_its_address', $$UPDATE house SET grid = '520399072001002' WHERE house_id = 7402$$),
  -- guardians
  ('ward_is_alive', $$INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, '520399072001001', 7402, 7405, '[2015-01-01,)')$$),
  ('ward_is_alive', $$INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, '520399072001001', 7403, 7405, '[2018-01-01,)')$$),
  ('guardian_is_alive', $$INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, '520399072001001', 7402, 7403, '[2018-01-01,)')$$),
  ('guardian_is_of_age', $$INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, '520399072001001', 7404, 7402, '[2033-06-14,)')$$),
  (NULL, $$INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, '520399072001001', 7404, 7405, '[1993-06-15,)')$$),
  ('guardian_is_of_age', $$INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, '520399072001001', 7404, 7405, '[1993-06-14,)')$$),
  ('guardian_is_no_ward', $$INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, '520399072001001', 7401, 7405, '[2017-01-01,)')$$),
  ('guardian_is_no_ward', $$INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, '520399072001001', 7405, 7404, '[2017-01-01,)'), (520399, '520399072001001', 7404, 7405, '[2018-01-01,)')$$),
  (NULL, $$INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, '520399072001001', 7401, 7405, '[2010-01-01,2016-01-01)')$$),
  ('guardian_is_no_ward', $$UPDATE guardianship SET valid = '[2016-01-01,2018-01-01)'; INSERT INTO guardianship (district, grid, ward_id, person_id, valid) VALUES (520399, '520399072001001', 7401, 7405, '[2018-01-01,)'); UPDATE guardianship SET valid = '[2016-01-01,2019-01-01)' WHERE ward_id = 7402$$),
  -- departures
  ('departure_after_birth', $$INSERT INTO departure (district, grid, person_id, valid) VALUES (520399, '520399072001001', 7402, '[2014-01-01,)')$$),
  ('departure_before_death', $$INSERT INTO departure (district, grid, person_id, valid) VALUES (520399, '520399072001001', 7403, '[2018-01-01,)')$$),
  -- ownership: shares at one time; the dead own until the estate is settled
  ('shares_are_a_whole', $$INSERT INTO ownership (district, grid, house_id, person_id, share, valid) VALUES (520399, '520399072001001', 7402, 7405, 0.6, '[2013-01-01,)')$$),
  ('shares_are_a_whole', $$INSERT INTO ownership (district, grid, house_id, person_id, share, valid) VALUES (520399, '520399072001001', 7402, 7405, 0.6, '[2011-01-01,2012-01-02)')$$),
  (NULL, $$INSERT INTO ownership (district, grid, house_id, person_id, share, valid) VALUES (520399, '520399072001001', 7402, 7405, 1, '[2011-01-01,2012-01-01)')$$),
  (NULL, $$INSERT INTO ownership (district, grid, house_id, person_id, share, valid) VALUES (520399, '520399072001001', 7402, 7405, 0.5, '[2013-01-01,)')$$),
  ('shares_are_a_whole', $$UPDATE ownership SET share = 0.6 WHERE person_id = 7404$$),
  (NULL, $$INSERT INTO ownership (district, grid, house_id, person_id, share, valid) SELECT 520399, '520399072001001', 7401, p, 0.33333334, '[2013-01-01,)' FROM unnest('{7401,7404,7405}'::int[]) p$$),
  (NULL, $$SET CONSTRAINTS ALL DEFERRED; UPDATE ownership SET share = 1 WHERE person_id = 7404; UPDATE ownership SET valid = '[2011-01-01,2012-01-01)' WHERE person_id = 7401$$),
  (NULL, $$INSERT INTO ownership (district, grid, house_id, person_id, valid) VALUES (520399, '520399072001001', 7401, 7403, '[2012-01-01,)')$$),
  ('ownership_after_birth', $$INSERT INTO ownership (district, grid, house_id, person_id, valid) VALUES (520399, '520399072001001', 7401, 7402, '[2012-01-01,)')$$),
  ('ownership_filed_with_its_house', $$INSERT INTO ownership (district, grid, house_id, person_id, valid) VALUES (520399, '520399072001002', 7401, 7404, '[2012-01-01,)')$$),
  -- two rows that change together
  (NULL, $$SET CONSTRAINTS ALL DEFERRED; INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7402, 7402, '[2014-01-01,)'); UPDATE person SET birth_date = '2013-01-01' WHERE person_id = 7402$$),
  ('residence_after_birth', $$SET CONSTRAINTS ALL DEFERRED; INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399072001001', 7402, 7402, '[2014-01-01,)')$$);
SELECT a.n, a.expected, t.state, t.rule FROM attempt a CROSS JOIN LATERAL public.try(a.statement) t WHERE a.expected IS DISTINCT FROM t.rule ORDER BY a.n;
SELECT t.state, count(*) FROM attempt a CROSS JOIN LATERAL public.try(a.statement) t GROUP BY 1 ORDER BY 1;
-- every rule is tried
SELECT rule FROM rule WHERE kind IN ('lives', 'sums', 'guards', 'named', 'filed') AND rule NOT IN (SELECT expected FROM attempt WHERE expected IS NOT NULL) ORDER BY 1;
-- by COPY; words in both languages come along
COPY residence (district, grid, person_id, house_id, valid) FROM STDIN;
520399	520399072001001	7404	7402	[2019-01-01,2020-01-01)
520399	520399072001001	7402	7402	[2001-01-01,2002-01-01)
\.
-- what a death ends, and a corrected one takes back; ownership stays
CREATE VIEW public.days AS SELECT 'residence' AS link, valid FROM residence WHERE person_id = 7401 UNION ALL SELECT 'tenancy', valid FROM tenancy WHERE person_id = 7401
  UNION ALL SELECT 'member', valid FROM household_member WHERE person_id = 7401 UNION ALL SELECT 'employment', valid FROM employment WHERE person_id = 7401
  UNION ALL SELECT 'guardianship', valid FROM guardianship WHERE person_id = 7401 UNION ALL SELECT 'ownership', valid FROM ownership WHERE person_id = 7401;
UPDATE person SET died_on = '2022-03-01' WHERE person_id = 7401;
SELECT * FROM public.days;
UPDATE person SET died_on = '2021-02-01' WHERE person_id = 7401;
UPDATE person SET died_on = '2023-04-01' WHERE person_id = 7401;
SELECT * FROM public.days;
UPDATE person SET died_on = NULL WHERE person_id = 7401;
SELECT * FROM public.days;
-- what stands on an address, and is tied to a house, goes with it to another grid
UPDATE address SET grid = '520399072001002' WHERE address_id = 7402;
SELECT h.grid, r.grid, t.grid, o.grid, p.grid FROM house h JOIN residence r USING (house_id) JOIN tenancy t USING (house_id) JOIN ownership o USING (house_id)
JOIN person p ON p.person_id = r.person_id WHERE h.house_id = 7402 AND o.ownership_id = 7401;
SELECT rule, target, record_id FROM ybss.check_registry();
-- WHAT STANDS: a registry that has impossible rows already is told of them, and each is mended
SET session_replication_role = replica;
UPDATE residence SET valid = '[1970-01-01,)' WHERE residence_id = 7401;
UPDATE guardianship SET person_id = 7402, ward_id = 7401 WHERE guardianship_id = 7401;
UPDATE ownership SET share = 0.9 WHERE house_id = 7402;
UPDATE person SET name = '123' WHERE person_id = 7404;
INSERT INTO departure (district, departure_id, grid, person_id, valid) VALUES (520399, 7409, '520399072001001', 7401, '[2020-01-01,)');
RESET session_replication_role;
SELECT rule, target, record_id, what, chinese FROM ybss.check_registry() WHERE target <> 'history' AND rule NOT IN ('history_leads_to_now', 'stamps_in_order', 'change_is_known') AND rule !~ 'link|chain' ORDER BY 1, 3;
-- rows that stand may be touched where the rule is not
UPDATE person SET phone = '13800000001' WHERE person_id = 7404;
UPDATE residence SET tenure_code = '01' WHERE residence_id = 7401;
UPDATE person SET grid = '520399072001002' WHERE person_id = 7404;
UPDATE residence SET valid = '[1970-01-01,2019-01-01)' WHERE residence_id = 7401;
UPDATE ownership SET valid = '[2012-01-01,2020-01-01)' WHERE ownership_id = 7402;
-- and where it is, it is refused, until it is mended
UPDATE residence SET valid = '[1969-01-01,2019-01-01)' WHERE residence_id = 7401;
UPDATE residence SET valid = '[2012-01-01,2019-01-01)' WHERE residence_id = 7401;
DELETE FROM guardianship WHERE guardianship_id = 7401;
UPDATE ownership SET share = 0.1 WHERE ownership_id = 7402;
UPDATE person SET name = '丁四' WHERE person_id = 7404;
SELECT rule, target, record_id FROM ybss.check_registry() WHERE target <> 'history' AND rule NOT IN ('history_leads_to_now', 'stamps_in_order', 'change_is_known') AND rule !~ 'link|chain' ORDER BY 1, 3;
-- WHO SEES THE YEAR ALONE is held to it: a refusal tells nothing of the day
INSERT INTO address (district, address_id, grid, address, state) VALUES (520399, 7411, '520399001001001', parse('生平路11号'), 'confirmed');
INSERT INTO house (district, house_id, grid, address_id) VALUES (520399, 7411, '520399001001001', 7411);
INSERT INTO person (district, person_id, grid, name, no_document_reason, birth_date) VALUES (520399, 7411, '520399001001001', '辛七', '99', '1990-06-15');
SET ROLE regress_operator;
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399001001001', 7411, 7411, '[1989-12-31,1990-01-01)');
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399001001001', 7411, 7411, '[1990-01-01,1990-02-01)');
RESET ROLE;
SELECT rule FROM ybss.check_registry() WHERE rule = 'residence_after_birth';
