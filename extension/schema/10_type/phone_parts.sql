-- What a telephone number tells, and checks that do not raise.

CREATE FUNCTION ybss.phone_fault(phone text) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_phone_fault';
COMMENT ON FUNCTION ybss.phone_fault(text) IS
'What is wrong with a telephone number: SQLSTATE, English, Chinese; null when it is right. Never shows the number. Immutable: arithmetic. / 电话号码的错误说明（不含号码本身），正确时返回空。';

CREATE FUNCTION ybss.try_phone(phone text) RETURNS ybss.phone
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_phone_try';
COMMENT ON FUNCTION ybss.try_phone(text) IS
'The telephone number that a text is, null when it is none. Immutable: arithmetic. / 文本转电话号码，无效时返回空。';

CREATE FUNCTION ybss.phone_kind(phone ybss.phone) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_phone_kind_name';
COMMENT ON FUNCTION ybss.phone_kind(ybss.phone) IS
'mobile, fixed (with area code), local (fixed without), service or international. Immutable: arithmetic. / 号码类别：手机、固话、无区号固话、服务号码、境外号码。';

CREATE FUNCTION ybss.phone_area(phone ybss.phone) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_phone_area_code';
COMMENT ON FUNCTION ybss.phone_area(ybss.phone) IS
'Area code of a fixed number with its 0; null for others. Immutable: arithmetic. / 固定电话的区号（含0），其他号码返回空。';

CREATE FUNCTION ybss.phone_extension(phone ybss.phone) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_phone_extension_digits';
COMMENT ON FUNCTION ybss.phone_extension(ybss.phone) IS
'Extension, null when there is none. Immutable: arithmetic. / 分机号，没有时返回空。';
