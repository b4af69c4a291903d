-- The class of one person, quickly: what the view asks of all, asked of one.

CREATE OR REPLACE FUNCTION ybss.person_class(person bigint) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_district CONSTANT int4 := ybss_registry.district_of_record('person', person);
  v_person record;
  v_house_id bigint;
  v_residence ybss.address;
  v_household_id bigint;
  v_registered ybss.address;
  v_same_home boolean;
  v_inside boolean;
  v_towns record;
BEGIN
  SELECT p.district, p.nationality, p.citizen_id, p.document_kind, p.no_document_reason, p.registered_address INTO v_person
  FROM ybss_registry.person p WHERE p.district = v_district AND p.person_id = person;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF ybss_registry.is_foreign(v_person.nationality, v_person.citizen_id, v_person.document_kind,
      CASE WHEN v_person.document_kind IS NOT NULL
           THEN (SELECT k.holder FROM ybss_registry.document_kind k WHERE k.code = v_person.document_kind) END) THEN
    RETURN '境外';
  END IF;
  SELECT h.house_id, a.address INTO v_house_id, v_residence
  FROM ybss_registry.residence e
  JOIN ybss_registry.house h ON h.district = e.district AND h.house_id = e.house_id
  JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
  WHERE e.district = v_person.district AND e.person_id = person AND e.main AND e.valid @> ybss.today();
  SELECT m.household_id, a.address INTO v_household_id, v_registered
  FROM ybss_registry.household_member m
  JOIN ybss_registry.household o ON o.district = m.district AND o.household_id = m.household_id
  LEFT JOIN ybss_registry.address a ON a.district = o.district AND a.address_id = o.address_id
  WHERE m.district = v_person.district AND m.person_id = person AND m.valid @> ybss.today();
  IF v_registered IS NOT NULL THEN
    v_inside := true;
    v_same_home := ybss.same_home(v_registered, v_residence);
  ELSE
    v_registered := ybss_registry.read_registered(v_person.registered_address, v_residence);
    v_same_home := ybss.same_home(v_registered, v_residence);
    SELECT n.names, n.divisions INTO v_towns FROM ybss_registry.district_towns n WHERE n.district = v_person.district;
    v_inside := coalesce(ybss_registry.lies_within(v_registered, ybss.address_level(v_registered), v_same_home, v_towns.names, v_towns.divisions),
      v_household_id IS NOT NULL OR NULL);
  END IF;
  RETURN ybss.class_of(false, v_inside, v_house_id IS NOT NULL, v_same_home,
    EXISTS (SELECT FROM ybss_registry.departure d WHERE d.district = v_person.district AND d.person_id = person AND d.valid @> ybss.today()),
    v_inside IS NULL AND v_person.no_document_reason IN ('01', '02'));
END
$$;
COMMENT ON FUNCTION ybss.person_class(bigint) IS
'The class of one person, see the view of the same name; null for a person outside the caller''s scope, too. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 一人的类别。';
REVOKE ALL ON FUNCTION ybss.person_class(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.person_class(bigint) TO ybss_reader, ybss_operator;
