-- Every question of the manual, asked once of its view, beside what the generator knows: how
-- many records it made so, how many the registry found, how many of them rightly.
CREATE TABLE demo_truth.question (question text PRIMARY KEY, n int, chinese text, asked text);
INSERT INTO demo_truth.question (n, question, chinese, asked) VALUES
(1, 'separated_within', '人户分离（区内）', 'separated_person'), (2, 'separated_away', '人户分离（区外）', 'separated_person'),
(3, 'empty_household', '空挂户', 'empty_household'), (4, 'person_with_several_homes', '一人多址', 'person_with_several_homes'),
(5, 'house_of_several_households', '一址多户', 'house_of_several_households'), (6, 'crowded_house', '群租', 'crowded_house'),
(7, 'vacant_house', '空置', 'vacant_house'), (8, 'person_without_house', '有人无房', 'person_without_house'),
(9, 'house_without_person', '有房无人', 'house_without_person'), (10, 'unlicensed_unit', '无证经营', 'unlicensed_unit'),
(11, 'overdue_visitor', '超期境外人员', 'overdue_visitor'), (12, 'permit_run_out', '居住证逾期', 'overdue_permit'),
(13, 'person_in_no_household', '未落户', 'person'), (14, 'employee', '从业人员', 'employee'), (15, 'guardian', '有监护人', 'guardian'),
(16, 'house_let_on', '承租人不住', 'tenant'), (17, 'owner_of_several_houses', '多套房', 'owner'),
(18, 'coverage_gap_street', '街不漏巷：有名无址', 'coverage_gap'), (19, 'coverage_gap_road', '街不漏巷：清单有路', 'coverage_gap'),
(20, 'coverage_gap_door', '巷不漏院', 'coverage_gap'), (21, 'coverage_gap_room', '院不漏房', 'coverage_gap');

CREATE TABLE demo_truth.found (question text, key text, example text);
INSERT INTO demo_truth.found
SELECT 'separated_' || way, person_id::text, concat_ws(' ', name, registered_in, '→', coalesce(destination, lives_at)) FROM ybss.separated_person
UNION ALL SELECT 'empty_household', household_id::text, concat_ws(' ', number, address, members) FROM ybss.empty_household
UNION ALL SELECT 'person_with_several_homes', person_id::text, concat_ws(' ', name, homes) FROM ybss.person_with_several_homes
UNION ALL SELECT 'house_of_several_households', house_id::text, concat_ws(' ', address, living_households, registered_households) FROM ybss.house_of_several_households
UNION ALL SELECT 'crowded_house', house_id::text, concat_ws(' ', address, persons, area_per_person) FROM ybss.crowded_house
UNION ALL SELECT 'vacant_house', house_id::text, concat_ws(' ', address, since) FROM ybss.vacant_house
UNION ALL SELECT 'unlicensed_unit', unit_id::text, concat_ws(' ', name, address, state) FROM ybss.unlicensed_unit
UNION ALL SELECT 'overdue_visitor', person_id::text, concat_ws(' ', name, nationality, leaves_on) FROM ybss.overdue_visitor
UNION ALL SELECT 'permit_run_out', person_id::text, concat_ws(' ', name, expires_on) FROM ybss.overdue_permit
UNION ALL SELECT 'person_in_no_household', person_id::text, concat_ws(' ', name, birth_year) FROM ybss.person WHERE no_document_reason IN ('01', '02')
UNION ALL SELECT DISTINCT ON (person_id) 'employee', person_id::text, concat_ws(' ', name, unit) FROM ybss.employee WHERE valid @> current_date
UNION ALL SELECT DISTINCT ON (ward_id) 'guardian', ward_id::text, concat_ws(' ', ward, '←', name, relation_code) FROM ybss.guardian WHERE valid @> current_date
UNION ALL SELECT 'house_let_on', t.house_id::text, concat_ws(' ', t.address, t.name, t.filing) FROM ybss.tenant t
  WHERE t.valid @> current_date AND t.person_id IS NOT NULL
    AND (t.house_id, t.person_id) NOT IN (SELECT r.house_id, r.person_id FROM ybss.resident r WHERE r.valid @> current_date)
UNION ALL SELECT 'owner_of_several_houses', person_id::text, concat_ws(' ', name, count(*)) FROM ybss.owner
  WHERE valid @> current_date AND person_id IS NOT NULL GROUP BY person_id, name HAVING count(*) > 1;
-- The gaps of the fourth step are the two views of houses and persons.
INSERT INTO demo_truth.found
SELECT CASE WHEN kind IN ('house', 'person') THEN CASE kind WHEN 'house' THEN 'house_without_person' ELSE 'person_without_house' END
    WHEN kind = 'street' THEN 'coverage_gap_street' WHEN kind = 'intake' THEN 'coverage_gap_road'
    WHEN step = 2 THEN 'coverage_gap_door' ELSE 'coverage_gap_room' END,
  CASE WHEN kind IN ('street', 'intake') THEN place ELSE record_id::text END, place
FROM ybss.coverage_gap WHERE step <> 3 OR what LIKE '%without rooms';

CREATE TABLE demo_truth.known AS
SELECT DISTINCT c.question, CASE WHEN c.question ~ '_(street|road)$' THEN c.record WHEN c.question ~ '^coverage_gap_' THEN a.address_id::text
  ELSE r.id::text END AS key, c.record
FROM demo_truth.known_case c
LEFT JOIN demo_truth.record r ON r.record = c.record
LEFT JOIN demo_truth.address a ON a.address = c.record
WHERE c.since IS NULL OR c.since <= current_date;

CREATE TABLE demo_truth.answer AS
SELECT q.n, q.chinese, q.question, q.asked, k.made, f.found, f.rightly, f.found - f.rightly AS falsely, f.example
FROM demo_truth.question q
CROSS JOIN LATERAL (SELECT count(*) AS made FROM demo_truth.known k WHERE k.question = q.question) k
CROSS JOIN LATERAL (SELECT count(DISTINCT f.key) AS found, count(DISTINCT f.key) FILTER (WHERE k.key IS NOT NULL) AS rightly,
    coalesce(min(f.example) FILTER (WHERE k.key IS NOT NULL), min(f.example)) AS example
  FROM demo_truth.found f LEFT JOIN demo_truth.known k ON k.question = f.question AND k.key = f.key
  WHERE f.question = q.question) f;

DO $$
DECLARE
  v_empty text := (SELECT string_agg(question, ', ' ORDER BY n) FROM demo_truth.answer WHERE rightly = 0);
BEGIN
  IF v_empty IS NOT NULL THEN
    RAISE EXCEPTION 'these questions find nothing of what the generator made: %', v_empty;
  END IF;
END
$$;
