/*
 * score_list.c
 *		A record scored, and the items behind each point lost.
 */
#include "catalogue/score_list.h"

#include "catalog/pg_type_d.h"
#include "executor/executor.h"
#include "utils/array.h"
#include "utils/date.h"

/* Score a record on a day; its program then says what was found. */
void
ybss_score_record(YbssBinding *binding, HeapTupleHeader record, int32 as_of, YbssScore *score)
{
	YbssProgram *program = unconstify(YbssProgram *, binding->program);
	MemoryContext before;

	if (DATE_NOT_FINITE(as_of))
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
						errmsg("the day of scoring must be a day"), errdetail("评分日期无效。")));
	ResetExprContext(program->context);
	before = MemoryContextSwitchTo(program->context->ecxt_per_tuple_memory);
	ybss_read_record(program, binding, record, as_of);
	ybss_run(program, as_of, score);
	MemoryContextSwitchTo(before);
}

/* Give the day from which the freshness is another one. */
int32
ybss_falls_on(const YbssScore *score)
{
	return score->points.falls_on == YBSS_NEVER ? DATEVAL_NOEND : score->points.falls_on;
}

/* Does an item belong into a list? One that no record needs is not worth the room. */
static bool
is_listed(const YbssItem *item, const YbssItemState *state, YbssList list)
{
	switch (list)
	{
		case YBSS_LACKS:
			return state->required && !state->present;
		case YBSS_FAULTS:
			return state->present && state->checked && !state->right;
		case YBSS_AGED:
			return state->present && state->freshness < YBSS_FULL;
		default:
			return !state->required && !item->never_required;
	}
}

/* List the names of items. */
Datum
ybss_item_names(const YbssProgram *program, YbssList list)
{
	Datum *names = palloc_array(Datum, program->count + 1);
	int count = 0;

	for (int i = 0; i < program->count; i++)
		if (is_listed(&program->items[i], &program->states[i], list))
			names[count++] = program->items[i].name_text;
	return PointerGetDatum(construct_array(names, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/* List the numbers of items: the array is written at once, since there are four for each record of a registry. */
Datum
ybss_item_numbers(const YbssProgram *program, YbssList list)
{
	ArrayType *array;
	int16 *numbers = palloc_array(int16, program->count + 1);
	int count = 0;
	Size size;

	for (int i = 0; i < program->count; i++)
		if (is_listed(&program->items[i], &program->states[i], list))
			numbers[count++] = program->items[i].number;
	if (count == 0)
		return PointerGetDatum(construct_empty_array(INT2OID));
	size = ARR_OVERHEAD_NONULLS(1) + count * sizeof *numbers;
	array = palloc0(size);
	SET_VARSIZE(array, size);
	array->ndim = 1;
	array->elemtype = INT2OID;
	ARR_DIMS(array)[0] = count;
	ARR_LBOUND(array)[0] = 1;
	memcpy(ARR_DATA_PTR(array), numbers, count * sizeof *numbers);
	return PointerGetDatum(array);
}
