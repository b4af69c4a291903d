-- Who answers for whom.

CREATE TABLE ybss_registry.guardianship (
  district int4 NOT NULL,
  guardianship_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  ward_id bigint NOT NULL,
  person_id bigint,
  unit_id bigint,
  relation_code text CHECK (relation_code ~ '^[0-9]{1,4}$'),
  valid daterange NOT NULL CHECK (NOT isempty(valid)),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, guardianship_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT guardian_is_a_person_or_a_unit CHECK (num_nonnulls(person_id, unit_id) = 1),
  CONSTRAINT nobody_guards_themselves CHECK (person_id <> ward_id),
  CONSTRAINT one_guardianship_at_a_time
    EXCLUDE USING gist (ward_id WITH =, coalesce(person_id, -unit_id) WITH =, valid WITH &&, district WITH =)
);
COMMENT ON TABLE ybss_registry.guardianship IS
'A person, or a unit such as a residents'' committee, answers for a ward (民法典, articles 27 to 32). / 监护关系。';
COMMENT ON COLUMN ybss_registry.guardianship.ward_id IS 'Who is guarded. / 被监护人。';
COMMENT ON COLUMN ybss_registry.guardianship.relation_code IS
'What the guardian is to the ward, GB/T 4761: 51 父, 52 母 … / 监护人与被监护人的关系。';
COMMENT ON COLUMN ybss_registry.guardianship.valid IS 'When it was so. / 事实有效期。';
CREATE INDEX guardianship_ward ON ybss_registry.guardianship (district, ward_id);
CREATE INDEX guardianship_person ON ybss_registry.guardianship (district, person_id);
CREATE INDEX guardianship_unit ON ybss_registry.guardianship (district, unit_id);
CREATE INDEX guardianship_grid ON ybss_registry.guardianship (grid);
