-- What only the whole of a list tells: values that fill it where nothing is known are no evidence, and its sender hears of them.
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE FUNCTION with_digit(digits text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT digits || substr('10X98765432', 1 + (sum(substr(digits, i, 1)::int * (ARRAY[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])[i]) % 11)::int, 1) FROM generate_series(1, 17) i $$;
SELECT FROM load_list('book', 'b', convert_to(E'地址,网格\n' || (SELECT string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路%s号,520371109002001', n), E'\n') FROM generate_series(1, 300) n) || E'\n', 'UTF8')) \g /dev/null
-- one telephone in every other line, and a birth date for all who have no id
SELECT message FROM load_list('police', 'filled.csv', convert_to(E'姓名,身份号,生日,电话,住址,日期\n' || (SELECT string_agg(concat_ws(',', '张' || chr(20000 + n), CASE WHEN n % 2 = 0 THEN with_digit('52039919850307' || lpad(n::text, 3, '0')) ELSE '' END,
  CASE WHEN n % 2 = 1 THEN '1970-01-02' ELSE '' END, CASE WHEN n % 2 = 0 THEN '15400000099' ELSE '1540001' || lpad(n::text, 4, '0') END, '米兰路' || n || '号', '2026-01-01'), E'\n' ORDER BY n) FROM generate_series(1, 60) n) || E'\n', 'UTF8'));
-- a number copied down under six names; a spreadsheet cut the others, one of which is right by chance
SELECT message FROM load_list('health', 'copied.csv', convert_to(E'姓名,身份号,生日,电话,住址,日期\n' || (SELECT string_agg(concat_ws(',', '李' || chr(21000 + n), with_digit('52039919620707001'), '', '1540002' || lpad(n::text, 4, '0'), '米兰路' || 100 + n || '号', '2026-01-01'), E'\n' ORDER BY n) FROM generate_series(1, 6) n) || E'\n', 'UTF8'));
CREATE TABLE cut AS SELECT n, id, ybss.try_citizen_id(id) IS NOT NULL AS right_by_chance FROM generate_series(1, 40) n, LATERAL (SELECT '5203991985' || lpad((1 + n / 28)::text, 2, '0') || lpad((1 + n % 28)::text, 2, '0') || '1000' AS id) i;
SELECT count(*) FILTER (WHERE right_by_chance) > 0 AS some, count(*) FILTER (WHERE right_by_chance) < 10 AS few FROM cut;
SELECT message FROM load_list('housing', 'cut.csv', convert_to(E'权利人,身份号,住址,面积,日期\n' || (SELECT string_agg(concat_ws(',', '王' || chr(22000 + n), id, '米兰路' || 200 + n || '号', '88', '2026-01-01'), E'\n' ORDER BY n) FROM cut) || E'\n', 'UTF8'));
CALL run_job('intake');
SELECT file, field, reason, count(*) AS lines, bool_or(blocking) AS blocking FROM review_queue WHERE reason IN ('default_value', 'id_copied_down', 'digits_lost') GROUP BY file, field, reason ORDER BY 1, 2, 3;
-- the sender hears of it once, with counts
SELECT file, field, reason, candidates FROM review_queue WHERE reason IN ('list_of_fillers', 'column_not_taken') ORDER BY 1, 2;
SELECT source, count(*) FILTER (WHERE citizen_id IS NOT NULL) AS ids, count(*) FILTER (WHERE phone IS NOT NULL) AS phones, count(*) FILTER (WHERE birth_date IS NOT NULL) AS births
FROM ybss_registry.intake_line JOIN ybss_registry.intake_file USING (file_id) WHERE source <> 'book' GROUP BY source ORDER BY source;
SELECT count(*) AS persons, count(citizen_id) AS with_id, count(*) FILTER (WHERE phone = '15400000099') AS glued FROM ybss_registry.person;

-- WHAT AN EARLIER VERSION STORED: the checker finds it, a job takes it out, a later list fills it
INSERT INTO ybss_registry.household (district, grid, number) VALUES (520371, '520371109002001', '无');
INSERT INTO ybss_registry.household_member (district, grid, household_id, person_id, relation_code, valid, from_list)
SELECT p.district, p.grid, h.household_id, p.person_id, '97', daterange('2026-01-01', NULL), true FROM ybss_registry.household h, (SELECT * FROM ybss_registry.person WHERE citizen_id IS NOT NULL ORDER BY name LIMIT 3) p WHERE h.number = '无';
UPDATE ybss_registry.person SET registered_address = '不详', former_name = '/', phone = '13800000000' WHERE citizen_id = with_digit('52039919850307002')::ybss.citizen_id;
SELECT rule, target, what FROM check_registry() ORDER BY 2, 3;
CALL run_job('clear_nothing');
SELECT count(*) AS broken FROM check_registry();
SELECT count(*) AS households FROM ybss_registry.household;
SELECT message FROM load_list('police', 'later.csv', convert_to(E'姓名,身份号,电话,住址,户籍地,日期\n' || concat_ws(',', '张' || chr(20002), with_digit('52039919850307002'), '15400003333', '米兰路2号', '虾子镇米兰路9号', '2026-02-01') || E'\n', 'UTF8'));
CALL run_job('intake');
SELECT phone, registered_address, former_name FROM ybss_registry.person WHERE citizen_id = with_digit('52039919850307002')::ybss.citizen_id;
SELECT w, says_nothing(w) FROM unnest('{无,不详,无锡,0,0851,NULL,Null,／,同上}'::text[]) w;

-- 460100: a region that the built-in table has not is a row, and needs no build
SELECT ybss.region_doubt(with_digit('46010019620707001')::ybss.citizen_id) IS NOT NULL AS doubted;
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('region', '460100', '海口市', '本区核对的证件');
SELECT ybss.region_doubt(with_digit('46010019620707001')::ybss.citizen_id) IS NOT NULL AS doubted;
SELECT r AS region, ybss.region_doubt(with_digit(r || d || '001')::ybss.citizen_id) IS NOT NULL AS doubted FROM (VALUES ('441282', '19930101'), ('321119', '19850101'), ('500157', '20250101')) v(r, d);
