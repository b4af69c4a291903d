/*
 * history.c
 *		Keeps what an update or a deletion replaced.
 *
 * Only the attributes that changed are kept, with their old values. A row that
 * leaves its grid, or is deleted, is kept whole: so every stay in a grid can be
 * rebuilt from what lies in that grid, and nobody's scope has to be widened for
 * it. What one transaction does to a record is one row of history; of a record
 * that the same transaction brought there is no past.
 */
#include "ybss.h"

#include "history/chain_note.h"
#include "history/change_stamp.h"
#include "history/history_write.h"
#include "history/row_values.h"
#include "history/versioned.h"
#include "server/row_trigger.h"
#include "utils/rel.h"

/* Note which columns differ, but the stamps; all of them where the row is kept whole. */
static bool *
find_changed(const YbssVersioned *columns, TriggerData *event, bool whole, int *count)
{
	TupleDesc layout = RelationGetDescr(event->tg_relation);
	bool *changed = palloc0(layout->natts * sizeof(bool));

	*count = 0;
	for (AttrNumber column = 1; column <= layout->natts; column++)
	{
		bool kept = !TupleDescAttr(layout, column - 1)->attisdropped;

		/* Of the stamps only the first recording is not told by the columns of history. */
		if (column == columns->changed_at || column == columns->change_id || !kept)
			continue;
		changed[column - 1] =
			whole || (column != columns->recorded_at &&
					  !ybss_same_value(layout, column, event->tg_trigtuple, event->tg_newtuple));
		*count += changed[column - 1];
	}
	return changed;
}

/* Give when and by which change the old row ceased to hold. */
static void
find_end(const YbssVersioned *columns, TriggerData *event, const YbssStamps *old, YbssPast *past)
{
	if (past->deleted)
	{
		const YbssChange *now = ybss_change_of(old->district);

		past->ended_by = now->change_id;
		past->known_until = ybss_is_own_change(old->change_id)
								? old->changed_at
								: Max(now->at, old->changed_at + 1);
	}
	else
	{
		YbssStamps new;

		ybss_read_stamps(columns, event->tg_relation, event->tg_newtuple, &new);
		past->ended_by = new.change_id;
		past->known_until = new.changed_at;
	}
}

/* Keep the old row of an update or a deletion. */
static void
keep(const YbssVersioned *columns, TriggerData *event)
{
	YbssStamps old;
	YbssPast past = {.kind = columns->kind};
	bool *changed;
	int count;

	ybss_read_stamps(columns, event->tg_relation, event->tg_trigtuple, &old);
	past.deleted = TRIGGER_FIRED_BY_DELETE(event->tg_event);
	past.whole = past.deleted ||
				 !ybss_same_value(RelationGetDescr(event->tg_relation), columns->grid,
								  event->tg_trigtuple, event->tg_newtuple);
	changed = find_changed(columns, event, past.whole, &count);
	if (count == 0)
		return;
	/* This transaction brought the row: nobody ever saw it otherwise. */
	if (ybss_is_own_change(old.change_id) && old.recorded_at == old.changed_at)
		return;
	past.old =
		ybss_values_as_json(RelationGetDescr(event->tg_relation), event->tg_trigtuple, changed);
	past.district = old.district;
	past.record_id = old.id;
	past.grid = old.grid;
	past.known_from = old.changed_at;
	past.change_id = old.change_id;
	find_end(columns, event, &old, &past);
	/* An update was noted when its row was stamped. */
	if (past.deleted)
		ybss_note_record(past.kind, past.district, past.record_id, past.ended_by, past.known_until);
	if (ybss_is_own_change(old.change_id))
		ybss_widen_past(&past);
	else
		ybss_write_past(&past);
}

PG_FUNCTION_INFO_V1(ybss_keep_history);

/* Keep what an update or a deletion replaced, after it. */
Datum
ybss_keep_history(PG_FUNCTION_ARGS)
{
	TriggerData *event = ybss_row_trigger(fcinfo, "keep_history", TRIGGER_EVENT_AFTER,
										  YBSS_ON(TRIGGER_EVENT_UPDATE) | YBSS_ON(TRIGGER_EVENT_DELETE));

	keep(ybss_versioned(fcinfo), event);
	return PointerGetDatum(NULL);
}

PG_FUNCTION_INFO_V1(ybss_refuse_truncate);

/* Refuse to empty a versioned table at once. */
Datum
ybss_refuse_truncate(PG_FUNCTION_ARGS)
{
	TriggerData *event = (TriggerData *) fcinfo->context;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR, (errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
						errmsg("refuse_truncate is a trigger function"),
						errdetail("该函数只能作为触发器使用。")));
	ereport(ERROR, (errcode(ERRCODE_YBSS_TRUNCATED),
					errmsg("table \"%s\" keeps its history and cannot be truncated",
						   RelationGetRelationName(event->tg_relation)),
					errdetail("该表留存历史，不能整表清空。"),
					errhint("DELETE keeps what was there.")));
	return PointerGetDatum(NULL);
}
