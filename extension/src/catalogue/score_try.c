/*
 * score_try.c
 *		Runs what an item says on samples, before it counts.
 *
 * Every value that it reads takes on the edges of its type in turn: nothing,
 * zero, the empty text, the longest, codes and days far off. What raises an
 * error on one of them, or takes over a second on all, would do so on a load.
 */
#include "catalogue/score_try.h"

#include "catalog/pg_type_d.h"
#include "catalogue/score_limit.h"
#include "catalogue/score_rule.h"
#include "catalogue/score_suspend.h"
#include "catalogue/score_value.h"
#include "code/citizen_id.h"
#include "code/credit_code.h"
#include "executor/executor.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"

#define MOST_SAMPLES 12
#define MOST_TRIALS 2000
#define LONG_TEXT 2000
#define MIXER UINT64CONST(6364136223846793005)

typedef struct Samples
{
	int count;
	Datum values[MOST_SAMPLES];
	bool nulls[MOST_SAMPLES];
} Samples;

/* Add a sample. */
static void
add(Samples *samples, Datum value)
{
	if (samples->count < MOST_SAMPLES)
		samples->values[samples->count++] = value;
}

/* Add a sample out of its text. */
static void
add_text(Samples *samples, const char *text)
{
	add(samples, CStringGetTextDatum(text));
}

/* Add texts: short ones, one that is long, the item's own codes. */
static void
add_texts(Samples *samples, const YbssItem *item)
{
	char *long_text = palloc(LONG_TEXT + 1);

	memset(long_text, 'a', LONG_TEXT);
	long_text[LONG_TEXT] = '\0';
	add_text(samples, "");
	add_text(samples, long_text);
	add_text(samples, "0");
	add_text(samples, "张三");
	add_text(samples, "520399196203150111");
	for (int i = 0; item->codes && item->codes->count > 0 && i < 6; i++)
	{
		char code[9] = {0};
		uint64 packed = item->codes->codes[i * item->codes->count / 6];
		int at = 8;

		for (; packed != 0 && at > 0; packed >>= 8)
			code[--at] = (char) (packed & 0x7f);
		add_text(samples, code + at);
	}
}

/* Add numbers of a type, out of their texts. */
static void
add_numbers(Samples *samples, Oid type)
{
	static const char *const numbers[] = {"0", "1", "-1", "2", "100", "30000"};
	Oid input;
	Oid parameter;

	getTypeInputInfo(type, &input, &parameter);
	for (int i = 0; i < lengthof(numbers); i++)
		add(samples, OidInputFunctionCall(input, unconstify(char *, numbers[i]), parameter, -1));
}

/* Add codes of our own types. */
static void
add_codes(Samples *samples, const YbssItem *item)
{
	static const char *const codes[] = {
		"520399196203150111", "52212119620315011", "522121620315011", "91350100M000100Y43",
		"13800138000",		  "0851-28222222",	   "95588",			  "520302",
		"520302013001"};
	bool needed = item->read;

	for (int i = 0; i < lengthof(codes); i++)
	{
		YbssItem reader = *item;
		Datum value;

		reader.read = needed;
		if (ybss_read_text_value(&reader, codes[i], strlen(codes[i]), &value))
			add(samples, value);
	}
}

/* Collect the samples of a column of the program's row. */
static void
collect(Samples *samples, const YbssItem *item, Oid type, int32 as_of)
{
	samples->nulls[0] = true;
	samples->count = 1;
	switch (type)
	{
		case TEXTOID:
			add_texts(samples, item);
			break;
		case BOOLOID:
			add(samples, BoolGetDatum(false));
			add(samples, BoolGetDatum(true));
			break;
		case DATEOID:
			add(samples, DateADTGetDatum(as_of));
			add(samples, DateADTGetDatum(as_of - 36525));
			add(samples, DateADTGetDatum(as_of + 36525));
			add(samples, DateADTGetDatum(as_of - 7305));
			add(samples, DateADTGetDatum(as_of - 1));
			break;
		case INT2OID:
		case INT4OID:
		case INT8OID:
		case NUMERICOID:
		case FLOAT4OID:
		case FLOAT8OID:
			add_numbers(samples, type);
			break;
		default:
			add_codes(samples, item);
	}
}

/* Put the samples of one trial into the program's row. */
static void
fill_row(YbssProgram *program, const Bitmapset *needs, const Samples *samples, uint64 trial,
		 bool random)
{
	for (int i = bms_next_member(needs, -1); i >= 0; i = bms_next_member(needs, i))
	{
		int chosen = (int) ((random ? trial >> 33 : trial) % samples[i].count);

		program->slot->tts_values[i] = samples[i].values[chosen];
		program->slot->tts_isnull[i] = samples[i].nulls[chosen];
		trial = random ? trial * MIXER + 1442695040888963407 : trial / samples[i].count;
	}
}

/* Run one part on its samples. */
static void
try_part(YbssProgram *program, ExprState *compiled, const Bitmapset *needs, int32 as_of)
{
	Samples *samples = palloc0_array(Samples, program->count + 1);
	uint64 all = 1;
	uint64 mixed = 1;

	for (int i = bms_next_member(needs, -1); i >= 0 && i < program->count;
		 i = bms_next_member(needs, i))
	{
		collect(&samples[i], &program->items[i], program->items[i].type_oid, as_of);
		all = Min(all * samples[i].count, MOST_TRIALS + 1);
	}
	samples[program->count].count = 1;
	samples[program->count].values[0] = DateADTGetDatum(as_of);
	memset(program->slot->tts_isnull, true, program->layout->natts);
	ExecClearTuple(program->slot);
	ExecStoreVirtualTuple(program->slot);
	for (uint64 trial = 0; trial < Min(all, MOST_TRIALS); trial++)
	{
		bool null;

		mixed = mixed * MIXER + 1442695040888963407;
		fill_row(program, needs, samples, all > MOST_TRIALS ? mixed : trial, all > MOST_TRIALS);
		ExecEvalExprSwitchContext(compiled, program->context, &null);
		ResetExprContext(program->context);
		CHECK_FOR_INTERRUPTS();
	}
}

/* Try all that an item says; raises what is wrong with it. */
void
ybss_try_item(YbssProgram *program, YbssItem *item, int32 as_of)
{
	for (int part = 0; part < YBSS_PARTS; part++)
	{
		Bitmapset *needs = NULL;

		/* What never has to be there has a condition that needs no trial. */
		if (item->source[part] == NULL || item->suspended[part] ||
			(part == YBSS_REQUIRED_IF && item->never_required))
			continue;
		ybss_limit_begin();
		PG_TRY();
		{
			ExprState *compiled = ybss_compile_rule(program, item, part, &needs);

			try_part(program, compiled, needs, as_of);
		}
		PG_CATCH();
		{
			ErrorData *why;

			MemoryContextSwitchTo(program->memory);
			why = CopyErrorData();
			FlushErrorState();
			if (why->sqlerrcode == ERRCODE_QUERY_CANCELED && !ybss_limit_expired())
				ReThrowError(why);
			ybss_suspend(program, item, part, why);
		}
		PG_END_TRY();
		ybss_limit_end();
	}
}
