-- The steps of an address's life, each by the office that owns it.

CREATE OR REPLACE FUNCTION ybss_registry.living_address(p_address_id bigint) RETURNS ybss_registry.address
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_address ybss_registry.address;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  SELECT * INTO v_address FROM ybss_registry.address a WHERE a.address_id = p_address_id
    AND a.district = (SELECT ybss_registry.district_of_record('address', p_address_id)) FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA19', MESSAGE = 'there is no such address in your scope',
      DETAIL = '没有这个地址，或不在权限范围内。', HINT = 'address_id is one of ybss.address_book.';
  END IF;
  RETURN v_address;
END
$$;
COMMENT ON FUNCTION ybss_registry.living_address(bigint) IS
'The row of an address, locked until the transaction ends. Raises YBS20 where nobody acts, YBA19 where the caller''s scope has none. Volatile: locks. / 取得并锁定地址。';

CREATE OR REPLACE FUNCTION ybss_registry.take_address_step(
  p_address_id bigint, p_state text, p_document text, p_note text,
  p_at timestamptz DEFAULT NULL, p_position @postgis@.geometry DEFAULT NULL, p_photo text DEFAULT NULL) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_address ybss_registry.address := ybss_registry.living_address(p_address_id);
BEGIN
  PERFORM ybss_registry.require_step(ybss_registry.known_step(v_address.state, p_state));
  INSERT INTO ybss_registry.address_step (district, address_id, grid, from_state, to_state, office, actor, document, note,
    evidence_at, evidence_position, evidence_photo)
  SELECT v_address.district, p_address_id, v_address.grid, v_address.state, p_state, a.office, a.actor, p_document, p_note,
    p_at, p_position, p_photo FROM ybss_registry.acting() a;
  UPDATE ybss_registry.address a SET state = p_state, position = coalesce(p_position, a.position)
  WHERE a.district = v_address.district AND a.address_id = p_address_id;
  RETURN pg_catalog.format('%s: %s', ybss.address_text(v_address.address), p_state);
END
$$;
COMMENT ON FUNCTION ybss_registry.take_address_step(bigint, text, text, text, timestamptz, @postgis@.geometry, text) IS
'Takes one step of an address with its line in the log, and says what became of it. Raises YBA10 to YBA13, YBA19. Volatile: writes the register. Security definer: the log is only added to; scope and office are those of the caller. / 办理一个环节并登记。';
REVOKE ALL ON FUNCTION ybss_registry.living_address(bigint),
  ybss_registry.take_address_step(bigint, text, text, text, timestamptz, @postgis@.geometry, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.confirm_address(address_id bigint, document text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_address ybss_registry.address := ybss_registry.living_address(address_id);
  v_road text := ybss.address_element(v_address.address, 'road');
BEGIN
  IF EXISTS (SELECT FROM ybss_registry.street s WHERE s.district = v_address.district AND s.name = v_road
             AND s.state = 'proposed' AND v_address.grid OPERATOR(ybss.<@) s.grid) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA15', CONSTRAINT = 'address_on_named_street',
      MESSAGE = 'the street has not been named yet', DETAIL = '街路巷尚未命名，不能确认其门牌地址。',
      HINT = 'ybss.name_street(street_id, document) comes first.';
  END IF;
  RETURN ybss_registry.take_address_step(address_id, 'confirmed', document, NULL);
END
$$;
COMMENT ON FUNCTION ybss.confirm_address(bigint, text) IS
'The civil-affairs office confirms a proposed address: houses may stand on it from now on. Gives a sentence. Raises YBA10 for another office, YBA11 out of order, YBA15 where its street has no name yet, YBA19 outside the scope. Volatile: writes the register. Security definer: the log is only added to; scope and office are those of the caller. / 民政部门确认地址。';

CREATE OR REPLACE FUNCTION ybss.install_plate(address_id bigint, at timestamptz, longitude float8, latitude float8, photo text,
  document text DEFAULT NULL) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss.require_actor();
  IF at IS NULL OR at > now() + interval '1 day' OR nullif(btrim(photo), '') IS NULL
    OR (longitude BETWEEN 73 AND 136 AND latitude BETWEEN 3 AND 54) IS NOT TRUE THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA12', CONSTRAINT = 'step_installed_has_evidence',
      MESSAGE = 'the evidence is not whole: a past time, a place in the country, and a photograph''s reference',
      DETAIL = '安装证据不完整：须有时间、位置（CGCS2000 经纬度）和照片引用。',
      HINT = 'Longitude first, then latitude, in degrees; ybss.from_gcj02 and ybss.from_bd09 turn other systems into them.';
  END IF;
  RETURN ybss_registry.take_address_step(address_id, 'installed', document, NULL, at,
    @postgis@.st_setsrid(@postgis@.st_makepoint(longitude, latitude), 4490), btrim(photo));
END
$$;
COMMENT ON FUNCTION ybss.install_plate(bigint, timestamptz, float8, float8, text, text) IS
'The plate hangs: when, where (CGCS2000 degrees, longitude first) and the reference of its photograph, which becomes the address''s position. Gives a sentence. Raises YBA12 where a part of the evidence is missing, YBA10, YBA11, YBA19. Volatile: writes the register. Security definer: as confirm_address. / 登记门牌安装：时间、位置、照片。';

CREATE OR REPLACE FUNCTION ybss.suspend_address(address_id bigint, document text, note text DEFAULT NULL) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$ SELECT ybss_registry.take_address_step(address_id, 'suspended', document, note) $$;
COMMENT ON FUNCTION ybss.suspend_address(bigint, text, text) IS
'Suspends an address: a building to be pulled down, a number in dispute. What stands on it stays. Raises YBA10, YBA11, YBA19. Volatile: writes the register. Security definer: as confirm_address. / 停用地址。';

CREATE OR REPLACE FUNCTION ybss.resume_address(address_id bigint, document text) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss_registry.take_address_step(resume_address.address_id, coalesce((SELECT s.from_state FROM ybss_registry.address_step s
    WHERE s.address_id = resume_address.address_id AND s.to_state = 'suspended'
      AND s.district = (SELECT ybss_registry.district_of_record('address', resume_address.address_id))
    ORDER BY s.step_id DESC LIMIT 1), 'confirmed'), document, NULL)
$$;
COMMENT ON FUNCTION ybss.resume_address(bigint, text) IS
'Ends a suspension: the address is what it was before, confirmed or installed. Raises YBA10, YBA11, YBA19. Volatile: writes the register. Security definer: as confirm_address. / 恢复停用的地址。';
REVOKE ALL ON FUNCTION ybss.confirm_address(bigint, text), ybss.install_plate(bigint, timestamptz, float8, float8, text, text),
  ybss.suspend_address(bigint, text, text), ybss.resume_address(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.confirm_address(bigint, text), ybss.install_plate(bigint, timestamptz, float8, float8, text, text),
  ybss.suspend_address(bigint, text, text), ybss.resume_address(bigint, text) TO ybss_operator;
