-- Where units work, as lists of units have said.

CREATE OR REPLACE FUNCTION ybss_registry.said_premises() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- The first line that a list has of a unit on a day names its main premises; nothing goes on where the unit is closed.
  INSERT INTO pg_temp.ybss_work_said
  SELECT q.district, q.unit_id, q.address_id,
    CASE WHEN q.address_id IS NOT NULL AND q.address_id = pg_catalog.first_value(q.address_id) OVER (
      PARTITION BY q.district, q.unit_id, q.day, q.file_id ORDER BY q.address_id IS NULL, q.line) THEN 'main' END,
    NULL, q.grid, NULL, q.day, q.closed_on, q.trust, q.file_id, q.line
  FROM (SELECT u.district, u.unit_id, u.closed_on, a.address_id, a.grid, coalesce(l.said_on, ybss.day_of(l.received_at)) AS day,
      s.trust, l.file_id, l.line
    FROM pg_temp.ybss_work_holder t
    JOIN ybss_registry.unit u ON u.district = t.district AND u.unit_id = t.holder_id
    CROSS JOIN LATERAL (SELECT l.* FROM ybss_registry.intake_line l
      WHERE l.district = t.district AND l.record_id = t.holder_id AND l.state IN ('registered', 'merged') OFFSET 0) l
    JOIN ybss_registry.intake_file f USING (file_id)
    JOIN ybss_registry.source s USING (source)
    LEFT JOIN ybss_registry.address a ON a.district = l.district AND a.address_id = l.address_id AND a.habitable
    WHERE s.record_kind = 'unit') q;
END
$$;
COMMENT ON FUNCTION ybss_registry.said_premises() IS
'What lists say of where the units of pg_temp.ybss_work_holder work, the main premises marked "main". Volatile: fills pg_temp.ybss_work_said. / 清单所述单位经营场所。';

CREATE OR REPLACE FUNCTION ybss_registry.end_entered_premises() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  UPDATE ybss_registry.premises p SET valid = daterange(pg_catalog.lower(p.valid), e.day)
  FROM (SELECT p.district, p.premises_id, pg_catalog.min(pg_catalog.lower(r.valid)) AS day FROM pg_temp.ybss_work_holder t
    JOIN ybss_registry.premises p ON p.district = t.district AND p.unit_id = t.holder_id
    JOIN pg_temp.ybss_work_run r ON r.district = p.district AND r.holder_id = p.unit_id AND r.member_id <> p.address_id
      AND r.mark = 'main' AND pg_catalog.lower(r.valid) <@ p.valid AND (pg_catalog.lower_inf(p.valid) OR pg_catalog.lower(r.valid) > pg_catalog.lower(p.valid))
    WHERE NOT p.from_list AND p.main
    GROUP BY p.district, p.premises_id) e
  WHERE p.district = e.district AND p.premises_id = e.premises_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.end_entered_premises() IS
'Ends the main premises that somebody entered where a later list names another. Volatile: writes the register. / 后期清单终止人工登记的主要经营场所。';
REVOKE ALL ON FUNCTION ybss_registry.said_premises(), ybss_registry.end_entered_premises() FROM PUBLIC;
