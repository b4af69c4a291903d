/*
 * rule.c
 *		Triggers that refuse a broken link with the rule's name.
 *
 * They fire before the server's own checks of foreign keys, whose triggers' names
 * begin with RI_, and lock as those do: what they let pass, the server lets pass.
 * The keys stay, as the last line and for whatever is restored.
 *
 * They fire always, for a replica too. A session that a superuser put into replica
 * role, and the first copy of a table, are left alone as the server leaves them:
 * ybss.check_registry() tells what is broken there. A stream of replicated
 * changes is judged at the end of each transaction, for its publisher may have
 * deferred its checks.
 */
#include "rule/rule.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "history/row_values.h"
#include "rule/replication.h"
#include "rule/rule_key.h"
#include "rule/rule_raise.h"
#include "rule/rule_scope.h"
#include "server/row_trigger.h"
#include "utils/datum.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

/* A row of a replicated transaction that is to be judged at its end. */
typedef struct Unsettled
{
	YbssReference reference;
	YbssKeyValues key;
	bool of_child;
	struct Unsettled *next;
} Unsettled;

static Unsettled *unsettled = NULL;

static const LockTupleMode key_share = LockTupleKeyShare;

/* Keep a key for the end of the replicated transaction. */
static void
settle_later(const YbssReference *reference, const YbssKeyValues *key, Relation table, bool of_child)
{
	MemoryContext caller = MemoryContextSwitchTo(TopTransactionContext);
	Unsettled *kept = palloc(sizeof(Unsettled));

	kept->reference = *reference;
	kept->key = *key;
	kept->of_child = of_child;
	for (int i = 0; i < reference->count; i++)
	{
		AttrNumber column = of_child ? reference->child_column[i] : reference->parent_column[i];
		Form_pg_attribute attribute = TupleDescAttr(RelationGetDescr(table), column - 1);

		kept->key.value[i] = datumCopy(key->value[i], attribute->attbyval, attribute->attlen);
	}
	kept->next = unsettled;
	unsettled = kept;
	MemoryContextSwitchTo(caller);
}

/* Judge one key: of a row that refers, or of one that was taken away. */
static void
judge(const YbssReference *reference, const YbssKeyValues *key, bool of_child)
{
	Oid broken_at = of_child ? reference->child : reference->parent;
	Relation table;

	if (of_child ? ybss_find_parent(reference, key, &key_share, NULL, NULL)
				 : ybss_find_parent(reference, key, NULL, NULL, NULL) || !ybss_find_child(reference, key))
		return;
	table = table_open(broken_at, NoLock);
	if (of_child)
		ybss_raise_rule(table, reference->constraint, ERRCODE_YBSS_LINK_TO_NOTHING, NULL);
	else
	{
		Relation child = table_open(reference->child, AccessShareLock);

		ybss_raise_rule(table, reference->constraint, ERRCODE_YBSS_LINK_STILL_NEEDED, child);
	}
}

/* Judge a key now, or at the end where a publisher's transaction is being applied. */
static void
judge_in_time(const YbssReference *reference, const YbssKeyValues *key, Relation table, bool of_child)
{
	if (SessionReplicationRole == SESSION_REPLICATION_ROLE_REPLICA)
		settle_later(reference, key, table, of_child);
	else
		judge(reference, key, of_child);
}

/* Judge what a replicated transaction left open. */
static void
settle(XactEvent event, void *argument)
{
	if (event == XACT_EVENT_PRE_COMMIT || event == XACT_EVENT_PRE_PREPARE)
		for (Unsettled *kept = unsettled; kept != NULL; kept = kept->next)
			judge(&kept->reference, &kept->key, kept->of_child);
	unsettled = NULL;
}

/* Listen for the end of transactions; called once when the library is loaded. */
void
ybss_rule_start(void)
{
	RegisterXactCallback(settle, NULL);
}

/* Is this the trigger of the keys that are checked at the end of the transaction? */
static bool
is_late(TriggerData *event)
{
	return event->tg_trigger->tgnargs > 0 && strcmp(event->tg_trigger->tgargs[0], "late") == 0;
}

