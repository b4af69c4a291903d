-- The links of the shipped kinds. A row more, and the upgrade makes what follows from it.

INSERT INTO ybss_registry.kind_link AS k (kind, position, link, through, joined_by, only_if, rescores, elsewhere, other_ends, joins, items) VALUES
('person', 1, 'residence', NULL, NULL, NULL, '{INSERT,UPDATE,DELETE}', true, '{house}',
 -- Single steps by key: planned while the tables are empty, they must do when they are full.
 'LEFT JOIN LATERAL (
  SELECT l.tenure_code AS dwelling,
    (SELECT (SELECT a.address::text FROM ybss_registry.address a WHERE a.district = h.district AND a.address_id = h.address_id)
     FROM ybss_registry.house h WHERE h.district = l.district AND h.house_id = l.house_id) AS residence
  FROM ybss_registry.residence l
  WHERE l.district = r.district AND l.person_id = r.person_id AND l.valid @> current_date
  ORDER BY l.main DESC, l.residence_id LIMIT 1) lives ON true',
 'lives.residence, lives.dwelling'),
('person', 2, 'household_member', NULL, NULL, NULL, '{INSERT,UPDATE,DELETE}', true, '{household}',
 'LEFT JOIN LATERAL (
  SELECT l.relation_code AS relation_to_head,
    (SELECT h.number FROM ybss_registry.household h
     WHERE h.district = l.district AND h.household_id = l.household_id) AS household_number
  FROM ybss_registry.household_member l
  WHERE l.district = r.district AND l.person_id = r.person_id AND l.valid @> current_date
  LIMIT 1) belongs ON true',
 'belongs.household_number, belongs.relation_to_head'),
('house', 1, 'address', 'house', 'address_id', NULL, '{UPDATE}', false, '{}',
 'JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.address_id',
 'a.address::text AS address, a.state AS address_state, @postgis@.st_astext(a.position) AS position'),
('house', 2, 'ownership', NULL, NULL, NULL, '{INSERT,UPDATE,DELETE}', true, '{person,unit}', NULL,
 '(SELECT coalesce(p.name, u.name) FROM ybss_registry.ownership l
   LEFT JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.person_id
   LEFT JOIN ybss_registry.unit u ON u.district = l.district AND u.unit_id = l.unit_id
   WHERE l.district = r.district AND l.house_id = r.house_id AND l.valid @> current_date
   ORDER BY l.ownership_id LIMIT 1) AS owner'),
-- Whether anybody lives there, not who: the persons may lie anywhere.
('house', 3, 'residence', NULL, NULL, NULL, '{INSERT,UPDATE,DELETE}', true, '{}', NULL,
 '(SELECT ''lived in'' AS said FROM ybss_registry.residence l
   WHERE l.district = r.district AND l.house_id = r.house_id AND l.valid @> current_date LIMIT 1) AS occupancy'),
('unit', 1, 'address', 'unit', 'address_id', NULL, '{UPDATE}', false, '{}',
 'JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.address_id',
 'a.address::text AS premises, @postgis@.st_astext(a.position) AS position'),
('building', 1, 'address', 'building', 'address_id', NULL, '{UPDATE}', false, '{}',
 'JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.address_id',
 'a.address::text AS address, @postgis@.st_astext(a.position) AS position'),
('building', 2, 'house', NULL, NULL, 'l.building_id IS NOT NULL', '{INSERT,UPDATE,DELETE}', true, '{}', NULL,
 '(SELECT count(*)::int FROM ybss_registry.house l
   WHERE l.district = r.district AND l.building_id = r.building_id) AS houses'),
-- How many live there counts on the days on which one comes or goes, not for each that is noted.
('building', 3, 'residence', 'house', 'house_id', NULL, '{}', true, '{}', NULL,
 '(SELECT count(*)::int FROM ybss_registry.house h
   JOIN ybss_registry.residence l ON l.district = h.district AND l.house_id = h.house_id AND l.valid @> current_date
   WHERE h.district = r.district AND h.building_id = r.building_id) AS residents'),
('household', 1, 'household_member', NULL, NULL, NULL, '{INSERT,UPDATE,DELETE}', true, '{person}',
 'LEFT JOIN LATERAL (
  SELECT p.name, p.citizen_id, p.phone FROM ybss_registry.household_member l
  JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.person_id
  WHERE l.district = r.district AND l.household_id = r.household_id AND l.valid @> current_date AND l.relation_code IN (''0'', ''01'', ''02'')
  ORDER BY p.person_id LIMIT 1) head ON true',
 'head.name AS head_name, head.citizen_id::text AS head_citizen_id, head.phone AS head_phone,
  (SELECT count(*)::int FROM ybss_registry.household_member l
   WHERE l.district = r.district AND l.household_id = r.household_id AND l.valid @> current_date) AS members'),
('household', 2, 'person', 'household_member', 'person_id', 't.relation_code IN (''0'', ''01'', ''02'')', '{UPDATE}', false, '{}', NULL, NULL)
ON CONFLICT (kind, link) DO UPDATE SET position = EXCLUDED.position, through = EXCLUDED.through, joined_by = EXCLUDED.joined_by,
  only_if = EXCLUDED.only_if, rescores = EXCLUDED.rescores, elsewhere = EXCLUDED.elsewhere, other_ends = EXCLUDED.other_ends,
  joins = EXCLUDED.joins, items = EXCLUDED.items
WHERE (k.*) IS DISTINCT FROM (EXCLUDED.*);

-- Its texts run as the owner: nobody else reads or writes them.
SELECT ybss.protect_table('ybss_registry.kind_link', '{}', '{}');
