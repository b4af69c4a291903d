/*
 * row_trigger.c
 *		The event of a trigger of the registry's rows.
 *
 * Whoever may use a trigger function may put it on a view, before what it follows,
 * or on an event that has no new row: it would read rows that are not there.
 */
#include "server/row_trigger.h"

#include "server/registry_table.h"
#include "utils/rel.h"

/*
 * Refuse a table that is not the registry's.
 *
 * History is written past row security: with the trigger on a table of their own,
 * a temporary one called "person" for one, anybody could write anybody's past.
 * And what lies under a view or a foreign table is no heap, as the rules take it.
 */
static void
refuse_foreign(Relation table)
{
	if (RelationGetNamespace(table) != ybss_registry_schema() ||
		table->rd_rel->relkind != RELKIND_RELATION)
		ereport(ERROR, (errcode(ERRCODE_YBSS_NOT_VERSIONED),
						errmsg("table \"%s\" is not the registry's and keeps no history",
							   RelationGetRelationName(table)),
						errdetail("只有登记库中的表才留存历史。"),
						errhint("Only tables of schema ybss_registry are put under history.")));
}

/* Give the event of a trigger of the registry's rows; refuse any other call. */
TriggerData *
ybss_row_trigger(FunctionCallInfo fcinfo, const char *name, int timing, int events)
{
	TriggerData *event = (TriggerData *) fcinfo->context;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_ROW(event->tg_event) ||
		(event->tg_event & TRIGGER_EVENT_TIMINGMASK) != timing ||
		(events & YBSS_ON(event->tg_event & TRIGGER_EVENT_OPMASK)) == 0)
		ereport(
			ERROR,
			(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
			 errmsg("%s is a trigger function for rows", name),
			 errdetail("该函数只能作为行级触发器使用，且须按规定的时机触发。"),
			 errhint("ybss_registry.version_table() and ybss_registry.attach_rules() attach it.")));
	refuse_foreign(event->tg_relation);
	return event;
}
