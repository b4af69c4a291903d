-- The type address: any text in, canonical form out.

CREATE TYPE ybss.address;

CREATE FUNCTION ybss.address_in(cstring) RETURNS ybss.address
AS 'MODULE_PATHNAME', 'ybss_address_in'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
CREATE FUNCTION ybss.address_out(ybss.address) RETURNS cstring
AS 'MODULE_PATHNAME', 'ybss_address_out'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
CREATE FUNCTION ybss.address_recv(internal) RETURNS ybss.address
AS 'MODULE_PATHNAME', 'ybss_address_recv'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.address_send(ybss.address) RETURNS bytea
AS 'MODULE_PATHNAME', 'ybss_address_send'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION ybss.address_in(cstring) IS
'Reads people''s text, or the marked form 〔省〕…, as an address. Errors: YBA01 too long (over 8192 bytes), YBA02 not UTF-8. Immutable: built-in lexicon only. GA/T 2000.32. / 把文字（或带〔标记〕的格式）读成地址；超过 8192 字节报 YBA01，非 UTF-8 报 YBA02。';
COMMENT ON FUNCTION ybss.address_out(ybss.address) IS
'Writes the canonical text; with a mark before every element where the plain text would read differently, so that it always reads back byte for byte. / 输出规范文本；若直接文本会读成别的结果，则逐要素加〔标记〕，保证往返一致。';
COMMENT ON FUNCTION ybss.address_recv(internal) IS
'Reads the binary form and checks every byte. Errors: YBA03. / 读取二进制格式并逐字节检查；错误码 YBA03。';
COMMENT ON FUNCTION ybss.address_send(ybss.address) IS
'Writes the binary form. / 输出二进制格式。';

CREATE TYPE ybss.address (
	INPUT = ybss.address_in,
	OUTPUT = ybss.address_out,
	RECEIVE = ybss.address_recv,
	SEND = ybss.address_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);
COMMENT ON TYPE ybss.address IS
'An address: elements after GA/T 2000.32 over a canonical text, ordered and hashed by its canonical key. / 地址：按 GA/T 2000.32 分要素，按规范键比较。';

CREATE CAST (ybss.address AS text) WITH INOUT;
-- The server itself calls it, whoever asks; the input function it asks for by right, where it plans a cast.
REVOKE ALL ON FUNCTION ybss.address_recv(internal) FROM PUBLIC;
