-- Kinds of records that a district adds as rows: what a kind says of them, and one table for them all.
ALTER TABLE ybss_registry.record_kind
  ADD COLUMN register text NOT NULL DEFAULT 'thing',
  ADD COLUMN class text NOT NULL DEFAULT '物' CHECK (class IN ('人', '地', '物', '事', '情', '组织')),
  ADD COLUMN place text NOT NULL DEFAULT 'either' CHECK (place IN ('address', 'position', 'either', 'grid')),
  ADD COLUMN number_shape text CHECK (char_length(number_shape) BETWEEN 1 AND 200),
  ADD COLUMN active boolean NOT NULL DEFAULT true;
ALTER TABLE ybss_registry.record_kind NO FORCE ROW LEVEL SECURITY;
UPDATE ybss_registry.record_kind SET register = kind,
  class = CASE kind WHEN 'unit' THEN '组织' WHEN 'person' THEN '人' WHEN 'household' THEN '人' ELSE '地' END;
ALTER TABLE ybss_registry.record_kind FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.record_kind
  ADD CONSTRAINT kind_has_a_register CHECK (register IN ('thing', kind)),
  ADD CONSTRAINT kind_has_a_name CHECK (
    char_length(english) >= 1 AND char_length(english) <= 60 AND char_length(chinese) >= 1 AND char_length(chinese) <= 60);
COMMENT ON TABLE ybss_registry.record_kind IS
'Kinds of records with items. A shipped one has a register of its name with the key <kind>_id, and a view <kind>_record with what its links say beside it; records of kinds that a district adds as rows stand in ybss_registry.thing. / 记录种类；本区以数据行增加的种类存于 thing 表。';
COMMENT ON COLUMN ybss_registry.record_kind.version IS
'Counts the changes of the kind''s catalogue; a score made under another one is stale. / 目录版本，评分须与之一致。';
COMMENT ON COLUMN ybss_registry.record_kind.register IS 'Table of its records: its own name, or thing. / 登记表。';
COMMENT ON COLUMN ybss_registry.record_kind.class IS 'What it is one of: 人, 地, 物, 事, 情 or 组织. / 所属要素类别。';
COMMENT ON COLUMN ybss_registry.record_kind.place IS
'What tells where a record of an added kind is: its standard address, its position, either, or the grid alone. / 落位方式：标准地址、坐标、二者之一、仅网格。';
COMMENT ON COLUMN ybss_registry.record_kind.number_shape IS
'Regular expression that the numbers of an added kind meet as a whole; null: any. A number is of one standing record of its kind. / 编号格式（正则表达式）。';
COMMENT ON COLUMN ybss_registry.record_kind.active IS
'False: no new records of it; those that stand stay. / 是否仍在使用，停用后不再新增。';

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
'By item, the day of its newest statement and who made it, as "2026-03-01 公安"; what is missing here was stated when the row changed. / 各信息项最近一次申明的日期和部门。';
CREATE UNIQUE INDEX thing_once ON ybss_registry.thing (district, kind, number) WHERE ended_on IS NULL;
CREATE INDEX thing_grid ON ybss_registry.thing (grid, kind);
CREATE INDEX thing_address ON ybss_registry.thing (district, address_id);
CREATE INDEX thing_kind ON ybss_registry.thing (kind);
ALTER TABLE ybss_registry.thing
  ADD CONSTRAINT thing_has_an_address
    FOREIGN KEY (district, address_id) REFERENCES ybss_registry.address (district, address_id),
  ADD CONSTRAINT thing_stands_on_confirmed_address
    FOREIGN KEY (district, address_id, habitable) REFERENCES ybss_registry.address (district, address_id, habitable);
ALTER TABLE ybss_registry.source DROP CONSTRAINT source_record_kind_check;
COMMENT ON COLUMN ybss_registry.source.record_kind IS
'What its lines are about: address, person, house, unit, declaration, or a kind that the district added to record_kind. / 清单记录种类，含本区增加的种类。';
ALTER TABLE ybss_registry.kind_link DROP CONSTRAINT kind_link_kind_fkey;
COMMENT ON COLUMN ybss_registry.kind_link.kind IS
'Register whose records these are: a kind of that name, or thing, which has the records of all kinds that a district adds. / 登记表。';
DROP FUNCTION IF EXISTS ybss_registry.make_record_view(ybss_registry.record_kind);
