-- The table in which steps are noted.
CREATE TABLE ybss_registry.step (
  number int PRIMARY KEY CHECK (number BETWEEN 1 AND 999),
  name text NOT NULL,
  version text NOT NULL,
  fresh boolean NOT NULL,
  done_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE ybss_registry.step IS
'Numbered steps that brought this registry''s tables to their version, each once. / 登记库升级步骤记录。';
COMMENT ON COLUMN ybss_registry.step.version IS 'Version of the extension that ran it. / 执行时的扩展版本。';
COMMENT ON COLUMN ybss_registry.step.fresh IS
'True where the registry was made with what the step does. / 建库时已包含，无须执行。';
