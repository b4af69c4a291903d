-- One person, one booklet (一人一册).

CREATE OR REPLACE FUNCTION ybss.booklet(person bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_district CONSTANT int4 := ybss_registry.district_of_record('person', person);
BEGIN
  RETURN (SELECT pg_catalog.jsonb_build_object(
    'person_id', p.person_id, 'grid', p.grid::text, 'name', ybss.shown('person', 'name', p.name), 'class', ybss.person_class(p.person_id),
    'citizen_id', ybss.shown('person', 'citizen_id', p.citizen_id::text), 'no_document_reason', p.no_document_reason, 'nationality', p.nationality,
    'sex', p.sex, 'birth_year', extract(year FROM p.birth_date), 'phone', ybss.shown('person', 'phone', p.phone::text),
    'arrived_on', p.arrived_on, 'leaves_on', p.leaves_on,
    'documents', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('kind', d.kind_code, 'number', ybss.shown('document', 'number', d.number), 'until', pg_catalog.upper(d.valid)) ORDER BY d.kind_code, d.document_id), '[]')
      FROM ybss_registry.document d WHERE d.district = p.district AND d.person_id = p.person_id),
    'residences', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('house_id', r.house_id, 'address', a.address::text, 'from', pg_catalog.lower(r.valid), 'until', pg_catalog.upper(r.valid), 'main', r.main) ORDER BY r.valid DESC), '[]')
      FROM ybss_registry.residence r
      JOIN ybss_registry.house h ON h.district = r.district AND h.house_id = r.house_id
      JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
      WHERE r.district = p.district AND r.person_id = p.person_id),
    'away', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('destination', d.destination, 'from', pg_catalog.lower(d.valid), 'until', pg_catalog.upper(d.valid)) ORDER BY d.valid DESC)
      FROM ybss_registry.departure d WHERE d.district = p.district AND d.person_id = p.person_id),
    'owns', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('house_id', o.house_id, 'address', a.address::text) ORDER BY a.address), '[]')
      FROM ybss_registry.ownership o
      JOIN ybss_registry.house h ON h.district = o.district AND h.house_id = o.house_id
      JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
      WHERE o.district = p.district AND o.person_id = p.person_id AND o.valid @> ybss.today()),
    'household', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('name', ybss.shown('person', 'name', q.name), 'relation_code', n.relation_code) ORDER BY n.relation_code, ybss.shown('person', 'name', q.name), q.person_id)
      FROM ybss_registry.household_member m
      JOIN ybss_registry.household_member n ON n.district = m.district AND n.household_id = m.household_id AND n.valid @> ybss.today()
      JOIN ybss_registry.person q ON q.district = n.district AND q.person_id = n.person_id
      WHERE m.district = p.district AND m.person_id = p.person_id AND m.valid @> ybss.today()),
    'works_for', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('unit_id', u.unit_id, 'name', u.name, 'post', e.post, 'since', pg_catalog.lower(e.valid)) ORDER BY e.valid, u.unit_id)
      FROM ybss_registry.employment e JOIN ybss_registry.unit u ON u.district = e.district AND u.unit_id = e.unit_id
      WHERE e.district = p.district AND e.person_id = p.person_id AND e.valid @> ybss.today()),
    'guardians', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('person_id', w.person_id, 'unit_id', w.unit_id, 'name', coalesce(ybss.shown('person', 'name', q.name), u.name), 'relation_code', w.relation_code) ORDER BY w.guardianship_id)
      FROM ybss_registry.guardianship w
      LEFT JOIN ybss_registry.person q ON q.district = w.district AND q.person_id = w.person_id
      LEFT JOIN ybss_registry.unit u ON u.district = w.district AND u.unit_id = w.unit_id
      WHERE w.district = p.district AND w.ward_id = p.person_id AND w.valid @> ybss.today()),
    'lists', (SELECT pg_catalog.jsonb_agg(DISTINCT f.source) FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id)
      WHERE l.district = p.district AND l.record_id = p.person_id),
    'under_investigation', ybss_registry.investigation_flags('person', p.district, p.person_id),
    'quality', (SELECT pg_catalog.jsonb_build_object('completeness', q.completeness, 'accuracy', q.accuracy, 'freshness', q.freshness, 'state', q.state, 'lacks', q.lacks)
      FROM ybss.quality_record q WHERE q.district = p.district AND q.kind = 'person' AND q.record_id = p.person_id))
  FROM ybss_registry.person p
  WHERE p.district = v_district AND p.person_id = booklet.person);
END
$$;
COMMENT ON FUNCTION ybss.booklet(bigint) IS
'One person, one booklet: class, documents, residences past and present, where to the person went, houses owned, household, work, guardians, the lists that know the person, scores; masked. Null when there is no such person in the caller''s scope. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 一人一册。';
REVOKE ALL ON FUNCTION ybss.booklet(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.booklet(bigint) TO ybss_reader, ybss_operator;
