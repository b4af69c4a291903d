-- A building's matrix against what is registered, and all of its rooms at once.

CREATE OR REPLACE FUNCTION ybss_registry.living_building(p_building_id bigint) RETURNS ybss_registry.building
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_building ybss_registry.building;
BEGIN
  SELECT * INTO v_building FROM ybss_registry.building b WHERE b.building_id = p_building_id AND b.ended_on IS NULL
    AND b.district = (SELECT ybss_registry.district_of_record('building', p_building_id));
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA19', MESSAGE = 'there is no such building in your scope',
      DETAIL = '没有这个楼栋，或不在权限范围内。', HINT = 'building_id is one of ybss.building.';
  END IF;
  RETURN v_building;
END
$$;
COMMENT ON FUNCTION ybss_registry.living_building(bigint) IS
'The row of a building that stands. Raises YBA19 where the caller''s scope has none. Stable: reads the register. / 取得楼栋。';

CREATE OR REPLACE FUNCTION ybss_registry.expected_rooms(p_building ybss_registry.building)
RETURNS TABLE (unit int, floor int, door text, room text, unit_address ybss.address, address ybss.address, use_code text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH cell AS (
    SELECT l.*, u.unit, f.floor, d.door, CASE WHEN f.floor < 0 THEN '负' ELSE '' END || abs(f.floor) || d.door AS room, a.address AS stands_on
    FROM ybss_registry.building_layout l
    JOIN ybss_registry.address a ON a.district = p_building.district AND a.address_id = p_building.address_id
    CROSS JOIN LATERAL (SELECT n AS unit FROM ybss.range_numbers(ybss.read_ranges(l.units)) n UNION ALL SELECT NULL WHERE l.units IS NULL) u
    CROSS JOIN LATERAL (SELECT n AS floor FROM ybss.range_numbers(ybss.read_ranges(l.floors)) n) f
    CROSS JOIN LATERAL pg_catalog.unnest(ybss.read_doors(l.doors, l.door_digits)) d(door)
    WHERE l.district = p_building.district AND l.building_id = p_building.building_id
  )
  SELECT DISTINCT ON (c.unit, c.room) c.unit, c.floor, c.door, c.room, w.address,
    ybss.address_with(coalesce(w.address, c.stands_on), 'room', c.room || '室'), coalesce(c.use_code, p_building.use_code)
  FROM cell c
  CROSS JOIN LATERAL (SELECT CASE WHEN c.unit IS NOT NULL THEN ybss.address_with(c.stands_on, 'unit', c.unit || '单元') END AS address) w
  WHERE NOT EXISTS (SELECT FROM regexp_split_to_table(regexp_replace(ybss.normalize(coalesce(c.without, '')), '[室\s]', '', 'g'), '[、,;，；]') x
    WHERE x IN (c.room, c.unit || '单元' || c.room, c.unit || '-' || c.room))
  ORDER BY c.unit, c.room, c.layout_id
$$;
COMMENT ON FUNCTION ybss_registry.expected_rooms(ybss_registry.building) IS
'The rooms that a building''s layout says there are, with the addresses that they should have. Raises YBA21 for ranges that cannot be read. Stable: reads layouts. / 按结构图应有的房间。';

CREATE OR REPLACE FUNCTION ybss_registry.registered_rooms(p_building ybss_registry.building)
RETURNS TABLE (address_id bigint, address ybss.address, house_id bigint)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH RECURSIVE below AS (
    SELECT a.district, a.address_id, a.address, a.level FROM ybss_registry.address a
    WHERE a.district = p_building.district AND a.parent_id = p_building.address_id AND a.state <> 'retired'
    UNION ALL
    SELECT a.district, a.address_id, a.address, a.level FROM below b
    JOIN ybss_registry.address a ON a.district = b.district AND a.parent_id = b.address_id AND a.state <> 'retired'
  )
  SELECT b.address_id, b.address, h.house_id FROM below b
  LEFT JOIN ybss_registry.house h ON h.district = b.district AND h.address_id = b.address_id AND h.ended_on IS NULL
  WHERE b.level = 'room'
$$;
COMMENT ON FUNCTION ybss_registry.registered_rooms(ybss_registry.building) IS
'The living room addresses below a building, with their houses. Stable: reads the register. / 楼栋下已登记的房间。';

CREATE OR REPLACE FUNCTION ybss.building_rooms(building_id bigint)
RETURNS TABLE (unit int, floor int, room text, address text, address_id bigint, house_id bigint, fault text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH expected AS (
    SELECT e.* FROM ybss_registry.living_building(building_rooms.building_id) b CROSS JOIN LATERAL ybss_registry.expected_rooms(b) e
  ), there AS (
    SELECT r.* FROM ybss_registry.living_building(building_rooms.building_id) b CROSS JOIN LATERAL ybss_registry.registered_rooms(b) r
  ), matched AS (
    SELECT e.unit, e.floor, e.door, coalesce(e.room, substring(ybss.address_element(t.address, 'room'), '^(.*?)室?$')) AS room,
      coalesce(t.address, e.address) AS address, t.address_id, t.house_id, e.address IS NULL AS extra,
      bool_or(t.address_id IS NOT NULL) OVER (PARTITION BY e.unit, e.floor ORDER BY e.door ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        AND bool_or(t.address_id IS NOT NULL) OVER (PARTITION BY e.unit, e.floor ORDER BY e.door ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS between
    FROM expected e FULL JOIN there t ON t.address = e.address
  )
  SELECT coalesce(m.unit, ybss.small_numeral(substring(ybss.address_element(m.address, 'unit'), '^([0-9]+)单元$'))), m.floor, m.room,
    ybss.address_text(m.address), m.address_id, m.house_id,
    CASE WHEN m.extra THEN '多余' WHEN m.address_id IS NULL AND m.between THEN '跳号' WHEN m.address_id IS NULL THEN '缺失' WHEN m.house_id IS NULL THEN '无房屋' END
  FROM matched m ORDER BY 1 NULLS FIRST, 2 NULLS LAST, 3
$$;
COMMENT ON FUNCTION ybss.building_rooms(bigint) IS
'A building''s rooms, those of its layout and those of the book side by side, with what is wrong: 跳号 an address is missing between others of its floor, 缺失 one is missing, 多余 the book has one that the layout does not, 无房屋 an address without a house. Raises YBA19, YBA21. Stable: reads the register. Security definer: reads it for people who only see its views; rows of their scope only. Wuhan''s practice of structure diagrams (2023). / 楼栋结构图与登记对照：跳号、缺失、多余。';
REVOKE ALL ON FUNCTION ybss_registry.living_building(bigint), ybss_registry.expected_rooms(ybss_registry.building),
  ybss_registry.registered_rooms(ybss_registry.building), ybss.building_rooms(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.building_rooms(bigint) TO ybss_reader, ybss_operator;
