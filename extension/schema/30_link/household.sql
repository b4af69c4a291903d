-- Households: who is registered together, where, and how they are related.

CREATE TABLE ybss_registry.household (
  district int4 NOT NULL,
  household_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  number text NOT NULL CHECK (char_length(number) BETWEEN 1 AND 60),
  address_id bigint,
  collective boolean NOT NULL DEFAULT false,
  valid daterange NOT NULL DEFAULT daterange(NULL, NULL) CHECK (NOT isempty(valid)),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, household_id),
  CONSTRAINT one_household_of_a_number UNIQUE (district, number),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.household IS 'Registered households. / 户。';
COMMENT ON COLUMN ybss_registry.household.number IS 'Household number (户号) of the police. / 户号。';
COMMENT ON COLUMN ybss_registry.household.address_id IS
'The address at which the household is registered, where the book has it; no house need be known there. / 户籍所在地址。';
COMMENT ON COLUMN ybss_registry.household.collective IS
'A collective household (集体户), whose members need not live together. / 是否集体户。';
COMMENT ON COLUMN ybss_registry.household.valid IS 'From its founding to its dissolution. / 立户至销户。';
CREATE INDEX household_address ON ybss_registry.household (district, address_id);
CREATE INDEX household_grid ON ybss_registry.household (grid);

CREATE TABLE ybss_registry.household_member (
  district int4 NOT NULL,
  household_member_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  household_id bigint NOT NULL,
  person_id bigint NOT NULL,
  relation_code text CHECK (relation_code ~ '^[0-9]{1,4}$'),
  valid daterange NOT NULL DEFAULT daterange(NULL, NULL) CHECK (NOT isempty(valid)),
  from_list boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, household_member_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT one_household_at_a_time
    EXCLUDE USING gist (person_id WITH =, valid WITH &&, district WITH =),
  CONSTRAINT one_head_at_a_time
    EXCLUDE USING gist (household_id WITH =, valid WITH &&, district WITH =)
    WHERE (relation_code IN ('0', '01', '02'))
);
COMMENT ON TABLE ybss_registry.household_member IS 'A person belongs to a household. / 户成员。';
COMMENT ON COLUMN ybss_registry.household_member.relation_code IS
'Relation to the head, GB/T 4761: 01 or 02 户主, 10 配偶 … / 与户主关系代码。';
COMMENT ON COLUMN ybss_registry.household_member.valid IS 'When it was so. / 事实有效期。';
COMMENT ON COLUMN ybss_registry.household_member.from_list IS
'Made by intake out of lists, which renews it; what people write stays. / 由清单产生，随清单更新。';
COMMENT ON CONSTRAINT one_household_at_a_time ON ybss_registry.household_member IS
'A citizen is registered at one place only (户口登记条例, article 6). / 一人只能在一户登记。';
CREATE INDEX household_member_household ON ybss_registry.household_member (district, household_id);
CREATE INDEX household_member_person ON ybss_registry.household_member (district, person_id);
CREATE INDEX household_member_grid ON ybss_registry.household_member (grid);
