-- Houses, each on a confirmed standard address.

CREATE TABLE ybss_registry.house (
  district int4 NOT NULL,
  house_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  address_id bigint NOT NULL,
  building_id bigint,
  use_code text,
  area numeric(10, 2) CHECK (area > 0),
  structure text,
  rent_state text CONSTRAINT house_rent_state_is_known CHECK (rent_state IN ('let', 'partly', 'none')),
  rent_use_code text,
  danger_codes text[] NOT NULL DEFAULT '{}'
    CONSTRAINT house_has_dangers_or_none CHECK (cardinality(danger_codes) <= 1 OR NOT '00' = ANY (danger_codes)),
  items jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(items) = 'object'),
  ended_on date,
  habitable boolean GENERATED ALWAYS AS (CASE WHEN ended_on IS NULL THEN true END) STORED,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, house_id),
  UNIQUE (district, house_id, habitable),
  CHECK (district = ybss.district_of(grid))
  -- Persons' lists bring houses, lists of houses say what they are: a row that is renewed finds room beside itself.
) WITH (fillfactor = 70);
COMMENT ON TABLE ybss_registry.house IS
'Houses and rooms in which people live or units work: one per standard address at a time. / 房屋。';
COMMENT ON COLUMN ybss_registry.house.area IS 'Floor area in square metres. / 建筑面积（平方米）。';
COMMENT ON COLUMN ybss_registry.house.use_code IS 'GB/T 31000 建筑用途: 01 住宅 … 99 其他.';
COMMENT ON COLUMN ybss_registry.house.structure IS '建筑结构, as of the building.';
COMMENT ON COLUMN ybss_registry.house.rent_state IS
'let, partly let, none; null where nobody said. / 出租状态：整租、部分出租、未出租。';
COMMENT ON COLUMN ybss_registry.house.rent_use_code IS 'GB/T 31000 出租用途: 01 宿舍 02 住房 03 商铺 04 办公 05 仓库 06 厂房 99 其他.';
COMMENT ON COLUMN ybss_registry.house.danger_codes IS
'GB/T 31000 隐患类型: {00} none was found, {01,04} fire and dangerous goods; empty where nobody looked.';
COMMENT ON COLUMN ybss_registry.house.items IS
'Values of catalogue items without a column of their own. / 其他信息项。';
COMMENT ON COLUMN ybss_registry.house.ended_on IS
'Day from which the house is no more (pulled down, joined to another); its row and its past stay. / 灭失日期。';
COMMENT ON COLUMN ybss_registry.house.habitable IS
'True while it stands: then the foreign key asks for an address that is in use. / 存续期间须立于已确认地址。';
CREATE UNIQUE INDEX house_once ON ybss_registry.house (district, address_id) WHERE ended_on IS NULL;
CREATE INDEX house_address ON ybss_registry.house (district, address_id);
CREATE INDEX house_ended ON ybss_registry.house (district, address_id) WHERE ended_on IS NOT NULL;
CREATE INDEX house_grid ON ybss_registry.house (grid);
CREATE INDEX house_building ON ybss_registry.house (district, building_id);
