-- Buildings and houses, each on a confirmed standard address.

CREATE TABLE ybss_registry.building (
  district int4 NOT NULL,
  building_id bigint NOT NULL DEFAULT ybss_registry.new_id(),
  grid ybss.grid_code NOT NULL,
  address_id bigint NOT NULL,
  habitable boolean NOT NULL DEFAULT true CHECK (habitable),
  storeys int CHECK (storeys BETWEEN 1 AND 200),
  use_code text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, building_id),
  UNIQUE (district, address_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT building_stands_on_confirmed_address
    FOREIGN KEY (district, address_id, habitable)
    REFERENCES ybss_registry.address (district, address_id, habitable)
);
COMMENT ON TABLE ybss_registry.building IS 'Buildings (幢). / 楼栋。';
COMMENT ON COLUMN ybss_registry.building.use_code IS 'GB/T 31000 建筑用途: 01 住宅 … 99 其他.';
CREATE INDEX building_grid ON ybss_registry.building (grid);

CREATE TABLE ybss_registry.house (
  district int4 NOT NULL,
  house_id bigint NOT NULL DEFAULT ybss_registry.new_id(),
  grid ybss.grid_code NOT NULL,
  address_id bigint NOT NULL,
  habitable boolean NOT NULL DEFAULT true CHECK (habitable),
  building_id bigint,
  use_code text,
  area numeric(10, 2) CHECK (area > 0),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, house_id),
  UNIQUE (district, address_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT house_stands_on_confirmed_address
    FOREIGN KEY (district, address_id, habitable)
    REFERENCES ybss_registry.address (district, address_id, habitable),
  FOREIGN KEY (district, building_id) REFERENCES ybss_registry.building (district, building_id)
);
COMMENT ON TABLE ybss_registry.house IS
'Houses and rooms in which people live or units work: one per standard address. / 房屋。';
COMMENT ON COLUMN ybss_registry.house.area IS 'Floor area in square metres. / 建筑面积（平方米）。';
COMMENT ON COLUMN ybss_registry.house.use_code IS 'GB/T 31000 建筑用途: 01 住宅 … 99 其他.';
CREATE INDEX house_grid ON ybss_registry.house (grid);
CREATE INDEX house_building ON ybss_registry.house (district, building_id);
