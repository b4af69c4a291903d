-- The management tree is redrawn: rows are refiled in a job, and nobody's past changes.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = ybss_registry, ybss, public, pg_catalog;
INSERT INTO grid (code, name) VALUES ('520399', '区'), ('520399001', '东镇'), ('520399002', '西镇'), ('520399001001', '河边社区'), ('520399001002', '山上社区'), ('520399002001', '桥头社区');
INSERT INTO grid (code, name, shape) VALUES
  ('520399001001001', '河边一', st_geomfromtext('POLYGON((107 27, 107.01 27, 107.01 27.01, 107 27.01, 107 27))', 4490)),
  ('520399001001002', '河边二', st_geomfromtext('POLYGON((107.01 27, 107.02 27, 107.02 27.01, 107.01 27.01, 107.01 27))', 4490)),
  ('520399001002001', '山上一', NULL);
-- number n stands at 107.00n; its room has no position of its own
INSERT INTO address (district, address_id, grid, address, state, position, parent_id)
SELECT 520399, n, CASE WHEN n <= 4 THEN '520399001001001' ELSE '520399001002001' END::grid_code, parse('迁移路' || n || '号'), 'confirmed', st_setsrid(st_makepoint(107 + n * 0.002, 27.005), 4490), NULL::bigint FROM generate_series(1, 6) n;
INSERT INTO address (district, address_id, grid, address, state, parent_id)
SELECT 520399, 10 + n, CASE WHEN n <= 4 THEN '520399001001001' ELSE '520399001002001' END::grid_code, parse('迁移路' || n || '号1栋101室'), 'confirmed', n FROM generate_series(1, 6) n;
INSERT INTO house (district, house_id, grid, address_id) SELECT 520399, n, CASE WHEN n <= 4 THEN '520399001001001' ELSE '520399001002001' END::grid_code, 10 + n FROM generate_series(1, 6) n;
INSERT INTO person (district, person_id, grid, name, no_document_reason) SELECT 520399, n, CASE WHEN n <= 4 THEN '520399001001001' ELSE '520399001002001' END::grid_code, '人' || n, (SELECT min(code) FROM no_document_reason) FROM generate_series(1, 6) n;
INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) SELECT 520399, n, CASE WHEN n <= 4 THEN '520399001001001' ELSE '520399001002001' END::grid_code, n, n, '[2020-01-01,)' FROM generate_series(1, 6) n;
-- and what has guards of its own
SET session_replication_role = replica;
INSERT INTO street (district, street_id, grid, name, state) VALUES (520399, 1, '520399001001', '迁移路', 'proposed');
INSERT INTO plate_rule (district, rule_id, grid, basis) VALUES (520399, 1, '520399001001', 'x');
INSERT INTO address_lineage (district, lineage_id, grid, kind, address_id, address, successor_id) VALUES (520399, 1, '520399001001001', 'rename', 1, parse('旧迁移路1号'), 1);
INSERT INTO acceptance (district, acceptance_id, grid, address_id, buildings, entrances) VALUES (520399, 1, '520399001001001', 2, 1, 1);
INSERT INTO entrance (district, entrance_id, grid, address_id, name) VALUES (520399, 1, '520399001001001', 2, '东门');
RESET session_replication_role;
UPDATE person SET name = name || '甲', phone = '13900000001';
CREATE ROLE regress_refile_river IN ROLE ybss_operator;
CREATE ROLE regress_refile_east IN ROLE ybss_operator;
CREATE ROLE regress_refile_west IN ROLE ybss_operator;
CREATE ROLE regress_refile_district IN ROLE ybss_operator, ybss_job;
INSERT INTO member (member_id, role_name, label, office) VALUES (1, 'regress_refile_river', '河', 'x'), (2, 'regress_refile_east', '东', 'x'), (3, 'regress_refile_west', '西', 'x'), (4, 'regress_refile_district', '区', 'x');
INSERT INTO scope_grant (member_id, grid, valid_from) VALUES (1, '520399001001', '2020-01-01'), (2, '520399001', '2020-01-01'), (3, '520399002', '2020-01-01'), (4, '520399', '2020-01-01');
CREATE TABLE public.before AS SELECT clock_timestamp() AS at;
GRANT SELECT ON public.before TO PUBLIC;
CREATE VIEW public.filed AS SELECT kind, string_agg(id || '→' || substr(grid::text, 7), ' ' ORDER BY id) FROM (
  SELECT 'address' AS kind, address_id AS id, grid FROM address UNION ALL SELECT 'house', house_id, grid FROM house UNION ALL SELECT 'person', person_id, grid FROM person
  UNION ALL SELECT 'residence', residence_id, grid FROM residence UNION ALL SELECT 'past of person', record_id, min(grid::text)::grid_code FROM history WHERE kind = 'person' GROUP BY record_id) t GROUP BY kind ORDER BY kind;
