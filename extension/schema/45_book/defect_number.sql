-- 错 and 跳: door numbers on the wrong side, out of order, left out.

CREATE OR REPLACE FUNCTION ybss_registry.misnumbered_addresses(within ybss.grid_code)
RETURNS TABLE (defect text, address_id bigint, address text, evidence text, repair text)
LANGUAGE sql STABLE ROWS 100
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH numbered AS (
    SELECT a.district, a.address_id, a.address, ybss.grid_truncate(a.grid, 2) AS town, @postgis@.st_x(a.position) AS x, @postgis@.st_y(a.position) AS y,
      ybss.address_element(a.address, 'road') AS road, substring(ybss.address_element(a.address, 'number'), '^[0-9]{1,5}(?=号$)')::int AS number
    FROM ybss_registry.address a
    WHERE a.state <> 'retired' AND a.level = 'number' AND (within IS NULL OR a.grid OPERATOR(ybss.<@) within)
  ), door AS (
    SELECT n.*, avg(n.x) OVER w AS cx, avg(n.y) OVER w AS cy,
      -- The road's direction: along which its doors spread most.
      0.5 * atan2(2 * covar_pop(n.x, n.y) OVER w, var_pop(n.x) OVER w - var_pop(n.y) OVER w) AS angle
    FROM numbered n WHERE n.road IS NOT NULL AND n.number IS NOT NULL WINDOW w AS (PARTITION BY n.town, n.road)
  ), placed AS (
    SELECT d.*, (d.x - d.cx) * cos(d.angle) + (d.y - d.cy) * sin(d.angle) AS along,
      sign((d.y - d.cy) * cos(d.angle) - (d.x - d.cx) * sin(d.angle)) AS side
    FROM door d
  ), sided AS (
    SELECT p.*, avg(p.side) OVER s AS usual, pg_catalog.count(p.side) OVER s AS placed_ones, count(*) OVER s AS of_kind,
      pg_catalog.lag(p.along) OVER o AS before, pg_catalog.lead(p.along) OVER o AS behind, pg_catalog.lag(p.number) OVER o AS number_before,
      corr(p.along, p.number::float8) OVER (PARTITION BY p.town, p.road) AS trend
    FROM placed p
    WINDOW s AS (PARTITION BY p.town, p.road, p.number % 2), o AS (PARTITION BY p.town, p.road, p.number % 2 ORDER BY p.number, p.address_id)
  ), fault AS (
    SELECT '错' AS defect, s.address_id, s.address, '核对坐标或改号' AS repair,
      pg_catalog.format('%s %s号多在另一侧（%s 块中的 %s 块）', s.road, CASE s.number % 2 WHEN 1 THEN '单' ELSE '双' END, s.placed_ones,
        round(s.placed_ones * (1 + abs(s.usual)) / 2)) AS evidence
    FROM sided s WHERE s.placed_ones >= 4 AND abs(s.usual) >= 0.4 AND s.side = -sign(s.usual)
    UNION ALL
    SELECT '错', s.address_id, s.address, '核对坐标或改号', pg_catalog.format('在 %s 上的位置与号码顺序不符', s.road)
    FROM sided s
    WHERE s.placed_ones >= 4 AND abs(s.trend) >= 0.5 AND (s.along - s.before) * s.trend < 0 AND (s.behind - s.along) * s.trend > 0
      AND (s.behind - s.before) * s.trend > 0
    UNION ALL
    SELECT '跳', s.address_id, s.address, pg_catalog.format('核实是否漏编 %s号', left_out.numbers), pg_catalog.format('%s 上 %s号 之后即为 %s号', s.road, s.number_before, s.number)
    FROM sided s
    LEFT JOIN LATERAL (
      SELECT r.* FROM ybss_registry.street t CROSS JOIN LATERAL ybss_registry.plate_rule_of(t) r
      WHERE t.district = s.district AND t.name = s.road AND t.state IN ('named', 'signed')
        AND (s.town OPERATOR(ybss.<@) t.grid OR t.grid OPERATOR(ybss.<@) s.town) LIMIT 1
    ) rule ON s.number - s.number_before BETWEEN 4 AND 20
    CROSS JOIN LATERAL (
      SELECT string_agg(n::text, '、' ORDER BY n) AS numbers FROM generate_series(s.number_before + 2, s.number - 2, 2) n
      WHERE NOT coalesce(rule.withheld @> n::int, false)
    ) left_out
    -- Where numbers are given by the metre, a jump is a plot that is not built.
    WHERE s.number - s.number_before BETWEEN 4 AND 20 AND s.of_kind >= 4 AND rule.metres_per_number IS NULL AND left_out.numbers IS NOT NULL
  )
  SELECT f.defect, f.address_id, ybss.address_text(f.address), f.evidence, f.repair FROM fault f
$$;
COMMENT ON FUNCTION ybss_registry.misnumbered_addresses(ybss.grid_code) IS
'错: numbers on another side than most of their parity, or between numbers where they do not belong, by what the doors of a road themselves show (ybss.plate_faults goes by its rule and line). 跳: numbers left out, up to twenty, but for those that the plate rule withholds or spaces by the metre. Stable: reads the address book. / 门牌错位与跳号。';
REVOKE ALL ON FUNCTION ybss_registry.misnumbered_addresses(ybss.grid_code) FROM PUBLIC;
