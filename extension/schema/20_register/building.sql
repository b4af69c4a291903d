-- Buildings (幢), each on a confirmed standard address.

CREATE TABLE ybss_registry.building (
  district int4 NOT NULL,
  building_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  address_id bigint NOT NULL,
  name text,
  storeys int CHECK (storeys BETWEEN 1 AND 200),
  use_code text,
  structure text,
  built_in int CHECK (built_in BETWEEN 1800 AND 2200),
  items jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(items) = 'object'),
  ended_on date,
  habitable boolean GENERATED ALWAYS AS (CASE WHEN ended_on IS NULL THEN true END) STORED,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, building_id),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.building IS 'Buildings (幢). / 楼栋。';
COMMENT ON COLUMN ybss_registry.building.use_code IS 'GB/T 31000 建筑用途: 01 住宅 … 99 其他.';
COMMENT ON COLUMN ybss_registry.building.structure IS
'房屋结构 of the title registers: 1 钢结构 … 6 其他结构; 01 to 06 of earlier versions stay. / 建筑结构代码。';
COMMENT ON COLUMN ybss_registry.building.built_in IS 'Year of completion. / 竣工年份。';
COMMENT ON COLUMN ybss_registry.building.items IS
'Values of catalogue items without a column of their own. / 其他信息项。';
COMMENT ON COLUMN ybss_registry.building.ended_on IS
'Day from which the building is no more; its row and its past stay. / 灭失日期。';
COMMENT ON COLUMN ybss_registry.building.habitable IS
'True while it stands: then the foreign key asks for an address that is in use. / 存续期间须立于已确认地址。';
CREATE UNIQUE INDEX building_once ON ybss_registry.building (district, address_id) WHERE ended_on IS NULL;
CREATE INDEX building_address ON ybss_registry.building (district, address_id);
CREATE INDEX building_grid ON ybss_registry.building (grid);
