-- The three questions: 一户一档, 一人一册, 查人知住.

CREATE OR REPLACE FUNCTION ybss.dossier(house bigint) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT jsonb_build_object(
    'house_id', h.house_id, 'grid', h.grid::text, 'address', a.address::text, 'state', a.state,
    'use_code', h.use_code, 'area', h.area,
    'owners', coalesce((SELECT jsonb_agg(jsonb_build_object('person_id', p.person_id, 'name', ybss.mask_name(p.name), 'since', lower(o.valid)) ORDER BY p.name, p.person_id)
      FROM ybss_registry.ownership o JOIN ybss_registry.person p USING (district, person_id)
      WHERE o.district = h.district AND o.house_id = h.house_id AND o.valid @> current_date), '[]'),
    'residents', coalesce((SELECT jsonb_agg(jsonb_build_object('person_id', p.person_id, 'name', ybss.mask_name(p.name), 'sex', p.sex, 'birth_year', extract(year FROM p.birth_date), 'since', lower(r.valid), 'tenure_code', r.tenure_code) ORDER BY p.birth_date, p.name, p.person_id)
      FROM ybss_registry.residence r JOIN ybss_registry.person p USING (district, person_id)
      WHERE r.district = h.district AND r.house_id = h.house_id AND r.valid @> current_date), '[]'),
    'former_residents', (SELECT count(*) FROM ybss_registry.residence r
      WHERE r.district = h.district AND r.house_id = h.house_id AND NOT r.valid @> current_date),
    'units', coalesce((SELECT jsonb_agg(jsonb_build_object('unit_id', u.unit_id, 'name', u.name) ORDER BY u.name)
      FROM ybss_registry.unit u WHERE u.district = h.district AND u.address_id = h.address_id), '[]'),
    'quality', (SELECT jsonb_build_object('completeness', q.completeness, 'accuracy', q.accuracy, 'freshness', q.freshness, 'state', q.state, 'lacks', q.lacks)
      FROM ybss.quality_record q WHERE q.kind = 'house' AND q.record_id = h.house_id))
  FROM ybss_registry.house h
  JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
  WHERE h.house_id = dossier.house
$$;
COMMENT ON FUNCTION ybss.dossier(bigint) IS
'One house, one dossier: address, owners, residents, units, scores; names masked. Null when there is no such house in the caller''s scope. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 一户一档。';

CREATE OR REPLACE FUNCTION ybss.booklet(person bigint) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT jsonb_build_object(
    'person_id', p.person_id, 'grid', p.grid::text, 'name', ybss.mask_name(p.name),
    'citizen_id', ybss.mask_citizen_id(p.citizen_id), 'sex', p.sex, 'birth_year', extract(year FROM p.birth_date),
    'phone', ybss.mask_phone(p.phone::text),
    'residences', coalesce((SELECT jsonb_agg(jsonb_build_object('house_id', r.house_id, 'address', a.address::text, 'from', lower(r.valid), 'until', upper(r.valid), 'main', r.main) ORDER BY r.valid DESC)
      FROM ybss_registry.residence r JOIN ybss_registry.house h USING (district, house_id)
      JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
      WHERE r.district = p.district AND r.person_id = p.person_id), '[]'),
    'owns', coalesce((SELECT jsonb_agg(jsonb_build_object('house_id', o.house_id, 'address', a.address::text) ORDER BY a.address)
      FROM ybss_registry.ownership o JOIN ybss_registry.house h USING (district, house_id)
      JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
      WHERE o.district = p.district AND o.person_id = p.person_id AND o.valid @> current_date), '[]'),
    'household', (SELECT jsonb_agg(jsonb_build_object('name', ybss.mask_name(q.name), 'relation_code', m2.relation_code) ORDER BY m2.relation_code, q.name)
      FROM ybss_registry.household_member m JOIN ybss_registry.household_member m2 USING (district, household_id)
      JOIN ybss_registry.person q ON q.district = m2.district AND q.person_id = m2.person_id
      WHERE m.district = p.district AND m.person_id = p.person_id),
    'lists', (SELECT jsonb_agg(DISTINCT f.source) FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id)
      WHERE l.district = p.district AND l.record_id = p.person_id),
    'quality', (SELECT jsonb_build_object('completeness', q.completeness, 'accuracy', q.accuracy, 'freshness', q.freshness, 'state', q.state, 'lacks', q.lacks)
      FROM ybss.quality_record q WHERE q.kind = 'person' AND q.record_id = p.person_id))
  FROM ybss_registry.person p WHERE p.person_id = booklet.person
$$;
COMMENT ON FUNCTION ybss.booklet(bigint) IS
'One person, one booklet: residences past and present, houses owned, household, the lists that know the person, scores; masked. Null when there is no such person in the caller''s scope. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 一人一册。';

CREATE OR REPLACE FUNCTION ybss.where_lives(citizen ybss.citizen_id)
RETURNS TABLE (person_id bigint, name text, house_id bigint, address text, since date, tenure_code text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT p.person_id, ybss.mask_name(p.name), r.house_id, a.address::text, lower(r.valid), r.tenure_code
  FROM ybss_registry.person p
  LEFT JOIN ybss_registry.residence r ON r.district = p.district AND r.person_id = p.person_id
    AND r.valid @> current_date
  LEFT JOIN ybss_registry.house h ON h.district = r.district AND h.house_id = r.house_id
  LEFT JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
  WHERE p.citizen_id = where_lives.citizen
$$;
COMMENT ON FUNCTION ybss.where_lives(ybss.citizen_id) IS
'Where a person lives now, by citizen id; no row when the person is unknown or outside the caller''s scope, a row without a house when none is known. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 查人知住。';
REVOKE ALL ON FUNCTION ybss.dossier(bigint), ybss.booklet(bigint), ybss.where_lives(ybss.citizen_id) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.dossier(bigint), ybss.booklet(bigint), ybss.where_lives(ybss.citizen_id) TO ybss_reader, ybss_operator;
