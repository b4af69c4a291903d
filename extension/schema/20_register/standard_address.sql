-- The address book: standard addresses and their life.

CREATE TABLE ybss_registry.address (
  district int4 NOT NULL,
  address_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  address ybss.address NOT NULL,
  level text NOT NULL GENERATED ALWAYS AS (ybss.address_level(address)) STORED,
  parent_id bigint,
  state text NOT NULL DEFAULT 'proposed'
    CHECK (state IN ('proposed', 'confirmed', 'installed', 'suspended', 'retired')),
  habitable boolean NOT NULL
    GENERATED ALWAYS AS (state IN ('confirmed', 'installed', 'suspended')) STORED,
  under_habitable boolean
    GENERATED ALWAYS AS (CASE WHEN state IN ('confirmed', 'installed', 'suspended') THEN true END) STORED,
  position @postgis@.geometry(Point, 4490),
  temporary boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, address_id),
  UNIQUE (district, address_id, habitable),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.address IS
'Standard addresses of every level, from street to room. / 标准地址库。';
COMMENT ON COLUMN ybss_registry.address.state IS
'proposed (police) → confirmed (civil affairs) → installed (plate hangs) → suspended → retired. / 地址生命周期。';
COMMENT ON COLUMN ybss_registry.address.under_habitable IS
'True where the address itself is in use: then the foreign key asks for a parent that is in use, too. / 在用地址的上级须在用。';
COMMENT ON COLUMN ybss_registry.address.temporary IS
'The plate is a temporary one (临时门牌). / 是否临时门牌。';
COMMENT ON COLUMN ybss_registry.address.habitable IS
'True from confirmation to retirement. Houses and units refer to (address, habitable = true), so no row can stand on an address that was never confirmed, whoever writes. / 是否可供登记房屋和单位。';
CREATE UNIQUE INDEX address_once ON ybss_registry.address (district, address) WHERE state <> 'retired';
COMMENT ON INDEX ybss_registry.address_once IS
'One living address per canonical key. / 同一标准地址只登记一次。';
CREATE INDEX address_grid ON ybss_registry.address (grid);
CREATE INDEX address_parent ON ybss_registry.address (district, parent_id);
-- The addresses of a street, whatever their community.
CREATE INDEX address_road ON ybss_registry.address (district, (ybss.address_element(address, 'road')), grid)
  WHERE ybss.address_element(address, 'road') IS NOT NULL;
CREATE INDEX address_road2 ON ybss_registry.address (district, (ybss.address_element(address, 'road2')), grid)
  WHERE ybss.address_element(address, 'road2') IS NOT NULL;

-- An incomplete or misspelt address finds its standard one.
-- Without a pending list: a search never reads what the last lists left in it.
CREATE INDEX address_feature ON ybss_registry.address USING gin (address ybss.address_feature_ops)
WITH (fastupdate = off) WHERE state <> 'retired';
COMMENT ON INDEX ybss_registry.address_feature IS
'Finds standard addresses by an incomplete or misspelt one; its operator is leakproof, so row security leaves it usable. / 按特征查找标准地址。';
