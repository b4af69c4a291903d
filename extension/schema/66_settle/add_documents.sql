-- Numbers that a line knows of a person and the register did not.

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
  IF v_free IS NULL AND v_taken IS NULL THEN
    RETURN;
  END IF;
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
REVOKE ALL ON FUNCTION ybss_registry.give_proven_ids(), ybss_registry.add_documents(bigint) FROM PUBLIC;
