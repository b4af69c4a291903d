-- Reading and comparing addresses.

CREATE FUNCTION ybss.normalize(typed text) RETURNS text
AS 'MODULE_PATHNAME', 'ybss_normalize' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION ybss.normalize(text) IS
'The text as it is compared: NFKC, simplified script, half-width, no invisible characters, single blanks. Errors: YBA01 over 8192 bytes. Immutable: NFKC is stable by Unicode''s policy, the script table is frozen. / 规范化文本：NFKC、简体、半角、去除不可见字符。';

CREATE FUNCTION ybss.parse(typed text) RETURNS ybss.address
AS 'MODULE_PATHNAME', 'ybss_parse' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION ybss.parse(text) IS
'Reads people''s text as an address; what is missing is completed only where one reading is possible, several readings become candidates; of several addresses in one text the first (see addresses()). Errors: YBA01 over 8192 bytes. Immutable: built-in lexicon only. GA/T 2000.32, GB/T 23705. / 把手写地址读成标准要素；缺少的级别只在唯一时补全，否则给出候选；一段文本有几个地址时取第一个（见 addresses()）。';

CREATE FUNCTION ybss.address_text(address ybss.address) RETURNS text
AS 'MODULE_PATHNAME', 'ybss_address_plain_text' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.address_text(ybss.address) IS
'The canonical text without marks, for people. Immutable. / 规范文本（不带标记），供阅读。';

CREATE FUNCTION ybss.address_key(address ybss.address) RETURNS text
AS 'MODULE_PATHNAME', 'ybss_address_readable_key' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.address_key(ybss.address) IS
'The canonical key, readable: code/elements without class words. Equal keys are equal addresses. Immutable. / 规范键；键相等即地址相等。';

CREATE FUNCTION ybss.address_element(address ybss.address, name text) RETURNS text
AS 'MODULE_PATHNAME', 'ybss_address_element' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.address_element(ybss.address, text) IS
'One element by its name (province city district zone town community group road road2 number compound phase building unit floor room relation distance; a second one as relation2), null where absent. Errors: 22023 unknown name. Immutable. / 按名称取一个要素，没有则为空。';

CREATE FUNCTION ybss.division(address ybss.address) RETURNS bigint
AS 'MODULE_PATHNAME', 'ybss_address_division' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.division(ybss.address) IS
'Statutory code, 12 digits, of the deepest division that is certain; null where none is. Immutable. GB/T 2260, GB/T 10114. / 最深的确定行政区划代码（12 位）。';

CREATE FUNCTION ybss.address_level(address ybss.address) RETURNS text
AS 'MODULE_PATHNAME', 'ybss_address_level' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.address_level(ybss.address) IS
'Name of the narrowest element that is given, null for an empty address. Immutable. / 最细一级要素的名称。';

CREATE FUNCTION ybss.address_truncate(address ybss.address, level text) RETURNS ybss.address
AS 'MODULE_PATHNAME', 'ybss_address_truncate' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.address_truncate(ybss.address, text) IS
'The same address without what is narrower than the level: its building, compound, road, community. Errors: 22023 unknown level. Immutable. / 截取到某一级的地址。';

CREATE FUNCTION ybss.address_version(address ybss.address) RETURNS int
AS 'MODULE_PATHNAME', 'ybss_address_version_number' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.address_version(ybss.address) IS
'Version of the normaliser that made the value; older ones are renewed by a job. Immutable. / 生成该值的规范器版本。';

CREATE FUNCTION ybss.compare(a ybss.address, b ybss.address) RETURNS text
AS 'MODULE_PATHNAME', 'ybss_address_compare_verdict' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.compare(ybss.address, ybss.address) IS
'Verdict: same room, same building, same number, same compound, same road, same community, different, unknown. Immutable. / 比较结论：相同到哪一级。';

CREATE FUNCTION ybss.similarity(a ybss.address, b ybss.address) RETURNS real
AS 'MODULE_PATHNAME', 'ybss_address_similarity_of' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.similarity(ybss.address, ybss.address) IS
'How much two addresses are alike, 0 to 1, by weighted elements. Immutable. / 相似度，0 到 1。';

CREATE FUNCTION ybss.address_jsonb(address ybss.address) RETURNS jsonb
AS 'MODULE_PATHNAME', 'ybss_address_jsonb' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.address_jsonb(ybss.address) IS
'The elements as an object, absent ones left out, with candidates (code, name) and confidence. Immutable. / 地址要素的 jsonb。';
