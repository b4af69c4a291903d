-- The links as people read them: masked, with what they tie together in words.

CREATE OR REPLACE VIEW ybss.owner WITH (security_barrier) AS
SELECT o.ownership_id, o.grid, o.house_id, a.address::text AS address, o.person_id, o.unit_id,
  coalesce(ybss.shown('person', 'name', p.name), u.name) AS name, o.share, o.valid,
  o.grid::text AS grid_text
FROM ybss_registry.ownership o
JOIN ybss_registry.house h ON h.district = o.district AND h.house_id = o.house_id
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
LEFT JOIN ybss_registry.person p ON p.district = o.district AND p.person_id = o.person_id
LEFT JOIN ybss_registry.unit u ON u.district = o.district AND u.unit_id = o.unit_id;
COMMENT ON VIEW ybss.owner IS 'Who owns and owned which house: persons and units. / 房屋权利人。';

CREATE OR REPLACE VIEW ybss.tenant WITH (security_barrier) AS
SELECT t.tenancy_id, t.grid, t.house_id, a.address::text AS address, t.person_id, t.unit_id,
  coalesce(ybss.shown('person', 'name', p.name), u.name) AS name, t.use_code, t.filing, t.agreed_until, t.valid,
  t.grid::text AS grid_text
FROM ybss_registry.tenancy t
JOIN ybss_registry.house h ON h.district = t.district AND h.house_id = t.house_id
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
LEFT JOIN ybss_registry.person p ON p.district = t.district AND p.person_id = t.person_id
LEFT JOIN ybss_registry.unit u ON u.district = t.district AND u.unit_id = t.unit_id;
COMMENT ON VIEW ybss.tenant IS 'Who rents and rented which house: persons and units. / 承租人。';

CREATE OR REPLACE VIEW ybss.premises WITH (security_barrier) AS
SELECT w.premises_id, w.grid, w.unit_id, u.name, w.address_id, a.address::text AS address, w.main, w.valid,
  w.grid::text AS grid_text
FROM ybss_registry.premises w
JOIN ybss_registry.unit u ON u.district = w.district AND u.unit_id = w.unit_id
JOIN ybss_registry.address a ON a.district = w.district AND a.address_id = w.address_id;
COMMENT ON VIEW ybss.premises IS 'Where units work and worked. / 单位经营场所。';

CREATE OR REPLACE VIEW ybss.employee WITH (security_barrier) AS
SELECT e.employment_id, e.grid, e.unit_id, u.name AS unit, e.person_id, ybss.shown('person', 'name', p.name) AS name, e.post, e.valid,
  e.grid::text AS grid_text
FROM ybss_registry.employment e
JOIN ybss_registry.unit u ON u.district = e.district AND u.unit_id = e.unit_id
JOIN ybss_registry.person p ON p.district = e.district AND p.person_id = e.person_id;
COMMENT ON VIEW ybss.employee IS 'Who works and worked for which unit. / 从业人员。';

CREATE OR REPLACE VIEW ybss.guardian WITH (security_barrier) AS
SELECT g.guardianship_id, g.grid, g.ward_id, ybss.shown('person', 'name', w.name) AS ward, g.person_id, g.unit_id,
  coalesce(ybss.shown('person', 'name', p.name), u.name) AS name, g.relation_code, g.valid,
  g.grid::text AS grid_text
FROM ybss_registry.guardianship g
JOIN ybss_registry.person w ON w.district = g.district AND w.person_id = g.ward_id
LEFT JOIN ybss_registry.person p ON p.district = g.district AND p.person_id = g.person_id
LEFT JOIN ybss_registry.unit u ON u.district = g.district AND u.unit_id = g.unit_id;
COMMENT ON VIEW ybss.guardian IS 'Who answers for whom. / 监护关系。';

CREATE OR REPLACE VIEW ybss.departed_person WITH (security_barrier) AS
SELECT d.departure_id, d.grid, d.person_id, ybss.shown('person', 'name', p.name) AS name, d.destination, d.division, d.reason_code, d.valid,
  d.grid::text AS grid_text, d.division::text AS division_text
FROM ybss_registry.departure d
JOIN ybss_registry.person p ON p.district = d.district AND p.person_id = d.person_id;
COMMENT ON VIEW ybss.departed_person IS 'Who left the district, from when to when, and where to. / 离开本区人员及去向。';

CREATE OR REPLACE VIEW ybss.document WITH (security_barrier) AS
SELECT d.document_id, d.grid, d.person_id, d.kind_code, k.chinese AS kind, ybss.shown('document', 'number', d.number) AS number, d.issuer, d.valid,
  d.grid::text AS grid_text
FROM ybss_registry.document d
JOIN ybss_registry.document_kind k ON k.code = d.kind_code;
COMMENT ON VIEW ybss.document IS 'Documents of persons, their numbers masked. / 人员证件（脱敏）。';

CREATE OR REPLACE VIEW ybss.document_kind WITH (security_barrier) AS
SELECT code, chinese, english, shape, holder, example, by_state, valid_to, successor FROM ybss_registry.document_kind;
COMMENT ON VIEW ybss.document_kind IS 'Kinds of documents and the shapes of their numbers. / 证件种类及号码格式。';

CREATE OR REPLACE VIEW ybss.no_document_reason WITH (security_barrier) AS
SELECT code, chinese, english FROM ybss_registry.no_document_reason;
COMMENT ON VIEW ybss.no_document_reason IS 'Why a person has no document. / 人员无证件的原因。';

CREATE OR REPLACE VIEW ybss.no_code_reason WITH (security_barrier) AS
SELECT code, chinese, english, unlicensed FROM ybss_registry.no_code_reason;
COMMENT ON VIEW ybss.no_code_reason IS 'Why a unit has no credit code. / 单位无统一社会信用代码的原因。';
GRANT SELECT ON ybss.owner, ybss.tenant, ybss.premises, ybss.employee, ybss.guardian, ybss.departed_person, ybss.document,
  ybss.document_kind, ybss.no_document_reason, ybss.no_code_reason TO ybss_reader, ybss_operator;
