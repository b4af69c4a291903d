-- Whose a house is, out of lists of houses: persons and units.

CREATE OR REPLACE FUNCTION ybss_registry.gather_owners(p_houses bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_sets();
  INSERT INTO pg_temp.ybss_work_said
  SELECT l.district, h.house_id, coalesce(p.person_id, -u.unit_id), NULL,
    coalesce(l.said_on, l.received_at::date), s.trust, l.file_id, l.line
  FROM pg_catalog.unnest(p_houses) t(house_id)
  JOIN ybss_registry.house h USING (house_id)
  JOIN ybss_registry.intake_line l ON l.district = h.district AND l.address_id = h.address_id
  JOIN ybss_registry.intake_file f USING (file_id)
  JOIN ybss_registry.source s USING (source)
  LEFT JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
  LEFT JOIN ybss_registry.unit u ON u.district = l.district AND u.unit_id = l.record_id
  WHERE s.record_kind = 'house' AND l.state IN ('registered', 'merged', 'review')
    AND (l.name IS NOT NULL OR l.fields ? 'citizen_id')
    -- The house that stood there on the day.
    AND (h.ended_on IS NULL OR h.ended_on > coalesce(l.said_on, l.received_at::date))
    AND NOT EXISTS (SELECT FROM ybss_registry.house e WHERE e.district = h.district AND e.address_id = h.address_id
      AND e.house_id <> h.house_id AND e.ended_on > coalesce(l.said_on, l.received_at::date)
      AND e.ended_on <= coalesce(h.ended_on, 'infinity'));
  PERFORM ybss_registry.runs_of_sets();
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_owners(bigint[]) IS
'Leaves in pg_temp.ybss_work_run who owned houses from when to when by all lists of houses; units with a minus sign. Volatile: makes temporary tables. / 汇总各期房屋权利人。';

CREATE OR REPLACE FUNCTION ybss_registry.link_houses(p_houses bigint[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_linked int;
BEGIN
  PERFORM ybss_registry.gather_owners(p_houses);
  -- What somebody entered ends where a later list names others, and is not said twice.
  UPDATE ybss_registry.ownership o SET valid = daterange(pg_catalog.lower(o.valid), e.day)
  FROM (SELECT o.district, o.ownership_id, pg_catalog.min(w.day) AS day FROM pg_catalog.unnest(p_houses) t(house_id)
    JOIN ybss_registry.ownership o USING (house_id)
    JOIN pg_temp.ybss_work_whole_set w ON w.district = o.district AND w.holder_id = o.house_id
      AND coalesce(o.person_id, -o.unit_id) <> ALL (w.member_ids)
    WHERE NOT o.from_list AND pg_catalog.upper_inf(o.valid) AND (pg_catalog.lower_inf(o.valid) OR w.day > pg_catalog.lower(o.valid))
    GROUP BY o.district, o.ownership_id) e
  WHERE o.district = e.district AND o.ownership_id = e.ownership_id;
  UPDATE pg_temp.ybss_work_run r SET valid = daterange(pg_catalog.lower(r.valid), pg_catalog.lower(o.valid))
  FROM ybss_registry.ownership o
  WHERE o.district = r.district AND o.house_id = r.holder_id AND coalesce(o.person_id, -o.unit_id) = r.member_id
    AND NOT o.from_list AND o.valid && r.valid AND pg_catalog.lower(r.valid) < pg_catalog.lower(o.valid);
  DELETE FROM pg_temp.ybss_work_run r USING ybss_registry.ownership o
  WHERE o.district = r.district AND o.house_id = r.holder_id AND coalesce(o.person_id, -o.unit_id) = r.member_id
    AND NOT o.from_list AND o.valid && r.valid;

  DELETE FROM ybss_registry.ownership o USING pg_catalog.unnest(p_houses) t(house_id)
  WHERE o.house_id = t.house_id AND o.from_list
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_run r WHERE r.district = o.district AND r.holder_id = o.house_id
                    AND r.member_id = coalesce(o.person_id, -o.unit_id) AND pg_catalog.lower(r.valid) = pg_catalog.lower(o.valid));
  UPDATE ybss_registry.ownership o SET valid = r.valid
  FROM pg_temp.ybss_work_run r
  WHERE r.district = o.district AND r.holder_id = o.house_id AND r.member_id = coalesce(o.person_id, -o.unit_id)
    AND o.from_list AND pg_catalog.lower(r.valid) = pg_catalog.lower(o.valid) AND o.valid <> r.valid;
  INSERT INTO ybss_registry.ownership (district, grid, house_id, person_id, unit_id, valid, from_list)
  SELECT r.district, h.grid, r.holder_id, CASE WHEN r.member_id > 0 THEN r.member_id END,
    CASE WHEN r.member_id < 0 THEN -r.member_id END, r.valid, true
  FROM pg_temp.ybss_work_run r
  JOIN ybss_registry.house h ON h.district = r.district AND h.house_id = r.holder_id
  WHERE NOT EXISTS (SELECT FROM ybss_registry.ownership o WHERE o.district = r.district AND o.house_id = r.holder_id
                    AND coalesce(o.person_id, -o.unit_id) = r.member_id AND o.valid && r.valid)
  ORDER BY r.holder_id, r.member_id, r.valid;
  GET DIAGNOSTICS v_linked = ROW_COUNT;
  RETURN v_linked;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_houses(bigint[]) IS
'Renews the owners of houses from all that lists have said: a later list ends the owners whom it no longer names, on one day the more trusted list counts; what somebody entered stays and a later list ends it. Returns how many ties were added. Volatile: writes the register. / 根据各期清单更新房屋权利人。';

CREATE OR REPLACE FUNCTION ybss_registry.link_owners(p_file_id bigint) RETURNS int
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss_registry.link_houses(coalesce(pg_catalog.array_agg(DISTINCT h.house_id), '{}'))
  FROM ybss_registry.intake_line l
  JOIN ybss_registry.house h ON h.district = l.district AND h.address_id = l.address_id
  WHERE l.file_id = p_file_id AND l.state IN ('registered', 'merged')
$$;
COMMENT ON FUNCTION ybss_registry.link_owners(bigint) IS
'Renews the owners of all houses of a file. Returns how many ties are new. Volatile: writes the register. / 登记房屋权属。';

CREATE OR REPLACE FUNCTION ybss_registry.link_unit_owners(p_units bigint[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_houses bigint[];
BEGIN
  -- Lists of houses named these units before the register had them.
  WITH found AS (
    UPDATE ybss_registry.intake_line l SET record_id = u.unit_id
    FROM pg_catalog.unnest(p_units) t(unit_id), ybss_registry.unit u
    WHERE u.unit_id = t.unit_id AND l.district = u.district AND l.state = 'merged' AND l.record_id IS NULL
      AND ybss.try_credit_code(l.fields->>'citizen_id') = u.credit_code
    RETURNING l.district, l.address_id, l.file_id, l.line
  ), settled AS (
    UPDATE ybss_registry.review r SET decision = 'same', decided_by = session_user, decided_at = now()
    FROM found WHERE r.file_id = found.file_id AND r.line = found.line
      AND r.reason = 'owned_by_unit' AND r.decision IS NULL
  )
  SELECT pg_catalog.array_agg(DISTINCT h.house_id) INTO v_houses
  FROM found JOIN ybss_registry.house h ON h.district = found.district AND h.address_id = found.address_id;
  RETURN CASE WHEN v_houses IS NULL THEN 0 ELSE ybss_registry.link_houses(v_houses) END;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_unit_owners(bigint[]) IS
'Ties houses to units that lists named as owners by their credit code before the units were registered. Returns how many ties are new. Volatile: writes the register. / 补登单位权利人。';
REVOKE ALL ON FUNCTION ybss_registry.gather_owners(bigint[]), ybss_registry.link_houses(bigint[]),
  ybss_registry.link_owners(bigint), ybss_registry.link_unit_owners(bigint[]) FROM PUBLIC;
