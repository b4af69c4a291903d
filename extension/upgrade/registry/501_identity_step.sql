-- What became of a record's id is noted.
CREATE TABLE ybss_registry.identity_step (
  district int4 NOT NULL,
  step_id bigint GENERATED ALWAYS AS IDENTITY,
  grid ybss.grid_code NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'unit')),
  from_id bigint NOT NULL,
  to_id bigint,
  file_id bigint NOT NULL,
  line int NOT NULL,
  stepped_at timestamptz NOT NULL DEFAULT now(),
  stepped_by text NOT NULL,
  PRIMARY KEY (district, step_id),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.identity_step IS
'Lines that were one record''s and became another''s, with who decided it: what an id became is known for good. / 清单行归属变更记录，保证编号可追溯。';
COMMENT ON COLUMN ybss_registry.identity_step.to_id IS 'Null while the line is taken out and not settled anew. / 为空表示尚未重新归属。';
CREATE INDEX identity_step_from ON ybss_registry.identity_step (district, from_id);
CREATE INDEX identity_step_line ON ybss_registry.identity_step (file_id, line) WHERE to_id IS NULL;
CREATE INDEX identity_step_at ON ybss_registry.identity_step (stepped_at);
CREATE INDEX identity_step_grid ON ybss_registry.identity_step (grid);
