-- 统一社会信用代码 (GB 32100-2015): 18 characters, which need 70 bits, in 11 bytes.

CREATE TYPE ybss.credit_code;

CREATE FUNCTION ybss.credit_code_in(cstring) RETURNS ybss.credit_code
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_in';
COMMENT ON FUNCTION ybss.credit_code_in(cstring) IS
'Text input of credit_code; soft errors from server 16 on. / 统一社会信用代码的文本输入。';
CREATE FUNCTION ybss.credit_code_out(ybss.credit_code) RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_out';
COMMENT ON FUNCTION ybss.credit_code_out(ybss.credit_code) IS 'Text output of credit_code. / 统一社会信用代码的文本输出。';
CREATE FUNCTION ybss.credit_code_recv(internal) RETURNS ybss.credit_code
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_recv';
COMMENT ON FUNCTION ybss.credit_code_recv(internal) IS
'Binary input of credit_code: its stored value, checked (YBC06). / 统一社会信用代码的二进制输入。';
CREATE FUNCTION ybss.credit_code_send(ybss.credit_code) RETURNS bytea
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_send';
COMMENT ON FUNCTION ybss.credit_code_send(ybss.credit_code) IS
'Binary output of credit_code: its stored value, 11 bytes. / 统一社会信用代码的二进制输出，11 字节。';

CREATE TYPE ybss.credit_code (
  INPUT = ybss.credit_code_in, OUTPUT = ybss.credit_code_out,
  RECEIVE = ybss.credit_code_recv, SEND = ybss.credit_code_send,
  INTERNALLENGTH = 11, ALIGNMENT = char, STORAGE = plain, CATEGORY = 'U');
COMMENT ON TYPE ybss.credit_code IS
'Unified social credit code of GB 32100-2015, 11 bytes: alphabet without I O S V Z, department, region of digits, check character. Full-width and small characters pass. The check digit of the organisation code inside is not judged: see organization_code_valid(). Errors: YBC01 length, YBC02 character, YBC04 check character. / 统一社会信用代码，11字节；校验字符集、登记管理部门、行政区划与校验码；不校验其中组织机构代码自身的校验码。';

-- Order and hash of ybss.credit_code: 11 bytes compared as bytes, which is the order of the
-- texts. Equality and hash are leakproof, the order is not: ranges that run on hidden rows
-- close in on a value, step by step.

