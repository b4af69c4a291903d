-- The management tree of 新蒲新区 with the outlines of its grids. Needs the psql
-- variable "lists".
CREATE TEMPORARY TABLE delivered (code text, name text, level text, parent text, statutory_code text, wkt text);
\set copy_grids '\\copy delivered FROM ''' :lists '/grids.csv'' WITH (FORMAT csv, HEADER)'
:copy_grids
INSERT INTO ybss_registry.grid (code, name, division, shape)
SELECT code::ybss.grid_code, name, nullif(statutory_code, '')::ybss.division_code,
  ST_GeomFromText(nullif(wkt, ''), 4490)
FROM delivered ORDER BY code;
