-- Where persons live, or went, as lists and people have said.

CREATE OR REPLACE FUNCTION ybss_registry.said_residences(p_persons bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  -- Every key begins with the district: by the person alone all of an index would be read.
  v_districts CONSTANT int4[] := ybss_registry.districts_of(p_persons);
BEGIN
  INSERT INTO pg_temp.ybss_work_said
  WITH entered AS (
    SELECT r.* FROM pg_catalog.unnest(p_persons) t(person_id)
    JOIN ybss_registry.residence r USING (person_id) WHERE r.main AND NOT r.from_list
  )
  SELECT l.district, l.record_id, h.house_id, CASE WHEN h.house_id IS NULL THEN left(ybss.address_text(l.address), 1000) END,
    CASE WHEN l.fields->>'tenure' ~ '^[0-9]{2}$' THEN l.fields->>'tenure' END, coalesce(h.grid, l.grid), NULL::bigint,
    coalesce(l.said_on, l.received_at::date), least(h.ended_on, p.died_on), s.trust, l.file_id, -l.line
  FROM pg_catalog.unnest(p_persons) t(person_id)
  JOIN ybss_registry.person p ON p.district = ANY (v_districts) AND p.person_id = t.person_id
  JOIN ybss_registry.intake_line l ON l.district = p.district AND l.record_id = p.person_id
  JOIN ybss_registry.intake_file f USING (file_id)
  JOIN ybss_registry.source s USING (source)
  -- The house that stood there on the day.
  LEFT JOIN LATERAL (SELECT b.* FROM ybss_registry.house b
    WHERE b.district = l.district AND b.address_id = l.address_id
      AND (b.ended_on IS NULL OR b.ended_on > coalesce(l.said_on, l.received_at::date))
    ORDER BY b.ended_on LIMIT 1) h ON true
  WHERE l.state IN ('registered', 'merged') AND s.record_kind IN ('person', 'declaration')
    AND (h.house_id IS NOT NULL
         OR l.address_id IS NULL AND l.address IS NOT NULL AND ybss_registry.lies_outside(l.address, l.grid))
    -- Nobody comes to live anywhere before birth, on the day of death or later.
    AND (p.died_on IS NULL OR coalesce(l.said_on, l.received_at::date) < p.died_on)
    AND (p.birth_date IS NULL OR coalesce(l.said_on, l.received_at::date) >= p.birth_date)
    -- What somebody entered says the same already.
    AND NOT EXISTS (SELECT FROM entered e WHERE e.district = l.district AND e.person_id = l.record_id
                    AND e.house_id = h.house_id AND e.valid @> coalesce(l.said_on, l.received_at::date))
  UNION ALL
  SELECT e.district, e.person_id, e.house_id, NULL, e.tenure_code, e.grid, e.residence_id,
    coalesce(pg_catalog.lower(e.valid), '-infinity'), pg_catalog.upper(e.valid), 101, 0, 0
  FROM entered e
  UNION ALL
  SELECT d.district, d.person_id, NULL, d.destination, NULL, d.grid, d.departure_id,
    coalesce(pg_catalog.lower(d.valid), '-infinity'), pg_catalog.upper(d.valid), 101, 0, 0
  FROM pg_catalog.unnest(p_persons) t(person_id)
  JOIN ybss_registry.departure d USING (person_id) WHERE NOT d.from_list;
END
$$;
COMMENT ON FUNCTION ybss_registry.said_residences(bigint[]) IS
'What lists say of where persons live: a house with the tenure beside it, or (the mark) a place outside of the district; and what somebody entered of either. Of two lines of one list and day the later counts. Volatile: fills pg_temp.ybss_work_said. / 清单所述人员居住地。';

CREATE OR REPLACE FUNCTION ybss_registry.runs_of_tenancies(p_persons bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  DELETE FROM pg_temp.ybss_work_run;
  INSERT INTO pg_temp.ybss_work_run (district, holder_id, member_id, beside, grid, valid)
  SELECT r.district, r.person_id, r.house_id, '02', r.grid, r.valid
  FROM pg_catalog.unnest(p_persons) t(person_id)
  JOIN ybss_registry.residence r USING (person_id) WHERE r.tenure_code = '02';
END
$$;
COMMENT ON FUNCTION ybss_registry.runs_of_tenancies(bigint[]) IS
'Leaves in pg_temp.ybss_work_run a tenancy, to dwell in, for every residence of persons whose tenure is 02 (rented): a tenant entered once is occupant and tenant both. Volatile: writes a temporary table. / 租住人员同步登记为承租人。';
REVOKE ALL ON FUNCTION ybss_registry.said_residences(bigint[]), ybss_registry.runs_of_tenancies(bigint[]) FROM PUBLIC;
