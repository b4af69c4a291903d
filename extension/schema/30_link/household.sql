-- Households: who is registered together, and how they are related.

CREATE TABLE ybss_registry.household (
  district int4 NOT NULL,
  household_id bigint NOT NULL DEFAULT ybss_registry.new_id(),
  grid ybss.grid_code NOT NULL,
  number text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, household_id),
  UNIQUE (district, number),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.household IS 'Registered households. / 户。';
COMMENT ON COLUMN ybss_registry.household.number IS 'Household number (户号) of the police. / 户号。';
CREATE INDEX household_grid ON ybss_registry.household (grid);

CREATE TABLE ybss_registry.household_member (
  district int4 NOT NULL,
  household_id bigint NOT NULL,
  person_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  relation_code text,
  valid daterange NOT NULL DEFAULT daterange(NULL, NULL) CHECK (NOT isempty(valid)),
  recorded tstzrange NOT NULL DEFAULT tstzrange(now(), NULL),
  PRIMARY KEY (district, household_id, person_id),
  CHECK (district = ybss.district_of(grid)),
  FOREIGN KEY (district, household_id) REFERENCES ybss_registry.household (district, household_id),
  FOREIGN KEY (district, person_id) REFERENCES ybss_registry.person (district, person_id)
);
COMMENT ON TABLE ybss_registry.household_member IS 'A person belongs to a household. / 户成员。';
COMMENT ON COLUMN ybss_registry.household_member.relation_code IS
'Relation to the head, GB/T 4761 two digits: 02 户主, 10 配偶 … / 与户主关系代码。';
CREATE INDEX household_member_person ON ybss_registry.household_member (district, person_id);
CREATE INDEX household_member_grid ON ybss_registry.household_member (grid);
