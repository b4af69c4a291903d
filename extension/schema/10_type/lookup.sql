-- What of an address's key it is looked up and compared by.

CREATE FUNCTION ybss.lookup_keys(address ybss.address) RETURNS text[]
AS 'MODULE_PATHNAME', 'ybss_lookup_keys' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.lookup_keys(ybss.address) IS
'The keys by which an address is looked up: what is inside the compound, on the road, in the group; class words folded, divisions left out. None for a place beside another. Immutable: depends on its argument only. / 地址查找键。';

CREATE FUNCTION ybss.is_relative(address ybss.address) RETURNS boolean
AS 'MODULE_PATHNAME', 'ybss_is_relative' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.is_relative(ybss.address) IS
'Whether an address names another place than the one beside it: 对面, 旁50米. Immutable: depends on its argument only. / 是否相对位置（对面、旁50米）。';

CREATE FUNCTION ybss.bare_key(address ybss.address) RETURNS text
AS 'MODULE_PATHNAME', 'ybss_bare_key' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.bare_key(ybss.address) IS
'The canonical key without what people leave out: code, town, community, zone and phase; empty where nothing else was given. Immutable: depends on its argument only. / 去掉区划、功能区和分期的规范键。';

CREATE FUNCTION ybss.room_of_stair(address ybss.address, OUT stair text, OUT room int)
AS 'MODULE_PATHNAME', 'ybss_room_of_stair' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.room_of_stair(ybss.address) IS
'Of a room numbered with three or four digits in a building or unit, the key of its stair and its number; null for any other address. Immutable: depends on its argument only. / 楼栋单元内房号及其楼梯的键。';
