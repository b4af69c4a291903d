-- Where a door stands along its street, and which rule numbers it.

CREATE OR REPLACE FUNCTION ybss_registry.in_metres(shape @postgis@.geometry, latitude float8) RETURNS @postgis@.geometry
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Metres in a degree on the ellipsoid of CGCS2000 (series to the centimetre).
  SELECT @postgis@.st_setsrid(@postgis@.st_scale(shape,
    111412.88 * cos(radians(latitude)) - 93.50 * cos(3 * radians(latitude)) + 0.12 * cos(5 * radians(latitude)),
    111132.95 - 559.85 * cos(2 * radians(latitude)) + 1.17 * cos(4 * radians(latitude))), 0)
$$;
COMMENT ON FUNCTION ybss_registry.in_metres(@postgis@.geometry, float8) IS
'A shape of degrees in metres of a plane that is true at a latitude: good to a decimetre within a town. Immutable: arithmetic only. / 经纬度图形换算为平面米制。';

CREATE OR REPLACE FUNCTION ybss_registry.plate_rule_of(p_street ybss_registry.street, p_day date DEFAULT ybss.today()) RETURNS ybss_registry.plate_rule
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT r.* FROM ybss_registry.plate_rule r
  WHERE r.district = p_street.district AND r.valid @> p_day
    AND (r.street_id = p_street.street_id OR r.street_id IS NULL AND p_street.grid OPERATOR(ybss.<@) r.grid)
  ORDER BY r.street_id IS NULL, ybss.grid_level(r.grid) DESC LIMIT 1
$$;
COMMENT ON FUNCTION ybss_registry.plate_rule_of(ybss_registry.street, date) IS
'The rule in force for a street on a day: its own, else that of the narrowest node around it; null where there is none. Stable: reads rules. / 某街路巷当日适用的编号规则。';

CREATE OR REPLACE FUNCTION ybss_registry.numbered_line(p_street ybss_registry.street, p_rule ybss_registry.plate_rule) RETURNS @postgis@.geometry
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH ends AS (
    SELECT m.line, @postgis@.st_x(@postgis@.st_endpoint(m.line)) - @postgis@.st_x(@postgis@.st_startpoint(m.line)) AS east,
      @postgis@.st_y(@postgis@.st_endpoint(m.line)) - @postgis@.st_y(@postgis@.st_startpoint(m.line)) AS north
    FROM (SELECT ybss_registry.in_metres(p_street.line, @postgis@.st_y(@postgis@.st_startpoint(p_street.line))) AS line) m
  )
  SELECT CASE WHEN coalesce(p_rule.from_line_end, CASE
      WHEN abs(e.east) >= abs(e.north) THEN (e.east > 0) = (p_rule.east_west_from = 'east')
      ELSE (e.north > 0) = (p_rule.north_south_from = 'north') END)
    THEN @postgis@.st_reverse(e.line) ELSE e.line END
  FROM ends e
$$;
COMMENT ON FUNCTION ybss_registry.numbered_line(ybss_registry.street, ybss_registry.plate_rule) IS
'A street''s line in metres, the way in which its numbers grow; null without a line. Stable: of row types, that a table''s change changes. / 按起编方向排列的中心线（米）。';

CREATE OR REPLACE FUNCTION ybss_registry.along_line(p_line @postgis@.geometry, p_at @postgis@.geometry, OUT metres float8, OUT side text, OUT away float8)
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH foot AS (
    SELECT f.share, f.share * l.length AS metres, @postgis@.st_lineinterpolatepoint(p_line, greatest(0, f.share - least(0.01, 0.5 / l.length))) AS before,
      @postgis@.st_lineinterpolatepoint(p_line, least(1, f.share + least(0.01, 0.5 / l.length))) AS behind
    FROM (SELECT @postgis@.st_length(p_line) AS length) l, LATERAL (SELECT @postgis@.st_linelocatepoint(p_line, p_at) AS share) f
  ), turn AS (
    SELECT f.metres, (@postgis@.st_x(f.behind) - @postgis@.st_x(f.before)) * (@postgis@.st_y(p_at) - @postgis@.st_y(f.before))
      - (@postgis@.st_y(f.behind) - @postgis@.st_y(f.before)) * (@postgis@.st_x(p_at) - @postgis@.st_x(f.before)) AS turn
    FROM foot f
  )
  SELECT t.metres, CASE WHEN d.away < 0.5 OR t.turn = 0 THEN 'on' WHEN t.turn > 0 THEN 'left' ELSE 'right' END, d.away
  FROM turn t, LATERAL (SELECT @postgis@.st_distance(p_line, p_at) AS away) d
