-- What grid workers entered by hand where they went: second homes, guardians, who rents on
-- paper, rooms, who left, the year of a building, streets just named. Each by itself: what the
-- registry refuses stands in demo_entry.refused, and the rest is entered. Needs the psql
-- variable "lists".
CREATE TEMPORARY TABLE entered (kind text, number text, other text, address text, code text, since date, until date, said text,
  line int GENERATED ALWAYS AS IDENTITY (START 2));
\set copy_entries '\\copy entered (kind, number, other, address, code, since, until, said) FROM ''' :lists '/entries.csv'' WITH (FORMAT csv, HEADER)'
:copy_entries
ANALYZE entered;
CREATE SCHEMA demo_entry;
CREATE TABLE demo_entry.refused (line int PRIMARY KEY, code text, rule text, what text);

-- Persons by their numbers, houses by the civil affairs office's number of their address.
CREATE TEMPORARY TABLE entry AS
SELECT e.*, p.district, p.person_id, p.grid AS person_grid, o.person_id AS other_id, u.unit_id, u.grid AS unit_grid,
  h.house_id, h.building_id, h.grid AS house_grid, h.district AS house_district, m.household_id, m.grid AS household_grid
FROM entered e
LEFT JOIN ybss_registry.person p ON p.citizen_id = ybss.try_citizen_id(e.number)
LEFT JOIN ybss_registry.person o ON o.citizen_id = ybss.try_citizen_id(e.other)
LEFT JOIN ybss_registry.unit u ON e.kind = '从业' AND u.credit_code = ybss.try_credit_code(e.other)
LEFT JOIN ybss_registry.household m ON e.kind = '入户' AND m.number = e.said
LEFT JOIN (SELECT l.fields->>'number_at_office' AS address, l.district, l.address_id FROM ybss_registry.intake_line l
  JOIN ybss_registry.intake_file f USING (file_id) WHERE f.source = 'standard_address') a USING (address)
LEFT JOIN ybss_registry.house h ON h.district = a.district AND h.address_id = a.address_id AND h.ended_on IS NULL;

CREATE FUNCTION pg_temp.enter_person(e entry) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CASE e.kind
    WHEN '证件' THEN
      INSERT INTO ybss_registry.document (district, grid, person_id, kind_code, number) VALUES (e.district, e.person_grid, e.person_id, e.code, e.other);
    WHEN '监护' THEN
      INSERT INTO ybss_registry.guardianship (district, grid, ward_id, person_id, relation_code, valid)
      SELECT e.district, e.person_grid, e.person_id, e.other_id, e.code, daterange(e.since, e.until) WHERE e.person_id <> e.other_id;
    WHEN '从业' THEN
      INSERT INTO ybss_registry.employment (district, grid, unit_id, person_id, post, valid)
      SELECT e.district, e.unit_grid, e.unit_id, e.person_id, e.said, daterange(e.since, e.until) WHERE e.unit_id IS NOT NULL;
    WHEN '入户' THEN
      INSERT INTO ybss_registry.household_member (district, grid, household_id, person_id, relation_code, valid)
      SELECT e.district, e.household_grid, e.household_id, e.person_id, e.code, daterange(e.since, e.until) WHERE e.household_id IS NOT NULL;
    WHEN '外出' THEN
      -- Who left lives in no house here any more.
      UPDATE ybss_registry.residence r SET valid = daterange(lower(r.valid), e.since)
      WHERE r.district = e.district AND r.person_id = e.person_id AND r.main AND upper_inf(r.valid) AND lower(r.valid) < e.since;
      INSERT INTO ybss_registry.departure (district, grid, person_id, destination, reason_code, valid)
      SELECT e.district, e.person_grid, e.person_id, e.said, e.code, daterange(e.since, e.until)
      WHERE e.until IS NOT NULL
        OR NOT EXISTS (SELECT FROM ybss_registry.departure d WHERE d.district = e.district AND d.person_id = e.person_id AND upper_inf(d.valid))
        AND NOT EXISTS (SELECT FROM ybss_registry.residence r WHERE r.district = e.district AND r.person_id = e.person_id AND r.main AND upper_inf(r.valid));
  END CASE;
END
$$;
CREATE FUNCTION pg_temp.enter_house(e entry) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CASE
    WHEN e.kind = '房间数' THEN
      UPDATE ybss_registry.house h SET items = h.items || jsonb_build_object('rooms', e.code::int) WHERE h.district = e.house_district AND h.house_id = e.house_id;
    WHEN e.kind = '竣工年份' THEN
      UPDATE ybss_registry.building b SET built_in = e.code::int WHERE b.district = e.house_district AND b.building_id = e.building_id;
    WHEN e.kind = '房屋灭失' THEN
      UPDATE ybss_registry.house h SET ended_on = e.since WHERE h.district = e.house_district AND h.house_id = e.house_id;
    WHEN e.person_id IS NULL THEN RETURN;
    WHEN e.kind IN ('第二住处', '常住') THEN
      INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, main, tenure_code, valid)
      VALUES (e.house_district, e.house_grid, e.person_id, e.house_id, e.kind = '常住', e.code, daterange(e.since, e.until));
    WHEN e.kind = '租赁' THEN
      INSERT INTO ybss_registry.tenancy (district, grid, house_id, person_id, use_code, filing, agreed_until, valid)
      VALUES (e.house_district, e.house_grid, e.house_id, e.person_id, e.code, e.said, e.until, daterange(e.since, NULL));
    WHEN e.kind = '权属' THEN
      INSERT INTO ybss_registry.ownership (district, grid, house_id, person_id, share, valid)
      VALUES (e.house_district, e.house_grid, e.house_id, e.person_id, e.code::numeric, daterange(e.since, e.until));
  END CASE;
END
$$;

DO $$
DECLARE
  e entry;
  v_code text;
  v_rule text;
BEGIN
  -- What a row refers to is looked at by its entry, not at the end of all.
  SET CONSTRAINTS ALL IMMEDIATE;
  FOR e IN SELECT * FROM entry ORDER BY line LOOP
    BEGIN
      IF e.kind = '命名街路巷' THEN
        INSERT INTO ybss_registry.street (district, grid, name, state, reason, decided_by, decided_on, document)
        VALUES (ybss.district_of(e.code::ybss.grid_code), e.code::ybss.grid_code, e.said, 'named', '新建街路巷命名', '民政', e.since, '遵新府函〔2026〕18号');
      ELSIF e.house_id IS NOT NULL THEN
        PERFORM pg_temp.enter_house(e);
      ELSIF e.address IS NULL AND e.person_id IS NOT NULL THEN
        PERFORM pg_temp.enter_person(e);
      END IF;
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_code = RETURNED_SQLSTATE, v_rule = CONSTRAINT_NAME;
      -- What no rule of the registry refuses is a fault of this file.
      IF NOT EXISTS (SELECT FROM ybss.rule r WHERE r.name = v_rule) THEN
        RAISE;
      END IF;
      INSERT INTO demo_entry.refused VALUES (e.line, v_code, v_rule, e.kind);
    END;
  END LOOP;
END
$$;
