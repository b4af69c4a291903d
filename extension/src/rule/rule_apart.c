/*
 * rule_apart.c
 *		Periods that must not overlap: two main residences, the same tenancy twice.
 *
 * The exclusion constraints are the rules. Before a row is written, what its
 * periods are counted by is locked (the person of a residence, the house of a
 * tenancy), so that two sessions that would overlap come one after the other;
 * then the very check of the constraint is made, and its error gets the rule's
 * name. Where a b-tree index shows that the person has no other row there is
 * nothing to check. INSERT ... ON CONFLICT is left to the constraint itself, which knows what
 * to do instead of an error.
 */
#include "rule/rule_apart.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/nbtree.h"
#include "access/table.h"
#include "access/tableam.h"
#include "catalog/dependency.h"
#include "catalog/index.h"
#include "catalog/pg_am_d.h"
#include "catalog/pg_type_d.h"
#include "executor/executor.h"
#include "identity/lock.h"
#include "miscadmin.h"
#include "nodes/execnodes.h"
#include "nodes/nodeFuncs.h"
#include "nodes/plannodes.h"
#include "parser/parsetree.h"
#include "rule/replication.h"
#include "rule/rule_key.h"
#include "rule/rule_period.h"
#include "rule/rule_raise.h"
#include "server/registry_table.h"
#include "server/row_trigger.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

static ExecutorRun_hook_type next_run = NULL;
static QueryDesc *running = NULL;

/* Run a statement and know which one runs. */
static void
run(YBSS_RUN_ARGUMENTS)
{
	QueryDesc *outer = running;

	running = query;
	PG_TRY();
	{
		if (next_run != NULL)
			next_run(YBSS_RUN_VALUES);
		else
			standard_ExecutorRun(YBSS_RUN_VALUES);
	}
	PG_FINALLY();
	{
		running = outer;
	}
	PG_END_TRY();
}

/* Begin to know which statement runs; called once when the library is loaded. */
void
ybss_rule_apart_start(void)
{
	next_run = ExecutorRun_hook;
	ExecutorRun_hook = run;
}

/* Does a plan insert into the table with ON CONFLICT? */
static bool
is_conflict_insert(Plan *plan, List *tables, Oid table)
{
	ModifyTable *modify = (ModifyTable *) plan;

	return plan != NULL && IsA(plan, ModifyTable) && modify->operation == CMD_INSERT &&
		   modify->onConflictAction != ONCONFLICT_NONE &&
		   rt_fetch(linitial_int(modify->resultRelations), tables)->relid == table;
}

/* Does the statement that runs insert into the table with ON CONFLICT? */
static bool
conflict_is_handled(Oid table)
{
	PlannedStmt *statement;
	ListCell *cell;

	if (running == NULL || running->plannedstmt == NULL)
		return false;
	statement = running->plannedstmt;
	if (is_conflict_insert(statement->planTree, statement->rtable, table))
		return true;
	foreach (cell, statement->subplans)
		if (is_conflict_insert(lfirst(cell), statement->rtable, table))
			return true;
	return false;
}

/* What is needed to judge the rows of one statement. */
typedef struct Judge
{
	YbssPeriods *periods;
	AttrNumber district;
	bool handled; /* by ON CONFLICT */
} Judge;

/* Is nothing else there that a row could overlap? Rows of transactions under way count as there. */
static bool
stands_alone(Relation table, const YbssPeriod *period, const YbssEntry *entry)
{
	ScanKeyData keys[INDEX_MAX_KEYS];
	SnapshotData dirty;
	Relation index;
	IndexScanDesc scan;
	TupleTableSlot *slot;
	bool found;

	if (period->narrow_count < 2)
		return false;
	index = index_open(period->narrow, AccessShareLock);
	InitDirtySnapshot(dirty);
	for (int i = 0; i < period->narrow_count; i++)
		ScanKeyEntryInitialize(&keys[i], 0, i + 1, BTEqualStrategyNumber, InvalidOid,
							   index->rd_indcollation[i],
							   period->info->ii_ExclusionProcs[period->narrow_place[i]],
							   entry->values[period->narrow_place[i]]);
	slot = table_slot_create(table, NULL);
	scan = ybss_index_beginscan(table, index, &dirty, period->narrow_count);
	index_rescan(scan, keys, period->narrow_count, NULL, 0);
	found = index_getnext_slot(scan, ForwardScanDirection, slot);
	index_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	index_close(index, NoLock);
	return !found;
}

/* Make ready what the statement's rows will be judged by; kept as long as the statement runs. */
static Judge *
prepare(FunctionCallInfo fcinfo, TriggerData *event)
{
	Relation table = event->tg_relation;
	MemoryContext caller = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
	Judge *judge = palloc0(sizeof(Judge));

	judge->periods = ybss_prepare_periods(table);
	judge->district = ybss_require_column(table, "district", INT4OID);
	judge->handled = TRIGGER_FIRED_BY_INSERT(event->tg_event) && conflict_is_handled(RelationGetRelid(table));
	MemoryContextSwitchTo(caller);
	fcinfo->flinfo->fn_extra = judge;
	return judge;
}

