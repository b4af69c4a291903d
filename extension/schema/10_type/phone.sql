-- 电话号码: mobile, fixed, service and foreign numbers as people write them.

CREATE TYPE ybss.phone;

CREATE FUNCTION ybss.phone_in(cstring) RETURNS ybss.phone
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_phone_in';
COMMENT ON FUNCTION ybss.phone_in(cstring) IS
'Text input of phone; soft errors from server 16 on. / 电话号码的文本输入。';
CREATE FUNCTION ybss.phone_out(ybss.phone) RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_phone_out';
COMMENT ON FUNCTION ybss.phone_out(ybss.phone) IS 'Text output of phone. / 电话号码的文本输出。';
CREATE FUNCTION ybss.phone_recv(internal) RETURNS ybss.phone
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_phone_recv';
COMMENT ON FUNCTION ybss.phone_recv(internal) IS
'Binary input of phone: its stored value, checked (YBC06). / 电话号码的二进制输入。';
CREATE FUNCTION ybss.phone_send(ybss.phone) RETURNS bytea
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8send';
COMMENT ON FUNCTION ybss.phone_send(ybss.phone) IS
'Binary output of phone: its stored value, 8 bytes. / 电话号码的二进制输出，8 字节。';

CREATE TYPE ybss.phone (
  INPUT = ybss.phone_in, OUTPUT = ybss.phone_out,
  RECEIVE = ybss.phone_recv, SEND = ybss.phone_send,
  LIKE = pg_catalog.int8, CATEGORY = 'U');
COMMENT ON TYPE ybss.phone IS
'Telephone number, 8 bytes: mobile (13800138000), fixed with or without its area code (0851-28222222), service (400, 800, 95, 96), foreign (+852...); +86, 0086, spaces, dashes, brackets and extensions (转, 分机, ext, #, -801) are read. Errors: YBC01 length, YBC02 character. / 电话号码，8字节：手机、固定电话（可无区号）、400/800/95/96 服务号码、境外号码；识别 +86、空格、横线、括号与分机号。';

-- Order and hash of ybss.phone: stored as int8, compared by the server's own
-- functions of int8, which sort without a call per pair. Equality and hash are
-- leakproof, so that a look-up uses its index under row security; the order is
-- not: ranges that run on hidden rows close in on a value, step by step.