CREATE FUNCTION ybss.credit_code_lt(ybss.credit_code, ybss.credit_code) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_lt';
COMMENT ON FUNCTION ybss.credit_code_lt(ybss.credit_code, ybss.credit_code) IS
'Implementation of operator <. / 运算符 < 的实现。';
CREATE OPERATOR ybss.< (LEFTARG = ybss.credit_code, RIGHTARG = ybss.credit_code, FUNCTION = ybss.credit_code_lt,
  COMMUTATOR = OPERATOR(ybss.>), NEGATOR = OPERATOR(ybss.>=), RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
COMMENT ON OPERATOR ybss.< (ybss.credit_code, ybss.credit_code) IS 'Comes before. / 排在前。';

CREATE FUNCTION ybss.credit_code_le(ybss.credit_code, ybss.credit_code) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_le';
COMMENT ON FUNCTION ybss.credit_code_le(ybss.credit_code, ybss.credit_code) IS
'Implementation of operator <=. / 运算符 <= 的实现。';
CREATE OPERATOR ybss.<= (LEFTARG = ybss.credit_code, RIGHTARG = ybss.credit_code, FUNCTION = ybss.credit_code_le,
  COMMUTATOR = OPERATOR(ybss.>=), NEGATOR = OPERATOR(ybss.>), RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
COMMENT ON OPERATOR ybss.<= (ybss.credit_code, ybss.credit_code) IS 'Comes before or equals. / 排在前或相等。';

CREATE FUNCTION ybss.credit_code_eq(ybss.credit_code, ybss.credit_code) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_eq';
COMMENT ON FUNCTION ybss.credit_code_eq(ybss.credit_code, ybss.credit_code) IS
'Implementation of operator =. / 运算符 = 的实现。';
CREATE OPERATOR ybss.= (LEFTARG = ybss.credit_code, RIGHTARG = ybss.credit_code, FUNCTION = ybss.credit_code_eq,
  COMMUTATOR = OPERATOR(ybss.=), NEGATOR = OPERATOR(ybss.<>), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
COMMENT ON OPERATOR ybss.= (ybss.credit_code, ybss.credit_code) IS 'Equals. / 相等。';

CREATE FUNCTION ybss.credit_code_ne(ybss.credit_code, ybss.credit_code) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_ne';
COMMENT ON FUNCTION ybss.credit_code_ne(ybss.credit_code, ybss.credit_code) IS
'Implementation of operator <>. / 运算符 <> 的实现。';
CREATE OPERATOR ybss.<> (LEFTARG = ybss.credit_code, RIGHTARG = ybss.credit_code, FUNCTION = ybss.credit_code_ne,
  COMMUTATOR = OPERATOR(ybss.<>), NEGATOR = OPERATOR(ybss.=), RESTRICT = neqsel, JOIN = neqjoinsel);
COMMENT ON OPERATOR ybss.<> (ybss.credit_code, ybss.credit_code) IS 'Differs. / 不相等。';

CREATE FUNCTION ybss.credit_code_ge(ybss.credit_code, ybss.credit_code) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_ge';
COMMENT ON FUNCTION ybss.credit_code_ge(ybss.credit_code, ybss.credit_code) IS
'Implementation of operator >=. / 运算符 >= 的实现。';
CREATE OPERATOR ybss.>= (LEFTARG = ybss.credit_code, RIGHTARG = ybss.credit_code, FUNCTION = ybss.credit_code_ge,
  COMMUTATOR = OPERATOR(ybss.<=), NEGATOR = OPERATOR(ybss.<), RESTRICT = scalargesel, JOIN = scalargejoinsel);
COMMENT ON OPERATOR ybss.>= (ybss.credit_code, ybss.credit_code) IS 'Comes after or equals. / 排在后或相等。';

CREATE FUNCTION ybss.credit_code_gt(ybss.credit_code, ybss.credit_code) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_gt';
COMMENT ON FUNCTION ybss.credit_code_gt(ybss.credit_code, ybss.credit_code) IS
'Implementation of operator >. / 运算符 > 的实现。';
CREATE OPERATOR ybss.> (LEFTARG = ybss.credit_code, RIGHTARG = ybss.credit_code, FUNCTION = ybss.credit_code_gt,
  COMMUTATOR = OPERATOR(ybss.<), NEGATOR = OPERATOR(ybss.<=), RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
COMMENT ON OPERATOR ybss.> (ybss.credit_code, ybss.credit_code) IS 'Comes after. / 排在后。';

CREATE FUNCTION ybss.credit_code_cmp(ybss.credit_code, ybss.credit_code) RETURNS integer
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_cmp';
COMMENT ON FUNCTION ybss.credit_code_cmp(ybss.credit_code, ybss.credit_code) IS
'Less than, equal to or greater than zero, for btree. / btree 比较函数。';
CREATE FUNCTION ybss.credit_code_hash(ybss.credit_code) RETURNS integer
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_hash';
COMMENT ON FUNCTION ybss.credit_code_hash(ybss.credit_code) IS 'Hash for joins and indexes. / 散列函数。';
CREATE FUNCTION ybss.credit_code_hash_extended(ybss.credit_code, bigint) RETURNS bigint
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_hash_extended';
COMMENT ON FUNCTION ybss.credit_code_hash_extended(ybss.credit_code, bigint) IS
'Seeded hash for hash partitions. / 带种子的散列函数。';

CREATE OPERATOR CLASS ybss.credit_code_ops DEFAULT FOR TYPE ybss.credit_code USING btree AS
  OPERATOR 1 ybss.<, OPERATOR 2 ybss.<=, OPERATOR 3 ybss.=, OPERATOR 4 ybss.>=, OPERATOR 5 ybss.>,
  FUNCTION 1 ybss.credit_code_cmp(ybss.credit_code, ybss.credit_code),
  FUNCTION 4 (ybss.credit_code, ybss.credit_code) pg_catalog.btequalimage(oid);
COMMENT ON OPERATOR CLASS ybss.credit_code_ops USING btree IS
'Order of credit_code, with deduplication. / 统一社会信用代码的 btree 操作符类。';
COMMENT ON OPERATOR FAMILY ybss.credit_code_ops USING btree IS 'Order of credit_code. / 统一社会信用代码的 btree 操作符族。';
CREATE OPERATOR CLASS ybss.credit_code_ops DEFAULT FOR TYPE ybss.credit_code USING hash AS
  OPERATOR 1 ybss.=,
  FUNCTION 1 ybss.credit_code_hash(ybss.credit_code),
  FUNCTION 2 ybss.credit_code_hash_extended(ybss.credit_code, bigint);
COMMENT ON OPERATOR CLASS ybss.credit_code_ops USING hash IS 'Hash of credit_code. / 统一社会信用代码的 hash 操作符类。';
COMMENT ON OPERATOR FAMILY ybss.credit_code_ops USING hash IS 'Hash of credit_code. / 统一社会信用代码的 hash 操作符族。';
-- The server itself calls it, whoever asks; the input function it asks for by right, where it plans a cast.
REVOKE ALL ON FUNCTION ybss.credit_code_recv(internal) FROM PUBLIC;
