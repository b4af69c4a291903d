-- Whose a house is: persons or units.

CREATE TABLE ybss_registry.ownership (
  district int4 NOT NULL,
  ownership_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  house_id bigint NOT NULL,
  person_id bigint,
  unit_id bigint,
  share numeric(9, 8) CHECK (share > 0 AND share <= 1),
  certificate text CHECK (char_length(certificate) BETWEEN 1 AND 100),
  valid daterange NOT NULL CHECK (NOT isempty(valid)),
  from_list boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, ownership_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT owner_is_a_person_or_a_unit CHECK (num_nonnulls(person_id, unit_id) = 1),
  CONSTRAINT one_ownership_at_a_time
    EXCLUDE USING gist (house_id WITH =, coalesce(person_id, -unit_id) WITH =, valid WITH &&, district WITH =)
);
COMMENT ON TABLE ybss_registry.ownership IS 'A person or a unit owns a house, alone or with others. / 房屋权属。';
COMMENT ON COLUMN ybss_registry.ownership.share IS 'Part of the whole where it is known: 0.5 is a half. / 份额。';
COMMENT ON COLUMN ybss_registry.ownership.certificate IS 'Number of the title certificate. / 不动产权证号。';
COMMENT ON COLUMN ybss_registry.ownership.valid IS 'When it was so. / 事实有效期。';
COMMENT ON COLUMN ybss_registry.ownership.from_list IS
'Made by intake out of lists, which renews it; what people write stays. / 由清单产生，随清单更新。';
COMMENT ON CONSTRAINT one_ownership_at_a_time ON ybss_registry.ownership IS
'Units count with a minus sign, so that no unit is taken for a person. / 同一权利人对同一房屋同一时间只登记一次。';
CREATE INDEX ownership_house ON ybss_registry.ownership (district, house_id);
CREATE INDEX ownership_person ON ybss_registry.ownership (district, person_id);
CREATE INDEX ownership_unit ON ybss_registry.ownership (district, unit_id);
CREATE INDEX ownership_grid ON ybss_registry.ownership (grid);
