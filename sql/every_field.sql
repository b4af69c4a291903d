-- Nothing is lost without a word: in lists of every kind a value that nobody can read, in any field that
-- a column may be mapped to, is stored as it came, or noted for the line, or its column is noted for the list.
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE FUNCTION with_digit(digits text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT digits || substr('10X98765432', 1 + (sum(substr(digits, i, 1)::int * (ARRAY[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])[i]) % 11)::int, 1) FROM generate_series(1, 17) i $$;
CREATE FUNCTION with_check(code text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT code || substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + ((31 - sum((strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, i, 1)) - 1) * (ARRAY[1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28])[i]) % 31) % 31)::int, 1) FROM generate_series(1, 17) i $$;
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) SELECT 'all_' || k, '公安', k, '520371', 50 FROM unnest('{person,declaration,house,unit}'::text[]) k;
INSERT INTO ybss_registry.source_column (source, header, field) SELECT 'all_' || k, f, f FROM unnest('{person,declaration,house,unit}'::text[]) k, unnest(ybss_registry.list_fields(k)) f;
SELECT FROM load_list('book', 'b', convert_to(E'地址,网格\n' || (SELECT string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路%s号,520371109002001', n), E'\n') FROM generate_series(1, 999) n) || E'\n', 'UTF8')) \g /dev/null
-- one line for each field, all else right
CREATE TABLE tried AS SELECT kind, field, (200 * place + row_number() OVER (PARTITION BY kind ORDER BY field))::int AS n
FROM unnest('{person,declaration,house,unit}'::text[]) WITH ORDINALITY k(kind, place), unnest(ybss_registry.list_fields(kind)) f(field);
INSERT INTO intake (source, line, fields)
SELECT 'all_' || kind, n, CASE kind
    WHEN 'unit' THEN jsonb_build_object('unit_name', '某店' || n, 'credit_code', with_check('91520302MA6' || lpad(n::text, 6, '0')), 'address', '米兰路' || n || '号', 'said_on', '2026-01-01')
    ELSE jsonb_build_object('name', '张' || chr(20000 + n), 'citizen_id', with_digit('52039919850307' || lpad(n::text, 3, '0')), 'address', '米兰路' || n || '号', 'said_on', '2026-01-01') END
  || jsonb_build_object(field, '甲乙☃丙丁')
FROM tried ORDER BY n;
CALL run_job('intake');
CREATE TABLE found AS SELECT t.kind, t.field,
  EXISTS (SELECT FROM ybss_registry.review r WHERE r.file_id = l.file_id AND r.line = l.line
    AND (r.field = t.field OR t.field IN ('building', 'unit', 'floor', 'room') AND r.field = 'address')) AS noted,
  EXISTS (SELECT FROM ybss_registry.review r WHERE r.file_id = l.file_id AND r.field = t.field AND r.reason = 'column_not_taken') AS noted_for_list,
  (SELECT string_agg(p::text, ' ') FROM ybss_registry.person p WHERE p.person_id = l.record_id) LIKE '%☃%'
    OR (SELECT string_agg(p::text, ' ') FROM ybss_registry.unit p WHERE p.unit_id = l.record_id) LIKE '%☃%'
    OR (SELECT string_agg(p::text, ' ') FROM ybss_registry.house p WHERE p.address_id = l.address_id) LIKE '%☃%'
    OR (SELECT string_agg(h::text, ' ') FROM ybss_registry.household h JOIN ybss_registry.household_member m USING (district, household_id) WHERE m.person_id = l.record_id) LIKE '%☃%' AS stored
FROM tried t JOIN intake i ON i.source = 'all_' || t.kind AND i.line = t.n JOIN ybss_registry.intake_line l ON l.file_id = i.file_id AND l.line = i.line;
SELECT kind, count(*) > 30 AS many, count(*) FILTER (WHERE noted) > 10 AS noted, count(*) FILTER (WHERE stored) > 3 AS stored FROM found GROUP BY kind ORDER BY kind;
-- the office's own number of a line stays with the line
SELECT kind, field AS lost FROM found WHERE NOT noted AND NOT noted_for_list AND stored IS NOT TRUE AND field <> 'number_at_office' ORDER BY 1, 2;
SELECT kind, string_agg(field, ' ' ORDER BY field) AS told_of_the_list FROM found WHERE noted_for_list AND kind IN ('person', 'unit') GROUP BY kind ORDER BY kind;
-- a list of addresses: fields of its own
SELECT v.note_fields, v.note_reasons FROM ybss.line_values('{"longitude": "东", "latitude": "☃", "storeys": "☃", "area": "☃", "house_use": "☃", "structure": "☃", "said_on": "☃"}', '2026-11-27', 'address') v;
