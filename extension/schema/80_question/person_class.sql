-- Who a person is to the district: computed from where the person is registered
-- and where the person lives, never typed.

CREATE OR REPLACE VIEW ybss_registry.district_towns AS
SELECT g.district, array_agg(DISTINCT g.name::text) AS names, array_agg(g.division) FILTER (WHERE g.division IS NOT NULL) AS divisions
FROM ybss_registry.grid g WHERE g.level = 2
GROUP BY g.district;
COMMENT ON VIEW ybss_registry.district_towns IS
'The towns of each district by name and by statutory division. / 各区的镇街名称及区划代码。';

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

CREATE OR REPLACE FUNCTION ybss_registry.is_foreign(nationality text, citizen_id ybss.citizen_id, document_kind text, holder text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- XXX says that nobody knows.
RETURN coalesce(nationality NOT IN ('CHN', 'XXX'), false)
  OR citizen_id IS NULL AND coalesce(nationality, 'XXX') = 'XXX' AND coalesce(holder <> 'mainland' AND document_kind <> '335', false)
  OR coalesce("left"(citizen_id::text, 1) = '9' OR "left"(citizen_id::text, 6) IN ('810000', '820000', '830000'), false);
COMMENT ON FUNCTION ybss_registry.is_foreign(text, ybss.citizen_id, text, text) IS
'True for a person from abroad, Hong Kong, Macao or Taiwan, by nationality, by the make of the number or by the document. Immutable: depends on its arguments only. / 是否境外人员。';

CREATE OR REPLACE FUNCTION ybss_registry.lies_within(a ybss.address, level text, same_home boolean, names text[], divisions ybss.division_code[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN level IS NULL THEN NULL
  -- The very home where the person lives, under the name of another county.
  WHEN same_home AND level IN ('number', 'building', 'unit', 'floor', 'room') THEN true
  WHEN ybss.division(a) IS NOT NULL AND divisions IS NOT NULL
    THEN ybss.division_trim(ybss.division(a)::text::ybss.division_code) OPERATOR(ybss.<@) ANY (divisions)
      OR ybss.division_trim(ybss.division(a)::text::ybss.division_code) OPERATOR(ybss.@>) ANY (divisions)
  WHEN ybss.address_element(a, 'town') <> ALL (names) THEN false
  ELSE true END;
COMMENT ON FUNCTION ybss_registry.lies_within(ybss.address, text, boolean, text[], ybss.division_code[]) IS
'Whether a registered address lies in a district of these towns, by its statutory division, else by the town''s name; null where the address says nothing. Immutable: depends on its arguments only. / 户籍地址是否在本区。';

CREATE OR REPLACE FUNCTION ybss_registry.read_registered(written text, residence ybss.address) RETURNS ybss.address
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE
  WHEN written ~ '^同(上|现住|住)' THEN residence
  WHEN written !~ '^(不详|不明|未知|无|待.{0,4}|[-—/、.?？]*)$' THEN ybss.parse_local(written) END;
COMMENT ON FUNCTION ybss_registry.read_registered(text, ybss.address) IS
'The registered address of a text: the residence where it says 同上, null where it says that nobody knows. Stable: parses with the district''s own names. / 解析户籍地址。';

CREATE OR REPLACE VIEW ybss_registry.person_class AS
SELECT p.district, p.person_id, p.grid,
  ybss.class_of(ybss_registry.is_foreign(p.nationality, p.citizen_id, p.document_kind, k.holder), r.inside, h.house_id IS NOT NULL, s.same_home,
    d.departure_id IS NOT NULL, r.inside IS NULL AND p.no_document_reason IN ('01', '02')) AS class,
  r.inside AS registered_in_district, s.same_home, h.house_id, m.household_id, d.departure_id,
  g.address AS registered, a.address AS residence
FROM ybss_registry.person p
LEFT JOIN ybss_registry.residence e ON e.district = p.district AND e.person_id = p.person_id AND e.main AND (lower(e.valid) <= ybss.today()) IS NOT false AND (upper(e.valid) > ybss.today()) IS NOT false
LEFT JOIN ybss_registry.house h ON h.district = e.district AND h.house_id = e.house_id
LEFT JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
LEFT JOIN ybss_registry.household_member m ON m.district = p.district AND m.person_id = p.person_id AND (lower(m.valid) <= ybss.today()) IS NOT false AND (upper(m.valid) > ybss.today()) IS NOT false
LEFT JOIN ybss_registry.household o ON o.district = m.district AND o.household_id = m.household_id
LEFT JOIN ybss_registry.address b ON b.district = o.district AND b.address_id = o.address_id
LEFT JOIN ybss_registry.departure d ON d.district = p.district AND d.person_id = p.person_id AND (lower(d.valid) <= ybss.today()) IS NOT false AND (upper(d.valid) > ybss.today()) IS NOT false
LEFT JOIN ybss_registry.document_kind k ON k.code = p.document_kind
LEFT JOIN ybss_registry.district_towns n ON n.district = p.district
-- What the register of households says goes before what a list wrote. OFFSET 0:
-- worked out once a person, not at every use.
CROSS JOIN LATERAL (SELECT coalesce(b.address, ybss_registry.read_registered(p.registered_address, a.address)) AS address OFFSET 0) g
CROSS JOIN LATERAL (SELECT ybss.address_level(g.address) AS level, ybss.same_home(g.address, a.address) AS same_home OFFSET 0) s
CROSS JOIN LATERAL (SELECT coalesce(b.address_id IS NOT NULL OR NULL, ybss_registry.lies_within(g.address, s.level, s.same_home, n.names, n.divisions),
  m.household_id IS NOT NULL OR NULL) AS inside OFFSET 0) r;
COMMENT ON VIEW ybss_registry.person_class IS
'Every person''s class with what it follows from: where registered, where living, whether the two may be one home. / 人员类别及判定依据。';

CREATE OR REPLACE VIEW ybss.person_class WITH (security_barrier) AS
SELECT person_id, grid, class, registered_in_district, same_home, house_id, household_id, departure_id IS NOT NULL AS away,
  grid::text AS grid_text
FROM ybss_registry.person_class;
COMMENT ON VIEW ybss.person_class IS
'Every person''s class (常住 寄住 流出 流入 未落户 境外, null where nothing tells), computed from the registers, with what it follows from. / 人员类别（系统判定）。';
GRANT SELECT ON ybss.person_class TO ybss_reader, ybss_operator;
