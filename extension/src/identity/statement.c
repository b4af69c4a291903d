/*
 * statement.c
 *		What is asked of a statement before it runs: who writes, and where.
 *
 * Row security answers a writer who is nobody, or who writes out of scope, with
 * silence or with words of its own. Here the registry says it first: a statement
 * that would write rows which lie in a grid, by a session in which nobody acts,
 * fails by name instead of touching nothing; and the server's message about a
 * new row becomes ours. Both ask row security nothing that it would not answer
 * itself: no policy depends on this file.
 *
 * LOCK TABLE in a mode that stops writers is refused to whoever row security
 * binds: the right to write one row would else be the right to stop everybody.
 */
#include "identity/statement.h"

#include "access/xact.h"
#include "catalog/namespace.h"
#include "executor/executor.h"
#include "executor/spi.h"
#include "identity/acting.h"
#include "miscadmin.h"
#include "parser/parsetree.h"
#include "server/registry_table.h"
#include "tcop/utility.h"
#include "utils/acl.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rls.h"

#define PEOPLE_SCHEMA "ybss"

static ExecutorStart_hook_type next_start = NULL;
static ExecutorRun_hook_type next_run = NULL;
static ProcessUtility_hook_type next_utility = NULL;

/* Raise that nobody acts. */
static void
raise_nobody(void)
{
	ereport(ERROR, (errcode(ERRCODE_YBSS_NOBODY_ACTS),
					errmsg("nobody acts here: log in or show a ticket"),
					errdetail("当前会话没有操作人员身份：请登录或出示票据。"),
					errhint("SELECT ybss.login(ticket), or SET LOCAL ybss.ticket in the transaction; "
							"a role of one's own needs a row in ybss_registry.member and a grant.")));
}

/* Refuse a session in which nobody acts, or somebody who was granted nothing. */
void
ybss_require_actor(void)
{
	const YbssActing *acting = ybss_acting_or_error();

	if (acting->standing == YBSS_EVERYWHERE)
		return;
	if (acting->standing != YBSS_MEMBER)
		raise_nobody();
	if (acting->count == 0)
		ereport(ERROR, (errcode(ERRCODE_YBSS_NOBODY_ACTS),
						errmsg("who acts here was granted no part of the registry"),
						errdetail("当前操作人员没有任何网格权限。"),
						errhint("An administrator grants grids in ybss_registry.scope_grant.")));
}

/* Do a table's rows lie in grids, and does row security ask in_scope about them here? */
static bool
asks_scope(const RangeTblEntry *entry, Oid schema)
{
	return entry->rtekind == RTE_RELATION && get_rel_namespace(entry->relid) == schema &&
		   get_attnum(entry->relid, "grid") != InvalidAttrNumber &&
		   check_enable_rls(entry->relid, YBSS_CHECKED_AS(entry), true) == RLS_ENABLED;
}

/* Does a statement write rows that lie in grids, and nobody acts? */
static bool
is_written_by_nobody(const PlannedStmt *statement)
{
	Oid schema;
	ListCell *cell;

	if ((statement->commandType == CMD_SELECT && !statement->hasModifyingCTE) ||
		statement->resultRelations == NIL)
		return false;
	schema = ybss_registry_schema();
	if (!OidIsValid(schema) || ybss_acting()->standing != YBSS_STRANGER)
		return false;
	foreach (cell, statement->resultRelations)
		if (asks_scope(rt_fetch(lfirst_int(cell), statement->rtable), schema))
			return true;
	return false;
}

/* Refuse, before a statement touches a row, that nobody writes. */
static void
start(QueryDesc *query, int flags)
{
	if (next_start != NULL)
		next_start(query, flags);
	else
		standard_ExecutorStart(query, flags);
	/* Whoever lacks the right itself has been told so by now; no row was touched. */
	if (!(flags & EXEC_FLAG_EXPLAIN_ONLY) && query->plannedstmt != NULL &&
		is_written_by_nobody(query->plannedstmt))
		raise_nobody();
}

/* Raise that a row lies out of scope, where row security has said so in its own words. */
static void
raise_out_of_scope(const char *schema, const char *table)
{
	ereport(ERROR, (errcode(ERRCODE_YBSS_OUT_OF_SCOPE),
					errmsg("a row of table \"%s\" lies out of the scope of who acts", table),
					errdetail("该记录所在网格不在当前操作人员的权限范围内。"),
					errhint("SELECT * FROM ybss.whoami() tells who acts and where."),
					err_generic_string(PG_DIAG_SCHEMA_NAME, schema),
					err_generic_string(PG_DIAG_TABLE_NAME, table)));
}

