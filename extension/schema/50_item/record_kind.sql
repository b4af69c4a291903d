-- Kinds of records that have items, and what a record must reach to count as done.

CREATE TABLE ybss_registry.record_kind (
  kind text PRIMARY KEY CHECK (kind ~ '^[a-z][a-z_]{1,30}$'),
  english text NOT NULL,
  chinese text NOT NULL,
  pass_completeness real NOT NULL DEFAULT 60 CHECK (pass_completeness BETWEEN 0 AND 100),
  pass_accuracy real NOT NULL DEFAULT 100 CHECK (pass_accuracy BETWEEN 0 AND 100),
  pass_freshness real NOT NULL DEFAULT 50 CHECK (pass_freshness BETWEEN 0 AND 100),
  version int NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT now(),
  register text NOT NULL DEFAULT 'thing',
  class text NOT NULL DEFAULT '物' CHECK (class IN ('人', '地', '物', '事', '情', '组织')),
  place text NOT NULL DEFAULT 'either' CHECK (place IN ('address', 'position', 'either', 'grid')),
  number_shape text CHECK (char_length(number_shape) BETWEEN 1 AND 200),
  active boolean NOT NULL DEFAULT true,
  CONSTRAINT kind_has_a_register CHECK (register IN ('thing', kind)),
  CONSTRAINT kind_has_a_name CHECK (
    char_length(english) >= 1 AND char_length(english) <= 60 AND char_length(chinese) >= 1 AND char_length(chinese) <= 60)
);
COMMENT ON TABLE ybss_registry.record_kind IS
'Kinds of records with items. A shipped one has a register of its name with the key <kind>_id, and a view <kind>_record with what its links say beside it; records of kinds that a district adds as rows stand in ybss_registry.thing. / 记录种类；本区以数据行增加的种类存于 thing 表。';
COMMENT ON COLUMN ybss_registry.record_kind.pass_completeness IS
'Least scores, 0 to 100, with which a record counts as progress (进度服从质量). / 计入进度的最低完整度。';
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

INSERT INTO ybss_registry.record_kind (kind, english, chinese, register, class) VALUES
('person', 'person', '人员', 'person', '人'),
('house', 'house', '房屋', 'house', '地'),
('unit', 'unit', '单位', 'unit', '组织'),
('building', 'building', '楼栋', 'building', '地'),
('household', 'household', '户', 'household', '人');
