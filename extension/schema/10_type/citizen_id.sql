-- 公民身份号码 (GB 11643-1999) and the cards that share its form.

CREATE TYPE ybss.citizen_id;

CREATE FUNCTION ybss.citizen_id_in(cstring) RETURNS ybss.citizen_id
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_citizen_id_in';
COMMENT ON FUNCTION ybss.citizen_id_in(cstring) IS
'Text input of citizen_id; soft errors from server 16 on. / 公民身份号码的文本输入。';
CREATE FUNCTION ybss.citizen_id_out(ybss.citizen_id) RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_citizen_id_out';
COMMENT ON FUNCTION ybss.citizen_id_out(ybss.citizen_id) IS 'Text output of citizen_id. / 公民身份号码的文本输出。';
CREATE FUNCTION ybss.citizen_id_recv(internal) RETURNS ybss.citizen_id
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_citizen_id_recv';
COMMENT ON FUNCTION ybss.citizen_id_recv(internal) IS
'Binary input of citizen_id: its stored value, checked (YBC06). / 公民身份号码的二进制输入。';
CREATE FUNCTION ybss.citizen_id_send(ybss.citizen_id) RETURNS bytea
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8send';
COMMENT ON FUNCTION ybss.citizen_id_send(ybss.citizen_id) IS
'Binary output of citizen_id: its stored value, 8 bytes. / 公民身份号码的二进制输出，8 字节。';

CREATE TYPE ybss.citizen_id (
  INPUT = ybss.citizen_id_in, OUTPUT = ybss.citizen_id_out,
  RECEIVE = ybss.citizen_id_recv, SEND = ybss.citizen_id_send,
  LIKE = pg_catalog.int8, CATEGORY = 'U');
COMMENT ON TYPE ybss.citizen_id IS
'Citizen id of GB 11643-1999, 8 bytes: 18 characters with ISO 7064 MOD 11-2, a real date and an issued province; the old 15 digits are upgraded; residence permits (81, 82, 83) and foreigners'' permanent-residence cards of 2023 (9...) too. Full-width and small characters pass. Errors: YBC01 length, YBC02 character, YBC03 date, YBC04 check digit, YBC05 region. / 公民身份号码，8字节；校验码、日期、省级代码均须正确；15位旧号自动升位；含港澳台居民居住证与2023版外国人永久居留身份证；接受全角与小写x。';

-- Order and hash of ybss.citizen_id: stored as int8, compared by the server's own
-- functions of int8, which sort without a call per pair. Equality and hash are
-- leakproof, so that a look-up uses its index under row security; the order is
-- not: ranges that run on hidden rows close in on a value, step by step.

