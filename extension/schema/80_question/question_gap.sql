-- 街不漏巷、巷不漏院、院不漏房、房不漏人: what is missing at each of the four steps.

CREATE OR REPLACE VIEW ybss.coverage_gap WITH (security_barrier) AS
SELECT q.step, q.name, q.grid, q.kind, q.record_id, q.place, q.what, q.grid::text AS grid_text,
  CASE WHEN q.kind = 'street' THEN '已命名的街路巷没有地址' WHEN q.kind = 'intake' THEN '只有清单提到的街路巷' WHEN q.kind = 'house' THEN '房屋没有居住人、承租人和单位'
    WHEN q.kind = 'person' THEN '人员没有现住房屋' WHEN q.step = 2 THEN '街路巷或村民组没有门牌、小区' WHEN q.what = 'an address without a house' THEN '地址没有房屋'
    ELSE '小区或楼栋没有房间' END AS chinese
FROM (
  -- (each constant has its type, so that servers since 17 dump what they read)
  SELECT 1 AS step, '街不漏巷'::text AS name, s.grid, 'street'::text AS kind, s.street_id AS record_id, s.name AS place, 'a named street without an address'::text AS what
  FROM ybss_registry.street s
  WHERE s.state <> 'retired' AND NOT EXISTS (SELECT FROM ybss_registry.address a
    WHERE a.district = s.district AND a.level IN ('road', 'road2') AND a.state <> 'retired'
      AND s.name IN (ybss.address_element(a.address, 'road'), ybss.address_element(a.address, 'road2')))
  UNION ALL
  -- Lists know a road that the address book does not have.
  SELECT 1, '街不漏巷'::text, l.grid, 'intake'::text, NULL::bigint, l.road, format('a road that only lists know, %s lines', count(*))
  FROM (SELECT i.district, i.grid, ybss.address_element(i.address, 'road') AS road FROM ybss_registry.intake_line i
    LEFT JOIN ybss_registry.district_towns n ON n.district = i.district
    WHERE i.address_id IS NULL AND i.address IS NOT NULL AND i.state NOT IN ('new', 'discarded')
      AND ybss_registry.lies_within(i.address, ybss.address_level(i.address), false, n.names, n.divisions)) l
  WHERE l.road IS NOT NULL AND NOT EXISTS (SELECT FROM ybss_registry.address a
    WHERE a.district = l.district AND a.level = 'road' AND a.state <> 'retired' AND ybss.address_element(a.address, 'road') = l.road)
  GROUP BY l.grid, l.road
  UNION ALL
  SELECT 2, '巷不漏院'::text, a.grid, 'address'::text, a.address_id, a.address::text, 'a road or group without a door number or compound'::text
  FROM ybss_registry.address a
  WHERE a.level IN ('road', 'road2', 'group') AND a.state <> 'retired'
    AND NOT EXISTS (SELECT FROM ybss_registry.address c WHERE c.district = a.district AND c.parent_id = a.address_id AND c.state <> 'retired')
  UNION ALL
  SELECT 3, '院不漏房'::text, a.grid, 'address'::text, a.address_id, a.address::text,
    CASE WHEN a.level IN ('compound', 'phase', 'building', 'unit') THEN 'a compound or building without rooms' ELSE 'an address without a house' END
  FROM ybss_registry.address a
  WHERE a.level IN ('number', 'compound', 'phase', 'building', 'unit', 'floor', 'room') AND a.habitable
    AND NOT EXISTS (SELECT FROM ybss_registry.address c WHERE c.district = a.district AND c.parent_id = a.address_id AND c.state <> 'retired')
    AND NOT EXISTS (SELECT FROM ybss_registry.house h WHERE h.district = a.district AND h.address_id = a.address_id AND h.ended_on IS NULL)
  UNION ALL
  SELECT 4, '房不漏人'::text, h.grid, 'house'::text, h.house_id, h.address, 'a house without person, tenant or unit'::text FROM ybss.house_without_person h
  UNION ALL
  SELECT 4, '房不漏人'::text, p.grid, 'person'::text, p.person_id, p.name, 'a person without a house'::text FROM ybss.person_without_house p
) q;
COMMENT ON VIEW ybss.coverage_gap IS
'What is missing at each of the four steps: streets without addresses and roads that only lists know; roads and groups without a door; doors, compounds and buildings without a house; houses without a person and persons without a house. A building''s rooms against its layout: ybss.building_rooms. / 四个“不漏”的缺口清单。';

CREATE OR REPLACE FUNCTION ybss.coverage(node ybss.grid_code)
RETURNS TABLE (step int, name text, there bigint, missing bigint, covered numeric)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN QUERY
  WITH there AS (
    SELECT 1 AS step, count(*) AS n FROM ybss_registry.address a
    WHERE a.grid OPERATOR(ybss.<@) node AND a.level IN ('road', 'road2') AND a.state <> 'retired'
    UNION ALL SELECT 2, count(*) FROM ybss_registry.address a
    WHERE a.grid OPERATOR(ybss.<@) node AND a.level IN ('road', 'road2', 'group') AND a.state <> 'retired'
    UNION ALL SELECT 3, count(*) FROM ybss_registry.house h WHERE h.grid OPERATOR(ybss.<@) node AND h.ended_on IS NULL
    UNION ALL SELECT 4, (SELECT count(*) FROM ybss_registry.house h WHERE h.grid OPERATOR(ybss.<@) node AND h.ended_on IS NULL)
      + (SELECT count(*) FROM ybss_registry.person p WHERE p.grid OPERATOR(ybss.<@) node AND p.died_on IS NULL)
  ), gap AS (
    SELECT g.step, count(*) AS n FROM ybss.coverage_gap g WHERE g.grid OPERATOR(ybss.<@) node GROUP BY g.step
  )
  SELECT t.step, w.name, t.n + CASE WHEN t.step IN (1, 3) THEN coalesce(g.n, 0) ELSE 0 END, coalesce(g.n, 0),
    round(100.0 * CASE WHEN t.step IN (1, 3) THEN t.n ELSE t.n - coalesce(g.n, 0) END
      / nullif(t.n + CASE WHEN t.step IN (1, 3) THEN coalesce(g.n, 0) ELSE 0 END, 0), 2)
  FROM there t LEFT JOIN gap g USING (step)
  JOIN (VALUES (1, '街不漏巷'), (2, '巷不漏院'), (3, '院不漏房'), (4, '房不漏人')) w(step, name) USING (step)
  ORDER BY t.step;
END
$$;
COMMENT ON FUNCTION ybss.coverage(ybss.grid_code) IS
'How far a node and all below it are covered at each of the four steps: what there is or should be, what is missing of it (ybss.coverage_gap), per cent covered. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 某网格四个“不漏”的覆盖率。';
REVOKE ALL ON FUNCTION ybss.coverage(ybss.grid_code) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.coverage(ybss.grid_code) TO ybss_reader, ybss_operator;
GRANT SELECT ON ybss.coverage_gap TO ybss_reader, ybss_operator;
