/*
 * read_list.c
 *		ybss.read_list: a list as bytes in, its lines as rows out.
 *
 * Every row of the list comes back, right or broken, with its original bytes,
 * told as what it is: nothing of a list is ever lost. Blank rows are counted.
 */
#include "ybss.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "call/list_reader.h"

PG_FUNCTION_INFO_V1(ybss_read_list);
PG_FUNCTION_INFO_V1(ybss_read_list_parts);
PG_FUNCTION_INFO_V1(ybss_list_head);

/* What read_list gives; the parts' columns stand behind those that it always gave. */
enum
{
	COLUMN_LINE,
	COLUMN_RAW,
	COLUMN_FIELDS,
	COLUMN_FAULT,
	COLUMN_FAULT_FIELD,
	COLUMN_FAULT_BYTE,
	COLUMN_PART,
	COLUMN_LINES,
	COLUMN_NOTES,
	COLUMN_NOTE_FIELDS,
	COLUMN_COUNT
};

/* How a list is to be read. */
typedef struct Wanted
{
	const char *encoding;
	const char *sheet;
	YbssListNames *known;
	int64 most; /* rows */
	bool blank; /* whether blank rows are told */
} Wanted;

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

/* Gather what is odd about a line and its cells: the words, and which field each is about, 0 for
 * the line. */
static void
put_notes(const YbssListLine *line, Datum *values, bool *nulls)
{
	ArrayBuildState *notes = NULL;
	ArrayBuildState *fields = NULL;

	for (int i = -1; i < line->cell_count; i++)
	{
		const char *note = i < 0 ? line->note : line->cells[i].note;

		if (note == NULL)
			continue;
		notes = accumArrayResult(notes, CStringGetTextDatum(note), false, TEXTOID,
								 CurrentMemoryContext);
		fields =
			accumArrayResult(fields, Int32GetDatum(i + 1), false, INT4OID, CurrentMemoryContext);
	}
	nulls[COLUMN_NOTES] = nulls[COLUMN_NOTE_FIELDS] = notes == NULL;
	if (notes == NULL)
		return;
	values[COLUMN_NOTES] = makeArrayResult(notes, CurrentMemoryContext);
	values[COLUMN_NOTE_FIELDS] = makeArrayResult(fields, CurrentMemoryContext);
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
	values[COLUMN_PART] = CStringGetTextDatum(ybss_list_part_name(line->part));
	values[COLUMN_LINES] = Int32GetDatum(line->lines);
	put_notes(line, values, nulls);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* Put the first rows of a list into the result. */
static void
put_lines(FunctionCallInfo fcinfo, const Wanted *wanted)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	bytea *list = PG_GETARG_BYTEA_PP(0);
	YbssListLine *line = palloc(sizeof(YbssListLine));
	YbssListReader *reader;
	MemoryContext row_context;

	YBSS_INIT_SRF(fcinfo);
	reader = ybss_list_open(VARDATA_ANY(list), VARSIZE_ANY_EXHDR(list), wanted->encoding,
							wanted->sheet, wanted->known);
	row_context = AllocSetContextCreate(CurrentMemoryContext, "list row", ALLOCSET_DEFAULT_SIZES);
	for (int64 row = 0; row < wanted->most && ybss_list_next(reader, line); row++)
	{
		MemoryContext caller = MemoryContextSwitchTo(row_context);

		if (wanted->blank || line->part != YBSS_PART_BLANK)
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
	Wanted wanted = {text_to_cstring(PG_GETARG_TEXT_PP(1)), NULL, NULL, PG_INT64_MAX, false};

	put_lines(fcinfo, &wanted);
	return (Datum) 0;
}

/* Return the rows of a list (bytea) in an encoding (text), of a workbook its sheet (text), by known
 * names (text[]). */
Datum
ybss_read_list_parts(PG_FUNCTION_ARGS)
{
	Wanted wanted = {"auto", NULL, NULL, PG_INT64_MAX, true};

	if (PG_ARGISNULL(0))
	{
		YBSS_INIT_SRF(fcinfo);
		return (Datum) 0;
	}
	if (!PG_ARGISNULL(1))
		wanted.encoding = text_to_cstring(PG_GETARG_TEXT_PP(1));
	if (!PG_ARGISNULL(2))
		wanted.sheet = text_to_cstring(PG_GETARG_TEXT_PP(2));
	if (!PG_ARGISNULL(3))
		wanted.known = ybss_list_names(PG_GETARG_DATUM(3));
	put_lines(fcinfo, &wanted);
	return (Datum) 0;
}

/* Return the first rows of a list (bytea) in an encoding (text), of a workbook its sheet (text), by
 * known names (text[]), how many (int). */
Datum
ybss_list_head(PG_FUNCTION_ARGS)
{
	const char *sheet = text_to_cstring(PG_GETARG_TEXT_PP(2));
	Wanted wanted = {text_to_cstring(PG_GETARG_TEXT_PP(1)), *sheet == '\0' ? NULL : sheet,
					 ybss_list_names(PG_GETARG_DATUM(3)), PG_GETARG_INT32(4), false};

	put_lines(fcinfo, &wanted);
	return (Datum) 0;
}
