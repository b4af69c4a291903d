/*
 * registry_table.c
 *		The registry's tables: found by name, read past row security, columns looked up by name.
 *
 * What decides who sees what cannot be read through row security, and words,
 * keys and catalogues are the same for everybody. So these tables are scanned as
 * the server scans its own catalogues: under a catalogue snapshot, which is newer
 * than the statement's. What was committed counts at once, also in a REPEATABLE
 * READ transaction, and no stale answer can be cached after the invalidation that
 * announced a change. Parallel workers may read so, too.
 */
#include "server/registry_table.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "catalog/pg_am_d.h"
#include "catalog/pg_type_d.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

/* Find the registry's schema; InvalidOid where there is none. */
Oid
ybss_registry_schema(void)
{
	return get_namespace_oid(YBSS_REGISTRY_SCHEMA, true);
}

/* Find a table, view or sequence of the registry; InvalidOid where it has none. */
Oid
ybss_find_registry_table(const char *name)
{
	Oid schema = ybss_registry_schema();

	return OidIsValid(schema) ? get_relname_relid(name, schema) : InvalidOid;
}

/* Find a table, view or sequence that the registry must have. */
Oid
ybss_registry_table(const char *name)
{
	Oid table = ybss_find_registry_table(name);

	if (!OidIsValid(table))
		ereport(ERROR, (errcode(ERRCODE_YBSS_REGISTRY_MISSING),
						errmsg("the registry has no \"%s\"", name), errdetail("登记库缺少该对象。"),
						errhint("SELECT ybss.create_registry() or ybss.upgrade_registry()")));
	return table;
}

/* Is there a registry in this database? */
bool
ybss_registry_exists(void)
{
	return OidIsValid(ybss_find_registry_table("member"));
}

/* Give the role that owns the registry and its keys, the one that may sign. */
Oid
ybss_registry_owner(void)
{
	Oid table = ybss_find_registry_table("member");
	Relation relation;
	Oid owner;

	if (!OidIsValid(table))
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_REGISTRY_MISSING), errmsg("this database has no registry"),
				 errdetail("本数据库尚未建立登记库。"),
				 errhint("SELECT ybss.create_registry() makes one.")));
	relation = table_open(table, AccessShareLock);
	owner = relation->rd_rel->relowner;
	table_close(relation, AccessShareLock);
	return owner;
}

/* Has a column the type that is read here? */
static bool
is_of_type(Form_pg_attribute column, Oid type)
{
	return type == YBSS_ANY_TYPE || column->atttypid == type ||
		   (type == YBSS_EIGHT_BYTES && column->attlen == 8 && column->attbyval);
}

/* Find a column by its name; 0 when there is none of that type. */
AttrNumber
ybss_find_column(TupleDesc layout, const char *name, Oid type)
{
	for (int i = 0; i < layout->natts; i++)
	{
		Form_pg_attribute column = TupleDescAttr(layout, i);

		if (!column->attisdropped && strcmp(NameStr(column->attname), name) == 0)
			return is_of_type(column, type) ? i + 1 : InvalidAttrNumber;
	}
	return InvalidAttrNumber;
}

/* Find a column that a table of the registry must have. */
AttrNumber
ybss_require_column(Relation table, const char *name, Oid type)
{
	AttrNumber column = ybss_find_column(RelationGetDescr(table), name, type);

	if (column == InvalidAttrNumber)
		ereport(ERROR, (errcode(ERRCODE_YBSS_REGISTRY_VERSION),
						errmsg("column \"%s\" of table \"%s\" is not what this version expects",
							   name, RelationGetRelationName(table)),
						errdetail("登记库表结构与扩展版本不一致。"),
						errhint("SELECT ybss.upgrade_registry()")));
	return column;
}

/* Find a usable index that begins with the column; InvalidOid means: scan the table. */
static Oid
find_index(Relation table, AttrNumber column)
{
	List *indexes = RelationGetIndexList(table);
	Oid found = InvalidOid;
	ListCell *cell;

	foreach (cell, indexes)
	{
		Relation index = index_open(lfirst_oid(cell), AccessShareLock);
		Form_pg_index form = index->rd_index;

		if (form->indisvalid && !form->indcheckxmin && form->indkey.values[0] == column &&
			index->rd_rel->relam == BTREE_AM_OID && RelationGetIndexPredicate(index) == NIL)
			found = lfirst_oid(cell);
		index_close(index, AccessShareLock);
		if (OidIsValid(found))
			break;
	}
	list_free(indexes);
	return found;
}

/* Begin to read all rows of a table; of none where there is no table. */
void
ybss_begin_rows(YbssRows *rows, Oid table)
{
	rows->table = OidIsValid(table) ? table_open(table, AccessShareLock) : NULL;
	rows->row = NULL;
	if (rows->table != NULL)
		rows->scan = systable_beginscan(rows->table, InvalidOid, false, NULL, 0, NULL);
}

/* Begin to read the rows whose column compares so with a value. */
void
ybss_begin_rows_by(YbssRows *rows, Oid table, const char *column, Oid type, StrategyNumber strategy,
				   RegProcedure compare, Datum value)
{
	AttrNumber number;
	Oid index;
	ScanKeyData key;

	rows->table = OidIsValid(table) ? table_open(table, AccessShareLock) : NULL;
	rows->row = NULL;
	if (rows->table == NULL)
		return;
	number = ybss_require_column(rows->table, column, type);
	index = find_index(rows->table, number);
	ScanKeyInit(&key, number, strategy, compare, value);
	rows->scan = systable_beginscan(rows->table, index, OidIsValid(index), NULL, 1, &key);
}

/* Step to the next row. */
bool
ybss_next_row(YbssRows *rows)
{
	rows->row = rows->table != NULL ? systable_getnext(rows->scan) : NULL;
	return HeapTupleIsValid(rows->row);
}

/* End reading; the lock stays until the transaction ends, as with a catalogue. */
void
ybss_end_rows(YbssRows *rows)
{
	if (rows->table == NULL)
		return;
	systable_endscan(rows->scan);
	table_close(rows->table, NoLock);
}

/* Read a column of the row; false where it is null. */
bool
ybss_row_value(const YbssRows *rows, const char *column, Oid type, Datum *value)
{
	AttrNumber number = ybss_require_column(rows->table, column, type);
	bool is_null;

	*value = heap_getattr(rows->row, number, RelationGetDescr(rows->table), &is_null);
	return !is_null;
}

/* Read a column of text of the row; NULL where it is null. */
char *
ybss_row_text(const YbssRows *rows, const char *column)
{
	Datum value;

	return ybss_row_value(rows, column, TEXTOID, &value) ? TextDatumGetCString(value) : NULL;
}
