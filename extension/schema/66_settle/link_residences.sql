-- Who lives where since when, and where those went who left, out of all that
-- lists and people have said.

CREATE OR REPLACE FUNCTION ybss_registry.gather_stays(p_persons bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
BEGIN
  PERFORM ybss_registry.clear_work('stay');
  CREATE TEMPORARY TABLE ybss_work_stay (
    district int4, person_id bigint, residence_id bigint, house_id bigint, grid ybss.grid_code, tenure_code text,
    destination text, valid daterange) ON COMMIT DROP;
  WITH entered AS (
    SELECT r.* FROM pg_catalog.unnest(p_persons) t(person_id)
    JOIN ybss_registry.residence r USING (person_id) WHERE r.main AND NOT r.from_list
  ), statement AS (
    SELECT l.district, l.record_id AS person_id, NULL::bigint AS residence_id, h.house_id, coalesce(h.grid, l.grid) AS grid,
      CASE WHEN l.fields->>'tenure' ~ '^[0-9]{2}$' THEN l.fields->>'tenure' END AS tenure_code,
      CASE WHEN h.house_id IS NULL THEN left(ybss.address_text(l.address), 1000) END AS destination,
      coalesce(l.said_on, l.received_at::date) AS said_on, h.ended_on AS until, s.trust, l.file_id, l.line
    FROM pg_catalog.unnest(p_persons) t(person_id)
    JOIN ybss_registry.person p ON p.person_id = t.person_id
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
      -- What somebody entered says the same already.
      AND NOT EXISTS (SELECT FROM entered e WHERE e.district = l.district AND e.person_id = l.record_id
                      AND e.house_id = h.house_id AND e.valid @> coalesce(l.said_on, l.received_at::date))
    UNION ALL
    SELECT e.district, e.person_id, e.residence_id, e.house_id, e.grid, e.tenure_code, NULL,
      coalesce(pg_catalog.lower(e.valid), '-infinity'), pg_catalog.upper(e.valid), 101, 0, 0
    FROM entered e
  ), one_a_day AS (
    SELECT DISTINCT ON (district, person_id, said_on) * FROM statement
    ORDER BY district, person_id, said_on, trust DESC, file_id DESC, line DESC
  ), change AS (
    SELECT *, residence_id IS NOT NULL OR (house_id, destination) IS DISTINCT FROM (pg_catalog.lag(house_id) OVER w, pg_catalog.lag(destination) OVER w)
      OR coalesce(pg_catalog.lag(until) OVER w <= said_on, false) AS moved
    FROM one_a_day WINDOW w AS (PARTITION BY district, person_id ORDER BY said_on)
  ), numbered AS (
    SELECT *, count(*) FILTER (WHERE moved) OVER (PARTITION BY district, person_id ORDER BY said_on) AS n FROM change
  ), run AS (
    SELECT district, person_id, n, pg_catalog.min(residence_id) AS residence_id, pg_catalog.min(house_id) AS house_id,
      (pg_catalog.array_agg(grid ORDER BY said_on))[1] AS grid, pg_catalog.min(destination) AS destination, pg_catalog.min(said_on) AS first, pg_catalog.min(until) AS until,
      (pg_catalog.array_agg(tenure_code ORDER BY said_on DESC) FILTER (WHERE tenure_code IS NOT NULL))[1] AS tenure_code
    FROM numbered GROUP BY district, person_id, n
  )
  INSERT INTO pg_temp.ybss_work_stay
  SELECT district, person_id, residence_id, house_id, grid, tenure_code, destination,
    daterange(nullif(first, '-infinity'), least(until, pg_catalog.lead(first) OVER (PARTITION BY district, person_id ORDER BY first)))
  FROM run;
  ANALYZE pg_temp.ybss_work_stay;
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_stays(bigint[]) IS
'Leaves in pg_temp.ybss_work_stay where persons live and lived, as runs of one house or of one place outside of the district: the later statement ends the earlier; on one day what somebody entered counts, then the more trusted list. Volatile: makes a temporary table. / 汇总人员各时期居住地。';

CREATE OR REPLACE FUNCTION ybss_registry.link_persons(p_persons bigint[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_linked int;
BEGIN
  PERFORM ybss_registry.gather_stays(p_persons);

  -- A row keeps its id as long as its house and its first day are still said.
  DELETE FROM ybss_registry.residence r USING pg_catalog.unnest(p_persons) t(person_id)
  WHERE r.person_id = t.person_id AND r.from_list AND r.main
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_stay s WHERE s.district = r.district AND s.person_id = r.person_id
                    AND s.house_id = r.house_id AND pg_catalog.lower(s.valid) IS NOT DISTINCT FROM pg_catalog.lower(r.valid)
                    AND s.residence_id IS NULL);
  UPDATE ybss_registry.residence r SET valid = s.valid, tenure_code = coalesce(s.tenure_code, r.tenure_code)
  FROM pg_temp.ybss_work_stay s
  WHERE r.district = s.district AND r.person_id = s.person_id AND r.main
    AND (r.residence_id = s.residence_id
         OR s.residence_id IS NULL AND r.from_list AND s.house_id = r.house_id AND pg_catalog.lower(s.valid) IS NOT DISTINCT FROM pg_catalog.lower(r.valid))
    AND (r.valid, r.tenure_code) IS DISTINCT FROM (s.valid, coalesce(s.tenure_code, r.tenure_code));
  INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, tenure_code, valid, from_list)
  SELECT s.district, s.grid, s.person_id, s.house_id, s.tenure_code, s.valid, true FROM pg_temp.ybss_work_stay s
  WHERE s.house_id IS NOT NULL AND s.residence_id IS NULL
    AND NOT EXISTS (SELECT FROM ybss_registry.residence r WHERE r.district = s.district
                    AND r.person_id = s.person_id AND r.house_id = s.house_id AND r.valid = s.valid AND r.main)
  ORDER BY s.person_id, s.valid;
  GET DIAGNOSTICS v_linked = ROW_COUNT;

  DELETE FROM ybss_registry.departure d USING pg_catalog.unnest(p_persons) t(person_id)
  WHERE d.person_id = t.person_id AND d.from_list
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_stay s WHERE s.district = d.district AND s.person_id = d.person_id
                    AND s.destination = d.destination AND s.valid = d.valid);
  INSERT INTO ybss_registry.departure (district, grid, person_id, destination, valid, from_list)
  SELECT s.district, s.grid, s.person_id, s.destination, s.valid, true FROM pg_temp.ybss_work_stay s
  WHERE s.house_id IS NULL
    AND NOT EXISTS (SELECT FROM ybss_registry.departure d WHERE d.district = s.district
                    AND d.person_id = s.person_id AND d.valid && s.valid)
  ORDER BY s.person_id, s.valid;

  PERFORM ybss_registry.link_tenants(p_persons);
  UPDATE ybss_registry.person p SET grid = s.grid
  FROM pg_temp.ybss_work_stay s
  WHERE p.district = s.district AND p.person_id = s.person_id AND s.house_id IS NOT NULL
    AND pg_catalog.upper_inf(s.valid) AND p.grid <> s.grid;
  RETURN v_linked;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_persons(bigint[]) IS
'Renews the residences of persons, and where those went who left, from all that lists have said; what somebody entered stays, and a later list ends it. Returns how many residences were added. Volatile: writes the register. / 根据各清单更新人房关联及去向。';

CREATE OR REPLACE FUNCTION ybss_registry.link_residences(p_file_id bigint) RETURNS int
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss_registry.link_persons(coalesce(pg_catalog.array_agg(DISTINCT l.record_id), '{}'))
  FROM ybss_registry.intake_line l
  WHERE l.file_id = p_file_id AND l.state IN ('registered', 'merged')
    AND l.address IS NOT NULL AND l.record_id IS NOT NULL
$$;
COMMENT ON FUNCTION ybss_registry.link_residences(bigint) IS
'Renews the residences of all persons of a file. Returns how many were added. Volatile: writes the register. / 更新清单所涉人员的人房关联。';

REVOKE ALL ON FUNCTION ybss_registry.gather_stays(bigint[]), ybss_registry.link_persons(bigint[]),
  ybss_registry.link_residences(bigint) FROM PUBLIC;
