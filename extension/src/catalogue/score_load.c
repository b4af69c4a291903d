/*
 * score_load.c
 *		Reads the catalogue of items out of the registry's tables.
 *
 * The tables are scanned as the server scans its own catalogues: whoever scores
 * a record need not be allowed to read them, a catalogue just committed counts
 * also in a REPEATABLE READ transaction, and parallel workers may read it too.
 */
#include "catalogue/score.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "catalog/pg_collation_d.h"
#include "catalog/pg_type_d.h"
#include "common/hashfn.h"
#include "datatype/timestamp.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

#define REGISTRY_SCHEMA "ybss_registry"
#define PACKED_CODE 8

/* A table being read, one row after the other. */
typedef struct Rows
{
	Relation table;
	SysScanDesc scan;
	Datum *values;
	bool *nulls;
} Rows;

static const char *const type_names[] = {"text",  "code",		  "integer",	"number",
										 "date",  "boolean",	  "citizen_id", "credit_code",
										 "phone", "division_code"};

/* Find one of the registry's relations. */
Oid
ybss_catalogue_table(const char *name, bool missing_ok)
{
	Oid schema = get_namespace_oid(REGISTRY_SCHEMA, true);
	Oid table = OidIsValid(schema) ? get_relname_relid(name, schema) : InvalidOid;

	if (!OidIsValid(table) && !missing_ok)
		ereport(ERROR, (errcode(ERRCODE_YBSS_REGISTRY_MISSING),
						errmsg("this database's registry has no table \"%s\"", name),
						errdetail("登记库缺少信息项目录。"),
						errhint("SELECT ybss.create_registry() or ybss.upgrade_registry().")));
	return table;
}

/* Begin to read a table whose changes count. */
static void
open_rows(Rows *rows, const char *name)
{
	Oid table = ybss_catalogue_table(name, false);

	ybss_watch_catalogue(table);
	rows->table = table_open(table, AccessShareLock);
	rows->scan = systable_beginscan(rows->table, InvalidOid, false, NULL, 0, NULL);
	rows->values = palloc_array(Datum, RelationGetDescr(rows->table)->natts);
	rows->nulls = palloc_array(bool, RelationGetDescr(rows->table)->natts);
}

/* Go to the next row. */
static bool
next_row(Rows *rows)
{
	HeapTuple row = systable_getnext(rows->scan);

	if (HeapTupleIsValid(row))
		heap_deform_tuple(row, RelationGetDescr(rows->table), rows->values, rows->nulls);
	return HeapTupleIsValid(row);
}

/* Stop reading. */
static void
close_rows(Rows *rows)
{
	systable_endscan(rows->scan);
	table_close(rows->table, AccessShareLock);
}

/* Give a column of the row; false where it is null. */
static bool
column(const Rows *rows, const char *name, Datum *value)
{
	TupleDesc layout = RelationGetDescr(rows->table);

	for (int i = 0; i < layout->natts; i++)
		if (!TupleDescAttr(layout, i)->attisdropped &&
			strcmp(NameStr(TupleDescAttr(layout, i)->attname), name) == 0)
		{
			*value = rows->values[i];
			return !rows->nulls[i];
		}
	ereport(ERROR, (errcode(ERRCODE_YBSS_REGISTRY_VERSION),
					errmsg("table \"%s\" has no column \"%s\", which this version expects",
						   RelationGetRelationName(rows->table), name),
					errdetail("登记库表结构与扩展版本不一致。"),
					errhint("SELECT ybss.upgrade_registry()")));
	return false;
}

/* Give a column's text, NULL where it is null. */
static char *
text_of(const Rows *rows, const char *name)
{
	Datum value;

	return column(rows, name, &value) ? TextDatumGetCString(value) : NULL;
}

/* Is the row about this kind? */
static bool
of_kind(const Rows *rows, const YbssProgram *program)
{
	char *kind = text_of(rows, "kind");

	return kind && strcmp(kind, program->kind) == 0;
}

