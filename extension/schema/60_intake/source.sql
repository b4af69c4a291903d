-- The lists that offices send: who sends them, how their columns are called, which words they use.

CREATE TABLE ybss_registry.source (
  source text PRIMARY KEY,
  office text NOT NULL,
  record_kind text NOT NULL
    CHECK (record_kind IN ('address', 'person', 'house', 'unit', 'declaration')),
  grid ybss.grid_code NOT NULL,
  trust int NOT NULL DEFAULT 50 CHECK (trust BETWEEN 0 AND 100),
  encoding text NOT NULL DEFAULT 'auto'
);
COMMENT ON TABLE ybss_registry.source IS 'The lists that offices send. / 数据来源。';
COMMENT ON COLUMN ybss_registry.source.grid IS
'Management node that the list is about; lines that find no grid of their own carry it. / 清单所属管理区域。';
COMMENT ON COLUMN ybss_registry.source.trust IS
'0 to 100: of two lists that disagree on the same day the higher one is believed. / 来源可信度。';

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
