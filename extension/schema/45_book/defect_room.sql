-- 漏: rooms that a building's own matrix of floors and doors lacks.

CREATE OR REPLACE FUNCTION ybss_registry.missing_rooms(within ybss.grid_code)
RETURNS TABLE (defect text, address_id bigint, address text, evidence text, repair text)
LANGUAGE sql STABLE ROWS 100
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH room AS (
    SELECT a.district, a.address_id, k.stair, k.room
    FROM ybss_registry.address a CROSS JOIN LATERAL ybss.room_of_stair(a.address) k
    WHERE a.state <> 'retired' AND a.level = 'room' AND k.stair IS NOT NULL
      AND (within IS NULL OR a.grid OPERATOR(ybss.<@) within)
  ), stair AS (
    SELECT r.district, r.stair, pg_catalog.min(r.address_id) AS address_id, pg_catalog.array_agg(DISTINCT r.room) AS rooms,
      pg_catalog.count(DISTINCT r.room) AS filled, pg_catalog.count(DISTINCT r.room / 100) AS floors, pg_catalog.count(DISTINCT r.room % 100) AS doors,
      pg_catalog.min(r.room / 100) AS lowest, pg_catalog.max(r.room / 100) AS highest
    FROM room r GROUP BY r.district, r.stair
  ), holed AS (
    -- Most stairs are whole: only the others are laid out.
    SELECT * FROM stair s WHERE s.floors >= 2 AND (s.filled < s.floors * s.doors OR s.highest - s.lowest + 1 > s.floors)
      AND s.filled >= 0.7 * s.floors * s.doors
  ), floor AS (
    SELECT h.district, h.stair, n / 100 AS floor, count(*) AS doors FROM holed h, pg_catalog.unnest(h.rooms) n GROUP BY 1, 2, 3
  ), gap AS (
    SELECT h.district, h.address_id, lpad((f.floor * 100 + d.door)::text, 3, '0') || '室' AS missing,
      pg_catalog.format('本单元其他楼层有 %s 室号，%s 层其他户已编', d.door, f.floor) AS evidence, '补编或注明不存在' AS repair
    FROM holed h
    JOIN floor f ON f.district = h.district AND f.stair = h.stair
    CROSS JOIN LATERAL (SELECT n % 100 AS door FROM pg_catalog.unnest(h.rooms) n GROUP BY 1) d
    -- A ground floor of shops and a roof floor have fewer doors by design.
    WHERE NOT f.floor * 100 + d.door = ANY (h.rooms) AND (f.doors * 2 > h.doors OR f.floor NOT IN (h.lowest, h.highest))
    UNION ALL
    SELECT h.district, h.address_id, f || '层', pg_catalog.format('有 %s 层和 %s 层，没有 %s 层', f - 1, h.highest, f), '补编或注明不设该层'
    FROM holed h CROSS JOIN LATERAL generate_series(h.lowest + 1, h.highest - 1) f
    WHERE NOT EXISTS (SELECT FROM pg_catalog.unnest(h.rooms) n WHERE n / 100 = f) AND EXISTS (SELECT FROM pg_catalog.unnest(h.rooms) n WHERE n / 100 = f - 1)
  )
  SELECT '漏', g.address_id,
    pg_catalog.concat(ybss.address_text(ybss.address_truncate(a.address, 'building')), ybss.address_element(a.address, 'unit'), g.missing), g.evidence, g.repair
  FROM gap g JOIN ybss_registry.address a ON a.district = g.district AND a.address_id = g.address_id
  -- What the building's layout says does not exist is not missing.
  WHERE NOT EXISTS (SELECT FROM ybss_registry.building_layout l JOIN ybss_registry.building b ON b.district = l.district AND b.building_id = l.building_id
    JOIN ybss_registry.address h ON h.district = b.district AND h.address_id = b.address_id
    WHERE l.district = g.district AND h.address = ybss.address_truncate(a.address, 'building')
      AND l.without ~ ('(^|[^0-9])' || rtrim(g.missing, '室') || '([^0-9]|$)'))
$$;
COMMENT ON FUNCTION ybss_registry.missing_rooms(ybss.grid_code) IS
'漏: rooms, and whole floors, that a stair lacks whose matrix of floors and doors is at least 70 % full; not what the building''s layout says does not exist. address_id is a room of the stair. Stable: reads the address book. / 楼栋矩阵缺户、缺层。';
REVOKE ALL ON FUNCTION ybss_registry.missing_rooms(ybss.grid_code) FROM PUBLIC;
