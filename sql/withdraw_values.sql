-- Every correction outlives the list that it corrected: two lists say every value of the same records and
-- of records that only the second one made; people then correct columns and items, each of every third
-- record; the second list is taken back, in batches of two lines. What was corrected is as corrected,
-- everything else as before the second list.
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE FUNCTION with_digit(digits text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT digits || substr('10X98765432', 1 + (sum(substr(digits, i, 1)::int * (ARRAY[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])[i]) % 11)::int, 1) FROM generate_series(1, 17) i $$;
CREATE FUNCTION with_check(code text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT code || substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + ((31 - sum((strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, i, 1)) - 1) * (ARRAY[1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28])[i]) % 31) % 31)::int, 1) FROM generate_series(1, 17) i $$;
INSERT INTO ybss_registry.record_kind (kind, english, chinese, place) VALUES ('lift', 'lift', '电梯', 'address');
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust)
SELECT kind || o.source, '公安', kind, '520371', o.trust FROM unnest('{address,person,house,unit,lift}'::text[]) kind, (VALUES ('_a', 50), ('_b', 60)) o(source, trust);
INSERT INTO ybss_registry.source_column (source, header, field) SELECT s.source, f, f FROM ybss_registry.source s, unnest(ybss_registry.list_fields(s.record_kind)) f WHERE s.source ~ '_[ab]$';
SELECT FROM load_list('book', 'b', convert_to(E'地址,网格\n' || (SELECT string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路%s号,520371109002001', n), E'\n') FROM generate_series(1, 60) n) || E'\n', 'UTF8')) \g /dev/null
CALL run_job('intake');
-- what list p_list says of record n of a kind
CREATE FUNCTION said_of(p_kind text, n int, p_list text) RETURNS jsonb LANGUAGE sql AS $$
  SELECT CASE p_kind
    WHEN 'address' THEN jsonb_build_object('address', format('贵州省遵义市红花岗区虾子镇米兰社区米兰路%s号', 100 + n), 'grid', '520371109002001', 'longitude', '107.' || length(p_list) || n, 'latitude', '27.1')
    WHEN 'lift' THEN jsonb_build_object('name', '电梯' || n || p_list, 'number', 'L' || n, 'address', format('米兰路%s号', n), 'began_on', CASE p_list WHEN '甲' THEN '2010-01-01' ELSE '2011-01-01' END)
    WHEN 'unit' THEN jsonb_build_object('unit_name', '某' || n || p_list || '商店', 'credit_code', with_check('91520302MA6' || lpad(n::text, 6, '0')), 'address', format('米兰路%s号', n),
      'representative', '张' || p_list, 'phone', CASE p_list WHEN '甲' THEN '15400001' ELSE '15400002' END || lpad(n::text, 3, '0'), 'founded_on', CASE p_list WHEN '甲' THEN '2010-01-01' ELSE '2011-01-01' END)
    WHEN 'house' THEN jsonb_build_object('address', format('米兰路%s号', n), 'area', CASE p_list WHEN '甲' THEN 80 ELSE 90 END + n, 'house_use', CASE p_list WHEN '甲' THEN '21' ELSE '31' END,
      'structure', CASE p_list WHEN '甲' THEN '1' ELSE '2' END, 'name', '黄' || chr(20000 + n), 'citizen_id', with_digit('52039919700101' || lpad(n::text, 3, '0')))
    ELSE jsonb_build_object('name', '吴' || chr(20000 + n), 'citizen_id', with_digit('52039919850307' || lpad(n::text, 3, '0')), 'address', format('米兰路%s号', n),
      'phone', CASE p_list WHEN '甲' THEN '15400003' ELSE '15400004' END || lpad(n::text, 3, '0'), 'former_name', '旧' || p_list, 'registered_address', p_list || '地',
      'household_number', 'H' || n / 2, 'relation', CASE WHEN n % 2 = 0 THEN '01' ELSE '20' END, 'pinyin', 'wu ' || CASE p_list WHEN '甲' THEN 'jia' ELSE 'yi' END,
      'education', CASE p_list WHEN '甲' THEN '60' ELSE '20' END, 'marriage', CASE p_list WHEN '甲' THEN '10' ELSE '20' END) END
    || CASE WHEN p_kind = 'address' THEN '{}' ELSE jsonb_build_object('said_on', CASE p_list WHEN '甲' THEN '2025-01-01' ELSE '2025-02-01' END) END $$;
CREATE FUNCTION send(p_kind text, p_list text, p_from int, p_to int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_fields text[] := ARRAY(SELECT k FROM jsonb_object_keys(said_of(p_kind, 1, p_list)) k ORDER BY k); BEGIN
  PERFORM load_list(p_kind || CASE p_list WHEN '甲' THEN '_a' ELSE '_b' END, p_list || p_kind, convert_to(array_to_string(v_fields, ',') || E'\n' || (SELECT string_agg(
    (SELECT string_agg(said_of(p_kind, n, p_list)->>f, ',' ORDER BY f) FROM unnest(v_fields) f), E'\n' ORDER BY n) FROM generate_series(p_from, p_to) n) || E'\n', 'UTF8'),
    CASE p_list WHEN '甲' THEN '2025-01-01' ELSE '2025-02-01' END::timestamptz); END $$;
SELECT send(k, '甲', 1, 12) FROM unnest('{address,house,person,unit,lift}'::text[]) k \g /dev/null
CALL run_job('intake');
SELECT reason, field, count(*) AS in_review FROM ybss_registry.review r WHERE decision IS NULL GROUP BY 1, 2 ORDER BY 1, 2;
-- every column that lists fill, and every item, of every record
CREATE FUNCTION cells() RETURNS TABLE (kind text, id bigint, field text, value text) LANGUAGE plpgsql AS $$
DECLARE k text; BEGIN
  FOREACH k IN ARRAY '{address,building,house,unit,person,household,thing}'::text[] LOOP
    RETURN QUERY EXECUTE format('SELECT %L::text, t.%I, e.key, coalesce(e.value, ''-'') FROM ybss_registry.%I t, jsonb_each_text(coalesce(to_jsonb(t)->''items'', ''{}'') || to_jsonb(t)) e WHERE (e.key = ANY ($1) OR to_jsonb(t)->''items'' ? e.key) %s',
      k, k || '_id', k, CASE k WHEN 'address' THEN 'AND state <> ''retired''' ELSE '' END) USING ybss_registry.withdrawn_columns(k);
  END LOOP; END $$;
CREATE TABLE before AS SELECT * FROM cells();
SELECT kind, count(DISTINCT id) AS records, count(*) AS cells FROM before GROUP BY kind ORDER BY kind;
SELECT send(k, '乙', 5, 20) FROM unnest('{address,house,person,unit,lift}'::text[]) k \g /dev/null
CALL run_job('intake');
CREATE TABLE second AS SELECT * FROM cells();
SELECT kind, count(*) AS changed FROM (SELECT b.kind FROM before b JOIN second s USING (kind, id, field) WHERE b.value <> s.value) q GROUP BY kind ORDER BY kind;
SELECT kind, count(DISTINCT id) AS made FROM second s WHERE NOT EXISTS (SELECT FROM before b WHERE b.kind = s.kind AND b.id = s.id) GROUP BY kind ORDER BY kind;
-- CORRECTIONS: each column of every third record, as a person writes it
-- nobody corrects her: she is entered as a resident below
SELECT p.person_id, p.name AS resident FROM second s JOIN ybss_registry.person p ON p.person_id = s.id WHERE s.field = 'name' AND p.name ~ '^黄'
  AND NOT EXISTS (SELECT FROM before b WHERE b.id = p.person_id) ORDER BY p.name LIMIT 1 \gset
CREATE TABLE corrected (kind text, id bigint, field text);
CREATE FUNCTION correct(p_kind text, p_field text, p_value text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_id bigint; v_place int; BEGIN
  FOR v_id, v_place IN SELECT s.id, row_number() OVER (ORDER BY s.id) FROM (SELECT DISTINCT s.id FROM second s WHERE s.kind = p_kind) s LOOP
    CONTINUE WHEN (v_place + ascii(p_field)) % 3 <> 0 OR EXISTS (SELECT FROM spared s WHERE s.id = v_id);
    EXECUTE format('UPDATE ybss_registry.%1$I SET %2$I = %3$s WHERE %4$I = $1', p_kind, p_field, p_value, p_kind || '_id') USING v_id;
    INSERT INTO corrected VALUES (p_kind, v_id, p_field);
  END LOOP; END $$;
CREATE TABLE spared AS SELECT :person_id AS id;
SELECT correct(kind, field, value) FROM (VALUES ('person', 'name', 'name || ''改'''), ('person', 'former_name', '''曾名'''), ('person', 'phone', '''15400009001'''), ('person', 'registered_address', '''更正的地址'''),
  ('person', 'pinyin', '''wu gai'''), ('person', 'died_on', '''2026-06-01'''), ('person', 'arrived_on', '''2026-01-01'''), ('person', 'leaves_on', '''2026-05-01'''),
  ('house', 'area', '55.5'), ('house', 'use_code', '''41'''), ('house', 'structure', '''4'''), ('house', 'rent_state', '''partly'''), ('house', 'danger_codes', '''{}'''),
  ('unit', 'name', 'name || ''改'''), ('unit', 'representative', '''改某'''), ('unit', 'phone', '''15400009002'''), ('unit', 'founded_on', '''2009-09-09'''), ('unit', 'closed_on', '''2026-02-02'''),
  ('address', 'position', 'public.st_setsrid(public.st_makepoint(107.77, 27.77), 4490)'),
  ('thing', 'name', 'name || ''改'''), ('thing', 'number', '''K'' || number'), ('thing', 'began_on', '''2008-08-08'''), ('thing', 'ended_on', '''2026-03-03''')) v(kind, field, value) \g /dev/null
SELECT kind, count(DISTINCT field) AS fields, count(*) > 20 AS many FROM corrected GROUP BY kind ORDER BY kind;
-- items, and a residence, that somebody entered
SELECT FROM ybss_registry.person p, LATERAL set_item('person', p.person_id, 'education', '10', '2026-01-01') WHERE ascii(substr(p.name, 2)) % 2 = 0 AND p.person_id <> :person_id \g /dev/null
INSERT INTO corrected SELECT 'person', p.person_id, 'education' FROM ybss_registry.person p WHERE ascii(substr(p.name, 2)) % 2 = 0 AND p.person_id <> :person_id;
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, main, valid) SELECT h.district, h.grid, :person_id, h.house_id, false, '[2026-01-01,)'
FROM ybss_registry.house h JOIN ybss_registry.address a USING (district, address_id) WHERE address_text(a.address) ~ '路1号';
CREATE TABLE after_corrections AS SELECT * FROM cells();
-- TAKEN BACK in batches of two lines, one of them stopped and gone on with
SELECT f.file_id AS stopped FROM ybss_registry.intake_file f WHERE f.name = '乙person' \gset
SELECT lines, records, upto, more FROM ybss_registry.withdraw_next(:stopped, 3);
SELECT step, withdrawn_at IS NOT NULL AS withdrawn, withdrawn_to FROM ybss_registry.intake_file WHERE file_id = :stopped;
SELECT format('CALL run_job(''withdraw'', ''{"file": %s, "lines": 2}'')', f.file_id) FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
WHERE f.name ~ '^乙' ORDER BY s.record_kind = 'address', f.file_id DESC \gexec
SELECT state, step, done, total FROM job_run WHERE job = 'withdraw' ORDER BY run_id;
SELECT count(*) AS lines_left FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) WHERE f.name ~ '^乙';
-- each cell that was corrected is as corrected: of records that only the second list made, too
SELECT 'correction lost' AS fault, c.kind, c.field, n.value AS now, a.value AS corrected FROM corrected c JOIN after_corrections a USING (kind, id, field)
LEFT JOIN cells() n USING (kind, id, field) WHERE n.value IS DISTINCT FROM a.value ORDER BY 2, 3, 4;
-- every other cell as before the second list
SELECT 'not as before' AS fault, b.kind, b.field, n.value AS now, b.value AS before FROM before b LEFT JOIN cells() n USING (kind, id, field)
WHERE NOT EXISTS (SELECT FROM corrected c WHERE c.kind = b.kind AND c.id = b.id AND c.field = b.field) AND n.value IS DISTINCT FROM b.value ORDER BY 2, 3, 4;
-- what only the second list made and nobody corrected is gone, but who was entered as a resident
SELECT :'resident' = p.name AS stays, r.valid, r.main FROM ybss_registry.person p JOIN ybss_registry.residence r USING (district, person_id) WHERE p.person_id = :person_id;
SELECT kind, count(DISTINCT id) AS left FROM cells() n WHERE NOT EXISTS (SELECT FROM before b WHERE b.kind = n.kind AND b.id = n.id)
  AND NOT EXISTS (SELECT FROM corrected c WHERE c.kind = n.kind AND c.id = n.id) GROUP BY kind ORDER BY kind;
SELECT * FROM check_registry();
