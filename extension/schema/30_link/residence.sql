-- Who lives where: periods in valid time. When the register held it so is told by its history (design D4).

CREATE TABLE ybss_registry.residence (
  district int4 NOT NULL,
  residence_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  person_id bigint NOT NULL,
  house_id bigint NOT NULL,
  main boolean NOT NULL DEFAULT true,
  tenure_code text CHECK (tenure_code ~ '^[0-9]{2}$'),
  valid daterange NOT NULL CHECK (NOT isempty(valid)),
  habitable boolean GENERATED ALWAYS AS (CASE WHEN upper_inf(valid) THEN true END) STORED,
  from_list boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, residence_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT one_main_residence_at_a_time
    EXCLUDE USING gist (person_id WITH =, valid WITH &&, district WITH =) WHERE (main),
  CONSTRAINT one_residence_in_a_house_at_a_time
    EXCLUDE USING gist (person_id WITH =, house_id WITH =, valid WITH &&, district WITH =) WHERE (NOT main)
);
COMMENT ON TABLE ybss_registry.residence IS 'A person lives in a house, from when to when. / 人房关联（居住）。';
COMMENT ON COLUMN ybss_registry.residence.main IS
'The main residence; several others may run beside it. / 是否主要居所。';
COMMENT ON COLUMN ybss_registry.residence.tenure_code IS
'GB/T 31000 住所类型: 01 自购房屋, 02 租赁房屋, 04 借住 … 99 其他.';
COMMENT ON COLUMN ybss_registry.residence.valid IS 'When it was so. / 事实有效期。';
COMMENT ON COLUMN ybss_registry.residence.habitable IS
'True while nothing ends it: then the foreign key asks for a house that stands. / 未终止时须在存续房屋。';
COMMENT ON COLUMN ybss_registry.residence.from_list IS
'Made by intake out of lists, which renews it; what people write stays. / 由清单产生，随清单更新。';
CREATE INDEX residence_person ON ybss_registry.residence (district, person_id);
CREATE INDEX residence_house ON ybss_registry.residence (district, house_id);
CREATE INDEX residence_grid ON ybss_registry.residence (grid);
