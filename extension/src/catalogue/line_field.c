/*
 * line_field.c
 *		What the fields of a list's lines are.
 *
 * A backend keeps them, a kind of list at a time, until a change of the catalogue is told.
 */
#include "catalogue/line_field.h"

#include "catalog/pg_type_d.h"
#include "server/registry_table.h"
#include "server/watch.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/memutils.h"

/* What every list may have, whatever it is about. */
static const YbssLineField builtin[] = {
	{"address", YBSS_FIELD_ADDRESS, 0, 0, NULL, NULL},
	{"area", YBSS_FIELD_AREA, 0, 0, NULL, NULL},
	{"arrived_on", YBSS_FIELD_DATE, YBSS_FIELD_MONTH, 0, NULL, NULL},
	{"birth_date", YBSS_FIELD_DATE, 0, 0, NULL, NULL},
	{"building", YBSS_FIELD_TEXT, 0, 0, NULL, NULL},
	{"citizen_id", YBSS_FIELD_CITIZEN_ID, 0, 0, NULL, NULL},
	{"closed_on", YBSS_FIELD_DATE, YBSS_FIELD_MAY_COME | YBSS_FIELD_MONTH, 0, NULL, NULL},
	{"credit_code", YBSS_FIELD_CREDIT_CODE, 0, 0, NULL, NULL},
	{"dangers", YBSS_FIELD_CODE, YBSS_FIELD_SEVERAL, 0, "house hazard", NULL},
	{"died_on", YBSS_FIELD_DATE, 0, 0, NULL, NULL},
	{"document_kind", YBSS_FIELD_CODE, 0, 0, "person document_kind", NULL},
	{"document_number", YBSS_FIELD_DOCUMENT, 0, 40, NULL, NULL},
	{"employer", YBSS_FIELD_TEXT, 0, 1000, NULL, NULL},
	{"employer_code", YBSS_FIELD_CREDIT_CODE, 0, 0, NULL, NULL},
	{"floor", YBSS_FIELD_TEXT, 0, 0, NULL, NULL},
	{"foreign_given_name", YBSS_FIELD_LATIN_NAME, 0, 200, NULL, NULL},
	{"foreign_surname", YBSS_FIELD_LATIN_NAME, 0, 200, NULL, NULL},
	{"former_name", YBSS_FIELD_NAME, 0, 200, NULL, NULL},
	{"founded_on", YBSS_FIELD_DATE, YBSS_FIELD_MONTH, 0, NULL, NULL},
	{"grid", YBSS_FIELD_WORD, 0, 0, NULL, NULL},
	{"house_use", YBSS_FIELD_CODE, 0, 0, "house use_code", NULL},
	{"household_number", YBSS_FIELD_TEXT, 0, 60, NULL, NULL},
	{"latitude", YBSS_FIELD_DEGREE, 0, 0, NULL, NULL},
	{"leaves_on", YBSS_FIELD_DATE, YBSS_FIELD_MAY_COME | YBSS_FIELD_MONTH, 0, NULL, NULL},
	{"longitude", YBSS_FIELD_DEGREE, 0, 0, NULL, NULL},
	{"name", YBSS_FIELD_NAME, 0, 200, NULL, NULL},
	{"nationality", YBSS_FIELD_CODE, 0, 0, "person nationality", NULL},
	{"no_code_reason", YBSS_FIELD_WORD, 0, 0, NULL, NULL},
	{"no_document_reason", YBSS_FIELD_WORD, 0, 0, NULL, NULL},
	{"phone", YBSS_FIELD_PHONE, 0, 0, NULL, NULL},
	{"phone2", YBSS_FIELD_PHONE, 0, 0, NULL, NULL},
	{"pinyin", YBSS_FIELD_LATIN_NAME, 0, 400, NULL, NULL},
	{"post", YBSS_FIELD_TEXT, 0, 100, NULL, NULL},
	{"record_type", YBSS_FIELD_WORD, 0, 0, NULL, NULL},
	{"registered_address", YBSS_FIELD_TEXT, 0, 1000, NULL, NULL},
	{"relation", YBSS_FIELD_CODE, YBSS_FIELD_JOINED | YBSS_FIELD_HOUSEHOLD, 0,
	 "person relation_to_head", NULL},
	{"rent_state", YBSS_FIELD_WORD, 0, 0, NULL, NULL},
	{"rent_use", YBSS_FIELD_CODE, 0, 0, "house let_use", NULL},
	{"representative", YBSS_FIELD_NAME, 0, 200, NULL, NULL},
	{"representative_citizen_id", YBSS_FIELD_CITIZEN_ID, 0, 0, NULL, NULL},
	{"room", YBSS_FIELD_TEXT, 0, 0, NULL, NULL},
	{"said_on", YBSS_FIELD_DATE, YBSS_FIELD_MONTH, 0, NULL, NULL},
	{"sex", YBSS_FIELD_CODE, 0, 0, "person sex", NULL},
	{"share", YBSS_FIELD_SHARE, 0, 0, NULL, NULL},
	{"state", YBSS_FIELD_WORD, 0, 0, NULL, NULL},
	{"storeys", YBSS_FIELD_COUNT, 0, 0, NULL, NULL},
	{"structure", YBSS_FIELD_CODE, 0, 0, "house structure", NULL},
	{"tenure", YBSS_FIELD_CODE, 0, 0, "person dwelling", NULL},
	{"unit", YBSS_FIELD_TEXT, 0, 0, NULL, NULL},
	{"unit_kind", YBSS_FIELD_TEXT, 0, 0, NULL, NULL},
	{"unit_name", YBSS_FIELD_TEXT, 0, 400, NULL, NULL},
};

