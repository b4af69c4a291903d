/*
 * history_read.c
 *		Puts together what a record was, out of what later changes replaced.
 */
#include "ybss.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "history/row_values.h"
#include "type/row_argument.h"
#include "utils/builtins.h"
#include "utils/typcache.h"

PG_FUNCTION_INFO_V1(ybss_values_of);

/* Give all values of a row as history keeps them. */
Datum
ybss_values_of(PG_FUNCTION_ARGS)
{
	HeapTupleHeader header = ybss_row_argument(fcinfo, 0);
	TupleDesc layout = lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(header),
											  HeapTupleHeaderGetTypMod(header));
	HeapTupleData row = {.t_len = HeapTupleHeaderGetDatumLength(header), .t_data = header};
	Jsonb *values;

	ItemPointerSetInvalid(&row.t_self);
	values = ybss_values_as_json(layout, &row, NULL);
	ReleaseTupleDesc(layout);
	PG_RETURN_JSONB_P(values);
}

/* Is the object marked as a whole row? No column has an empty name. */
static bool
is_whole(Jsonb *object)
{
	JsonbValue room;

	/* Anybody may hand in an array: its entries are no pairs, and a search would run past them. */
	if (!JB_ROOT_IS_OBJECT(object))
		ereport(ERROR, (errcode(ERRCODE_YBSS_NOT_AN_OBJECT),
						errmsg("what a record was is a JSON object"),
						errdetail("历史取值须为 JSON 对象。"),
						errhint("Give the values of ybss_registry.history.")));
	return getKeyJsonValueFromContainer(&object->root, "", 0, &room) != NULL;
}

/* Give the object {"": true}. */
static Datum
whole_mark(void)
{
	return DirectFunctionCall1(jsonb_in, CStringGetDatum("{\"\": true}"));
}

PG_FUNCTION_INFO_V1(ybss_earlier_first);

/* Add what a later change replaced; what earlier ones replaced stays, and a whole row ends it. */
Datum
ybss_earlier_first(PG_FUNCTION_ARGS)
{
	Datum old;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	if (!PG_ARGISNULL(0) && is_whole(PG_GETARG_JSONB_P(0)))
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	old = PG_GETARG_DATUM(1);
	if (!PG_ARGISNULL(2) && PG_GETARG_BOOL(2))
		old = DirectFunctionCall2(jsonb_concat, old, whole_mark());
	if (!PG_ARGISNULL(0))
		old = DirectFunctionCall2(jsonb_concat, old, PG_GETARG_DATUM(0));
	PG_RETURN_DATUM(old);
}
