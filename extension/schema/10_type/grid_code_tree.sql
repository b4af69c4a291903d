-- Casts, containment and its planner support for ybss.grid_code.

CREATE FUNCTION ybss.grid_code(bigint) RETURNS ybss.grid_code
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_from_int8';
COMMENT ON FUNCTION ybss.grid_code(bigint) IS
'grid_code from the number of its digits, or from the stored value that a cast to bigint gives. Errors YBC01, YBC02. Immutable: arithmetic. / 由数字得到网格编码，也接受转换为 bigint 得到的存储值。';
CREATE CAST (bigint AS ybss.grid_code) WITH FUNCTION ybss.grid_code(bigint);
COMMENT ON CAST (bigint AS ybss.grid_code) IS 'By its digits as a number. / 数字转网格编码。';
CREATE CAST (ybss.grid_code AS bigint) WITHOUT FUNCTION;
COMMENT ON CAST (ybss.grid_code AS bigint) IS
'The stored value: digits padded with zeros, then the level. / 存储值：补零后的数字加一位层级。';

CREATE FUNCTION ybss.range_low(ybss.grid_code) RETURNS bigint
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8up';
COMMENT ON FUNCTION ybss.range_low(ybss.grid_code) IS
'Least stored value of a code and all below it. Immutable: arithmetic. / 本级及下级存储值的下界（含）。';
CREATE FUNCTION ybss.range_high(ybss.grid_code) RETURNS bigint
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_range_high';
COMMENT ON FUNCTION ybss.range_high(ybss.grid_code) IS
'First stored value beyond a code and all below it. Immutable: arithmetic. / 本级及下级存储值的上界（不含）。';
CREATE FUNCTION ybss.range_last(ybss.grid_code) RETURNS ybss.grid_code
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_range_last';
COMMENT ON FUNCTION ybss.range_last(ybss.grid_code) IS
'Last code that can stand below this one, itself at the deepest level. Immutable: arithmetic. / 下级可能的最后一个编码。';

CREATE FUNCTION ybss.lineage(ybss.grid_code) RETURNS ybss.grid_code[]
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_lineage';
COMMENT ON FUNCTION ybss.lineage(ybss.grid_code) IS
'A code and all above it, the highest first. Immutable: arithmetic. / 本级及全部上级编码，自上而下。';

CREATE FUNCTION ybss.grid_code_contained(ybss.grid_code, ybss.grid_code) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_contained'
SUPPORT ybss.tree_code_contained_support;
COMMENT ON FUNCTION ybss.grid_code_contained(ybss.grid_code, ybss.grid_code) IS
'Implementation of operator <@. / 运算符 <@ 的实现。';
CREATE FUNCTION ybss.grid_code_contains(ybss.grid_code, ybss.grid_code) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_contains'
SUPPORT ybss.tree_code_contains_support;
COMMENT ON FUNCTION ybss.grid_code_contains(ybss.grid_code, ybss.grid_code) IS
'Implementation of operator @>. / 运算符 @> 的实现。';
CREATE OPERATOR ybss.<@ (LEFTARG = ybss.grid_code, RIGHTARG = ybss.grid_code,
  FUNCTION = ybss.grid_code_contained, COMMUTATOR = OPERATOR(ybss.@>),
  RESTRICT = ybss.tree_code_contained_selectivity, JOIN = contjoinsel);
COMMENT ON OPERATOR ybss.<@ (ybss.grid_code, ybss.grid_code) IS
'Is the left code the right one or below it? A btree index answers as a range. / 左边是否为右边本级或其下级，可用 btree 索引。';
CREATE OPERATOR ybss.@> (LEFTARG = ybss.grid_code, RIGHTARG = ybss.grid_code,
  FUNCTION = ybss.grid_code_contains, COMMUTATOR = OPERATOR(ybss.<@),
  RESTRICT = ybss.tree_code_contains_selectivity, JOIN = contjoinsel);
COMMENT ON OPERATOR ybss.@> (ybss.grid_code, ybss.grid_code) IS
'Is the right code the left one or below it? A btree index answers as a range. / 右边是否为左边本级或其下级，可用 btree 索引。';