/* The types that the catalogue has for items. */
static const struct
{
	const char *type;
	YbssLineFieldType field;
} types[] = {{"text", YBSS_FIELD_TEXT},
			 {"code", YBSS_FIELD_CODE},
			 {"integer", YBSS_FIELD_COUNT},
			 {"number", YBSS_FIELD_NUMBER},
			 {"date", YBSS_FIELD_DATE},
			 {"citizen_id", YBSS_FIELD_CITIZEN_ID},
			 {"credit_code", YBSS_FIELD_CREDIT_CODE},
			 {"phone", YBSS_FIELD_PHONE},
			 {"boolean", YBSS_FIELD_OTHER},
			 {"division_code", YBSS_FIELD_OTHER}};

static MemoryContext memory;
static List *kept = NIL;  /* of YbssLineFields */
static List *codes = NIL; /* of YbssCodes, read with the first kind of list */
static uint64 read_at;
static Oid item_table;
static YbssWatch watch = {0};

/* Order fields by name. */
static int
by_name(const void *one, const void *other)
{
	return strcmp(((const YbssLineField *) one)->name, ((const YbssLineField *) other)->name);
}

/* Find the codes of a table by name, made where it has none. */
static YbssCodes *
codes_of(const char *table, bool make)
{
	ListCell *cell;
	YbssCodes *found;

	foreach (cell, codes)
		if (strcmp(((YbssCodes *) lfirst(cell))->name, table) == 0)
			return lfirst(cell);
	if (!make)
		return NULL;
	found = palloc0(sizeof *found);
	found->name = pstrdup(table);
	codes = lappend(codes, found);
	return found;
}

/* Read the codes of all tables. */
static void
read_codes(void)
{
	ListCell *cell;
	YbssRows rows;

	ybss_begin_rows(&rows, ybss_find_registry_table("code_value"));
	while (ybss_next_row(&rows))
		ybss_add_code(codes_of(ybss_row_text(&rows, "code_table"), true),
					  ybss_row_text(&rows, "code"));
	ybss_end_rows(&rows);
	foreach (cell, codes)
		ybss_sort_codes(lfirst(cell));
}

/* Give the kind of record whose items lines of a list have. */
static const char *
kind_of_items(const char *kind)
{
	return strcmp(kind, "declaration") == 0 ? "person"
		   : strcmp(kind, "address") == 0	? "house"
											: kind;
}

