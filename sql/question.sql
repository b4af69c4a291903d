-- The questions of a district, each on a case of its own; as a reader of one
-- community they tell of that community only.
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = public, ybss, ybss_registry;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520371, id, '520371109002001', v.address::ybss.address, 'confirmed' FROM (VALUES (1, '贵州省遵义市红花岗区虾子镇米兰社区米兰路'), (2, '贵州省遵义市红花岗区虾子镇米兰社区空路')) v(id, address);
INSERT INTO ybss_registry.address (district, address_id, grid, address, state, parent_id)
SELECT 520371, 100 + n, CASE WHEN n < 20 THEN '520371109002001' ELSE '520371109003001' END::ybss.grid_code,
  format('贵州省遵义市红花岗区虾子镇%s社区米兰路%s号', CASE WHEN n < 20 THEN '米兰' ELSE '乐安' END, n)::text::ybss.address, 'confirmed', CASE WHEN n < 20 THEN 1 END FROM generate_series(1, 25) n;
INSERT INTO ybss_registry.house (district, house_id, grid, address_id, use_code, area, items)
SELECT 520371, 200 + n, a.grid, a.address_id, CASE n WHEN 7 THEN '02' ELSE '01' END, CASE n WHEN 4 THEN 18 ELSE 80 END, CASE n WHEN 5 THEN '{"rooms": 1}' WHEN 6 THEN '{"rooms": 1}' ELSE '{}' END::jsonb
FROM generate_series(1, 24) n JOIN ybss_registry.address a ON a.address_id = 100 + n WHERE n <> 19;
-- numbers of nobody: 1 to 60, with a valid check digit
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, birth_date, registered_address)
SELECT 520371, 300 + n, CASE WHEN n < 20 THEN '520371109002001' ELSE '520371109003001' END::ybss.grid_code, '人' || chr(19968 + n * 7) || chr(20000 + n), i.id, '1990-01-01',
  CASE WHEN n BETWEEN 30 AND 39 THEN '四川省泸州市叙永县叙永镇九组' || n || '号' END
FROM generate_series(1, 60) n CROSS JOIN LATERAL (SELECT ybss.try_citizen_id('52039919900101' || lpad(n::text, 3, '0') || c) AS id FROM unnest('{0,1,2,3,4,5,6,7,8,9,X}'::text[]) c) i WHERE i.id IS NOT NULL;
INSERT INTO ybss_registry.unit (district, unit_id, grid, name, no_code_reason, address_id, recorded_at) VALUES
  (520371, 401, '520371109002001', '无证小吃', '03', 107, '2026-01-01'), (520371, 402, '520371109002001', '办证商行', '02', 108, '2026-01-01'),
  (520371, 403, '520371109002001', '新办商行', '02', 108, now()), (520371, 404, '520371109002001', '街边摊', '01', 108, now()), (520371, 405, '520371109003001', '不明商行', '90', 121, now());
INSERT INTO ybss_registry.household (district, household_id, grid, number, address_id, collective) VALUES (520371, 501, '520371109002001', 'H1', 101, false), (520371, 502, '520371109002001', 'H2', 102, false),
  (520371, 503, '520371109002001', 'H3', 102, false), (520371, 504, '520371109002001', 'H4', 103, false), (520371, 505, '520371109002001', 'H5', 103, true), (520371, 506, '520371109003001', 'H6', 122, false);
INSERT INTO ybss_registry.household_member (district, grid, household_id, person_id, relation_code) VALUES
  (520371, '520371109002001', 501, 301, '02'), (520371, '520371109002001', 501, 302, '10'), (520371, '520371109002001', 502, 303, '02'), (520371, '520371109002001', 503, 304, '02'),
  (520371, '520371109002001', 504, 305, '02'), (520371, '520371109002001', 504, 306, '10'), (520371, '520371109002001', 505, 307, '02'), (520371, '520371109003001', 506, 322, '02'), (520371, '520371109002001', 502, 311, '20'), (520371, '520371109002001', 502, 312, '99');
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, main, tenure_code, valid)
SELECT 520371, h.grid, v.person, v.house, v.main, v.tenure, v.valid::daterange FROM (VALUES
  -- at home; in another house of the district; away; two homes; in two households' house
  (301, 201, true, '01', '[2020-01-01,)'), (302, 203, true, '01', '[2020-01-01,)'), (302, 201, false, '01', '[2020-01-01,)'), (303, 202, true, '01', '[2020-01-01,)'), (304, 202, true, '01', '[2020-01-01,)'),
  -- the whole household 504 elsewhere; the collective one is none of it
  (305, 208, true, '02', '[2020-01-01,)'), (307, 208, true, '02', '[2020-01-01,)'),
  -- crowded: 4 strangers on 18 square metres; 3 strangers in one room; a family in one room; a stranger with a family in one room
  (330, 204, true, '02', '[2024-01-01,)'), (331, 204, true, '02', '[2024-01-01,)'), (332, 204, true, '02', '[2024-01-01,)'), (333, 204, true, '02', '[2024-01-01,)'),
  (334, 205, true, '02', '[2024-01-01,)'), (335, 205, true, '02', '[2024-01-01,)'), (336, 205, true, '02', '[2024-01-01,)'),
  (311, 206, true, '01', '[2024-01-01,)'),
  -- left long ago, left of late, to come
  (340, 209, true, '02', '[2020-01-01,2021-01-01)'), (341, 210, true, '02', '[2020-01-01,2021-01-01)'), (342, 211, true, '02', '[2999-01-01,)'), (322, 222, true, '01', '[2020-01-01,)')) v(person, house, main, tenure, valid)
