-- What questions_register.sql leaves out of its register, for one_line.py: the periods that keep apart,
-- by what an address is looked up, scores, and where the persons' lines placed them.
CREATE TABLE public.apart AS SELECT conrelid::regclass::text AS t, conname, pg_get_constraintdef(oid) AS def FROM pg_constraint
WHERE contype = 'x' AND connamespace = 'ybss_registry'::regnamespace;
\i contrib/bench/questions_register.sql
SET maintenance_work_mem = '256MB';
SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', a.t, a.conname, a.def) FROM public.apart a \gexec
SET session_replication_role = replica;
INSERT INTO ybss_registry.address_lookup (district, key, address_id, grid, town, community)
SELECT DISTINCT a.district, k.key, a.address_id, a.grid, ybss.address_element(a.address, 'town'), ybss.address_element(a.address, 'community')
FROM ybss_registry.address a, unnest(ybss.lookup_keys(a.address)) k(key) WHERE a.habitable;
UPDATE ybss_registry.intake_line l SET name = p.name, citizen_id = p.citizen_id, birth_date = p.birth_date, phone = p.phone, address_id = h.address_id
FROM ybss_registry.person p JOIN ybss_registry.residence r USING (district, person_id) JOIN ybss_registry.house h USING (district, house_id)
WHERE p.district = l.district AND p.person_id = l.record_id AND upper_inf(r.valid);
INSERT INTO ybss_registry.quality (district, kind, record_id, grid, completeness, accuracy, freshness, passes, version, as_of, falls_on)
SELECT district, 'person', person_id, grid, 9000, 10000, 8000, true, 1, current_date, current_date + 100 FROM ybss_registry.person
UNION ALL SELECT district, 'house', house_id, grid, 9000, 10000, 8000, true, 1, current_date, current_date + 100 FROM ybss_registry.house
UNION ALL SELECT district, 'household', household_id, grid, 9000, 10000, 8000, true, 1, current_date, current_date + 100 FROM ybss_registry.household;
SET session_replication_role = DEFAULT;
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('police', '姓名', 'name'), ('police', '证件', 'citizen_id'),
  ('police', '电话', 'phone'), ('police', '住址', 'address'), ('police', '日期', 'said_on'), ('police', '户号', 'household_number'), ('police', '关系', 'relation');
CREATE TABLE public.place AS SELECT row_number() OVER () AS n, ybss.address_text(a.address) AS address
FROM (SELECT a.address FROM ybss_registry.address a ORDER BY md5(a.address_id::text) LIMIT 500) a;
-- Every third line has a household of its own.
CREATE FUNCTION public.a_line(n int) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('姓名', '何新' || chr(20000 + n), '证件', q.id || substr('10X98765432', 1 + (SELECT sum(w * substr(q.id, i::int, 1)::int)::int
      FROM unnest('{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}'::int[]) WITH ORDINALITY u(w, i)) % 11, 1), '住址', (SELECT p.address FROM public.place p WHERE p.n = a_line.n % 500 + 1),
    '电话', '154' || lpad(n::text, 8, '0'), '日期', '2026-05-01') || CASE WHEN n % 3 = 0 THEN jsonb_build_object('户号', 'N' || n, '关系', '户主') ELSE '{}' END
  FROM (SELECT '520399' || to_char(date '1950-01-01' + n, 'YYYYMMDD') || '999' AS id) q $$;
VACUUM ANALYZE;
