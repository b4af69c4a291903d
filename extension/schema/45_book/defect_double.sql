-- 重: one place twice in the address book.

CREATE OR REPLACE FUNCTION ybss_registry.double_addresses(within ybss.grid_code)
RETURNS TABLE (defect text, address_id bigint, address text, evidence text, repair text)
LANGUAGE sql STABLE ROWS 100
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH book AS (
    SELECT a.district, a.address_id, a.grid, a.level,
      -- What is left of the key without the division and without what people leave out.
      -- One that job refile left as an older version wrote it, since it would be another's, is read as today.
      ybss.bare_key(CASE WHEN ybss.address_version(a.address) < ybss.address_version(ybss.parse(''))
        THEN ybss.parse_local(ybss.address_text(a.address)) ELSE a.address END) AS place,
      -- A number belongs to its road in the whole town, anything else to its community.
      ybss.grid_truncate(a.grid, CASE WHEN a.level = 'number' AND ybss.address_element(a.address, 'road') IS NOT NULL THEN 2 ELSE 3 END) AS area
    FROM ybss_registry.address a
    WHERE a.state <> 'retired' AND a.level NOT IN ('province', 'city', 'district', 'zone', 'town', 'community', 'group', 'road', 'road2')
      AND (within IS NULL OR a.grid OPERATOR(ybss.<@) within)
  ), twin AS (
    SELECT b.area, b.place, (pg_catalog.array_agg(b.district ORDER BY b.address_id))[1] AS district, pg_catalog.array_agg(b.address_id ORDER BY b.address_id) AS ids
    FROM book b WHERE b.place <> '' GROUP BY b.area, b.place HAVING count(*) > 1
  )
  SELECT '重', a.address_id, ybss.address_text(a.address),
    pg_catalog.format('与 %s（编号 %s）在同一%s，门牌楼栋房号相同', ybss.address_text(f.address), f.address_id,
      CASE ybss.grid_level(t.area) WHEN 2 THEN '镇街' ELSE '社区' END),
    pg_catalog.format('合并到编号 %s', f.address_id)
  FROM twin t
  JOIN ybss_registry.address f ON f.district = t.district AND f.address_id = t.ids[1]
  CROSS JOIN LATERAL pg_catalog.unnest(t.ids[2:]) AS i (id)
  JOIN ybss_registry.address a ON a.district = t.district AND a.address_id = i.id
$$;
COMMENT ON FUNCTION ybss_registry.double_addresses(ybss.grid_code) IS
'重: addresses that are one but for what people leave out, town, community and phase: the same number of a road in a town, the same place in a community. Stable: reads the address book. / 重复地址。';
REVOKE ALL ON FUNCTION ybss_registry.double_addresses(ybss.grid_code) FROM PUBLIC;
