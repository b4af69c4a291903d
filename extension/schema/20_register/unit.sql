-- Units (实有单位): no unit without premises on a confirmed address, none without
-- a credit code or the reason why there is none.

CREATE TABLE ybss_registry.unit (
  district int4 NOT NULL,
  unit_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 400),
  credit_code ybss.credit_code,
  no_code_reason text REFERENCES ybss_registry.no_code_reason,
  kind text,
  address_id bigint NOT NULL,
  representative text,
  representative_id bigint,
  phone ybss.phone,
  founded_on date,
  closed_on date,
  habitable boolean GENERATED ALWAYS AS (CASE WHEN closed_on IS NULL THEN true END) STORED,
  items jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(items) = 'object'),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, unit_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT one_row_per_credit_code UNIQUE (district, credit_code),
  CONSTRAINT code_or_reason CHECK ((credit_code IS NULL) = (no_code_reason IS NOT NULL)),
  CHECK (closed_on >= founded_on)
);
COMMENT ON TABLE ybss_registry.unit IS 'Units: enterprises, organisations, shops. / 实有单位。';
COMMENT ON COLUMN ybss_registry.unit.no_code_reason IS
'Why the unit has no credit code, stated exactly where it has none; never a made-up number instead. / 无统一社会信用代码的原因。';
COMMENT ON COLUMN ybss_registry.unit.address_id IS
'The main premises; all premises with their periods are in premises. / 主要经营场所。';
COMMENT ON COLUMN ybss_registry.unit.representative IS 'Name of the legal representative. / 法定代表人。';
COMMENT ON COLUMN ybss_registry.unit.representative_id IS
'The legal representative where the register has the person. / 法定代表人对应的人员。';
COMMENT ON COLUMN ybss_registry.unit.closed_on IS 'Day from which the unit is no more. / 注销或停业日期。';
COMMENT ON COLUMN ybss_registry.unit.habitable IS
'True until it closes: then the foreign key asks for premises at an address that is in use. / 存续期间须有已确认地址。';
COMMENT ON COLUMN ybss_registry.unit.items IS
'Values of catalogue items that have no column of their own, by the item''s name. / 其他信息项取值。';
CREATE INDEX unit_grid ON ybss_registry.unit (grid);
CREATE INDEX unit_address ON ybss_registry.unit (district, address_id);
CREATE INDEX unit_representative ON ybss_registry.unit (district, representative_id);
-- What somebody has in hand finds its unit; its operator is leakproof, so row security leaves it usable. With a
-- short pending list: lists cost a quarter of what each row by itself would, and a search reads at most a megabyte
-- of it, about a millisecond. Without statistics: its operator asks for none.
CREATE INDEX unit_search ON ybss_registry.unit USING gin ((ybss.unit_keys(name, representative, phone)) ybss.search_key_ops) WITH (gin_pending_list_limit = 1024);
ALTER INDEX ybss_registry.unit_search ALTER COLUMN 1 SET STATISTICS 0;
COMMENT ON INDEX ybss_registry.unit_search IS
'Finds a unit by what is known of it. / 按线索查找单位。';
