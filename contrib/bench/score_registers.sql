-- What score_registers.sh measures; families is how many there are.
CREATE TEMP VIEW processor AS
SELECT (f[14]::int + f[15]::int) / 100.0 AS seconds FROM regexp_split_to_array(pg_read_file('/proc/' || pg_backend_pid() || '/stat'), ' ') f;
CREATE TEMP TABLE mark (what text PRIMARY KEY, at timestamptz, seconds numeric);
CREATE FUNCTION pg_temp.begins(figure text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO mark SELECT figure, clock_timestamp(), p.seconds FROM processor p
$$;
CREATE FUNCTION pg_temp.ends(figure text) RETURNS void LANGUAGE sql AS $$
  UPDATE mark m SET seconds = p.seconds - m.seconds FROM processor p WHERE m.what = figure
$$;
CREATE FUNCTION pg_temp.row_of(figure text, unit text, records bigint, wanted bigint) RETURNS text LANGUAGE sql AS $$
  SELECT format('%s, %s  %s  at least %s  %s', figure, unit, n, wanted, CASE WHEN n >= wanted THEN 'ok' ELSE 'MISSED' END)
  FROM (SELECT round(records / greatest(m.seconds, 0.01)) AS n FROM mark m WHERE m.what = figure) q
$$;
INSERT INTO ybss_registry.grid (code, name)
SELECT DISTINCT ybss.grid_truncate(g.code, level), 'g' FROM (SELECT ('520399001' || lpad(c::text, 3, '0') || lpad(g::text, 3, '0'))::ybss.grid_code AS code
  FROM generate_series(1, 20) c, generate_series(1, 5) g) g, generate_series(1, 4) level;
CREATE TEMP TABLE family AS SELECT n, ('520399001' || lpad((1 + n % 20)::text, 3, '0') || lpad((1 + n % 5)::text, 3, '0'))::ybss.grid_code AS grid FROM generate_series(1, :families) n;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520399, n, grid, format('贵州省遵义市红花岗区新蒲街道人民路%s号', n)::ybss.address, 'confirmed' FROM family;
INSERT INTO ybss_registry.house (district, house_id, grid, address_id) SELECT 520399, n, grid, n FROM family;
INSERT INTO ybss_registry.household (district, household_id, grid, number) SELECT 520399, n, grid, 'H' || n FROM family;
CREATE TEMP TABLE member AS SELECT f.n, f.grid, 5 * f.n + k AS id, k FROM family f, generate_series(0, 4) k;
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason, birth_date, items)
SELECT 520399, id, grid, '王' || id, '99', date '1950-01-01' + id % 20000, jsonb_build_object('education', '21', 'occupation', '职员', 'workplace', 'W' || id % 99) FROM member;
INSERT INTO ybss_registry.household_member (district, household_member_id, grid, household_id, person_id, relation_code)
SELECT 520399, id, grid, n, id, CASE k WHEN 0 THEN '02' ELSE '99' END FROM member;
INSERT INTO ybss_registry.residence (district, residence_id, grid, person_id, house_id, valid) SELECT 520399, id, grid, id, n, '[2020-01-01,)' FROM member;
INSERT INTO ybss_registry.record_kind (kind, english, chinese) VALUES ('lift', 'lift', '电梯');
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, value_type, fresh_for) VALUES
  ('lift', 'brand', '品牌', 'brand', '市监', '特种设备安全法', 'text', NULL), ('lift', 'inspected_on', '检验日期', 'inspected on', '市监', '特种设备安全法', 'date', '1 year');
INSERT INTO ybss_registry.thing (district, thing_id, grid, kind, number, address_id, items)
SELECT 520399, id, grid, 'lift', id::text, n, '{"brand": "甲", "inspected_on": "2026-01-05"}' FROM member;
VACUUM ANALYZE;
SELECT pg_temp.begins('job score, every record, the first time') \g /dev/null
CALL ybss.run_job('score');
SELECT pg_temp.ends('job score, every record, the first time') \g /dev/null
SELECT pg_temp.row_of('job score, every record, the first time', 'records a second of processor time', count(*), 100000) FROM ybss_registry.quality;
SELECT pg_temp.begins('job score, every record, again') \g /dev/null
CALL ybss.run_job('score', '{"all": true}');
SELECT pg_temp.ends('job score, every record, again') \g /dev/null
SELECT pg_temp.row_of('job score, every record, again', 'records a second of processor time', count(*), 100000) FROM ybss_registry.quality;
SELECT pg_temp.begins('by keys') \g /dev/null
SELECT ybss_registry.score_person(ARRAY(SELECT person_id FROM ybss_registry.person LIMIT 5000), current_date) \g /dev/null
SELECT pg_temp.ends('by keys') \g /dev/null
SELECT '# by keys, as a few are scored: ' || round(5000 / greatest(seconds, 0.01)) || ' persons a second' FROM mark WHERE what = 'by keys';
-- One after all of them, in one session: each is a person whom nothing else touches.
SELECT pg_temp.begins('all persons changed') \g /dev/null
UPDATE ybss_registry.person SET phone = phone;
SELECT pg_temp.ends('all persons changed') \g /dev/null
SELECT pg_temp.begins('a thousand changes, each alone') \g /dev/null
DO $x$ BEGIN FOR i IN 1 .. 1000 LOOP
  UPDATE ybss_registry.person SET phone = '13800138000' WHERE district = 520399 AND person_id = 5 * i + 1; COMMIT; END LOOP; END $x$;
SELECT pg_temp.ends('a thousand changes, each alone') \g /dev/null
SELECT format('one change of a person after one of all, milliseconds of processor time  %s  at most 3  %s', round(seconds, 2), CASE WHEN seconds <= 3 THEN 'ok' ELSE 'MISSED' END)
FROM mark WHERE what = 'a thousand changes, each alone';
