-- A person out of what one line says.

CREATE OR REPLACE FUNCTION ybss_registry.person_values(fields jsonb, OUT registered_address text, OUT former_name text,
  OUT pinyin text, OUT foreign_surname text, OUT foreign_given_name text, OUT nationality text,
  OUT arrived_on date, OUT leaves_on date, OUT no_document_reason text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  registered_address := left(fields->>'registered_address', 1000);
  former_name := left(ybss_registry.plain_name(fields->>'former_name'), 200);
  pinyin := left(pg_catalog.lower(btrim(fields->>'pinyin')), 400);
  foreign_surname := left(ybss_registry.plain_name(fields->>'foreign_surname'), 200);
  foreign_given_name := left(ybss_registry.plain_name(fields->>'foreign_given_name'), 200);
  IF fields ? 'nationality' THEN
    SELECT v.code INTO nationality FROM ybss_registry.code_value v
    WHERE v.code_table = 'nationality' AND v.code = fields->>'nationality' AND v.code ~ '^[A-Z]{3}$';
  END IF;
  arrived_on := ybss.try_date(fields->>'arrived_on');
  leaves_on := ybss.try_date(fields->>'leaves_on');
  IF leaves_on < arrived_on THEN
    leaves_on := NULL;
  END IF;
  IF fields ? 'no_document_reason' THEN
    SELECT r.code INTO no_document_reason FROM ybss_registry.no_document_reason r WHERE r.code = fields->>'no_document_reason';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.person_values(jsonb) IS
'What the fields of a line say of a person beside name, ids and address; a value that cannot be is left out. Stable: reads the reasons and nationalities. / 清单行中的人员其他信息。';

CREATE OR REPLACE FUNCTION ybss_registry.person_of_line(p_file_id bigint, p_line int) RETURNS bigint
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  INSERT INTO ybss_registry.person (district, grid, name, sex, birth_date, phone, citizen_id, document_kind, document_number,
    no_document_reason, registered_address, former_name, pinyin, foreign_surname, foreign_given_name, nationality, arrived_on, leaves_on)
  SELECT l.district, l.grid, l.name, l.sex, l.birth_date, l.phone, c.citizen_id,
    CASE WHEN d.number IS NOT NULL THEN ybss_registry.document_kind_of(l.fields, d.number) END, d.number,
    CASE WHEN c.citizen_id IS NULL AND d.number IS NULL THEN coalesce(w.no_document_reason, '90') END,
    w.registered_address, w.former_name, w.pinyin, w.foreign_surname, w.foreign_given_name, w.nationality, w.arrived_on, w.leaves_on
  FROM ybss_registry.intake_line l
  CROSS JOIN LATERAL ybss_registry.person_values(l.fields) w
  LEFT JOIN LATERAL (SELECT l.citizen_id WHERE NOT EXISTS (SELECT FROM ybss_registry.person p
    WHERE p.district = l.district AND p.citizen_id = l.citizen_id)) c ON true
  LEFT JOIN LATERAL (SELECT l.document_number AS number WHERE NOT EXISTS (SELECT FROM ybss_registry.document o
    WHERE o.district = l.district AND o.number = l.document_number)) d ON true
  WHERE l.file_id = p_file_id AND l.line = p_line AND l.name IS NOT NULL
  RETURNING person_id
$$;
COMMENT ON FUNCTION ybss_registry.person_of_line(bigint, int) IS
'Makes a person of one line, without the citizen id or the document when another person has it. Returns the id, null when the line names nobody. Volatile: writes the register. / 由清单行新建人员。';
REVOKE ALL ON FUNCTION ybss_registry.person_of_line(bigint, int) FROM PUBLIC;
