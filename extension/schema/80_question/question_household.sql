-- Questions about persons and households: away from where they are registered,
-- in several places, in none.

CREATE OR REPLACE VIEW ybss.separated_person WITH (security_barrier) AS
SELECT c.person_id, c.grid, ybss.shown('person', 'name', p.name) AS name, CASE c.class WHEN '寄住' THEN 'within' ELSE 'away' END AS way,
  ybss.address_text(ybss.address_truncate(c.registered, 'community')) AS registered_in, c.house_id, c.residence::text AS lives_at, d.destination,
  c.grid::text AS grid_text,
  CASE c.class WHEN '寄住' THEN '住在区内另一处' ELSE '住在区外' END AS chinese
FROM ybss_registry.person_class c
JOIN ybss_registry.person p ON p.district = c.district AND p.person_id = c.person_id
LEFT JOIN ybss_registry.departure d ON d.district = c.district AND d.departure_id = c.departure_id
WHERE c.class IN ('寄住', '流出');
COMMENT ON VIEW ybss.separated_person IS
'Persons registered in the district who do not live where they are registered: within it at another home, or away. How the addresses are written does not count (ybss.same_home). / 人户分离。';

CREATE OR REPLACE VIEW ybss.empty_household WITH (security_barrier) AS
SELECT o.household_id, o.grid, o.number, a.address::text AS address, k.members, k.elsewhere, k.away, k.members - k.elsewhere - k.away AS unknown,
  o.grid::text AS grid_text
FROM (SELECT c.district, c.household_id, count(*) AS members,
    count(*) FILTER (WHERE c.house_id IS NOT NULL) AS elsewhere,
    count(*) FILTER (WHERE c.house_id IS NULL AND c.departure_id IS NOT NULL) AS away
  FROM ybss_registry.person_class c WHERE c.household_id IS NOT NULL
  GROUP BY c.district, c.household_id
  HAVING count(*) FILTER (WHERE c.house_id IS NOT NULL AND c.same_home IS NOT FALSE) = 0
    AND count(*) FILTER (WHERE c.registered_in_district) > 0) k
JOIN ybss_registry.household o ON o.district = k.district AND o.household_id = k.household_id
LEFT JOIN ybss_registry.address a ON a.district = o.district AND a.address_id = o.address_id
WHERE (lower(o.valid) <= ybss.today()) IS NOT false AND (upper(o.valid) > ybss.today()) IS NOT false AND NOT o.collective;
COMMENT ON VIEW ybss.empty_household IS
'Registered households (collective ones excepted) none of whose members lives where the household is registered: how many live elsewhere in the district, are away, or nobody knows where. / 空挂户。';

CREATE OR REPLACE VIEW ybss.person_with_several_homes WITH (security_barrier) AS
SELECT p.person_id, p.grid, ybss.shown('person', 'name', p.name) AS name, r.homes, r.house_ids,
  p.grid::text AS grid_text
FROM (SELECT r.district, r.person_id, count(*) AS homes, array_agg(r.house_id ORDER BY r.main DESC, r.valid) AS house_ids
  FROM ybss_registry.residence r WHERE (lower(r.valid) <= ybss.today()) IS NOT false AND (upper(r.valid) > ybss.today()) IS NOT false GROUP BY r.district, r.person_id HAVING count(*) > 1) r
JOIN ybss_registry.person p ON p.district = r.district AND p.person_id = r.person_id;
COMMENT ON VIEW ybss.person_with_several_homes IS
'Persons who live in several houses today, the main one first. / 一人多址。';

CREATE OR REPLACE VIEW ybss.person_without_house WITH (security_barrier) AS
SELECT p.person_id, p.grid, ybss.shown('person', 'name', p.name) AS name, extract(year FROM p.birth_date)::int AS birth_year,
  (SELECT max(upper(r.valid)) FROM ybss_registry.residence r WHERE r.district = p.district AND r.person_id = p.person_id) AS since,
  p.grid::text AS grid_text
FROM ybss_registry.person p
WHERE p.died_on IS NULL
  AND NOT EXISTS (SELECT FROM ybss_registry.residence r WHERE r.district = p.district AND r.person_id = p.person_id AND (lower(r.valid) <= ybss.today()) IS NOT false AND (upper(r.valid) > ybss.today()) IS NOT false)
  AND NOT EXISTS (SELECT FROM ybss_registry.departure d WHERE d.district = p.district AND d.person_id = p.person_id AND (lower(d.valid) <= ybss.today()) IS NOT false AND (upper(d.valid) > ybss.today()) IS NOT false);
