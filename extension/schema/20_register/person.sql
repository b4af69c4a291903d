-- Persons. What is collected beyond this is data (design D7).

CREATE TABLE ybss_registry.person (
  district int4 NOT NULL,
  person_id bigint NOT NULL DEFAULT ybss_registry.new_id(),
  grid ybss.grid_code NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  citizen_id ybss.citizen_id,
  document_kind text,
  document_number text,
  sex text CHECK (sex IN ('0', '1', '2', '9')),
  birth_date date,
  phone ybss.phone,
  registered_address text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, person_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT one_row_per_citizen_id UNIQUE (district, citizen_id),
  CHECK ((document_kind IS NULL) = (document_number IS NULL))
);
COMMENT ON TABLE ybss_registry.person IS 'Actual population. / 实有人口。';
COMMENT ON COLUMN ybss_registry.person.grid IS
'Grid of the house where the person mainly lives; the district''s own code while none is known. / 现住房屋所在网格。';
COMMENT ON COLUMN ybss_registry.person.sex IS 'GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not said. / 性别代码。';
COMMENT ON COLUMN ybss_registry.person.document_kind IS
'GA/T 517 code of a document other than the citizen id card. / 其他证件种类代码。';
COMMENT ON COLUMN ybss_registry.person.registered_address IS
'Address of household registration as written. / 户籍地址。';
CREATE INDEX person_grid ON ybss_registry.person (grid);
CREATE INDEX person_document ON ybss_registry.person (district, document_number)
  WHERE document_number IS NOT NULL;
CREATE INDEX person_phone ON ybss_registry.person (district, phone);
CREATE INDEX person_birth ON ybss_registry.person (district, birth_date);
