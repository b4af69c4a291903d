/*
 * plan_guard.c
 *		Keeps plans over the registry from whom row security binds.
 *
 * Row security decides which rows come out. A plan tells of the others: how
 * many the policy removed, how many pages they lie on, and what the statistics,
 * which are those of all districts, expect of a value. Whoever in_scope binds
 * therefore gets no plan over the registry, unless member.may_explain says so.
 *
 * The plan itself is judged, when the executor takes it up: by then views are
 * expanded, functions are inlined and prepared statements are found, and each
 * form of EXPLAIN comes this way before it prints a word. What runs inside an
 * EXPLAIN is judged too, since the buffers it reads are counted in.
 *
 * The server also prints plans as messages of level LOG (debug_print_plan,
 * auto_explain) and sorts' sizes (trace_sort), and a client may ask to get
 * those: they stay in the server's log.
 */
#include "identity/plan_guard.h"

#include "access/parallel.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "executor/executor.h"
#include "identity/acting.h"
#include "miscadmin.h"
#include "nodes/plannodes.h"
#include "server/registry_table.h"
#include "tcop/utility.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

static ProcessUtility_hook_type next_utility = NULL;
static ExecutorStart_hook_type next_start = NULL;
static ExecutorRun_hook_type next_run = NULL;
static emit_log_hook_type next_log = NULL;

/* How many EXPLAINs are under way, one inside the other. */
static int explaining = 0;

/* The client's statement that loaded this library, where it was not preloaded. */
static TimestampTz loaded_in = 0;

/* Give in_scope's key among the functions that a plan depends on; 0 where it is not there. */
static uint32
hash_of_in_scope(void)
{
	Oid schema = get_namespace_oid("ybss", true);
	Oid type = GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum("grid_code"),
							   ObjectIdGetDatum(schema));
	Oid function =
		GetSysCacheOid3(PROCNAMEARGSNSP, Anum_pg_proc_oid, CStringGetDatum("in_scope"),
						PointerGetDatum(buildoidvector(&type, 1)), ObjectIdGetDatum(schema));

	if (!OidIsValid(function))
		return 0;
	return GetSysCacheHashValue1(PROCOID, ObjectIdGetDatum(function));
}

/* Does a plan read a table of the registry, or any other that in_scope protects? */
static bool
reaches_registry(PlannedStmt *plan)
{
	Oid schema = ybss_registry_schema();
	uint32 in_scope = hash_of_in_scope();
	ListCell *cell;

	if (plan == NULL || !OidIsValid(schema))
		return false;
	foreach (cell, plan->rtable)
	{
		RangeTblEntry *entry = lfirst_node(RangeTblEntry, cell);

		if (OidIsValid(entry->relid) && get_rel_namespace(entry->relid) == schema)
			return true;
	}
	foreach (cell, plan->invalItems)
	{
		PlanInvalItem *item = lfirst_node(PlanInvalItem, cell);

		if (item->cacheId == PROCOID && item->hashValue == in_scope)
			return true;
	}
	return false;
}

/* Refuse a plan over the registry to a role that in_scope binds, unless it was granted. */
static void
guard_plan(PlannedStmt *plan)
{
	const YbssActing *acting;

	if (ybss_role_is_unbound(GetOuterUserId()) || !reaches_registry(plan))
		return;
	acting = ybss_acting();
	if (acting->standing == YBSS_MEMBER && acting->may_explain)
		return;
	ereport(ERROR,
			(errcode(ERRCODE_YBSS_PLAN_SHOWN),
			 errmsg("plans over the registry are not shown to you"),
			 errdetail("执行计划会透露无权查看的数据，不予显示。"),
			 errhint("EXPLAIN as a superuser or a BYPASSRLS role, or let an administrator set "
					 "ybss_registry.member.may_explain.")));
}

/* Give who runs a command when this has looked at it. */
static ProcessUtility_hook_type
next_to_run(void)
{
	return next_utility != NULL ? next_utility : standard_ProcessUtility;
}

/* Count the EXPLAINs under way. */
static void
run_utility(PlannedStmt *statement, const char *text, bool read_only_tree,
			ProcessUtilityContext context, ParamListInfo parameters, QueryEnvironment *environment,
			DestReceiver *receiver, QueryCompletion *completion)
{
	int before = explaining;

	if (!IsA(statement->utilityStmt, ExplainStmt))
	{
		next_to_run()(statement, text, read_only_tree, context, parameters, environment, receiver,
					  completion);
		return;
	}
	PG_TRY();
	{
		explaining++;
		next_to_run()(statement, text, read_only_tree, context, parameters, environment, receiver,
					  completion);
	}
	PG_FINALLY();
	{
		explaining = before;
	}
	PG_END_TRY();
}

/*
 * Will an EXPLAIN show this plan, or count what it reads?
 *
 * Where the library was not preloaded, the EXPLAIN that loads it by planning was
 * not counted above, but tells by what it asks for. Workers do as they are told.
 */
static bool
is_explained(QueryDesc *query, int flags)
{
	if (IsParallelWorker())
		return false;
	return explaining > 0 || (flags & EXEC_FLAG_EXPLAIN_ONLY) != 0 ||
		   (query->instrument_options != 0 && GetCurrentStatementStartTimestamp() == loaded_in);
}

/* Judge a plan before it is taken up. */
static void
start_plan(QueryDesc *query, int flags)
{
	if (is_explained(query, flags))
		guard_plan(query->plannedstmt);
	if (next_start != NULL)
		next_start(query, flags);
	else
		standard_ExecutorStart(query, flags);
}

/* Judge a plan that goes on: a cursor opened before the EXPLAIN may be read inside it. */
static void
run_plan(YBSS_RUN_ARGUMENTS)
{
	if (is_explained(query, 0))
		guard_plan(query->plannedstmt);
	if (next_run != NULL)
		next_run(YBSS_RUN_VALUES);
	else
		standard_ExecutorRun(YBSS_RUN_VALUES);
}

/* Keep what is meant for the server's log from everybody's client but a superuser's. */
static void
keep_from_client(ErrorData *error)
{
	if (error->elevel == LOG && error->output_to_client)
	{
		/* A setting and not the catalogue: this may run outside any transaction. */
		const char *superuser = GetConfigOption("is_superuser", true, false);

		if (superuser == NULL || strcmp(superuser, "on") != 0)
			error->output_to_client = false;
	}
	if (next_log != NULL)
		next_log(error);
}

/* Stand before the server's own hooks; called once when the library is loaded. */
void
ybss_plan_guard_start(void)
{
	loaded_in = GetCurrentStatementStartTimestamp();
	next_utility = ProcessUtility_hook;
	ProcessUtility_hook = run_utility;
	next_start = ExecutorStart_hook;
	ExecutorStart_hook = start_plan;
	next_run = ExecutorRun_hook;
	ExecutorRun_hook = run_plan;
	next_log = emit_log_hook;
	emit_log_hook = keep_from_client;
}
