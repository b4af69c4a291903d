-- Levels of the management tree and the way up.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT code, grid_level(code), grid_parent(code), district_of(code)
  FROM (VALUES ('520371'::grid_code), ('520371013'), ('520371013001'), ('520371013001002'), ('100000000'), ('999999999999999')) v (code);
SELECT level, grid_truncate('520371013001002', level), grid_truncate('520371013', level)
  FROM unnest('{-2147483648,-1,0,1,2,3,4,5,2147483647}'::int[]) level;
SELECT grid_level(NULL), grid_parent(NULL), district_of(NULL), grid_truncate('520371', NULL);