COMMENT ON VIEW ybss.person_without_house IS
'Persons of whom no house is known today, and not that they went away; since when. / 有人无房。';

CREATE OR REPLACE VIEW ybss.overdue_visitor WITH (security_barrier) AS
SELECT p.person_id, p.grid, ybss.shown('person', 'name', p.name) AS name, p.nationality, p.arrived_on, p.leaves_on, ybss.today() - p.leaves_on AS days_over,
  p.grid::text AS grid_text
FROM ybss_registry.person p
WHERE p.leaves_on < ybss.today()
  AND EXISTS (SELECT FROM ybss_registry.residence r WHERE r.district = p.district AND r.person_id = p.person_id AND (lower(r.valid) <= ybss.today()) IS NOT false AND (upper(r.valid) > ybss.today()) IS NOT false);
COMMENT ON VIEW ybss.overdue_visitor IS
'Residents from abroad, Hong Kong, Macao or Taiwan whose planned departure has passed: their stay is to be extended or ended. / 超过预计离开日期的境外人员。';

CREATE OR REPLACE VIEW ybss.overdue_permit WITH (security_barrier) AS
SELECT p.person_id, p.grid, ybss.shown('person', 'name', p.name) AS name, ybss.shown('person', 'permit_kind', p.items->>'permit_kind') AS permit_kind,
  e.expires_on, ybss.today() - e.expires_on AS days_over,
  p.grid::text AS grid_text
FROM ybss_registry.person p
-- What is masked of the day answers nothing.
CROSS JOIN LATERAL (SELECT ybss.try_date(ybss.shown('person', 'permit_expires', p.items->>'permit_expires')) AS expires_on) e
WHERE p.items ? 'permit_expires' AND e.expires_on < ybss.today() AND p.died_on IS NULL
  AND EXISTS (SELECT FROM ybss_registry.residence r WHERE r.district = p.district AND r.person_id = p.person_id AND (lower(r.valid) <= ybss.today()) IS NOT false AND (upper(r.valid) > ybss.today()) IS NOT false);
COMMENT ON VIEW ybss.overdue_permit IS
'Residents whose residence permit (item permit_expires) has run out: it is to be renewed, or they have gone. / 居住证逾期人员。';

CREATE OR REPLACE VIEW ybss.unlicensed_unit WITH (security_barrier) AS
SELECT u.unit_id, u.grid, u.name, a.address::text AS address, u.no_code_reason, n.chinese AS reason, k.known_since,
  CASE WHEN n.unlicensed THEN 'unlicensed' WHEN u.no_code_reason = '02' THEN 'overdue' ELSE 'to check' END AS state,
  u.grid::text AS grid_text,
  CASE WHEN n.unlicensed THEN '无证' WHEN u.no_code_reason = '02' THEN '办证超期' ELSE '原因待核对' END AS chinese
FROM ybss_registry.unit u
JOIN ybss_registry.no_code_reason n ON n.code = u.no_code_reason
JOIN ybss_registry.address a ON a.district = u.district AND a.address_id = u.address_id
CROSS JOIN ybss_registry.question_limits q
-- An office may have known before the register did.
CROSS JOIN LATERAL (SELECT least(ybss.day_of(u.recorded_at), ybss.try_date(substr(ybss.stated_apart(u.stated)->>'no_code_reason', 1, 10))) AS known_since) k
WHERE u.closed_on IS NULL
  AND (n.unlicensed OR u.no_code_reason IN ('90', '99') OR u.no_code_reason = '02' AND ybss.today() - k.known_since > q.registration_days);
COMMENT ON VIEW ybss.unlicensed_unit IS
'Open units that work without a licence: unlicensed by their reason, overdue where registration has been under way for longer than the limit, to check where the list did not say why there is no code. / 无证经营。';
GRANT SELECT ON ybss.separated_person, ybss.empty_household, ybss.person_with_several_homes, ybss.person_without_house,
  ybss.overdue_visitor, ybss.overdue_permit, ybss.unlicensed_unit TO ybss_reader, ybss_operator;
