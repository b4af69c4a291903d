-- Questions about houses: crowded, vacant, nobody's, several households'.

CREATE OR REPLACE VIEW ybss.question_limit WITH (security_barrier) AS
SELECT name, value, chinese, english, basis FROM ybss_registry.question_limit;
COMMENT ON VIEW ybss.question_limit IS 'The limits by which questions are answered. / 专题查询的判定标准。';

-- A view, not a function: a function in a view reads with the reader's rights.
CREATE OR REPLACE VIEW ybss_registry.question_limits AS
SELECT max(value) FILTER (WHERE name = 'crowded_area_per_person') AS crowded_area,
  max(value) FILTER (WHERE name = 'crowded_persons_per_room') AS crowded_persons,
  max(value) FILTER (WHERE name = 'crowded_groups') AS crowded_groups,
  (max(value) FILTER (WHERE name = 'vacant_days'))::int AS vacant_days,
  (max(value) FILTER (WHERE name = 'registration_days'))::int AS registration_days
FROM ybss_registry.question_limit;
COMMENT ON VIEW ybss_registry.question_limits IS 'All limits of questions in one row. / 各项判定标准。';

CREATE OR REPLACE VIEW ybss_registry.kin_in_house AS
SELECT r.district, r.house_id, coalesce(m.household_id, -r.person_id) AS kin, count(*) AS persons
FROM ybss_registry.residence r
LEFT JOIN ybss_registry.household_member m ON m.district = r.district AND m.person_id = r.person_id
  AND (lower(m.valid) <= ybss.today()) IS NOT false AND (upper(m.valid) > ybss.today()) IS NOT false AND m.relation_code IS DISTINCT FROM '99'
WHERE (lower(r.valid) <= ybss.today()) IS NOT false AND (upper(r.valid) > ybss.today()) IS NOT false
GROUP BY r.district, r.house_id, coalesce(m.household_id, -r.person_id);
COMMENT ON VIEW ybss_registry.kin_in_house IS
'Who lives in a house today, by kin: the members of one household but those who are no kin (GB/T 4761 99), and everybody else alone. / 房屋内按亲属分组的居住人数。';

CREATE OR REPLACE VIEW ybss.crowded_house WITH (security_barrier) AS
SELECT h.house_id, h.grid, a.address::text AS address, k.persons, k.kin_groups, h.area, round(h.area / k.persons, 1) AS area_per_person, r.rooms,
  h.area / k.persons < l.crowded_area AS short_of_area, coalesce(k.counted > r.rooms * l.crowded_persons, false) AS short_of_rooms,
  h.grid::text AS grid_text
FROM (SELECT district, house_id, sum(persons) AS persons, count(*) AS kin_groups,
    -- Kin may share a room in any number: a family counts as a full room at most.
    sum(least(persons, x.crowded_persons)) AS counted
  FROM ybss_registry.kin_in_house CROSS JOIN ybss_registry.question_limits x GROUP BY district, house_id HAVING count(*) > 1) k
JOIN ybss_registry.house h ON h.district = k.district AND h.house_id = k.house_id AND h.ended_on IS NULL
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
CROSS JOIN ybss_registry.question_limits l
CROSS JOIN LATERAL (SELECT CASE WHEN h.items->>'rooms' ~ '^[0-9]{1,3}$' THEN (h.items->>'rooms')::int END) r(rooms)
WHERE k.kin_groups >= l.crowded_groups
  AND (h.area / k.persons < l.crowded_area OR k.counted > r.rooms * l.crowded_persons);
COMMENT ON VIEW ybss.crowded_house IS
'Houses in which people who are no kin live more closely than the limits allow: too little area a person, or more persons a room (item rooms of the house), kin excepted. / 群租。';

CREATE OR REPLACE VIEW ybss.vacant_house WITH (security_barrier) AS
SELECT h.house_id, h.grid, a.address::text AS address, h.use_code, l.since, ybss.today() - l.since AS days,
  EXISTS (SELECT FROM ybss_registry.ownership o WHERE o.district = h.district AND o.house_id = h.house_id AND (lower(o.valid) <= ybss.today()) IS NOT false AND (upper(o.valid) > ybss.today()) IS NOT false) AS has_owner,
  h.grid::text AS grid_text
