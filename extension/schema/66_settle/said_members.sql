-- Who belongs to which household, as lists of persons and people have said.

CREATE OR REPLACE FUNCTION ybss_registry.said_members(p_sharers boolean) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  INSERT INTO pg_temp.ybss_work_said
  SELECT t.district, t.holder_id, h.household_id, CASE WHEN l.relation ~ '^[0-9]{1,4}$' AND NOT (l.relation IN ('0', '01', '02')
      AND l.day < p.birth_date + interval '16 years' IS TRUE) THEN l.relation END,
    NULL, h.grid, NULL::bigint, l.day, least(p.died_on, pg_catalog.upper(h.valid)), f.trust, l.file_id, l.line
  FROM pg_temp.ybss_work_holder t
  JOIN ybss_registry.person p ON p.district = t.district AND p.person_id = t.holder_id
  CROSS JOIN LATERAL (SELECT l.file_id, l.line, l.fields->>'household_number' AS number, l.fields->>'relation' AS relation,
      coalesce(l.said_on, ybss.day_of(l.received_at)) AS day
    FROM ybss_registry.intake_line l WHERE l.district = t.district AND l.record_id = t.holder_id
      AND l.state IN ('registered', 'merged') AND l.fields ? 'household_number' OFFSET 0) l
  -- By the file: of lines that come one by one each is a file of its own.
  CROSS JOIN LATERAL (SELECT s.trust FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
    WHERE f.file_id = l.file_id AND s.record_kind IN ('person', 'declaration') OFFSET 0) f
  CROSS JOIN LATERAL (SELECT h.household_id, h.grid, h.valid FROM ybss_registry.household h
    WHERE h.district = t.district AND h.number = l.number OFFSET 0) h
  WHERE t.sharer = p_sharers AND (p.birth_date IS NULL OR l.day >= p.birth_date) AND (p.died_on IS NULL OR l.day < p.died_on) AND h.valid @> l.day
  UNION ALL
  SELECT m.district, m.person_id, m.household_id, m.relation_code, NULL, m.grid, m.household_member_id,
    coalesce(pg_catalog.lower(m.valid), '-infinity'), pg_catalog.upper(m.valid), 101, 0, 0
  FROM pg_temp.ybss_work_holder t
  JOIN ybss_registry.household_member m ON m.district = t.district AND m.person_id = t.holder_id
  WHERE t.sharer = p_sharers AND NOT m.from_list;
END
$$;
COMMENT ON FUNCTION ybss_registry.said_members(boolean) IS
'What lists say of the households that the persons of pg_temp.ybss_work_holder (those who were put there by add_sharers, or the others) belong to, and as what (the mark); and what somebody entered. Of two lines of one list and day the first counts. Volatile: fills pg_temp.ybss_work_said. / 清单所述人员所属户。';
CREATE OR REPLACE FUNCTION ybss_registry.add_sharers() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Of a household that the persons neither were nor are said to be in nothing changes.
  INSERT INTO pg_temp.ybss_work_holder (district, holder_id, sharer)
  WITH shared AS MATERIALIZED (
    SELECT m.district, m.household_id FROM pg_temp.ybss_work_holder t
    JOIN ybss_registry.household_member m ON m.district = t.district AND m.person_id = t.holder_id
    UNION
    SELECT s.district, s.member_id FROM pg_temp.ybss_work_said s
  )
  SELECT q.district, q.person_id, true FROM (
    SELECT m.district, m.person_id FROM shared s
    JOIN ybss_registry.household_member m ON m.district = s.district AND m.household_id = s.household_id
    EXCEPT
    SELECT t.district, t.holder_id FROM pg_temp.ybss_work_holder t) q;
  PERFORM ybss_registry.refresh_work('holder'), ybss_registry.said_members(true) WHERE FOUND;
END
$$;
COMMENT ON FUNCTION ybss_registry.add_sharers() IS
'Puts into pg_temp.ybss_work_holder whoever shares a household with a person of it, as it stands or as pg_temp.ybss_work_said has it, for its head may change; and what is said of them into the latter. Volatile: fills temporary tables. / 加入同户人员及清单对其所述。';

REVOKE ALL ON FUNCTION ybss_registry.add_sharers(), ybss_registry.said_members(boolean) FROM PUBLIC;
