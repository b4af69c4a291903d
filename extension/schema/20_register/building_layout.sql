-- What a building should hold, and the doors by which a compound is entered.

CREATE TABLE ybss_registry.building_layout (
  district int4 NOT NULL,
  layout_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  building_id bigint NOT NULL,
  units text CONSTRAINT layout_units_are_read CHECK (ybss.read_ranges(units) <> '{}'),
  floors text NOT NULL CONSTRAINT layout_floors_are_read CHECK (ybss.read_ranges(floors) <> '{}'),
  doors text NOT NULL,
  door_digits int NOT NULL DEFAULT 2 CHECK (door_digits BETWEEN 1 AND 3),
  without text,
  use_code text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, layout_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT layout_doors_are_read CHECK (cardinality(ybss.read_doors(doors, door_digits)) > 0)
);
COMMENT ON TABLE ybss_registry.building_layout IS
'A building''s rooms as a matrix, units × floors × doors, in as many rows as it has different parts. / 楼栋结构图：单元 × 楼层 × 户。';
COMMENT ON COLUMN ybss_registry.building_layout.units IS
'Ranges of units, 1-3单元; null where the building has none. / 单元范围。';
COMMENT ON COLUMN ybss_registry.building_layout.floors IS
'Ranges of floors as people write them: 1-12层、15-16层, 负1-3层. / 楼层范围。';
COMMENT ON COLUMN ybss_registry.building_layout.doors IS 'Ranges of doors on each floor: 1-4, 1、3. / 每层户号范围。';
COMMENT ON COLUMN ybss_registry.building_layout.door_digits IS
'Digits of the door in a room''s number: 2 for 301, 1 for 31. / 室号中户号的位数。';
COMMENT ON COLUMN ybss_registry.building_layout.without IS
'Rooms that do not exist, by number and, where only in one unit, with it: 101、2单元1503. / 不存在的室号。';
CREATE INDEX building_layout_building ON ybss_registry.building_layout (district, building_id);
CREATE INDEX building_layout_grid ON ybss_registry.building_layout (grid);

CREATE TABLE ybss_registry.entrance (
  district int4 NOT NULL,
  entrance_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  address_id bigint NOT NULL,
  habitable boolean NOT NULL DEFAULT true CHECK (habitable),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  way text NOT NULL DEFAULT 'both' CHECK (way IN ('foot', 'vehicle', 'both', 'fire')),
  position @postgis@.geometry(Point, 4490),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, entrance_id),
  UNIQUE (district, address_id, name),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.entrance IS
'Gates and doors of a compound or a building. / 出入口。';
COMMENT ON COLUMN ybss_registry.entrance.address_id IS 'The compound''s or building''s address. / 所属小区或楼栋地址。';
COMMENT ON COLUMN ybss_registry.entrance.way IS
'Who may use it: foot, vehicle, both, fire (fire engines only). / 通行方式：人行、车行、人车、消防。';
CREATE INDEX entrance_grid ON ybss_registry.entrance (grid);

CREATE TABLE ybss_registry.acceptance (
  district int4 NOT NULL,
  acceptance_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  address_id bigint NOT NULL,
  habitable boolean NOT NULL DEFAULT true CHECK (habitable),
  buildings int NOT NULL CHECK (buildings BETWEEN 1 AND 9999),
  entrances int NOT NULL CHECK (entrances BETWEEN 1 AND 999),
  builder text,
  requested_on date NOT NULL DEFAULT ybss.today(),
  state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'accepted', 'withdrawn')),
  accepted_on date,
  accepted_by text,
  document text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, acceptance_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT accepted_by_document CHECK (
    (state = 'accepted') = (accepted_on IS NOT NULL AND accepted_by IS NOT NULL AND document IS NOT NULL))
);
COMMENT ON TABLE ybss_registry.acceptance IS
'Handing over new compounds (验收): how many buildings and entrances were approved, and when the housing office accepted them. / 新建小区验收。';
COMMENT ON COLUMN ybss_registry.acceptance.buildings IS 'Buildings of the approved plan. / 规划楼栋数。';
COMMENT ON COLUMN ybss_registry.acceptance.entrances IS 'Entrances of the approved plan. / 规划出入口数。';
COMMENT ON COLUMN ybss_registry.acceptance.builder IS 'Who built it: a unit''s name. / 建设单位。';
CREATE UNIQUE INDEX acceptance_once ON ybss_registry.acceptance (district, address_id) WHERE state <> 'withdrawn';
CREATE INDEX acceptance_address ON ybss_registry.acceptance (district, address_id);
CREATE INDEX acceptance_grid ON ybss_registry.acceptance (grid);
