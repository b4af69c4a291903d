-- Streets and their names: proposed, named by the civil-affairs office, signed.

CREATE TABLE ybss_registry.street (
  district int4 NOT NULL,
  street_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  name text NOT NULL CONSTRAINT street_name_is_a_name CHECK (char_length(name) BETWEEN 2 AND 40),
  state text NOT NULL DEFAULT 'proposed'
    CONSTRAINT street_state_is_known CHECK (state IN ('proposed', 'named', 'signed', 'retired')),
  division ybss.division_code,
  line @postgis@.geometry(LineString, 4490),
  reason text,
  decided_by text,
  decided_on date,
  document text,
  signed_on date,
  successor_id bigint,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, street_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT street_is_named_by_decision CHECK (
    state IN ('proposed', 'retired') OR decided_by IS NOT NULL AND decided_on IS NOT NULL AND document IS NOT NULL),
  CONSTRAINT street_sign_has_a_day CHECK ((state = 'signed') <= (signed_on IS NOT NULL)),
  CONSTRAINT street_name_once_in_its_area EXCLUDE USING gist (
    district WITH =, name WITH =, int8range(ybss.range_low(grid), ybss.range_high(grid)) WITH &&)
    WHERE (state <> 'retired')
);
COMMENT ON TABLE ybss_registry.street IS
'Streets, roads and lanes with the decision that named them. Of two whose areas overlap no two have one name (Regulations on Geographical Names 2022, article 9: no name twice in one city or one town). / 街路巷：命名、审批与标志设置。';
COMMENT ON COLUMN ybss_registry.street.grid IS
'The node of the management tree in which the whole street lies: a town, or the district. / 街路巷所在管理区域。';
COMMENT ON COLUMN ybss_registry.street.state IS
'proposed → named (decided by civil affairs) → signed (the sign stands) → retired. / 申报、命名、设标、销名。';
COMMENT ON COLUMN ybss_registry.street.line IS
'Middle line in CGCS2000 (EPSG:4490), drawn from either end: the plate rule says from which end numbers grow. / 中心线。';
COMMENT ON COLUMN ybss_registry.street.reason IS 'Why this name: its origin and meaning. / 命名理由与含义。';
COMMENT ON COLUMN ybss_registry.street.document IS 'Number of the decision''s document. / 批准文号。';
COMMENT ON COLUMN ybss_registry.street.successor_id IS
'The street into which a retired one went. / 销名后承接的街路巷。';
CREATE INDEX street_grid ON ybss_registry.street (grid);
CREATE INDEX street_succeeds ON ybss_registry.street (district, successor_id);
CREATE INDEX street_in_tree ON ybss_registry.street (district, grid);

CREATE TABLE ybss_registry.street_name (
  district int4 NOT NULL,
  street_name_id bigint NOT NULL,
  street_id bigint NOT NULL,
  name text NOT NULL,
  grid ybss.grid_code NOT NULL,
  ended_on date NOT NULL,
  document text,
  addresses_renewed boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, street_name_id),
  CONSTRAINT former_name_once_a_day UNIQUE (district, street_id, name, ended_on),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.street_name IS
'Names that streets had before. / 街路巷曾用名。';
COMMENT ON COLUMN ybss_registry.street_name.addresses_renewed IS
'True when the job rename_street has carried the new name to the last address. / 地址是否已全部更名。';
CREATE INDEX street_name_grid ON ybss_registry.street_name (grid);

CREATE TABLE ybss_registry.street_step (
  district int4 NOT NULL,
  street_id bigint NOT NULL,
  step_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  grid ybss.grid_code NOT NULL,
  step text NOT NULL CHECK (step IN ('propose', 'name', 'sign', 'rename', 'retire')),
  name text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  office text NOT NULL,
  actor text NOT NULL,
  document text,
  note text,
  PRIMARY KEY (district, street_id, step_id),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.street_step IS
'Who took which step of a street''s naming, when, by which document. Only added to. / 街路巷命名办理记录。';
COMMENT ON COLUMN ybss_registry.street_step.name IS 'The street''s name after the step. / 办理后的名称。';
CREATE INDEX street_step_grid ON ybss_registry.street_step (grid);
