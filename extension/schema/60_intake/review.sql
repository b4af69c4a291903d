-- What could not be settled without a person, and for which reasons.

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
CREATE INDEX review_open_id ON ybss_registry.review (review_id) WHERE decision IS NULL;
CREATE INDEX review_open_reason ON ybss_registry.review (reason, file_id, line) WHERE decision IS NULL;
CREATE INDEX review_open_raised ON ybss_registry.review (raised_at, file_id, line) WHERE decision IS NULL;
CREATE INDEX review_grid ON ybss_registry.review (grid);

CREATE TABLE ybss_registry.review_reason (
  reason text PRIMARY KEY,
  english text NOT NULL,
  chinese text NOT NULL,
  remedy text NOT NULL
);
COMMENT ON TABLE ybss_registry.review_reason IS 'Why lines go to review, in both languages, and what mends it. / 核查原因词表。';
