-- Units (实有单位): no unit without premises on a confirmed address.

CREATE TABLE ybss_registry.unit (
  district int4 NOT NULL,
  unit_id bigint NOT NULL DEFAULT ybss_registry.new_id(),
  grid ybss.grid_code NOT NULL,
  name text NOT NULL,
  credit_code ybss.credit_code,
  no_code_reason text,
  kind text,
  address_id bigint NOT NULL,
  habitable boolean NOT NULL DEFAULT true CHECK (habitable),
  representative text,
  phone ybss.phone,
  founded_on date,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, unit_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT one_row_per_credit_code UNIQUE (district, credit_code),
  CONSTRAINT code_or_reason CHECK (credit_code IS NOT NULL OR no_code_reason IS NOT NULL),
  CONSTRAINT unit_has_premises_on_confirmed_address
    FOREIGN KEY (district, address_id, habitable)
    REFERENCES ybss_registry.address (district, address_id, habitable)
);
COMMENT ON TABLE ybss_registry.unit IS 'Units: enterprises, organisations, shops. / 实有单位。';
COMMENT ON COLUMN ybss_registry.unit.no_code_reason IS
'Why the unit has no credit code; never a made-up number instead. / 无统一社会信用代码的原因。';
COMMENT ON COLUMN ybss_registry.unit.representative IS 'Name of the legal representative. / 法定代表人。';
CREATE INDEX unit_grid ON ybss_registry.unit (grid);
CREATE INDEX unit_address ON ybss_registry.unit (district, address_id);
