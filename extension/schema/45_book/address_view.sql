-- Streets, rules, steps and lineage as people read them.

CREATE OR REPLACE VIEW ybss.street WITH (security_barrier) AS
SELECT s.street_id, s.grid, s.name, s.state, s.division, s.line, s.reason, s.decided_by, s.decided_on, s.document, s.signed_on, s.successor_id,
  ARRAY(SELECT n.name FROM ybss_registry.street_name n WHERE n.district = s.district AND n.street_id = s.street_id ORDER BY n.ended_on) AS former_names,
  s.grid::text AS grid_text, s.division::text AS division_text, @postgis@.st_astext(s.line) AS line_text
FROM ybss_registry.street s;
COMMENT ON VIEW ybss.street IS 'Streets with their naming and former names. / 街路巷及命名情况。';

CREATE OR REPLACE VIEW ybss.street_step WITH (security_barrier) AS
SELECT t.street_id, t.grid, t.step, t.name, t.at, t.office, t.actor, t.document, t.note, t.step_id,
  t.grid::text AS grid_text
FROM ybss_registry.street_step t;
COMMENT ON VIEW ybss.street_step IS 'The steps of naming streets. / 街路巷命名办理记录。';

CREATE OR REPLACE VIEW ybss.plate_rule WITH (security_barrier) AS
SELECT r.rule_id, r.grid, s.name AS street, r.street_id, r.east_west_from, r.north_south_from, r.from_line_end, r.odd_side, r.numbers,
  r.first_number, r.metres_per_number, r.suffix_form, r.withheld, r.basis, r.valid,
  r.grid::text AS grid_text
FROM ybss_registry.plate_rule r
LEFT JOIN ybss_registry.street s ON s.district = r.district AND s.street_id = r.street_id;
COMMENT ON VIEW ybss.plate_rule IS 'Rules of plate numbers. / 门牌编号规则。';

CREATE OR REPLACE VIEW ybss.address_step WITH (security_barrier) AS
SELECT t.address_id, t.grid, t.from_state, t.to_state, t.at, t.office, t.actor, t.document, t.evidence_at, t.evidence_position,
  t.evidence_photo, t.note, t.step_id,
  t.grid::text AS grid_text, @postgis@.st_astext(t.evidence_position) AS evidence_position_text
FROM ybss_registry.address_step t;
COMMENT ON VIEW ybss.address_step IS 'The steps of addresses, with the evidence of plates. / 地址办理记录。';

CREATE OR REPLACE VIEW ybss.address_lineage WITH (security_barrier) AS
SELECT l.kind, l.address_id, ybss.address_text(l.address) AS address, l.successor_id, l.changed_on, l.document, l.grid, l.lineage_id,
  l.grid::text AS grid_text
FROM ybss_registry.address_lineage l;
COMMENT ON VIEW ybss.address_lineage IS 'What became of addresses; ybss.successor follows it. / 地址沿革。';

CREATE OR REPLACE VIEW ybss.entrance WITH (security_barrier) AS
SELECT e.entrance_id, e.grid, a.address::text AS address, e.name, e.way, e.position, e.address_id,
  e.grid::text AS grid_text, @postgis@.st_astext(e.position) AS position_text, @postgis@.st_x(e.position) AS longitude, @postgis@.st_y(e.position) AS latitude
FROM ybss_registry.entrance e
JOIN ybss_registry.address a ON a.district = e.district AND a.address_id = e.address_id;
COMMENT ON VIEW ybss.entrance IS 'Entrances of compounds and buildings. / 出入口。';

CREATE OR REPLACE VIEW ybss.acceptance WITH (security_barrier) AS
SELECT c.acceptance_id, c.grid, a.address::text AS address, c.buildings, c.entrances, c.builder, c.requested_on, c.state, c.accepted_on,
  c.accepted_by, c.document, c.address_id,
  c.grid::text AS grid_text
FROM ybss_registry.acceptance c
JOIN ybss_registry.address a ON a.district = c.district AND a.address_id = c.address_id;
COMMENT ON VIEW ybss.acceptance IS 'Hand-overs of new compounds. / 新建小区验收。';

CREATE OR REPLACE VIEW ybss.office_step WITH (security_barrier) AS
SELECT o.step, o.office FROM ybss_registry.office_step o;
COMMENT ON VIEW ybss.office_step IS 'Which office owns which step. / 各环节主管部门。';

GRANT SELECT ON ybss.street, ybss.street_step, ybss.plate_rule, ybss.address_step, ybss.address_lineage, ybss.entrance, ybss.acceptance,
  ybss.office_step TO ybss_reader, ybss_operator;
