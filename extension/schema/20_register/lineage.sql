-- What became of addresses that are no more.

CREATE TABLE ybss_registry.address_lineage (
  district int4 NOT NULL,
  lineage_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  kind text NOT NULL CHECK (kind IN ('rename', 'renumber', 'move', 'split', 'merge', 'replace')),
  address_id bigint NOT NULL,
  address ybss.address NOT NULL,
  successor_id bigint NOT NULL,
  keys text[] NOT NULL DEFAULT '{}',
  changed_on date NOT NULL DEFAULT ybss.today(),
  document text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, lineage_id),
  CHECK (district = ybss.district_of(grid)),
  -- A new text on the same id, or a new id: never both in one row.
  CONSTRAINT lineage_of_text_or_of_id CHECK ((kind IN ('rename', 'renumber', 'move')) = (address_id = successor_id))
);
COMMENT ON TABLE ybss_registry.address_lineage IS
'What became of an address text or an address: renamed, renumbered and moved ones keep their id, split, merged and replaced ones go over into others. / 地址沿革：更名、改号、改属、拆分、合并、替代。';
COMMENT ON COLUMN ybss_registry.address_lineage.address IS 'The address as it was before. / 变更前的地址。';
COMMENT ON COLUMN ybss_registry.address_lineage.keys IS
'Look-up keys of the address as it was: by them an old, incomplete text finds it. / 旧地址的查找键。';
CREATE UNIQUE INDEX lineage_once ON ybss_registry.address_lineage (district, address_id, successor_id)
  WHERE address_id <> successor_id;
CREATE INDEX lineage_address ON ybss_registry.address_lineage (district, address_id);
CREATE INDEX lineage_successor ON ybss_registry.address_lineage (district, successor_id);
CREATE INDEX lineage_text ON ybss_registry.address_lineage (district, address);
CREATE INDEX lineage_keys ON ybss_registry.address_lineage USING gin (keys);
CREATE INDEX lineage_feature ON ybss_registry.address_lineage USING gin (address ybss.address_feature_ops);
CREATE INDEX lineage_grid ON ybss_registry.address_lineage (grid);
