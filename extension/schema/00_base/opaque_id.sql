-- Ids that hold their district and tell neither order nor count (design D10).

CREATE FUNCTION ybss.opaque_id(district integer, number bigint, key bigint) RETURNS bigint
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_opaque_id_sql';
COMMENT ON FUNCTION ybss.opaque_id(integer, bigint, bigint) IS
'An id: 20 bits of district, then 32 bits of a permutation of the numbers 0 to 2^32 - 1, another for every key; 52 bits in all, whole in every driver. Raises 22003 for a district of more than six digits or another number. Immutable: depends on its arguments only. / 由区划和序号生成不透明编号：前 20 位为区划，后 32 位为带密钥置换的序号。';

CREATE FUNCTION ybss.district_of_id(id bigint) RETURNS integer
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_district_of_id_sql';
COMMENT ON FUNCTION ybss.district_of_id(bigint) IS
'The district that an id holds, six digits; null where it holds none (an id that its writer chose) and where it is no id. Immutable: depends on its argument only. / 编号中的区划，无区划时为空。';
