/*
 * score.c
 *		ybss.score and what else SQL calls of the scores.
 */
#include "ybss.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/pg_type_d.h"
#include "catalogue/score_catalogue.h"
#include "catalogue/score_list.h"
#include "catalogue/score_run.h"
#include "catalogue/score_trial.h"
#include "catalogue/score_try.h"
#include "catalogue/score_value.h"
#include "executor/executor.h"
#include "funcapi.h"
#include "type/row_argument.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/timestamp.h"

PG_FUNCTION_INFO_V1(ybss_score);
PG_FUNCTION_INFO_V1(ybss_score_numbers);
PG_FUNCTION_INFO_V1(ybss_score_items);
PG_FUNCTION_INFO_V1(ybss_items_read);
PG_FUNCTION_INFO_V1(ybss_try_items);
PG_FUNCTION_INFO_V1(ybss_try_condition);

/* Score the record that is the first argument on the day that is the second. */
static YbssProgram *
score_argument(FunctionCallInfo fcinfo, YbssScore *score)
{
	HeapTupleHeader record = ybss_row_argument(fcinfo, 0);
	YbssBinding *binding = ybss_bind(fcinfo, record);

	ybss_score_record(binding, record, PG_GETARG_DATEADT(1), score);
	return unconstify(YbssProgram *, binding->program);
}

/* Make the row that the function returns. */
static Datum
make_row(FunctionCallInfo fcinfo, Datum *values, bool *nulls)
{
	TupleDesc layout;

	(void) get_call_result_type(fcinfo, NULL, &layout);
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(layout), values, nulls));
}

/* Give the scores of a record: three, whether it passes, what it lacks, what is wrong. */
Datum
ybss_score(PG_FUNCTION_ARGS)
{
	YbssScore score;
	YbssProgram *program = score_argument(fcinfo, &score);
	Datum values[6] = {Float4GetDatum(score.completeness * 100.0f / YBSS_FULL),
					   Float4GetDatum(score.accuracy * 100.0f / YBSS_FULL),
					   Float4GetDatum(score.freshness * 100.0f / YBSS_FULL),
					   BoolGetDatum(score.passes),
					   ybss_item_names(program, YBSS_LACKS),
					   ybss_item_names(program, YBSS_FAULTS)};
	bool nulls[6] = {false};

	return make_row(fcinfo, values, nulls);
}

/* Give the same as it is stored: hundredths of a point and numbers of items. */
Datum
ybss_score_numbers(PG_FUNCTION_ARGS)
{
	YbssScore score;
	YbssProgram *program = score_argument(fcinfo, &score);
	Datum values[10] = {Int16GetDatum(score.completeness), Int16GetDatum(score.accuracy),
						Int16GetDatum(score.freshness),	   BoolGetDatum(score.passes),
						ybss_item_numbers(program, YBSS_LACKS), ybss_item_numbers(program, YBSS_FAULTS),
						ybss_item_numbers(program, YBSS_AGED),	   ybss_item_numbers(program, YBSS_EXEMPT),
						Int32GetDatum(program->version),   DateADTGetDatum(ybss_falls_on(&score))};
	bool nulls[10] = {false};

	return make_row(fcinfo, values, nulls);
}

/* Name the items of a kind whose value is read, not only whether it is there. */
Datum
ybss_items_read(PG_FUNCTION_ARGS)
{
	YbssProgram *program = ybss_program(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	Datum *names = palloc_array(Datum, program->count + 1);
	int count = 0;

	for (int i = 0; i < program->count; i++)
		if (program->items[i].read || program->items[i].codes != NULL)
			names[count++] = program->items[i].name_text;
	PG_RETURN_ARRAYTYPE_P(construct_array(names, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/* Add one item's row to what score_items returns. */
static void
put_item(ReturnSetInfo *result, const YbssItem *item, const YbssItemState *state)
{
	bool suspended = item->suspended[0] || item->suspended[1] || item->suspended[2];
	Datum values[9] = {item->name_text,
					   BoolGetDatum(state->present),
					   BoolGetDatum(state->derived),
					   BoolGetDatum(state->required),
					   BoolGetDatum(state->checked),
					   BoolGetDatum(state->right),
					   DateADTGetDatum(state->said),
					   Float4GetDatum(state->freshness * 100.0f / YBSS_FULL),
					   BoolGetDatum(suspended)};
	bool nulls[9] = {false};

	nulls[4] = nulls[5] = nulls[6] = nulls[7] = !state->present;
	nulls[5] |= !state->checked;
	nulls[6] |= state->derived;
	nulls[7] |= item->term == 0;
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* Give what was found of every item of a record. */
Datum
ybss_score_items(PG_FUNCTION_ARGS)
{
	YbssScore score;
	YbssProgram *program;

	InitMaterializedSRF(fcinfo, 0);
	program = score_argument(fcinfo, &score);
	for (int i = 0; i < program->count; i++)
		put_item((ReturnSetInfo *) fcinfo->resultinfo, &program->items[i], &program->states[i]);
	return (Datum) 0;
}

/* Try what the named items of a kind say on samples; raises what is wrong. */
static int
try_named(const char *kind, ArrayType *items)
{
	int32 as_of = (int32) (GetCurrentTransactionStartTimestamp() / USECS_PER_DAY);
	YbssProgram *program = ybss_program(kind);
	int tried = 0;

	for (int i = 0; i < program->count; i++)
	{
		if (!ybss_is_named(items, program->items[i].name))
			continue;
		ybss_try_item(program, &program->items[i], as_of);
		tried++;
	}
	return tried;
}

/* Try items on samples; those that are reshaped break no other one. */
Datum
ybss_try_items(PG_FUNCTION_ARGS)
{
	char *kind = text_to_cstring(PG_GETARG_TEXT_PP(0));
	YbssTrial trial = {NULL, PG_GETARG_ARRAYTYPE_P(1),
					   PG_GETARG_ARRAYTYPE_P(PG_NARGS() > 2 ? 2 : 1)};
	volatile int tried = 0;

	ybss_trial_begin(&trial);
	PG_TRY();
	{
		tried = try_named(kind, trial.items);
	}
	PG_FINALLY();
	{
		ybss_trial_end();
	}
	PG_END_TRY();
	PG_RETURN_INT32(tried);
}

/* Try a condition over a kind's items; raises what is wrong. */
Datum
ybss_try_condition(PG_FUNCTION_ARGS)
{
	char *kind = text_to_cstring(PG_GETARG_TEXT_PP(0));
	int32 as_of = (int32) (GetCurrentTransactionStartTimestamp() / USECS_PER_DAY);
	YbssItem condition = {.name = "(condition)"};
	YbssTrial trial = {&condition, NULL, NULL};

	condition.source[YBSS_RULE] = text_to_cstring(PG_GETARG_TEXT_PP(1));
	ybss_trial_begin(&trial);
	PG_TRY();
	{
		ybss_try_item(ybss_program(kind), &condition, as_of);
	}
	PG_FINALLY();
	{
		ybss_trial_end();
	}
	PG_END_TRY();
	PG_RETURN_VOID();
}
