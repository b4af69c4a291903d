-- The outline of a node above the grids, joined out of what is drawn below it.

CREATE OR REPLACE FUNCTION ybss_registry.areas_of(shape @postgis@.geometry) RETURNS @postgis@.geometry
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT CASE WHEN NOT @postgis@.st_isempty(a.areas) THEN @postgis@.st_multi(a.areas) END
  FROM (SELECT @postgis@.st_collectionextract(CASE WHEN @postgis@.st_isvalid(shape) THEN shape ELSE @postgis@.st_makevalid(shape) END, 3) AS areas) a
$$;
COMMENT ON FUNCTION ybss_registry.areas_of(@postgis@.geometry) IS
'The areas of a shape, mended where its line crosses itself; null where it has none. Immutable: depends on its argument only. / 取出图形中的面。';

CREATE OR REPLACE FUNCTION ybss_registry.join_outline(shapes @postgis@.geometry[]) RETURNS @postgis@.geometry
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Neighbours that were drawn apart do not quite meet. Corners nearer than a centimetre
  -- become one (1e-7 of a degree); what is narrower than two metres between two of them
  -- closes: the area is widened by 1e-5 of a degree and drawn in again, and only added to.
  SELECT ybss_registry.areas_of(@postgis@.st_union(j.areas, @postgis@.st_buffer(@postgis@.st_buffer(j.areas, 1e-5, 'join=mitre'::text), -1e-5, 'join=mitre'::text), 1e-7))
  FROM (SELECT @postgis@.st_union(ybss_registry.areas_of(s), 1e-7) AS areas FROM pg_catalog.unnest(shapes) s) j
$$;
COMMENT ON FUNCTION ybss_registry.join_outline(@postgis@.geometry[]) IS
'Joins areas in degrees to one outline without lines inside: gaps and overlaps of neighbours that do not quite meet are closed where they are narrower than two metres, wider ones stay holes. Null where there are no areas. Immutable: depends on its argument only. / 合并各面为一个边界，消除窄于两米的缝隙。';

CREATE OR REPLACE FUNCTION ybss_registry.outline_of(p_code ybss.grid_code) RETURNS @postgis@.geometry
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Out of the next nodes below that are there; what is kept of them need not be joined again.
  RETURN (SELECT ybss_registry.join_outline(pg_catalog.array_agg(v.outline ORDER BY v.grid))
    FROM ybss.grid_outline v
    WHERE v.grid OPERATOR(ybss.<@) p_code AND v.level > ybss.grid_level(p_code)
      AND NOT EXISTS (SELECT FROM ybss_registry.grid u WHERE u.district = ybss.district_of(p_code) AND u.level > ybss.grid_level(p_code) AND u.level < v.level
        AND u.code IN (ybss.grid_truncate(v.grid, 2), ybss.grid_truncate(v.grid, 3))));
END
$$;
COMMENT ON FUNCTION ybss_registry.outline_of(ybss.grid_code) IS
'The outline of a node out of the outlines of the nodes below it (ybss.grid_outline); null where none is drawn. Stable: reads the tree. Security definer: the view calls it with its reader''s rights, and the tree''s outlines are no secret (ybss.grid). / 由下级边界合并得出的节点边界。';
REVOKE ALL ON FUNCTION ybss_registry.areas_of(@postgis@.geometry), ybss_registry.join_outline(@postgis@.geometry[]),
  ybss_registry.outline_of(ybss.grid_code) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.areas_of(@postgis@.geometry), ybss_registry.outline_of(ybss.grid_code) TO ybss_reader, ybss_operator;

CREATE OR REPLACE VIEW ybss.grid_outline WITH (security_barrier) AS
SELECT g.code AS grid, g.level, g.name, g.code::text AS grid_text, ybss.grid_parent(g.code)::text AS parent_text, p.name AS parent_name,
  l.outline::@postgis@.geometry(MultiPolygon, 4490) AS outline, @postgis@.st_astext(l.outline) AS outline_text
FROM ybss_registry.grid g
LEFT JOIN ybss_registry.grid p ON p.district = g.district AND p.code OPERATOR(ybss.=) ybss.grid_parent(g.code)
LEFT JOIN ybss_registry.outline o ON o.district = g.district AND o.code OPERATOR(ybss.=) g.code
CROSS JOIN LATERAL (SELECT CASE WHEN g.shape IS NOT NULL THEN ybss_registry.areas_of(g.shape)
  WHEN o.code IS NOT NULL AND NOT EXISTS (SELECT FROM ybss_registry.outline_queue q WHERE q.district = g.district AND q.code OPERATOR(ybss.=) g.code) THEN o.outline
  WHEN g.level < 4 THEN ybss_registry.outline_of(g.code) END AS outline) l;
COMMENT ON VIEW ybss.grid_outline IS
'The map layer: outlines of districts (level 1), towns (2), communities (3) and grids (4) in CGCS2000 (EPSG:4490), key grid_text. A node without an outline of its own (grid.shape) has that of what is drawn below it, joined by job outline, or now where that has not run since. / 地图图层：区、镇街、社区、网格边界，未单独绘制的由下级合并得出。';
GRANT SELECT ON ybss.grid_outline TO ybss_reader, ybss_operator;
