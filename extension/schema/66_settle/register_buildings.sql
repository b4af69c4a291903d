-- Buildings out of addresses, and lines that are about no house.

CREATE OR REPLACE FUNCTION ybss_registry.register_buildings(p_all boolean) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_registered int;
BEGIN
  IF p_all THEN
    INSERT INTO ybss_registry.building (district, grid, address_id)
    SELECT a.district, a.grid, a.address_id FROM ybss_registry.address a
    WHERE a.habitable AND (a.level = 'building'
      OR a.level = 'number' AND EXISTS (SELECT FROM ybss_registry.address c
        WHERE c.district = a.district AND c.parent_id = a.address_id AND c.level = 'room'))
      AND NOT EXISTS (SELECT FROM ybss_registry.building b WHERE b.district = a.district AND b.address_id = a.address_id AND b.ended_on IS NULL)
    ORDER BY a.address
    ON CONFLICT (district, address_id) WHERE ended_on IS NULL DO NOTHING;
  ELSE
    INSERT INTO ybss_registry.building (district, grid, address_id)
    SELECT a.district, a.grid, a.address_id FROM (SELECT DISTINCT l.district, ybss.address_truncate(l.address, v.level) AS address
      FROM pg_temp.ybss_work_line l CROSS JOIN (VALUES ('building'), ('number')) v(level)
      WHERE l.state = 'registered' AND ybss.address_element(l.address, v.level) IS NOT NULL) d
    JOIN ybss_registry.address a ON a.district = d.district AND a.address = d.address AND a.state <> 'retired'
    WHERE a.habitable AND (a.level = 'building'
      OR a.level = 'number' AND EXISTS (SELECT FROM ybss_registry.address c
        WHERE c.district = a.district AND c.parent_id = a.address_id AND c.level = 'room'))
    ORDER BY a.address
    ON CONFLICT (district, address_id) WHERE ended_on IS NULL DO NOTHING;
  END IF;
  GET DIAGNOSTICS v_registered = ROW_COUNT;
  RETURN v_registered;
END
$$;
COMMENT ON FUNCTION ybss_registry.register_buildings(boolean) IS
'Registers a building on every confirmed building address, and on every door number with rooms right under it, that has none: of the whole book (p_all), or of the addresses of the lines in pg_temp.ybss_work_line. Returns how many. Volatile: writes the register. / 登记楼栋。';

CREATE OR REPLACE FUNCTION ybss_registry.set_aside_no_houses(p_file_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_findings ybss_registry.finding[];
BEGIN
  UPDATE pg_temp.ybss_work_line l SET state = 'registered', record_id = b.building_id
  FROM ybss_registry.building b
  WHERE l.state = 'placed' AND l.fields->>'record_type' = 'building'
    AND b.district = l.district AND b.address_id = l.address_id AND b.ended_on IS NULL;
  UPDATE ybss_registry.building b SET storeys = (l.fields->>'storeys')::int
  FROM pg_temp.ybss_work_line l
  WHERE l.fields->>'record_type' = 'building' AND l.record_id = b.building_id
    AND b.district = l.district AND l.fields->>'storeys' ~ '^[0-9]{1,2}$' AND (l.fields->>'storeys')::int >= 1;

  -- An address with addresses under it is a way to houses, not a house.
  WITH above AS (
    UPDATE pg_temp.ybss_work_line l SET address_id = NULL, placed_by = NULL
    WHERE l.state = 'placed' AND l.address_id IS NOT NULL
      AND EXISTS (SELECT FROM ybss_registry.address c
                  WHERE c.district = l.district AND c.parent_id = l.address_id AND c.state <> 'retired')
    RETURNING l
  )
  SELECT pg_catalog.array_agg(ybss_registry.finding_of(a.l, 'address', 'address_not_a_house', false) ORDER BY (a.l).line)
  INTO v_findings FROM above a;
  PERFORM ybss_registry.send_to_review(v_findings);
END
$$;
COMMENT ON FUNCTION ybss_registry.set_aside_no_houses(bigint) IS
'Ties the lines of a file that are about buildings to these, with their storeys, and sends those whose address stops above a house to review, without it. Volatile: writes the register. / 楼栋行与未详细到户的行另行处理。';

REVOKE ALL ON FUNCTION ybss_registry.register_buildings(boolean), ybss_registry.set_aside_no_houses(bigint) FROM PUBLIC;
