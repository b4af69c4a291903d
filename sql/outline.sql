-- Outlines of towns and communities: joined out of their grids, kept by a job, never out of date.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = ybss_registry, ybss, public, pg_catalog;
CREATE FUNCTION public.box(west float8, south float8, wide float8, high float8) RETURNS geometry LANGUAGE sql AS $$
  SELECT st_setsrid(st_makeenvelope(west, south, west + wide, south + high), 4490) $$;
-- what is kept, and whether the view needs it
CREATE VIEW public.shown AS
SELECT v.grid, v.level, v.parent_text, st_geometrytype(v.outline) AS type, st_srid(v.outline) AS srid, round((st_area(v.outline) * 1e4)::numeric, 3) AS area,
  (SELECT sum(st_numinteriorrings(d.geom)) FROM st_dump(v.outline) d) AS holes, o.code IS NOT NULL AS kept,
  (SELECT count(*) FROM outline_queue q WHERE q.code = v.grid) > 0 AS marked
FROM ybss.grid_outline v LEFT JOIN outline o ON o.code = v.grid
WHERE v.grid <@ '520399' AND v.level < 4;
INSERT INTO grid (code, name) VALUES ('520399', '区'), ('520399001', '东镇'), ('520399001001', '一社区'), ('520399001002', '二社区'), ('520399002', '西镇'), ('520399002001', '三社区');
-- Two grids that share a line, two with a sliver of a metre between them, two that overlap by as
-- much; one whose line crosses itself; one that is not drawn.
INSERT INTO grid (code, name, shape) VALUES
  ('520399001001001', '甲', box(107, 27, 0.01, 0.01)), ('520399001001002', '乙', box(107.01, 27, 0.01, 0.01)),
  ('520399001002001', '丙', box(107, 27.01, 0.01, 0.01)), ('520399001002002', '丁', box(107.010008, 27.01, 0.009992, 0.01)),
  ('520399002001001', '戊', box(107.019992, 27, 0.010008, 0.01)),
  ('520399002001002', '己', st_geomfromtext('POLYGON((107.02 27.01, 107.03 27.01, 107.02 27.02, 107.03 27.02, 107.02 27.01))', 4490)),
  ('520399002001003', '庚', NULL);
-- right before any job has run
SELECT * FROM public.shown ORDER BY grid;
SELECT grid, st_equals(outline, (SELECT st_multi(g.shape) FROM grid g WHERE g.code = v.grid)) AS same FROM ybss.grid_outline v WHERE level = 4 AND grid <@ '520399001';
CALL ybss.run_job('outline');
SELECT state, step, done, total FROM ybss.job_run ORDER BY run_id DESC LIMIT 1;
SELECT * FROM public.shown ORDER BY grid;
-- again: nothing to do
CALL ybss.run_job('outline');
SELECT state, done FROM ybss.job_run ORDER BY run_id DESC LIMIT 1;
-- A hole that is wider stays: somebody else's village, or a lake.
UPDATE grid SET shape = st_difference(box(107, 27, 0.01, 0.01), box(107.004, 27.004, 0.002, 0.002)) WHERE code = '520399001001001';
SELECT * FROM public.shown WHERE grid <@ '520399001' OR level = 1 ORDER BY grid;
-- what has an outline of its own has that one, and so has what lies above it
UPDATE grid SET shape = box(107, 27.01, 0.02, 0.02) WHERE code = '520399001002';
SELECT * FROM public.shown WHERE grid <@ '520399001' ORDER BY grid;
CALL ybss.run_job('outline');
SELECT * FROM public.shown ORDER BY grid;
UPDATE grid SET shape = NULL WHERE code = '520399001002';
DELETE FROM grid WHERE code = '520399001001002';
SELECT * FROM public.shown WHERE grid <@ '520399001' ORDER BY grid;
CALL ybss.run_job('outline');
SELECT * FROM public.shown WHERE grid <@ '520399001' ORDER BY grid;
-- a node that is gone takes what was kept of it along
DELETE FROM grid WHERE code <@ '520399002';
CALL ybss.run_job('outline');
SELECT code FROM outline ORDER BY code;
-- a reader sees it, a member runs the job in scope, nobody writes outlines by hand
CREATE ROLE regress_outline_reader IN ROLE ybss_reader;
CREATE ROLE regress_outline_town IN ROLE ybss_operator, ybss_job;
INSERT INTO member (role_name, label, office) VALUES ('regress_outline_town', '东镇', 'x');
INSERT INTO scope_grant (member_id, grid) SELECT member_id, '520399001' FROM member WHERE role_name = 'regress_outline_town';
UPDATE grid SET shape = box(107, 27, 0.01, 0.01) WHERE code = '520399001001001';
SET ROLE regress_outline_reader;
SELECT grid_text, level, name, parent_name, st_npoints(outline) AS points FROM ybss.grid_outline WHERE grid_text LIKE '520399%' ORDER BY grid_text;
SELECT f_geometry_column, type, srid FROM geometry_columns WHERE f_table_schema = 'ybss' AND f_table_name = 'grid_outline';
SELECT jsonb_path_query(st_asgeojson(v)::jsonb - 'geometry', '$') FROM (SELECT grid_text, name, outline FROM ybss.grid_outline WHERE grid_text = '520399001') v;
SET ROLE regress_outline_town;
CALL ybss.run_job('outline');
INSERT INTO ybss_registry.outline (code) VALUES ('520399001001');
RESET ROLE;
SELECT code FROM outline_queue;
