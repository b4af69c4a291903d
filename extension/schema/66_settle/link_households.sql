-- Who belongs to which household since when, out of lists of persons.

CREATE OR REPLACE FUNCTION ybss_registry.gather_members(p_persons bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
BEGIN
  PERFORM ybss_registry.clear_work('belong');
  CREATE TEMPORARY TABLE ybss_work_belong (
    district int4, person_id bigint, household_member_id bigint, household_id bigint, grid ybss.grid_code,
    relation_code text, trust int, line int, valid daterange) ON COMMIT DROP;
  WITH statement AS (
    SELECT l.district, l.record_id AS person_id, NULL::bigint AS household_member_id, h.household_id, h.grid,
      CASE WHEN l.fields->>'relation' ~ '^[0-9]{1,4}$' THEN l.fields->>'relation' END AS relation_code,
      coalesce(l.said_on, l.received_at::date) AS said_on, NULL::date AS until, s.trust, l.file_id, l.line
    FROM pg_catalog.unnest(p_persons) t(person_id)
    JOIN ybss_registry.person p ON p.person_id = t.person_id
    JOIN ybss_registry.intake_line l ON l.district = p.district AND l.record_id = p.person_id
    JOIN ybss_registry.intake_file f USING (file_id)
    JOIN ybss_registry.source s USING (source)
    JOIN ybss_registry.household h ON h.district = l.district AND h.number = l.fields->>'household_number'
    WHERE l.state IN ('registered', 'merged') AND s.record_kind IN ('person', 'declaration')
    UNION ALL
    SELECT m.district, m.person_id, m.household_member_id, m.household_id, m.grid, m.relation_code,
      coalesce(pg_catalog.lower(m.valid), '-infinity'), pg_catalog.upper(m.valid), 101, 0, 0
    FROM pg_catalog.unnest(p_persons) t(person_id)
    JOIN ybss_registry.household_member m USING (person_id) WHERE NOT m.from_list
  ), one_a_day AS (
    SELECT DISTINCT ON (district, person_id, said_on) * FROM statement
    ORDER BY district, person_id, said_on, trust DESC, file_id DESC, line
  ), change AS (
    SELECT *, household_member_id IS NOT NULL OR household_id IS DISTINCT FROM pg_catalog.lag(household_id) OVER w
      OR relation_code IS NOT NULL AND relation_code IS DISTINCT FROM pg_catalog.lag(relation_code) OVER w
      OR coalesce(pg_catalog.lag(until) OVER w <= said_on, false)
      -- Named head again after another was.
      OR relation_code IN ('0', '01', '02') AND pg_catalog.lag(person_id) OVER h <> person_id AS moved
    FROM one_a_day WINDOW w AS (PARTITION BY district, person_id ORDER BY said_on),
      h AS (PARTITION BY district, household_id, relation_code IN ('0', '01', '02') ORDER BY said_on, trust, line DESC)
  )
  INSERT INTO pg_temp.ybss_work_belong
  SELECT district, person_id, household_member_id, household_id, grid, relation_code, trust, line,
    daterange(nullif(said_on, '-infinity'),
      least(until, pg_catalog.lead(said_on) OVER (PARTITION BY district, person_id ORDER BY said_on)))
  FROM change WHERE moved;
  ANALYZE pg_temp.ybss_work_belong;
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_members(bigint[]) IS
'Leaves in pg_temp.ybss_work_belong which household persons belong and belonged to, and as what: the later statement ends the earlier; on one day what somebody entered counts, then the more trusted list. Volatile: makes a temporary table. / 汇总人员各时期所属户。';

CREATE OR REPLACE FUNCTION ybss_registry.settle_heads() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- The later head ends the earlier one, who stays as a member of unknown relation;
  -- of two on one day the one entered or of the more trusted list is it.
  WITH head AS (
    SELECT b.ctid AS at, b.district, b.household_id, b.valid,
      coalesce(pg_catalog.lower(b.valid), '-infinity') AS first, coalesce(pg_catalog.upper(b.valid), 'infinity') AS last,
      row_number() OVER (PARTITION BY b.district, b.household_id ORDER BY coalesce(pg_catalog.lower(b.valid), '-infinity'),
        b.trust, b.line DESC, b.person_id DESC) AS n
    FROM pg_temp.ybss_work_belong b WHERE b.relation_code IN ('0', '01', '02')
  ), clipped AS (
    SELECT h.at, h.first, h.last, pg_catalog.min(k.first) AS next FROM head h
    JOIN head k ON k.district = h.district AND k.household_id = h.household_id AND k.n > h.n AND k.first < h.last
    GROUP BY h.at, h.first, h.last
  ), rest AS (
    INSERT INTO pg_temp.ybss_work_belong
    SELECT b.district, b.person_id, NULL, b.household_id, b.grid, NULL, b.trust, b.line, daterange(c.next, pg_catalog.upper(b.valid))
    FROM clipped c JOIN pg_temp.ybss_work_belong b ON b.ctid = c.at WHERE c.next > c.first
  )
  UPDATE pg_temp.ybss_work_belong b
  SET valid = CASE WHEN c.next > c.first THEN daterange(pg_catalog.lower(b.valid), c.next) ELSE b.valid END,
    relation_code = CASE WHEN c.next > c.first THEN b.relation_code END
  FROM clipped c WHERE b.ctid = c.at;
END
$$;
COMMENT ON FUNCTION ybss_registry.settle_heads() IS
'Leaves every household of pg_temp.ybss_work_belong one head at a time. Volatile: changes a temporary table. / 每户同一时间只留一名户主。';

CREATE OR REPLACE FUNCTION ybss_registry.link_members(p_persons bigint[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_persons bigint[];
  v_linked int;
BEGIN
  -- Whoever shares a household with them, for its head may change.
  SELECT pg_catalog.array_agg(DISTINCT q.person_id) INTO v_persons FROM (
    SELECT pg_catalog.unnest(p_persons) AS person_id
    UNION ALL
    SELECT m.person_id FROM ybss_registry.household_member m
    WHERE (m.district, m.household_id) IN (
      SELECT k.district, k.household_id FROM pg_catalog.unnest(p_persons) t(person_id)
      JOIN ybss_registry.household_member k USING (person_id)
      UNION ALL
      SELECT h.district, h.household_id FROM pg_catalog.unnest(p_persons) t(person_id)
      JOIN ybss_registry.person p USING (person_id)
      JOIN ybss_registry.intake_line l ON l.district = p.district AND l.record_id = p.person_id
      JOIN ybss_registry.household h ON h.district = l.district AND h.number = l.fields->>'household_number')) q;
  PERFORM ybss_registry.gather_members(v_persons);
  PERFORM ybss_registry.settle_heads();

  DELETE FROM ybss_registry.household_member m USING pg_catalog.unnest(v_persons) t(person_id)
  WHERE m.person_id = t.person_id AND m.from_list
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_belong b WHERE b.district = m.district AND b.person_id = m.person_id
      AND b.household_member_id IS NULL AND (b.household_id, b.relation_code, pg_catalog.lower(b.valid))
        IS NOT DISTINCT FROM (m.household_id, m.relation_code, pg_catalog.lower(m.valid)));
  UPDATE ybss_registry.household_member m SET valid = b.valid, relation_code = b.relation_code
  FROM pg_temp.ybss_work_belong b
  WHERE m.district = b.district AND m.person_id = b.person_id
    AND (m.household_member_id = b.household_member_id
         OR b.household_member_id IS NULL AND m.from_list AND (b.household_id, b.relation_code, pg_catalog.lower(b.valid))
           IS NOT DISTINCT FROM (m.household_id, m.relation_code, pg_catalog.lower(m.valid)))
    AND (m.valid, m.relation_code) IS DISTINCT FROM (b.valid, b.relation_code);
  INSERT INTO ybss_registry.household_member (district, grid, household_id, person_id, relation_code, valid, from_list)
  SELECT b.district, b.grid, b.household_id, b.person_id, b.relation_code, b.valid, true FROM pg_temp.ybss_work_belong b
  WHERE b.household_member_id IS NULL
    AND NOT EXISTS (SELECT FROM ybss_registry.household_member m WHERE m.district = b.district
      AND m.person_id = b.person_id AND m.valid && b.valid)
  ORDER BY b.household_id, b.person_id, b.valid;
  GET DIAGNOSTICS v_linked = ROW_COUNT;
  RETURN v_linked;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_members(bigint[]) IS
'Renews which household persons, and those who share one with them, belong to, from all that lists have said; what somebody entered stays and a later list ends it. Returns how many ties were added. Volatile: writes the register. / 根据各清单更新户成员。';