/* Refuse, before a late key is judged, a reference to what the writer does not see. */
static void
refuse_hidden(const YbssReference *reference, const YbssKeyValues *key, Relation table, HeapTuple row)
{
	bool is_there;

	if (reference->late && reference->parent_grid != InvalidAttrNumber &&
		ybss_end_is_hidden(reference, key, table, row, &is_there))
		ybss_raise_rule(table, reference->constraint, ERRCODE_YBSS_LINK_TO_NOTHING, NULL);
}

/* Have the columns of a key other values than before? */
static bool
key_changed(TriggerData *event, const AttrNumber *columns, int count)
{
	for (int i = 0; i < count; i++)
		if (!ybss_same_value(RelationGetDescr(event->tg_relation), columns[i], event->tg_trigtuple,
							 event->tg_newtuple))
			return true;
	return false;
}

/* Was the row before an update written by this transaction, whose check may be waiting? */
static bool
is_own_row(HeapTuple row)
{
	return TransactionIdIsCurrentTransactionId(HeapTupleHeaderGetXmin(row->t_data));
}

PG_FUNCTION_INFO_V1(ybss_rule_up);

/* Refuse a row that refers to nothing. */
Datum
ybss_rule_up(PG_FUNCTION_ARGS)
{
	TriggerData *event = ybss_row_trigger(fcinfo, "rule_up", TRIGGER_EVENT_AFTER,
										  YBSS_ON(TRIGGER_EVENT_INSERT) | YBSS_ON(TRIGGER_EVENT_UPDATE));
	bool updated = TRIGGER_FIRED_BY_UPDATE(event->tg_event);
	HeapTuple row = updated ? event->tg_newtuple : event->tg_trigtuple;
	TupleTableSlot *slot = updated ? event->tg_newslot : event->tg_trigslot;
	const YbssReferences *references;

	if (ybss_rules_rest())
		return PointerGetDatum(NULL);
	/* A row that was updated or deleted since is judged as it is then. */
	if (!table_tuple_satisfies_snapshot(event->tg_relation, slot, SnapshotSelf))
		return PointerGetDatum(NULL);
	references = ybss_references(event->tg_relation);
	for (int i = 0; i < references->up_count; i++)
	{
		YbssReference reference = references->up[i];
		YbssKeyValues key;

		if (reference.late != is_late(event) ||
			(updated && !key_changed(event, reference.child_column, reference.count) &&
			 !is_own_row(event->tg_trigtuple)))
			continue;
		ybss_take_key(&reference, true, RelationGetDescr(event->tg_relation), row, &key);
		if (!key.has_null)
			refuse_hidden(&reference, &key, event->tg_relation, row);
		if (!key.has_null)
			judge_in_time(&reference, &key, event->tg_relation, true);
		/* What was looked up may have made the list anew. */
		references = ybss_references(event->tg_relation);
	}
	return PointerGetDatum(NULL);
}

PG_FUNCTION_INFO_V1(ybss_rule_down);

/* Refuse to take away what another row refers to. */
Datum
ybss_rule_down(PG_FUNCTION_ARGS)
{
	TriggerData *event = ybss_row_trigger(fcinfo, "rule_down", TRIGGER_EVENT_AFTER,
										  YBSS_ON(TRIGGER_EVENT_UPDATE) | YBSS_ON(TRIGGER_EVENT_DELETE));
	bool updated = TRIGGER_FIRED_BY_UPDATE(event->tg_event);
	const YbssReferences *references;

	if (ybss_rules_rest())
		return PointerGetDatum(NULL);
	references = ybss_references(event->tg_relation);
	for (int i = 0; i < references->down_count; i++)
	{
		YbssReference reference = references->down[i];
		YbssKeyValues key;

		if (reference.late != is_late(event) ||
			!(updated ? reference.refuses_update : reference.refuses_delete) ||
			(updated && !key_changed(event, reference.parent_column, reference.count)))
			continue;
		ybss_take_key(&reference, false, RelationGetDescr(event->tg_relation), event->tg_trigtuple,
					  &key);
		if (!key.has_null)
			judge_in_time(&reference, &key, event->tg_relation, false);
		references = ybss_references(event->tg_relation);
	}
	return PointerGetDatum(NULL);
}
