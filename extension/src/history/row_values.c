/*
 * row_values.c
 *		The values of a row: compared to the byte, printed alike in every session, as JSON.
 */
#include "history/row_values.h"

#include "access/htup_details.h"
#include "access/transam.h"
#include "access/xact.h"
#include "catalog/pg_type_d.h"
#include "miscadmin.h"
#include "type/address.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/float.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"

/* Do two addresses print alike? What another version of the normaliser wrote tells nothing new. */
static bool
are_one_address(Oid type, Datum one, Datum other)
{
	Oid output;
	bool varlena;
	FmgrInfo print;

	getTypeOutputInfo(type, &output, &varlena);
	fmgr_info(output, &print);
	return print.fn_addr == ybss_address_out &&
		   strcmp(OutputFunctionCall(&print, one), OutputFunctionCall(&print, other)) == 0;
}

/* Have two rows the same value in a column: to the byte, addresses to what is written of them? */
bool
ybss_same_value(TupleDesc layout, AttrNumber column, HeapTuple one, HeapTuple other)
{
	Form_pg_attribute attribute = TupleDescAttr(layout, column - 1);
	bool null_one;
	bool null_other;
	Datum value_one = heap_getattr(one, column, layout, &null_one);
	Datum value_other = heap_getattr(other, column, layout, &null_other);

	if (null_one || null_other)
		return null_one == null_other;
	if (datum_image_eq(value_one, value_other, attribute->attbyval, attribute->attlen))
		return true;
	return attribute->atttypid >= FirstNormalObjectId &&
		   are_one_address(attribute->atttypid, value_one, value_other);
}

/* Set up outputs that do not depend on the session; give the level to return to, or 0. */
int
ybss_fix_outputs(void)
{
	int level;

	if (DateStyle == USE_ISO_DATES && IntervalStyle == INTSTYLE_POSTGRES && extra_float_digits >= 1)
		return 0;
	level = NewGUCNestLevel();
	set_config_option("datestyle", "ISO", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	set_config_option("intervalstyle", "postgres", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true,
					  0, false);
	set_config_option("extra_float_digits", "3", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0,
					  false);
	return level;
}

/* Push a value as the JSON from which jsonb_populate_record makes the same value again. */
static void
push_value(JsonbParseState **state, Oid type, Datum value)
{
	JsonbValue json;
	Oid output;
	bool varlena;

	switch (getBaseType(type))
	{
		case BOOLOID:
			json.type = jbvBool;
			json.val.boolean = DatumGetBool(value);
			break;
		case INT2OID:
		case INT4OID:
		case INT8OID:
			json.type = jbvNumeric;
			json.val.numeric =
				int64_to_numeric(type == INT2OID   ? DatumGetInt16(value)
								 : type == INT4OID ? DatumGetInt32(value)
												   : DatumGetInt64(value));
			break;
		case JSONBOID:
			JsonbToJsonbValue(DatumGetJsonbP(value), &json);
			break;
		default:
			getTypeOutputInfo(type, &output, &varlena);
			json.type = jbvString;
			json.val.string.val = OidOutputFunctionCall(output, value);
			json.val.string.len = strlen(json.val.string.val);
	}
	pushJsonbValue(state, WJB_VALUE, &json);
}

/* Give the wanted columns of a row, or all where wanted is NULL, as a JSON object. */
Jsonb *
ybss_values_as_json(TupleDesc layout, HeapTuple row, const bool *wanted)
{
	JsonbParseState *state = NULL;
	int level = ybss_fix_outputs();
	JsonbValue *object;

	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	for (int i = 0; i < layout->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(layout, i);
		JsonbValue key = {.type = jbvString};
		JsonbValue null_value = {.type = jbvNull};
		bool is_null;
		Datum value;

		if (attribute->attisdropped || (wanted != NULL && !wanted[i]))
			continue;
		value = heap_getattr(row, i + 1, layout, &is_null);
		key.val.string.val = NameStr(attribute->attname);
		key.val.string.len = strlen(key.val.string.val);
		pushJsonbValue(&state, WJB_KEY, &key);
		if (is_null)
			pushJsonbValue(&state, WJB_VALUE, &null_value);
		else
			push_value(&state, attribute->atttypid, value);
	}
	object = pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	if (level != 0)
		AtEOXact_GUC(true, level);
	return JsonbValueToJsonb(object);
}
