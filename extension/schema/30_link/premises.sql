-- Where units work.

CREATE TABLE ybss_registry.premises (
  district int4 NOT NULL,
  premises_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  unit_id bigint NOT NULL,
  address_id bigint NOT NULL,
  main boolean NOT NULL DEFAULT false,
  valid daterange NOT NULL CHECK (NOT isempty(valid)),
  habitable boolean GENERATED ALWAYS AS (CASE WHEN upper_inf(valid) THEN true END) STORED,
  from_list boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, premises_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT one_main_premises_at_a_time
    EXCLUDE USING gist (unit_id WITH =, valid WITH &&, district WITH =) WHERE (main),
  CONSTRAINT one_premises_at_an_address_at_a_time
    EXCLUDE USING gist (unit_id WITH =, address_id WITH =, valid WITH &&, district WITH =)
);
COMMENT ON TABLE ybss_registry.premises IS
'A unit works at an address: a house, a door number or a whole building; a unit has many, an address takes many. / 单位经营场所。';
COMMENT ON COLUMN ybss_registry.premises.main IS
'The main premises; the row of today says the same as the unit''s address_id. / 是否主要经营场所。';
COMMENT ON COLUMN ybss_registry.premises.valid IS 'When it was so. / 事实有效期。';
COMMENT ON COLUMN ybss_registry.premises.habitable IS
'True while nothing ends it: then the foreign key asks for an address that is in use. / 未终止时须在已确认地址。';
COMMENT ON COLUMN ybss_registry.premises.from_list IS
'Made by intake out of lists, which renews it; what people write stays. / 由清单产生，随清单更新。';
CREATE INDEX premises_unit ON ybss_registry.premises (district, unit_id);
CREATE INDEX premises_address ON ybss_registry.premises (district, address_id);
CREATE INDEX premises_grid ON ybss_registry.premises (grid);
