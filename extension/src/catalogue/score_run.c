/*
 * score_run.c
 *		Values through formulas, conditions and rules, and what comes of them.
 */
#include "catalogue/score_run.h"

#include "catalogue/score_limit.h"
#include "catalogue/score_suspend.h"
#include "executor/executor.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

/* Which expression runs, for whoever has to say that it failed. */
static volatile int running_item;
static volatile YbssPart running_part;

/* Run one expression; null where it has none. */
static inline Datum
run(YbssProgram *program, int number, YbssPart part, bool *null)
{
	running_item = number;
	running_part = part;
	return ExecEvalExpr(program->items[number].part[part], program->context, null);
}

/* Find items that nobody stated by their formulas. */
static void
run_formulas(YbssProgram *program)
{
	for (int i = 0; i < program->formula_count; i++)
	{
		int number = program->formulas[i];
		YbssItemState *state = &program->states[number];
		bool null;
		Datum value;

		if (state->present || program->items[number].part[YBSS_FORMULA] == NULL)
			continue;
		value = run(program, number, YBSS_FORMULA, &null);
		if (null)
			continue;
		program->slot->tts_values[number] = value;
		program->slot->tts_isnull[number] = false;
		state->present = state->derived = state->right = true;
	}
}

/* Judge one item: must it be there, is it right? */
static void
run_item(YbssProgram *program, int number)
{
	const YbssItem *item = &program->items[number];
	YbssItemState *state = &program->states[number];
	bool null;
	Datum value;

	state->required = !item->never_required;
	if (item->part[YBSS_REQUIRED_IF])
	{
		value = run(program, number, YBSS_REQUIRED_IF, &null);
		state->required = !null && DatumGetBool(value);
	}
	if (!state->present || item->part[YBSS_RULE] == NULL || (state->checked && !state->right))
		return;
	value = run(program, number, YBSS_RULE, &null);
	state->checked = true;
	state->right = null || DatumGetBool(value);
}

/* Judge all items; true when nothing failed. */
static bool
run_items(YbssProgram *program)
{
	MemoryContext before = CurrentMemoryContext;
	ErrorData *volatile why = NULL;

	ybss_limit_begin();
	PG_TRY();
	{
		MemoryContextSwitchTo(program->context->ecxt_per_tuple_memory);
		run_formulas(program);
		for (int i = 0; i < program->count; i++)
			run_item(program, i);
		MemoryContextSwitchTo(before);
	}
	PG_CATCH();
	{
		/* Rules call nothing that holds a lock, a pin or a file: nothing is left to undo. */
		MemoryContextSwitchTo(before);
		why = CopyErrorData();
		FlushErrorState();
	}
	PG_END_TRY();
	if (why != NULL)
	{
		if (why->sqlerrcode == ERRCODE_QUERY_CANCELED && !ybss_limit_expired())
			ReThrowError(why);
		ybss_suspend(program, &program->items[running_item], running_part, why);
		FreeErrorData(why);
	}
	ybss_limit_end();
	return why == NULL;
}

/* Judge the record that was read, and sum up. */
void
ybss_run(YbssProgram *program, int32 as_of, YbssScore *score)
{
	YbssPoints points = {.falls_on = YBSS_NEVER};

	while (!run_items(program))
		;
	for (int i = 0; i < program->count; i++)
		ybss_points_add(&points, &program->states[i], program->items[i].weight,
						program->items[i].term, as_of);
	score->points = points;
	score->completeness = ybss_share(points.required_there, points.required);
	score->accuracy = ybss_share(points.checked_right, points.checked);
	score->freshness =
		points.ageing > 0 ? (int) (points.ageing_points / points.ageing + 0.5) : YBSS_FULL;
	score->passes = score->completeness >= program->pass[0] &&
					score->accuracy >= program->pass[1] && score->freshness >= program->pass[2];
}
