-- The lists that offices send: who sends them, how their columns are called, which words they use.

CREATE TABLE ybss_registry.source (
  source text PRIMARY KEY,
  office text NOT NULL,
  record_kind text NOT NULL,
  grid ybss.grid_code NOT NULL,
  trust int NOT NULL DEFAULT 50 CHECK (trust BETWEEN 0 AND 100),
  encoding text NOT NULL DEFAULT 'auto',
  delivery text NOT NULL DEFAULT 'full' CHECK (delivery IN ('full', 'changes', 'deletions')),
  left_out text NOT NULL DEFAULT 'kept' CHECK (left_out IN ('kept', 'asked', 'ended')),
  sheet text
);
COMMENT ON TABLE ybss_registry.source IS 'The lists that offices send. / 数据来源。';
COMMENT ON COLUMN ybss_registry.source.record_kind IS
'What its lines are about: address, person, house, unit, declaration, or a kind that the district added to record_kind. / 清单记录种类，含本区增加的种类。';
COMMENT ON COLUMN ybss_registry.source.grid IS
'Management node that the list is about; lines that find no grid of their own carry it. / 清单所属管理区域。';
COMMENT ON COLUMN ybss_registry.source.trust IS
'0 to 100: of two lists that disagree on the same day the higher one is believed. / 来源可信度。';
COMMENT ON COLUMN ybss_registry.source.delivery IS
'How the list is delivered where load_list is not told: full, changes or deletions. / 默认报送方式：全量、变更、删除。';
COMMENT ON COLUMN ybss_registry.source.left_out IS
'What becomes of what a full list no longer has: kept; asked, a person decides; ended on the day of the delivery. / 全量清单不再列出的内容：保留、询问或终止。';
COMMENT ON COLUMN ybss_registry.source.sheet IS
'The sheet of a workbook that is the list: its name, or its number from 1; without it the first visible one with rows. / 工作簿中作为清单的工作表：名称或序号，空为第一个有数据的可见工作表。';

CREATE TABLE ybss_registry.source_column (
  source text NOT NULL REFERENCES ybss_registry.source,
  header text NOT NULL,
  field text NOT NULL,
  required boolean NOT NULL DEFAULT false,
  PRIMARY KEY (source, header)
);
COMMENT ON TABLE ybss_registry.source_column IS
'How a list''s columns are called and which field each is. / 清单栏目与信息项的对应。';

CREATE TABLE ybss_registry.source_value (
  source text NOT NULL REFERENCES ybss_registry.source,
  field text NOT NULL,
  written text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (source, field, written)
);
COMMENT ON TABLE ybss_registry.source_value IS
'What an office''s words mean in the standards'' codes: 租住 is 02 of 住所类型. / 清单用语与标准代码的对应。';
