-- Links that no life can have had: a row for each rule that a row of a link breaks.
-- ybss.rule_holds() asks for the row that was written, ybss.check_registry() for all.
-- Most rows break none: they are passed over before the rules are told one by one.
-- What runs on in a house that has ended breaks a key. by_year: the years alone tell so; a birth date's day is shown to few.

CREATE OR REPLACE VIEW ybss_registry.impossible_residence AS
SELECT t.district, t.residence_id, t.person_id, t.house_id, h.building_id, v.rule, v.by_year
FROM ybss_registry.residence t
JOIN ybss_registry.person p ON p.district = t.district AND p.person_id = t.person_id
JOIN ybss_registry.house h ON h.district = t.district AND h.house_id = t.house_id
LEFT JOIN ybss_registry.building b ON b.district = h.district AND b.building_id = h.building_id
CROSS JOIN LATERAL (VALUES
  ('residence_after_birth', lower(t.valid) < p.birth_date, extract(year FROM lower(t.valid)) < extract(year FROM p.birth_date)),
  ('residence_before_death', coalesce(upper(t.valid), 'infinity') > p.died_on + 1, true),
  ('residence_in_built_house', extract(year FROM lower(t.valid)) < b.built_in, true),
  ('residence_in_house_that_stood', upper(t.valid) > h.ended_on, true),
  ('residence_while_away', t.main AND EXISTS (SELECT FROM ybss_registry.departure d
    WHERE d.district = t.district AND d.person_id = t.person_id AND d.valid && t.valid), true),
  ('residence_filed_with_its_house', t.grid OPERATOR(ybss.<>) h.grid AND NOT EXISTS (SELECT FROM ybss_registry.redraw r
    WHERE r.district = t.district AND r.finished_at IS NULL), true)) v (rule, broken, by_year)
WHERE v.broken AND (lower(t.valid) < p.birth_date OR p.died_on IS NOT NULL OR extract(year FROM lower(t.valid)) < b.built_in
  OR upper(t.valid) > h.ended_on OR t.grid OPERATOR(ybss.<>) h.grid
  OR t.main AND EXISTS (SELECT FROM ybss_registry.departure d WHERE d.district = t.district AND d.person_id = t.person_id));
COMMENT ON VIEW ybss_registry.impossible_residence IS
'Residences that cannot be: before the person was born or after the death, before the house was built or after it ended, at home while away, filed in another grid than the house. / 不可能的居住登记。';

CREATE OR REPLACE VIEW ybss_registry.impossible_tenancy AS
SELECT t.district, t.tenancy_id, t.person_id, t.house_id, h.building_id, v.rule, v.by_year
FROM ybss_registry.tenancy t
LEFT JOIN ybss_registry.person p ON p.district = t.district AND p.person_id = t.person_id
JOIN ybss_registry.house h ON h.district = t.district AND h.house_id = t.house_id
LEFT JOIN ybss_registry.building b ON b.district = h.district AND b.building_id = h.building_id
CROSS JOIN LATERAL (VALUES
  ('tenancy_after_birth', lower(t.valid) < p.birth_date, extract(year FROM lower(t.valid)) < extract(year FROM p.birth_date)),
  ('tenancy_before_death', coalesce(upper(t.valid), 'infinity') > p.died_on + 1, true),
  ('tenancy_of_built_house', extract(year FROM lower(t.valid)) < b.built_in, true),
  ('tenancy_of_house_that_stood', upper(t.valid) > h.ended_on, true),
  ('tenancy_filed_with_its_house', t.grid OPERATOR(ybss.<>) h.grid AND NOT EXISTS (SELECT FROM ybss_registry.redraw r
    WHERE r.district = t.district AND r.finished_at IS NULL), true)) v (rule, broken, by_year)
WHERE v.broken AND (lower(t.valid) < p.birth_date OR p.died_on IS NOT NULL OR extract(year FROM lower(t.valid)) < b.built_in
  OR upper(t.valid) > h.ended_on OR t.grid OPERATOR(ybss.<>) h.grid);
COMMENT ON VIEW ybss_registry.impossible_tenancy IS
'Tenancies that cannot be: before the tenant was born or after the death, of a house that did not stand, filed in another grid than the house. / 不可能的租赁登记。';

CREATE OR REPLACE VIEW ybss_registry.impossible_member AS
SELECT t.district, t.household_member_id, t.person_id, t.household_id, v.rule, v.by_year
FROM ybss_registry.household_member t
JOIN ybss_registry.person p ON p.district = t.district AND p.person_id = t.person_id
JOIN ybss_registry.household h ON h.district = t.district AND h.household_id = t.household_id
CROSS JOIN LATERAL (VALUES
  ('member_after_birth', lower(t.valid) < p.birth_date, extract(year FROM lower(t.valid)) < extract(year FROM p.birth_date)),
  ('member_before_death', coalesce(upper(t.valid), 'infinity') > p.died_on + 1, true),
  ('member_while_the_household_is', NOT t.valid <@ h.valid, true),
  ('head_is_no_child', t.relation_code IN ('0', '01', '02') AND lower(t.valid) < p.birth_date + interval '16 years',
    extract(year FROM lower(t.valid)) < extract(year FROM p.birth_date) + 16)) v (rule, broken, by_year)
