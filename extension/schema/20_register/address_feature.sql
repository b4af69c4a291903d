-- The address book by features: an incomplete or misspelt address finds its standard one.

-- Without a pending list: a search never reads what the last lists left in it.
CREATE INDEX address_feature ON ybss_registry.address USING gin (address ybss.address_feature_ops)
WITH (fastupdate = off) WHERE state <> 'retired';
COMMENT ON INDEX ybss_registry.address_feature IS
'Finds standard addresses by an incomplete or misspelt one; its operator is leakproof, so row security leaves it usable. / 按特征查找标准地址。';
