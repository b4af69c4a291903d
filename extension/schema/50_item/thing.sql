-- Records of the kinds that a district adds (物、事、组织 …): one table for all of them.

CREATE TABLE ybss_registry.thing (
  district int4 NOT NULL,
  thing_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  kind text NOT NULL CONSTRAINT thing_is_of_a_kind REFERENCES ybss_registry.record_kind,
  name text CHECK (char_length(name) BETWEEN 1 AND 400),
  number text CHECK (char_length(number) BETWEEN 1 AND 100),
  address_id bigint,
  position @postgis@.geometry(Point, 4490),
  began_on date,
  ended_on date,
  habitable boolean GENERATED ALWAYS AS (CASE WHEN ended_on IS NULL THEN true END) STORED,
  items jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(items) = 'object'),
  stated jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(stated) = 'object'),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, thing_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT thing_is_called_something CHECK (name IS NOT NULL OR number IS NOT NULL),
  CHECK (ended_on >= began_on)
);
COMMENT ON TABLE ybss_registry.thing IS
'Records of kinds that a district added to record_kind: hydrants, lifts, cameras, events, organisations; each with its place, its items, its scores and its past. / 本区增加的各类记录（物、事、组织等）。';
COMMENT ON COLUMN ybss_registry.thing.kind IS 'Of record_kind; a record keeps it. / 记录种类，不可更改。';
COMMENT ON COLUMN ybss_registry.thing.number IS
'What its office calls it, unlike every other standing record of its kind. / 编号，同类在用记录中唯一。';
COMMENT ON COLUMN ybss_registry.thing.address_id IS 'The standard address at which it stands. / 所在标准地址。';
COMMENT ON COLUMN ybss_registry.thing.position IS 'Where it stands (CGCS2000). / 所在坐标（CGCS2000）。';
COMMENT ON COLUMN ybss_registry.thing.ended_on IS 'Day from which it is no more; its row and its past stay. / 拆除或办结日期。';
COMMENT ON COLUMN ybss_registry.thing.habitable IS
'True while nothing ends it: then the foreign key asks for an address that is in use. / 存续期间须在已确认地址。';
COMMENT ON COLUMN ybss_registry.thing.items IS 'Values of the kind''s items, by the item''s name. / 信息项取值。';
COMMENT ON COLUMN ybss_registry.thing.stated IS
'By item, the day of its newest statement and who made it, {"phone": "2026-03-01 公安"}; what several have in common stands once, {"2026-03-01 公安": ["sex", "name"]} (ybss.stated_apart gives each by itself); what is missing here was stated when the row changed. / 各信息项最近一次申明的日期和部门，同日同部门的合并记录。';
CREATE UNIQUE INDEX thing_once ON ybss_registry.thing (district, kind, number) WHERE ended_on IS NULL;
CREATE INDEX thing_grid ON ybss_registry.thing (grid, kind);
CREATE INDEX thing_address ON ybss_registry.thing (district, address_id);
CREATE INDEX thing_kind ON ybss_registry.thing (kind);
