-- A person out of what one line says.

CREATE OR REPLACE FUNCTION ybss_registry.person_values(fields jsonb) RETURNS TABLE (registered_address text, former_name text,
  pinyin text, foreign_surname text, foreign_given_name text, nationality text, arrived_on date, leaves_on date, no_document_reason text)
LANGUAGE sql STABLE ROWS 1
-- Parsed here, once: the planner puts it into its statements.
BEGIN ATOMIC
  SELECT left(fields->>'registered_address', 1000), left(ybss_registry.plain_name(fields->>'former_name'), 200),
    left(pg_catalog.lower(btrim(fields->>'pinyin')), 400), left(ybss_registry.plain_name(fields->>'foreign_surname'), 200),
    left(ybss_registry.plain_name(fields->>'foreign_given_name'), 200),
    CASE WHEN fields ? 'nationality' THEN (SELECT v.code FROM ybss_registry.code_value v
      WHERE v.code_table = 'nationality' AND v.code = fields->>'nationality' AND v.code ~ '^[A-Z]{3}$') END,
    d.arrived_on, CASE WHEN d.leaves_on < d.arrived_on THEN NULL ELSE d.leaves_on END,
    CASE WHEN fields ? 'no_document_reason' THEN (SELECT r.code FROM ybss_registry.no_document_reason r WHERE r.code = fields->>'no_document_reason') END
  FROM (SELECT ybss.try_date(fields->>'arrived_on') AS arrived_on, ybss.try_date(fields->>'leaves_on') AS leaves_on) d;
END;
COMMENT ON FUNCTION ybss_registry.person_values(jsonb) IS
'What the fields of a line say of a person beside name, ids and address; a value that cannot be is left out. Stable: reads the reasons and nationalities. / 清单行中的人员其他信息。';

CREATE OR REPLACE FUNCTION ybss_registry.disown_numbers(p_file_id bigint, p_lines int[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- With the number goes what was read from it: the line is left with what its columns say.
  UPDATE ybss_registry.intake_line l SET citizen_id = NULL, birth_date = ybss.try_date(l.fields->>'birth_date'),
    sex = ybss_registry.sex_code(l.fields->>'sex')
  WHERE l.received_at = (SELECT f.received_at FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id) AND l.file_id = p_file_id AND l.line = ANY (p_lines) AND EXISTS (SELECT FROM ybss_registry.person p
    WHERE p.district = l.district AND p.citizen_id = l.citizen_id);
  UPDATE ybss_registry.intake_line l SET document_number = NULL
  WHERE l.received_at = (SELECT f.received_at FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id) AND l.file_id = p_file_id AND l.line = ANY (p_lines) AND EXISTS (SELECT FROM ybss_registry.document d
    WHERE d.district = l.district AND d.number = l.document_number);
END
$$;
COMMENT ON FUNCTION ybss_registry.disown_numbers(bigint, int[]) IS
'Takes from lines the citizen id or document that another person has, with the birth date and sex that were read from it; their columns keep both. Volatile: writes intake. / 清除清单行中属于他人的证件号码及由其读出的信息。';

CREATE OR REPLACE FUNCTION ybss_registry.persons_of_lines(p_file_id bigint, p_lines int[]) RETURNS TABLE (line int, person_id bigint)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_lines int[];
  v_ids bigint[];
BEGIN
  PERFORM ybss_registry.disown_numbers(p_file_id, p_lines);
  SELECT pg_catalog.array_agg(q.line), pg_catalog.array_agg(q.id) INTO v_lines, v_ids
  FROM (SELECT l.line, ybss_registry.new_id(l.district) AS id FROM ybss_registry.intake_line l
        WHERE l.received_at = (SELECT f.received_at FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id) AND l.file_id = p_file_id AND l.line = ANY (p_lines) AND l.name IS NOT NULL ORDER BY l.line) q;
  -- A conflict is with a person whom the caller does not see, or with one of this very set: nobody is made.
  INSERT INTO ybss_registry.person (district, person_id, grid, name, sex, birth_date, phone, citizen_id, document_kind, document_number,
    no_document_reason, registered_address, former_name, pinyin, foreign_surname, foreign_given_name, nationality, arrived_on, leaves_on)
  SELECT l.district, n.person_id, l.grid, l.name, l.sex, l.birth_date, l.phone, l.citizen_id,
    ybss_registry.document_kind_of(l.fields, l.document_number), l.document_number,
    CASE WHEN l.citizen_id IS NULL AND l.document_number IS NULL THEN coalesce(w.no_document_reason, '90') END,
    w.registered_address, w.former_name, w.pinyin, w.foreign_surname, w.foreign_given_name, w.nationality, w.arrived_on, w.leaves_on
  FROM ROWS FROM (pg_catalog.unnest(v_lines), pg_catalog.unnest(v_ids)) n(line, person_id)
  JOIN ybss_registry.intake_line l ON l.received_at = (SELECT f.received_at FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id) AND l.file_id = p_file_id AND l.line = n.line
  CROSS JOIN LATERAL ybss_registry.person_values(l.fields) w ORDER BY n.line
  ON CONFLICT DO NOTHING;
  RETURN QUERY SELECT n.line, p.person_id FROM ROWS FROM (pg_catalog.unnest(v_lines), pg_catalog.unnest(v_ids)) n(line, person_id)
  JOIN ybss_registry.intake_line l ON l.received_at = (SELECT f.received_at FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id) AND l.file_id = p_file_id AND l.line = n.line
  JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = n.person_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.persons_of_lines(bigint, int[]) IS
'Makes a person of each line that names somebody, without the citizen id or the document that another person has, and without what was read from it. Gives the persons'' ids; none for a line that names nobody or whose number somebody out of sight has. Volatile: writes the register. / 由清单行逐行新建人员。';

CREATE OR REPLACE FUNCTION ybss_registry.separate_lines(p_file_id bigint, p_lines int[]) RETURNS int[]
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_lines int[];
  v_ids bigint[];
BEGIN
  SELECT coalesce(pg_catalog.array_agg(m.line ORDER BY m.line), '{}'), pg_catalog.array_agg(m.person_id ORDER BY m.line) INTO v_lines, v_ids
  FROM ybss_registry.persons_of_lines(p_file_id, p_lines) m;
  UPDATE ybss_registry.intake_line l SET state = 'merged', record_id = m.person_id, match_weight = NULL
  FROM ROWS FROM (pg_catalog.unnest(v_lines), pg_catalog.unnest(v_ids)) m(line, person_id)
  WHERE l.received_at = (SELECT f.received_at FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id) AND l.file_id = p_file_id AND l.line = m.line;
  RETURN v_lines;
END
$$;
COMMENT ON FUNCTION ybss_registry.separate_lines(bigint, int[]) IS
'Makes persons of lines and ties each line to its own. Gives the lines that became somebody. Volatile: writes the register. / 清单行各自另立人员。';

CREATE OR REPLACE FUNCTION ybss_registry.person_of_line(p_file_id bigint, p_line int) RETURNS bigint
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT m.person_id FROM ybss_registry.persons_of_lines(p_file_id, ARRAY[p_line]) m
$$;
COMMENT ON FUNCTION ybss_registry.person_of_line(bigint, int) IS
'Makes a person of one line, as persons_of_lines. Returns the id, null when nobody was made. Volatile: writes the register. / 由清单行新建人员。';
REVOKE ALL ON FUNCTION ybss_registry.disown_numbers(bigint, int[]), ybss_registry.persons_of_lines(bigint, int[]),
  ybss_registry.separate_lines(bigint, int[]), ybss_registry.person_of_line(bigint, int) FROM PUBLIC;
