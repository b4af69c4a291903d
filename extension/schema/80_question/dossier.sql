-- One house, one dossier (一户一档).
-- PL/pgSQL: the district and the id are known, so that the plan for any house is as good
-- as that for this one, and a session plans it no more after five questions.
-- What is masked orders nothing either: who stands between two whose birthdays are
-- known would have told his own.

CREATE OR REPLACE FUNCTION ybss.dossier(house bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_district CONSTANT int4 := ybss_registry.district_of_record('house', house);
BEGIN
  RETURN (SELECT pg_catalog.jsonb_build_object(
    'house_id', h.house_id, 'grid', h.grid::text, 'address', a.address::text, 'state', a.state,
    'use_code', h.use_code, 'area', h.area, 'rent_state', h.rent_state, 'danger_codes', h.danger_codes, 'ended_on', h.ended_on,
    'owners', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('person_id', o.person_id, 'unit_id', o.unit_id,
        'name', coalesce(ybss.shown('person', 'name', p.name), u.name), 'since', pg_catalog.lower(o.valid), 'share', o.share) ORDER BY ybss.shown('person', 'name', p.name), p.person_id, u.name), '[]')
      FROM ybss_registry.ownership o
      LEFT JOIN ybss_registry.person p ON p.district = o.district AND p.person_id = o.person_id
      LEFT JOIN ybss_registry.unit u ON u.district = o.district AND u.unit_id = o.unit_id
      WHERE o.district = h.district AND o.house_id = h.house_id AND o.valid @> ybss.today()),
    'residents', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('person_id', p.person_id, 'name', ybss.shown('person', 'name', p.name), 'sex', p.sex,
        'birth_year', extract(year FROM p.birth_date), 'since', pg_catalog.lower(r.valid), 'tenure_code', r.tenure_code, 'main', r.main)
        ORDER BY extract(year FROM p.birth_date), ybss.shown('person', 'name', p.name), p.person_id), '[]')
      FROM ybss_registry.residence r JOIN ybss_registry.person p ON p.district = r.district AND p.person_id = r.person_id
      WHERE r.district = h.district AND r.house_id = h.house_id AND r.valid @> ybss.today()),
    'former_residents', (SELECT count(*) FROM ybss_registry.residence r
      WHERE r.district = h.district AND r.house_id = h.house_id AND pg_catalog.upper(r.valid) <= ybss.today()),
    'tenants', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('person_id', t.person_id, 'unit_id', t.unit_id,
        'name', coalesce(ybss.shown('person', 'name', p.name), u.name), 'since', pg_catalog.lower(t.valid), 'until', pg_catalog.upper(t.valid), 'use_code', t.use_code) ORDER BY t.valid, t.tenancy_id), '[]')
      FROM ybss_registry.tenancy t
      LEFT JOIN ybss_registry.person p ON p.district = t.district AND p.person_id = t.person_id
      LEFT JOIN ybss_registry.unit u ON u.district = t.district AND u.unit_id = t.unit_id
      WHERE t.district = h.district AND t.house_id = h.house_id AND t.valid @> ybss.today()),
    'households', (SELECT coalesce(pg_catalog.jsonb_agg(d.number ORDER BY d.number), '[]') FROM ybss_registry.household d
      WHERE d.district = h.district AND d.address_id = h.address_id AND d.valid @> ybss.today()),
    'units', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('unit_id', u.unit_id, 'name', u.name, 'main', w.main) ORDER BY u.name, u.unit_id), '[]')
      FROM ybss_registry.premises w JOIN ybss_registry.unit u ON u.district = w.district AND u.unit_id = w.unit_id
      WHERE w.district = h.district AND w.address_id = h.address_id AND w.valid @> ybss.today()),
    -- Lifts and hydrants stand at the address of the stairwell or the building.
    'things', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('thing_id', t.thing_id, 'kind', t.kind, 'kind_name', k.chinese,
        'name', ybss.shown(t.kind, 'name', t.name), 'number', ybss.shown(t.kind, 'number', t.number)) ORDER BY t.kind, t.thing_id), '[]')
      FROM ybss_registry.thing t JOIN ybss_registry.record_kind k USING (kind)
      WHERE t.district = h.district AND t.ended_on IS NULL AND t.address_id IN (h.address_id,
        (SELECT s.address_id FROM ybss_registry.address s WHERE s.district = a.district AND s.address_id = a.parent_id AND s.level = 'unit'),
        (SELECT b.address_id FROM ybss_registry.building b WHERE b.district = h.district AND b.building_id = h.building_id))),
    'under_investigation', ybss_registry.investigation_flags('house', h.district, h.house_id),
    'quality', (SELECT pg_catalog.jsonb_build_object('completeness', q.completeness, 'accuracy', q.accuracy, 'freshness', q.freshness, 'state', q.state, 'lacks', q.lacks)
      FROM ybss.quality_record q WHERE q.district = h.district AND q.kind = 'house' AND q.record_id = h.house_id))
  FROM ybss_registry.house h
  JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
  WHERE h.district = v_district AND h.house_id = dossier.house);
END
$$;
COMMENT ON FUNCTION ybss.dossier(bigint) IS
'One house, one dossier: address, state, owners, residents, tenants, households registered there, units, records of added kinds at its address or its building''s, scores; names masked. Null when there is no such house in the caller''s scope. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 一户一档。';
REVOKE ALL ON FUNCTION ybss.dossier(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.dossier(bigint) TO ybss_reader, ybss_operator;