WHERE v.broken AND (lower(t.valid) < p.birth_date OR p.died_on IS NOT NULL OR NOT t.valid <@ h.valid
  OR t.relation_code IN ('0', '01', '02') AND lower(t.valid) < p.birth_date + interval '16 years');
COMMENT ON VIEW ybss_registry.impossible_member IS
'Memberships of households that cannot be: before birth or after death, while the household is not, a child as head. / 不可能的户成员登记。';

CREATE OR REPLACE VIEW ybss_registry.impossible_employment AS
SELECT t.district, t.employment_id, t.person_id, t.unit_id, v.rule, v.by_year
FROM ybss_registry.employment t
JOIN ybss_registry.person p ON p.district = t.district AND p.person_id = t.person_id
JOIN ybss_registry.unit u ON u.district = t.district AND u.unit_id = t.unit_id
CROSS JOIN LATERAL (VALUES
  ('employment_after_birth', lower(t.valid) < p.birth_date, extract(year FROM lower(t.valid)) < extract(year FROM p.birth_date)),
  ('employment_before_death', coalesce(upper(t.valid), 'infinity') > p.died_on + 1, true),
  ('employment_by_founded_unit', lower(t.valid) < u.founded_on, true),
  ('employment_by_open_unit', coalesce(upper(t.valid), 'infinity') > u.closed_on, true)) v (rule, broken, by_year)
WHERE v.broken AND (lower(t.valid) < p.birth_date OR p.died_on IS NOT NULL OR lower(t.valid) < u.founded_on OR u.closed_on IS NOT NULL);
COMMENT ON VIEW ybss_registry.impossible_employment IS
'Employments that cannot be: before birth or after death, before the unit was founded or after it closed. / 不可能的从业登记。';

CREATE OR REPLACE VIEW ybss_registry.impossible_guardianship AS
SELECT t.district, t.guardianship_id, t.person_id, t.ward_id, v.rule, v.by_year
FROM ybss_registry.guardianship t
JOIN ybss_registry.person w ON w.district = t.district AND w.person_id = t.ward_id
LEFT JOIN ybss_registry.person g ON g.district = t.district AND g.person_id = t.person_id
CROSS JOIN LATERAL (VALUES
  ('ward_is_alive', lower(t.valid) < w.birth_date, extract(year FROM lower(t.valid)) < extract(year FROM w.birth_date)),
  ('ward_is_alive', coalesce(upper(t.valid), 'infinity') > w.died_on + 1, true),
  ('guardian_is_alive', coalesce(upper(t.valid), 'infinity') > g.died_on + 1, true),
  ('guardian_is_of_age', lower(t.valid) < g.birth_date + interval '18 years',
    extract(year FROM lower(t.valid)) < extract(year FROM g.birth_date) + 18),
  ('guardian_is_no_ward', EXISTS (SELECT FROM ybss_registry.guardianship o
    WHERE o.district = t.district AND o.ward_id = t.person_id AND o.valid && t.valid), true)) v (rule, broken, by_year)
WHERE v.broken;
COMMENT ON VIEW ybss_registry.impossible_guardianship IS
'Guardianships that cannot be: of or by somebody not born or dead, by a minor, by somebody who is a ward at the time, so that none goes in a circle. / 不可能的监护登记：监护人未成年、本身被监护或互为监护。';

CREATE OR REPLACE VIEW ybss_registry.impossible_departure AS
SELECT t.district, t.departure_id, t.person_id, v.rule, v.by_year
FROM ybss_registry.departure t
JOIN ybss_registry.person p ON p.district = t.district AND p.person_id = t.person_id
CROSS JOIN LATERAL (VALUES
  ('departure_after_birth', lower(t.valid) < p.birth_date, extract(year FROM lower(t.valid)) < extract(year FROM p.birth_date)),
  ('departure_before_death', coalesce(upper(t.valid), 'infinity') > p.died_on + 1, true),
  ('departure_ends_the_residence', EXISTS (SELECT FROM ybss_registry.residence r
    WHERE r.district = t.district AND r.person_id = t.person_id AND r.main AND r.valid && t.valid), true)) v (rule, broken, by_year)
WHERE v.broken;
COMMENT ON VIEW ybss_registry.impossible_departure IS
'Departures that cannot be: before birth or after death, while the person mainly lives in a house. / 不可能的外出登记。';
