-- The addresses and houses of a whole building out of its layout.

CREATE OR REPLACE FUNCTION ybss_registry.add_rooms(p_building ybss_registry.building) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_added int;
BEGIN
  INSERT INTO ybss_registry.address (district, grid, address, parent_id)
  SELECT DISTINCT p_building.district, p_building.grid, e.unit_address, p_building.address_id
  FROM ybss_registry.expected_rooms(p_building) e WHERE e.unit_address IS NOT NULL
  ON CONFLICT (district, address) WHERE state <> 'retired' DO NOTHING;
  INSERT INTO ybss_registry.address (district, grid, address, parent_id, position)
  SELECT p_building.district, p_building.grid, e.address, coalesce(u.address_id, p_building.address_id), b.position
  FROM ybss_registry.expected_rooms(p_building) e
  JOIN ybss_registry.address b ON b.district = p_building.district AND b.address_id = p_building.address_id
  LEFT JOIN ybss_registry.address u ON u.district = p_building.district AND u.address = e.unit_address AND u.state <> 'retired'
  ORDER BY e.unit, e.floor, e.room
  ON CONFLICT (district, address) WHERE state <> 'retired' DO NOTHING;
  GET DIAGNOSTICS v_added = ROW_COUNT;
  RETURN v_added;
END
$$;
COMMENT ON FUNCTION ybss_registry.add_rooms(ybss_registry.building) IS
'Proposes the units'' and rooms'' addresses of a layout that the book lacks. Returns how many rooms. Volatile: writes the register. / 按结构图补齐单元和房间地址。';

CREATE OR REPLACE FUNCTION ybss_registry.confirm_below(p_building ybss_registry.building, p_document text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_below bigint[];
  v_rooms int;
BEGIN
  WITH RECURSIVE below AS (
    SELECT a.address_id, a.level, a.state FROM ybss_registry.address a WHERE a.district = p_building.district AND a.parent_id = p_building.address_id
    UNION ALL
    SELECT a.address_id, a.level, a.state FROM below b JOIN ybss_registry.address a ON a.district = p_building.district AND a.parent_id = b.address_id
  )
  SELECT pg_catalog.array_agg(b.address_id), count(*) FILTER (WHERE b.level = 'room') INTO v_below, v_rooms FROM below b WHERE b.state = 'proposed';
  INSERT INTO ybss_registry.address_step (district, address_id, grid, from_state, to_state, office, actor, document)
  SELECT p_building.district, i.id, p_building.grid, 'proposed', 'confirmed', a.office, a.actor, p_document
  FROM pg_catalog.unnest(v_below) i(id), ybss_registry.acting() a;
  UPDATE ybss_registry.address a SET state = 'confirmed' WHERE a.district = p_building.district AND a.address_id = ANY (v_below);
  RETURN v_rooms;
END
$$;
COMMENT ON FUNCTION ybss_registry.confirm_below(ybss_registry.building, text) IS
'Confirms the proposed addresses below a building, each with its step. Returns how many rooms. Volatile: writes the register. / 确认楼栋下全部已申报地址。';

CREATE OR REPLACE FUNCTION ybss.make_rooms(building_id bigint, document text DEFAULT NULL, OUT addresses int, OUT confirmed int, OUT houses int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_building ybss_registry.building;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  v_building := ybss_registry.living_building(building_id);
  PERFORM ybss_registry.require_step('propose_address');
  IF NOT EXISTS (SELECT FROM ybss_registry.building_layout l WHERE l.district = v_building.district AND l.building_id = v_building.building_id) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA21', CONSTRAINT = 'building_has_a_layout', MESSAGE = 'the building has no layout',
      DETAIL = '该楼栋没有结构图。', HINT = 'Rows of ybss_registry.building_layout say units, floors and doors.';
  END IF;
  addresses := ybss_registry.add_rooms(v_building);
  confirmed := 0;
  IF document IS NOT NULL THEN
    PERFORM ybss_registry.require_step('confirm_address');
    confirmed := ybss_registry.confirm_below(v_building, document);
  END IF;
  INSERT INTO ybss_registry.house (district, grid, address_id, building_id, use_code)
  SELECT a.district, a.grid, a.address_id, v_building.building_id, e.use_code
  FROM ybss_registry.expected_rooms(v_building) e
  JOIN ybss_registry.address a ON a.district = v_building.district AND a.address = e.address AND a.habitable
  ON CONFLICT (district, address_id) WHERE ended_on IS NULL DO NOTHING;
  GET DIAGNOSTICS houses = ROW_COUNT;
END
$$;
COMMENT ON FUNCTION ybss.make_rooms(bigint, text) IS
'Fills a building by its layout: proposes the addresses of units and rooms that the book lacks, confirms them where a document says so, and registers a house on every confirmed room that has none. What is there stays. Gives how many rooms, confirmations and houses. Raises YBA10, YBA19, YBA21. Volatile: writes the register. Security definer: the log is only added to; scope and office are those of the caller. / 按楼栋结构图批量生成地址和房屋。';
REVOKE ALL ON FUNCTION ybss_registry.add_rooms(ybss_registry.building), ybss_registry.confirm_below(ybss_registry.building, text),
  ybss.make_rooms(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.make_rooms(bigint, text) TO ybss_operator;
