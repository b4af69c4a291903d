-- The links of the shipped kinds. A row more, and the upgrade makes what follows from it.
-- For sets a period that holds today is said by its two ends, of which the planner knows that most
-- rows have them; of valid @> it thinks that hardly any row does, and looks each up. A text of
-- which it counts only whether it is there (v_read) is not written; of most records of a register (v_most)
-- links are read as a whole, and planned without a look at each id.

INSERT INTO ybss_registry.kind_link AS k (kind, position, link, through, joined_by, only_if, rescores, elsewhere, other_ends, joins, items, set_joins, set_items) VALUES
('person', 1, 'residence', NULL, NULL, NULL, '{INSERT,UPDATE,DELETE}', true, '{house}',
 -- Single steps by key: planned while the tables are empty, they must do when they are full.
 'LEFT JOIN LATERAL (
  SELECT l.tenure_code AS dwelling,
    (SELECT (SELECT a.address::text FROM ybss_registry.address a WHERE a.district = h.district AND a.address_id = h.address_id)
     FROM ybss_registry.house h WHERE h.district = l.district AND h.house_id = l.house_id) AS residence
  FROM ybss_registry.residence l
  WHERE l.district = r.district AND l.person_id = r.person_id AND l.valid @> ybss.today()
  ORDER BY l.main DESC, l.residence_id LIMIT 1) lives ON true',
 'lives.residence, lives.dwelling',
 'LEFT JOIN (
  SELECT DISTINCT ON (l.district, l.person_id) l.district, l.person_id, l.tenure_code AS dwelling, l.house_id
  FROM ybss_registry.residence l
  WHERE (v_most OR l.person_id = ANY (p_ids)) AND l.district = ANY (v_districts) AND (lower(l.valid) <= v_today) IS NOT false AND (upper(l.valid) > v_today) IS NOT false
  ORDER BY l.district, l.person_id, l.main DESC, l.residence_id) lives ON lives.district = r.district AND lives.person_id = r.person_id
 LEFT JOIN ybss_registry.house h ON h.district = lives.district AND h.house_id = lives.house_id
 LEFT JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id',
 'CASE WHEN ''residence'' = ANY (v_read) THEN a.address::text WHEN a.address IS NOT NULL THEN '''' END AS residence, lives.dwelling'),
('person', 2, 'household_member', NULL, NULL, NULL, '{INSERT,UPDATE,DELETE}', true, '{household}',
 'LEFT JOIN LATERAL (
  SELECT l.relation_code AS relation_to_head,
    (SELECT h.number FROM ybss_registry.household h
     WHERE h.district = l.district AND h.household_id = l.household_id) AS household_number
  FROM ybss_registry.household_member l
  WHERE l.district = r.district AND l.person_id = r.person_id AND l.valid @> ybss.today()
  LIMIT 1) belongs ON true',
 'belongs.household_number, belongs.relation_to_head',
 'LEFT JOIN (
  SELECT DISTINCT ON (l.district, l.person_id) l.district, l.person_id, l.relation_code AS relation_to_head, h.number AS household_number
  FROM ybss_registry.household_member l
  LEFT JOIN ybss_registry.household h ON h.district = l.district AND h.household_id = l.household_id
  WHERE (v_most OR l.person_id = ANY (p_ids)) AND l.district = ANY (v_districts) AND (lower(l.valid) <= v_today) IS NOT false AND (upper(l.valid) > v_today) IS NOT false
  ORDER BY l.district, l.person_id) belongs ON belongs.district = r.district AND belongs.person_id = r.person_id',
 'belongs.household_number, belongs.relation_to_head'),
('house', 1, 'address', 'house', 'address_id', NULL, '{UPDATE}', false, '{}',
 'JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.address_id',
 'a.address::text AS address, a.state AS address_state, @postgis@.st_astext(a.position) AS position',
 'JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.address_id',
 'CASE WHEN ''address'' = ANY (v_read) THEN a.address::text WHEN a.address IS NOT NULL THEN '''' END AS address,
  a.state AS address_state,
  CASE WHEN ''position'' = ANY (v_read) THEN @postgis@.st_astext(a.position) WHEN a.position IS NOT NULL THEN '''' END AS position'),
('house', 2, 'ownership', NULL, NULL, NULL, '{INSERT,UPDATE,DELETE}', true, '{person,unit}', NULL,
 '(SELECT coalesce(p.name, u.name) FROM ybss_registry.ownership l
   LEFT JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.person_id
   LEFT JOIN ybss_registry.unit u ON u.district = l.district AND u.unit_id = l.unit_id
   WHERE l.district = r.district AND l.house_id = r.house_id AND l.valid @> ybss.today()
   ORDER BY l.ownership_id LIMIT 1) AS owner',
 'LEFT JOIN (
  SELECT DISTINCT ON (l.district, l.house_id) l.district, l.house_id, coalesce(p.name, u.name) AS owner
  FROM ybss_registry.ownership l
  LEFT JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.person_id
  LEFT JOIN ybss_registry.unit u ON u.district = l.district AND u.unit_id = l.unit_id
  WHERE (v_most OR l.house_id = ANY (p_ids)) AND l.district = ANY (v_districts) AND (lower(l.valid) <= v_today) IS NOT false AND (upper(l.valid) > v_today) IS NOT false
  ORDER BY l.district, l.house_id, l.ownership_id) owned ON owned.district = r.district AND owned.house_id = r.house_id',
 'owned.owner'),
-- Whether anybody lives there, not who: the persons may lie anywhere.
('house', 3, 'residence', NULL, NULL, NULL, '{INSERT,UPDATE,DELETE}', true, '{}', NULL,
 '(SELECT ''lived in'' AS said FROM ybss_registry.residence l
   WHERE l.district = r.district AND l.house_id = r.house_id AND l.valid @> ybss.today() LIMIT 1) AS occupancy',
 'LEFT JOIN (
  SELECT DISTINCT l.district, l.house_id, ''lived in''::text AS occupancy FROM ybss_registry.residence l
  WHERE (v_most OR l.house_id = ANY (p_ids)) AND l.district = ANY (v_districts) AND (lower(l.valid) <= v_today) IS NOT false AND (upper(l.valid) > v_today) IS NOT false)
  lived ON lived.district = r.district AND lived.house_id = r.house_id',
 'lived.occupancy'),
('unit', 1, 'address', 'unit', 'address_id', NULL, '{UPDATE}', false, '{}',
 'JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.address_id',
 'a.address::text AS premises, @postgis@.st_astext(a.position) AS position',
 'JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.address_id',
 'CASE WHEN ''premises'' = ANY (v_read) THEN a.address::text WHEN a.address IS NOT NULL THEN '''' END AS premises,
  CASE WHEN ''position'' = ANY (v_read) THEN @postgis@.st_astext(a.position) WHEN a.position IS NOT NULL THEN '''' END AS position'),
('building', 1, 'address', 'building', 'address_id', NULL, '{UPDATE}', false, '{}',
 'JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.address_id',
 'a.address::text AS address, @postgis@.st_astext(a.position) AS position',
 'JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.address_id',
 'CASE WHEN ''address'' = ANY (v_read) THEN a.address::text WHEN a.address IS NOT NULL THEN '''' END AS address,
  CASE WHEN ''position'' = ANY (v_read) THEN @postgis@.st_astext(a.position) WHEN a.position IS NOT NULL THEN '''' END AS position'),
('thing', 1, 'address', 'thing', 'address_id', NULL, '{UPDATE}', false, '{}',
 'LEFT JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.address_id',
 'a.address::text AS address',
 'LEFT JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.address_id',
 'CASE WHEN ''address'' = ANY (v_read) THEN a.address::text WHEN a.address IS NOT NULL THEN '''' END AS address'),
