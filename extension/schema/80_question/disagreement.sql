-- Where lists say otherwise than the register: line by line, and by item and grid.

CREATE OR REPLACE VIEW ybss_registry.disagreeing_line AS
SELECT 'person'::text AS kind, v.item, f.source, p.grid, p.person_id AS record_id, l.file_id, l.line, coalesce(l.said_on, ybss.day_of(l.received_at)) AS said_on, v.stands, v.value
FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source o USING (source)
JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
-- Typed columns of the line are compared, and become text only where somebody reads them: 100,000 persons in a second or two.
CROSS JOIN LATERAL (VALUES
  ('name', l.name IS NOT NULL AND l.name <> p.name AND ybss.normalize(l.name) <> ybss.normalize(p.name) AND l.name IS DISTINCT FROM p.former_name, p.name, l.name),
  ('sex', l.sex IN ('1', '2') AND p.sex IN ('1', '2') AND l.sex <> p.sex, p.sex, l.sex), ('birth_date', l.birth_date <> p.birth_date, p.birth_date::text, l.birth_date::text),
  ('phone', l.phone::text <> p.phone::text, p.phone::text, l.phone::text)) v(item, differs, stands, value)
WHERE l.state IN ('registered', 'merged') AND o.record_kind IN ('person', 'declaration', 'house') AND v.differs
UNION ALL
SELECT 'house', v.item, f.source, h.grid, h.house_id, l.file_id, l.line, coalesce(l.said_on, ybss.day_of(l.received_at)), v.stands, v.value
FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source o USING (source)
JOIN ybss_registry.house h ON h.district = l.district AND h.address_id = l.address_id AND h.ended_on IS NULL
CROSS JOIN LATERAL (VALUES
  ('area', CASE WHEN l.fields->>'area' ~ '^[0-9]{1,6}([.][0-9]{1,6})?$' THEN round((l.fields->>'area')::numeric, 2) <> h.area END, h.area::text, l.fields->>'area'),
  ('use_code', l.fields->>'house_use' <> h.use_code, h.use_code, l.fields->>'house_use'),
  ('structure', l.fields->>'structure' <> h.structure, h.structure, l.fields->>'structure')) v(item, differs, stands, value)
WHERE l.state IN ('registered', 'merged') AND o.record_kind = 'house' AND v.differs
UNION ALL
SELECT 'unit', v.item, f.source, u.grid, u.unit_id, l.file_id, l.line, coalesce(l.said_on, ybss.day_of(l.received_at)), v.stands, v.value
FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source o USING (source)
JOIN ybss_registry.unit u ON u.district = l.district AND u.unit_id = l.record_id
CROSS JOIN LATERAL (VALUES
  ('name', translate(l.fields->>'unit_name', '（）　 ', '()') <> translate(u.name, ' ', ''), u.name, l.fields->>'unit_name'), ('phone', l.phone::text <> u.phone::text, u.phone::text, l.phone::text),
  ('representative', l.fields->>'representative' <> u.representative, u.representative, l.fields->>'representative'),
  ('premises', l.address_id <> u.address_id, u.address_id::text, l.address_id::text)) v(item, differs, stands, value)
WHERE l.state IN ('registered', 'merged') AND o.record_kind = 'unit' AND v.differs;
COMMENT ON VIEW ybss_registry.disagreeing_line IS
'Lines that say otherwise than the register, an item each; of premises the addresses'' ids. Not masked: for the views that are. / 与登记不一致的清单行。';
REVOKE ALL ON ybss_registry.disagreeing_line FROM PUBLIC;

CREATE OR REPLACE VIEW ybss.disagreement WITH (security_barrier) AS
SELECT d.kind, d.item, i.chinese, d.source, s.office, d.grid, d.grid::text AS grid_text, count(DISTINCT d.record_id) AS records, count(*) AS lines
FROM ybss_registry.disagreeing_line d
JOIN ybss_registry.source s USING (source)
JOIN ybss_registry.item i ON i.kind = d.kind AND i.item = d.item
-- What a member may not see he does not count either.
WHERE ybss.current_member() IS NULL OR ybss.current_grade() >= coalesce((SELECT r.grade FROM ybss_registry.reveal_item r WHERE r.kind = d.kind AND r.item = d.item), 0)
GROUP BY d.kind, d.item, i.chinese, d.source, s.office, d.grid;
COMMENT ON VIEW ybss.disagreement IS
'Where lists say otherwise than the register, counted by kind, item, source and grid: how many records and lines. Of persons names, sex, birth dates and telephones; of houses area, use and structure; of units name, telephone, representative and premises; ybss.disagreement_record has the records, ybss.said shows one, all its items. Within the caller''s scope, and of items that the member''s grade reaches. / 清单与登记不一致之处（按信息项、来源和网格统计）。';

CREATE OR REPLACE VIEW ybss.disagreement_record WITH (security_barrier) AS
SELECT d.kind, d.record_id, d.item, i.chinese, d.grid, d.grid::text AS grid_text,
  ybss.shown(d.kind, d.item, CASE d.item WHEN 'premises' THEN (SELECT a.address::text FROM ybss_registry.address a
    WHERE a.district = ybss.district_of(d.grid) AND a.address_id = d.stands::bigint) ELSE d.stands END) AS stands,
  d.source, s.office, s.trust, d.said_on, d.file_id, d.line,
  ybss.shown(d.kind, d.item, CASE d.item WHEN 'premises' THEN (SELECT a.address::text FROM ybss_registry.address a
    WHERE a.district = ybss.district_of(d.grid) AND a.address_id = d.value::bigint) ELSE d.value END) AS value
FROM ybss_registry.disagreeing_line d
JOIN ybss_registry.source s USING (source)
JOIN ybss_registry.item i ON i.kind = d.kind AND i.item = d.item
-- Who may not see a value is not told that another one differs from it.
WHERE ybss.current_member() IS NULL OR ybss.current_grade() >= coalesce((SELECT r.grade FROM ybss_registry.reveal_item r WHERE r.kind = d.kind AND r.item = d.item), 0);
COMMENT ON VIEW ybss.disagreement_record IS
'The records behind ybss.disagreement: what stands, and what a line of a list says instead, with source, office, trust, day, file and line; values masked as in the views. Within the caller''s scope, and of items that the member''s grade reaches. / 清单与登记不一致的记录明细（脱敏）。';
REVOKE ALL ON ybss.disagreement, ybss.disagreement_record FROM PUBLIC;
GRANT SELECT ON ybss.disagreement, ybss.disagreement_record TO ybss_reader, ybss_operator;
