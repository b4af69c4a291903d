-- Persons out of lines: those whom the register knows, and those who are new.

CREATE OR REPLACE FUNCTION ybss_registry.register_new_persons(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_registered int;
BEGIN
  -- One line stands for all lines of one id, or of one name and birth date.
  -- Ids are drawn in the order of the lines, so that one list gives one register.
  PERFORM ybss_registry.clear_work('newcomer');
  CREATE TEMPORARY TABLE ybss_work_newcomer (LIKE ybss_registry.intake_line, person_id bigint) ON COMMIT DROP;
  WITH standing AS (
    SELECT DISTINCT ON (coalesce(l.citizen_id::text, l.document_number, l.name || l.birth_date)) l.*
    FROM pg_temp.ybss_work_line l
    WHERE l.state = 'placed' AND l.name IS NOT NULL
      AND (l.citizen_id IS NOT NULL OR l.document_number IS NOT NULL OR (l.birth_date IS NOT NULL AND (ybss_registry.own_phone(l.phone) IS NOT NULL OR l.address_id IS NOT NULL)))
    ORDER BY coalesce(l.citizen_id::text, l.document_number, l.name || l.birth_date), l.said_on DESC NULLS LAST, l.line
  )
  INSERT INTO pg_temp.ybss_work_newcomer
  SELECT s.*, ybss_registry.new_id(s.district) FROM (SELECT * FROM standing ORDER BY line) s;
  -- A conflict is with a person whom the caller does not see: left for review.
  INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, sex, birth_date, phone,
    registered_address, document_kind, document_number, no_document_reason, former_name, pinyin,
    foreign_surname, foreign_given_name, nationality, arrived_on, leaves_on)
  SELECT n.district, n.person_id, n.grid, n.name, n.citizen_id, n.sex, n.birth_date, n.phone, w.registered_address,
    ybss_registry.document_kind_of(n.fields, n.document_number), n.document_number,
    CASE WHEN n.citizen_id IS NULL AND n.document_number IS NULL THEN coalesce(w.no_document_reason, '90') END,
    w.former_name, w.pinyin, w.foreign_surname, w.foreign_given_name, w.nationality, w.arrived_on, w.leaves_on
  FROM pg_temp.ybss_work_newcomer n CROSS JOIN LATERAL ybss_registry.person_values(n.fields) w ORDER BY n.line
  ON CONFLICT DO NOTHING;
  UPDATE pg_temp.ybss_work_line l SET state = 'registered', record_id = c.person_id
  FROM pg_temp.ybss_work_newcomer c
  JOIN ybss_registry.person p ON p.district = c.district AND p.person_id = c.person_id
  WHERE l.received_at = c.received_at AND l.line = c.line;
  GET DIAGNOSTICS v_registered = ROW_COUNT;
  RETURN v_registered;
END
$$;
COMMENT ON FUNCTION ybss_registry.register_new_persons(bigint) IS
'Makes persons of a file''s open lines that say who they are: a valid citizen id, or name and birth date with a telephone or a house. Returns how many. Volatile: writes the register. / 登记新增人员。';

CREATE OR REPLACE FUNCTION ybss_registry.register_persons(p_file_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_findings ybss_registry.finding[];
BEGIN
  -- Owners that are units are no persons; those not registered yet are tied when they are.
  UPDATE pg_temp.ybss_work_line l SET state = 'merged', record_id = u.unit_id
  FROM (SELECT i.district, i.line, ybss.try_credit_code(i.fields->>'citizen_id') AS credit_code FROM pg_temp.ybss_work_line i
        WHERE i.state = 'placed' AND ybss_registry.is_unit(i.fields)) o
  LEFT JOIN ybss_registry.unit u USING (district, credit_code)
  WHERE l.line = o.line AND l.state = 'placed';
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, 'name', 'owned_by_unit', false) ORDER BY l.line))
  FROM pg_temp.ybss_work_line l
  WHERE l.state = 'merged' AND l.record_id IS NULL AND ybss_registry.is_unit(l.fields);

  PERFORM ybss_registry.match_lines(p_file_id);
  PERFORM ybss_registry.register_new_persons(p_file_id);
  -- The other lines of the persons who were new in this very list.
  PERFORM ybss_registry.match_lines(p_file_id);
  PERFORM ybss_registry.fill_persons(p_file_id);
  PERFORM ybss_registry.add_documents(p_file_id);

  WITH nobody AS (
    UPDATE pg_temp.ybss_work_line l SET state = 'review' WHERE l.state = 'placed'
    RETURNING l, l.line, CASE WHEN l.name IS NULL THEN 'nobody_named'
      WHEN coalesce(l.citizen_id::text, l.document_number) IS NOT NULL THEN 'known_elsewhere' ELSE 'not_identifiable' END AS reason
  )
  SELECT pg_catalog.array_agg(ybss_registry.finding_of(n.l, 'name', n.reason) ORDER BY n.line) INTO v_findings FROM nobody n;
  PERFORM ybss_registry.send_to_review(v_findings);
END
$$;
COMMENT ON FUNCTION ybss_registry.register_persons(bigint) IS
'Finds or makes the person of every open line of a file; what is left goes to review. Volatile: writes the register. / 完成一份清单的人员匹配与登记。';
REVOKE ALL ON FUNCTION ybss_registry.register_new_persons(bigint), ybss_registry.register_persons(bigint) FROM PUBLIC;
