-- By what a written address is found in the book when it is not complete.

CREATE TABLE ybss_registry.address_lookup (
  district int4 NOT NULL,
  key text NOT NULL,
  address_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  town text,
  community text,
  PRIMARY KEY (district, key, address_id),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.address_lookup IS
'Keys of each living address that leave out what people leave out: by compound, by road and number, by village group. / 标准地址的查找键。';
CREATE INDEX address_lookup_address ON ybss_registry.address_lookup (district, address_id);
