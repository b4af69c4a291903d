-- What <@ is to grids, as a function: for clients that know no operator of ours.

CREATE FUNCTION ybss.in_grid(grid ybss.grid_code, node ybss.grid_code) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_grid_code_contained'
SUPPORT ybss.tree_code_contained_support;
COMMENT ON FUNCTION ybss.in_grid(ybss.grid_code, ybss.grid_code) IS
'Is the grid this node of the management tree, or below it? The same as grid <@ node, and answered from the same index, for clients that write functions and columns only; the node may be text. Immutable: arithmetic. Leakproof as <@: raises nothing. / 网格是否为该节点或在其下，与 <@ 相同，可用索引；节点可以是文本。';
