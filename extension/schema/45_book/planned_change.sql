-- Changes of addresses that wait for their day.

CREATE TABLE ybss_registry.planned_change (
  district int4 NOT NULL,
  planned_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  kind text NOT NULL CHECK (kind IN ('renumber', 'split', 'merge', 'retire', 'rename_street')),
  arguments jsonb NOT NULL CHECK (jsonb_typeof(arguments) = 'object'),
  on_day date NOT NULL,
  document text CHECK (char_length(document) BETWEEN 1 AND 200),
  office text NOT NULL,
  actor text NOT NULL,
  planned_at timestamptz NOT NULL DEFAULT now(),
  applied_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text,
  fault text,
  PRIMARY KEY (district, planned_id),
  CHECK (district = ybss.district_of(grid)),
  CHECK (applied_at IS NULL OR withdrawn_at IS NULL)
);
COMMENT ON TABLE ybss_registry.planned_change IS
'Renumberings, splits, merges, retirements and new names of streets whose day has not come: job address_change applies them, once their addresses are confirmed. / 待生效的地址变更：改号、拆分、合并、注销、街路巷更名，到期由作业办理。';
COMMENT ON COLUMN ybss_registry.planned_change.arguments IS 'What the function was called with. / 办理时所给的参数。';
COMMENT ON COLUMN ybss_registry.planned_change.on_day IS 'The day from which it holds. / 生效日期。';
COMMENT ON COLUMN ybss_registry.planned_change.fault IS
'The SQLSTATE with which it could not be applied on its day; it is tried again. / 到期未能办理的错误代码，下次作业重试。';
CREATE INDEX planned_change_grid ON ybss_registry.planned_change (grid);
CREATE INDEX planned_change_due ON ybss_registry.planned_change (on_day) WHERE applied_at IS NULL AND withdrawn_at IS NULL;
