-- What a line knows of a person that the register did not.

CREATE OR REPLACE FUNCTION ybss_registry.fill_persons(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_filled int;
BEGIN
  -- Only what is missing; what two lists say otherwise is for people to settle.
  WITH value AS (
    SELECT l.*, left(l.fields->>'registered_address', 1000) AS registered_address,
      CASE WHEN l.fields ? 'former_name' THEN left(ybss_registry.plain_name(l.fields->>'former_name'), 200) END AS former_name,
      CASE WHEN l.fields ? 'nationality' THEN (SELECT v.code FROM ybss_registry.code_value v WHERE v.code_table = 'nationality'
        AND v.code = l.fields->>'nationality' AND v.code ~ '^[A-Z]{3}$') END AS nationality
    FROM pg_temp.ybss_work_line l
    WHERE l.state IN ('registered', 'merged') AND l.record_id IS NOT NULL
      -- Who was inserted with all that a line says learns nothing from it.
      AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_newcomer n WHERE n.line = l.line)
  ), said AS (
    SELECT l.district, l.record_id,
      (pg_catalog.array_agg(l.phone ORDER BY l.said_on DESC NULLS LAST, l.line DESC) FILTER (WHERE l.phone IS NOT NULL))[1] AS phone,
      (pg_catalog.array_agg(l.sex ORDER BY l.said_on DESC NULLS LAST, l.line DESC) FILTER (WHERE l.sex IS NOT NULL))[1] AS sex,
      (pg_catalog.array_agg(l.birth_date ORDER BY l.said_on DESC NULLS LAST, l.line DESC) FILTER (WHERE l.birth_date IS NOT NULL))[1] AS birth_date,
      (pg_catalog.array_agg(l.registered_address ORDER BY l.said_on DESC NULLS LAST, l.line DESC) FILTER (WHERE l.registered_address IS NOT NULL))[1] AS registered_address,
      (pg_catalog.array_agg(l.former_name ORDER BY l.said_on DESC NULLS LAST, l.line DESC) FILTER (WHERE l.former_name IS NOT NULL))[1] AS former_name,
      (pg_catalog.array_agg(l.nationality ORDER BY l.said_on DESC NULLS LAST, l.line DESC) FILTER (WHERE l.nationality IS NOT NULL))[1] AS nationality
    FROM value l GROUP BY l.district, l.record_id
  )
  UPDATE ybss_registry.person p SET
    phone = coalesce(p.phone, s.phone), sex = coalesce(p.sex, s.sex), birth_date = coalesce(p.birth_date, s.birth_date),
    registered_address = coalesce(p.registered_address, s.registered_address),
    former_name = coalesce(p.former_name, s.former_name), nationality = coalesce(p.nationality, s.nationality)
  FROM said s
  WHERE p.district = s.district AND p.person_id = s.record_id
    AND (p.phone IS NULL AND s.phone IS NOT NULL OR p.sex IS NULL AND s.sex IS NOT NULL
      OR p.birth_date IS NULL AND s.birth_date IS NOT NULL OR p.registered_address IS NULL AND s.registered_address IS NOT NULL
      OR p.former_name IS NULL AND s.former_name IS NOT NULL OR p.nationality IS NULL AND s.nationality IS NOT NULL);
  GET DIAGNOSTICS v_filled = ROW_COUNT;
  RETURN v_filled;
END
$$;
COMMENT ON FUNCTION ybss_registry.fill_persons(bigint) IS
'Fills what the register lacks of a file''s persons (telephone, sex, birth date, registered address, former name, nationality) from the newest line that says it; what is there stays. Returns how many persons changed. Volatile: writes the register. / 以清单补全人员缺失信息。';

CREATE OR REPLACE FUNCTION ybss_registry.give_proven_ids() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_free int[];
  v_taken int[];
  v_line int;
