/*
 * write_set.c
 *		ybss.write_set: a statement whose rows are judged as a set.
 *
 * Runs one INSERT or UPDATE of the registry's functions. Where its rows can be judged together
 * (rule/rule_set.c) their own triggers, keys and exclusion constraints are left out of
 * this statement; a set that breaks a rule, or may, is taken back and written row by row,
 * so that what is refused, and the words, are those of every other road. There is no
 * state that says "checked": the statement that leaves the checks out is the one that
 * makes them, and whoever calls this, or is called within it, gets no row past a rule.
 */
#include "ybss.h"

#include "access/table.h"
#include "access/xact.h"
#include "executor/executor.h"
#include "executor/spi.h"
#include "executor/tstoreReceiver.h"
#include "miscadmin.h"
#include "nodes/parsenodes.h"
#include "parser/parsetree.h"
#include "rule/replication.h"
#include "rule/rule_set.h"
#include "server/registry_table.h"
#include "tcop/tcopprot.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/rel.h"
#include "utils/resowner.h"
#include "utils/snapmgr.h"
#include "utils/tuplestore.h"

/* Refuse whoever lacks the owner's rights. */
static void
check_caller(void)
{
	if (!has_privs_of_role(GetUserId(), ybss_registry_owner()))
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
						errmsg("only the registry's own functions write sets of rows"),
						errdetail("只有登记库自身的函数可以成批写入。"),
						errhint("Write the table itself: INSERT INTO …")));
}

/* Run a statement as it is; gives how many rows it wrote. */
static int64
run_by_rows(const char *statement)
{
	int64 written;

	SPI_connect();
	SPI_execute(statement, false, 0);
	written = SPI_processed;
	SPI_finish();
	return written;
}

/* Have a statement say where its rows are written; NULL where it writes rows in no way that can be judged here. */
static char *
with_places(const char *statement)
{
	List *raw = pg_parse_query(statement);
	Node *read = list_length(raw) == 1 ? linitial_node(RawStmt, raw)->stmt : NULL;
	RangeVar *table;

	if (read == NULL || !(IsA(read, InsertStmt) || IsA(read, UpdateStmt)))
		return NULL;
	table = IsA(read, InsertStmt) ? ((InsertStmt *) read)->relation : ((UpdateStmt *) read)->relation;
	return psprintf("%s RETURNING %s.ctid", statement,
					quote_identifier(table->alias != NULL ? table->alias->aliasname : table->relname));
}

/*
 * Read a statement that writes rows of one table; NULL where it is anything else.
 *
 * ON CONFLICT DO NOTHING is tried without: where no row has a conflict both write the same, and
 * where one has, the index tells so, and the statement is run as it is.
 */
static Query *
read_statement(const char *statement)
{
	List *raw = pg_parse_query(statement);
	List *queries = pg_analyze_and_rewrite_fixedparams(linitial_node(RawStmt, raw), statement, NULL, 0, NULL);
	Query *query = list_length(queries) == 1 ? linitial_node(Query, queries) : NULL;

	if (query == NULL || (query->commandType != CMD_INSERT && query->commandType != CMD_UPDATE) || query->hasModifyingCTE)
		return NULL;
	if (query->onConflict != NULL && query->onConflict->action != ONCONFLICT_NOTHING)
		return NULL;
	query->onConflict = NULL;
	return query;
}

/* Take the places of the rows that were written. */
static ItemPointerData *
take_places(Tuplestorestate *store, TupleDesc layout, int64 count)
{
	ItemPointerData *places = MemoryContextAllocHuge(CurrentMemoryContext, Max(count, 1) * sizeof(ItemPointerData));
	TupleTableSlot *slot = MakeSingleTupleTableSlot(layout, &TTSOpsMinimalTuple);
	int64 taken = 0;

	while (taken < count && tuplestore_gettupleslot(store, true, false, slot))
	{
		bool is_null;

		places[taken++] = *(ItemPointer) DatumGetPointer(slot_getattr(slot, 1, &is_null));
	}
	ExecDropSingleTupleTableSlot(slot);
	return places;
}

