-- Ids that tell neither order nor count.

CREATE FUNCTION ybss.permute_id(number bigint, key bigint) RETURNS bigint
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_permute_id_sql';
COMMENT ON FUNCTION ybss.permute_id(bigint, bigint) IS
'A permutation of the numbers 0 to 2^52 - 1, another for every key. Raises 22003 outside of them. Immutable: depends on its arguments only. / 52 位整数的带密钥置换，用于生成不透明编号。';
