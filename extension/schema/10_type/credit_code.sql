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
'Unified social credit code of GB 32100-2015, 11 bytes: alphabet without I O S V Z, department, region of digits, check character. Full-width and small characters pass. The check digit of the organisation code inside is not judged: see organization_code_valid(). Errors: YBC01 length, YBC02 character, YBC04 check character. / 统一社会信用代码，11字节；校验字符集、登记管理部门、行政区划与校验码；不校验其中组织机构代码自身的校验位。';
