-- Casts, containment and its planner support for ybss.division_code.

CREATE FUNCTION ybss.division_code(bigint) RETURNS ybss.division_code
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_from_int8';
COMMENT ON FUNCTION ybss.division_code(bigint) IS
'division_code from the number of its digits, or from the stored value that a cast to bigint gives. Errors YBC01, YBC02. Immutable: arithmetic. / 由数字得到行政区划代码，也接受转换为 bigint 得到的存储值。';
CREATE CAST (bigint AS ybss.division_code) WITH FUNCTION ybss.division_code(bigint);
COMMENT ON CAST (bigint AS ybss.division_code) IS 'By its digits as a number. / 数字转行政区划代码。';
CREATE CAST (ybss.division_code AS bigint) WITHOUT FUNCTION;
COMMENT ON CAST (ybss.division_code AS bigint) IS
'The stored value: digits padded with zeros, then the level. / 存储值：补零后的数字加一位层级。';

CREATE FUNCTION ybss.range_low(ybss.division_code) RETURNS bigint
LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8up';
COMMENT ON FUNCTION ybss.range_low(ybss.division_code) IS
'Least stored value of a code and all below it. Immutable: arithmetic. / 本级及下级存储值的下界（含）。';
CREATE FUNCTION ybss.range_high(ybss.division_code) RETURNS bigint
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_range_high';
COMMENT ON FUNCTION ybss.range_high(ybss.division_code) IS
'First stored value beyond a code and all below it. Immutable: arithmetic. / 本级及下级存储值的上界（不含）。';
CREATE FUNCTION ybss.range_last(ybss.division_code) RETURNS ybss.division_code
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_range_last';
COMMENT ON FUNCTION ybss.range_last(ybss.division_code) IS
'Last code that can stand below this one, itself at the deepest level. Immutable: arithmetic. / 下级可能的最后一个编码。';

CREATE FUNCTION ybss.lineage(ybss.division_code) RETURNS ybss.division_code[]
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_lineage';
COMMENT ON FUNCTION ybss.lineage(ybss.division_code) IS
'A code and all above it, the highest first. Immutable: arithmetic. / 本级及全部上级编码，自上而下。';

CREATE FUNCTION ybss.division_code_contained(ybss.division_code, ybss.division_code) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_contained'
SUPPORT ybss.tree_code_contained_support;
COMMENT ON FUNCTION ybss.division_code_contained(ybss.division_code, ybss.division_code) IS
'Implementation of operator <@. / 运算符 <@ 的实现。';
CREATE FUNCTION ybss.division_code_contains(ybss.division_code, ybss.division_code) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_division_code_contains'
SUPPORT ybss.tree_code_contains_support;
COMMENT ON FUNCTION ybss.division_code_contains(ybss.division_code, ybss.division_code) IS
'Implementation of operator @>. / 运算符 @> 的实现。';
CREATE OPERATOR ybss.<@ (LEFTARG = ybss.division_code, RIGHTARG = ybss.division_code,
  FUNCTION = ybss.division_code_contained, COMMUTATOR = OPERATOR(ybss.@>),
  RESTRICT = ybss.tree_code_contained_selectivity, JOIN = contjoinsel);
COMMENT ON OPERATOR ybss.<@ (ybss.division_code, ybss.division_code) IS
'Is the left code the right one or below it? A btree index answers as a range. / 左边是否为右边本级或其下级，可用 btree 索引。';
CREATE OPERATOR ybss.@> (LEFTARG = ybss.division_code, RIGHTARG = ybss.division_code,
  FUNCTION = ybss.division_code_contains, COMMUTATOR = OPERATOR(ybss.<@),
  RESTRICT = ybss.tree_code_contains_selectivity, JOIN = contjoinsel);
COMMENT ON OPERATOR ybss.@> (ybss.division_code, ybss.division_code) IS
'Is the right code the left one or below it? A btree index answers as a range. / 右边是否为左边本级或其下级，可用 btree 索引。';
