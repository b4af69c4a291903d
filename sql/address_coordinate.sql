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
