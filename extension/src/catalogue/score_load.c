/*
 * score_load.c
 *		Reads the catalogue of items out of the registry's tables.
 *
 * Whoever scores a record need not be allowed to read them.
 */
#include "catalogue/score_load.h"

#include "catalog/namespace.h"
#include "catalog/pg_collation_d.h"
#include "catalog/pg_type_d.h"
#include "datatype/timestamp.h"
#include "server/registry_table.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

static const char *const type_names[] = {"text",  "code",		  "integer",	"number",
										 "date",  "boolean",	  "citizen_id", "credit_code",
										 "phone", "division_code"};

YbssWatch ybss_catalogue_watch = {0};

/* Begin to read a table whose changes count. */
static void
open_rows(YbssRows *rows, const char *name)
{
	Oid table = ybss_registry_table(name);

	ybss_watch_table(&ybss_catalogue_watch, table);
	ybss_begin_rows(rows, table);
}

/* Is the row about this kind? */
static bool
of_kind(const YbssRows *rows, const YbssProgram *program)
{
	char *kind = ybss_row_text(rows, "kind");

	return kind && strcmp(kind, program->kind) == 0;
}

/* Read all code tables. */
static List *
load_codes(void)
{
	List *tables = NIL;
	ListCell *cell;
	YbssRows rows;

	open_rows(&rows, "code_value");
	while (ybss_next_row(&rows))
	{
		char *name = ybss_row_text(&rows, "code_table");
		char *code = ybss_row_text(&rows, "code");
		YbssCodes *codes = NULL;

		foreach (cell, tables)
			if (strcmp(((YbssCodes *) lfirst(cell))->name, name) == 0)
				codes = lfirst(cell);
		if (codes == NULL)
		{
			codes = palloc0(sizeof *codes);
			codes->name = name;
			tables = lappend(tables, codes);
		}
		ybss_add_code(codes, code);
	}
	ybss_end_rows(&rows);
	foreach (cell, tables)
		ybss_sort_codes(lfirst(cell));
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
take_item(YbssProgram *program, YbssItem *item, const YbssRows *rows, List *codes)
{
	Datum value;
	char *type = ybss_row_text(rows, "value_type");

	ybss_row_value(rows, "number", INT2OID, &value);
	item->number = DatumGetInt16(value);
	item->name = ybss_row_text(rows, "item");
	item->name_length = strlen(item->name);
	item->name_text = CStringGetTextDatum(item->name);
	for (int i = 0; i < lengthof(type_names); i++)
		if (strcmp(type, type_names[i]) == 0)
			item->type = i;
	item->type_oid = type_of_value(item->type);
	find_column(program, item);
	item->collation = item->type_oid == TEXTOID ? C_COLLATION_OID : InvalidOid;
	ybss_row_value(rows, "weight", FLOAT4OID, &value);
	item->weight = DatumGetFloat4(value);
	if (ybss_row_value(rows, "fresh_for", INTERVALOID, &value))
		item->term = days_of(DatumGetIntervalP(value));
	ybss_row_value(rows, "sensitivity", INT2OID, &value);
	item->sensitive = DatumGetInt16(value) == 3 && !item->has_column;
	if (ybss_row_value(rows, "code_table", TEXTOID, &value))
		item->codes = find_codes(codes, TextDatumGetCString(value));
	for (int part = 0; part < YBSS_PARTS; part++)
		item->source[part] = ybss_row_text(rows, ybss_part_name[part]);
}

/* Mark the rules that failed before. */
static void
load_suspended(YbssProgram *program)
{
	YbssRows rows;

	open_rows(&rows, "suspended_rule");
	while (ybss_next_row(&rows))
	{
		char *name = ybss_row_text(&rows, "item");
		char *part_name = ybss_row_text(&rows, "part");
		int found = of_kind(&rows, program) ? ybss_find_item(program, name, strlen(name)) : -1;

		for (int part = 0; found >= 0 && part < YBSS_PARTS; part++)
			if (strcmp(part_name, ybss_part_name[part]) == 0)
				program->items[found].suspended[part] = true;
	}
	ybss_end_rows(&rows);
}

/* Read what the kind itself says; false when there is no such kind. */
static bool
load_kind(YbssProgram *program)
{
	static const char *const pass[] = {"pass_completeness", "pass_accuracy", "pass_freshness"};
	bool found = false;
	Datum value;
	YbssRows rows;

	open_rows(&rows, "record_kind");
	while (!found && ybss_next_row(&rows))
	{
		if (!of_kind(&rows, program))
			continue;
		found = true;
		if (ybss_find_column(RelationGetDescr(rows.table), "register", TEXTOID) > 0)
			program->table = ybss_row_text(&rows, "register");
		ybss_row_value(&rows, "version", INT4OID, &value);
		program->version = DatumGetInt32(value);
		for (int i = 0; i < 3; i++)
		{
			ybss_row_value(&rows, pass[i], FLOAT4OID, &value);
			program->pass[i] = DatumGetFloat4(value) * (YBSS_FULL / 100);
		}
	}
	ybss_end_rows(&rows);
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
	YbssRows rows;

	if (!load_kind(program))
		ereport(ERROR, (errcode(ERRCODE_YBSS_ITEM_KIND),
						errmsg("there is no kind of record \"%s\"", program->kind),
						errdetail("没有这种记录。"), errhint("SELECT kind FROM ybss.record_kind")));
	/* A registry that is not upgraded yet has no column for it. */
	if (program->table == NULL)
		program->table = program->kind;
	program->record = ybss_find_registry_table(psprintf("%s_record", program->table));
	if (!OidIsValid(program->record))
		program->record = ybss_registry_table(program->table);
	ybss_watch_table(&ybss_catalogue_watch, program->record);
	codes = load_codes();
	program->items = palloc0_array(YbssItem, room);
	open_rows(&rows, "item");
	while (ybss_next_row(&rows))
	{
		if (!of_kind(&rows, program) || !ybss_row_value(&rows, "active", BOOLOID, &active) || !DatumGetBool(active))
			continue;
		if (program->count == room)
		{
			program->items = repalloc(program->items, 2 * room * sizeof(YbssItem));
			memset(program->items + room, 0, room * sizeof(YbssItem));
			room *= 2;
		}
		take_item(program, &program->items[program->count++], &rows, codes);
	}
	ybss_end_rows(&rows);
	qsort(program->items, program->count, sizeof(YbssItem), compare_numbers);
	load_suspended(program);
}
