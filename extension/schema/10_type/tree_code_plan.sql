-- What the planner is told about <@ and @> of both kinds of tree codes.

CREATE FUNCTION ybss.tree_code_contained_support(internal) RETURNS internal
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_tree_code_contained_support';
COMMENT ON FUNCTION ybss.tree_code_contained_support(internal) IS
'Planner support of <@: an index range. / <@ 的规划器支持函数：转为索引范围。';
CREATE FUNCTION ybss.tree_code_contains_support(internal) RETURNS internal
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_tree_code_contains_support';
COMMENT ON FUNCTION ybss.tree_code_contains_support(internal) IS
'Planner support of @>: an index range. / @> 的规划器支持函数：转为索引范围。';
CREATE FUNCTION ybss.tree_code_contained_selectivity(internal, oid, internal, integer)
RETURNS double precision
LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_tree_code_contained_selectivity';
COMMENT ON FUNCTION ybss.tree_code_contained_selectivity(internal, oid, internal, integer) IS
'Restriction estimate of <@. Stable: reads statistics. / <@ 的选择率估计。';
CREATE FUNCTION ybss.tree_code_contains_selectivity(internal, oid, internal, integer)
RETURNS double precision
LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_tree_code_contains_selectivity';
COMMENT ON FUNCTION ybss.tree_code_contains_selectivity(internal, oid, internal, integer) IS
'Restriction estimate of @>. Stable: reads statistics. / @> 的选择率估计。';
-- The server itself calls them, whoever asks; nobody else needs to.
REVOKE ALL ON FUNCTION ybss.tree_code_contained_support(internal), ybss.tree_code_contains_support(internal),
  ybss.tree_code_contained_selectivity(internal, oid, internal, integer),
  ybss.tree_code_contains_selectivity(internal, oid, internal, integer) FROM PUBLIC;