CREATE FUNCTION ybss.citizen_id_lt(ybss.citizen_id, ybss.citizen_id) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8lt';
COMMENT ON FUNCTION ybss.citizen_id_lt(ybss.citizen_id, ybss.citizen_id) IS
'Implementation of operator <. / 运算符 < 的实现。';
CREATE OPERATOR ybss.< (LEFTARG = ybss.citizen_id, RIGHTARG = ybss.citizen_id, FUNCTION = ybss.citizen_id_lt,
  COMMUTATOR = OPERATOR(ybss.>), NEGATOR = OPERATOR(ybss.>=), RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
COMMENT ON OPERATOR ybss.< (ybss.citizen_id, ybss.citizen_id) IS 'Comes before. / 排在前。';

CREATE FUNCTION ybss.citizen_id_le(ybss.citizen_id, ybss.citizen_id) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8le';
COMMENT ON FUNCTION ybss.citizen_id_le(ybss.citizen_id, ybss.citizen_id) IS
'Implementation of operator <=. / 运算符 <= 的实现。';
CREATE OPERATOR ybss.<= (LEFTARG = ybss.citizen_id, RIGHTARG = ybss.citizen_id, FUNCTION = ybss.citizen_id_le,
  COMMUTATOR = OPERATOR(ybss.>=), NEGATOR = OPERATOR(ybss.>), RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
COMMENT ON OPERATOR ybss.<= (ybss.citizen_id, ybss.citizen_id) IS 'Comes before or equals. / 排在前或相等。';

CREATE FUNCTION ybss.citizen_id_eq(ybss.citizen_id, ybss.citizen_id) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8eq';
COMMENT ON FUNCTION ybss.citizen_id_eq(ybss.citizen_id, ybss.citizen_id) IS
'Implementation of operator =. / 运算符 = 的实现。';
CREATE OPERATOR ybss.= (LEFTARG = ybss.citizen_id, RIGHTARG = ybss.citizen_id, FUNCTION = ybss.citizen_id_eq,
  COMMUTATOR = OPERATOR(ybss.=), NEGATOR = OPERATOR(ybss.<>), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
COMMENT ON OPERATOR ybss.= (ybss.citizen_id, ybss.citizen_id) IS 'Equals. / 相等。';

CREATE FUNCTION ybss.citizen_id_ne(ybss.citizen_id, ybss.citizen_id) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8ne';
COMMENT ON FUNCTION ybss.citizen_id_ne(ybss.citizen_id, ybss.citizen_id) IS
'Implementation of operator <>. / 运算符 <> 的实现。';
CREATE OPERATOR ybss.<> (LEFTARG = ybss.citizen_id, RIGHTARG = ybss.citizen_id, FUNCTION = ybss.citizen_id_ne,
  COMMUTATOR = OPERATOR(ybss.<>), NEGATOR = OPERATOR(ybss.=), RESTRICT = neqsel, JOIN = neqjoinsel);
COMMENT ON OPERATOR ybss.<> (ybss.citizen_id, ybss.citizen_id) IS 'Differs. / 不相等。';

CREATE FUNCTION ybss.citizen_id_ge(ybss.citizen_id, ybss.citizen_id) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8ge';
COMMENT ON FUNCTION ybss.citizen_id_ge(ybss.citizen_id, ybss.citizen_id) IS
'Implementation of operator >=. / 运算符 >= 的实现。';
CREATE OPERATOR ybss.>= (LEFTARG = ybss.citizen_id, RIGHTARG = ybss.citizen_id, FUNCTION = ybss.citizen_id_ge,
  COMMUTATOR = OPERATOR(ybss.<=), NEGATOR = OPERATOR(ybss.<), RESTRICT = scalargesel, JOIN = scalargejoinsel);
COMMENT ON OPERATOR ybss.>= (ybss.citizen_id, ybss.citizen_id) IS 'Comes after or equals. / 排在后或相等。';

CREATE FUNCTION ybss.citizen_id_gt(ybss.citizen_id, ybss.citizen_id) RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8gt';
COMMENT ON FUNCTION ybss.citizen_id_gt(ybss.citizen_id, ybss.citizen_id) IS
'Implementation of operator >. / 运算符 > 的实现。';
CREATE OPERATOR ybss.> (LEFTARG = ybss.citizen_id, RIGHTARG = ybss.citizen_id, FUNCTION = ybss.citizen_id_gt,
  COMMUTATOR = OPERATOR(ybss.<), NEGATOR = OPERATOR(ybss.<=), RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
COMMENT ON OPERATOR ybss.> (ybss.citizen_id, ybss.citizen_id) IS 'Comes after. / 排在后。';

CREATE FUNCTION ybss.citizen_id_cmp(ybss.citizen_id, ybss.citizen_id) RETURNS integer
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'btint8cmp';
COMMENT ON FUNCTION ybss.citizen_id_cmp(ybss.citizen_id, ybss.citizen_id) IS
'Less than, equal to or greater than zero, for btree. / btree 比较函数。';
CREATE FUNCTION ybss.citizen_id_hash(ybss.citizen_id) RETURNS integer
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'hashint8';
COMMENT ON FUNCTION ybss.citizen_id_hash(ybss.citizen_id) IS 'Hash for joins and indexes. / 散列函数。';
CREATE FUNCTION ybss.citizen_id_hash_extended(ybss.citizen_id, bigint) RETURNS bigint
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'hashint8extended';
COMMENT ON FUNCTION ybss.citizen_id_hash_extended(ybss.citizen_id, bigint) IS
'Seeded hash for hash partitions. / 带种子的散列函数。';

CREATE OPERATOR CLASS ybss.citizen_id_ops DEFAULT FOR TYPE ybss.citizen_id USING btree AS
  OPERATOR 1 ybss.<, OPERATOR 2 ybss.<=, OPERATOR 3 ybss.=, OPERATOR 4 ybss.>=, OPERATOR 5 ybss.>,
  FUNCTION 1 ybss.citizen_id_cmp(ybss.citizen_id, ybss.citizen_id),
  FUNCTION 2 (ybss.citizen_id, ybss.citizen_id) pg_catalog.btint8sortsupport(internal),
  FUNCTION 4 (ybss.citizen_id, ybss.citizen_id) pg_catalog.btequalimage(oid);
COMMENT ON OPERATOR CLASS ybss.citizen_id_ops USING btree IS
'Order of citizen_id, with deduplication. / 公民身份号码的 btree 操作符类。';
COMMENT ON OPERATOR FAMILY ybss.citizen_id_ops USING btree IS 'Order of citizen_id. / 公民身份号码的 btree 操作符族。';
CREATE OPERATOR CLASS ybss.citizen_id_ops DEFAULT FOR TYPE ybss.citizen_id USING hash AS
  OPERATOR 1 ybss.=,
  FUNCTION 1 ybss.citizen_id_hash(ybss.citizen_id),
  FUNCTION 2 ybss.citizen_id_hash_extended(ybss.citizen_id, bigint);
COMMENT ON OPERATOR CLASS ybss.citizen_id_ops USING hash IS 'Hash of citizen_id. / 公民身份号码的 hash 操作符类。';
COMMENT ON OPERATOR FAMILY ybss.citizen_id_ops USING hash IS 'Hash of citizen_id. / 公民身份号码的 hash 操作符族。';
-- The server itself calls it, whoever asks; the input function it asks for by right, where it plans a cast.
REVOKE ALL ON FUNCTION ybss.citizen_id_recv(internal) FROM PUBLIC;
