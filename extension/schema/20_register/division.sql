-- The two trees (design D2): statutory divisions and management grids.

CREATE TABLE ybss_registry.division (
  code ybss.division_code NOT NULL,
  valid_from date NOT NULL DEFAULT '-infinity',
  valid_to date NOT NULL DEFAULT 'infinity',
  name text NOT NULL,
  successor ybss.division_code,
  begun_by bigint,
  ended_by bigint,
  PRIMARY KEY (code, valid_from),
  CHECK (valid_from < valid_to)
);
COMMENT ON TABLE ybss_registry.division IS
'Statutory divisions, province to village (GB/T 2260, GB/T 10114), with validity and succession. / 法定行政区划。';
COMMENT ON COLUMN ybss_registry.division.successor IS
'The division that took this one''s place when its validity ended. / 撤并后承接的区划。';
COMMENT ON COLUMN ybss_registry.division.begun_by IS
'The loaded change (division_change) that made the row: withdrawn, it takes it away again. / 由哪次载入的变更设立。';
COMMENT ON COLUMN ybss_registry.division.ended_by IS
'The loaded change that ended the row: withdrawn, it lets it go on. / 由哪次载入的变更撤销。';
CREATE INDEX division_name ON ybss_registry.division (name);

CREATE TABLE ybss_registry.grid (
  code ybss.grid_code PRIMARY KEY,
  district int4 NOT NULL GENERATED ALWAYS AS (ybss.district_of(code)) STORED,
  level int NOT NULL GENERATED ALWAYS AS (ybss.grid_level(code)) STORED,
  name text NOT NULL,
  division ybss.division_code,
  shape @postgis@.geometry(Geometry, 4490),
  UNIQUE (district, code)
);
COMMENT ON TABLE ybss_registry.grid IS
'The management tree: district, town, community, grid (6, 9, 12, 15 digits). / 管理网格树。';
COMMENT ON COLUMN ybss_registry.grid.division IS
'The statutory division in which the node lies: a functional zone has towns of another county. / 所在法定区划。';
COMMENT ON COLUMN ybss_registry.grid.shape IS
'Outline in CGCS2000 (EPSG:4490). / 网格边界。';
CREATE INDEX grid_shape ON ybss_registry.grid USING gist (shape);
CREATE INDEX grid_district ON ybss_registry.grid (district) WHERE level = 1;
COMMENT ON INDEX ybss_registry.grid_district IS
'The districts of this server: a record is found by its id alone through them, for every key begins with the district. / 本库各区，用于按编号直接查询。';
CREATE INDEX grid_town ON ybss_registry.grid (district) WHERE level = 2;
COMMENT ON INDEX ybss_registry.grid_town IS 'The towns of a district. / 各区的镇街。';