-- what cannot be moved, or not by this one
SELECT move_node('520399001001', '520399002001', '民发1号');
SELECT move_node('520399001001', '520399003001', '民发1号');
SELECT move_node('520399001001', '520399002001001', '民发1号');
SELECT move_node('520399009', '520399008', '民发1号');
SET ROLE regress_refile_east;
SELECT move_node('520399001001', '520399002002', '民发1号');
RESET ROLE;
-- the community by the river goes to the western town, in steps of three rows
SET ROLE regress_refile_district;
SELECT move_node('520399001001', '520399002002', '民发1号') > 0 AS asked;
CALL run_job('refile', '{"rows": 3}');
RESET ROLE;
SELECT * FROM public.filed;
SELECT s.grid AS street, p.grid AS rule, l.grid AS lineage, a.grid AS acceptance, e.grid AS entrance FROM street s, plate_rule p, address_lineage l, acceptance a, entrance e;
SELECT code, name, shape IS NOT NULL AS drawn FROM grid ORDER BY code::text;
SELECT old_grid, grid, name, document FROM grid_lineage ORDER BY old_grid::text;
SELECT member_id, grid, valid_until IS NULL AS holds FROM scope_grant ORDER BY member_id, grid::text;
SELECT finished_at IS NOT NULL AS finished, refiled > 20 AS many FROM redraw;
-- nobody's past changed: it says the same, and that the last change was none of the fact
SELECT what, attribute, old_value, new_value, purpose, refiled FROM history_of('person', 1);
SELECT count(*) AS different FROM as_of(NULL::residence, (SELECT at FROM public.before)) a FULL JOIN residence r USING (residence_id)
WHERE (a.person_id, a.house_id, a.valid) IS DISTINCT FROM (r.person_id, r.house_id, r.valid);
SELECT count(*) AS now_lived, (SELECT count(*) FROM who_lived(1, '2023-01-01', (SELECT at FROM public.before))) AS then_lived FROM who_lived(1, '2023-01-01');
-- who sees what has moved: the community's clerk and the western town, with the past; the eastern town no longer
SET ROLE regress_refile_river;
SELECT (SELECT count(*) FROM person) AS persons, (SELECT count(*) FROM who_lived(1, '2023-01-01', (SELECT at FROM public.before))) AS lived_then;
SET ROLE regress_refile_west;
SELECT (SELECT count(*) FROM person) AS persons, (SELECT count(*) FROM who_lived(1, '2023-01-01', (SELECT at FROM public.before))) AS lived_then;
SET ROLE regress_refile_east;
SELECT (SELECT count(*) FROM person) AS persons, (SELECT count(*) FROM who_lived(1, '2023-01-01', (SELECT at FROM public.before))) AS lived_then;
RESET ROLE;
-- the border between the two grids by the river is drawn anew: numbers 3 and 4 go over, with all that stands on them
UPDATE grid SET shape = st_geomfromtext('POLYGON((107 27, 107.005 27, 107.005 27.01, 107 27.01, 107 27))', 4490) WHERE code = '520399002002001';
UPDATE grid SET shape = st_geomfromtext('POLYGON((107.005 27, 107.02 27, 107.02 27.01, 107.005 27.01, 107.005 27))', 4490) WHERE code = '520399002002002';
SELECT redraw_node('520399002002', '民发2号') > 0 AS asked;
CALL run_job('refile', '{"rows": 2}');
SELECT * FROM public.filed;
SELECT count(*) AS changes, count(*) FILTER (WHERE refiled) AS of_them_refiled FROM history_of('house', 3);
-- a code that changes takes its addresses along, and that is a change like any other
UPDATE grid SET code = '520399001002007' WHERE code = '520399001002001';
SELECT address_id, grid FROM address WHERE address_id IN (5, 15) ORDER BY 1;
SELECT count(*) AS kept FROM history WHERE kind = 'address' AND record_id IN (5, 15);
SELECT rule, target, record_id FROM check_registry() WHERE rule <> 'change_is_known';
