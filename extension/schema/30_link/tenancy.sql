-- Who rents a house: persons or units.

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
