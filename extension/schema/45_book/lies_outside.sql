-- Addresses of other districts.

CREATE OR REPLACE FUNCTION ybss_registry.lies_outside(a ybss.address, g ybss.grid_code) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss.address_element(a, 'town') IS NOT NULL AND NOT EXISTS (
    SELECT FROM ybss_registry.grid t
    WHERE t.district = ybss.district_of(g) AND t.level = 2 AND t.name = ybss.address_element(a, 'town'))
  OR ybss.address_element(a, 'town') IS NULL AND ybss.address_element(a, 'city') IS NOT NULL AND NOT EXISTS (
    SELECT FROM ybss_registry.grid t
    JOIN ybss_registry.division c ON c.code = ybss.division_truncate(t.division, 2)
    WHERE t.district = ybss.district_of(g) AND t.level = 2 AND c.name = ybss.address_element(a, 'city'))
$$;
COMMENT ON FUNCTION ybss_registry.lies_outside(ybss.address, ybss.grid_code) IS
'True when the address names a town, or a city without a town, that the grid''s district does not have. Stable: reads the grids. / 地址是否在本区之外。';
