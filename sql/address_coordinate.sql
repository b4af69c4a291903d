-- Coordinates of surveyors, phones and Baidu: known shifts, and the way back.
SET search_path = public, ybss, pg_catalog;
SELECT round(p[1]::numeric, 6) AS longitude, round(p[2]::numeric, 6) AS latitude
FROM (VALUES (shift_point(116.404, 39.915, 'gcj02', false)), (shift_point(116.404, 39.915, 'bd09', false)),
	(shift_point(107.03, 27.70, 'gcj02', false)), (shift_point(2.35, 48.85, 'gcj02', false))) AS v (p);
SELECT system, max(abs(b[1] - x) + abs(b[2] - y)) < 1e-9 AS comes_back
FROM generate_series(75, 135, 7) x, generate_series(4, 53, 7) y, unnest(ARRAY['gcj02', 'bd09']) system,
	LATERAL shift_point(x, y, system, false) p, LATERAL shift_point(p[1], p[2], system, true) b
GROUP BY system ORDER BY system;
SELECT st_srid(from_gcj02(s)), geometrytype(from_gcj02(s)), st_distance(from_gcj02(to_gcj02(s)), st_setsrid(s, 4490)) < 1e-9,
	st_npoints(s) = st_npoints(from_bd09(s))
FROM (VALUES (st_geomfromtext('POINT(107.03 27.7)')), ('LINESTRING(107 27,107.1 27.1,107.2 27)'),
	('POLYGON((107 27,107.3 27,107.3 27.3,107 27),(107.1 27.05,107.2 27.05,107.2 27.1,107.1 27.05))'),
	('MULTIPOINT(107 27,107.1 27.1)'), ('POINT EMPTY')) AS v (s);
SELECT shift_point(200, 0, 'gcj02', false);
SELECT shift_point(107, 27, 'mars', false);
-- what others published: eviltransform (transform_test.go) and coordtransform (README), WGS 84 to GCJ-02 to the last digit;
-- their ways back go one step, ours until it comes back, so that they part by less than two metres
SELECT source, place, abs(p[1] - toward[1]) < 1e-9 AND abs(p[2] - toward[2]) < 1e-9 AS same
FROM (VALUES ('eviltransform', '上海', 121.5272106, 31.1774276, ARRAY[121.531541859215, 31.17530398364597]),
	('eviltransform', '深圳', 113.912316, 22.543847, ARRAY[113.9171764808363, 22.540796131694766]),
	('eviltransform', '北京', 116.377817, 39.911954, ARRAY[116.38404722455657, 39.91334545536069]),
	('coordtransform', '北京', 116.404, 39.915, ARRAY[116.41024449916938, 39.91640428150164])) AS v (source, place, x, y, toward),
	LATERAL shift_point(x, y, 'gcj02', false) p;
SELECT source, way, st_distance(st_setsrid(st_makepoint(p[1], p[2]), 4326)::geography, st_setsrid(st_makepoint(toward[1], toward[2]), 4326)::geography) < 2 AS within_two_metres
FROM (VALUES ('coordtransform', 'GCJ-02 to WGS 84', shift_point(116.404, 39.915, 'gcj02', true), ARRAY[116.39775550083061, 39.91359571849836]),
	('coordtransform', 'WGS 84 to BD-09', shift_point(116.404, 39.915, 'bd09', false), ARRAY[116.41662724378733, 39.922699552216216])) AS v (source, way, p, toward);
-- GCJ-02 to BD-09 and back by the way over WGS 84, as coordtransform has them directly
SELECT way, abs(p[1] - toward[1]) + abs(p[2] - toward[2]) < 2e-5 AS same
FROM (SELECT 'GCJ-02 to BD-09' AS way, shift_point(w[1], w[2], 'bd09', false) AS p, ARRAY[116.41036949371029, 39.92133699351021] AS toward FROM shift_point(116.404, 39.915, 'gcj02', true) w
	UNION ALL SELECT 'BD-09 to GCJ-02', shift_point(w[1], w[2], 'gcj02', false), ARRAY[116.39762729119315, 39.90865673957631] FROM shift_point(116.404, 39.915, 'bd09', true) w) v;
