-- Verification: samples of records, and what was found at each.

CREATE TABLE ybss_registry.verification (
  verification_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL REFERENCES ybss_registry.record_kind,
  node ybss.grid_code NOT NULL,
  method text NOT NULL CHECK (method IN ('analysis', 'third party', 'visit')),
  seed bigint NOT NULL,
  wanted int NOT NULL CHECK (wanted > 0),
  office text NOT NULL CHECK (char_length(office) BETWEEN 1 AND 200),
  drawn_at timestamptz NOT NULL DEFAULT now(),
  drawn_by text NOT NULL DEFAULT session_user,
  closed_at timestamptz
);
COMMENT ON TABLE ybss_registry.verification IS
'Rounds of verification: a random sample of records below a node, checked by one of three methods. / 核验轮次。';
COMMENT ON COLUMN ybss_registry.verification.method IS
'analysis 后台分析, third party 第三方评估, visit 实地核验.';
COMMENT ON COLUMN ybss_registry.verification.seed IS
'The same seed over the same records draws the same sample. / 随机种子，可复现。';

CREATE TABLE ybss_registry.verification_stratum (
  district int4 NOT NULL,
  verification_id bigint NOT NULL REFERENCES ybss_registry.verification ON DELETE CASCADE,
  grid ybss.grid_code NOT NULL,
  records bigint NOT NULL CHECK (records > 0),
  drawn int NOT NULL CHECK (drawn BETWEEN 0 AND records),
  PRIMARY KEY (district, verification_id, grid),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.verification_stratum IS
'How many records each grid had when the sample was drawn, and how many of them were drawn. / 分层抽样的各层记录数与样本数。';
CREATE INDEX verification_stratum_grid ON ybss_registry.verification_stratum (grid);

CREATE TABLE ybss_registry.verification_record (
  district int4 NOT NULL,
  verification_id bigint NOT NULL REFERENCES ybss_registry.verification ON DELETE CASCADE,
  record_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  outcome text CHECK (outcome IN ('right', 'wrong', 'not found', 'not reached')),
  checked_on date,
  checked_by text,
  note text CHECK (char_length(note) <= 400),
  PRIMARY KEY (district, verification_id, record_id),
  CHECK (district = ybss.district_of(grid)),
  CHECK ((outcome IS NULL) = (checked_on IS NULL))
);
COMMENT ON TABLE ybss_registry.verification_record IS 'The records of a sample and what was found. / 样本记录及核验结果。';
COMMENT ON COLUMN ybss_registry.verification_record.outcome IS
'right; wrong in an item; not found: there is no such person, house or unit; not reached: says nothing of the record. / 核验结果。';
CREATE INDEX verification_record_grid ON ybss_registry.verification_record (grid);

CREATE TABLE ybss_registry.verification_item (
  district int4 NOT NULL,
  verification_id bigint NOT NULL,
  record_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  kind text NOT NULL,
  item text NOT NULL,
  "right" boolean NOT NULL,
  PRIMARY KEY (district, verification_id, record_id, item),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.verification_item IS 'Which items of a sampled record were right, which were not. / 逐项核验结果。';
CREATE INDEX verification_item_grid ON ybss_registry.verification_item (grid);
