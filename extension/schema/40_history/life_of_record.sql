-- Persons, houses, units and what is owned of them that cannot be.

CREATE OR REPLACE VIEW ybss_registry.impossible_person AS
SELECT t.district, t.person_id, v.rule, v.by_year
FROM ybss_registry.person t
LEFT JOIN ybss_registry.grid g ON g.district = t.district AND g.code OPERATOR(ybss.=) t.grid
CROSS JOIN LATERAL (VALUES
  ('born_by_today', t.birth_date > ybss.today(),
    extract(year FROM t.birth_date) > extract(year FROM now() AT TIME ZONE 'Asia/Shanghai')),
  ('died_by_today', t.died_on > ybss.today(), true),
  ('died_after_birth', t.died_on < t.birth_date, extract(year FROM t.died_on) < extract(year FROM t.birth_date)),
  ('person_name_has_a_letter', NOT ybss_registry.has_letter(t.name), true),
  ('person_filed_in_the_tree', g.code IS NULL, true),
  ('number_of_one_person', EXISTS (SELECT FROM ybss_registry.document d
    WHERE d.district = t.district AND d.number = t.citizen_id::text AND d.person_id <> t.person_id), true)) v (rule, broken, by_year)
-- Nearly all are let through by less, before six rules are made rows of.
WHERE (t.birth_date > ybss.today() OR t.died_on IS NOT NULL OR NOT ybss_registry.has_letter(t.name) OR g.code IS NULL
  OR EXISTS (SELECT FROM ybss_registry.document d WHERE d.district = t.district AND d.number = t.citizen_id::text)) AND v.broken;
COMMENT ON VIEW ybss_registry.impossible_person IS
'Persons who cannot be: born or dead in days to come, dead before birth, named without a letter, filed in no node of the tree, with a citizen id that is another''s document. / 不可能的人员登记。';

CREATE OR REPLACE VIEW ybss_registry.impossible_document AS
SELECT t.district, t.document_id, t.person_id, 'number_of_one_person' AS rule, true AS by_year
FROM ybss_registry.document t
WHERE EXISTS (SELECT FROM ybss_registry.person p
  WHERE p.district = t.district AND p.citizen_id OPERATOR(ybss.=) ybss.try_citizen_id(t.number) AND p.person_id <> t.person_id);
COMMENT ON VIEW ybss_registry.impossible_document IS
'Documents whose number is the citizen id of another person. / 号码与他人公民身份号码相同的证件。';

CREATE OR REPLACE VIEW ybss_registry.impossible_unit AS
SELECT t.district, t.unit_id, t.address_id, v.rule, true AS by_year
FROM ybss_registry.unit t
LEFT JOIN ybss_registry.address a ON a.district = t.district AND a.address_id = t.address_id
CROSS JOIN LATERAL (VALUES
  ('founded_by_today', t.founded_on > ybss.today()),
  ('unit_name_has_a_letter', NOT ybss_registry.has_letter(t.name)),
  ('unit_filed_with_its_address', t.grid OPERATOR(ybss.<>) a.grid AND t.closed_on IS NULL AND NOT EXISTS (SELECT FROM ybss_registry.redraw r
    WHERE r.district = t.district AND r.finished_at IS NULL))) v (rule, broken)
WHERE v.broken;
COMMENT ON VIEW ybss_registry.impossible_unit IS
'Units that cannot be: founded in days to come, named without a letter, filed in another grid than their premises. / 不可能的单位登记。';

CREATE OR REPLACE VIEW ybss_registry.impossible_house AS
SELECT t.district, t.house_id, t.address_id, 'house_filed_with_its_address' AS rule, true AS by_year
FROM ybss_registry.house t
JOIN ybss_registry.address a ON a.district = t.district AND a.address_id = t.address_id
WHERE t.grid OPERATOR(ybss.<>) a.grid AND t.ended_on IS NULL
  AND NOT EXISTS (SELECT FROM ybss_registry.redraw r WHERE r.district = t.district AND r.finished_at IS NULL);
COMMENT ON VIEW ybss_registry.impossible_house IS 'Houses filed in another grid than their address. / 网格与地址不一致的房屋。';

CREATE OR REPLACE VIEW ybss_registry.impossible_ownership AS
SELECT t.district, t.ownership_id, t.house_id, t.person_id, v.rule, v.by_year
FROM ybss_registry.ownership t
LEFT JOIN ybss_registry.person p ON p.district = t.district AND p.person_id = t.person_id
JOIN ybss_registry.house h ON h.district = t.district AND h.house_id = t.house_id
CROSS JOIN LATERAL (VALUES
  ('ownership_after_birth', lower(t.valid) < p.birth_date, extract(year FROM lower(t.valid)) < extract(year FROM p.birth_date)),
  -- A sum is greatest where a period begins. Thirds of eight digits may be a little above the whole.
  ('shares_are_a_whole', t.share IS NOT NULL AND (SELECT sum(o.share) FROM ybss_registry.ownership o
    WHERE o.district = t.district AND o.house_id = t.house_id
      AND CASE WHEN lower_inf(t.valid) THEN lower_inf(o.valid) ELSE o.valid @> lower(t.valid) END) > 1.000001, true),
  ('ownership_filed_with_its_house', t.grid OPERATOR(ybss.<>) h.grid AND NOT EXISTS (SELECT FROM ybss_registry.redraw r
    WHERE r.district = t.district AND r.finished_at IS NULL), true)) v (rule, broken, by_year)
WHERE v.broken;
COMMENT ON VIEW ybss_registry.impossible_ownership IS
'Ownerships that cannot be: before the owner was born, with shares of a house that sum to more than the whole at one time, filed in another grid than the house. An owner may be dead: the house is the estate''s until somebody else is registered. / 不可能的权属登记；权利人去世后，在办理转移前仍登记在其名下。';
