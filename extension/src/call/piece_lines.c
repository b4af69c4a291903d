/*
 * piece_lines.c
 *		ybss.piece_lines: the lines of a piece of a list that the registry keeps,
 *		as they came and as fields.
 */
#include "ybss.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "call/list_fields.h"
#include "call/list_reader.h"
#include "call/packed_line.h"

PG_FUNCTION_INFO_V1(ybss_piece_lines);

/* Numbers of lines as runs, read one after the other. */
typedef struct LineNumbers
{
	Datum *first;
	Datum *count;
	int runs;
	int run;
	int given; /* of the run */
} LineNumbers;

/* Take runs out of two arrays. */
static void
take_numbers(LineNumbers *numbers, ArrayType *first, ArrayType *count)
{
	bool *nulls;
	int counts;

	memset(numbers, 0, sizeof(LineNumbers));
	deconstruct_array(first, INT4OID, 4, true, TYPALIGN_INT, &numbers->first, &nulls,
					  &numbers->runs);
	deconstruct_array(count, INT4OID, 4, true, TYPALIGN_INT, &numbers->count, &nulls, &counts);
	numbers->runs = Min(numbers->runs, counts);
}

/* Give the next line's number; false when there is none. */
static bool
next_number(LineNumbers *numbers, int *number)
{
	while (numbers->run < numbers->runs &&
		   numbers->given >= DatumGetInt32(numbers->count[numbers->run]))
	{
		numbers->run++;
		numbers->given = 0;
	}
	if (numbers->run >= numbers->runs)
		return false;
	*number = DatumGetInt32(numbers->first[numbers->run]) + numbers->given++;
	return true;
}

/* Return the lines that a piece keeps; see the comment of the SQL function for its arguments. */
Datum
ybss_piece_lines(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	bytea *packed = PG_GETARG_BYTEA_PP(0);
	const char *cursor = VARDATA_ANY(packed);
	const char *end = cursor + VARSIZE_ANY_EXHDR(packed);
	int first_line = PG_GETARG_INT32(8);
	int last_line = PG_GETARG_INT32(9);
	YbssListLine *line = palloc(sizeof(YbssListLine));
	YbssListReader *reader;
	YbssListFields *fields;
	LineNumbers numbers;
	MemoryContext row_context;
	int number;

	YBSS_INIT_SRF(fcinfo);
	take_numbers(&numbers, PG_GETARG_ARRAYTYPE_P(1), PG_GETARG_ARRAYTYPE_P(2));
	reader = ybss_list_of_form(text_to_cstring(PG_GETARG_TEXT_PP(3)));
	fields = ybss_list_fields(PG_GETARG_ARRAYTYPE_P(4), PG_GETARG_ARRAYTYPE_P(5),
							  PG_GETARG_ARRAYTYPE_P(6), PG_GETARG_ARRAYTYPE_P(7));
	row_context = AllocSetContextCreate(CurrentMemoryContext, "list row", ALLOCSET_DEFAULT_SIZES);
	while (next_number(&numbers, &number))
	{
		const char *raw;
		int length;
		Datum values[3];
		bool nulls[3] = {0};
		MemoryContext caller;

		CHECK_FOR_INTERRUPTS();
		if (!ybss_unpack_line(&cursor, end, &raw, &length) || number > last_line)
			break;
		if (raw == NULL || number < first_line)
			continue;
		ybss_list_cut(reader, raw, length, line);
		caller = MemoryContextSwitchTo(row_context);
		ybss_list_map(fields, line);
		values[0] = Int32GetDatum(number);
		values[1] = PointerGetDatum((bytea *) cstring_to_text_with_len(raw, length));
		values[2] = JsonbPGetDatum(ybss_list_jsonb(fields));
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
		MemoryContextSwitchTo(caller);
		MemoryContextReset(row_context);
	}
	MemoryContextDelete(row_context);
	return (Datum) 0;
}
