-- The persons of a list's lines: found or made, and then told what the lines say.

CREATE OR REPLACE FUNCTION ybss_registry.find_persons(p_file_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind CONSTANT text := (SELECT s.record_kind FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source) WHERE f.file_id = p_file_id);
  v_office CONSTANT text := ybss_registry.office_of_file(p_file_id);
BEGIN
  -- A list of houses says nothing of the items of their owners: without a plan nothing is taken.
  PERFORM ybss_registry.take_line_items('person', CASE WHEN v_kind <> 'house' THEN ybss_registry.item_plan('person', v_office) END, v_office);
  -- Owners that are units are no persons; those not registered yet are tied when they are.
  UPDATE pg_temp.ybss_work_line l SET state = 'merged', record_id = (SELECT u.unit_id FROM ybss_registry.unit u
    WHERE u.district = l.district AND u.credit_code = ybss.try_credit_code(l.fields->>'citizen_id'))
  WHERE l.state = 'placed' AND l.citizen_id IS NULL AND ybss_registry.is_unit(l.fields);
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, 'name', 'owned_by_unit', false) ORDER BY l.line))
  FROM pg_temp.ybss_work_line l
  WHERE l.state = 'merged' AND l.record_id IS NULL AND ybss_registry.is_unit(l.fields);

  PERFORM ybss_registry.judge_lines(v_kind);
  PERFORM ybss_registry.match_lines();
  PERFORM ybss_registry.settle_matches();
  PERFORM ybss_registry.register_new_persons(p_file_id);
  -- The other lines of the persons who were new in this very list.
  PERFORM ybss_registry.match_lines();
  PERFORM ybss_registry.settle_matches();
  -- States are others now: what follows would be planned for a set of none.
  PERFORM ybss_registry.refresh_work_lines();
END
$$;
COMMENT ON FUNCTION ybss_registry.find_persons(bigint) IS
'Finds the person of every open line of a file, or makes one of those that are new; of those who are known nothing is changed yet, and nobody''s links are looked at. Volatile: writes the register. / 完成一份清单的人员匹配，登记新增人员。';

CREATE OR REPLACE FUNCTION ybss_registry.renew_found_persons(p_file_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_findings ybss_registry.finding[];
BEGIN
  PERFORM ybss_registry.judge_records();
  PERFORM ybss_registry.gather_person_values();
  PERFORM ybss_registry.store_taken_items(p_file_id, 'person', NULL, ybss_registry.office_of_file(p_file_id));
  PERFORM ybss_registry.register_deaths();
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
COMMENT ON FUNCTION ybss_registry.renew_found_persons(bigint) IS
'Judges the lines whose persons find_persons found by what the register knows of these and by their links, and writes what the lines say of them; what is left goes to review. Volatile: writes the register. / 按清单更新已匹配的人员，其余转入核查。';
REVOKE ALL ON FUNCTION ybss_registry.find_persons(bigint), ybss_registry.renew_found_persons(bigint) FROM PUBLIC;
