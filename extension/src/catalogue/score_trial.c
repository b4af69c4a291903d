/*
 * score_trial.c
 *		What is being tried at the moment, and which faults are its doing.
 *
 * To try an item the whole catalogue of its kind is compiled, since items read
 * one another. A fault of another item is refused only where the change made it:
 * where its rule reads an item that is gone, has another type or became sensitive.
 * One that was broken before is left out for as long as the trial lasts: nobody is
 * told, since the next session that scores finds it by itself.
 */
#include "catalogue/score_trial.h"

#include "catalog/pg_type_d.h"
#include "catalogue/score_load.h"
#include "catalogue/score_text.h"
#include "utils/builtins.h"

static const YbssTrial *trial = NULL;

/* Is a name in an array? */
bool
ybss_is_named(ArrayType *names, const char *name)
{
	Datum *elements;
	int count;

	deconstruct_array(names, TEXTOID, -1, false, TYPALIGN_INT, &elements, NULL, &count);
	for (int i = 0; i < count; i++)
		if (strcmp(TextDatumGetCString(elements[i]), name) == 0)
			return true;
	return false;
}

/* Begin a trial; the catalogue is compiled anew for it. */
void
ybss_trial_begin(const YbssTrial *begun)
{
	ybss_catalogue_watch.changes++;
	trial = begun;
}

/* End a trial: a program without the items that were left out serves nobody else. */
void
ybss_trial_end(void)
{
	ybss_catalogue_watch.changes++;
	trial = NULL;
}

/* Is something being tried? */
bool
ybss_is_trial(void)
{
	return trial != NULL;
}

/* Did the change of an item that is tried make this fault of another one? */
static bool
is_made_by_change(const YbssItem *item, YbssPart part, const ErrorData *why)
{
	ListCell *cell;

	if (trial->reshaped == NULL || why->sqlerrcode == ERRCODE_SYNTAX_ERROR)
		return false;
	if (why->column_name != NULL)
		return ybss_is_named(trial->reshaped, why->column_name);
	foreach (cell, ybss_names_in_rule(item->source[part]))
		if (ybss_is_named(trial->reshaped, lfirst(cell)))
			return true;
	return false;
}

/* Is a fault of what is tried, or its doing? */
bool
ybss_trial_refuses(const YbssItem *item, YbssPart part, const ErrorData *why)
{
	if (item == trial->condition ||
		(trial->items != NULL && ybss_is_named(trial->items, item->name)))
		return true;
	return is_made_by_change(item, part, why);
}
