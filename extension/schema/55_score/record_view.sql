-- Records with what their links say beside what the register holds: what scores read.

DROP VIEW IF EXISTS ybss_registry.person_record, ybss_registry.house_record, ybss_registry.unit_record,
  ybss_registry.building_record, ybss_registry.household_record;

-- Single steps by key: planned while the tables are empty, they must do when they are full.
CREATE VIEW ybss_registry.person_record AS
SELECT p.*, r.residence, r.dwelling, m.household_number, m.relation_to_head
FROM ybss_registry.person p
LEFT JOIN LATERAL (
  SELECT r.tenure_code AS dwelling,
    (SELECT (SELECT a.address::text FROM ybss_registry.address a WHERE a.district = h.district AND a.address_id = h.address_id)
     FROM ybss_registry.house h WHERE h.district = r.district AND h.house_id = r.house_id) AS residence
  FROM ybss_registry.residence r
  WHERE r.district = p.district AND r.person_id = p.person_id AND r.valid @> current_date
  ORDER BY r.main DESC, r.residence_id LIMIT 1) r ON true
LEFT JOIN LATERAL (
  SELECT m.relation_code AS relation_to_head,
    (SELECT h.number FROM ybss_registry.household h
     WHERE h.district = m.district AND h.household_id = m.household_id) AS household_number
  FROM ybss_registry.household_member m
  WHERE m.district = p.district AND m.person_id = p.person_id AND m.valid @> current_date
  LIMIT 1) m ON true;
COMMENT ON VIEW ybss_registry.person_record IS
'Persons with residence and household as items. / 人员及其居住、户关联信息项。';

CREATE VIEW ybss_registry.house_record AS
SELECT h.*, a.address::text AS address, a.state AS address_state, @postgis@.st_astext(a.position) AS position,
  (SELECT coalesce(p.name, u.name) FROM ybss_registry.ownership o
   LEFT JOIN ybss_registry.person p ON p.district = o.district AND p.person_id = o.person_id
   LEFT JOIN ybss_registry.unit u ON u.district = o.district AND u.unit_id = o.unit_id
   WHERE o.district = h.district AND o.house_id = h.house_id AND o.valid @> current_date
   ORDER BY o.ownership_id LIMIT 1) AS owner,
  (SELECT 'lived in' AS said FROM ybss_registry.residence r
   WHERE r.district = h.district AND r.house_id = h.house_id AND r.valid @> current_date LIMIT 1) AS occupancy
FROM ybss_registry.house h
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id;
COMMENT ON VIEW ybss_registry.house_record IS
'Houses with address, owner and occupancy as items. / 房屋及其地址、权利人、居住关联信息项。';

CREATE VIEW ybss_registry.unit_record AS
SELECT u.*, a.address::text AS premises, @postgis@.st_astext(a.position) AS position
FROM ybss_registry.unit u
JOIN ybss_registry.address a ON a.district = u.district AND a.address_id = u.address_id;
COMMENT ON VIEW ybss_registry.unit_record IS 'Units with premises and position as items. / 单位及其经营场所信息项。';

CREATE VIEW ybss_registry.building_record AS
SELECT b.*, a.address::text AS address, @postgis@.st_astext(a.position) AS position,
  (SELECT count(*)::int FROM ybss_registry.house h
   WHERE h.district = b.district AND h.building_id = b.building_id) AS houses,
  (SELECT count(*)::int FROM ybss_registry.house h
   JOIN ybss_registry.residence r ON r.district = h.district AND r.house_id = h.house_id AND r.valid @> current_date
   WHERE h.district = b.district AND h.building_id = b.building_id) AS residents
FROM ybss_registry.building b
JOIN ybss_registry.address a ON a.district = b.district AND a.address_id = b.address_id;
COMMENT ON VIEW ybss_registry.building_record IS
'Buildings with address, houses and residents as items. / 楼栋及其地址、户数、人数信息项。';

CREATE VIEW ybss_registry.household_record AS
SELECT h.*, p.name AS head_name, p.citizen_id::text AS head_citizen_id, p.phone AS head_phone,
  (SELECT count(*)::int FROM ybss_registry.household_member m
   WHERE m.district = h.district AND m.household_id = h.household_id AND m.valid @> current_date) AS members
FROM ybss_registry.household h
LEFT JOIN LATERAL (
  SELECT p.name, p.citizen_id, p.phone FROM ybss_registry.household_member m
  JOIN ybss_registry.person p ON p.district = m.district AND p.person_id = m.person_id
  WHERE m.district = h.district AND m.household_id = h.household_id AND m.valid @> current_date AND m.relation_code IN ('0', '01', '02')
  ORDER BY p.person_id LIMIT 1) p ON true;
COMMENT ON VIEW ybss_registry.household_record IS 'Households with their heads as items. / 户及其户主信息项。';
