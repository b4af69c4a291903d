-- What grid workers entered by hand where they went: second homes, guardians, who rents on
-- paper, rooms, who left, streets just named. Needs the psql variable "lists".
CREATE TEMPORARY TABLE entered (kind text, number text, other text, address text, code text, since date, until date, said text);
\set copy_entries '\\copy entered FROM ''' :lists '/entries.csv'' WITH (FORMAT csv, HEADER)'
:copy_entries
ANALYZE entered;

-- Persons by their numbers, houses by the civil affairs office's number of their address.
CREATE TEMPORARY TABLE entry AS
SELECT e.*, p.district, p.person_id, p.grid AS person_grid, o.person_id AS other_id, h.house_id, h.grid AS house_grid, h.district AS house_district
FROM entered e
LEFT JOIN ybss_registry.person p ON p.citizen_id = ybss.try_citizen_id(e.number)
LEFT JOIN ybss_registry.person o ON o.citizen_id = ybss.try_citizen_id(e.other)
LEFT JOIN (SELECT l.fields->>'number_at_office' AS address, l.district, l.address_id FROM ybss_registry.intake_line l
  JOIN ybss_registry.intake_file f USING (file_id) WHERE f.source = 'standard_address') a USING (address)
LEFT JOIN ybss_registry.house h ON h.district = a.district AND h.address_id = a.address_id AND h.ended_on IS NULL;

BEGIN;
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, main, tenure_code, valid)
SELECT house_district, house_grid, person_id, house_id, false, code, daterange(since, until) FROM entry
WHERE kind = '第二住处' AND person_id IS NOT NULL AND house_id IS NOT NULL ORDER BY person_id;
INSERT INTO ybss_registry.guardianship (district, grid, ward_id, person_id, relation_code, valid)
SELECT district, person_grid, person_id, other_id, code, daterange(since, until) FROM entry
WHERE kind = '监护' AND person_id <> other_id ORDER BY person_id, other_id;
INSERT INTO ybss_registry.tenancy (district, grid, house_id, person_id, use_code, filing, agreed_until, valid)
SELECT house_district, house_grid, house_id, person_id, code, said, until, daterange(since, NULL) FROM entry
WHERE kind = '租赁' AND person_id IS NOT NULL AND house_id IS NOT NULL ORDER BY house_id;
UPDATE ybss_registry.house h SET items = h.items || jsonb_build_object('rooms', e.code::int) FROM entry e
WHERE e.kind = '房间数' AND h.district = e.house_district AND h.house_id = e.house_id;
-- Who left lives in no house here any more.
UPDATE ybss_registry.residence r SET valid = daterange(lower(r.valid), e.since) FROM entry e
WHERE e.kind = '外出' AND r.district = e.district AND r.person_id = e.person_id AND r.main
  AND upper_inf(r.valid) AND lower(r.valid) < e.since;
INSERT INTO ybss_registry.departure (district, grid, person_id, destination, reason_code, valid)
SELECT e.district, e.person_grid, e.person_id, e.said, e.code, daterange(e.since, NULL) FROM entry e
WHERE e.kind = '外出' AND e.person_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM ybss_registry.departure d WHERE d.district = e.district AND d.person_id = e.person_id AND upper_inf(d.valid))
  AND NOT EXISTS (SELECT FROM ybss_registry.residence r WHERE r.district = e.district AND r.person_id = e.person_id AND r.main AND upper_inf(r.valid))
ORDER BY e.person_id;
INSERT INTO ybss_registry.street (district, grid, name, state, reason, decided_by, decided_on, document)
SELECT ybss.district_of(code::ybss.grid_code), code::ybss.grid_code, said, 'named', '新建街路巷命名', '民政', since, '遵新府函〔2026〕18号' FROM entry
WHERE kind = '命名街路巷' ORDER BY said;
COMMIT;
