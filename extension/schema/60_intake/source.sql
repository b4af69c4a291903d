-- Offices' lists: who sends them, how their columns are called, every line of
-- them, and what could not be settled without a person.

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

CREATE TABLE ybss_registry.intake_file (
  file_id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  source text NOT NULL REFERENCES ybss_registry.source,
  name text NOT NULL,
  digest bytea NOT NULL,
  encoding text NOT NULL,
  grid ybss.grid_code NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  received_by text NOT NULL DEFAULT session_user,
  lines int NOT NULL DEFAULT 0,
  first_line bytea,
  header text[],
  step text NOT NULL DEFAULT 'new'
    CHECK (step IN ('new', 'read', 'placed', 'housed', 'matched', 'linked')),
  failed_run bigint,
  UNIQUE (source, digest)
);
COMMENT ON COLUMN ybss_registry.intake_file.failed_run IS
'The last run in which a step of this file failed; that run goes on with other files, the next one tries again. / 最近一次处理失败的作业运行。';
COMMENT ON TABLE ybss_registry.intake_file IS 'Deliveries of lists; the same bytes are taken once. / 已接收的清单文件。';
COMMENT ON COLUMN ybss_registry.intake_file.first_line IS
'The bytes of the header; null where the first line is none: it is a line then. / 表头行原始字节，无表头者为空。';
COMMENT ON COLUMN ybss_registry.intake_file.header IS
'The columns as the list''s first line calls them, those that are known of the source, null for others; null where it has none. / 表头。';
COMMENT ON COLUMN ybss_registry.intake_file.step IS
'The last step of intake that is whole for this file; a run that was stopped goes on behind it. / 已完成的处理步骤。';

CREATE TABLE ybss_registry.intake_line (
  received_at timestamptz NOT NULL DEFAULT now(),
  file_id bigint NOT NULL,
  line int NOT NULL,
  district int4 NOT NULL,
  grid ybss.grid_code NOT NULL,
  raw bytea NOT NULL,
  fields jsonb,
  state text NOT NULL DEFAULT 'new'
    CHECK (state IN ('new', 'read', 'placed', 'registered', 'merged', 'review', 'discarded')),
  said_on date,
  name text,
  citizen_id ybss.citizen_id,
  document_number text,
  birth_date date,
  sex text,
  phone ybss.phone,
  address ybss.address,
  address_id bigint,
  placed_by text,
  record_id bigint,
  match_weight real,
  PRIMARY KEY (received_at, file_id, line, district),
  CHECK (district = ybss.district_of(grid))
) PARTITION BY RANGE (received_at);
COMMENT ON TABLE ybss_registry.intake_line IS
'Every line of every list, with its original bytes, what was read from it and what became of it. / 清单逐行记录。';
COMMENT ON COLUMN ybss_registry.intake_line.state IS
'new → read → placed (or not placeable) → registered (made a record) or merged (into one) or review or discarded. / 处理状态。';
COMMENT ON COLUMN ybss_registry.intake_line.placed_by IS
'How the standard address was found: exact; elements, where town and community agree or are not said; corrected, where they do not and only one address fits; respelled; former, where the text is an address''s old one; decided. / 地址匹配方式。';
COMMENT ON COLUMN ybss_registry.intake_line.record_id IS
'The person, house or unit that the line became or went into. / 对应的登记记录。';
CREATE TABLE ybss_registry.intake_line_default PARTITION OF ybss_registry.intake_line DEFAULT;
COMMENT ON TABLE ybss_registry.intake_line_default IS 'Lines of times that no partition covers yet. / 默认分区。';
CREATE INDEX intake_line_file ON ybss_registry.intake_line (file_id, state);
CREATE INDEX intake_line_record ON ybss_registry.intake_line (district, record_id);
CREATE INDEX intake_line_employer ON ybss_registry.intake_line (district, ybss.try_credit_code(fields->>'employer_code'))
  WHERE fields ? 'employer_code';
CREATE INDEX intake_line_owner ON ybss_registry.intake_line (district, ybss.try_credit_code(fields->>'citizen_id'))
  WHERE state = 'merged' AND record_id IS NULL;
CREATE INDEX intake_line_address ON ybss_registry.intake_line (district, address_id);

CREATE TABLE ybss_registry.review (
  review_id bigint NOT NULL,
  district int4 NOT NULL,
  grid ybss.grid_code NOT NULL,
  received_at timestamptz NOT NULL,
  file_id bigint NOT NULL,
  line int NOT NULL,
  field text,
  field_number int,
  byte_number int,
  reason text NOT NULL,
  blocking boolean NOT NULL DEFAULT true,
  candidates jsonb,
  raised_at timestamptz NOT NULL DEFAULT now(),
  decision text,
  decided_by text,
  decided_at timestamptz,
  note text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, review_id),
  CHECK (district = ybss.district_of(grid)),
  CHECK ((decision IS NULL) = (decided_at IS NULL))
);
COMMENT ON TABLE ybss_registry.review IS
'What a person must look at: the line, the column, the reason, and what was decided. / 人工核查队列。';
COMMENT ON COLUMN ybss_registry.review.blocking IS
'False where the line was used all the same and only one of its values was left out. / 是否阻止整行入库。';
CREATE INDEX review_open ON ybss_registry.review (file_id, line) WHERE decision IS NULL;
CREATE INDEX review_grid ON ybss_registry.review (grid);

CREATE TABLE ybss_registry.review_reason (
  reason text PRIMARY KEY,
  english text NOT NULL,
  chinese text NOT NULL,
  remedy text NOT NULL
);
COMMENT ON TABLE ybss_registry.review_reason IS 'Why lines go to review, in both languages, and what mends it. / 核查原因词表。';
