-- Who lives where, and whose a house is: periods in valid time, with the time
-- of recording beside them (design D4).

CREATE TABLE ybss_registry.residence (
  district int4 NOT NULL,
  residence_id bigint NOT NULL DEFAULT ybss_registry.new_id(),
  grid ybss.grid_code NOT NULL,
  person_id bigint NOT NULL,
  house_id bigint NOT NULL,
  main boolean NOT NULL DEFAULT true,
  tenure_code text,
  valid daterange NOT NULL CHECK (NOT isempty(valid)),
  recorded tstzrange NOT NULL DEFAULT tstzrange(now(), NULL),
  PRIMARY KEY (district, residence_id),
  CHECK (district = ybss.district_of(grid)),
  FOREIGN KEY (district, person_id) REFERENCES ybss_registry.person (district, person_id),
  FOREIGN KEY (district, house_id) REFERENCES ybss_registry.house (district, house_id),
  CONSTRAINT one_main_residence_at_a_time
    EXCLUDE USING gist (district WITH =, person_id WITH =, valid WITH &&)
    WHERE (main AND upper_inf(recorded))
);
COMMENT ON TABLE ybss_registry.residence IS 'A person lives in a house, from when to when. / 人房关联（居住）。';
COMMENT ON COLUMN ybss_registry.residence.main IS
'The main residence; several others may run beside it. / 是否主要居所。';
COMMENT ON COLUMN ybss_registry.residence.tenure_code IS
'GB/T 31000 住所类型: 01 自购房屋, 02 租赁房屋, 04 借住 … 99 其他.';
COMMENT ON COLUMN ybss_registry.residence.valid IS 'When it was so. / 事实有效期。';
COMMENT ON COLUMN ybss_registry.residence.recorded IS 'When the register held it so. / 登记有效期。';
CREATE INDEX residence_person ON ybss_registry.residence (district, person_id);
CREATE INDEX residence_house ON ybss_registry.residence (district, house_id);
CREATE INDEX residence_grid ON ybss_registry.residence (grid);

CREATE TABLE ybss_registry.ownership (
  district int4 NOT NULL,
  ownership_id bigint NOT NULL DEFAULT ybss_registry.new_id(),
  grid ybss.grid_code NOT NULL,
  house_id bigint NOT NULL,
  person_id bigint NOT NULL,
  valid daterange NOT NULL CHECK (NOT isempty(valid)),
  recorded tstzrange NOT NULL DEFAULT tstzrange(now(), NULL),
  PRIMARY KEY (district, ownership_id),
  CHECK (district = ybss.district_of(grid)),
  FOREIGN KEY (district, house_id) REFERENCES ybss_registry.house (district, house_id),
  FOREIGN KEY (district, person_id) REFERENCES ybss_registry.person (district, person_id)
);
COMMENT ON TABLE ybss_registry.ownership IS 'A person owns a house, alone or with others. / 房屋权属。';
COMMENT ON COLUMN ybss_registry.ownership.valid IS 'When it was so. / 事实有效期。';
COMMENT ON COLUMN ybss_registry.ownership.recorded IS 'When the register held it so. / 登记有效期。';
CREATE UNIQUE INDEX ownership_once ON ybss_registry.ownership (district, house_id, person_id)
  WHERE upper_inf(valid) AND upper_inf(recorded);
CREATE INDEX ownership_house ON ybss_registry.ownership (district, house_id);
CREATE INDEX ownership_person ON ybss_registry.ownership (district, person_id);
CREATE INDEX ownership_grid ON ybss_registry.ownership (grid);
