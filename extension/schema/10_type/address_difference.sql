-- What two addresses differ in, in words, and whether one is typed half.

CREATE FUNCTION ybss.difference(a ybss.address, b ybss.address) RETURNS text
AS 'MODULE_PATHNAME', 'ybss_address_difference_text' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.difference(ybss.address, ybss.address) IS
'What the first address has that the second lacks or writes otherwise, in Chinese. Immutable: depends on its arguments only. / 两个地址的差异说明。';

CREATE FUNCTION ybss.address_begins(address ybss.address, typed ybss.address) RETURNS boolean
AS 'MODULE_PATHNAME', 'ybss_address_begins_with' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.address_begins(ybss.address, ybss.address) IS
'Whether what was typed so far may become the address: all but its last number fits, and that number goes on in the address. Immutable: depends on its arguments only. / 已输入的部分是否可能成为该地址（末尾号码可继续输入）。';
