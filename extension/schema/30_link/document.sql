-- Documents of persons: many a person, each with its validity.

CREATE TABLE ybss_registry.document (
  district int4 NOT NULL,
  document_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  person_id bigint NOT NULL,
  kind_code text NOT NULL REFERENCES ybss_registry.document_kind,
  number text NOT NULL CHECK (char_length(number) BETWEEN 1 AND 40),
  issuer text NOT NULL DEFAULT '' CHECK (issuer ~ '^([A-Z]{3})?$'),
  valid daterange NOT NULL DEFAULT daterange(NULL, NULL) CHECK (NOT isempty(valid)),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, document_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT one_row_per_document UNIQUE (district, kind_code, number, issuer)
);
COMMENT ON TABLE ybss_registry.document IS 'Identity documents of persons, past and present. / 人员证件。';
COMMENT ON COLUMN ybss_registry.document.number IS 'In capitals without spaces; has the shape of its kind. / 证件号码。';
COMMENT ON COLUMN ybss_registry.document.issuer IS
'State or region that issued it, GB/T 2659; empty where the kind says it or nobody knows. / 签发国家（地区）。';
COMMENT ON COLUMN ybss_registry.document.valid IS 'From its issue to its expiry. / 证件有效期。';
CREATE INDEX document_person ON ybss_registry.document (district, person_id);
CREATE INDEX document_number ON ybss_registry.document (district, number);
CREATE INDEX document_grid ON ybss_registry.document (grid);
