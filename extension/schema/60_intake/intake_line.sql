-- What came: deliveries of lists, and every line of them.

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
  delivery text NOT NULL DEFAULT 'full' CHECK (delivery IN ('full', 'changes', 'deletions')),
  former_file bigint,
  form text,
  columns text[],
  worked int NOT NULL DEFAULT 0,
  unchanged int NOT NULL DEFAULT 0,
  refused boolean NOT NULL DEFAULT false,
  withdrawn_at timestamptz,
  withdrawn_by text,
  worked_at timestamptz[] NOT NULL DEFAULT '{}',
  withdrawn_to int,
  unlinked int4range[] NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX intake_file_digest ON ybss_registry.intake_file (source, digest) WHERE NOT refused AND withdrawn_at IS NULL;
COMMENT ON INDEX ybss_registry.intake_file_digest IS
'The same bytes are taken once, unless they were refused or withdrawn. / 同一内容只接收一次，被退回或已撤回的除外。';
CREATE INDEX intake_file_source ON ybss_registry.intake_file (source, received_at);
-- Of lines that come one by one each is a file of its own: those at work are found among them.
CREATE INDEX intake_file_open ON ybss_registry.intake_file (file_id) WHERE step <> 'linked';
COMMENT ON COLUMN ybss_registry.intake_file.delivery IS
'full: the whole list as it stands; changes: lines that are new or other; deletions: lines that are no more. / 报送方式：全量、变更、删除。';
COMMENT ON COLUMN ybss_registry.intake_file.former_file IS
'The delivery that a full one was compared with. / 所比对的上一期清单。';
COMMENT ON COLUMN ybss_registry.intake_file.form IS
'How its lines are cut: encoding, delimiter, cells of a line, as ybss.list_pieces tells it. / 行的切分格式。';
COMMENT ON COLUMN ybss_registry.intake_file.columns IS
'The field of each of its columns, a question mark before those that the source does not name. / 各列对应的栏目。';
COMMENT ON COLUMN ybss_registry.intake_file.worked IS 'The last of its lines that was worked. / 已处理到的行号。';
COMMENT ON COLUMN ybss_registry.intake_file.unchanged IS
'How many of its lines say what the former delivery said: they refer to where it stands. / 与上一期相同的行数。';
COMMENT ON COLUMN ybss_registry.intake_file.refused IS
'Nothing of it was taken, for a column is missing that it must have. / 因缺少必需栏目被退回。';
COMMENT ON COLUMN ybss_registry.intake_file.worked_at IS
'The transactions that worked its lines or what was decided of them, by their beginning, as ybss_registry.change has it. / 处理本清单的各事务的开始时间。';
COMMENT ON COLUMN ybss_registry.intake_file.withdrawn_at IS 'When ybss.withdraw_list took it back. / 撤回时间。';
COMMENT ON COLUMN ybss_registry.intake_file.withdrawn_to IS
'While it is taken back: the last of its lines that was; null before and after. / 撤回进行到的行号。';
COMMENT ON COLUMN ybss_registry.intake_file.unlinked IS
'Which of its lines stand in the registers while their links are still to be renewed: a range of lines a batch. / 已入库但尚未更新关联的行段。';
COMMENT ON COLUMN ybss_registry.intake_file.withdrawn_by IS 'Who took it back. / 撤回人。';
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
  raw bytea,
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
  PRIMARY KEY (file_id, line, received_at, district),
  CHECK (district = ybss.district_of(grid))
) PARTITION BY RANGE (received_at);
COMMENT ON TABLE ybss_registry.intake_line IS
'Every line of every list, with its original bytes, what was read from it and what became of it. / 清单逐行记录。';
COMMENT ON COLUMN ybss_registry.intake_line.raw IS
'Its bytes as they came; null where a piece of its delivery keeps them. / 原始字节，由存储片段保存时为空。';
COMMENT ON COLUMN ybss_registry.intake_line.state IS
'new → read → placed (or not placeable) → registered (made a record) or merged (into one) or review or discarded. / 处理状态。';
COMMENT ON COLUMN ybss_registry.intake_line.address IS
'What its text says of a place where no standard address was found; else it is read out of fields (ybss_registry.written_address). / 未落址时所读出的地址。';
COMMENT ON COLUMN ybss_registry.intake_line.placed_by IS
'How the standard address was found: exact; elements, where town and community agree or are not said; corrected, where they do not and only one address fits; respelled; former, where the text is an address''s old one; decided. / 地址匹配方式。';
COMMENT ON COLUMN ybss_registry.intake_line.record_id IS
'The person, house or unit that the line became or went into. / 对应的登记记录。';
CREATE TABLE ybss_registry.intake_line_default PARTITION OF ybss_registry.intake_line DEFAULT;
COMMENT ON TABLE ybss_registry.intake_line_default IS 'Lines of times that no partition covers yet. / 默认分区。';
CREATE INDEX intake_line_open ON ybss_registry.intake_line (file_id, line) WHERE state IN ('new', 'review');
CREATE INDEX intake_line_record ON ybss_registry.intake_line (district, record_id);
CREATE INDEX intake_line_employer ON ybss_registry.intake_line (district, ybss.try_credit_code(fields->>'employer_code'))
  WHERE fields ? 'employer_code';
CREATE INDEX intake_line_owner ON ybss_registry.intake_line (district, ybss.try_credit_code(fields->>'citizen_id'))
  WHERE state = 'merged' AND record_id IS NULL;
CREATE INDEX intake_line_address ON ybss_registry.intake_line (district, address_id);