JOIN ybss_registry.house h ON h.house_id = v.house;
UPDATE ybss_registry.residence SET valid = daterange('2020-01-01', ybss.today() - 3) WHERE person_id = 341;
INSERT INTO ybss_registry.departure (district, grid, person_id, destination, valid) VALUES (520371, '520371109002001', 306, '浙江省杭州市', '[2022-01-01,)'), (520371, '520371109002001', 340, NULL, '[2021-01-01,)');
INSERT INTO ybss_registry.ownership (district, grid, house_id, person_id, share, valid) VALUES (520371, '520371109002001', 209, 301, 0.5, '[2019-01-01,)'), (520371, '520371109002001', 201, 301, NULL, '[2019-01-01,)');
INSERT INTO ybss_registry.ownership (district, grid, house_id, unit_id, valid) VALUES (520371, '520371109002001', 209, 404, '[2019-01-01,)');
INSERT INTO ybss_registry.tenancy (district, grid, house_id, unit_id, use_code, valid) VALUES (520371, '520371109002001', 212, 404, '01', '[2024-01-01,)');
INSERT INTO ybss_registry.employment (district, grid, unit_id, person_id, post, valid) VALUES (520371, '520371109002001', 404, 301, '店员', '[2024-01-01,)'), (520371, '520371109002001', 401, 301, '店员', '[2020-01-01,2021-01-01)');
INSERT INTO ybss_registry.guardianship (district, grid, ward_id, person_id, relation_code, valid) VALUES (520371, '520371109002001', 302, 301, '51', '[2024-01-01,)');
INSERT INTO ybss_registry.street (district, grid, name) VALUES (520371, '520371109', '新修路'), (520371, '520371109', '米兰路');
UPDATE ybss_registry.person SET nationality = 'USA', arrived_on = '2024-01-01', leaves_on = ybss.today() - 10 WHERE person_id = 330;

