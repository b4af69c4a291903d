-- 行政区划代码: statutory codes of 2, 4, 6, 9 or 12 digits (GB/T 2260, GB/T 10114,
-- 统计用区划代码). A code is kept at the length it was written in.

CREATE TYPE ybss.division_code;

CREATE FUNCTION ybss.division_code_in(cstring) RETURNS ybss.division_code
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_in';
COMMENT ON FUNCTION ybss.division_code_in(cstring) IS
'Text input of division_code; soft errors from server 16 on. / 行政区划代码的文本输入。';
CREATE FUNCTION ybss.division_code_out(ybss.division_code) RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_out';
COMMENT ON FUNCTION ybss.division_code_out(ybss.division_code) IS 'Text output of division_code. / 行政区划代码的文本输出。';
CREATE FUNCTION ybss.division_code_recv(internal) RETURNS ybss.division_code
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_recv';
COMMENT ON FUNCTION ybss.division_code_recv(internal) IS
'Binary input of division_code: its stored value, checked (YBC06). / 行政区划代码的二进制输入。';
CREATE FUNCTION ybss.division_code_send(ybss.division_code) RETURNS bytea
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8send';
COMMENT ON FUNCTION ybss.division_code_send(ybss.division_code) IS
'Binary output of division_code: its stored value, 8 bytes. / 行政区划代码的二进制输出，8 字节。';

CREATE TYPE ybss.division_code (
  INPUT = ybss.division_code_in, OUTPUT = ybss.division_code_out,
  RECEIVE = ybss.division_code_recv, SEND = ybss.division_code_send,
  LIKE = pg_catalog.int8, CATEGORY = 'U');
COMMENT ON TYPE ybss.division_code IS
'Statutory division code of 2, 4, 6, 9 or 12 digits (GB/T 2260, GB/T 10114-2003, statistical codes); 8 bytes. 520300 and 5203 are different values: division_trim() gives the shorter. Errors: YBC01 length, YBC02 character. / 行政区划代码（2、4、6、9、12位），8字节；520300 与 5203 不相等，可用 division_trim() 去掉后面的零。';

-- Order and hash of ybss.division_code: stored as int8, compared by the server's own
-- functions of int8, which are leakproof and sort without a call per pair.

