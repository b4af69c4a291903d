-- Attributes under investigation (the Dutch BAG's inOnderzoek): somebody doubts a
-- value, and until that is settled everybody who reads it should know.

CREATE TABLE ybss_registry.investigation (
  district int4 NOT NULL,
  investigation_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  kind text NOT NULL,
  record_id bigint NOT NULL,
  attribute text NOT NULL,
  reason text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 200),
  opened_at timestamptz NOT NULL DEFAULT now(),
  opened_by text NOT NULL,
  closed_at timestamptz,
  closed_by text,
  outcome text CHECK (outcome IN ('confirmed', 'corrected', 'withdrawn')),
  note text CHECK (char_length(note) BETWEEN 1 AND 200),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, investigation_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT closed_with_an_outcome CHECK ((closed_at IS NULL) = (outcome IS NULL) AND (closed_at IS NULL) = (closed_by IS NULL)),
  CHECK (closed_at >= opened_at)
);
COMMENT ON TABLE ybss_registry.investigation IS
'Attributes of records whose value is doubted, from when to when, and how it ended. / 存疑的信息项。';
COMMENT ON COLUMN ybss_registry.investigation.kind IS 'Table of the record. / 记录种类，即表名。';
COMMENT ON COLUMN ybss_registry.investigation.attribute IS 'Column, or item of the catalogue. / 信息项。';
COMMENT ON COLUMN ybss_registry.investigation.reason IS 'Why it is doubted, without personal data. / 存疑原因，不含个人信息。';
COMMENT ON COLUMN ybss_registry.investigation.outcome IS
'confirmed: the value was right; corrected: it was not and is now; withdrawn: the doubt was none. / 存疑的结果：属实、已更正、撤回。';
CREATE UNIQUE INDEX investigation_open ON ybss_registry.investigation (district, kind, record_id, attribute) WHERE closed_at IS NULL;
CREATE INDEX investigation_record ON ybss_registry.investigation (district, kind, record_id);
CREATE INDEX investigation_grid ON ybss_registry.investigation (grid);
