-- Where units work since when, out of lists of units.

CREATE OR REPLACE FUNCTION ybss_registry.gather_premises(p_units bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_sets();
  -- The first line that a list has of a unit on a day names its main premises.
  INSERT INTO pg_temp.ybss_work_said
  SELECT q.district, q.unit_id, q.address_id,
    CASE WHEN q.address_id IS NOT NULL AND q.address_id = pg_catalog.first_value(q.address_id) OVER (
      PARTITION BY q.district, q.unit_id, q.day, q.file_id ORDER BY q.address_id IS NULL, q.line) THEN 'main' END,
    q.day, q.trust, q.file_id, q.line
  FROM (SELECT u.district, u.unit_id, a.address_id, coalesce(l.said_on, l.received_at::date) AS day, s.trust, l.file_id, l.line
    FROM pg_catalog.unnest(p_units) t(unit_id)
    JOIN ybss_registry.unit u USING (unit_id)
    JOIN ybss_registry.intake_line l ON l.district = u.district AND l.record_id = u.unit_id
    JOIN ybss_registry.intake_file f USING (file_id)
    JOIN ybss_registry.source s USING (source)
    LEFT JOIN ybss_registry.address a ON a.district = l.district AND a.address_id = l.address_id AND a.habitable
    WHERE s.record_kind = 'unit' AND l.state IN ('registered', 'merged')) q;
  PERFORM ybss_registry.runs_of_sets();
  -- Nothing goes on where the unit is closed.
  UPDATE pg_temp.ybss_work_run r SET valid = r.valid * daterange(NULL, u.closed_on)
  FROM ybss_registry.unit u WHERE u.district = r.district AND u.unit_id = r.holder_id AND r.valid @> u.closed_on;
  DELETE FROM pg_temp.ybss_work_run r USING ybss_registry.unit u
  WHERE u.district = r.district AND u.unit_id = r.holder_id AND (pg_catalog.isempty(r.valid) OR pg_catalog.lower(r.valid) >= u.closed_on);
  -- Where another place becomes the main one, the earlier is one beside it.
  WITH main AS (
    SELECT r.ctid AS at, r.*, pg_catalog.lead(pg_catalog.lower(r.valid)) OVER (PARTITION BY r.district, r.holder_id ORDER BY pg_catalog.lower(r.valid)) AS next
    FROM pg_temp.ybss_work_run r WHERE r.mark IS NOT NULL
  ), rest AS (
    INSERT INTO pg_temp.ybss_work_run
    SELECT m.district, m.holder_id, m.member_id, NULL, daterange(m.next, pg_catalog.upper(m.valid))
    FROM main m WHERE m.next < coalesce(pg_catalog.upper(m.valid), 'infinity')
  )
  UPDATE pg_temp.ybss_work_run r SET valid = daterange(pg_catalog.lower(m.valid), m.next)
  FROM main m WHERE r.ctid = m.at AND m.next < coalesce(pg_catalog.upper(m.valid), 'infinity');
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_premises(bigint[]) IS
'Leaves in pg_temp.ybss_work_run where units worked from when to when by all lists of units, the main premises marked "main". Volatile: makes temporary tables. / 汇总各期单位经营场所。';

CREATE OR REPLACE FUNCTION ybss_registry.link_units(p_units bigint[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_linked int;
BEGIN
  PERFORM ybss_registry.gather_premises(p_units);
  -- One main premises at a time; what somebody entered ends where a later list names another.
  UPDATE ybss_registry.premises p SET valid = daterange(pg_catalog.lower(p.valid), e.day)
  FROM (SELECT p.district, p.premises_id, pg_catalog.min(pg_catalog.lower(r.valid)) AS day FROM pg_catalog.unnest(p_units) t(unit_id)
    JOIN ybss_registry.premises p USING (unit_id)
    JOIN pg_temp.ybss_work_run r ON r.district = p.district AND r.holder_id = p.unit_id AND r.member_id <> p.address_id
      AND r.mark = 'main' AND pg_catalog.lower(r.valid) <@ p.valid AND (pg_catalog.lower_inf(p.valid) OR pg_catalog.lower(r.valid) > pg_catalog.lower(p.valid))
    WHERE NOT p.from_list AND p.main
    GROUP BY p.district, p.premises_id) e
  WHERE p.district = e.district AND p.premises_id = e.premises_id;
  UPDATE pg_temp.ybss_work_run r SET valid = daterange(pg_catalog.lower(r.valid), p.first)
  FROM (SELECT p.district, p.unit_id, p.address_id, p.main, pg_catalog.min(pg_catalog.lower(p.valid)) AS first, pg_catalog.range_agg(p.valid) AS valid
        FROM pg_catalog.unnest(p_units) t(unit_id) JOIN ybss_registry.premises p USING (unit_id) WHERE NOT p.from_list
        GROUP BY p.district, p.unit_id, p.address_id, p.main) p
  WHERE p.district = r.district AND p.unit_id = r.holder_id AND p.valid && r.valid AND pg_catalog.lower(r.valid) < p.first
    AND (p.address_id = r.member_id OR p.main AND r.mark = 'main');
  DELETE FROM pg_temp.ybss_work_run r USING ybss_registry.premises p
  WHERE p.district = r.district AND p.unit_id = r.holder_id AND NOT p.from_list AND p.valid && r.valid
    AND (p.address_id = r.member_id OR p.main AND r.mark = 'main');

  DELETE FROM ybss_registry.premises p USING pg_catalog.unnest(p_units) t(unit_id)
  WHERE p.unit_id = t.unit_id AND p.from_list
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_run r WHERE r.district = p.district AND r.holder_id = p.unit_id
      AND r.member_id = p.address_id AND (r.mark IS NOT NULL) = p.main AND pg_catalog.lower(r.valid) = pg_catalog.lower(p.valid));
  UPDATE ybss_registry.premises p SET valid = r.valid
  FROM pg_temp.ybss_work_run r
  WHERE r.district = p.district AND r.holder_id = p.unit_id AND r.member_id = p.address_id
    AND p.from_list AND (r.mark IS NOT NULL) = p.main AND pg_catalog.lower(r.valid) = pg_catalog.lower(p.valid) AND p.valid <> r.valid;
  INSERT INTO ybss_registry.premises (district, grid, unit_id, address_id, main, valid, from_list)
  SELECT r.district, a.grid, r.holder_id, r.member_id, r.mark IS NOT NULL, r.valid, true
  FROM pg_temp.ybss_work_run r
  JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.member_id
  WHERE NOT EXISTS (SELECT FROM ybss_registry.premises p WHERE p.district = r.district AND p.unit_id = r.holder_id
    AND p.address_id = r.member_id AND p.valid && r.valid)
  ORDER BY r.holder_id, r.member_id, r.valid;
  GET DIAGNOSTICS v_linked = ROW_COUNT;
  UPDATE ybss_registry.unit u SET address_id = p.address_id, grid = p.grid
  FROM ybss_registry.premises p, pg_catalog.unnest(p_units) t(unit_id)
  WHERE u.unit_id = t.unit_id AND p.district = u.district AND p.unit_id = u.unit_id AND p.main AND pg_catalog.upper_inf(p.valid)
    AND (u.address_id, u.grid) <> (p.address_id, p.grid);
  RETURN v_linked;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_units(bigint[]) IS
'Renews the premises of units from all that lists have said: a later list that no longer names a place ends it; a unit''s own address is that of its main premises. Returns how many were added. Volatile: writes the register. / 根据各期清单更新单位经营场所。';

CREATE OR REPLACE FUNCTION ybss_registry.link_premises(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_units bigint[];
BEGIN
  SELECT pg_catalog.array_agg(DISTINCT l.record_id) INTO v_units FROM ybss_registry.intake_line l
  WHERE l.file_id = p_file_id AND l.state IN ('registered', 'merged') AND l.record_id IS NOT NULL;
  IF v_units IS NULL THEN
    RETURN 0;
  END IF;
  PERFORM ybss_registry.link_unit_owners(v_units);
  PERFORM ybss_registry.link_employees(v_units);
  RETURN ybss_registry.link_units(v_units);
END
$$;
COMMENT ON FUNCTION ybss_registry.link_premises(bigint) IS
'Renews the premises of a file''s units, and ties to them the houses that they own and the persons who work for them. Returns how many premises are new. Volatile: writes the register. / 更新清单所涉单位的经营场所。';
REVOKE ALL ON FUNCTION ybss_registry.gather_premises(bigint[]), ybss_registry.link_units(bigint[]),
  ybss_registry.link_premises(bigint) FROM PUBLIC;
