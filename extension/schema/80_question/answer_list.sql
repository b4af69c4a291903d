-- Answers of comparing lists with the registers and with one another (核查比对、查缺补漏).

-- A line counts as long as its source says so: not withdrawn, and not left out by a later full list.
CREATE OR REPLACE VIEW ybss_registry.standing_line AS
SELECT l.district, l.grid, l.file_id, l.line, f.source, s.office, s.record_kind, f.received_at, l.state, l.record_id, l.address_id,
  coalesce(l.said_on, ybss.day_of(l.received_at)) AS said_on
FROM ybss_registry.intake_line l
JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source s USING (source)
WHERE f.withdrawn_at IS NULL
  AND NOT EXISTS (SELECT FROM ybss_registry.left_out x WHERE x.origin_file = l.file_id AND x.origin_line = l.line AND x.district = l.district);
COMMENT ON VIEW ybss_registry.standing_line IS
'Lines that their sources still say. / 各来源仍然有效的清单行。';
REVOKE ALL ON ybss_registry.standing_line FROM PUBLIC;

CREATE OR REPLACE VIEW ybss.unregistered_line WITH (security_barrier) AS
SELECT l.source, l.office, l.record_kind AS kind, l.file_id, l.line, l.said_on, l.grid, l.grid::text AS grid_text,
  (SELECT string_agg(DISTINCT r.reason, ', ' ORDER BY r.reason) FROM ybss_registry.review r
   WHERE r.file_id = l.file_id AND r.line = l.line AND r.district = l.district AND r.decision IS NULL) AS reasons
FROM ybss_registry.standing_line l WHERE l.state IN ('read', 'placed', 'review');
COMMENT ON VIEW ybss.unregistered_line IS
'漏登: what lists say and no register has, with the reasons for which it waits. / 漏登：清单已列而登记库没有的记录及待核查原因。';

CREATE OR REPLACE VIEW ybss.unlisted_person WITH (security_barrier) AS
SELECT p.person_id, ybss.shown('person', 'name', p.name) AS name, p.grid, p.grid::text AS grid_text,
  (SELECT pg_catalog.max(ybss.day_of(l.received_at)) FROM ybss_registry.intake_line l WHERE l.district = p.district AND l.record_id = p.person_id) AS last_listed_on
FROM ybss_registry.person p
WHERE p.died_on IS NULL
  AND EXISTS (SELECT FROM ybss_registry.residence r WHERE r.district = p.district AND r.person_id = p.person_id AND r.valid @> ybss.today())
  AND NOT EXISTS (SELECT FROM ybss_registry.standing_line s WHERE s.district = p.district AND s.record_id = p.person_id AND s.state IN ('registered', 'merged'));
COMMENT ON VIEW ybss.unlisted_person IS
'多登: persons who are registered as living here and whom no list says any more, names masked; last_listed_on is the day of the last delivery that did, null where they were entered by hand. / 多登：登记为现住而各清单均已不再列出的人员（脱敏）。';

CREATE OR REPLACE VIEW ybss.person_at_two_addresses WITH (security_barrier) AS
SELECT p.person_id, ybss.shown('person', 'name', p.name) AS name, x.source AS source_a, x.address_id AS address_a, ax.address::text AS address_a_text, x.said_on AS said_a,
  y.source AS source_b, y.address_id AS address_b, ay.address::text AS address_b_text, y.said_on AS said_b, p.grid, p.grid::text AS grid_text
FROM (SELECT DISTINCT ON (s.district, s.record_id, s.source) s.* FROM ybss_registry.standing_line s
  WHERE s.state IN ('registered', 'merged') AND s.record_kind IN ('person', 'declaration') AND s.address_id IS NOT NULL
  ORDER BY s.district, s.record_id, s.source, s.said_on DESC, s.file_id DESC, s.line DESC) x
JOIN (SELECT DISTINCT ON (s.district, s.record_id, s.source) s.* FROM ybss_registry.standing_line s
  WHERE s.state IN ('registered', 'merged') AND s.record_kind IN ('person', 'declaration') AND s.address_id IS NOT NULL
  ORDER BY s.district, s.record_id, s.source, s.said_on DESC, s.file_id DESC, s.line DESC) y
  ON y.district = x.district AND y.record_id = x.record_id AND x.source < y.source AND x.address_id <> y.address_id
JOIN ybss_registry.person p ON p.district = x.district AND p.person_id = x.record_id
JOIN ybss_registry.address ax ON ax.district = x.district AND ax.address_id = x.address_id
JOIN ybss_registry.address ay ON ay.district = y.district AND ay.address_id = y.address_id;
COMMENT ON VIEW ybss.person_at_two_addresses IS
'One person at two addresses by the last word of two sources, each with its day; names masked, both addresses within the caller''s scope. / 两个来源最近说法的住址不同的人员（脱敏）。';

CREATE OR REPLACE VIEW ybss.listed_twice WITH (security_barrier) AS
SELECT s.source, s.office, s.file_id, s.record_kind AS kind, s.record_id, count(*) AS lines, (pg_catalog.array_agg(s.line ORDER BY s.line))[:5] AS first_lines, s.grid, s.grid::text AS grid_text
FROM ybss_registry.standing_line s
WHERE s.state IN ('registered', 'merged') AND s.record_kind IN ('person', 'declaration', 'unit') AND s.record_id IS NOT NULL
GROUP BY s.source, s.office, s.file_id, s.record_kind, s.record_id, s.grid HAVING count(*) > 1;
COMMENT ON VIEW ybss.listed_twice IS
'Duplicates within a source: persons and units of whom one delivery tells in more than one line of a grid, with the first five. / 同一份清单内重复列出的人员或单位。';

CREATE OR REPLACE VIEW ybss.departed_but_listed WITH (security_barrier) AS
SELECT p.person_id, ybss.shown('person', 'name', p.name) AS name, CASE WHEN p.died_on IS NOT NULL THEN 'died' ELSE 'departed' END AS what,
  CASE WHEN p.died_on IS NOT NULL THEN '已死亡' ELSE '已离开' END AS chinese, coalesce(p.died_on, lower(d.valid)) AS since, s.source, s.office, s.file_id, s.line, s.said_on, p.grid, p.grid::text AS grid_text
FROM ybss_registry.person p
LEFT JOIN ybss_registry.departure d ON d.district = p.district AND d.person_id = p.person_id AND d.valid @> ybss.today()
JOIN ybss_registry.standing_line s ON s.district = p.district AND s.record_id = p.person_id AND s.state IN ('registered', 'merged')
  AND s.record_kind IN ('person', 'declaration') AND s.said_on > coalesce(p.died_on, lower(d.valid))
WHERE p.died_on IS NOT NULL OR d.district IS NOT NULL;
COMMENT ON VIEW ybss.departed_but_listed IS
'Persons who died or went away and whom a source still lists on a later day, names masked. / 已死亡或已离开而清单仍列出的人员（脱敏）。';
REVOKE ALL ON ybss.unregistered_line, ybss.unlisted_person, ybss.person_at_two_addresses, ybss.listed_twice, ybss.departed_but_listed FROM PUBLIC;
GRANT SELECT ON ybss.unregistered_line, ybss.unlisted_person, ybss.person_at_two_addresses, ybss.listed_twice, ybss.departed_but_listed TO ybss_operator;
