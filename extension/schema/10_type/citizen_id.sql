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
'Citizen id of GB 11643-1999, 8 bytes: 18 characters with ISO 7064 MOD 11-2, a real date and an issued province; the old 15 digits are upgraded; residence permits (81, 82, 83) and foreigners'' permanent-residence cards of 2023 (9...) too. Full-width and small characters pass. Errors: YBC01 length, YBC02 character, YBC03 date, YBC04 check digit, YBC05 region. / 公民身份号码，8字节；校验位、日期、省级代码均须正确；15位旧号自动升位；含港澳台居民居住证与2023版外国人永久居留身份证；接受全角与小写x。';