('building', 2, 'house', NULL, NULL, 'l.building_id IS NOT NULL', '{INSERT,UPDATE,DELETE}', true, '{}', NULL,
 '(SELECT count(*)::int FROM ybss_registry.house l
   WHERE l.district = r.district AND l.building_id = r.building_id) AS houses',
 'LEFT JOIN (
  SELECT l.district, l.building_id, count(*)::int AS houses FROM ybss_registry.house l
  WHERE (v_most OR l.building_id = ANY (p_ids)) AND l.district = ANY (v_districts) GROUP BY l.district, l.building_id) held ON held.district = r.district AND held.building_id = r.building_id',
 'coalesce(held.houses, 0) AS houses'),
-- How many live there counts on the days on which one comes or goes, not for each that is noted.
('building', 3, 'residence', 'house', 'house_id', NULL, '{}', true, '{}', NULL,
 '(SELECT count(*)::int FROM ybss_registry.house h
   JOIN ybss_registry.residence l ON l.district = h.district AND l.house_id = h.house_id AND l.valid @> ybss.today()
   WHERE h.district = r.district AND h.building_id = r.building_id) AS residents',
 'LEFT JOIN (
  SELECT h.district, h.building_id, count(*)::int AS residents FROM ybss_registry.house h
  JOIN ybss_registry.residence l ON l.district = h.district AND l.house_id = h.house_id
  WHERE (v_most OR h.building_id = ANY (p_ids)) AND h.district = ANY (v_districts) AND (lower(l.valid) <= v_today) IS NOT false AND (upper(l.valid) > v_today) IS NOT false
  GROUP BY h.district, h.building_id) inhabited ON inhabited.district = r.district AND inhabited.building_id = r.building_id',
 'coalesce(inhabited.residents, 0) AS residents'),
