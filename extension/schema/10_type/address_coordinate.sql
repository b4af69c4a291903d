-- Coordinates of surveyors (CGCS2000, EPSG:4490), of phones (GCJ-02) and of Baidu (BD-09).

CREATE FUNCTION ybss.shift_point(longitude float8, latitude float8, system text, back boolean) RETURNS float8[]
AS 'MODULE_PATHNAME', 'ybss_shift_point' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.shift_point(float8, float8, text, boolean) IS
'A point in degrees from CGCS2000 to gcj02 or bd09, or back; {longitude, latitude}. Outside the mainland nothing is shifted. Errors: 22003 out of range, 22023 unknown system. Immutable. / 单点坐标转换。';

-- PostGIS may live in any schema; its name is looked up once, here.
DO $do$
DECLARE
  v_postgis text := (SELECT quote_ident(n.nspname) FROM pg_catalog.pg_extension e
    JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis');
BEGIN
  EXECUTE replace($sql$
CREATE FUNCTION ybss.shift_geometry(shape @postgis@.geometry, system text, back boolean) RETURNS @postgis@.geometry
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_point float8[];
  v_parts @postgis@.geometry[];
  v_kind text := @postgis@.geometrytype(shape);
  v_srid int := CASE WHEN back THEN 4490 ELSE 0 END;
BEGIN
  IF @postgis@.st_isempty(shape) THEN
    RETURN @postgis@.st_setsrid(shape, v_srid);
  ELSIF v_kind = 'POINT' THEN
    v_point := ybss.shift_point(@postgis@.st_x(shape), @postgis@.st_y(shape), system, back);
    RETURN @postgis@.st_setsrid(@postgis@.st_makepoint(v_point[1], v_point[2]), v_srid);
  ELSIF v_kind = 'LINESTRING' THEN
    SELECT array_agg(ybss.shift_geometry(p.geom, system, back) ORDER BY p.path) INTO v_parts
    FROM @postgis@.st_dumppoints(shape) p;
    RETURN @postgis@.st_makeline(v_parts);
  ELSIF v_kind = 'POLYGON' THEN
    SELECT array_agg(ybss.shift_geometry(@postgis@.st_exteriorring(r.geom), system, back) ORDER BY r.path) INTO v_parts
    FROM @postgis@.st_dumprings(shape) r;
    RETURN @postgis@.st_makepolygon(v_parts[1], v_parts[2:]);
  END IF;
  SELECT array_agg(ybss.shift_geometry(d.geom, system, back) ORDER BY d.path) INTO v_parts
  FROM (SELECT ARRAY[n] AS path, @postgis@.st_geometryn(shape, n) AS geom
        FROM generate_series(1, @postgis@.st_numgeometries(shape)) n) d;
  RETURN CASE WHEN v_kind LIKE 'MULTI%' THEN @postgis@.st_multi(@postgis@.st_collect(v_parts))
              ELSE @postgis@.st_collect(v_parts) END;
END
$$;
COMMENT ON FUNCTION ybss.shift_geometry(@postgis@.geometry, text, boolean) IS
'Every vertex of a geometry from CGCS2000 to gcj02 or bd09, or back (then with SRID 4490). Heights are dropped. Errors: as shift_point. Immutable. / 几何对象坐标转换。';

CREATE FUNCTION ybss.to_gcj02(shape @postgis@.geometry) RETURNS @postgis@.geometry
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT ybss.shift_geometry(shape, 'gcj02', false) $$;
COMMENT ON FUNCTION ybss.to_gcj02(@postgis@.geometry) IS
'CGCS2000 (or WGS84) to GCJ-02, SRID 0. Immutable. / 国家大地坐标转火星坐标。';
CREATE FUNCTION ybss.from_gcj02(shape @postgis@.geometry) RETURNS @postgis@.geometry
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT ybss.shift_geometry(shape, 'gcj02', true) $$;
COMMENT ON FUNCTION ybss.from_gcj02(@postgis@.geometry) IS
'GCJ-02 (phones) to CGCS2000, SRID 4490. Immutable. / 火星坐标转国家大地坐标。';
CREATE FUNCTION ybss.to_bd09(shape @postgis@.geometry) RETURNS @postgis@.geometry
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT ybss.shift_geometry(shape, 'bd09', false) $$;
COMMENT ON FUNCTION ybss.to_bd09(@postgis@.geometry) IS
'CGCS2000 (or WGS84) to BD-09, SRID 0. Immutable. / 国家大地坐标转百度坐标。';
CREATE FUNCTION ybss.from_bd09(shape @postgis@.geometry) RETURNS @postgis@.geometry
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT ybss.shift_geometry(shape, 'bd09', true) $$;
COMMENT ON FUNCTION ybss.from_bd09(@postgis@.geometry) IS
'BD-09 (Baidu) to CGCS2000, SRID 4490. Immutable. / 百度坐标转国家大地坐标。';
$sql$, '@postgis@', v_postgis);
END
$do$;