/* Pack a code of up to eight bytes into a number; of a longer one, its hash. */
uint64
ybss_pack_code(const char *code, int length)
{
	uint64 packed = 0;

	if (length > PACKED_CODE)
		return hash_bytes_extended((const unsigned char *) code, length, 0);
	for (int i = 0; i < length; i++)
		packed = packed << 8 | (unsigned char) code[i];
	return packed;
}

/* Compare keys as jsonb sorts them: the shorter one first. */
int
ybss_compare_keys(const char *a, int a_length, const char *b, int b_length)
{
	return a_length != b_length ? a_length - b_length : memcmp(a, b, a_length);
}

/* Order packed codes. */
static int
compare_codes(const void *a, const void *b)
{
	uint64 left = *(const uint64 *) a;
	uint64 right = *(const uint64 *) b;

	return (left > right) - (left < right);
}

/* Read all code tables. */
static List *
load_codes(void)
{
	List *tables = NIL;
	ListCell *cell;
	Rows rows;

	open_rows(&rows, "code_value");
	while (next_row(&rows))
	{
		char *name = text_of(&rows, "code_table");
		char *code = text_of(&rows, "code");
		YbssCodes *codes = NULL;

		foreach (cell, tables)
			if (strcmp(((YbssCodes *) lfirst(cell))->name, name) == 0)
				codes = lfirst(cell);
		if (codes == NULL)
		{
			codes = palloc0(sizeof *codes);
			codes->name = name;
			codes->codes = palloc_array(uint64, codes->room = 16);
			tables = lappend(tables, codes);
		}
		if (codes->count == codes->room)
			codes->codes = repalloc(codes->codes, (codes->room *= 2) * sizeof *codes->codes);
		codes->codes[codes->count++] = ybss_pack_code(code, strlen(code));
	}
	close_rows(&rows);
	foreach (cell, tables)
	{
		YbssCodes *codes = lfirst(cell);

		qsort(codes->codes, codes->count, sizeof *codes->codes, compare_codes);
	}
	return tables;
}

/* Find a code table that was read; one without a row has no codes. */
static const YbssCodes *
find_codes(List *tables, const char *name)
{
	ListCell *cell;

	foreach (cell, tables)
		if (strcmp(((YbssCodes *) lfirst(cell))->name, name) == 0)
			return lfirst(cell);
	return palloc0(sizeof(YbssCodes));
}

/* Give the days of a term; months and years count as they do on the average. */
static int32
days_of(const Interval *term)
{
	double days = term->month * DAYS_PER_YEAR / MONTHS_PER_YEAR + term->day +
				  (double) term->time / USECS_PER_DAY;

	return days < 1 ? 1 : (int32) days;
}

/* Give the type of an item's values where it has no column. */
static Oid
type_of_value(YbssItemType type)
{
	static const Oid known[] = {TEXTOID, TEXTOID, INT4OID, NUMERICOID, DATEOID, BOOLOID};
	Oid schema;

	if (type < lengthof(known))
		return known[type];
	schema = get_namespace_oid("ybss", false);
	return GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum(type_names[type]),
						   ObjectIdGetDatum(schema));
}

/* Find the column of the kind's records that has an item's name. */
static void
find_column(YbssProgram *program, YbssItem *item)
{
	AttrNumber number = get_attnum(program->record, item->name);
	int32 typmod;

	if (number <= 0)
		return;
	get_atttypetypmodcoll(program->record, number, &item->type_oid, &typmod, &item->collation);
	item->has_column = true;
}

