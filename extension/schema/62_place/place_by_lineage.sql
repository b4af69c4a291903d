-- Placing by what addresses were called before.

CREATE OR REPLACE FUNCTION ybss_registry.place_by_lineage(p_exact boolean) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  WITH was AS (
    SELECT w.line, l.successor_id FROM pg_temp.ybss_work_wanted w
    JOIN ybss_registry.address_lineage l ON p_exact AND l.district = w.district AND l.address = w.address
    WHERE NOT EXISTS (SELECT FROM pg_temp.ybss_work_place d WHERE d.line = w.line)
    UNION
    SELECT w.line, f.address_id FROM pg_temp.ybss_work_wanted w
    CROSS JOIN LATERAL ybss_registry.by_former_address(w.district, w.address) f
    WHERE NOT p_exact AND EXISTS (SELECT FROM ybss_registry.address_lineage) AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_place d WHERE d.line = w.line)
  ), today AS (
    SELECT DISTINCT w.line, s.successor_id AS address_id FROM was w
    CROSS JOIN LATERAL ybss.successor(w.successor_id) s WHERE s.state IN ('confirmed', 'installed', 'suspended')
  )
  INSERT INTO pg_temp.ybss_work_place (line, address_id, placed_by, candidates)
  SELECT t.line, CASE WHEN count(*) = 1 THEN pg_catalog.min(t.address_id) END, CASE WHEN count(*) = 1 THEN 'former' END,
    CASE WHEN count(*) > 1 THEN pg_catalog.to_jsonb((pg_catalog.array_agg(t.address_id ORDER BY t.address_id))[1:5]) END
  FROM today t GROUP BY t.line;
END
$$;
COMMENT ON FUNCTION ybss_registry.place_by_lineage(boolean) IS
'Finds the address of each line in pg_temp.ybss_work_wanted that has none in pg_temp.ybss_work_place yet, by what addresses were called before: the whole key, or (p_exact false) the look-up keys. An address that was split gives candidates. Volatile: writes temporary tables. / 按历史地址匹配现行标准地址。';
REVOKE ALL ON FUNCTION ybss_registry.place_by_lineage(boolean) FROM PUBLIC;
