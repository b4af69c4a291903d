-- A list may say that somebody died: what it ends follows from the register's own day.

CREATE OR REPLACE FUNCTION ybss_registry.days_of_person(p_district int, p_person_id bigint) RETURNS TABLE (first date, born_by date)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT q.first, (q.born - pg_catalog.make_interval(years => q.age))::date FROM (
    SELECT pg_catalog.lower(t.valid) AS first, pg_catalog.lower(t.valid) AS born, 0 AS age FROM ybss_registry.residence t WHERE t.district = p_district AND t.person_id = p_person_id
    UNION ALL SELECT pg_catalog.lower(t.valid), pg_catalog.lower(t.valid), 0 FROM ybss_registry.tenancy t WHERE t.district = p_district AND t.person_id = p_person_id
    UNION ALL SELECT pg_catalog.lower(t.valid), pg_catalog.lower(t.valid), CASE WHEN t.relation_code IN ('0', '01', '02') THEN 16 ELSE 0 END
    FROM ybss_registry.household_member t WHERE t.district = p_district AND t.person_id = p_person_id
    UNION ALL SELECT pg_catalog.lower(t.valid), pg_catalog.lower(t.valid), 0 FROM ybss_registry.employment t WHERE t.district = p_district AND t.person_id = p_person_id
    UNION ALL SELECT pg_catalog.lower(t.valid), pg_catalog.lower(t.valid), 0 FROM ybss_registry.departure t WHERE t.district = p_district AND t.person_id = p_person_id
    UNION ALL SELECT pg_catalog.lower(t.valid), pg_catalog.lower(t.valid), CASE WHEN t.person_id = p_person_id THEN 18 ELSE 0 END
    FROM ybss_registry.guardianship t WHERE t.district = p_district AND p_person_id IN (t.person_id, t.ward_id)
    UNION ALL SELECT NULL, pg_catalog.lower(t.valid), 0 FROM ybss_registry.ownership t WHERE t.district = p_district AND t.person_id = p_person_id) q
$$;
COMMENT ON FUNCTION ybss_registry.days_of_person(int, bigint) IS
'The first days of what is tied to a person and ends with death, and by when the person must have been born for it: who owns, lives, works or belongs somewhere, who is head at 16, who guards at 18. Stable: reads the register. / 人员各项关联的起始日期及与之相符的最晚出生日期。';

CREATE OR REPLACE FUNCTION ybss_registry.register_deaths() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_many int;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_temp.ybss_work_line l WHERE l.fields ? 'died_on') THEN
    RETURN 0;
  END IF;
  -- The newest statement counts, of one day the more trusted list; what somebody entered stays.
  WITH named AS (
    SELECT DISTINCT w.district, w.record_id FROM pg_temp.ybss_work_line w
    WHERE w.fields ? 'died_on' AND w.state IN ('registered', 'merged') AND w.record_id IS NOT NULL
  ), said AS (
    SELECT w.district, w.record_id, ybss.try_date(w.fields->>'died_on') AS died, coalesce(w.said_on, ybss.day_of(w.received_at)) AS day, w.file_id, w.line
    FROM pg_temp.ybss_work_line w WHERE w.fields ? 'died_on' AND w.state IN ('registered', 'merged')
    UNION ALL
    SELECT l.district, l.record_id, ybss.try_date(l.fields->>'died_on'), coalesce(l.said_on, ybss.day_of(l.received_at)), l.file_id, l.line
    FROM named n JOIN ybss_registry.intake_line l USING (district, record_id)
    WHERE l.fields ? 'died_on' AND l.state IN ('registered', 'merged')
      AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_line w WHERE w.file_id = l.file_id AND w.line = l.line)
  ), newest AS (
    SELECT DISTINCT ON (s.district, s.record_id) s.district, s.record_id, s.died
    FROM said s JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source o USING (source)
    WHERE s.died IS NOT NULL ORDER BY s.district, s.record_id, s.day DESC, o.trust DESC, s.file_id DESC, s.line DESC
  )
  UPDATE ybss_registry.person p SET died_on = n.died
  FROM newest n
  WHERE p.district = n.district AND p.person_id = n.record_id AND p.died_on IS DISTINCT FROM n.died
    AND (p.died_on IS NULL OR EXISTS (SELECT FROM said s WHERE s.district = p.district AND s.record_id = p.person_id AND s.died = p.died_on));
  GET DIAGNOSTICS v_many = ROW_COUNT;
  RETURN v_many;
END
$$;
COMMENT ON FUNCTION ybss_registry.register_deaths() IS
'Takes over the days of death that the lines in pg_temp.ybss_work_line say of their persons; a later statement corrects an earlier one, with what it ended. Returns how many changed. Volatile: writes the register. / 登记清单所报的死亡日期，后期清单可更正。';
REVOKE ALL ON FUNCTION ybss_registry.days_of_person(int, bigint), ybss_registry.register_deaths() FROM PUBLIC;
