-- A tenant entered once is occupant and tenant both.

CREATE OR REPLACE FUNCTION ybss.enter_tenant(person bigint, house bigint, since date, until date DEFAULT NULL,
  main boolean DEFAULT true, filing text DEFAULT NULL, OUT residence_id bigint, OUT tenancy_id bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_house ybss_registry.house%ROWTYPE;
  v_valid daterange;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  SELECT * INTO v_house FROM ybss_registry.house h WHERE h.district = (SELECT ybss_registry.district_of_record('house', house)) AND h.house_id = house;
  IF NOT FOUND OR NOT EXISTS (SELECT FROM ybss_registry.person p WHERE p.district = v_house.district AND p.person_id = person) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBL02', MESSAGE = 'there is no such person or no such house',
      DETAIL = '人员或房屋不存在，或不在权限范围内。', HINT = 'Ids are those of ybss.person and ybss.house.';
  END IF;
  IF since IS NULL OR until <= since THEN
    RAISE EXCEPTION USING ERRCODE = 'YBL03', MESSAGE = 'a period ends after it begins',
      DETAIL = '起始日期须早于终止日期。', HINT = 'until is the first day on which it is no longer so; null where it goes on.';
  END IF;
  v_valid := daterange(since, until);
  -- The main residence of before ends where this one begins.
  UPDATE ybss_registry.residence r SET valid = daterange(pg_catalog.lower(r.valid), since)
  WHERE enter_tenant.main AND r.district = v_house.district AND r.person_id = person AND r.main
    AND r.valid && v_valid AND (pg_catalog.lower_inf(r.valid) OR pg_catalog.lower(r.valid) < since);
  -- Whoever was away has come back.
  UPDATE ybss_registry.departure d SET valid = daterange(pg_catalog.lower(d.valid), since)
  WHERE enter_tenant.main AND d.district = v_house.district AND d.person_id = person AND d.valid @> since
    AND (pg_catalog.lower_inf(d.valid) OR pg_catalog.lower(d.valid) < since);
  INSERT INTO ybss_registry.residence AS r (district, grid, person_id, house_id, main, tenure_code, valid)
  VALUES (v_house.district, v_house.grid, person, house, enter_tenant.main, '02', v_valid)
  RETURNING r.residence_id INTO residence_id;
  INSERT INTO ybss_registry.tenancy AS t (district, grid, house_id, person_id, use_code, filing, agreed_until, valid)
  VALUES (v_house.district, v_house.grid, house, person, '02', filing, until - 1, v_valid)
  RETURNING t.tenancy_id INTO tenancy_id;
END
$$;
COMMENT ON FUNCTION ybss.enter_tenant(bigint, bigint, date, date, boolean, text) IS
'Enters a tenant once: occupant of the house (residence, tenure 02) and tenant (tenancy) both, from since to before until, null where it goes on; the main residence of before ends where this begins. filing is the contract''s filing number. Returns both ids. Raises YBL02 for a person or house that is not there, YBL03 for a period that does not begin before it ends, and the links'' own errors. Volatile: writes the register. Security definer: people have no right to what it reads; row security binds by the caller''s scope. / 一次填报承租人：同时登记居住与承租。';
REVOKE ALL ON FUNCTION ybss.enter_tenant(bigint, bigint, date, date, boolean, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.enter_tenant(bigint, bigint, date, date, boolean, text) TO ybss_operator;
