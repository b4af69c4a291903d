/*
 * chain_digest.c
 *		The digest of a row, and lines of digests taken apart.
 *
 * The canonical form is the named columns that are not null, in the order in
 * which they are named, each by its name and its value: numbers, dates and
 * moments as bytes of fixed order, texts as they are, everything else as its
 * type prints it under settings of its own. So it does not depend on columns
 * that were added, on the session or on the server's version, and a row that was
 * dumped and restored has the digest that it had.
 */
#include "ybss.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "history/row_values.h"
#include "port/pg_bswap.h"
#include "seal/digest.h"
#include "server/registry_table.h"
#include "type/row_argument.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/timestamp.h"
#include "utils/typcache.h"

/* A line: district, record, moment, digest. */
#define LINE_BYTES (4 + 8 + 8 + YBSS_DIGEST_BYTES)

/* How a column goes into the digest. */
typedef struct Field
{
	AttrNumber column;
	char name[NAMEDATALEN];
	Oid type;
	FmgrInfo output;
} Field;

/* The fields of a row type, found once a statement. */
typedef struct RowForm
{
	Oid type;
	int32 typmod;
	Datum columns; /* the list that was asked for */
	int count;
	Field fields[FLEXIBLE_ARRAY_MEMBER];
} RowForm;

/* Complain that the crypto library did not work. */
static void
digest_failed(void)
{
	ereport(ERROR, (errcode(ERRCODE_INTERNAL_ERROR), errmsg("the digest of a row could not be made"),
					errdetail("行摘要计算失败。"), errhint("The crypto library refused SHA-256.")));
}

/* Find a column by name; refuse one that the row has not. */
static AttrNumber
find_column(TupleDesc layout, const char *name)
{
	AttrNumber column = ybss_find_column(layout, name, YBSS_ANY_TYPE);

	if (column == InvalidAttrNumber)
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN), errmsg("the row has no column \"%s\"", name),
						errdetail("该行没有所列的列。"),
						errhint("Rows are linked anew after a column is gone: SELECT ybss_registry.link_anew()")));
	return column;
}

/* Find the fields of a row type by the names in a list. */
static RowForm *
make_form(FunctionCallInfo fcinfo, HeapTupleHeader row, ArrayType *names)
{
	TupleDesc layout =
		lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(row), HeapTupleHeaderGetTypMod(row));
	MemoryContext memory = fcinfo->flinfo->fn_mcxt;
	Datum *elements;
	int count;
	RowForm *form;

	deconstruct_array(names, TEXTOID, -1, false, TYPALIGN_INT, &elements, NULL, &count);
	form = MemoryContextAllocZero(memory, offsetof(RowForm, fields) + count * sizeof(Field));
	form->type = HeapTupleHeaderGetTypeId(row);
	form->typmod = HeapTupleHeaderGetTypMod(row);
	form->count = count;
	for (int i = 0; i < count; i++)
	{
		Field *field = &form->fields[i];
		char *name = TextDatumGetCString(elements[i]);
		Oid output;
		bool varlena;

		field->column = find_column(layout, name);
		strlcpy(field->name, name, sizeof field->name);
		field->type = getBaseType(TupleDescAttr(layout, field->column - 1)->atttypid);
		getTypeOutputInfo(field->type, &output, &varlena);
		fmgr_info_cxt(output, &field->output, memory);
	}
	ReleaseTupleDesc(layout);
	return form;
}

/* Give the form of this call, kept as long as row type and list stay. */
static RowForm *
form_of(FunctionCallInfo fcinfo, HeapTupleHeader row, ArrayType *names)
{
	RowForm *form = fcinfo->flinfo->fn_extra;

	if (form != NULL && form->type == HeapTupleHeaderGetTypeId(row) &&
		form->typmod == HeapTupleHeaderGetTypMod(row) &&
		VARSIZE(DatumGetPointer(form->columns)) == VARSIZE(names) &&
		memcmp(DatumGetPointer(form->columns), names, VARSIZE(names)) == 0)
		return form;
	form = make_form(fcinfo, row, names);
	form->columns = PointerGetDatum(MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, VARSIZE(names)));
	memcpy(DatumGetPointer(form->columns), names, VARSIZE(names));
	fcinfo->flinfo->fn_extra = form;
	return form;
}

