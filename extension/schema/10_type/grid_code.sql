-- 网格编码: codes of the management tree, 6, 9, 12 or 15 digits (district, town,
-- community, grid). It has the functional zones that no statutory table knows.

CREATE TYPE ybss.grid_code;

CREATE FUNCTION ybss.grid_code_in(cstring) RETURNS ybss.grid_code
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_in';
COMMENT ON FUNCTION ybss.grid_code_in(cstring) IS
'Text input of grid_code; soft errors from server 16 on. / 网格编码的文本输入。';
CREATE FUNCTION ybss.grid_code_out(ybss.grid_code) RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_out';
COMMENT ON FUNCTION ybss.grid_code_out(ybss.grid_code) IS 'Text output of grid_code. / 网格编码的文本输出。';
CREATE FUNCTION ybss.grid_code_recv(internal) RETURNS ybss.grid_code
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_recv';
COMMENT ON FUNCTION ybss.grid_code_recv(internal) IS
'Binary input of grid_code: its stored value, checked (YBC06). / 网格编码的二进制输入。';
CREATE FUNCTION ybss.grid_code_send(ybss.grid_code) RETURNS bytea
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8send';
COMMENT ON FUNCTION ybss.grid_code_send(ybss.grid_code) IS
'Binary output of grid_code: its stored value, 8 bytes. / 网格编码的二进制输出，8 字节。';

CREATE TYPE ybss.grid_code (
  INPUT = ybss.grid_code_in, OUTPUT = ybss.grid_code_out,
  RECEIVE = ybss.grid_code_recv, SEND = ybss.grid_code_send,
  LIKE = pg_catalog.int8, CATEGORY = 'U');
COMMENT ON TYPE ybss.grid_code IS
'Code of the management tree: district 6, town 3, community 3, grid 3 digits; 8 bytes. A parent sorts right before its descendants. Errors: YBC01 length, YBC02 character. / 管理树网格编码：区6位、镇街3位、村居3位、网格3位，共8字节；上级紧排在其全部下级之前。';

-- Order and hash of ybss.grid_code: stored as int8, compared by the server's own
-- functions of int8, which are leakproof and sort without a call per pair.