$$;
COMMENT ON FUNCTION ybss_registry.along_line(@postgis@.geometry, @postgis@.geometry) IS
'How many metres along a line a point stands, on which side of it looking forward (left, right, on: within half a metre), and how far away. Immutable: geometry only. / 点在中心线上的里程、所在侧和距离。';

CREATE OR REPLACE FUNCTION ybss_registry.along_street(p_street ybss_registry.street, p_rule ybss_registry.plate_rule, p_longitude float8, p_latitude float8,
  OUT metres float8, OUT side text, OUT away float8)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT a.* FROM ybss_registry.along_line(ybss_registry.numbered_line(p_street, p_rule), ybss_registry.in_metres(
    @postgis@.st_setsrid(@postgis@.st_makepoint(p_longitude, p_latitude), 4490), @postgis@.st_y(@postgis@.st_startpoint(p_street.line)))) a
$$;
COMMENT ON FUNCTION ybss_registry.along_street(ybss_registry.street, ybss_registry.plate_rule, float8, float8) IS
'Where a place in degrees lies along a street in the way in which its numbers grow; nulls without a place or a line. Stable: as numbered_line. / 某位置在街路巷上的里程与所在侧。';

CREATE OR REPLACE FUNCTION ybss_registry.plate_parts(p_number text, OUT main int, OUT sub int, OUT form text)
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT m[1]::int, coalesce(m[2], m[3])::int, CASE WHEN m IS NULL THEN 'other' WHEN m[2] IS NOT NULL THEN 'hyphen' WHEN m[3] IS NOT NULL THEN 'sub' ELSE 'plain' END
  FROM (SELECT regexp_match(p_number, '^([0-9]{1,5})(?:[-－—]([0-9]{1,4}))?号?(?:附([0-9]{1,4})号?)?$') AS m) r
$$;
COMMENT ON FUNCTION ybss_registry.plate_parts(text) IS
'A plate''s number, the number behind it, and its form: plain 8号, sub 8号附1号, hyphen 8-1号, other (甲8号). Immutable: text only. / 门牌号的主号、附号和形式。';

CREATE OR REPLACE FUNCTION ybss_registry.doors_of(p_street ybss_registry.street, p_rule ybss_registry.plate_rule)
RETURNS TABLE (address_id bigint, main int, sub int, form text, metres float8, side text, away float8, state text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT a.address_id, p.main, coalesce(p.sub, 0), p.form, l.metres, l.side, l.away, a.state
  FROM ybss_registry.address a
  CROSS JOIN LATERAL ybss_registry.plate_parts(ybss.address_element(a.address, 'number')) p
  CROSS JOIN LATERAL (SELECT ybss_registry.numbered_line(p_street, p_rule) AS line) n
  LEFT JOIN LATERAL ybss_registry.along_line(n.line,
    ybss_registry.in_metres(a.position, @postgis@.st_y(@postgis@.st_startpoint(p_street.line)))) l ON true
  WHERE a.district = p_street.district AND ybss.address_element(a.address, 'road') = p_street.name AND a.level = 'number' AND a.state <> 'retired'
    AND a.grid OPERATOR(ybss.<@) p_street.grid AND ybss.address_element(a.address, 'road2') IS NULL
    AND ybss.address_element(a.address, 'compound') IS NULL
$$;
COMMENT ON FUNCTION ybss_registry.doors_of(ybss_registry.street, ybss_registry.plate_rule) IS
'The living doors of a street with number, place along it and side; null places where a door or the street has no position. Stable: reads the book. / 街路巷上的门牌及其位置。';
REVOKE ALL ON FUNCTION ybss_registry.plate_rule_of(ybss_registry.street, date),
  ybss_registry.along_street(ybss_registry.street, ybss_registry.plate_rule, float8, float8),
  ybss_registry.numbered_line(ybss_registry.street, ybss_registry.plate_rule),
  ybss_registry.doors_of(ybss_registry.street, ybss_registry.plate_rule) FROM PUBLIC;