/* Give the table of the registry that row security has just refused a row of; null for anything else. */
static char *
find_refused(MemoryContext memory)
{
	ErrorData *error;
	char *from;
	char *until;

	if (geterrcode() != ERRCODE_INSUFFICIENT_PRIVILEGE)
		return NULL;
	MemoryContextSwitchTo(memory);
	error = CopyErrorData();
	if (error->funcname == NULL || strcmp(error->funcname, "ExecWithCheckOptions") != 0 ||
		error->message == NULL)
		return NULL;
	/* The table's name is quoted last, in every language. */
	until = strrchr(error->message, '"');
	if (until == NULL || until == error->message)
		return NULL;
	*until = '\0';
	from = strrchr(error->message, '"');
	if (from == NULL || !OidIsValid(ybss_find_registry_table(from + 1)))
		return NULL;
	return from + 1;
}

/* Run a statement and say in our words that a row lies out of scope. */
static void
run(YBSS_RUN_ARGUMENTS)
{
	MemoryContext caller = CurrentMemoryContext;
	char *volatile refused = NULL;

	PG_TRY();
	{
		if (next_run != NULL)
			next_run(YBSS_RUN_VALUES);
		else
			standard_ExecutorRun(YBSS_RUN_VALUES);
	}
	PG_CATCH();
	{
		refused = find_refused(caller);
		if (refused == NULL)
			PG_RE_THROW();
		FlushErrorState();
	}
	PG_END_TRY();
	if (refused != NULL)
		raise_out_of_scope(YBSS_REGISTRY_SCHEMA, refused);
}

/* Is a name one of the registry's tables or views? */
static bool
is_of_registry(RangeVar *name)
{
	Oid relation = RangeVarGetRelid(name, NoLock, true);
	char *schema = OidIsValid(relation) ? get_namespace_name(get_rel_namespace(relation)) : NULL;

	return schema != NULL && (strcmp(schema, YBSS_REGISTRY_SCHEMA) == 0 || strcmp(schema, PEOPLE_SCHEMA) == 0);
}

/* Refuse LOCK TABLE on the registry to whoever row security binds. */
static void
refuse_lock(LockStmt *statement)
{
	ListCell *cell;

	/* What reading and writing rows take anyway stops nobody. */
	if (statement->mode <= RowExclusiveLock || ybss_role_is_unbound(GetUserId()) || !ybss_registry_exists() ||
		has_privs_of_role(GetUserId(), ybss_registry_owner()))
		return;
	foreach (cell, statement->relations)
		if (is_of_registry(lfirst_node(RangeVar, cell)))
			ereport(ERROR, (errcode(ERRCODE_YBSS_LOCK_TABLE),
							errmsg("tables of the registry are locked by its own functions only"),
							errdetail("登记库的数据表不能由用户锁定。"),
							errhint("A transaction that writes a row locks that row by itself.")));
}

/* Look at a command before it runs. */
static void
utility(PlannedStmt *planned, const char *text, bool read_only, ProcessUtilityContext context,
		ParamListInfo parameters, QueryEnvironment *environment, DestReceiver *to,
		QueryCompletion *completion)
{
	if (IsA(planned->utilityStmt, LockStmt))
		refuse_lock((LockStmt *) planned->utilityStmt);
	if (next_utility != NULL)
		next_utility(planned, text, read_only, context, parameters, environment, to, completion);
	else
		standard_ProcessUtility(planned, text, read_only, context, parameters, environment, to, completion);
}

/* Begin to look at statements; called once when the library is loaded. */
void
ybss_statement_start(void)
{
	next_start = ExecutorStart_hook;
	ExecutorStart_hook = start;
	next_run = ExecutorRun_hook;
	ExecutorRun_hook = run;
	next_utility = ProcessUtility_hook;
	ProcessUtility_hook = utility;
}

PG_FUNCTION_INFO_V1(ybss_require_actor_now);

/* Refuse where nobody acts. */
Datum
ybss_require_actor_now(PG_FUNCTION_ARGS)
{
	ybss_require_actor();
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(ybss_may_commit);

/* May the procedure that calls this commit? False inside of a transaction block or a function. */
Datum
ybss_may_commit(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(SPI_inside_nonatomic_context());
}
