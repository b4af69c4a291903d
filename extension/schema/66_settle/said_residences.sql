-- Where persons live, or went, as lists and people have said.

CREATE OR REPLACE FUNCTION ybss_registry.said_residences() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_ended CONSTANT boolean := EXISTS (SELECT FROM ybss_registry.house b WHERE b.ended_on IS NOT NULL);
BEGIN
  INSERT INTO pg_temp.ybss_work_said
  SELECT t.district, t.holder_id, h.house_id, CASE WHEN h.house_id IS NULL THEN left(ybss.address_text(l.address), 1000) END,
    CASE WHEN l.tenure ~ '^[0-9]{2}$' THEN l.tenure END, coalesce(h.grid, l.grid), NULL::bigint,
    l.day, least(h.ended_on, p.died_on), f.trust, l.file_id, -l.line
  FROM pg_temp.ybss_work_holder t
  JOIN ybss_registry.person p ON p.district = t.district AND p.person_id = t.holder_id
  -- By the holder, however many lines there are of others.
  CROSS JOIN LATERAL (SELECT l.file_id, l.line, l.grid, l.address, l.address_id, l.fields->>'tenure' AS tenure,
      coalesce(l.said_on, ybss.day_of(l.received_at)) AS day
    FROM ybss_registry.intake_line l
    WHERE l.district = t.district AND l.record_id = t.holder_id AND l.state IN ('registered', 'merged') OFFSET 0) l
  -- By the file: of lines that come one by one each is a file of its own.
  CROSS JOIN LATERAL (SELECT s.trust FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
    WHERE f.file_id = l.file_id AND s.record_kind IN ('person', 'declaration') OFFSET 0) f
  -- The house that stood there on the day: of those that ended later the first, else the one that stands.
  LEFT JOIN ybss_registry.house n ON n.district = t.district AND n.address_id = l.address_id AND n.ended_on IS NULL
  LEFT JOIN LATERAL (SELECT b.house_id, b.grid, b.ended_on FROM ybss_registry.house b
    WHERE v_ended AND b.district = t.district AND b.address_id = l.address_id AND b.ended_on > l.day
    ORDER BY b.ended_on LIMIT 1) b ON true
  CROSS JOIN LATERAL (SELECT coalesce(b.house_id, n.house_id) AS house_id, coalesce(b.grid, n.grid) AS grid, b.ended_on) h
  WHERE (h.house_id IS NOT NULL OR l.address_id IS NULL AND l.address IS NOT NULL AND ybss_registry.lies_outside(l.address, l.grid))
    -- Nobody comes to live anywhere before birth, on the day of death or later.
    AND (p.died_on IS NULL OR l.day < p.died_on) AND (p.birth_date IS NULL OR l.day >= p.birth_date)
    -- What somebody entered says the same already.
    AND NOT EXISTS (SELECT FROM ybss_registry.residence e WHERE e.district = t.district AND e.person_id = t.holder_id
      AND e.house_id = h.house_id AND e.main AND NOT e.from_list AND e.valid @> l.day)
  UNION ALL
  SELECT e.district, e.person_id, e.house_id, NULL, e.tenure_code, e.grid, e.residence_id,
    coalesce(pg_catalog.lower(e.valid), '-infinity'), pg_catalog.upper(e.valid), 101, 0, 0
  FROM pg_temp.ybss_work_holder t
  JOIN ybss_registry.residence e ON e.district = t.district AND e.person_id = t.holder_id WHERE e.main AND NOT e.from_list
  UNION ALL
  SELECT d.district, d.person_id, NULL, d.destination, NULL, d.grid, d.departure_id,
    coalesce(pg_catalog.lower(d.valid), '-infinity'), pg_catalog.upper(d.valid), 101, 0, 0
  FROM pg_temp.ybss_work_holder t
  JOIN ybss_registry.departure d ON d.district = t.district AND d.person_id = t.holder_id WHERE NOT d.from_list;
END
$$;
COMMENT ON FUNCTION ybss_registry.said_residences() IS
'What lists say of where the persons of pg_temp.ybss_work_holder live: a house with the tenure beside it, or (the mark) a place outside of the district; and what somebody entered of either. Of two lines of one list and day the later counts. Volatile: fills pg_temp.ybss_work_said. / 清单所述人员居住地。';

CREATE OR REPLACE FUNCTION ybss_registry.runs_of_tenancies() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_runs();
  INSERT INTO pg_temp.ybss_work_run (district, holder_id, member_id, beside, grid, valid)
  SELECT r.district, r.person_id, r.house_id, '02', r.grid, r.valid
  FROM pg_temp.ybss_work_holder t
  JOIN ybss_registry.residence r ON r.district = t.district AND r.person_id = t.holder_id WHERE r.tenure_code = '02';
  PERFORM ybss_registry.refresh_work('run');
END
$$;
COMMENT ON FUNCTION ybss_registry.runs_of_tenancies() IS
'Leaves in pg_temp.ybss_work_run a tenancy, to dwell in, for every residence of the persons of pg_temp.ybss_work_holder whose tenure is 02 (rented): a tenant entered once is occupant and tenant both. Volatile: writes a temporary table. / 租住人员同步登记为承租人。';
REVOKE ALL ON FUNCTION ybss_registry.said_residences(), ybss_registry.runs_of_tenancies() FROM PUBLIC;