CREATE FUNCTION ybss.division_code_lt(ybss.division_code, ybss.division_code) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8lt';
COMMENT ON FUNCTION ybss.division_code_lt(ybss.division_code, ybss.division_code) IS
'Implementation of operator <. / 运算符 < 的实现。';
CREATE OPERATOR ybss.< (LEFTARG = ybss.division_code, RIGHTARG = ybss.division_code, FUNCTION = ybss.division_code_lt,
  COMMUTATOR = OPERATOR(ybss.>), NEGATOR = OPERATOR(ybss.>=), RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
COMMENT ON OPERATOR ybss.< (ybss.division_code, ybss.division_code) IS 'Comes before. / 排在前。';

CREATE FUNCTION ybss.division_code_le(ybss.division_code, ybss.division_code) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8le';
COMMENT ON FUNCTION ybss.division_code_le(ybss.division_code, ybss.division_code) IS
'Implementation of operator <=. / 运算符 <= 的实现。';
CREATE OPERATOR ybss.<= (LEFTARG = ybss.division_code, RIGHTARG = ybss.division_code, FUNCTION = ybss.division_code_le,
  COMMUTATOR = OPERATOR(ybss.>=), NEGATOR = OPERATOR(ybss.>), RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
COMMENT ON OPERATOR ybss.<= (ybss.division_code, ybss.division_code) IS 'Comes before or equals. / 排在前或相等。';

CREATE FUNCTION ybss.division_code_eq(ybss.division_code, ybss.division_code) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8eq';
COMMENT ON FUNCTION ybss.division_code_eq(ybss.division_code, ybss.division_code) IS
'Implementation of operator =. / 运算符 = 的实现。';
CREATE OPERATOR ybss.= (LEFTARG = ybss.division_code, RIGHTARG = ybss.division_code, FUNCTION = ybss.division_code_eq,
  COMMUTATOR = OPERATOR(ybss.=), NEGATOR = OPERATOR(ybss.<>), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
COMMENT ON OPERATOR ybss.= (ybss.division_code, ybss.division_code) IS 'Equals. / 相等。';

CREATE FUNCTION ybss.division_code_ne(ybss.division_code, ybss.division_code) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8ne';
COMMENT ON FUNCTION ybss.division_code_ne(ybss.division_code, ybss.division_code) IS
'Implementation of operator <>. / 运算符 <> 的实现。';
CREATE OPERATOR ybss.<> (LEFTARG = ybss.division_code, RIGHTARG = ybss.division_code, FUNCTION = ybss.division_code_ne,
  COMMUTATOR = OPERATOR(ybss.<>), NEGATOR = OPERATOR(ybss.=), RESTRICT = neqsel, JOIN = neqjoinsel);
COMMENT ON OPERATOR ybss.<> (ybss.division_code, ybss.division_code) IS 'Differs. / 不相等。';

CREATE FUNCTION ybss.division_code_ge(ybss.division_code, ybss.division_code) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8ge';
COMMENT ON FUNCTION ybss.division_code_ge(ybss.division_code, ybss.division_code) IS
'Implementation of operator >=. / 运算符 >= 的实现。';
CREATE OPERATOR ybss.>= (LEFTARG = ybss.division_code, RIGHTARG = ybss.division_code, FUNCTION = ybss.division_code_ge,
  COMMUTATOR = OPERATOR(ybss.<=), NEGATOR = OPERATOR(ybss.<), RESTRICT = scalargesel, JOIN = scalargejoinsel);
COMMENT ON OPERATOR ybss.>= (ybss.division_code, ybss.division_code) IS 'Comes after or equals. / 排在后或相等。';

CREATE FUNCTION ybss.division_code_gt(ybss.division_code, ybss.division_code) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8gt';
COMMENT ON FUNCTION ybss.division_code_gt(ybss.division_code, ybss.division_code) IS
'Implementation of operator >. / 运算符 > 的实现。';
CREATE OPERATOR ybss.> (LEFTARG = ybss.division_code, RIGHTARG = ybss.division_code, FUNCTION = ybss.division_code_gt,
  COMMUTATOR = OPERATOR(ybss.<), NEGATOR = OPERATOR(ybss.<=), RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
COMMENT ON OPERATOR ybss.> (ybss.division_code, ybss.division_code) IS 'Comes after. / 排在后。';

CREATE FUNCTION ybss.division_code_cmp(ybss.division_code, ybss.division_code) RETURNS integer
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'btint8cmp';
COMMENT ON FUNCTION ybss.division_code_cmp(ybss.division_code, ybss.division_code) IS
'Less than, equal to or greater than zero, for btree. / btree 比较函数。';
CREATE FUNCTION ybss.division_code_hash(ybss.division_code) RETURNS integer
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'hashint8';
COMMENT ON FUNCTION ybss.division_code_hash(ybss.division_code) IS 'Hash for joins and indexes. / 散列函数。';
CREATE FUNCTION ybss.division_code_hash_extended(ybss.division_code, bigint) RETURNS bigint
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'hashint8extended';
COMMENT ON FUNCTION ybss.division_code_hash_extended(ybss.division_code, bigint) IS
'Seeded hash for hash partitions. / 带种子的散列函数。';

CREATE OPERATOR CLASS ybss.division_code_ops DEFAULT FOR TYPE ybss.division_code USING btree AS
  OPERATOR 1 ybss.<, OPERATOR 2 ybss.<=, OPERATOR 3 ybss.=, OPERATOR 4 ybss.>=, OPERATOR 5 ybss.>,
  FUNCTION 1 ybss.division_code_cmp(ybss.division_code, ybss.division_code),
  FUNCTION 2 (ybss.division_code, ybss.division_code) pg_catalog.btint8sortsupport(internal),
  FUNCTION 4 (ybss.division_code, ybss.division_code) pg_catalog.btequalimage(oid);
COMMENT ON OPERATOR CLASS ybss.division_code_ops USING btree IS
'Order of division_code, with deduplication. / 行政区划代码的 btree 操作符类。';
COMMENT ON OPERATOR FAMILY ybss.division_code_ops USING btree IS 'Order of division_code. / 行政区划代码的 btree 操作符族。';
CREATE OPERATOR CLASS ybss.division_code_ops DEFAULT FOR TYPE ybss.division_code USING hash AS
  OPERATOR 1 ybss.=,
  FUNCTION 1 ybss.division_code_hash(ybss.division_code),
  FUNCTION 2 ybss.division_code_hash_extended(ybss.division_code, bigint);
COMMENT ON OPERATOR CLASS ybss.division_code_ops USING hash IS 'Hash of division_code. / 行政区划代码的 hash 操作符类。';
COMMENT ON OPERATOR FAMILY ybss.division_code_ops USING hash IS 'Hash of division_code. / 行政区划代码的 hash 操作符族。';
-- The server itself calls it, whoever asks; the input function it asks for by right, where it plans a cast.
REVOKE ALL ON FUNCTION ybss.division_code_recv(internal) FROM PUBLIC;