SELECT jsonb_pretty(dossier(209)) AS dossier;
SELECT dossier(201)->'residents' AS residents, dossier(212)->'tenants' AS tenants, dossier(207)->'units' AS units, dossier(202)->'households' AS households;
SELECT jsonb_pretty(booklet(301) - 'quality') AS booklet;
SELECT b->'away' AS away, b->>'class' AS class, booklet(302)->'guardians' AS guardians FROM booklet(306) b;
SELECT dossier(1), booklet(1), dossier(NULL), booklet(NULL);
SELECT w.* FROM ybss_registry.person p, where_lives(p.citizen_id) w WHERE p.person_id IN (302, 306) ORDER BY 1, since, house_id DESC;
SELECT count(*) FROM where_lives(NULL);
SELECT person_id, way, chinese, registered_in, lives_at, destination FROM separated_person ORDER BY 1;
SELECT household_id, number, address, members, elsewhere, away, unknown FROM empty_household ORDER BY 1;
SELECT person_id, homes, house_ids FROM person_with_several_homes;
SELECT house_id, living_households, registered_households, persons FROM house_of_several_households ORDER BY 1;
SELECT house_id, persons, kin_groups, area, area_per_person, rooms, short_of_area, short_of_rooms FROM crowded_house ORDER BY 1;
-- a family takes a room however many they are; one stranger more is one too many
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid) VALUES (520371, '520371109002001', 350, 206, '[2024-01-01,)'), (520371, '520371109002001', 312, 206, '[2024-01-01,)');
SELECT house_id, persons, kin_groups, rooms, short_of_rooms FROM crowded_house WHERE house_id = 206;
UPDATE ybss_registry.residence SET valid = '[2024-01-01,2025-01-01)' WHERE house_id = 206 AND person_id IN (350, 312);
-- the limits are rows
BEGIN;
UPDATE ybss_registry.question_limit SET value = 4 WHERE name = 'crowded_area_per_person';
UPDATE ybss_registry.question_limit SET value = 3 WHERE name = 'crowded_persons_per_room';
SELECT count(*) AS crowded FROM crowded_house;
ROLLBACK;
SELECT house_id, since, has_owner FROM vacant_house WHERE since IS NOT NULL ORDER BY 1;
SELECT array_agg(house_id ORDER BY house_id) AS never_lived_in FROM vacant_house WHERE since IS NULL;
SELECT array_agg(house_id ORDER BY house_id) AS house_without_person FROM house_without_person;
SELECT count(*) AS without_house, array_agg(person_id ORDER BY person_id) FILTER (WHERE since IS NOT NULL) AS had_one FROM person_without_house;
ALTER TABLE ybss_registry.unit DISABLE TRIGGER USER;
UPDATE ybss_registry.unit SET recorded_at = '2026-01-01' WHERE unit_id = 402;
ALTER TABLE ybss_registry.unit ENABLE TRIGGER USER;
SELECT name, no_code_reason, state, chinese FROM unlicensed_unit ORDER BY unit_id;
-- an office knew of it before the register did
UPDATE ybss_registry.unit SET stated = stated || jsonb_build_object('no_code_reason', to_char(ybss.today() - 60, 'YYYY-MM-DD') || ' 市监') WHERE unit_id = 403;
SELECT name, state, ybss.today() - known_since AS days FROM unlicensed_unit WHERE unit_id = 403;
SELECT person_id, nationality, days_over FROM overdue_visitor;
-- run out, of somebody who lives nowhere here, still good, no day
UPDATE ybss_registry.person p SET items = p.items || jsonb_build_object('permit_kind', '01', 'permit_expires', v.day)
FROM (VALUES (331, (ybss.today() - 20)::text), (342, (ybss.today() - 20)::text), (332, (ybss.today() + 20)::text), (333, 'soon')) v(id, day) WHERE p.person_id = v.id;
SELECT person_id, permit_kind, days_over FROM overdue_permit;
SELECT step, name, kind, what, chinese, count(*), min(place) AS place FROM coverage_gap GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 3, 4;
SELECT * FROM coverage('520371109002');
-- the sums are those of the lists, slowly and plainly
SELECT (SELECT count(*) FROM ybss_registry.house h WHERE h.house_id NOT IN (SELECT house_id FROM ybss_registry.residence WHERE valid @> ybss.today())
  AND h.house_id NOT IN (SELECT house_id FROM ybss_registry.tenancy WHERE valid @> ybss.today()) AND h.address_id NOT IN (SELECT address_id FROM ybss_registry.premises WHERE valid @> ybss.today()))
  = (SELECT count(*) FROM house_without_person) AS same;

-- AS A READER OF ONE COMMUNITY
CREATE ROLE regress_question_reader IN ROLE ybss_reader;
INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('regress_question_reader', '社区', '乐安社区');
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520371109003' FROM ybss_registry.member;
SET ROLE regress_question_reader;
SET search_path = public, ybss;
SELECT dossier(201) IS NULL AS hidden, dossier(222)->'residents' AS seen, booklet(301) IS NULL AS hidden_person, person_class(301) IS NULL AS hidden_class, person_class(322) AS class;
SELECT count(*) FROM where_lives('520399199001010018');
SELECT (SELECT count(*) FROM crowded_house) AS crowded, (SELECT count(*) FROM separated_person) AS separated, (SELECT count(*) FROM vacant_house) AS vacant, (SELECT count(class) FROM person_class) AS classes, (SELECT count(*) FROM empty_household) AS empty_households,
  (SELECT array_agg(name) FROM unlicensed_unit) AS unlicensed, (SELECT array_agg(DISTINCT grid::text) FROM coverage_gap) AS gaps_of, (SELECT array_agg(house_id ORDER BY house_id) FROM house_without_person) AS nobodys;
SELECT step, there, missing FROM coverage('520371');
-- nothing of a hidden row leaks through a function of the reader's own
CREATE FUNCTION pg_temp.tell(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$ BEGIN RAISE NOTICE 'seen'; RETURN true; END $$;
SET client_min_messages = notice;
SELECT count(*) FROM crowded_house WHERE pg_temp.tell(address);
SELECT count(*) FROM person_without_house WHERE person_id = 340 AND pg_temp.tell(name);
SELECT count(*) FROM question_limit;
UPDATE question_limit SET value = 0;
SELECT count(lacks) FROM quality_record;
