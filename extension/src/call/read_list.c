/*
 * read_list.c
 *		ybss.read_list: a list as bytes in, its lines as rows out.
 *
 * Every physical line of the list comes back, right or broken, with its
 * original bytes: nothing of a list is ever lost.
 */
#include "ybss.h"

#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "text/csv.h"
#include "text/list_encoding.h"
#include "text/utf8.h"

PG_FUNCTION_INFO_V1(ybss_read_list);

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

typedef struct ListReading
{
	YbssCsvReader reader;
	bool		  gb18030;
	Oid			  converter;
	Datum		  values[COLUMN_COUNT];
	bool		  nulls[COLUMN_COUNT];
} ListReading;

/* Name the fault as the review queue keeps it. */
static const char *
fault_name(YbssCsvFault fault)
{
	switch (fault)
	{
		case YBSS_CSV_OPEN_QUOTE:
			return "open_quote";
		case YBSS_CSV_TEXT_AFTER_QUOTE:
			return "text_after_quote";
		case YBSS_CSV_TOO_MANY_FIELDS:
			return "too_many_fields";
		case YBSS_CSV_TOO_FEW_FIELDS:
			return "too_few_fields";
		case YBSS_CSV_RIGHT:
			break;
	}
	return NULL;
}

/* Put a fault into the row. */
static void
set_fault(ListReading *reading, const char *fault, int field, int byte)
{
	reading->values[COLUMN_FAULT] = CStringGetTextDatum(fault);
	reading->nulls[COLUMN_FAULT] = false;
	reading->values[COLUMN_FAULT_FIELD] = Int32GetDatum(field);
	reading->nulls[COLUMN_FAULT_FIELD] = false;
	reading->values[COLUMN_FAULT_BYTE] = Int32GetDatum(byte);
	reading->nulls[COLUMN_FAULT_BYTE] = byte <= 0;
}

/*
 * Give one field as text of the server's encoding.
 *
 * Returns NULL when its bytes are not of the list's encoding; fault_byte then
 * tells which, from 1.
 */
static text *
field_text(const ListReading *reading, const YbssCsvField *field, int *fault_byte)
{
	char  *plain = palloc(field->length + 1);
	size_t length = ybss_csv_unquote(field, plain);
	size_t fault;
	char  *converted;
	int	   consumed;

	if (!reading->gb18030)
	{
		if (ybss_utf8_valid(plain, length, &fault))
			return cstring_to_text_with_len(plain, (int) length);
		*fault_byte = (int) fault + 1;
		return NULL;
	}
	converted = palloc(length * MAX_CONVERSION_GROWTH + 1);
	consumed = pg_do_encoding_conversion_buf(reading->converter, PG_GB18030, PG_UTF8,
											 (unsigned char *) plain, (int) length,
											 (unsigned char *) converted,
											 (int) length * MAX_CONVERSION_GROWTH + 1, true);
	if (consumed == (int) length && memchr(plain, '\0', length) == NULL)
		return cstring_to_text(converted);
	*fault_byte = consumed + 1;
	return NULL;
}

/* Turn the record's fields into a text array; a field that cannot be read is NULL and a fault. */
static Datum
fields_array(ListReading *reading, const YbssCsvRecord *record)
{
	Datum *elements = palloc(sizeof(Datum) * Max(record->field_count, 1));
	bool  *nulls = palloc0(sizeof(bool) * Max(record->field_count, 1));
	int	   dimension = record->field_count;
	int	   bound = 1;

	for (int i = 0; i < record->field_count; i++)
	{
		int	  fault_byte = 0;
		text *value = field_text(reading, &record->fields[i], &fault_byte);

		elements[i] = PointerGetDatum(value);
		nulls[i] = value == NULL;
		if (value == NULL && reading->nulls[COLUMN_FAULT])
			set_fault(reading, "encoding", i + 1, fault_byte);
	}
	return PointerGetDatum(construct_md_array(elements, nulls, 1, &dimension, &bound, TEXTOID, -1,
											  false, TYPALIGN_INT));
}

/* Fill the row of one record. */
static void
fill_row(ListReading *reading, const YbssCsvRecord *record)
{
	bytea *raw = palloc(VARHDRSZ + record->length);

	memset(reading->nulls, false, sizeof(reading->nulls));
	reading->nulls[COLUMN_FAULT] = true;
	reading->nulls[COLUMN_FAULT_FIELD] = true;
	reading->nulls[COLUMN_FAULT_BYTE] = true;

	SET_VARSIZE(raw, VARHDRSZ + record->length);
	memcpy(VARDATA(raw), reading->reader.bytes + record->start, record->length);
	reading->values[COLUMN_LINE] = Int32GetDatum(record->line);
	reading->values[COLUMN_RAW] = PointerGetDatum(raw);
	if (record->fault != YBSS_CSV_RIGHT)
		set_fault(reading, fault_name(record->fault), record->fault_field, 0);
	reading->values[COLUMN_FIELDS] = fields_array(reading, record);
}

/* Say whether the list is GB 18030, by the caller's word or by a guess. */
static bool
is_gb18030(const char *encoding, const bytea *list)
{
	if (pg_strcasecmp(encoding, "auto") == 0)
		return ybss_guess_list_encoding(VARDATA_ANY(list), VARSIZE_ANY_EXHDR(list)) ==
			   YBSS_LIST_GB18030;
	if (pg_char_to_encoding(encoding) == PG_UTF8)
		return false;
	if (pg_char_to_encoding(encoding) == PG_GB18030 || pg_char_to_encoding(encoding) == PG_GBK)
		return true;
	ereport(ERROR, (errcode(ERRCODE_YBSS_LIST_ENCODING),
					errmsg("a list's encoding is auto, UTF8, GBK or GB18030"),
					errdetail("清单编码只能是 auto、UTF8、GBK 或 GB18030。")));
}

/* Return the lines of a list (bytea) in an encoding (text) as rows. */
Datum
ybss_read_list(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	bytea		  *list = PG_GETARG_BYTEA_PP(0);
	ListReading	  *reading = palloc0(sizeof(ListReading));
	YbssCsvRecord *record = palloc(sizeof(YbssCsvRecord));
	int			   expected_fields = 0;
	MemoryContext  row_context;

	InitMaterializedSRF(fcinfo, 0);
	reading->gb18030 = is_gb18030(text_to_cstring(PG_GETARG_TEXT_PP(1)), list);
	if (reading->gb18030)
		reading->converter = FindDefaultConversionProc(PG_GB18030, PG_UTF8);
	ybss_csv_open(&reading->reader, VARDATA_ANY(list), VARSIZE_ANY_EXHDR(list));

	row_context = AllocSetContextCreate(CurrentMemoryContext, "list line", ALLOCSET_DEFAULT_SIZES);
	while (ybss_csv_next(&reading->reader, expected_fields, record))
	{
		MemoryContext caller = MemoryContextSwitchTo(row_context);

		CHECK_FOR_INTERRUPTS();
		fill_row(reading, record);
		MemoryContextSwitchTo(caller);
		tuplestore_putvalues(result->setResult, result->setDesc, reading->values, reading->nulls);
		MemoryContextReset(row_context);
		if (expected_fields == 0)
			expected_fields = record->field_count;
	}
	MemoryContextDelete(row_context);
	return (Datum) 0;
}