/* Take one row of the catalogue. */
static void
take_item(YbssProgram *program, YbssItem *item, const Rows *rows, List *codes)
{
	Datum value;
	char *type = text_of(rows, "value_type");

	column(rows, "number", &value);
	item->number = DatumGetInt16(value);
	item->name = text_of(rows, "item");
	item->name_length = strlen(item->name);
	item->name_text = CStringGetTextDatum(item->name);
	for (int i = 0; i < lengthof(type_names); i++)
		if (strcmp(type, type_names[i]) == 0)
			item->type = i;
	item->type_oid = type_of_value(item->type);
	find_column(program, item);
	item->collation = item->type_oid == TEXTOID ? C_COLLATION_OID : InvalidOid;
	column(rows, "weight", &value);
	item->weight = DatumGetFloat4(value);
	if (column(rows, "fresh_for", &value))
		item->term = days_of(DatumGetIntervalP(value));
	column(rows, "sensitivity", &value);
	item->sensitive = DatumGetInt16(value) == 3 && !item->has_column;
	if (column(rows, "code_table", &value))
		item->codes = find_codes(codes, TextDatumGetCString(value));
	for (int part = 0; part < YBSS_PARTS; part++)
		item->source[part] = text_of(rows, ybss_part_name[part]);
}

/* Mark the rules that failed before. */
static void
load_suspended(YbssProgram *program)
{
	Rows rows;

	open_rows(&rows, "suspended_rule");
	while (next_row(&rows))
	{
		char *name = text_of(&rows, "item");
		char *part_name = text_of(&rows, "part");
		int found = of_kind(&rows, program) ? ybss_find_item(program, name, strlen(name)) : -1;

		for (int part = 0; found >= 0 && part < YBSS_PARTS; part++)
			if (strcmp(part_name, ybss_part_name[part]) == 0)
				program->items[found].suspended[part] = true;
	}
	close_rows(&rows);
}

/* Read what the kind itself says; false when there is no such kind. */
static bool
load_kind(YbssProgram *program)
{
	static const char *const pass[] = {"pass_completeness", "pass_accuracy", "pass_freshness"};
	bool found = false;
	Datum value;
	Rows rows;

	open_rows(&rows, "record_kind");
	while (!found && next_row(&rows))
	{
		if (!of_kind(&rows, program))
			continue;
		found = true;
		column(&rows, "version", &value);
		program->version = DatumGetInt32(value);
		for (int i = 0; i < 3; i++)
		{
			column(&rows, pass[i], &value);
			program->pass[i] = DatumGetFloat4(value) * (YBSS_FULL / 100);
		}
	}
	close_rows(&rows);
	return found;
}

/* Order items as they were made. */
static int
compare_numbers(const void *a, const void *b)
{
	return ((const YbssItem *) a)->number - ((const YbssItem *) b)->number;
}

/* Read a kind and its items that are collected. */
void
ybss_load_items(YbssProgram *program)
{
	int room = 64;
	List *codes;
	Datum active;
	Rows rows;

	if (!load_kind(program))
		ereport(ERROR, (errcode(ERRCODE_YBSS_ITEM_KIND),
						errmsg("there is no kind of record \"%s\"", program->kind),
						errdetail("没有这种记录。"), errhint("SELECT kind FROM ybss.record_kind")));
	program->record = ybss_catalogue_table(psprintf("%s_record", program->kind), true);
	if (!OidIsValid(program->record))
		program->record = ybss_catalogue_table(program->kind, false);
	ybss_watch_catalogue(program->record);
	codes = load_codes();
	program->items = palloc0_array(YbssItem, room);
	open_rows(&rows, "item");
	while (next_row(&rows))
	{
		if (!of_kind(&rows, program) || !column(&rows, "active", &active) || !DatumGetBool(active))
			continue;
		if (program->count == room)
		{
			program->items = repalloc(program->items, 2 * room * sizeof(YbssItem));
			memset(program->items + room, 0, room * sizeof(YbssItem));
			room *= 2;
		}
		take_item(program, &program->items[program->count++], &rows, codes);
	}
	close_rows(&rows);
	qsort(program->items, program->count, sizeof(YbssItem), compare_numbers);
	load_suspended(program);
}
