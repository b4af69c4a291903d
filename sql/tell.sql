-- The past as people read it: who lived here on a day, as known on another; every change of a record.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = ybss_registry, ybss, public, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO address (district, address_id, grid, address, state) SELECT 520399, n, CASE n WHEN 1 THEN '520399074001001' ELSE '520399074001002' END::grid_code, parse('旧闻路' || n || '号'), 'confirmed' FROM generate_series(1, 2) n;
INSERT INTO house (district, house_id, grid, address_id) SELECT 520399, n, CASE n WHEN 1 THEN '520399074001001' ELSE '520399074001002' END::grid_code, n FROM generate_series(1, 2) n;
INSERT INTO person (district, person_id, grid, name, citizen_id, birth_date, phone)
VALUES (520399, 1, '520399074001001', '张三丰', '520399199001010018', '1990-01-01', '13900000001'), (520399, 2, '520399074001001', '李四', '520399199101010031', '1991-01-01', NULL);
CREATE ROLE regress_tell_one IN ROLE ybss_reader;
CREATE ROLE regress_tell_two IN ROLE ybss_reader;
CREATE ROLE regress_tell_clerk IN ROLE ybss_operator;
INSERT INTO member (member_id, role_name, label, office) VALUES (1, 'regress_tell_one', '甲', '一社区'), (2, 'regress_tell_two', '乙', '二社区'), (3, 'regress_tell_clerk', '王警官', '派出所');
INSERT INTO scope_grant (member_id, grid) VALUES (1, '520399074001001'), (2, '520399074001002'), (3, '520399');
CREATE TABLE public.day (n int, at timestamptz);
GRANT SELECT ON public.day TO PUBLIC;
-- ids that the lines below can name: people leave them to the registry
GRANT INSERT (residence_id) ON residence TO regress_tell_clerk;
SET ROLE regress_tell_clerk;
-- day 1: both were registered in house 1
INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 1, '520399074001001', 1, 1, '[2020-01-01,)'), (520399, 2, '520399074001001', 2, 1, '[2021-01-01,)');
RESET ROLE;
INSERT INTO public.day VALUES (1, clock_timestamp());
-- day 2: it is found that the first one left in 2022 already
SET ROLE regress_tell_clerk;
SET ybss.purpose = '上门核查';
UPDATE residence SET valid = '[2020-01-01,2022-01-01)' WHERE residence_id = 1;
INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 3, '520399074001002', 1, 2, '[2022-01-01,)');
UPDATE person SET grid = '520399074001002', phone = '13900000099' WHERE person_id = 1;
RESET ROLE;
INSERT INTO public.day VALUES (2, clock_timestamp());
-- day 3: the second one never lived there, but in house 2
SET ROLE regress_tell_clerk;
RESET ybss.purpose;
UPDATE residence SET house_id = 2, grid = '520399074001002' WHERE residence_id = 2;
RESET ROLE;
INSERT INTO public.day VALUES (3, clock_timestamp());
-- day 4: the second one's residence was a mistake altogether
DELETE FROM residence WHERE residence_id = 2;
UPDATE person SET name = '李思', grid = '520399074001002' WHERE person_id = 2;
INSERT INTO public.day VALUES (4, clock_timestamp());
SELECT d.n AS known_on_day, house, on_day, w.person_id, w.name, w.since, w.until
FROM public.day d, unnest('{1,2}'::bigint[]) house, unnest('{2019-01-01,2021-06-01,2023-06-01}'::date[]) on_day
CROSS JOIN LATERAL who_lived(house, on_day, d.at) w ORDER BY d.n, house, on_day, w.person_id;
SELECT person_id FROM who_lived(2, '2023-06-01');
-- each sees what lay in the own scope then
SET ROLE regress_tell_one;
SELECT d.n AS known_on_day, w.person_id, w.name FROM public.day d CROSS JOIN LATERAL who_lived(1, '2023-06-01', d.at) w ORDER BY 1, 2;
SELECT d.n, p.grid, p.name, p.citizen_id, p.birth_year, p.phone FROM public.day d CROSS JOIN LATERAL person_as_of(1, d.at) p ORDER BY 1;
SELECT what, attribute, old_value, new_value, who, office, source, purpose FROM history_of('person', 1);
SET ROLE regress_tell_two;
SELECT d.n, p.grid, p.name, p.phone FROM public.day d CROSS JOIN LATERAL person_as_of(1, d.at) p ORDER BY 1;
SELECT what, attribute, old_value, new_value, who, office, source, purpose FROM history_of('person', 1);
SELECT what, attribute, old_value, new_value FROM history_of('residence', 2);
RESET ROLE;
SELECT what, attribute, old_value, new_value, who, office, source, purpose FROM history_of('person', 1);
SELECT what, attribute, old_value, new_value, who, source, purpose, refiled FROM history_of('residence', 2);
SELECT what, attribute, old_value, new_value FROM history_of('person', 2);
SELECT count(*) FROM history_of('person', 99);
SELECT * FROM history_of('grid', 1);
SELECT * FROM history_of('nonsense; DROP TABLE person', 1);
