-- Changes of divisions become rows that a district loads and withdraws.
ALTER TABLE ybss_registry.division ADD COLUMN begun_by bigint, ADD COLUMN ended_by bigint;
COMMENT ON COLUMN ybss_registry.division.begun_by IS
'The loaded change (division_change) that made the row: withdrawn, it takes it away again. / 由哪次载入的变更设立。';
COMMENT ON COLUMN ybss_registry.division.ended_by IS
'The loaded change that ended the row: withdrawn, it lets it go on. / 由哪次载入的变更撤销。';

ALTER TABLE ybss_registry.office_step DROP CONSTRAINT office_step_step_check;
ALTER TABLE ybss_registry.office_step ADD CHECK (step IN (
    'propose_address', 'confirm_address', 'install_plate', 'suspend_address', 'retire_address',
    'propose_street', 'name_street', 'sign_street', 'retire_street', 'set_plate_rule',
    'request_acceptance', 'accept_compound', 'change_division'));
ALTER TABLE ybss_registry.office_step NO FORCE ROW LEVEL SECURITY;
INSERT INTO ybss_registry.office_step (step, office) VALUES ('change_division', '民政');
ALTER TABLE ybss_registry.office_step FORCE ROW LEVEL SECURITY;

CREATE TABLE ybss_registry.division_change (
  change_id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  file text NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT now(),
  loaded_by text NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by text,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
COMMENT ON TABLE ybss_registry.division_change IS
'Files of changes of divisions, as they were loaded and withdrawn, by whom: no row is ever taken away. / 载入过的区划变更文件。';
CREATE UNIQUE INDEX division_change_name ON ybss_registry.division_change (name) WHERE withdrawn_at IS NULL;
COMMENT ON INDEX ybss_registry.division_change_name IS 'A name stands for one loaded file. / 在用文件不重名。';

CREATE TABLE ybss_registry.division_step (
  change_id bigint NOT NULL REFERENCES ybss_registry.division_change,
  position int NOT NULL,
  day date NOT NULL,
  code ybss.division_code,
  parent ybss.division_code NOT NULL,
  level int NOT NULL CHECK (level BETWEEN 2 AND 4),
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 30),
  old_code ybss.division_code,
  old_name text CHECK (char_length(old_name) BETWEEN 2 AND 60),
  part boolean NOT NULL,
  keeps boolean NOT NULL,
  written boolean NOT NULL,
  document text NOT NULL CHECK (char_length(document) BETWEEN 1 AND 200),
  source text CHECK (char_length(source) <= 500),
  PRIMARY KEY (change_id, position),
  CHECK ((old_code IS NULL) = (old_name IS NULL)),
  CHECK (code IS NOT NULL OR level = 4)
);
COMMENT ON TABLE ybss_registry.division_step IS
'What a file of changes comes to, one row for a division and each whose ground it took; towns that go with their county without a row of their own have theirs here. Read by parse_local() from the next statement on. / 区划变更逐条明细（含随县改隶的镇街）。';
COMMENT ON COLUMN ybss_registry.division_step.code IS
'Null for a town whose number another town of the merged county has: nobody knows its code yet. / 空值表示两县合并后号码相同、尚无新代码的镇街。';
COMMENT ON COLUMN ybss_registry.division_step.part IS 'Only a part of the old one''s ground. / 是否只划入一部分。';
COMMENT ON COLUMN ybss_registry.division_step.keeps IS
'Codes below the old one keep their last digits under the new one. / 下级代码的末段是否沿用。';
COMMENT ON COLUMN ybss_registry.division_step.written IS 'Whether the file has the row, or it follows from others. / 是否文件中写明。';
CREATE INDEX division_step_old ON ybss_registry.division_step (old_code);
CREATE INDEX division_step_code ON ybss_registry.division_step (code);

CREATE TABLE ybss_registry.division_renewal (
  district int4 NOT NULL,
  renewal_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  grid ybss.grid_code NOT NULL,
  change_id bigint REFERENCES ybss_registry.division_change,
  not_before date NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  requested_by text NOT NULL DEFAULT session_user,
  last_address ybss.address,
  renewed_in_pass bigint NOT NULL DEFAULT 0,
  renewed bigint NOT NULL DEFAULT 0,
  left_over bigint NOT NULL DEFAULT 0,
  finished_at timestamptz,
  PRIMARY KEY (district, renewal_id),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.division_renewal IS
'What job refile has to renew, and has renewed, after a change of divisions was loaded or withdrawn: district by district. / 区划变更后的地址更新进度。';
COMMENT ON COLUMN ybss_registry.division_renewal.change_id IS
'The change; null after an upgrade of the extension that brought newer divisions. / 对应的变更；空值表示扩展升级带来的区划更新。';
COMMENT ON COLUMN ybss_registry.division_renewal.last_address IS 'Where the next step goes on. / 进度。';
COMMENT ON COLUMN ybss_registry.division_renewal.left_over IS
'Addresses that would be another one''s text: find_defects() shows them as doubles. / 与现有地址重复而未更新的数量，见重复地址检查。';
CREATE INDEX division_renewal_grid ON ybss_registry.division_renewal (grid);
