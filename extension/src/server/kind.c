/*
 * kind.c
 *		What the registry calls a table, whatever an engine calls it.
 *
 * An engine that spreads rows keeps them in tables like house_102008. It keeps the
 * arguments of their triggers, among which is the kind.
 */
#include "server/kind.h"

#include "utils/lsyscache.h"
#include "utils/rel.h"

/* Does a trigger name the kind of its table's rows, behind its first argument? */
static bool
names_kind(const Trigger *trigger)
{
	static const char *const functions[] = {"rule_up", "rule_down", "keep_history", "stamp_change"};
	const char *function;

	if (trigger->tgisinternal || trigger->tgnargs != 2)
		return false;
	function = get_func_name(trigger->tgfoid);
	for (int i = 0; function != NULL && i < lengthof(functions); i++)
		if (strcmp(function, functions[i]) == 0)
			return true;
	return false;
}

/* Give what the registry calls a table; its own name where no trigger says another. */
char *
ybss_kind_of(Relation table)
{
	TriggerDesc *triggers = table->trigdesc;

	for (int i = 0; triggers != NULL && i < triggers->numtriggers; i++)
		if (names_kind(&triggers->triggers[i]))
			return pstrdup(triggers->triggers[i].tgargs[1]);
	return pstrdup(RelationGetRelationName(table));
}
