-- Lines that somebody decided about go on through the rest of intake: themselves, not their file.

CREATE OR REPLACE FUNCTION ybss_registry.fill_chosen_lines(p_file_id bigint, p_lines int[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work_lines();
  INSERT INTO pg_temp.ybss_work_line (received_at, file_id, line, district, grid, raw, fields, state, said_on, name, citizen_id,
    document_number, birth_date, sex, phone, address, address_id, placed_by, record_id, match_weight)
  SELECT l.received_at, l.file_id, l.line, l.district, l.grid, '', l.fields, l.state, l.said_on, l.name, l.citizen_id,
    l.document_number, l.birth_date, l.sex, l.phone, ybss_registry.written_address(l.address, l.fields), l.address_id, l.placed_by, l.record_id, l.match_weight
  FROM ybss_registry.intake_file f JOIN ybss_registry.intake_line l ON l.received_at = f.received_at AND l.file_id = f.file_id
  WHERE f.file_id = p_file_id AND l.line = ANY (p_lines) AND l.state <> 'new';
  INSERT INTO pg_temp.ybss_work_waiting (received_at, file_id, line, district, grid, raw, fields, state, address_id, placed_by, record_id, match_weight)
  SELECT l.received_at, l.file_id, l.line, l.district, l.grid, '', l.fields, l.state, l.address_id, l.placed_by, l.record_id, l.match_weight
  FROM ybss_registry.intake_file f JOIN ybss_registry.intake_line l ON l.received_at = f.received_at AND l.file_id = f.file_id
  WHERE f.file_id = p_file_id AND l.line = ANY (p_lines) AND l.state = 'new';
  PERFORM ybss_registry.refresh_work_lines();
END
$$;
COMMENT ON FUNCTION ybss_registry.fill_chosen_lines(bigint, int[]) IS
'Puts these lines of a file, whatever their state, into the tables of lines at work, as fill_work_lines puts a range of them. Volatile: fills temporary tables. / 将指定清单行装入工作表。';

CREATE OR REPLACE FUNCTION ybss_registry.renew_fields(p_file_id bigint, p_lines int[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- With the columns and words that the source has by now.
  UPDATE ybss_registry.intake_line l SET state = 'new', record_id = NULL, match_weight = NULL, address_id = NULL, placed_by = NULL,
    fields = ybss_registry.coded(n.source, n.fields)
  FROM (SELECT i.received_at, i.line, f.source, pg_catalog.jsonb_object_agg(coalesce(c.field, e.key), e.value) AS fields
    FROM ybss_registry.intake_file f JOIN ybss_registry.intake_line i ON i.received_at = f.received_at AND i.file_id = f.file_id
    CROSS JOIN LATERAL jsonb_each_text(i.fields) e
    LEFT JOIN ybss_registry.source_column c ON c.source = f.source AND '?' || c.header = e.key
    WHERE f.file_id = p_file_id AND i.line = ANY (p_lines) AND i.state = 'review' GROUP BY 1, 2, 3) n
  WHERE l.received_at = n.received_at AND l.file_id = p_file_id AND l.line = n.line;
END
$$;
COMMENT ON FUNCTION ybss_registry.renew_fields(bigint, int[]) IS
'Puts lines in review back to their beginning: fields with the columns and words that the source has by now, nothing read, placed or tied. Volatile: writes intake. / 将待核查的清单行恢复为待读取状态。';

CREATE OR REPLACE FUNCTION ybss_registry.resume_lines(p_file_id bigint, p_lines int[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind text;
BEGIN
  SELECT s.record_kind INTO v_kind FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
  WHERE f.file_id = p_file_id;
  PERFORM ybss_registry.fill_chosen_lines(p_file_id, p_lines);
  PERFORM ybss_registry.read_lines();
  IF v_kind <> 'address' THEN
    PERFORM ybss_registry.place_lines();
    -- Whose record is known keeps it: the line is placed anew, not matched.
    IF v_kind IN ('person', 'declaration', 'house', 'unit') THEN
      PERFORM ybss_registry.register_houses(p_file_id);
    END IF;
    UPDATE pg_temp.ybss_work_line l SET state = 'merged' WHERE l.state = 'placed' AND l.record_id IS NOT NULL;
  END IF;
  PERFORM ybss_registry.find_records(p_file_id, v_kind), ybss_registry.renew_records(p_file_id, v_kind);
  PERFORM ybss_registry.store_work_lines();
  PERFORM ybss_registry.settle_lines(p_file_id, v_kind, false);
END
$$;
COMMENT ON FUNCTION ybss_registry.resume_lines(bigint, int[]) IS
'Takes lines that a decision has put on their way again (state new, placed, or merged into a record) through the rest of intake, as one set. Volatile: writes the register. / 核查后继续入库。';
REVOKE ALL ON FUNCTION ybss_registry.fill_chosen_lines(bigint, int[]), ybss_registry.renew_fields(bigint, int[]),
  ybss_registry.resume_lines(bigint, int[]) FROM PUBLIC;
