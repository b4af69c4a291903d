-- Whose a house is, and who rents it: persons or units.

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

CREATE TABLE ybss_registry.tenancy (
  district int4 NOT NULL,
  tenancy_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  house_id bigint NOT NULL,
  person_id bigint,
  unit_id bigint,
  use_code text CHECK (use_code ~ '^[0-9]{2}$'),
  filing text CHECK (char_length(filing) BETWEEN 1 AND 100),
  agreed_until date,
  valid daterange NOT NULL CHECK (NOT isempty(valid)),
  habitable boolean GENERATED ALWAYS AS (CASE WHEN upper_inf(valid) THEN true END) STORED,
  from_list boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, tenancy_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT tenant_is_a_person_or_a_unit CHECK (num_nonnulls(person_id, unit_id) = 1),
  CONSTRAINT one_tenancy_at_a_time
    EXCLUDE USING gist (house_id WITH =, coalesce(person_id, -unit_id) WITH =, valid WITH &&, district WITH =)
);
COMMENT ON TABLE ybss_registry.tenancy IS 'A person or a unit rents a house. / 房屋租赁。';
COMMENT ON COLUMN ybss_registry.tenancy.use_code IS
'GB/T 31000 出租用途: 01 宿舍, 02 住房, 03 商铺, 04 办公, 05 仓库, 06 厂房, 99 其他.';
COMMENT ON COLUMN ybss_registry.tenancy.filing IS 'Number under which the contract is filed. / 租赁备案号。';
COMMENT ON COLUMN ybss_registry.tenancy.agreed_until IS 'Last day by the contract; valid says what was. / 约定到期日。';
COMMENT ON COLUMN ybss_registry.tenancy.habitable IS
'True while nothing ends it: then the foreign key asks for a house that stands. / 未终止时须为存续房屋。';
COMMENT ON COLUMN ybss_registry.tenancy.valid IS 'When it was so. / 事实有效期。';
COMMENT ON COLUMN ybss_registry.tenancy.from_list IS
'Made by intake out of lists, which renews it; what people write stays. / 由清单产生，随清单更新。';
CREATE INDEX tenancy_house ON ybss_registry.tenancy (district, house_id);
CREATE INDEX tenancy_person ON ybss_registry.tenancy (district, person_id);
CREATE INDEX tenancy_unit ON ybss_registry.tenancy (district, unit_id);
CREATE INDEX tenancy_grid ON ybss_registry.tenancy (grid);
