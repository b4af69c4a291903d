-- The life of addresses: which office owns a step, and who took which.

CREATE TABLE ybss_registry.office_step (
  step text NOT NULL CHECK (step IN (
    'propose_address', 'confirm_address', 'install_plate', 'suspend_address', 'retire_address',
    'propose_street', 'name_street', 'sign_street', 'retire_street', 'set_plate_rule',
    'request_acceptance', 'accept_compound', 'change_division')),
  office text NOT NULL CHECK (char_length(office) BETWEEN 1 AND 60),
  PRIMARY KEY (step, office)
);
COMMENT ON TABLE ybss_registry.office_step IS
'Which office owns which step: a member may take it when the member''s office contains the word. / 各办理环节的主管部门。';
COMMENT ON COLUMN ybss_registry.office_step.office IS
'Word that the name of the member''s office contains: 派出所 for every police station. / 单位名称中包含的字样。';
INSERT INTO ybss_registry.office_step (step, office) VALUES
  ('propose_address', '公安'), ('propose_address', '派出所'), ('propose_address', '民政'), ('propose_address', '住建'),
  ('confirm_address', '民政'), ('install_plate', '民政'), ('install_plate', '公安'), ('install_plate', '派出所'),
  ('suspend_address', '民政'), ('retire_address', '民政'),
  ('propose_street', '民政'), ('propose_street', '住建'), ('propose_street', '自然资源'),
  ('propose_street', '街道'), ('propose_street', '镇'), ('propose_street', '乡'),
  ('name_street', '民政'), ('sign_street', '民政'), ('retire_street', '民政'), ('set_plate_rule', '民政'),
  ('request_acceptance', '住建'), ('accept_compound', '住建'), ('change_division', '民政');

CREATE TABLE ybss_registry.address_step (
  district int4 NOT NULL,
  address_id bigint NOT NULL,
  step_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  grid ybss.grid_code NOT NULL,
  from_state text,
  to_state text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  office text NOT NULL,
  actor text NOT NULL,
  document text,
  evidence_at timestamptz,
  evidence_position @postgis@.geometry(Point, 4490),
  evidence_photo text,
  note text,
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (district, address_id, step_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT step_installed_has_evidence CHECK (to_state <> 'installed' OR from_state = 'suspended'
    OR evidence_at IS NOT NULL AND evidence_position IS NOT NULL AND evidence_photo IS NOT NULL)
);
COMMENT ON TABLE ybss_registry.address_step IS
'Every step of every address after it came into the book: who, when, by which document, with what evidence. Only added to. / 地址办理记录（含门牌安装证据）。';
COMMENT ON COLUMN ybss_registry.address_step.evidence_photo IS
'Reference to the photograph of the plate, in the office''s own store; never the picture itself. / 安装照片的存储引用。';
COMMENT ON COLUMN ybss_registry.address_step.evidence_position IS
'Where the plate was put up, CGCS2000 (EPSG:4490). / 安装位置。';
COMMENT ON COLUMN ybss_registry.address_step.transaction IS
'The transaction that took the step: by it the rules see that a change of state was written down. / 办理所在事务。';
CREATE INDEX address_step_grid ON ybss_registry.address_step (grid);
