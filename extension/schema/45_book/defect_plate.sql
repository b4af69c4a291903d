-- 缺: plates that were confirmed and never put up.

CREATE OR REPLACE FUNCTION ybss_registry.missing_plates(within ybss.grid_code, plate_days int)
RETURNS TABLE (defect text, address_id bigint, address text, evidence text, repair text)
LANGUAGE sql STABLE ROWS 100
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT '缺', a.address_id, ybss.address_text(a.address),
    pg_catalog.format('%s 确认后 %s 天未安装%s', c.day, ybss.today() - c.day, CASE a.level WHEN 'number' THEN '门牌' WHEN 'building' THEN '楼牌' ELSE '单元牌' END), '安排安装'
  FROM ybss_registry.address a
  CROSS JOIN LATERAL (
    -- Since its last confirmation; where that was not written down, since it came into the book.
    SELECT ybss.day_of(coalesce((SELECT pg_catalog.max(s.at) FROM ybss_registry.address_step s
      WHERE s.district = a.district AND s.address_id = a.address_id AND s.to_state = 'confirmed'), a.recorded_at)) AS day
  ) c
  WHERE a.state = 'confirmed' AND a.level IN ('number', 'building', 'unit') AND c.day < ybss.today() - plate_days
    AND (within IS NULL OR a.grid OPERATOR(ybss.<@) within)
$$;
COMMENT ON FUNCTION ybss_registry.missing_plates(ybss.grid_code, int) IS
'缺: door, building and unit plates that are not up so many days after confirmation. Stable: reads the address book, its steps and the date. / 门牌、楼牌、单元牌逾期未安装。';
REVOKE ALL ON FUNCTION ybss_registry.missing_plates(ybss.grid_code, int) FROM PUBLIC;
