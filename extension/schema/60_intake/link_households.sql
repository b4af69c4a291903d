-- Who belongs to which household, out of lists.

CREATE OR REPLACE FUNCTION ybss_registry.link_households(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_linked int;
BEGIN
  INSERT INTO ybss_registry.household (district, grid, number)
  SELECT DISTINCT ON (l.district, l.fields->>'household_number') l.district, p.grid, l.fields->>'household_number'
  FROM ybss_registry.intake_line l
  JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
  WHERE l.file_id = p_file_id AND l.state IN ('registered', 'merged') AND l.fields ? 'household_number'
  ORDER BY l.district, l.fields->>'household_number', (l.fields->>'relation') IS DISTINCT FROM '02', l.line
  ON CONFLICT (district, number) DO NOTHING;
  INSERT INTO ybss_registry.household_member (district, household_id, person_id, grid, relation_code, from_list)
  SELECT DISTINCT ON (l.district, h.household_id, l.record_id) l.district, h.household_id, l.record_id, h.grid, CASE WHEN l.fields->>'relation' ~ '^[0-9]{1,4}$' THEN l.fields->>'relation' END, true
  FROM ybss_registry.intake_line l
  JOIN ybss_registry.household h ON h.district = l.district AND h.number = l.fields->>'household_number'
  JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
  WHERE l.file_id = p_file_id AND l.state IN ('registered', 'merged')
  ORDER BY l.district, h.household_id, l.record_id, l.said_on DESC NULLS LAST, l.line
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS v_linked = ROW_COUNT;
  RETURN v_linked;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_households(bigint) IS
'Makes the households that a list numbers and ties its persons to them. Returns how many ties are new. Volatile: writes the register. / 登记户及户成员。';
REVOKE ALL ON FUNCTION ybss_registry.link_households(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.link_households(bigint) TO ybss_operator;
