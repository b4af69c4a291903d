/*
 * read_list.c
 *		ybss.read_list: a list as bytes in, its lines as rows out.
 *
 * Every physical line of the list comes back, right or broken, with its
 * original bytes: nothing of a list is ever lost.
 */
#include "ybss.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "call/list_reader.h"

PG_FUNCTION_INFO_V1(ybss_read_list);
PG_FUNCTION_INFO_V1(ybss_list_head);

enum
{
	COLUMN_LINE,
	COLUMN_RAW,
	COLUMN_FIELDS,
	COLUMN_FAULT,
	COLUMN_FAULT_FIELD,
	COLUMN_FAULT_BYTE,
	COLUMN_COUNT
};

/* Turn the line's cells into a text array; one that cannot be read is NULL. */
static Datum
fields_array(const YbssListLine *line)
{
	Datum *elements = palloc(sizeof(Datum) * Max(line->cell_count, 1));
	bool *nulls = palloc(sizeof(bool) * Max(line->cell_count, 1));
	int dimension = line->cell_count;
	int bound = 1;

	for (int i = 0; i < line->cell_count; i++)
	{
		const YbssListCell *cell = &line->cells[i];

		nulls[i] = cell->text == NULL;
		elements[i] = nulls[i]
						  ? (Datum) 0
						  : PointerGetDatum(cstring_to_text_with_len(cell->text, cell->length));
	}
	return PointerGetDatum(construct_md_array(elements, nulls, 1, &dimension, &bound, TEXTOID, -1,
											  false, TYPALIGN_INT));
}

/* Put a line into the result. */
static void
put_row(ReturnSetInfo *result, const YbssListLine *line)
{
	Datum values[COLUMN_COUNT] = {0};
	bool nulls[COLUMN_COUNT] = {0};

	values[COLUMN_LINE] = Int32GetDatum(line->number);
	values[COLUMN_RAW] =
		PointerGetDatum((bytea *) cstring_to_text_with_len(line->raw, line->raw_length));
	values[COLUMN_FIELDS] = fields_array(line);
	nulls[COLUMN_FAULT] = nulls[COLUMN_FAULT_FIELD] = line->fault == NULL;
	nulls[COLUMN_FAULT_BYTE] = line->fault == NULL || line->fault_byte <= 0;
	if (line->fault != NULL)
		values[COLUMN_FAULT] = CStringGetTextDatum(line->fault);
	values[COLUMN_FAULT_FIELD] = Int32GetDatum(line->fault_field);
	values[COLUMN_FAULT_BYTE] = Int32GetDatum(line->fault_byte);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* Put the first lines of a list into the result. */
static void
put_lines(FunctionCallInfo fcinfo, int64 most)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	bytea *list = PG_GETARG_BYTEA_PP(0);
	YbssListLine *line = palloc(sizeof(YbssListLine));
	YbssListReader *reader;
	MemoryContext row_context;

	YBSS_INIT_SRF(fcinfo);
	reader = ybss_list_open(VARDATA_ANY(list), VARSIZE_ANY_EXHDR(list),
							text_to_cstring(PG_GETARG_TEXT_PP(1)));
	row_context = AllocSetContextCreate(CurrentMemoryContext, "list row", ALLOCSET_DEFAULT_SIZES);
	for (; most > 0 && ybss_list_next(reader, line); most--)
	{
		MemoryContext caller = MemoryContextSwitchTo(row_context);

		put_row(result, line);
		MemoryContextSwitchTo(caller);
		MemoryContextReset(row_context);
	}
	MemoryContextDelete(row_context);
}

/* Return the lines of a list (bytea) in an encoding (text) as rows. */
Datum
ybss_read_list(PG_FUNCTION_ARGS)
{
	put_lines(fcinfo, PG_INT64_MAX);
	return (Datum) 0;
}

/* Return the first lines of a list (bytea) in an encoding (text), how many (int), as rows. */
Datum
ybss_list_head(PG_FUNCTION_ARGS)
{
	put_lines(fcinfo, PG_GETARG_INT32(2));
	return (Datum) 0;
}
