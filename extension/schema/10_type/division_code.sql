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
'Statutory division code of 2, 4, 6, 9 or 12 digits (GB/T 2260, GB/T 10114-2003, statistical codes); 8 bytes. 520300 and 5203 are different values: division_trim() gives the shorter. Errors: YBC01 length, YBC02 character. / 行政区划代码（2、4、6、9、12位），8字节；520300 与 5203 不相等，可用 division_trim() 归并。';
