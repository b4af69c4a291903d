-- An invented register for questions.sh: psql variables persons and houses.
-- Rows come without triggers and without exclusion constraints: what is measured
-- is reading. Two and a half persons live in a house; every fourth house is let,
-- every tenth person is registered elsewhere, every twentieth once lived elsewhere.
SET client_min_messages = warning;
SET search_path = pg_catalog, ybss;
DROP INDEX ybss_registry.address_feature;
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE contype = 'x' AND connamespace = 'ybss_registry'::regnamespace LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname);
  END LOOP;
END $$;
SET session_replication_role = replica;
INSERT INTO ybss_registry.grid (code, name, division)
SELECT '520399'::ybss.grid_code, '测试区', '520302'::ybss.division_code
UNION ALL SELECT format('520399%s', lpad(t::text, 3, '0'))::ybss.grid_code, '测试' || t || '镇', NULL FROM generate_series(1, 20) t
UNION ALL SELECT format('520399%s%s', lpad(t::text, 3, '0'), lpad(c::text, 3, '0'))::ybss.grid_code, '第' || c || '社区', NULL FROM generate_series(1, 20) t, generate_series(1, 10) c
UNION ALL SELECT format('520399%s%s%s', lpad(t::text, 3, '0'), lpad(c::text, 3, '0'), lpad(g::text, 3, '0'))::ybss.grid_code, '第' || g || '网格', NULL
FROM generate_series(1, 20) t, generate_series(1, 10) c, generate_series(1, 10) g;
CREATE TEMP TABLE house AS
SELECT n, ybss.opaque_id(520399, n, 77) AS house_id, ybss.opaque_id(520399, n, 78) AS address_id,
  (520399001001001 + n % 20 * 1000000 + n / 20 % 10 * 1000 + n / 200 % 10)::ybss.grid_code AS grid,
  ybss.parse(format('贵州省遵义市红花岗区测试%s镇第%s社区第%s路%s号院%s栋%s单元%s室', n % 20 + 1, n / 20 % 10 + 1, n / 200 % 97, n / 19400 + 1, n / 60 % 30 + 1, n % 3 + 1, n % 30 / 5 * 100 + 100 + n % 5 + 1)) AS address
FROM generate_series(1, :houses) n;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT DISTINCT ON (address) 520399, address_id, grid, address, 'confirmed' FROM house ORDER BY address, n;
DELETE FROM house h WHERE NOT EXISTS (SELECT FROM ybss_registry.address a WHERE a.address_id = h.address_id);
INSERT INTO ybss_registry.house (district, house_id, grid, address_id, use_code, area)
SELECT 520399, house_id, grid, address_id, '01', 60 + n % 80 FROM house;
CREATE TEMP TABLE member AS
SELECT p.n, ybss.opaque_id(520399, p.n, 79) AS person_id, h.house_id, h.address_id, h.grid, h.n AS house, p.n % 10 = 3 AS outside,
  h.address
FROM generate_series(1, :persons) p(n) JOIN house h ON h.n = 1 + (p.n * 2 / 5) % :houses;
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, sex, birth_date, phone, registered_address)
SELECT 520399, m.person_id, m.grid, '测' || chr(19968 + m.n % 5000) || chr(20000 + m.n / 97 % 5000), i.id, ybss.sex(i.id), ybss.birth_date(i.id),
  ('131' || lpad(m.n::text, 8, '0'))::ybss.phone,
  CASE WHEN m.outside THEN '四川省泸州市叙永县叙永镇' || m.n % 300 || '号' WHEN m.n % 7 = 0 THEN replace(ybss.address_text(m.address), '号院', '号院 ') ELSE ybss.address_text(m.address) END
FROM member m
CROSS JOIN LATERAL (SELECT '520399' || to_char(date '1940-01-01' + m.n % 25000, 'YYYYMMDD') || lpad((m.n / 25000 + 1)::text, 3, '0') AS stem) s
CROSS JOIN LATERAL (SELECT ybss.try_citizen_id(s.stem || c) AS id FROM unnest('{0,1,2,3,4,5,6,7,8,9,X}'::text[]) c) i WHERE i.id IS NOT NULL;
INSERT INTO ybss_registry.residence (district, residence_id, grid, person_id, house_id, tenure_code, valid)
SELECT 520399, ybss.opaque_id(520399, n, 81), grid, person_id, house_id, CASE WHEN house % 4 = 0 THEN '02' ELSE '01' END, daterange('2022-01-01', NULL) FROM member;
INSERT INTO ybss_registry.residence (district, residence_id, grid, person_id, house_id, valid)
SELECT 520399, ybss.opaque_id(520399, :persons + m.n, 81), m.grid, m.person_id, h.house_id, daterange('2015-01-01', '2022-01-01') FROM member m JOIN house h ON h.n = m.house + 1 WHERE m.n % 20 = 0;
INSERT INTO ybss_registry.tenancy (district, tenancy_id, grid, house_id, person_id, use_code, valid)
SELECT 520399, ybss.opaque_id(520399, n, 82), grid, house_id, person_id, '02', daterange('2022-01-01', NULL) FROM member WHERE house % 4 = 0;
INSERT INTO ybss_registry.ownership (district, ownership_id, grid, house_id, person_id, valid)
SELECT DISTINCT ON (house_id) 520399, ybss.opaque_id(520399, n, 83), grid, house_id, person_id, daterange('2015-01-01', NULL) FROM member WHERE house % 4 <> 0 ORDER BY house_id, n;
INSERT INTO ybss_registry.household (district, household_id, grid, number, address_id)
SELECT 520399, ybss.opaque_id(520399, n, 80), grid, 'H' || n, CASE WHEN n % 2 = 0 THEN address_id END FROM house;
INSERT INTO ybss_registry.household_member (district, household_member_id, grid, household_id, person_id, relation_code)
SELECT 520399, ybss.opaque_id(520399, n, 84), grid, ybss.opaque_id(520399, house, 80), person_id, CASE row_number() OVER (PARTITION BY house ORDER BY n) WHEN 1 THEN '02' ELSE '10' END FROM member WHERE NOT outside;
INSERT INTO ybss_registry.source (source, office, record_kind, grid) VALUES ('police', 'x', 'person', '520399');
INSERT INTO ybss_registry.intake_file (source, name, digest, encoding, grid, lines) VALUES ('police', 'police.csv', '\x00', 'UTF8', '520399', :persons);
-- Every twentieth line says another telephone than the register has, every fiftieth another name.
INSERT INTO ybss_registry.intake_line (file_id, line, district, grid, raw, fields, state, record_id, said_on, name, phone, birth_date, sex)
SELECT (SELECT file_id FROM ybss_registry.intake_file), m.n, 520399, m.grid, '', '{}', 'registered', m.person_id, '2022-01-01',
  p.name || CASE WHEN m.n % 50 = 0 THEN '某' ELSE '' END, CASE WHEN m.n % 20 = 0 THEN '13200000000'::ybss.phone ELSE p.phone END, p.birth_date, p.sex
FROM member m JOIN ybss_registry.person p ON p.district = 520399 AND p.person_id = m.person_id;
SET session_replication_role = DEFAULT;
VACUUM ANALYZE;