('household', 1, 'household_member', NULL, NULL, NULL, '{INSERT,UPDATE,DELETE}', true, '{person}',
 'LEFT JOIN LATERAL (
  SELECT p.name, p.citizen_id, p.phone FROM ybss_registry.household_member l
  JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.person_id
  WHERE l.district = r.district AND l.household_id = r.household_id AND l.valid @> ybss.today() AND l.relation_code IN (''0'', ''01'', ''02'')
  ORDER BY p.person_id LIMIT 1) head ON true',
 'head.name AS head_name, head.citizen_id::text AS head_citizen_id, head.phone AS head_phone,
  (SELECT count(*)::int FROM ybss_registry.household_member l
   WHERE l.district = r.district AND l.household_id = r.household_id AND l.valid @> ybss.today()) AS members',
 'LEFT JOIN (
  SELECT DISTINCT ON (l.district, l.household_id) l.district, l.household_id, p.name, p.citizen_id, p.phone FROM ybss_registry.household_member l
  JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.person_id
  WHERE (v_most OR l.household_id = ANY (p_ids)) AND l.district = ANY (v_districts) AND (lower(l.valid) <= v_today) IS NOT false AND (upper(l.valid) > v_today) IS NOT false AND l.relation_code IN (''0'', ''01'', ''02'')
  ORDER BY l.district, l.household_id, p.person_id) head ON head.district = r.district AND head.household_id = r.household_id
 LEFT JOIN (
  SELECT l.district, l.household_id, count(*)::int AS members FROM ybss_registry.household_member l
  WHERE (v_most OR l.household_id = ANY (p_ids)) AND l.district = ANY (v_districts) AND (lower(l.valid) <= v_today) IS NOT false AND (upper(l.valid) > v_today) IS NOT false
  GROUP BY l.district, l.household_id) counted ON counted.district = r.district AND counted.household_id = r.household_id',
 'head.name AS head_name, head.citizen_id::text AS head_citizen_id, head.phone AS head_phone, coalesce(counted.members, 0) AS members'),
('household', 2, 'person', 'household_member', 'person_id', 't.relation_code IN (''0'', ''01'', ''02'')', '{UPDATE}', false, '{}', NULL, NULL, NULL, NULL)
ON CONFLICT (kind, link) DO UPDATE SET position = EXCLUDED.position, through = EXCLUDED.through, joined_by = EXCLUDED.joined_by,
  only_if = EXCLUDED.only_if, rescores = EXCLUDED.rescores, elsewhere = EXCLUDED.elsewhere, other_ends = EXCLUDED.other_ends,
  joins = EXCLUDED.joins, items = EXCLUDED.items, set_joins = EXCLUDED.set_joins, set_items = EXCLUDED.set_items
WHERE (k.*) IS DISTINCT FROM (EXCLUDED.*);

-- Its texts run as the owner: nobody else reads or writes them.
SELECT ybss.protect_table('ybss_registry.kind_link', '{}', '{}');
