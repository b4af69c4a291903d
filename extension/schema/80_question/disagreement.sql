-- Where lists say otherwise than the register, by item and grid.

CREATE OR REPLACE VIEW ybss.disagreement WITH (security_barrier) AS
SELECT d.kind, d.item, i.chinese, d.source, s.office, d.grid, d.grid::text AS grid_text, count(DISTINCT d.record_id) AS records, count(*) AS lines
FROM (
  SELECT 'person' AS kind, v.item, f.source, p.grid, p.person_id AS record_id
  FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source o USING (source)
  JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
  -- Typed columns of the line, with no text between: 100,000 persons in a second or two.
  CROSS JOIN LATERAL (VALUES ('name', l.name IS NOT NULL AND l.name <> p.name AND ybss.normalize(l.name) <> ybss.normalize(p.name) AND l.name IS DISTINCT FROM p.former_name),
    ('sex', l.sex IN ('1', '2') AND p.sex IN ('1', '2') AND l.sex <> p.sex), ('birth_date', l.birth_date <> p.birth_date), ('phone', l.phone::text <> p.phone::text)) v(item, differs)
  WHERE l.state IN ('registered', 'merged') AND o.record_kind IN ('person', 'declaration', 'house') AND v.differs
  UNION ALL
  SELECT 'house' AS kind, v.item, f.source, h.grid, h.house_id AS record_id
  FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source o USING (source)
  JOIN ybss_registry.house h ON h.district = l.district AND h.address_id = l.address_id AND h.ended_on IS NULL
  CROSS JOIN LATERAL (VALUES ('area', CASE WHEN l.fields->>'area' ~ '^[0-9]{1,6}([.][0-9]{1,6})?$' THEN round((l.fields->>'area')::numeric, 2) <> h.area END),
    ('use_code', l.fields->>'house_use' <> h.use_code), ('structure', l.fields->>'structure' <> h.structure)) v(item, differs)
  WHERE l.state IN ('registered', 'merged') AND o.record_kind = 'house' AND v.differs
  UNION ALL
  SELECT 'unit' AS kind, v.item, f.source, u.grid, u.unit_id AS record_id
  FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source o USING (source)
  JOIN ybss_registry.unit u ON u.district = l.district AND u.unit_id = l.record_id
  CROSS JOIN LATERAL (VALUES ('name', translate(l.fields->>'unit_name', '（）　 ', '()') <> translate(u.name, ' ', '')), ('phone', l.phone::text <> u.phone::text),
    ('representative', l.fields->>'representative' <> u.representative), ('premises', l.address_id <> u.address_id)) v(item, differs)
  WHERE l.state IN ('registered', 'merged') AND o.record_kind = 'unit' AND v.differs
) d
JOIN ybss_registry.source s USING (source)
JOIN ybss_registry.item i ON i.kind = d.kind AND i.item = d.item
-- What a member may not see he does not count either.
WHERE ybss.current_member() IS NULL OR ybss.current_grade() >= coalesce((SELECT r.grade FROM ybss_registry.reveal_item r WHERE r.kind = d.kind AND r.item = d.item), 0)
GROUP BY d.kind, d.item, i.chinese, d.source, s.office, d.grid;
COMMENT ON VIEW ybss.disagreement IS
'Where lists say otherwise than the register, counted by kind, item, source and grid: how many records and lines. Of persons names, sex, birth dates and telephones; of houses area, use and structure; of units name, telephone, representative and premises; ybss.said shows one record, all its items. Within the caller''s scope, and of items that the member''s grade reaches. / 清单与登记不一致之处（按信息项、来源和网格统计）。';
REVOKE ALL ON ybss.disagreement FROM PUBLIC;
GRANT SELECT ON ybss.disagreement TO ybss_reader, ybss_operator;
