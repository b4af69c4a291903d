-- Levels of the statutory tree and the way up.

CREATE FUNCTION ybss.division_level(code ybss.division_code) RETURNS integer
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_level';
COMMENT ON FUNCTION ybss.division_level(ybss.division_code) IS
'Level by the number of digits: 1 province, 2 city, 3 county, 4 town, 5 village. Immutable: arithmetic. / 层级：1省 2市 3县 4镇街 5村居。';

CREATE FUNCTION ybss.division_parent(code ybss.division_code) RETURNS ybss.division_code
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_parent';
COMMENT ON FUNCTION ybss.division_parent(ybss.division_code) IS
'The code one level up; null for a province. Immutable: arithmetic. / 上一级代码，省级返回空。';

CREATE FUNCTION ybss.division_truncate(code ybss.division_code, level integer)
RETURNS ybss.division_code
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_truncate';
COMMENT ON FUNCTION ybss.division_truncate(ybss.division_code, integer) IS
'The code above at a level of 1 to 5; null where the code is not that deep. Immutable: arithmetic. / 截取到指定层级，层级不足返回空。';

CREATE FUNCTION ybss.division_trim(code ybss.division_code) RETURNS ybss.division_code
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_trim';
COMMENT ON FUNCTION ybss.division_trim(ybss.division_code) IS
'The division that a code padded with zeros stands for: 520000 gives 52, 520302000000 gives 520302 (GB/T 2260, statistical codes). Immutable: arithmetic. / 去掉补零：520000 得 52，520302000000 得 520302。';
