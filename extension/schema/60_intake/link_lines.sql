-- Links out of lines: who lives where since when, whose the house is, who
-- belongs to which household.

CREATE OR REPLACE FUNCTION ybss_registry.link_persons(p_persons bigint[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_linked int;
BEGIN
  -- All that any list has said of these persons, as runs of one house; the
  -- later statement ends the earlier one.
  DROP TABLE IF EXISTS pg_temp.stay;
  CREATE TEMPORARY TABLE stay (
    district int4, person_id bigint, house_id bigint, grid ybss.grid_code, tenure_code text, valid daterange) ON COMMIT DROP;
  WITH statement AS (
    SELECT l.district, l.record_id AS person_id, h.house_id, h.grid, l.fields->>'tenure' AS tenure_code,
      coalesce(l.said_on, l.received_at::date) AS said_on, s.trust, l.file_id, l.line
    FROM unnest(p_persons) t(person_id)
    JOIN ybss_registry.person p ON p.person_id = t.person_id
    JOIN ybss_registry.intake_line l ON l.district = p.district AND l.record_id = p.person_id
    JOIN ybss_registry.intake_file f USING (file_id)
    JOIN ybss_registry.source s USING (source)
    JOIN ybss_registry.house h ON h.district = l.district AND h.address_id = l.address_id
    WHERE l.state IN ('registered', 'merged') AND s.record_kind IN ('person', 'declaration')
  ), one_a_day AS (
    SELECT DISTINCT ON (district, person_id, said_on) * FROM statement
    ORDER BY district, person_id, said_on, trust DESC, file_id DESC, line DESC
  ), change AS (
    SELECT *, house_id IS DISTINCT FROM lag(house_id) OVER w AS moved
    FROM one_a_day WINDOW w AS (PARTITION BY district, person_id ORDER BY said_on)
  )
  INSERT INTO pg_temp.stay
  SELECT district, person_id, house_id, grid, tenure_code,
    daterange(said_on, lead(said_on) OVER (PARTITION BY district, person_id ORDER BY said_on))
  FROM change WHERE moved;

  -- What the register holds otherwise was believed until now.
  UPDATE ybss_registry.residence r SET recorded = tstzrange(lower(r.recorded), greatest(lower(r.recorded), clock_timestamp()))
  WHERE upper_inf(r.recorded)
    AND EXISTS (SELECT FROM pg_temp.stay s WHERE s.district = r.district AND s.person_id = r.person_id)
    AND NOT EXISTS (SELECT FROM pg_temp.stay s WHERE s.district = r.district AND s.person_id = r.person_id
                    AND s.house_id = r.house_id AND s.valid = r.valid);
  INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, tenure_code, valid)
  SELECT s.district, s.grid, s.person_id, s.house_id, s.tenure_code, s.valid FROM pg_temp.stay s
  WHERE NOT EXISTS (SELECT FROM ybss_registry.residence r WHERE r.district = s.district
                    AND r.person_id = s.person_id AND r.house_id = s.house_id AND r.valid = s.valid
                    AND upper_inf(r.recorded))
  ORDER BY s.person_id, s.valid;
  GET DIAGNOSTICS v_linked = ROW_COUNT;

  UPDATE ybss_registry.person p SET grid = s.grid
  FROM pg_temp.stay s
  WHERE p.district = s.district AND p.person_id = s.person_id AND upper_inf(s.valid) AND p.grid <> s.grid;
  RETURN v_linked;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_persons(bigint[]) IS
'Renews the residences of persons from all that lists have said: the later statement ends the earlier, on one day the more trusted list counts. What was held before stays, with the time until which it was held. Returns how many were added. Volatile: writes the register. / 根据各清单更新人房关联。';

CREATE OR REPLACE FUNCTION ybss_registry.link_residences(p_file_id bigint) RETURNS int
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss_registry.link_persons(coalesce(array_agg(DISTINCT l.record_id), '{}'))
  FROM ybss_registry.intake_line l
  WHERE l.file_id = p_file_id AND l.state IN ('registered', 'merged')
    AND l.address_id IS NOT NULL AND l.record_id IS NOT NULL
$$;
COMMENT ON FUNCTION ybss_registry.link_residences(bigint) IS
'Renews the residences of all persons of a file. Returns how many were added. Volatile: writes the register. / 更新清单所涉人员的人房关联。';

CREATE OR REPLACE FUNCTION ybss_registry.link_owners(p_file_id bigint) RETURNS int
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH linked AS (
    INSERT INTO ybss_registry.ownership (district, grid, house_id, person_id, valid)
    SELECT DISTINCT ON (l.district, h.house_id, l.record_id) l.district, h.grid, h.house_id, l.record_id,
      daterange(l.said_on, NULL)
    FROM ybss_registry.intake_line l
    JOIN ybss_registry.house h ON h.district = l.district AND h.address_id = l.address_id
    JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
    WHERE l.file_id = p_file_id AND l.state IN ('registered', 'merged')
    ORDER BY l.district, h.house_id, l.record_id, l.said_on DESC NULLS LAST
    ON CONFLICT (district, house_id, person_id) WHERE upper_inf(valid) AND upper_inf(recorded) DO NOTHING
    RETURNING 1)
  SELECT count(*)::int FROM linked
$$;
COMMENT ON FUNCTION ybss_registry.link_owners(bigint) IS
'Ties the owners that a housing list names to their houses. Returns how many ties are new. Volatile: writes the register. / 登记房屋权属。';

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
  INSERT INTO ybss_registry.household_member (district, household_id, person_id, grid, relation_code)
  SELECT DISTINCT ON (l.district, h.household_id, l.record_id) l.district, h.household_id, l.record_id, h.grid, l.fields->>'relation'
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
REVOKE ALL ON FUNCTION ybss_registry.link_persons(bigint[]), ybss_registry.link_residences(bigint), ybss_registry.link_owners(bigint),
  ybss_registry.link_households(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.link_persons(bigint[]), ybss_registry.link_residences(bigint), ybss_registry.link_owners(bigint),
  ybss_registry.link_households(bigint) TO ybss_operator;
