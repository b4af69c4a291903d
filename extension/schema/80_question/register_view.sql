-- The registers as people read them: masked, and only the rows of their scope.
-- The views belong to ybss_owner, whom row security binds like everybody else;
-- security_barrier keeps other people's functions from seeing hidden rows.

CREATE OR REPLACE VIEW ybss.grid WITH (security_barrier) AS
SELECT code, level, name, division, shape,
  code::text AS code_text, division::text AS division_text, @postgis@.st_astext(shape) AS shape_text
FROM ybss_registry.grid;
COMMENT ON VIEW ybss.grid IS 'The management tree. / 网格。';

CREATE OR REPLACE VIEW ybss.address_book WITH (security_barrier) AS
SELECT address_id, grid, address::text AS address, level, parent_id, state, position, recorded_at,
  grid::text AS grid_text, @postgis@.st_astext(position) AS position_text, @postgis@.st_x(position) AS longitude, @postgis@.st_y(position) AS latitude
FROM ybss_registry.address;
COMMENT ON VIEW ybss.address_book IS 'Standard addresses. / 标准地址库。';

CREATE OR REPLACE VIEW ybss.building WITH (security_barrier) AS
SELECT b.building_id, b.grid, a.address::text AS address, b.storeys, b.use_code, b.address_id,
  b.name, b.structure, b.built_in, b.ended_on,
  b.grid::text AS grid_text
FROM ybss_registry.building b
JOIN ybss_registry.address a ON a.district = b.district AND a.address_id = b.address_id;
COMMENT ON VIEW ybss.building IS 'Buildings; ended_on is null while one stands. / 楼栋。';

CREATE OR REPLACE VIEW ybss.house WITH (security_barrier) AS
SELECT h.house_id, h.grid, a.address::text AS address, h.use_code, h.area, h.building_id, h.address_id,
  h.structure, h.rent_state, h.rent_use_code, h.danger_codes, h.ended_on,
  h.grid::text AS grid_text
FROM ybss_registry.house h
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id;
COMMENT ON VIEW ybss.house IS 'Houses; ended_on is null while one stands. / 房屋。';

CREATE OR REPLACE VIEW ybss.person WITH (security_barrier) AS
SELECT p.person_id, p.grid, ybss.shown('person', 'name', p.name) AS name, ybss.shown('person', 'citizen_id', p.citizen_id::text) AS citizen_id,
  p.sex, extract(year FROM p.birth_date)::int AS birth_year, ybss.shown('person', 'phone', p.phone::text) AS phone,
  p.document_kind, p.no_document_reason, p.nationality, p.arrived_on, p.leaves_on, p.died_on,
  p.grid::text AS grid_text
FROM ybss_registry.person p;
COMMENT ON VIEW ybss.person IS
'Persons, masked; ybss.reveal shows a full value against grade, purpose and a log line. / 实有人口（脱敏）。';

CREATE OR REPLACE VIEW ybss.resident WITH (security_barrier) AS
SELECT r.residence_id, r.grid, r.person_id, ybss.shown('person', 'name', p.name) AS name, r.house_id,
  a.address::text AS address, r.main, r.tenure_code, r.valid,
  r.grid::text AS grid_text
FROM ybss_registry.residence r
JOIN ybss_registry.person p ON p.district = r.district AND p.person_id = r.person_id
JOIN ybss_registry.house h ON h.district = r.district AND h.house_id = r.house_id
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id;
COMMENT ON VIEW ybss.resident IS 'Who lives and lived where, as the register holds it now. / 人房关联。';

CREATE OR REPLACE VIEW ybss.household WITH (security_barrier) AS
SELECT h.household_id, h.grid, h.number, m.person_id, ybss.shown('person', 'name', p.name) AS name, m.relation_code,
  h.collective, a.address::text AS address, m.valid,
  h.grid::text AS grid_text
FROM ybss_registry.household h
JOIN ybss_registry.household_member m USING (district, household_id)
LEFT JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
JOIN ybss_registry.person p ON p.district = m.district AND p.person_id = m.person_id;
COMMENT ON VIEW ybss.household IS 'Households and their members, from when to when. / 户与户成员。';

CREATE OR REPLACE VIEW ybss.unit WITH (security_barrier) AS
SELECT u.unit_id, u.grid, u.name, u.credit_code, u.kind, a.address::text AS address,
  ybss.shown('unit', 'representative', u.representative) AS representative, ybss.shown('unit', 'phone', u.phone::text) AS phone, u.founded_on,
  u.closed_on, u.no_code_reason, u.representative_id,
  u.grid::text AS grid_text, u.credit_code::text AS credit_code_text
FROM ybss_registry.unit u
JOIN ybss_registry.address a ON a.district = u.district AND a.address_id = u.address_id;
COMMENT ON VIEW ybss.unit IS 'Units. / 实有单位。';

GRANT SELECT ON ybss.grid, ybss.address_book, ybss.building, ybss.house, ybss.person, ybss.resident,
  ybss.household, ybss.unit TO ybss_reader, ybss_operator;
