-- Items in lists: any column that is an item, words and codes, who stated it and when,
-- and what its own department has said already.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, value_type, fresh_for) VALUES ('person', 'pets', '宠物数', 'pets', '农业', '动物防疫法', 'integer', '1 year');
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES ('schools', '区教育局', 'person', '520371', 60), ('street', '某街道', 'person', '520371', 50);
INSERT INTO ybss_registry.source_column (source, header, field, required) SELECT s, h, f, false FROM unnest(ARRAY['schools', 'street']) s, (VALUES ('姓名', 'name'), ('身份证号', 'citizen_id'), ('学历', 'education'), ('电话', 'phone'), ('登记日期', 'said_on'), ('宠物', 'pets')) v(h, f);
CREATE FUNCTION public.hand_in(source text, lines text) RETURNS text LANGUAGE sql AS $$ SELECT message FROM ybss.load_list(source, 'l.csv', convert_to(E'姓名,身份证号,学历,电话,登记日期,宠物,不知道\n' || lines, 'UTF8')) $$;
CREATE VIEW public.person_items AS SELECT right(citizen_id::text, 4) AS id, name, items, ybss.stated_apart(stated) AS stated FROM ybss_registry.person ORDER BY citizen_id::text;
-- the department's own list: words become codes, what is no value is left out
SELECT hand_in('schools', E'张三,520399196203150111,大学毕业,13800000001,2026-01-10,2,x\n李四,52039919620315012X,71,,2026-01-10,两只,x\n王五,520399196203150138,大学生,1,2026-01-10,,x\n');
CALL run_job('intake');
SELECT * FROM public.person_items;
SELECT * FROM ybss.saved_entry;
SELECT line, field, header, reason, blocking FROM ybss.review_queue WHERE reason = 'item_value' ORDER BY line, field;
-- another's later list: the school's word stands, the telephone and the pets are the newer ones, and the entry saved is counted
SELECT hand_in('street', E'张三,520399196203150111,小学毕业,13800000002,2026-06-01,3,x\n李四,52039919620315012X,小学毕业,,2026-06-01,1,x\n王五,520399196203150138,小学毕业,,2026-06-01,0,x\n');
CALL run_job('intake');
SELECT * FROM public.person_items;
SELECT road, item, known_from, office, entries FROM ybss.saved_entry;
-- an older list changes nothing
SELECT hand_in('street', E'张三,520399196203150111,,13800000003,2025-06-01,9,x\n');
CALL run_job('intake');
SELECT * FROM public.person_items WHERE name = '张三';
-- the scores follow
CALL run_job('score');
SELECT state, lacks @> '{pets}' AS lacks_pets, faults FROM quality_record WHERE kind = 'person';
-- a list of persons says what kind of household theirs is: its word becomes the household's code, what is none goes to review
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES ('families', '区公安分局', 'person', '520371', 90);
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('families', '姓名', 'name'), ('families', '身份证号', 'citizen_id'), ('families', '户号', 'household_number'), ('families', '与户主关系', 'relation'),
  ('families', '户口性质', 'household_kind'), ('families', '登记日期', 'said_on');
SELECT message FROM load_list('families', 'b.csv', convert_to(E'姓名,身份证号,户号,与户主关系,户口性质,登记日期\n张三,520399196203150111,H1,户主,家庭户,2026-06-01\n李四,52039919620315012X,H1,妻,家庭户,2026-06-01\n王五,520399196203150138,H2,户主,农业,2026-06-01\n', 'UTF8'));
CALL run_job('intake');
SELECT number, items, ybss.stated_apart(stated) AS stated FROM ybss_registry.household ORDER BY number;
SELECT line, field, header, reason, blocking FROM ybss.review_queue WHERE source = 'families' AND reason = 'item_value' ORDER BY line, field;
