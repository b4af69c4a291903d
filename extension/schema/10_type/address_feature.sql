-- Index of addresses by what people leave of them: ybss.find_address stands on it.

CREATE FUNCTION ybss.address_features(address ybss.address) RETURNS int[]
AS 'MODULE_PATHNAME', 'ybss_address_features_array' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION ybss.address_features_below(address ybss.address) RETURNS int[]
AS 'MODULE_PATHNAME', 'ybss_address_features_below_array' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.address_shares(address ybss.address, features int[]) RETURNS boolean
AS 'MODULE_PATHNAME', 'ybss_address_shares' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE COST 20;
CREATE FUNCTION ybss.address_shares_selectivity(internal, oid, internal, int) RETURNS float8
AS 'MODULE_PATHNAME', 'ybss_address_shares_selectivity' LANGUAGE C STABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.address_feature_value(ybss.address, internal) RETURNS internal
AS 'MODULE_PATHNAME', 'ybss_address_feature_value' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.address_feature_query(ybss.address, internal, smallint, internal, internal, internal, internal) RETURNS internal
AS 'MODULE_PATHNAME', 'ybss_address_feature_query' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.address_feature_consistent(internal, smallint, ybss.address, int, internal, internal, internal, internal) RETURNS boolean
AS 'MODULE_PATHNAME', 'ybss_address_feature_consistent' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.address_feature_triconsistent(internal, smallint, ybss.address, int, internal, internal, internal) RETURNS "char"
AS 'MODULE_PATHNAME', 'ybss_address_feature_triconsistent' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION ybss.address_features(ybss.address) IS
'Hashes of the names of an address with what stands behind them, whole and with one character taken away. Immutable; leakproof: cannot raise. / 地址特征值：名称加其后的楼栋房号，容一字之差。';
COMMENT ON FUNCTION ybss.address_features_below(ybss.address) IS
'Features of what lies right below an address: the rooms of a building, the buildings of a compound, the doors of a road or group. Immutable. / 下一级地址的特征值。';
COMMENT ON FUNCTION ybss.address_shares(ybss.address, int[]) IS
'Whether an address has one of the features. Immutable; leakproof. / 是否具有其中任一特征。';
COMMENT ON FUNCTION ybss.address_shares_selectivity(internal, oid, internal, int) IS
'Estimates that a probe finds a few rows, however large the book, so that no other index is read beside. Stable: reads the planner''s idea of the table. / 选择率估计：无论库有多大，命中只有少数几行。';
COMMENT ON FUNCTION ybss.address_feature_value(ybss.address, internal) IS 'GIN support; the query comes as int[], the type is declared as the access method wants it. Immutable: depends on its arguments only. / GIN 支持函数。';
COMMENT ON FUNCTION ybss.address_feature_query(ybss.address, internal, smallint, internal, internal, internal, internal) IS 'GIN support; the query comes as int[], the type is declared as the access method wants it. Immutable: depends on its arguments only. / GIN 支持函数。';
COMMENT ON FUNCTION ybss.address_feature_consistent(internal, smallint, ybss.address, int, internal, internal, internal, internal) IS 'GIN support; the query comes as int[], the type is declared as the access method wants it. Immutable: depends on its arguments only. / GIN 支持函数。';
COMMENT ON FUNCTION ybss.address_feature_triconsistent(internal, smallint, ybss.address, int, internal, internal, internal) IS 'GIN support; the query comes as int[], the type is declared as the access method wants it. Immutable: depends on its arguments only. / GIN 支持函数。';

CREATE OPERATOR ybss.&& (
	LEFTARG = ybss.address, RIGHTARG = int[], FUNCTION = ybss.address_shares, RESTRICT = ybss.address_shares_selectivity, JOIN = contjoinsel);
COMMENT ON OPERATOR ybss.&& (ybss.address, int[]) IS 'Has one of the features. / 具有任一特征。';

CREATE OPERATOR CLASS ybss.address_feature_ops FOR TYPE ybss.address USING gin AS
	OPERATOR 1 ybss.&& (ybss.address, int[]),
	FUNCTION 1 btint4cmp(int, int),
	FUNCTION 2 ybss.address_feature_value(ybss.address, internal),
	FUNCTION 3 ybss.address_feature_query(ybss.address, internal, smallint, internal, internal, internal, internal),
	FUNCTION 4 ybss.address_feature_consistent(internal, smallint, ybss.address, int, internal, internal, internal, internal),
	FUNCTION 6 ybss.address_feature_triconsistent(internal, smallint, ybss.address, int, internal, internal, internal),
	STORAGE int;
-- The server itself calls them, whoever asks; nobody else needs to.
REVOKE ALL ON FUNCTION ybss.address_shares_selectivity(internal, oid, internal, int), ybss.address_feature_value(ybss.address, internal),
  ybss.address_feature_query(ybss.address, internal, smallint, internal, internal, internal, internal),
  ybss.address_feature_consistent(internal, smallint, ybss.address, int, internal, internal, internal, internal),
  ybss.address_feature_triconsistent(internal, smallint, ybss.address, int, internal, internal, internal) FROM PUBLIC;
