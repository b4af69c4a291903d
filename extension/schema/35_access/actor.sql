-- Refusals before work begins (src/identity/statement.c).

CREATE FUNCTION ybss.require_actor() RETURNS void
LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_require_actor_now';
COMMENT ON FUNCTION ybss.require_actor() IS
'Raises YBS20 where nobody acts in this session, or somebody who was granted nothing: what would be written would touch no row and say nothing. Superusers and BYPASSRLS roles pass. Errors of a ticket as in_scope. Stable: follows members. / 无操作人员身份时报错。';

CREATE FUNCTION ybss.may_commit() RETURNS boolean
LANGUAGE c STABLE PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_may_commit';
COMMENT ON FUNCTION ybss.may_commit() IS
'May the procedure that asks commit? False inside of a transaction block, a function, or a block with EXCEPTION. Stable: a state of the statement. / 调用者能否提交事务。';

REVOKE ALL ON FUNCTION ybss.require_actor() FROM PUBLIC;