FROM ybss_registry.house h
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
CROSS JOIN ybss_registry.question_limits q
CROSS JOIN LATERAL (SELECT max(upper(r.valid)) AS since, bool_or((lower(r.valid) <= ybss.today()) IS NOT false AND (upper(r.valid) > ybss.today()) IS NOT false) AS lived_in FROM ybss_registry.residence r
  WHERE r.district = h.district AND r.house_id = h.house_id AND NOT lower(r.valid) > ybss.today()) l
WHERE h.ended_on IS NULL AND coalesce(h.use_code IN ('01', '06'), true)
  AND l.lived_in IS NOT TRUE AND (l.since IS NULL OR ybss.today() - l.since >= q.vacant_days)
  AND NOT EXISTS (SELECT FROM ybss_registry.tenancy t WHERE t.district = h.district AND t.house_id = h.house_id AND (lower(t.valid) <= ybss.today()) IS NOT false AND (upper(t.valid) > ybss.today()) IS NOT false)
  AND NOT EXISTS (SELECT FROM ybss_registry.premises w WHERE w.district = h.district AND w.address_id = h.address_id AND (lower(w.valid) <= ybss.today()) IS NOT false AND (upper(w.valid) > ybss.today()) IS NOT false);
COMMENT ON VIEW ybss.vacant_house IS
'Dwellings (use 01, 06 or not stated) in which nobody has lived for the limit''s days, or ever as far as the register knows, which nobody rents and no unit uses. / 空置房屋。';

CREATE OR REPLACE VIEW ybss.house_without_person WITH (security_barrier) AS
SELECT h.house_id, h.grid, a.address::text AS address, h.use_code, h.rent_state,
  h.grid::text AS grid_text
FROM ybss_registry.house h
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
WHERE h.ended_on IS NULL
  AND NOT EXISTS (SELECT FROM ybss_registry.residence r WHERE r.district = h.district AND r.house_id = h.house_id AND (lower(r.valid) <= ybss.today()) IS NOT false AND (upper(r.valid) > ybss.today()) IS NOT false)
  AND NOT EXISTS (SELECT FROM ybss_registry.tenancy t WHERE t.district = h.district AND t.house_id = h.house_id AND (lower(t.valid) <= ybss.today()) IS NOT false AND (upper(t.valid) > ybss.today()) IS NOT false)
  AND NOT EXISTS (SELECT FROM ybss_registry.premises w WHERE w.district = h.district AND w.address_id = h.address_id AND (lower(w.valid) <= ybss.today()) IS NOT false AND (upper(w.valid) > ybss.today()) IS NOT false);
COMMENT ON VIEW ybss.house_without_person IS
'Standing houses of any use in which the register has neither person nor tenant nor unit today. / 有房无人。';

CREATE OR REPLACE VIEW ybss.house_of_several_households WITH (security_barrier) AS
SELECT h.house_id, h.grid, a.address::text AS address, coalesce(k.living, 0) AS living_households, coalesce(d.registered, 0) AS registered_households, coalesce(k.persons, 0) AS persons,
  h.grid::text AS grid_text
FROM ybss_registry.house h
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
LEFT JOIN (SELECT district, house_id, count(*) FILTER (WHERE kin > 0) AS living, sum(persons) AS persons
  FROM ybss_registry.kin_in_house GROUP BY district, house_id) k ON k.district = h.district AND k.house_id = h.house_id
LEFT JOIN (SELECT o.district, o.address_id, count(*) AS registered FROM ybss_registry.household o
  WHERE (lower(o.valid) <= ybss.today()) IS NOT false AND (upper(o.valid) > ybss.today()) IS NOT false GROUP BY o.district, o.address_id) d ON d.district = h.district AND d.address_id = h.address_id
WHERE h.ended_on IS NULL AND (k.living > 1 OR d.registered > 1);
COMMENT ON VIEW ybss.house_of_several_households IS
'Houses in which several registered households live, or at whose address several are registered. / 一址多户。';
GRANT SELECT ON ybss.question_limit, ybss.crowded_house, ybss.vacant_house, ybss.house_without_person,
  ybss.house_of_several_households TO ybss_reader, ybss_operator;
