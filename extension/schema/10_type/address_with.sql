-- One element of an address put, changed or taken away: renaming and renumbering.

CREATE FUNCTION ybss.address_with(address ybss.address, name text, value text) RETURNS ybss.address
AS 'MODULE_PATHNAME', 'ybss_address_with' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.address_with(ybss.address, text, text) IS
'The same address with another value of one element (names as of address_element; of several the first); one that it lacks is added in its place, an empty value takes it away. The value stands as given, with its class word: 12号, 3栋. The division''s code is not read anew. Errors: 22023 unknown name, YBA01 too long. Immutable. / 替换、增加或去掉地址的一个要素，值须带类别词。';
