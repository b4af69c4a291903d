-- A new address is proposed: by whoever found a door without one.

CREATE OR REPLACE FUNCTION ybss.propose_address(written text, grid ybss.grid_code, longitude float8 DEFAULT NULL,
  latitude float8 DEFAULT NULL, temporary boolean DEFAULT false) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_like ybss_registry.address;
  v_address_id bigint;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  PERFORM ybss_registry.require_step('propose_address');
  IF NOT EXISTS (SELECT FROM ybss_registry.grid g WHERE g.code = propose_address.grid) OR NOT ybss.in_scope(grid) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA19', MESSAGE = 'there is no such grid in your scope',
      DETAIL = '没有这个网格，或不在权限范围内。', HINT = 'SELECT code, name FROM ybss.grid';
  END IF;
  v_like.district := ybss.district_of(grid);
  v_like.grid := grid;
  IF ybss_registry.lies_outside(ybss.parse_local(written), grid) OR EXISTS (
    SELECT FROM ybss_registry.grid t WHERE t.code = ybss.grid_truncate(propose_address.grid, 2) AND t.level = 2
      AND t.name <> ybss.address_element(ybss.parse_local(written), 'town')) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA20', CONSTRAINT = 'address_lies_in_its_grid',
      MESSAGE = 'the address names another town than its grid''s', DETAIL = '地址所写镇街与网格不符。',
      HINT = 'SELECT code, name FROM ybss.grid WHERE level = 2';
  END IF;
  IF longitude IS NOT NULL AND latitude IS NOT NULL THEN
    v_like.position := @postgis@.st_setsrid(@postgis@.st_makepoint(longitude, latitude), 4490);
  END IF;
  v_address_id := ybss_registry.add_address(v_like, written, 'proposed');
  UPDATE ybss_registry.address a SET temporary = true
  WHERE propose_address.temporary AND a.district = v_like.district AND a.address_id = v_address_id;
  INSERT INTO ybss_registry.address_step (district, address_id, grid, to_state, office, actor)
  SELECT v_like.district, v_address_id, v_like.grid, 'proposed', a.office, a.actor FROM ybss_registry.acting() a;
  RETURN v_address_id;
END
$$;
COMMENT ON FUNCTION ybss.propose_address(text, ybss.grid_code, float8, float8, boolean) IS
'Proposes an address, written as people write it, in a grid and at a place (CGCS2000 degrees); temporary for a plate that hangs for a time only. Its parent is the nearest address above it. Gives its id. Raises YBA10, YBA19 for a grid outside the scope, YBA20 for a text that is no address, lies in another town or stands in the book. Volatile: writes the register. Security definer: the log is only added to; scope and office are those of the caller. / 申报新地址。';
REVOKE ALL ON FUNCTION ybss.propose_address(text, ybss.grid_code, float8, float8, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.propose_address(text, ybss.grid_code, float8, float8, boolean) TO ybss_operator;
