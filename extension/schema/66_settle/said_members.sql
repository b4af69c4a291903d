-- Who belongs to which household, as lists of persons and people have said.

CREATE OR REPLACE FUNCTION ybss_registry.sharing_household(p_persons bigint[]) RETURNS bigint[]
-- PL/pgSQL: planned once a session, not for each line.
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  -- Every key begins with the district: by the person alone all of an index would be read.
  v_districts CONSTANT int4[] := ybss_registry.districts_of(p_persons);
BEGIN
  RETURN (
    WITH said AS MATERIALIZED (
      SELECT DISTINCT l.district, l.fields->>'household_number' AS number FROM pg_catalog.unnest(p_persons) t(person_id)
      JOIN ybss_registry.intake_line l ON l.district = ANY (v_districts) AND l.record_id = t.person_id
      WHERE l.fields ? 'household_number'
    ), shared AS MATERIALIZED (
      SELECT k.district, k.household_id FROM pg_catalog.unnest(p_persons) t(person_id)
      JOIN ybss_registry.household_member k USING (person_id)
      UNION
      SELECT h.district, h.household_id FROM said s JOIN ybss_registry.household h ON h.district = s.district AND h.number = s.number
    )
    SELECT pg_catalog.array_agg(DISTINCT q.person_id) FROM (
      SELECT pg_catalog.unnest(p_persons) AS person_id
      UNION ALL
      SELECT m.person_id FROM shared s JOIN ybss_registry.household_member m ON m.district = s.district AND m.household_id = s.household_id) q);
END
$$;
COMMENT ON FUNCTION ybss_registry.sharing_household(bigint[]) IS
'Persons and whoever shares a household with them, for its head may change. Stable: reads the register. / 同户人员。';

CREATE OR REPLACE FUNCTION ybss_registry.said_members(p_persons bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_districts CONSTANT int4[] := ybss_registry.districts_of(p_persons);
BEGIN
  INSERT INTO pg_temp.ybss_work_said
  -- Their lines first: what the planner thinks of how many lines name a household leads it to all lines.
  WITH said AS MATERIALIZED (
    SELECT l.district, l.record_id, l.fields->>'household_number' AS number, l.fields->>'relation' AS relation,
      coalesce(l.said_on, l.received_at::date) AS day, l.file_id, l.line
    FROM pg_catalog.unnest(p_persons) t(person_id)
    JOIN ybss_registry.intake_line l ON l.district = ANY (v_districts) AND l.record_id = t.person_id
    WHERE l.state IN ('registered', 'merged') AND l.fields ? 'household_number'
  )
  SELECT l.district, l.record_id, h.household_id, CASE WHEN l.relation ~ '^[0-9]{1,4}$' AND NOT (l.relation IN ('0', '01', '02')
      AND l.day < p.birth_date + interval '16 years' IS TRUE) THEN l.relation END,
    NULL, h.grid, NULL::bigint, l.day, least(p.died_on, pg_catalog.upper(h.valid)), s.trust, l.file_id, l.line
  FROM said l
  JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
  JOIN ybss_registry.intake_file f USING (file_id)
  JOIN ybss_registry.source s USING (source)
  JOIN ybss_registry.household h ON h.district = l.district AND h.number = l.number
  WHERE s.record_kind IN ('person', 'declaration')
    AND (p.birth_date IS NULL OR l.day >= p.birth_date) AND (p.died_on IS NULL OR l.day < p.died_on) AND h.valid @> l.day
  UNION ALL
  SELECT m.district, m.person_id, m.household_id, m.relation_code, NULL, m.grid, m.household_member_id,
    coalesce(pg_catalog.lower(m.valid), '-infinity'), pg_catalog.upper(m.valid), 101, 0, 0
  FROM pg_catalog.unnest(p_persons) t(person_id)
  JOIN ybss_registry.household_member m USING (person_id) WHERE NOT m.from_list;
END
$$;
COMMENT ON FUNCTION ybss_registry.said_members(bigint[]) IS
'What lists say of the households that persons belong to, and as what (the mark); and what somebody entered. Of two lines of one list and day the first counts. Volatile: fills pg_temp.ybss_work_said. / 清单所述人员所属户。';
REVOKE ALL ON FUNCTION ybss_registry.sharing_household(bigint[]), ybss_registry.said_members(bigint[]) FROM PUBLIC;
