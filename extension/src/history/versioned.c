/*
 * versioned.c
 *		Where a versioned table has its stamps, and its values as JSON.
 */
#include "history/history.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/float.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"
#include "utils/rel.h"

/* Find a table or sequence of the registry. */
Oid
ybss_registry_table(const char *name)
{
	Oid schema = get_namespace_oid("ybss_registry", true);
	Oid table = OidIsValid(schema) ? get_relname_relid(name, schema) : InvalidOid;

	if (!OidIsValid(table))
		ereport(ERROR, (errcode(ERRCODE_YBSS_REGISTRY_MISSING),
						errmsg("the registry has no \"%s\"", name),
						errdetail("登记库缺少该对象。"),
						errhint("SELECT ybss.create_registry() or ybss.upgrade_registry()")));
	return table;
}

/*
 * Refuse a table that is not the registry's.
 *
 * History is written past row security: with the trigger on a table of their own,
 * a temporary one called "person" for one, anybody could write anybody's past.
 * And what lies under a view or a foreign table is no heap, as the rules take it.
 */
static void
refuse_foreign(Relation table)
{
	if (RelationGetNamespace(table) != get_namespace_oid("ybss_registry", true) ||
		table->rd_rel->relkind != RELKIND_RELATION)
		ereport(ERROR, (errcode(ERRCODE_YBSS_NOT_VERSIONED),
						errmsg("table \"%s\" is not the registry's and keeps no history",
							   RelationGetRelationName(table)),
						errdetail("只有登记库中的表才留存历史。"),
						errhint("Only tables of schema ybss_registry are put under history.")));
}

/*
 * Give the event of a trigger of the registry's rows; refuse any other call.
 *
 * Whoever may use a trigger function may put it on a view, before what it follows,
 * or on an event that has no new row: it would read rows that are not there.
 */
TriggerData *
ybss_row_trigger(FunctionCallInfo fcinfo, const char *name, int timing, int events)
{
	TriggerData *event = (TriggerData *) fcinfo->context;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_ROW(event->tg_event) ||
		(event->tg_event & TRIGGER_EVENT_TIMINGMASK) != timing ||
		(events & YBSS_ON(event->tg_event & TRIGGER_EVENT_OPMASK)) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("%s is a trigger function for rows", name),
				 errdetail("该函数只能作为行级触发器使用，且须按规定的时机触发。"),
				 errhint("ybss_registry.version_table() and ybss_registry.attach_rules() attach it.")));
	refuse_foreign(event->tg_relation);
	return event;
}

/* Find a column of the type that is read here; 0 where there is none. */
static AttrNumber
find_column(Relation table, const char *name, Oid type)
{
	TupleDesc layout = RelationGetDescr(table);

	for (int i = 0; i < layout->natts; i++)
	{
		Form_pg_attribute column = TupleDescAttr(layout, i);

		/* grid_code is told by its size: its type's id differs between databases */
		if (!column->attisdropped && strcmp(NameStr(column->attname), name) == 0 &&
			(column->atttypid == type || (type == InvalidOid && column->attlen == 8 && column->attbyval)))
			return i + 1;
	}
	return InvalidAttrNumber;
}

/* Find a column that a table with stamps or ids must have. */
AttrNumber
ybss_column_number(Relation table, const char *name, Oid type)
{
	AttrNumber number = find_column(table, name, type);

	if (number == InvalidAttrNumber)
		ereport(ERROR, (errcode(ERRCODE_YBSS_NOT_VERSIONED),
						errmsg("table \"%s\" has no column \"%s\" of the type that history reads",
							   RelationGetRelationName(table), name),
						errdetail("该表缺少留痕所需的列。"),
						errhint("SELECT ybss_registry.version_table('%s')",
								RelationGetRelationName(table))));
	return number;
}

/* Find the stamps of the trigger's table, once a statement; its argument names the id. */
const YbssVersioned *
ybss_versioned(FunctionCallInfo fcinfo)
{
	TriggerData *event = (TriggerData *) fcinfo->context;
	Relation table = event->tg_relation;
	YbssVersioned *columns = fcinfo->flinfo->fn_extra;

	if (columns != NULL)
		return columns;
	columns = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(YbssVersioned));
	columns->district = ybss_column_number(table, "district", INT4OID);
	columns->grid = ybss_column_number(table, "grid", InvalidOid);
	columns->recorded_at = ybss_column_number(table, "recorded_at", TIMESTAMPTZOID);
	columns->changed_at = ybss_column_number(table, "changed_at", TIMESTAMPTZOID);
	columns->change_id = ybss_column_number(table, "change_id", INT8OID);
	columns->stated = find_column(table, "stated", JSONBOID);
	columns->id = ybss_column_number(
		table, event->tg_trigger->tgnargs > 0 ? event->tg_trigger->tgargs[0] : "(none)", INT8OID);
	fcinfo->flinfo->fn_extra = columns;
	return columns;
}

/* Read the stamps of a row; what is null is 0. */
void
ybss_read_stamps(const YbssVersioned *columns, Relation table, HeapTuple row, YbssStamps *stamps)
{
	TupleDesc layout = RelationGetDescr(table);
	bool is_null;

	stamps->district = DatumGetInt32(heap_getattr(row, columns->district, layout, &is_null));
	stamps->id = DatumGetInt64(heap_getattr(row, columns->id, layout, &is_null));
	stamps->grid = DatumGetInt64(heap_getattr(row, columns->grid, layout, &is_null));
	stamps->recorded_at =
		DatumGetTimestampTz(heap_getattr(row, columns->recorded_at, layout, &is_null));
	stamps->changed_at =
		DatumGetTimestampTz(heap_getattr(row, columns->changed_at, layout, &is_null));
	stamps->change_id = DatumGetInt64(heap_getattr(row, columns->change_id, layout, &is_null));
	if (is_null)
		stamps->change_id = 0;
}

/* Is the column one of the three stamps? */
bool
ybss_is_stamp(const YbssVersioned *columns, AttrNumber column)
{
	return column == columns->recorded_at || column == columns->changed_at ||
		   column == columns->change_id;
}

/* Have two rows the same value in a column, to the byte? */
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
	return datum_image_eq(value_one, value_other, attribute->attbyval, attribute->attlen);
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