/* Has an update left the entry of an index as it was? */
static bool
same_entry(const YbssEntry *old, const YbssEntry *new, const YbssPeriod *period)
{
	if (!old->counts || !new->counts)
		return false;
	for (int i = 0; i < period->info->ii_NumIndexKeyAttrs; i++)
		if (old->nulls[i] != new->nulls[i] ||
			(!new->nulls[i] && !datum_image_eq(old->values[i], new->values[i], period->by_value[i],
											   period->length[i])))
			return false;
	return true;
}

/*
 * Come after whoever writes periods of the same person, house or unit.
 *
 * A parent that only its own transaction sees cannot be waited for by others, who
 * do not find it: they wait for the rule itself, until that transaction is over.
 * Streets and plate rules have no parent at all.
 */
static void
queue_up(Relation table, HeapTuple row, YbssPeriod *period, int32 district)
{
	static const LockTupleMode mode = LockTupleNoKeyExclusive;
	const YbssReference *by = ybss_counted_by(ybss_references(table), period->info);
	bool found = false;
	bool is_own = false;

	if (by != NULL)
	{
		YbssReference reference = *by;
		YbssKeyValues key;

		ybss_take_key(&reference, true, RelationGetDescr(table), row, &key);
		found = key.has_null || ybss_find_parent(&reference, &key, &mode, &is_own, NULL);
	}
	if (!found)
		ybss_wait_for(period->index, district, true);
	else if (is_own)
		ybss_wait_for(period->index, district, false);
}

/* Make the constraint's own check and give its error the rule's name. */
static void
check(Judge *judge, Relation table, YbssPeriod *period, YbssEntry *entry, ItemPointer self)
{
	MemoryContext caller = CurrentMemoryContext;
	Relation index = index_open(period->index, AccessShareLock);

	PG_TRY();
	{
		check_exclusion_constraint(table, index, period->info, self, entry->values, entry->nulls,
								   judge->periods->state, false);
	}
	PG_CATCH();
	{
		if (geterrcode() != ERRCODE_EXCLUSION_VIOLATION)
			PG_RE_THROW();
		MemoryContextSwitchTo(caller);
		FlushErrorState();
		ybss_raise_rule(table, get_index_constraint(period->index), ERRCODE_YBSS_LINK_OVERLAPS, NULL);
	}
	PG_END_TRY();
	index_close(index, NoLock);
}

/* Judge a row by one exclusion constraint. */
static void
judge_by(Judge *judge, TriggerData *event, HeapTuple row, YbssPeriod *period)
{
	bool updated = TRIGGER_FIRED_BY_UPDATE(event->tg_event);
	YbssEntry old;
	YbssEntry new;
	ItemPointerData self;
	bool is_null;

	ItemPointerSetInvalid(&self);
	if (updated)
	{
		self = event->tg_trigtuple->t_self;
		ybss_find_entry(judge->periods, period, event->tg_trigtuple, &old);
	}
	ybss_find_entry(judge->periods, period, row, &new);
	if (!new.counts || (updated && same_entry(&old, &new, period)))
		return;
	queue_up(event->tg_relation, row, period,
			 DatumGetInt32(heap_getattr(row, judge->district, RelationGetDescr(event->tg_relation),
										&is_null)));
	if (!judge->handled && !stands_alone(event->tg_relation, period, &new))
		check(judge, event->tg_relation, period, &new, &self);
}

PG_FUNCTION_INFO_V1(ybss_rule_apart);

/* Refuse a row whose period overlaps another's where that cannot be. */
Datum
ybss_rule_apart(PG_FUNCTION_ARGS)
{
	TriggerData *event = ybss_row_trigger(fcinfo, "rule_apart", TRIGGER_EVENT_BEFORE,
										  YBSS_ON(TRIGGER_EVENT_INSERT) | YBSS_ON(TRIGGER_EVENT_UPDATE));
	HeapTuple row = TRIGGER_FIRED_BY_UPDATE(event->tg_event) ? event->tg_newtuple : event->tg_trigtuple;
	Judge *judge = fcinfo->flinfo->fn_extra;

	if (ybss_rules_rest())
		return PointerGetDatum(row);
	if (judge == NULL)
		judge = prepare(fcinfo, event);
	for (int i = 0; i < judge->periods->count; i++)
		judge_by(judge, event, row, &judge->periods->list[i]);
	ExecClearTuple(judge->periods->slot);
	ResetPerTupleExprContext(judge->periods->state);
	return PointerGetDatum(row);
}
