/*
 * rule_scope.c
 *		A writer sees both ends of every link that he writes.
 *
 * A key finds what it refers to past row security, and would tie a row to a
 * person of another town, who then could be seen, blocked or asked about through
 * it. So whoever row security binds is refused, before anything else looks at
 * the row, a reference to what lies out of scope: with the words for what is not
 * there, for to this writer it is not. What is not there at all is refused in the
 * same place and order, also where keys were deferred, so that neither the words
 * nor the moment tell the one from the other.
 *
 * An update that leaves the reference alone is let through when its end has moved
 * out of scope: the link was made when both were seen, and must still be ended.
 */
#include "rule/rule_scope.h"

#include "access/htup_details.h"
#include "code/grid_code.h"
#include "history/row_values.h"
#include "identity/acting.h"
#include "identity/scope.h"
#include "rule/replication.h"
#include "rule/rule_raise.h"
#include "server/row_trigger.h"
#include "utils/rel.h"

/*
 * Does a row lie at or below the node of what it refers to in its own table?
 *
 * The upper part of one's own address is no secret to whoever may write the lower.
 */
static bool
lies_below(const YbssReference *reference, Relation table, HeapTuple row, int64 node)
{
	int64_t low;
	int64_t high;
	int64 own;
	bool is_null;

	if (reference->child != reference->parent)
		return false;
	own = DatumGetInt64(heap_getattr(row, reference->parent_grid, RelationGetDescr(table), &is_null));
	ybss_grid_range(node, &low, &high);
	return !is_null && own >= low && own < high;
}

/* Is the end of a link hidden from who acts? What is not there at all is told apart for the caller. */
bool
ybss_end_is_hidden(const YbssReference *reference, const YbssKeyValues *key, Relation table,
				   HeapTuple row, bool *is_there)
{
	const YbssActing *acting;
	int64 grid = 0;

	*is_there = ybss_find_parent(reference, key, NULL, NULL, &grid);
	/* Looked up anew: reading the table may have told of a change. */
	acting = ybss_acting_or_error();
	return *is_there && acting->standing != YBSS_EVERYWHERE &&
		   !ybss_ranges_hold(acting->ranges, acting->count, grid) &&
		   !lies_below(reference, table, row, grid);
}

/* Has an update left the columns of a key alone? */
static bool
same_key(TriggerData *event, const YbssReference *reference)
{
	for (int i = 0; i < reference->count; i++)
		if (!ybss_same_value(RelationGetDescr(event->tg_relation), reference->child_column[i],
							 event->tg_trigtuple, event->tg_newtuple))
			return false;
	return true;
}

/* Judge one reference of a row. */
static void
judge_end(TriggerData *event, HeapTuple row, const YbssReference *reference)
{
	Relation table = event->tg_relation;
	YbssKeyValues key;
	bool is_there;

	if (reference->parent_grid == InvalidAttrNumber ||
		(TRIGGER_FIRED_BY_UPDATE(event->tg_event) && same_key(event, reference)))
		return;
	ybss_take_key(reference, true, RelationGetDescr(table), row, &key);
	if (key.has_null)
		return;
	/* A late key may find what it refers to at the end of the transaction. */
	if (!reference->late && (ybss_end_is_hidden(reference, &key, table, row, &is_there) || !is_there))
		ybss_raise_rule(table, reference->constraint, ERRCODE_YBSS_LINK_TO_NOTHING, NULL);
}

PG_FUNCTION_INFO_V1(ybss_rule_scope);

/* Refuse a row that refers to what its writer does not see. */
Datum
ybss_rule_scope(PG_FUNCTION_ARGS)
{
	TriggerData *event = ybss_row_trigger(fcinfo, "rule_scope", TRIGGER_EVENT_BEFORE,
										  YBSS_ON(TRIGGER_EVENT_INSERT) | YBSS_ON(TRIGGER_EVENT_UPDATE));
	HeapTuple row = TRIGGER_FIRED_BY_UPDATE(event->tg_event) ? event->tg_newtuple : event->tg_trigtuple;
	int count;

	if (ybss_rules_rest() || ybss_acting_or_error()->standing == YBSS_EVERYWHERE)
		return PointerGetDatum(row);
	count = ybss_references(event->tg_relation)->up_count;
	for (int i = 0; i < count; i++)
	{
		/* Asked for each time: what is looked up may make the list anew. */
		YbssReference reference = ybss_references(event->tg_relation)->up[i];

		judge_end(event, row, &reference);
	}
	return PointerGetDatum(row);
}
