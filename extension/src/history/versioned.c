/*
 * versioned.c
 *		What a versioned table holds, and where it has its stamps.
 */
#include "history/versioned.h"

#include "access/htup_details.h"
#include "catalog/pg_type_d.h"
#include "commands/trigger.h"
#include "server/registry_table.h"
#include "utils/rel.h"
#include "utils/timestamp.h"

/* Find a column that a table with stamps or ids must have. */
AttrNumber
ybss_column_number(Relation table, const char *name, Oid type)
{
	AttrNumber number = ybss_find_column(RelationGetDescr(table), name, type);

	if (number == InvalidAttrNumber)
		ereport(ERROR, (errcode(ERRCODE_YBSS_NOT_VERSIONED),
						errmsg("table \"%s\" has no column \"%s\" of the type that history reads",
							   RelationGetRelationName(table), name),
						errdetail("该表缺少留痕所需的列。"),
						errhint("SELECT ybss_registry.version_table('%s')",
								RelationGetRelationName(table))));
	return number;
}

/*
 * Find what the trigger's table holds and where, once a statement; its arguments name the id and the kind.
 *
 * A trigger of an older registry names the id alone: its table is called as its kind.
 */
const YbssVersioned *
ybss_versioned(FunctionCallInfo fcinfo)
{
	Trigger *trigger = ((TriggerData *) fcinfo->context)->tg_trigger;
	Relation table = ((TriggerData *) fcinfo->context)->tg_relation;
	YbssVersioned *columns = fcinfo->flinfo->fn_extra;

	if (columns != NULL)
		return columns;
	columns = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(YbssVersioned));
	columns->kind = MemoryContextStrdup(
		fcinfo->flinfo->fn_mcxt, trigger->tgnargs > 1 ? trigger->tgargs[1] : RelationGetRelationName(table));
	columns->district = ybss_column_number(table, "district", INT4OID);
	columns->grid = ybss_column_number(table, "grid", YBSS_EIGHT_BYTES);
	columns->recorded_at = ybss_column_number(table, "recorded_at", TIMESTAMPTZOID);
	columns->changed_at = ybss_column_number(table, "changed_at", TIMESTAMPTZOID);
	columns->change_id = ybss_column_number(table, "change_id", INT8OID);
	columns->stated = ybss_find_column(RelationGetDescr(table), "stated", JSONBOID);
	columns->id = ybss_column_number(table, trigger->tgnargs > 0 ? trigger->tgargs[0] : "(none)", INT8OID);
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