/* Take an item as a field, or its codes for a field that every list has. */
static void
take_item(YbssLineFields *fields, const YbssRows *rows, const char *of_kind, int builtins)
{
	char *kind = ybss_row_text(rows, "kind");
	char *item = ybss_row_text(rows, "item");
	char *type = ybss_row_text(rows, "value_type");
	char *table = ybss_row_text(rows, "code_table");
	char *full = psprintf("%s %s", kind, item);
	bool household = strcmp(of_kind, "person") == 0 && strcmp(kind, "household") == 0;
	YbssLineField *field;

	for (int i = 0; i < builtins; i++)
	{
		field = &fields->field[i];
		if (table && field->item && strcmp(field->item, full) == 0)
			field->codes = codes_of(table, false);
		if (strcmp(field->name, item) == 0)
			return;
	}
	if (strcmp(kind, of_kind) != 0 && !household)
		return;
	field = &fields->field[fields->count++];
	memset(field, 0, sizeof *field);
	field->name = item;
	field->type = YBSS_FIELD_OTHER;
	for (size_t i = 0; i < lengthof(types); i++)
		if (strcmp(types[i].type, type) == 0)
			field->type = types[i].field;
	field->flags = YBSS_FIELD_MAY_COME | (household ? YBSS_FIELD_HOUSEHOLD : 0);
	field->most = field->type == YBSS_FIELD_TEXT ? 1000 : 0;
	field->codes = table ? codes_of(table, false) : NULL;
}

/* Read the fields of lists of a kind. */
static YbssLineFields *
read_fields(const char *kind)
{
	YbssLineFields *fields = palloc0(sizeof *fields);
	const char *of_kind = kind_of_items(kind);
	int room = lengthof(builtin) + 100;
	int kept_builtin = lengthof(builtin);
	bool active;
	Datum value;
	YbssRows rows;

	fields->kind = pstrdup(kind);
	fields->field = palloc_array(YbssLineField, room);
	memcpy(fields->field, builtin, sizeof builtin);
	fields->count = lengthof(builtin);
	ybss_begin_rows(&rows, item_table);
	while (ybss_next_row(&rows))
	{
		active = ybss_row_value(&rows, "active", BOOLOID, &value) && DatumGetBool(value);
		if (!active)
			continue;
		if (fields->count == room)
			fields->field = repalloc_array(fields->field, YbssLineField, room *= 2);
		take_item(fields, &rows, of_kind, kept_builtin);
		fields->phone2 = fields->phone2 || (strcmp(ybss_row_text(&rows, "kind"), of_kind) == 0 &&
											strcmp(ybss_row_text(&rows, "item"), "phone2") == 0);
	}
	ybss_end_rows(&rows);
	qsort(fields->field, fields->count, sizeof *fields->field, by_name);
	return fields;
}

/* Forget what was read; a message that comes while it is read anew must not be lost. */
static void
forget(void)
{
	kept = NIL;
	codes = NIL;
	MemoryContextReset(memory);
	read_at = watch.changes;
}

/* Find the tables, and hear of every change of them that is committed. */
void
ybss_ask_for_line_fields(void)
{
	Oid found = ybss_find_registry_table("item");

	if (memory == NULL)
		memory = AllocSetContextCreate(CacheMemoryContext, "ybss fields of lists",
									   ALLOCSET_DEFAULT_SIZES);
	ybss_watch_table(&watch, found);
	ybss_watch_table(&watch, ybss_find_registry_table("code_value"));
	if (found != item_table)
		forget();
	item_table = found;
	/* Not by locking the table: who holds its lock already hears nothing. */
	AcceptInvalidationMessages();
}

/* The fields of lists of a kind of record. */
const YbssLineFields *
ybss_line_fields(const char *kind, int length)
{
	MemoryContext before;
	ListCell *cell;

	/* What changed meanwhile makes all of it new. */
	if (read_at != watch.changes)
		forget();
	foreach (cell, kept)
	{
		YbssLineFields *fields = lfirst(cell);

		if (strncmp(fields->kind, kind, length) == 0 && fields->kind[length] == '\0')
			return fields;
	}
	before = MemoryContextSwitchTo(memory);
	if (codes == NIL)
		read_codes();
	kept = lappend(kept, read_fields(pnstrdup(kind, length)));
	MemoryContextSwitchTo(before);
	return llast(kept);
}

/* The field of a name. */
const YbssLineField *
ybss_line_field(const YbssLineFields *fields, const char *name, int length)
{
	int low = 0;
	int high = fields->count;

	while (low < high)
	{
		int middle = (low + high) / 2;
		int order = strncmp(fields->field[middle].name, name, length);

		if (order == 0 && fields->field[middle].name[length] == '\0')
			return &fields->field[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