CREATE FUNCTION ybss.grid_code_lt(ybss.grid_code, ybss.grid_code) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8lt';
COMMENT ON FUNCTION ybss.grid_code_lt(ybss.grid_code, ybss.grid_code) IS
'Implementation of operator <. / 运算符 < 的实现。';
CREATE OPERATOR ybss.< (LEFTARG = ybss.grid_code, RIGHTARG = ybss.grid_code, FUNCTION = ybss.grid_code_lt,
  COMMUTATOR = OPERATOR(ybss.>), NEGATOR = OPERATOR(ybss.>=), RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
COMMENT ON OPERATOR ybss.< (ybss.grid_code, ybss.grid_code) IS 'Comes before. / 排在前。';

CREATE FUNCTION ybss.grid_code_le(ybss.grid_code, ybss.grid_code) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8le';
COMMENT ON FUNCTION ybss.grid_code_le(ybss.grid_code, ybss.grid_code) IS
'Implementation of operator <=. / 运算符 <= 的实现。';
CREATE OPERATOR ybss.<= (LEFTARG = ybss.grid_code, RIGHTARG = ybss.grid_code, FUNCTION = ybss.grid_code_le,
  COMMUTATOR = OPERATOR(ybss.>=), NEGATOR = OPERATOR(ybss.>), RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
COMMENT ON OPERATOR ybss.<= (ybss.grid_code, ybss.grid_code) IS 'Comes before or equals. / 排在前或相等。';

CREATE FUNCTION ybss.grid_code_eq(ybss.grid_code, ybss.grid_code) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8eq';
COMMENT ON FUNCTION ybss.grid_code_eq(ybss.grid_code, ybss.grid_code) IS
'Implementation of operator =. / 运算符 = 的实现。';
CREATE OPERATOR ybss.= (LEFTARG = ybss.grid_code, RIGHTARG = ybss.grid_code, FUNCTION = ybss.grid_code_eq,
  COMMUTATOR = OPERATOR(ybss.=), NEGATOR = OPERATOR(ybss.<>), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
COMMENT ON OPERATOR ybss.= (ybss.grid_code, ybss.grid_code) IS 'Equals. / 相等。';

CREATE FUNCTION ybss.grid_code_ne(ybss.grid_code, ybss.grid_code) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8ne';
COMMENT ON FUNCTION ybss.grid_code_ne(ybss.grid_code, ybss.grid_code) IS
'Implementation of operator <>. / 运算符 <> 的实现。';
CREATE OPERATOR ybss.<> (LEFTARG = ybss.grid_code, RIGHTARG = ybss.grid_code, FUNCTION = ybss.grid_code_ne,
  COMMUTATOR = OPERATOR(ybss.<>), NEGATOR = OPERATOR(ybss.=), RESTRICT = neqsel, JOIN = neqjoinsel);
COMMENT ON OPERATOR ybss.<> (ybss.grid_code, ybss.grid_code) IS 'Differs. / 不相等。';

CREATE FUNCTION ybss.grid_code_ge(ybss.grid_code, ybss.grid_code) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8ge';
COMMENT ON FUNCTION ybss.grid_code_ge(ybss.grid_code, ybss.grid_code) IS
'Implementation of operator >=. / 运算符 >= 的实现。';
CREATE OPERATOR ybss.>= (LEFTARG = ybss.grid_code, RIGHTARG = ybss.grid_code, FUNCTION = ybss.grid_code_ge,
  COMMUTATOR = OPERATOR(ybss.<=), NEGATOR = OPERATOR(ybss.<), RESTRICT = scalargesel, JOIN = scalargejoinsel);
COMMENT ON OPERATOR ybss.>= (ybss.grid_code, ybss.grid_code) IS 'Comes after or equals. / 排在后或相等。';

CREATE FUNCTION ybss.grid_code_gt(ybss.grid_code, ybss.grid_code) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8gt';
COMMENT ON FUNCTION ybss.grid_code_gt(ybss.grid_code, ybss.grid_code) IS
'Implementation of operator >. / 运算符 > 的实现。';
CREATE OPERATOR ybss.> (LEFTARG = ybss.grid_code, RIGHTARG = ybss.grid_code, FUNCTION = ybss.grid_code_gt,
  COMMUTATOR = OPERATOR(ybss.<), NEGATOR = OPERATOR(ybss.<=), RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
COMMENT ON OPERATOR ybss.> (ybss.grid_code, ybss.grid_code) IS 'Comes after. / 排在后。';

CREATE FUNCTION ybss.grid_code_cmp(ybss.grid_code, ybss.grid_code) RETURNS integer
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'btint8cmp';
COMMENT ON FUNCTION ybss.grid_code_cmp(ybss.grid_code, ybss.grid_code) IS
'Less than, equal to or greater than zero, for btree. / btree 比较函数。';
CREATE FUNCTION ybss.grid_code_hash(ybss.grid_code) RETURNS integer
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'hashint8';
COMMENT ON FUNCTION ybss.grid_code_hash(ybss.grid_code) IS 'Hash for joins and indexes. / 散列函数。';
CREATE FUNCTION ybss.grid_code_hash_extended(ybss.grid_code, bigint) RETURNS bigint
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'hashint8extended';
COMMENT ON FUNCTION ybss.grid_code_hash_extended(ybss.grid_code, bigint) IS
'Seeded hash for hash partitions. / 带种子的散列函数。';

CREATE OPERATOR CLASS ybss.grid_code_ops DEFAULT FOR TYPE ybss.grid_code USING btree AS
  OPERATOR 1 ybss.<, OPERATOR 2 ybss.<=, OPERATOR 3 ybss.=, OPERATOR 4 ybss.>=, OPERATOR 5 ybss.>,
  FUNCTION 1 ybss.grid_code_cmp(ybss.grid_code, ybss.grid_code),
  FUNCTION 2 (ybss.grid_code, ybss.grid_code) pg_catalog.btint8sortsupport(internal),
  FUNCTION 4 (ybss.grid_code, ybss.grid_code) pg_catalog.btequalimage(oid);
COMMENT ON OPERATOR CLASS ybss.grid_code_ops USING btree IS
'Order of grid_code, with deduplication. / 网格编码的 btree 操作符类。';
COMMENT ON OPERATOR FAMILY ybss.grid_code_ops USING btree IS 'Order of grid_code. / 网格编码的 btree 操作符族。';
CREATE OPERATOR CLASS ybss.grid_code_ops DEFAULT FOR TYPE ybss.grid_code USING hash AS
  OPERATOR 1 ybss.=,
  FUNCTION 1 ybss.grid_code_hash(ybss.grid_code),
  FUNCTION 2 ybss.grid_code_hash_extended(ybss.grid_code, bigint);
COMMENT ON OPERATOR CLASS ybss.grid_code_ops USING hash IS 'Hash of grid_code. / 网格编码的 hash 操作符类。';
COMMENT ON OPERATOR FAMILY ybss.grid_code_ops USING hash IS 'Hash of grid_code. / 网格编码的 hash 操作符族。';
-- The server itself calls it, whoever asks; the input function it asks for by right, where it plans a cast.
REVOKE ALL ON FUNCTION ybss.grid_code_recv(internal) FROM PUBLIC;