CREATE FUNCTION ybss.phone_lt(ybss.phone, ybss.phone) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8lt';
COMMENT ON FUNCTION ybss.phone_lt(ybss.phone, ybss.phone) IS
'Implementation of operator <. / 运算符 < 的实现。';
CREATE OPERATOR ybss.< (LEFTARG = ybss.phone, RIGHTARG = ybss.phone, FUNCTION = ybss.phone_lt,
  COMMUTATOR = OPERATOR(ybss.>), NEGATOR = OPERATOR(ybss.>=), RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
COMMENT ON OPERATOR ybss.< (ybss.phone, ybss.phone) IS 'Comes before. / 排在前。';

CREATE FUNCTION ybss.phone_le(ybss.phone, ybss.phone) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8le';
COMMENT ON FUNCTION ybss.phone_le(ybss.phone, ybss.phone) IS
'Implementation of operator <=. / 运算符 <= 的实现。';
CREATE OPERATOR ybss.<= (LEFTARG = ybss.phone, RIGHTARG = ybss.phone, FUNCTION = ybss.phone_le,
  COMMUTATOR = OPERATOR(ybss.>=), NEGATOR = OPERATOR(ybss.>), RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
COMMENT ON OPERATOR ybss.<= (ybss.phone, ybss.phone) IS 'Comes before or equals. / 排在前或相等。';

CREATE FUNCTION ybss.phone_eq(ybss.phone, ybss.phone) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8eq';
COMMENT ON FUNCTION ybss.phone_eq(ybss.phone, ybss.phone) IS
'Implementation of operator =. / 运算符 = 的实现。';
CREATE OPERATOR ybss.= (LEFTARG = ybss.phone, RIGHTARG = ybss.phone, FUNCTION = ybss.phone_eq,
  COMMUTATOR = OPERATOR(ybss.=), NEGATOR = OPERATOR(ybss.<>), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
COMMENT ON OPERATOR ybss.= (ybss.phone, ybss.phone) IS 'Equals. / 相等。';

CREATE FUNCTION ybss.phone_ne(ybss.phone, ybss.phone) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8ne';
COMMENT ON FUNCTION ybss.phone_ne(ybss.phone, ybss.phone) IS
'Implementation of operator <>. / 运算符 <> 的实现。';
CREATE OPERATOR ybss.<> (LEFTARG = ybss.phone, RIGHTARG = ybss.phone, FUNCTION = ybss.phone_ne,
  COMMUTATOR = OPERATOR(ybss.<>), NEGATOR = OPERATOR(ybss.=), RESTRICT = neqsel, JOIN = neqjoinsel);
COMMENT ON OPERATOR ybss.<> (ybss.phone, ybss.phone) IS 'Differs. / 不相等。';

CREATE FUNCTION ybss.phone_ge(ybss.phone, ybss.phone) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8ge';
COMMENT ON FUNCTION ybss.phone_ge(ybss.phone, ybss.phone) IS
'Implementation of operator >=. / 运算符 >= 的实现。';
CREATE OPERATOR ybss.>= (LEFTARG = ybss.phone, RIGHTARG = ybss.phone, FUNCTION = ybss.phone_ge,
  COMMUTATOR = OPERATOR(ybss.<=), NEGATOR = OPERATOR(ybss.<), RESTRICT = scalargesel, JOIN = scalargejoinsel);
COMMENT ON OPERATOR ybss.>= (ybss.phone, ybss.phone) IS 'Comes after or equals. / 排在后或相等。';

CREATE FUNCTION ybss.phone_gt(ybss.phone, ybss.phone) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8gt';
COMMENT ON FUNCTION ybss.phone_gt(ybss.phone, ybss.phone) IS
'Implementation of operator >. / 运算符 > 的实现。';
CREATE OPERATOR ybss.> (LEFTARG = ybss.phone, RIGHTARG = ybss.phone, FUNCTION = ybss.phone_gt,
  COMMUTATOR = OPERATOR(ybss.<), NEGATOR = OPERATOR(ybss.<=), RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
COMMENT ON OPERATOR ybss.> (ybss.phone, ybss.phone) IS 'Comes after. / 排在后。';

CREATE FUNCTION ybss.phone_cmp(ybss.phone, ybss.phone) RETURNS integer
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'btint8cmp';
COMMENT ON FUNCTION ybss.phone_cmp(ybss.phone, ybss.phone) IS
'Less than, equal to or greater than zero, for btree. / btree 比较函数。';
CREATE FUNCTION ybss.phone_hash(ybss.phone) RETURNS integer
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'hashint8';
COMMENT ON FUNCTION ybss.phone_hash(ybss.phone) IS 'Hash for joins and indexes. / 散列函数。';
CREATE FUNCTION ybss.phone_hash_extended(ybss.phone, bigint) RETURNS bigint
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'hashint8extended';
COMMENT ON FUNCTION ybss.phone_hash_extended(ybss.phone, bigint) IS
'Seeded hash for hash partitions. / 带种子的散列函数。';

CREATE OPERATOR CLASS ybss.phone_ops DEFAULT FOR TYPE ybss.phone USING btree AS
  OPERATOR 1 ybss.<, OPERATOR 2 ybss.<=, OPERATOR 3 ybss.=, OPERATOR 4 ybss.>=, OPERATOR 5 ybss.>,
  FUNCTION 1 ybss.phone_cmp(ybss.phone, ybss.phone),
  FUNCTION 2 (ybss.phone, ybss.phone) pg_catalog.btint8sortsupport(internal),
  FUNCTION 4 (ybss.phone, ybss.phone) pg_catalog.btequalimage(oid);
COMMENT ON OPERATOR CLASS ybss.phone_ops USING btree IS
'Order of phone, with deduplication. / 电话号码的 btree 操作符类。';
COMMENT ON OPERATOR FAMILY ybss.phone_ops USING btree IS 'Order of phone. / 电话号码的 btree 操作符族。';
CREATE OPERATOR CLASS ybss.phone_ops DEFAULT FOR TYPE ybss.phone USING hash AS
  OPERATOR 1 ybss.=,
  FUNCTION 1 ybss.phone_hash(ybss.phone),
  FUNCTION 2 ybss.phone_hash_extended(ybss.phone, bigint);
COMMENT ON OPERATOR CLASS ybss.phone_ops USING hash IS 'Hash of phone. / 电话号码的 hash 操作符类。';
COMMENT ON OPERATOR FAMILY ybss.phone_ops USING hash IS 'Hash of phone. / 电话号码的 hash 操作符族。';
-- The server itself calls it, whoever asks; the input function it asks for by right, where it plans a cast.
REVOKE ALL ON FUNCTION ybss.phone_recv(internal) FROM PUBLIC;