BEGIN
  WITH proven AS (
    SELECT DISTINCT ON (l.district, l.record_id) l.district, l.record_id, l.citizen_id, l.line
    FROM pg_temp.ybss_work_line l
    JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id AND p.citizen_id IS NULL
    WHERE l.state IN ('registered', 'merged') AND l.citizen_id IS NOT NULL
      AND p.birth_date IS NOT DISTINCT FROM ybss.birth_date(l.citizen_id)
    ORDER BY l.district, l.record_id, l.line
  ), judged AS (
    SELECT v.line, v.record_id, row_number() OVER (PARTITION BY v.district, v.citizen_id ORDER BY v.record_id) > 1
      OR EXISTS (SELECT FROM ybss_registry.person o WHERE o.district = v.district AND o.citizen_id = v.citizen_id) AS taken
    FROM proven v
  )
  SELECT pg_catalog.array_agg(j.line ORDER BY j.record_id) FILTER (WHERE NOT j.taken), pg_catalog.array_agg(j.line) FILTER (WHERE j.taken)
  INTO v_free, v_taken FROM judged j;
  BEGIN
    -- All in one statement: one for each would take on, row by row, what hangs on a change of persons.
    UPDATE ybss_registry.person p SET citizen_id = l.citizen_id, no_document_reason = NULL FROM pg_temp.ybss_work_line l
    WHERE l.line = ANY (v_free) AND p.district = l.district AND p.person_id = l.record_id;
  EXCEPTION WHEN unique_violation THEN
    -- Somebody has one of them where the caller does not look: one after the other tells which.
    FOREACH v_line IN ARRAY v_free LOOP
      BEGIN
        UPDATE ybss_registry.person p SET citizen_id = l.citizen_id, no_document_reason = NULL FROM pg_temp.ybss_work_line l
        WHERE l.line = v_line AND p.district = l.district AND p.person_id = l.record_id;
      EXCEPTION WHEN unique_violation THEN
        v_taken := v_taken || v_line;
      END;
    END LOOP;
  END;
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, 'citizen_id', 'id_of_another', false) ORDER BY l.line))
  FROM pg_temp.ybss_work_line l WHERE l.line = ANY (v_taken);
END
$$;
COMMENT ON FUNCTION ybss_registry.give_proven_ids() IS
'Gives persons without a citizen id the valid one that a merged line in pg_temp.ybss_work_line with the same birth date proves; one that another person has goes to review (id_of_another). Volatile: writes the register. / 以清单证实的公民身份号码补登人员。';

CREATE OR REPLACE FUNCTION ybss_registry.add_documents(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_added int;
BEGIN
  PERFORM ybss_registry.give_proven_ids();
  INSERT INTO ybss_registry.document (district, grid, person_id, kind_code, number, issuer)
  SELECT DISTINCT ON (l.district, k.kind, l.document_number) p.district, p.grid, p.person_id, k.kind, l.document_number,
    CASE WHEN k.by_state THEN coalesce(p.nationality, '') ELSE '' END
  FROM pg_temp.ybss_work_line l
  JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
  CROSS JOIN LATERAL (SELECT ybss_registry.document_kind_of(l.fields, l.document_number) AS kind) q
  JOIN LATERAL (SELECT d.code AS kind, d.by_state FROM ybss_registry.document_kind d WHERE d.code = q.kind) k ON true
  WHERE l.state IN ('registered', 'merged') AND l.document_number IS NOT NULL
    AND NOT EXISTS (SELECT FROM ybss_registry.document d WHERE d.district = p.district AND d.person_id = p.person_id
      AND d.number = l.document_number AND d.kind_code = k.kind)
  ORDER BY l.district, k.kind, l.document_number, l.line
  ON CONFLICT (district, kind_code, number, issuer) DO NOTHING;
  GET DIAGNOSTICS v_added = ROW_COUNT;
  RETURN v_added;
END
$$;
COMMENT ON FUNCTION ybss_registry.add_documents(bigint) IS
'Adds the documents that a file''s lines know of their persons; a person without a citizen id gets a valid one of a line with the same birth date, if nobody has it. Returns how many documents were added. Volatile: writes the register. / 由清单补登人员证件。';
REVOKE ALL ON FUNCTION ybss_registry.fill_persons(bigint), ybss_registry.give_proven_ids(), ybss_registry.add_documents(bigint) FROM PUBLIC;
