-- Lives in the register that nobody can have had. The generator plants none; a fault of a
-- list may make one.
CREATE VIEW demo_truth.impossible AS
SELECT 'residence before birth' AS what, count(*) AS rows FROM ybss_registry.residence r JOIN ybss_registry.person p USING (district, person_id)
WHERE lower(r.valid) < p.birth_date
UNION ALL SELECT 'residence before the house was built', count(*) FROM ybss_registry.residence r
JOIN demo_truth.built b USING (district, house_id) WHERE lower(r.valid) < b.built
UNION ALL SELECT 'two main residences', count(*) FROM ybss_registry.residence r
JOIN ybss_registry.residence o ON o.district = r.district AND o.person_id = r.person_id AND o.residence_id > r.residence_id AND o.main AND o.valid && r.valid
WHERE r.main
UNION ALL SELECT 'lives here and went away', count(*) FROM ybss_registry.residence r
JOIN ybss_registry.departure d ON d.district = r.district AND d.person_id = r.person_id AND d.valid && r.valid WHERE r.main
UNION ALL SELECT 'household before birth', count(*) FROM ybss_registry.household_member m JOIN ybss_registry.person p USING (district, person_id)
WHERE lower(m.valid) < p.birth_date
UNION ALL SELECT 'head of a household under age', count(*) FROM ybss_registry.household_member m JOIN ybss_registry.person p USING (district, person_id)
WHERE m.relation_code = '02' AND lower(m.valid) < p.birth_date + interval '18 years'
UNION ALL SELECT 'employed as a child', count(*) FROM ybss_registry.employment e JOIN ybss_registry.person p USING (district, person_id)
WHERE lower(e.valid) < p.birth_date + interval '16 years'
UNION ALL SELECT 'employed before the unit was founded', count(*) FROM ybss_registry.employment e JOIN ybss_registry.unit u USING (district, unit_id)
WHERE lower(e.valid) < u.founded_on
UNION ALL SELECT 'premises before the unit was founded', count(*) FROM ybss_registry.premises w JOIN ybss_registry.unit u USING (district, unit_id)
WHERE lower(w.valid) < u.founded_on
UNION ALL SELECT 'guardian under age', count(*) FROM ybss_registry.guardianship g JOIN ybss_registry.person p ON p.district = g.district AND p.person_id = g.person_id
WHERE lower(g.valid) < p.birth_date + interval '18 years'
UNION ALL SELECT 'guardian and ward', count(*) FROM ybss_registry.guardianship g
JOIN ybss_registry.guardianship w ON w.district = g.district AND w.ward_id = g.person_id AND w.person_id = g.ward_id
UNION ALL SELECT 'owner before birth', count(*) FROM ybss_registry.ownership o JOIN ybss_registry.person p USING (district, person_id)
WHERE lower(o.valid) < p.birth_date
UNION ALL SELECT 'born or founded in the future', (SELECT count(*) FROM ybss_registry.person WHERE birth_date > current_date)
  + (SELECT count(*) FROM ybss_registry.unit WHERE founded_on > current_date);
