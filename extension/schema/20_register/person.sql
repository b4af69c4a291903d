-- Persons. What is collected beyond this is data (design D7).

CREATE TABLE ybss_registry.person (
  district int4 NOT NULL,
  person_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  former_name text CHECK (char_length(former_name) BETWEEN 1 AND 200),
  pinyin text CHECK (char_length(pinyin) BETWEEN 1 AND 400),
  foreign_surname text CHECK (char_length(foreign_surname) BETWEEN 1 AND 200),
  foreign_given_name text CHECK (char_length(foreign_given_name) BETWEEN 1 AND 200),
  citizen_id ybss.citizen_id,
  document_kind text REFERENCES ybss_registry.document_kind,
  document_number text CHECK (char_length(document_number) BETWEEN 1 AND 40),
  no_document_reason text REFERENCES ybss_registry.no_document_reason,
  nationality text CHECK (nationality ~ '^[A-Z]{3}$'),
  sex text CHECK (sex IN ('0', '1', '2', '9')),
  birth_date date,
  died_on date,
  phone ybss.phone,
  registered_address text,
  arrived_on date,
  leaves_on date,
  items jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(items) = 'object'),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, person_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT one_row_per_citizen_id UNIQUE (district, citizen_id),
  CHECK ((document_kind IS NULL) = (document_number IS NULL)),
  CONSTRAINT document_or_reason
    CHECK ((citizen_id IS NULL AND document_number IS NULL) = (no_document_reason IS NOT NULL)),
  CHECK (leaves_on >= arrived_on),
  -- Of the year, which people see: a day that is entered tells nothing of the birthday.
  CONSTRAINT died_after_birth CHECK (extract(year FROM died_on) >= extract(year FROM birth_date))
  -- Other lists say more of most persons: a row that is renewed finds room beside itself, and no index is written anew.
) WITH (fillfactor = 75);
COMMENT ON TABLE ybss_registry.person IS 'Actual population. / 实有人口。';
COMMENT ON COLUMN ybss_registry.person.grid IS
'Grid of the house where the person mainly lives; the district''s own code while none is known. / 现住房屋所在网格。';
COMMENT ON COLUMN ybss_registry.person.name IS
'Chinese name, parts joined by U+00B7 (民委发〔2016〕33号); of a foreigner without one, the name as the document writes it. / 姓名。';
COMMENT ON COLUMN ybss_registry.person.foreign_surname IS 'Surname as the passport writes it. / 外文姓。';
COMMENT ON COLUMN ybss_registry.person.foreign_given_name IS 'Given names as the passport writes them. / 外文名。';
COMMENT ON COLUMN ybss_registry.person.document_kind IS
'Kind of the document, other than the citizen id, by which the register knows the person; all documents with their validity are in document. / 据以登记的其他证件种类。';
COMMENT ON COLUMN ybss_registry.person.no_document_reason IS
'Why neither a citizen id nor a document is known; stated exactly where none is. / 无证件原因。';
COMMENT ON COLUMN ybss_registry.person.nationality IS 'GB/T 2659, three letters: CHN, HKG, MAC, TWN, KOR … / 国籍（地区）。';
COMMENT ON COLUMN ybss_registry.person.sex IS 'GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not said. / 性别代码。';
COMMENT ON COLUMN ybss_registry.person.registered_address IS
'Address of household registration as written. / 户籍地址。';
COMMENT ON COLUMN ybss_registry.person.arrived_on IS
'When a resident from abroad, Hong Kong, Macao or Taiwan arrived. / 境外人员抵达日期。';
COMMENT ON COLUMN ybss_registry.person.leaves_on IS 'When such a resident means to leave. / 预计离开日期。';
COMMENT ON COLUMN ybss_registry.person.items IS
'Values of catalogue items that have no column of their own, by the item''s name. / 其他信息项取值。';
CREATE INDEX person_grid ON ybss_registry.person (grid);
CREATE UNIQUE INDEX one_row_per_document_number
  ON ybss_registry.person (district, document_number, document_kind, coalesce(nationality, '')) WHERE document_number IS NOT NULL;
COMMENT ON INDEX ybss_registry.one_row_per_document_number IS
'Two states may give the same passport number; nobody else may have it twice. / 同一证件只登记一人。';
CREATE INDEX person_phone ON ybss_registry.person (district, phone);
CREATE INDEX person_birth ON ybss_registry.person (district, birth_date);
CREATE INDEX person_name ON ybss_registry.person (district, name);
-- What somebody has in hand finds its person; its operator is leakproof, so row security leaves it usable. With a
-- short pending list: lists cost a quarter of what each row by itself would, and a search reads at most a megabyte
-- of it, about a millisecond. Without statistics: its operator asks for none.
CREATE INDEX person_search ON ybss_registry.person USING gin ((ybss.person_keys(name, birth_date, phone)) ybss.search_key_ops) WITH (gin_pending_list_limit = 1024);
ALTER INDEX ybss_registry.person_search ALTER COLUMN 1 SET STATISTICS 0;
COMMENT ON INDEX ybss_registry.person_search IS
'Finds a person by what is known of it. / 按线索查找人员。';
