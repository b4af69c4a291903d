-- What door codes carry: kind, key, code, expiry, audience and a MAC; no personal data.

CREATE FUNCTION ybss.qr_seal(kind text, key_id integer, code_id bigint, expires timestamptz,
  audience integer, secret bytea, prefix text DEFAULT 'https://door.ybss.example/q/')
RETURNS text
LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_qr_seal';
COMMENT ON FUNCTION ybss.qr_seal(text, integer, bigint, timestamptz, integer, bytea, text) IS
'The text of a door code: prefix and 68 digits, which hold kind (house, building, compound, unit, person, pass), key id (0 to 65535), code id, expiry (whole minutes from 2020 to 2051, null for none), audience (0 to 16777215, such as a district) and 11 bytes of HMAC-SHA256 under the secret (at least 16 bytes). With a prefix of up to 28 characters it fits version 5 at level Q. Null where another argument is null. Errors YBQ02, YBQ03. Not for PUBLIC. Immutable: depends on its arguments only. / 生成门牌二维码内容：前缀加68位数字，含种类、密钥编号、编码号、有效期、受众及 HMAC-SHA256 截断校验；不含个人信息。';
REVOKE ALL ON FUNCTION ybss.qr_seal(text, integer, bigint, timestamptz, integer, bytea, text) FROM PUBLIC;

CREATE FUNCTION ybss.qr_open(payload text, secret bytea, OUT kind text, OUT key_id integer,
  OUT code_id bigint, OUT expires timestamptz, OUT audience integer, OUT authentic boolean)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_qr_open';
COMMENT ON FUNCTION ybss.qr_open(text, bytea) IS
'What a scanned text claims, and whether it was sealed with the secret: believe the rest only where authentic is true, and compare expires yourself. A text of another form gives nulls and false. Compares in constant time. Error YBQ02 for a short secret. Not for PUBLIC. Immutable: depends on its arguments only. / 解析扫描内容并验证真伪；authentic 为真才可采信，有效期由调用者判断。';
REVOKE ALL ON FUNCTION ybss.qr_open(text, bytea) FROM PUBLIC;

CREATE FUNCTION ybss.qr_key_id(payload text) RETURNS integer
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_qr_key_id';
COMMENT ON FUNCTION ybss.qr_key_id(text) IS
'The key by which a scanned text claims to be sealed, to look its secret up; null for a text of another form. Immutable: depends on its arguments only. / 扫描内容声称的密钥编号，格式不符返回空。';
