-- 名: a road that is in use and has no name by decision.

CREATE OR REPLACE FUNCTION ybss_registry.unnamed_roads(within ybss.grid_code)
RETURNS TABLE (defect text, address_id bigint, address text, evidence text, repair text)
LANGUAGE sql STABLE ROWS 10
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Of a district that has no streets in its register nothing is told.
  WITH road AS (
    SELECT a.district, ybss.grid_truncate(a.grid, 2) AS town, ybss.address_element(a.address, 'road') AS name, count(*) AS doors,
      (pg_catalog.array_agg(a.address_id ORDER BY length(ybss.address_key(a.address)), a.address_id))[1] AS first
    FROM ybss_registry.address a
    WHERE a.habitable AND a.level <> 'road' AND ybss.address_element(a.address, 'road') IS NOT NULL
      AND (within IS NULL OR a.grid OPERATOR(ybss.<@) within)
      AND EXISTS (SELECT FROM ybss_registry.street s WHERE s.district = a.district)
    GROUP BY a.district, ybss.grid_truncate(a.grid, 2), ybss.address_element(a.address, 'road')
  )
  SELECT '名', r.first, ybss.address_text(a.address), pg_catalog.format('%s 上有 %s 个在用地址，%s', r.name, r.doors,
      CASE WHEN p.street_id IS NULL THEN '街路巷未登记' ELSE '街路巷尚未命名' END),
    CASE WHEN p.street_id IS NULL THEN '登记并命名街路巷（ybss.propose_street、ybss.name_street）' ELSE '办理命名（ybss.name_street）' END
  FROM road r
  JOIN ybss_registry.address a ON a.district = r.district AND a.address_id = r.first
  LEFT JOIN ybss_registry.street p ON p.district = r.district AND p.name = r.name AND p.state = 'proposed'
    AND (p.grid OPERATOR(ybss.<@) r.town OR r.town OPERATOR(ybss.<@) p.grid)
  WHERE NOT EXISTS (SELECT FROM ybss_registry.street s WHERE s.district = r.district AND s.name = r.name AND s.state IN ('named', 'signed')
    AND (s.grid OPERATOR(ybss.<@) r.town OR r.town OPERATOR(ybss.<@) s.grid))
$$;
COMMENT ON FUNCTION ybss_registry.unnamed_roads(ybss.grid_code) IS
'Roads on which addresses are in use and that no named street of the register is, one row a road and town. Stable: reads the book and the streets. / 在用而未命名的街路巷。';
REVOKE ALL ON FUNCTION ybss_registry.unnamed_roads(ybss.grid_code) FROM PUBLIC;