/* Take a number in, its bytes in a fixed order. */
static bool
take_number(const char *name, char form, int64 number)
{
	uint64 bytes = pg_hton64((uint64) number);

	return ybss_digest_field(name, form, &bytes, sizeof bytes);
}

/* Take a column's value in. */
static bool
take_field(Field *field, Datum value)
{
	text *packed;
	char *printed;
	bool taken;

	switch (field->type)
	{
		case BOOLOID:
			return take_number(field->name, 'b', DatumGetBool(value));
		case INT2OID:
			return take_number(field->name, 'i', DatumGetInt16(value));
		case INT4OID:
			return take_number(field->name, 'i', DatumGetInt32(value));
		case INT8OID:
			return take_number(field->name, 'i', DatumGetInt64(value));
		case DATEOID:
			return take_number(field->name, 'd', DatumGetDateADT(value));
		case TIMESTAMPTZOID:
			return take_number(field->name, 't', DatumGetTimestampTz(value));
		case TEXTOID:
		case VARCHAROID:
		case BYTEAOID:
			packed = PG_DETOAST_DATUM_PACKED(value);
			return ybss_digest_field(field->name, 's', VARDATA_ANY(packed), VARSIZE_ANY_EXHDR(packed));
		default:
			printed = OutputFunctionCall(&field->output, value);
			taken = ybss_digest_field(field->name, 's', printed, strlen(printed));
			pfree(printed);
			return taken;
	}
}

PG_FUNCTION_INFO_V1(ybss_digest_of);

/* Give the digest of a row's named columns. */
Datum
ybss_digest_of(PG_FUNCTION_ARGS)
{
	HeapTupleHeader row = ybss_row_argument(fcinfo, 0);
	HeapTupleData tuple;
	TupleDesc layout;
	RowForm *form;
	int level;
	bytea *digest;

	form = form_of(fcinfo, row, PG_GETARG_ARRAYTYPE_P(1));
	layout = lookup_rowtype_tupdesc(form->type, form->typmod);
	tuple.t_len = HeapTupleHeaderGetDatumLength(row);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = row;
	level = ybss_fix_outputs();
	digest = palloc0(VARHDRSZ + YBSS_DIGEST_BYTES);
	SET_VARSIZE(digest, VARHDRSZ + YBSS_DIGEST_BYTES);
	if (!ybss_digest_begin())
		digest_failed();
	for (int i = 0; i < form->count; i++)
	{
		bool is_null;
		Datum value = heap_getattr(&tuple, form->fields[i].column, layout, &is_null);

		if (!is_null && !take_field(&form->fields[i], value))
			digest_failed();
	}
	if (!ybss_digest_end((unsigned char *) VARDATA(digest)))
		digest_failed();
	if (level != 0)
		AtEOXact_GUC(true, level);
	ReleaseTupleDesc(layout);
	PG_RETURN_BYTEA_P(digest);
}

PG_FUNCTION_INFO_V1(ybss_lines_in);

/* Take lines of a stretch apart: district, record, moment, digest. */
Datum
ybss_lines_in(PG_FUNCTION_ARGS)
{
	bytea *lines = PG_GETARG_BYTEA_PP(0);
	const char *at = VARDATA_ANY(lines);
	Size length = VARSIZE_ANY_EXHDR(lines);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	if (length % LINE_BYTES != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("lines of a stretch have a length that cannot be"),
						errdetail("摘要行长度有误。"), errhint("SELECT * FROM ybss.check_registry()")));
	YBSS_INIT_SRF(fcinfo);
	for (Size i = 0; i < length / LINE_BYTES; i++, at += LINE_BYTES)
	{
		uint32 district;
		uint64 record, moment;
		bytea *digest = palloc(VARHDRSZ + YBSS_DIGEST_BYTES);
		Datum values[4];
		bool nulls[4] = {false};

		memcpy(&district, at, 4);
		memcpy(&record, at + 4, 8);
		memcpy(&moment, at + 12, 8);
		SET_VARSIZE(digest, VARHDRSZ + YBSS_DIGEST_BYTES);
		memcpy(VARDATA(digest), at + 20, YBSS_DIGEST_BYTES);
		values[0] = Int32GetDatum((int32) pg_ntoh32(district));
		values[1] = Int64GetDatum((int64) pg_ntoh64(record));
		values[2] = TimestampTzGetDatum((int64) pg_ntoh64(moment));
		values[3] = PointerGetDatum(digest);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
		pfree(digest);
	}
	return (Datum) 0;
}
