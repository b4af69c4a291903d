-- The one predicate of row security, and what the planner knows of it.

CREATE FUNCTION ybss.scope_support(internal) RETURNS internal
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_scope_support';
COMMENT ON FUNCTION ybss.scope_support(internal) IS
'Planner support of in_scope: an index range that is rechecked, and an estimate from the scope of whoever plans. Immutable: asks no table for its answer''s form. / in_scope 的规划器支持函数。';
REVOKE ALL ON FUNCTION ybss.scope_support(internal) FROM PUBLIC;

CREATE FUNCTION ybss.in_scope(grid ybss.grid_code) RETURNS boolean
LANGUAGE c STABLE STRICT LEAKPROOF PARALLEL SAFE SUPPORT ybss.scope_support
AS 'MODULE_PATHNAME', 'ybss_in_scope';
COMMENT ON FUNCTION ybss.in_scope(ybss.grid_code) IS
'True when the member who acts in this session was granted the grid or a code above it; false for a stranger; true for superusers and BYPASSRLS roles without a ticket, who could read the tables anyway. Raises YBS01, YBS02, YBS03 or YBS05 for a ticket that does not hold. Stable: the answer follows grants, which may change between statements. Leakproof: no error depends on the argument. Parallel safe: workers inherit the identity. / 当前操作人员是否有权查看该网格；无身份者为假，超级用户和 BYPASSRLS 角色（未出示票据时）为真。';

CREATE FUNCTION ybss.scope_low() RETURNS ybss.grid_code
LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_scope_low';
COMMENT ON FUNCTION ybss.scope_low() IS
'Least code in scope: lower bound of index scans under in_scope. The range up to scope_high() may hold grids that were not granted: never use it without in_scope. Errors as in_scope. Stable: follows grants. / 权限范围下界，仅用于索引扫描，不能代替 in_scope。';

CREATE FUNCTION ybss.scope_high() RETURNS ybss.grid_code
LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_scope_high';
COMMENT ON FUNCTION ybss.scope_high() IS
'First code above all in scope: open upper bound of index scans under in_scope. Not itself a code. Errors as in_scope. Stable: follows grants. / 权限范围上界（不含），仅用于索引扫描。';

CREATE FUNCTION ybss.current_member() RETURNS bigint
LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_current_member';
COMMENT ON FUNCTION ybss.current_member() IS
'Id of the member who acts: by login, by ticket or by database role, in this order; null for a stranger. Errors as in_scope. Stable: follows the member table. / 当前操作人员编号，无身份者返回空。';

CREATE FUNCTION ybss.current_grade() RETURNS smallint
LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_current_grade';
COMMENT ON FUNCTION ybss.current_grade() IS
'Grade of the member who acts, 0 to 9; 0 for a stranger. Errors as in_scope. Stable: follows the member table. / 当前操作人员的权限等级（0至9）。';

CREATE FUNCTION ybss.acting_role() RETURNS name
LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_acting_role';
COMMENT ON FUNCTION ybss.acting_role() IS
'Database role of the session: what SET ROLE or the connection said, also inside a security definer function. Stable: SET ROLE may change it. / 会话的数据库角色，不受 SECURITY DEFINER 影响。';
