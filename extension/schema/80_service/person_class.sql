-- Who a person is to the district: computed from where the person is registered
-- and where the person lives, never typed.

CREATE OR REPLACE VIEW ybss_registry.district_towns AS
SELECT g.district, array_agg(DISTINCT g.name::text) AS names, array_agg(g.division) FILTER (WHERE g.division IS NOT NULL) AS divisions
FROM ybss_registry.grid g WHERE g.level = 2
GROUP BY g.district;
COMMENT ON VIEW ybss_registry.district_towns IS
'The towns of each district by name and by statutory division. / 各区的乡镇名称及区划代码。';

CREATE OR REPLACE FUNCTION ybss.class_of(foreigner boolean, registered boolean, lives_here boolean, same_home boolean,
  away boolean, unregistered boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN foreigner THEN '境外'
  WHEN unregistered THEN '未落户'
  WHEN registered AND lives_here AND same_home IS FALSE THEN '寄住'
  WHEN registered AND lives_here THEN '常住'
  WHEN registered AND away THEN '流出'
  WHEN registered IS FALSE AND lives_here THEN '流入'
END;
COMMENT ON FUNCTION ybss.class_of(boolean, boolean, boolean, boolean, boolean, boolean) IS
'The class of a person: 境外 from abroad, Hong Kong, Macao or Taiwan; 未落户 registered nowhere; 常住 registered in the district and living at that home (or nothing tells the homes apart); 寄住 registered in the district and living at another home in it; 流出 registered in the district and living outside; 流入 registered outside and living here; null where what is known does not tell. Immutable: depends on its arguments only. / 人员类别：境外、未落户、常住、寄住、流出、流入；信息不足时为空。';

CREATE OR REPLACE VIEW ybss_registry.person_class AS
SELECT p.district, p.person_id, p.grid,
  ybss.class_of(f.foreigner, r.inside, h.house_id IS NOT NULL, s.same_home, d.departure_id IS NOT NULL,
    r.inside IS NULL AND p.no_document_reason IN ('01', '02')) AS class,
  r.inside AS registered_in_district, s.same_home, h.house_id, m.household_id, d.departure_id,
  r.address AS registered, a.address AS residence
FROM ybss_registry.person p
LEFT JOIN ybss_registry.residence e ON e.district = p.district AND e.person_id = p.person_id AND e.main AND e.valid @> current_date
LEFT JOIN ybss_registry.house h ON h.district = e.district AND h.house_id = e.house_id
LEFT JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
LEFT JOIN ybss_registry.household_member m ON m.district = p.district AND m.person_id = p.person_id AND m.valid @> current_date
LEFT JOIN ybss_registry.household o ON o.district = m.district AND o.household_id = m.household_id
LEFT JOIN ybss_registry.address b ON b.district = o.district AND b.address_id = o.address_id
LEFT JOIN ybss_registry.departure d ON d.district = p.district AND d.person_id = p.person_id AND d.valid @> current_date
LEFT JOIN ybss_registry.document_kind k ON k.code = p.document_kind
LEFT JOIN ybss_registry.district_towns n ON n.district = p.district
CROSS JOIN LATERAL (SELECT
  coalesce(p.nationality NOT IN ('CHN'), false)
  OR p.citizen_id IS NULL AND p.nationality IS NULL AND (k.holder <> 'mainland' AND p.document_kind <> '335')
  OR coalesce(left(p.citizen_id::text, 1) = '9' OR left(p.citizen_id::text, 6) IN ('810000', '820000', '830000'), false)
) f(foreigner)
-- What the register of households says goes before what a list wrote; 同上 is the
-- residence itself. OFFSET 0: worked out once a person, not at every use.
CROSS JOIN LATERAL (SELECT CASE
  WHEN b.address_id IS NOT NULL THEN b.address
  WHEN p.registered_address ~ '^同(上|现住|住)' THEN a.address
  WHEN p.registered_address !~ '^(不详|不明|未知|无|待.{0,4}|[-—/、.?？]*)$' THEN ybss.parse_local(p.registered_address) END AS address OFFSET 0) g
CROSS JOIN LATERAL (SELECT ybss.address_level(g.address) AS level, ybss.same_home(g.address, a.address) AS same_home,
  ybss.division_trim(ybss.division(g.address)::text::ybss.division_code) AS code OFFSET 0) s
CROSS JOIN LATERAL (SELECT g.address, CASE
  WHEN b.address_id IS NOT NULL THEN true
  WHEN s.level IS NULL THEN CASE WHEN m.household_id IS NOT NULL THEN true END
  -- The very home where the person lives, under the name of another county.
  WHEN s.same_home AND s.level IN ('number', 'building', 'unit', 'floor', 'room') THEN true
  WHEN s.code IS NOT NULL AND n.divisions IS NOT NULL
    THEN s.code OPERATOR(ybss.<@) ANY (n.divisions) OR s.code OPERATOR(ybss.@>) ANY (n.divisions)
  WHEN ybss.address_element(g.address, 'town') <> ALL (n.names) THEN false
  ELSE true END AS inside OFFSET 0) r;
COMMENT ON VIEW ybss_registry.person_class IS
'Every person''s class with what it follows from: where registered, where living, whether the two may be one home. / 人员类别及判定依据。';

CREATE OR REPLACE VIEW ybss.person_class WITH (security_barrier) AS
SELECT person_id, grid, class, registered_in_district, same_home, house_id, household_id, departure_id IS NOT NULL AS away
FROM ybss_registry.person_class;
COMMENT ON VIEW ybss.person_class IS
'Every person''s class (常住 寄住 流出 流入 未落户 境外, null where nothing tells), computed from the registers, with what it follows from. / 人员类别（系统判定）。';

CREATE OR REPLACE FUNCTION ybss.person_class(person bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT c.class FROM ybss_registry.person_class c
  WHERE c.person_id = person_class.person AND c.district IN (SELECT g.district FROM ybss_registry.grid g WHERE g.level = 1)
$$;
COMMENT ON FUNCTION ybss.person_class(bigint) IS
'The class of one person, see the view of the same name; null for a person outside the caller''s scope, too. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 一人的类别。';
REVOKE ALL ON FUNCTION ybss.person_class(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.person_class(bigint) TO ybss_reader, ybss_operator;
GRANT SELECT ON ybss.person_class TO ybss_reader, ybss_operator;
