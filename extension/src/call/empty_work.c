/*
 * empty_work.c
 *		ybss.empty_work: a work table of the session, emptied where it is the one that is asked for.
 *
 * The steps of a single line begin some twenty of them: asked of the catalogue by
 * queries and emptied by statements that are planned anew, they cost a tenth of the line.
 */
#include "ybss.h"

#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "storage/bufmgr.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

#define WORK_MARK "ybss_work_"

/* From here on it is cheaper to cut the table off than to delete row by row. */
#define MANY_PAGES 128

/* Whether a table has just these columns of these types. */
static bool
has_columns(Relation table, ArrayType *names, ArrayType *types)
{
	TupleDesc layout = RelationGetDescr(table);
	Datum *name;
	Datum *type;
	int n;
	int n_types;
	int i;

	deconstruct_array(names, NAMEOID, NAMEDATALEN, false, TYPALIGN_CHAR, &name, NULL, &n);
	deconstruct_array(types, REGTYPEOID, sizeof(Oid), true, TYPALIGN_INT, &type, NULL, &n_types);
	if (layout->natts != n || n_types != n)
		return false;
	for (i = 0; i < n; i++)
	{
		Form_pg_attribute column = TupleDescAttr(layout, i);

		if (column->attisdropped || column->atttypid != DatumGetObjectId(type[i]) ||
			strcmp(NameStr(column->attname), NameStr(*DatumGetName(name[i]))) != 0)
			return false;
	}
	return true;
}

static void
delete_rows(Relation table)
{
	Snapshot snapshot;
	TableScanDesc scan;
	TupleTableSlot *row = table_slot_create(table, NULL);

	CommandCounterIncrement();
	snapshot = RegisterSnapshot(GetLatestSnapshot());
	scan = table_beginscan(table, snapshot, 0, NULL);
	while (table_scan_getnextslot(scan, ForwardScanDirection, row))
	{
		CHECK_FOR_INTERRUPTS();
		simple_table_tuple_delete(table, &row->tts_tid, snapshot);
	}
	table_endscan(scan);
	UnregisterSnapshot(snapshot);
	ExecDropSingleTupleTableSlot(row);
	CommandCounterIncrement();
}

/*
 * True where the session has this work table, of the role at work, with these columns,
 * and it is empty now; null where it is to be cut off; false where it is to be made.
 */
PG_FUNCTION_INFO_V1(ybss_empty_work);
Datum
ybss_empty_work(PG_FUNCTION_ARGS)
{
	char *name = psprintf(WORK_MARK "%s", text_to_cstring(PG_GETARG_TEXT_PP(0)));
	Oid schema = LookupExplicitNamespace("pg_temp", true);
	Oid found = OidIsValid(schema) ? get_relname_relid(name, schema) : InvalidOid;
	Relation table;
	bool ours;
	BlockNumber pages = 0;

	if (!OidIsValid(found) || get_rel_relkind(found) != RELKIND_RELATION)
		PG_RETURN_BOOL(false);
	table = table_open(found, RowExclusiveLock);
	ours = table->rd_rel->relowner == GetUserId() && table->trigdesc == NULL &&
		   has_columns(table, PG_GETARG_ARRAYTYPE_P(1), PG_GETARG_ARRAYTYPE_P(2));
	if (ours)
		pages = RelationGetNumberOfBlocks(table);
	if (ours && pages > 0 && pages < MANY_PAGES)
		delete_rows(table);
	table_close(table, NoLock);
	if (ours && pages >= MANY_PAGES)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(ours);
}
