-- Equality, order and hash of addresses, all by the canonical key. Equality and hash
-- are leakproof, the order is not: ranges that run on hidden rows close in on a value.

CREATE FUNCTION ybss.address_eq(ybss.address, ybss.address) RETURNS boolean
AS 'MODULE_PATHNAME', 'ybss_address_eq' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION ybss.address_ne(ybss.address, ybss.address) RETURNS boolean
AS 'MODULE_PATHNAME', 'ybss_address_ne' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION ybss.address_lt(ybss.address, ybss.address) RETURNS boolean
AS 'MODULE_PATHNAME', 'ybss_address_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.address_le(ybss.address, ybss.address) RETURNS boolean
AS 'MODULE_PATHNAME', 'ybss_address_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.address_gt(ybss.address, ybss.address) RETURNS boolean
AS 'MODULE_PATHNAME', 'ybss_address_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.address_ge(ybss.address, ybss.address) RETURNS boolean
AS 'MODULE_PATHNAME', 'ybss_address_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.address_cmp(ybss.address, ybss.address) RETURNS int
AS 'MODULE_PATHNAME', 'ybss_address_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.address_hash(ybss.address) RETURNS int
AS 'MODULE_PATHNAME', 'ybss_address_hash' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION ybss.address_hash_extended(ybss.address, bigint) RETURNS bigint
AS 'MODULE_PATHNAME', 'ybss_address_hash_extended' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION ybss.address_eq(ybss.address, ybss.address) IS 'Equal by canonical key. Leakproof: cannot raise. / 规范键相等。';
COMMENT ON FUNCTION ybss.address_ne(ybss.address, ybss.address) IS 'Not equal by canonical key. / 规范键不等。';
COMMENT ON FUNCTION ybss.address_lt(ybss.address, ybss.address) IS 'Before, by the bytes of the key. / 规范键在前。';
COMMENT ON FUNCTION ybss.address_le(ybss.address, ybss.address) IS 'Before or equal. / 在前或相等。';
COMMENT ON FUNCTION ybss.address_gt(ybss.address, ybss.address) IS 'Behind. / 在后。';
COMMENT ON FUNCTION ybss.address_ge(ybss.address, ybss.address) IS 'Behind or equal. / 在后或相等。';
COMMENT ON FUNCTION ybss.address_cmp(ybss.address, ybss.address) IS 'Order for btree: negative, zero or positive. / B 树比较函数。';
COMMENT ON FUNCTION ybss.address_hash(ybss.address) IS 'Hash of the key. / 键的哈希。';
COMMENT ON FUNCTION ybss.address_hash_extended(ybss.address, bigint) IS 'Hash of the key with a seed. / 带种子的哈希。';

CREATE OPERATOR ybss.= (
	LEFTARG = ybss.address, RIGHTARG = ybss.address, FUNCTION = ybss.address_eq, COMMUTATOR = OPERATOR(ybss.=),
	NEGATOR = OPERATOR(ybss.<>), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR ybss.<> (
	LEFTARG = ybss.address, RIGHTARG = ybss.address, FUNCTION = ybss.address_ne, COMMUTATOR = OPERATOR(ybss.<>),
	NEGATOR = OPERATOR(ybss.=), RESTRICT = neqsel, JOIN = neqjoinsel);
CREATE OPERATOR ybss.< (
	LEFTARG = ybss.address, RIGHTARG = ybss.address, FUNCTION = ybss.address_lt, COMMUTATOR = OPERATOR(ybss.>),
	NEGATOR = OPERATOR(ybss.>=), RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE OPERATOR ybss.<= (
	LEFTARG = ybss.address, RIGHTARG = ybss.address, FUNCTION = ybss.address_le, COMMUTATOR = OPERATOR(ybss.>=),
	NEGATOR = OPERATOR(ybss.>), RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
CREATE OPERATOR ybss.> (
	LEFTARG = ybss.address, RIGHTARG = ybss.address, FUNCTION = ybss.address_gt, COMMUTATOR = OPERATOR(ybss.<),
	NEGATOR = OPERATOR(ybss.<=), RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
CREATE OPERATOR ybss.>= (
	LEFTARG = ybss.address, RIGHTARG = ybss.address, FUNCTION = ybss.address_ge, COMMUTATOR = OPERATOR(ybss.<=),
	NEGATOR = OPERATOR(ybss.<), RESTRICT = scalargesel, JOIN = scalargejoinsel);

COMMENT ON OPERATOR ybss.= (ybss.address, ybss.address) IS 'Equal by canonical key. / 规范键相等。';
COMMENT ON OPERATOR ybss.<> (ybss.address, ybss.address) IS 'Not equal by canonical key. / 规范键不等。';
COMMENT ON OPERATOR ybss.< (ybss.address, ybss.address) IS 'Before, by the bytes of the key. / 规范键在前。';
COMMENT ON OPERATOR ybss.<= (ybss.address, ybss.address) IS 'Before or equal. / 在前或相等。';
COMMENT ON OPERATOR ybss.> (ybss.address, ybss.address) IS 'Behind. / 在后。';
COMMENT ON OPERATOR ybss.>= (ybss.address, ybss.address) IS 'Behind or equal. / 在后或相等。';

CREATE OPERATOR CLASS ybss.address_ops DEFAULT FOR TYPE ybss.address USING btree AS
	OPERATOR 1 ybss.<, OPERATOR 2 ybss.<=, OPERATOR 3 ybss.=, OPERATOR 4 ybss.>=, OPERATOR 5 ybss.>,
	FUNCTION 1 ybss.address_cmp(ybss.address, ybss.address);
CREATE OPERATOR CLASS ybss.address_hash_ops DEFAULT FOR TYPE ybss.address USING hash AS
	OPERATOR 1 ybss.=,
	FUNCTION 1 ybss.address_hash(ybss.address),
	FUNCTION 2 ybss.address_hash_extended(ybss.address, bigint);
