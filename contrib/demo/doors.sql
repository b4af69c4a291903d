-- The door codes of one building, as JSON (door_sheet.py lays them out).
\pset format unaligned
\pset tuples_only on
WITH chosen AS (
  SELECT b.district, b.building_id, a.address FROM ybss_registry.building b
  JOIN ybss_registry.address a ON a.district = b.district AND a.address_id = b.address_id
  JOIN ybss_registry.house h ON h.district = b.district AND h.building_id = b.building_id
  WHERE a.level = 'building'
  GROUP BY b.district, b.building_id, a.address HAVING count(*) BETWEEN 9 AND 24 ORDER BY a.address LIMIT 1
), door AS (
  SELECT a.address, h.house_id FROM chosen c
  JOIN ybss_registry.house h ON h.district = c.district AND h.building_id = c.building_id
  JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
  ORDER BY a.address
)
SELECT jsonb_agg(jsonb_build_object(
  'title', concat(ybss.address_element(address, 'unit'), ybss.address_element(address, 'floor'), ybss.address_element(address, 'room')),
  'subtitle', concat(ybss.address_element(address, 'compound'), ybss.address_element(address, 'building')),
  'svg', ybss.qr_svg(ybss.qr_issue('house', house_id))) ORDER BY address) FROM door;
