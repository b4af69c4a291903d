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
