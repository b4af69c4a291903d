-- Whose houses are, persons' and units', as lists of houses have said.

CREATE OR REPLACE FUNCTION ybss_registry.said_owners() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  INSERT INTO pg_temp.ybss_work_said
  SELECT t.district, t.holder_id, coalesce(p.person_id, -u.unit_id), NULL, NULL, h.grid, NULL, l.day, NULL, f.trust, l.file_id, l.line
  FROM pg_temp.ybss_work_holder t
  JOIN ybss_registry.house h ON h.district = t.district AND h.house_id = t.holder_id
  CROSS JOIN LATERAL (SELECT l.file_id, l.line, l.record_id, coalesce(l.said_on, ybss.day_of(l.received_at)) AS day
    FROM ybss_registry.intake_line l WHERE l.district = h.district AND l.address_id = h.address_id
      AND l.state IN ('registered', 'merged', 'review') AND (l.name IS NOT NULL OR l.fields ? 'citizen_id') OFFSET 0) l
  -- By the file: of lines that come one by one each is a file of its own.
  CROSS JOIN LATERAL (SELECT s.trust FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
    WHERE f.file_id = l.file_id AND s.record_kind = 'house' OFFSET 0) f
  LEFT JOIN ybss_registry.person p ON p.district = t.district AND p.person_id = l.record_id
  LEFT JOIN ybss_registry.unit u ON u.district = t.district AND u.unit_id = l.record_id
  -- The house that stood there on the day.
  WHERE (h.ended_on IS NULL OR h.ended_on > l.day)
    AND NOT EXISTS (SELECT FROM ybss_registry.house e WHERE e.district = h.district AND e.address_id = h.address_id
      AND e.house_id <> h.house_id AND e.ended_on > l.day AND e.ended_on <= coalesce(h.ended_on, 'infinity'));
END
$$;
COMMENT ON FUNCTION ybss_registry.said_owners() IS
'What lists say of who owns the houses of pg_temp.ybss_work_holder, units with a minus sign. Volatile: fills pg_temp.ybss_work_said. / 清单所述房屋权利人。';

CREATE OR REPLACE FUNCTION ybss_registry.end_entered_owners() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  UPDATE ybss_registry.ownership o SET valid = daterange(pg_catalog.lower(o.valid), e.day)
  FROM (SELECT o.district, o.ownership_id, pg_catalog.min(w.day) AS day FROM pg_temp.ybss_work_holder t
    JOIN ybss_registry.ownership o ON o.district = t.district AND o.house_id = t.holder_id
    JOIN pg_temp.ybss_work_whole_set w ON w.district = o.district AND w.holder_id = o.house_id
      AND coalesce(o.person_id, -o.unit_id) <> ALL (w.member_ids)
    WHERE NOT o.from_list AND pg_catalog.upper_inf(o.valid) AND (pg_catalog.lower_inf(o.valid) OR w.day > pg_catalog.lower(o.valid))
    GROUP BY o.district, o.ownership_id) e
  WHERE o.district = e.district AND o.ownership_id = e.ownership_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.end_entered_owners() IS
'Ends the owners whom somebody entered where a later list names others. Volatile: writes the register. / 后期清单终止人工登记的权利人。';

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
  RETURN ybss_registry.settle_link('ownership', v_houses);
END
$$;
COMMENT ON FUNCTION ybss_registry.link_unit_owners(bigint[]) IS
'Ties houses to units that lists named as owners by their credit code before the units were registered. Returns how many ties are new. Volatile: writes the register. / 补登单位权利人。';
REVOKE ALL ON FUNCTION ybss_registry.said_owners(), ybss_registry.end_entered_owners(),
  ybss_registry.link_unit_owners(bigint[]) FROM PUBLIC;
