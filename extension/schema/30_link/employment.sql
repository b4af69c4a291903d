-- Who works for which unit.

CREATE TABLE ybss_registry.employment (
  district int4 NOT NULL,
  employment_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  unit_id bigint NOT NULL,
  person_id bigint NOT NULL,
  post text CHECK (char_length(post) BETWEEN 1 AND 100),
  valid daterange NOT NULL CHECK (NOT isempty(valid)),
  from_list boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, employment_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT one_employment_at_a_time
    EXCLUDE USING gist (unit_id WITH =, person_id WITH =, valid WITH &&, district WITH =)
);
COMMENT ON TABLE ybss_registry.employment IS 'A person works for a unit; several at a time may be. / 从业人员。';
COMMENT ON COLUMN ybss_registry.employment.post IS 'What the person does there, as the unit calls it. / 岗位职务。';
COMMENT ON COLUMN ybss_registry.employment.valid IS 'When it was so. / 事实有效期。';
COMMENT ON COLUMN ybss_registry.employment.from_list IS
'Made by intake out of lists, which renews it; what people write stays. / 由清单产生，随清单更新。';
CREATE INDEX employment_unit ON ybss_registry.employment (district, unit_id);
CREATE INDEX employment_person ON ybss_registry.employment (district, person_id);
CREATE INDEX employment_grid ON ybss_registry.employment (grid);
