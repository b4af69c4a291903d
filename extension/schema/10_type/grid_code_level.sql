-- Levels of the management tree and the way up.

CREATE FUNCTION ybss.grid_level(code ybss.grid_code) RETURNS integer
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_level';
COMMENT ON FUNCTION ybss.grid_level(ybss.grid_code) IS
'Level of a grid code: 1 district, 2 town, 3 community, 4 grid. Immutable: arithmetic. / 层级：1区 2镇街 3村居 4网格。';

CREATE FUNCTION ybss.grid_parent(code ybss.grid_code) RETURNS ybss.grid_code
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_parent';
COMMENT ON FUNCTION ybss.grid_parent(ybss.grid_code) IS
'The code one level up; null for a district. Immutable: arithmetic. / 上一级编码，区级返回空。';

CREATE FUNCTION ybss.grid_truncate(code ybss.grid_code, level integer) RETURNS ybss.grid_code
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_truncate';
COMMENT ON FUNCTION ybss.grid_truncate(ybss.grid_code, integer) IS
'The code above at a level of 1 to 4; null where the code is not that deep. Immutable: arithmetic. / 截取到指定层级，层级不足返回空。';

CREATE FUNCTION ybss.district_of(code ybss.grid_code) RETURNS integer
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_district';
COMMENT ON FUNCTION ybss.district_of(ybss.grid_code) IS
'First six digits as a number, by which facts are spread over servers. Immutable: arithmetic. / 前六位数字（区），用于数据分布。';