/* Run the statement with its rows judged together; false where they do not hold, or cannot be judged so. */
static bool
run_as_set(const char *statement, int64 *written)
{
	char *returning = with_places(statement);
	Query *read = returning != NULL ? read_statement(returning) : NULL;
	Tuplestorestate *store;
	DestReceiver *receiver;
	QueryDesc *query;
	ResultRelInfo *target;
	YbssSetRules *rules;
	bool holds;

	if (read == NULL)
		return false;
	store = tuplestore_begin_heap(false, false, work_mem);
	receiver = CreateDestReceiver(DestTuplestore);
	SetTuplestoreDestReceiverParams(receiver, store, CurrentMemoryContext, false, NULL, NULL);
	/* As any statement of a function: with all that was written before it. */
	CommandCounterIncrement();
	PushCopiedSnapshot(GetTransactionSnapshot());
	UpdateActiveSnapshotCommandId();
	query = CreateQueryDesc(pg_plan_query(read, returning, CURSOR_OPT_PARALLEL_OK, NULL), returning, GetActiveSnapshot(),
							InvalidSnapshot, receiver, NULL, NULL, 0);
	ExecutorStart(query, 0);
	holds = list_length(query->estate->es_opened_result_relations) == 1;
	if (holds)
	{
		MemoryContext caller = MemoryContextSwitchTo(query->estate->es_query_cxt);

		target = linitial(query->estate->es_opened_result_relations);
		rules = ybss_set_rules(target->ri_RelationDesc);
		holds = RelationGetNamespace(target->ri_RelationDesc) == ybss_registry_schema() &&
				target->ri_RelationDesc->rd_rel->relkind == RELKIND_RELATION && ybss_set_rules_take(rules, target);
		MemoryContextSwitchTo(caller);
	}
	if (!holds)
		return false;
	ybss_executor_run(query);
	*written = query->estate->es_processed;
	holds = *written <= PG_INT32_MAX && ybss_set_holds(rules, take_places(store, query->tupDesc, *written), (int) *written);
	if (!holds)
		return false;
	ExecutorFinish(query);
	ExecutorEnd(query);
	FreeQueryDesc(query);
	PopActiveSnapshot();
	tuplestore_end(store);
	return true;
}

/* Run the statement as a set in a subtransaction, which is taken back where the rows do not hold. */
static bool
try_as_set(const char *statement, int64 *written)
{
	MemoryContext caller = CurrentMemoryContext;
	MemoryContext set = AllocSetContextCreate(caller, "ybss set of rows", ALLOCSET_DEFAULT_SIZES);
	ResourceOwner owner = CurrentResourceOwner;
	bool volatile done = false;

	BeginInternalSubTransaction(NULL);
	MemoryContextSwitchTo(set);
	PG_TRY();
	{
		done = run_as_set(statement, written);
		if (done)
			ReleaseCurrentSubTransaction();
		else
			RollbackAndReleaseCurrentSubTransaction();
	}
	PG_CATCH();
	{
		ErrorData *error;

		MemoryContextSwitchTo(caller);
		error = CopyErrorData();
		FlushErrorState();
		RollbackAndReleaseCurrentSubTransaction();
		MemoryContextSwitchTo(caller);
		CurrentResourceOwner = owner;
		/* What one row breaks is told by that row, in its order; a cancelled statement stays so. */
		if (ERRCODE_TO_CATEGORY(error->sqlerrcode) != ERRCODE_INTEGRITY_CONSTRAINT_VIOLATION)
			ReThrowError(error);
		done = false;
	}
	PG_END_TRY();
	MemoryContextSwitchTo(caller);
	CurrentResourceOwner = owner;
	MemoryContextDelete(set);
	return done;
}

PG_FUNCTION_INFO_V1(ybss_write_set);

/* Run an INSERT or UPDATE of the registry, its rows judged as a set; give how many there are. */
Datum
ybss_write_set(PG_FUNCTION_ARGS)
{
	char *statement = text_to_cstring(PG_GETARG_TEXT_PP(0));
	int64 written;

	check_caller();
	/* A snapshot that stands still does not see what others wrote: each row's own check does. */
	if (IsolationUsesXactSnapshot() || SessionReplicationRole != SESSION_REPLICATION_ROLE_ORIGIN ||
		!try_as_set(statement, &written))
		written = run_by_rows(statement);
	PG_RETURN_INT64(written);
}
