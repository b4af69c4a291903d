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
