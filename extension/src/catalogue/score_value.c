/*
 * score_value.c
 *		What a record says: its columns, its items, and when each was stated.
 */
#include "catalogue/score_value.h"

#include "access/htup_details.h"
#include "access/relation.h"
#include "access/tupmacs.h"
#include "catalog/pg_type_d.h"
#include "catalogue/score_catalogue.h"
#include "catalogue/score_load.h"
#include "catalogue/score_stated.h"
#include "code/citizen_id.h"
#include "code/credit_code.h"
#include "code/division_code.h"
#include "code/phone.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "server/kind.h"
#include "server/registry_table.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"
#include "utils/rel.h"
#include "utils/timestamp.h"
#include "utils/typcache.h"

#define RECORD_SUFFIX "_record"
/* The register whose rows say themselves of which kind they are. */
#define MANY_KINDS "thing"

/* Give the register that a type of record is named after. */
static char *
table_of_type(Oid type)
{
	Oid relation = type == RECORDOID ? InvalidOid : get_typ_typrelid(type);
	Relation table;
	char *kind;
	size_t length;

	if (!OidIsValid(relation))
		ereport(ERROR, (errcode(ERRCODE_YBSS_ITEM_KIND),
						errmsg("a record without a name cannot be scored"),
						errdetail("无法判断记录种类。"),
						errhint("Give a row of ybss_registry.<kind>_record, or of the register: "
								"SELECT ybss.score(p) FROM ybss_registry.person p")));
	table = relation_open(relation, AccessShareLock);
	kind = ybss_kind_of(table);
	relation_close(table, AccessShareLock);
	length = strlen(kind);
	if (length > strlen(RECORD_SUFFIX) &&
		strcmp(kind + length - strlen(RECORD_SUFFIX), RECORD_SUFFIX) == 0)
		kind[length - strlen(RECORD_SUFFIX)] = '\0';
	return kind;
}

/* Find where a type of record has what the program reads. */
static void
fill_binding(YbssBinding *binding, TupleDesc layout)
{
	const YbssProgram *program = binding->program;
	char *id = psprintf("%s_id", program->table);

	binding->layout = layout;
	binding->columns = palloc0_array(int, program->count + 1);
	binding->lacks_links = false;
	for (int i = 0; i < program->count; i++)
	{
		const YbssItem *item = &program->items[i];

		if (!item->has_column)
			continue;
		binding->columns[i] = ybss_find_column(layout, item->name, item->type_oid);
		binding->lacks_links |= binding->columns[i] == 0;
	}
	binding->items = ybss_find_column(layout, "items", JSONBOID);
	binding->stated = ybss_find_column(layout, "stated", JSONBOID);
	binding->changed_at = ybss_find_column(layout, "changed_at", TIMESTAMPTZOID);
	binding->district = ybss_find_column(layout, "district", INT4OID);
	binding->id = ybss_find_column(layout, id, INT8OID);
	binding->values = palloc_array(Datum, layout->natts);
	binding->nulls = palloc_array(bool, layout->natts);
	if (binding->id == 0 || binding->district == 0)
		ereport(ERROR, (errcode(ERRCODE_YBSS_ITEM_KIND),
						errmsg("the record has no columns \"district\" and \"%s\"", id),
						errdetail("该行不是登记库中的记录。"),
						errhint("Give a row of ybss_registry.%s_record or ybss_registry.%s.",
								program->table, program->table)));
}

/* Give the column of a type of record that says its kind; 0 where its name does. */
static int
kind_column(Oid type, int32 typmod, const char *table)
{
	int column;
	TupleDesc layout;

	if (strcmp(table, MANY_KINDS) != 0)
		return 0;
	layout = lookup_rowtype_tupdesc(type, typmod);
	column = ybss_find_column(layout, "kind", TEXTOID);
	ReleaseTupleDesc(layout);
	return column;
}

/* Give what a record says in the column of its kind. */
static char *
kind_of_record(HeapTupleHeader record, const YbssBinding *binding)
{
	HeapTupleData tuple = {.t_len = HeapTupleHeaderGetDatumLength(record), .t_data = record};
	bool null;
	Datum kind = heap_getattr(&tuple, binding->kind, binding->layout, &null);

	if (null)
		ereport(ERROR, (errcode(ERRCODE_YBSS_ITEM_KIND),
						errmsg("a record without a kind cannot be scored"),
						errdetail("无法判断记录种类。"), errhint("SELECT kind FROM ybss.record_kind")));
	return TextDatumGetCString(kind);
}

/* Is the record of the kind that a binding is for? */
static bool
is_of_kind(HeapTupleHeader record, const YbssBinding *binding)
{
	char *kind;
	bool is;

	if (binding->kind == 0)
		return true;
	kind = kind_of_record(record, binding);
	is = strcmp(kind, binding->program->kind) == 0;
	pfree(kind);
	return is;
}

/* Make the binding of a type of record, and of the kind of this record where the type has many. */
static YbssBinding *
make_binding(HeapTupleHeader record, uint64 layout_id)
{
	YbssBinding *binding = palloc0(sizeof *binding);
	TupleDesc layout;
	char *table;

	binding->type = HeapTupleHeaderGetTypeId(record);
	binding->typmod = HeapTupleHeaderGetTypMod(record);
	binding->layout_id = layout_id;
	table = table_of_type(binding->type);
	binding->kind = kind_column(binding->type, binding->typmod, table);
	layout = lookup_rowtype_tupdesc(binding->type, binding->typmod);
	binding->layout = CreateTupleDescCopy(layout);
	ReleaseTupleDesc(layout);
	binding->program = ybss_program(binding->kind ? kind_of_record(record, binding) : table);
	binding->changes = binding->program->changes;
	fill_binding(binding, binding->layout);
	return binding;
}

/* Give the binding of a record's type and kind, made anew when the type or the catalogue changes. */
YbssBinding *
ybss_bind(FunctionCallInfo fcinfo, HeapTupleHeader record)
{
	YbssBinding *first = fcinfo->flinfo->fn_extra;
	YbssBinding *made;
	Oid type = HeapTupleHeaderGetTypeId(record);
	int32 typmod = HeapTupleHeaderGetTypMod(record);
	uint64 layout_id = assign_record_type_identifier(type, typmod);
	MemoryContext before;

	for (YbssBinding *binding = first; binding != NULL; binding = binding->next)
		if (binding->type == type && binding->typmod == typmod && binding->layout_id == layout_id &&
			binding->changes == ybss_catalogue_watch.changes && is_of_kind(record, binding))
			return binding;
	before = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
	made = make_binding(record, layout_id);
	/* What was made of an older catalogue names programs that are gone. */
	made->next = first != NULL && first->changes == made->changes ? first : NULL;
	MemoryContextSwitchTo(before);
	fcinfo->flinfo->fn_extra = made;
	return made;
}

/* Read a text as a value of an item; false when it is none. */
bool
ybss_read_text_value(YbssItem *item, const char *text, int length, Datum *value)
{
	YbssCodeFault fault;
	int64 code;
	int32 date;

	switch (item->type)
	{
		case YBSS_ITEM_CODE:
		case YBSS_ITEM_TEXT:
			*value = item->read ? PointerGetDatum(cstring_to_text_with_len(text, length)) : 0;
			return item->type == YBSS_ITEM_TEXT || ybss_is_code(item->codes, text, length);
		case YBSS_ITEM_DATE:
			if (length != 10 || !ybss_read_date(text, length, &date))
				return false;
			*value = DateADTGetDatum(date);
			return true;
		case YBSS_ITEM_CITIZEN_ID:
			*value = 0;
			if (!ybss_citizen_id_read(text, length, &code, &fault))
				return false;
			break;
		case YBSS_ITEM_PHONE:
			if (!ybss_phone_read(text, length, &code, &fault))
				return false;
			break;
		case YBSS_ITEM_DIVISION:
			if (!ybss_tree_read(&ybss_division_tree, text, length, &code, &fault))
				return false;
			code = ybss_division_trim(code);
			break;
		case YBSS_ITEM_CREDIT_CODE:
			*value = PointerGetDatum(palloc0(sizeof(YbssCreditCode)));
			return ybss_credit_code_read(text, length, (YbssCreditCode *) DatumGetPointer(*value),
										 &fault);
		default:
			return false;
	}
	*value = Int64GetDatum(code);
	return true;
}

/* Read a number as a value of an item; false when it is none. */
static bool
read_number(const YbssItem *item, Numeric number, Datum *value)
{
	bool fails = false;
	int32 whole;

	*value = NumericGetDatum(number);
	if (item->type == YBSS_ITEM_NUMBER)
		return true;
	if (item->type != YBSS_ITEM_INTEGER)
		return false;
	whole = numeric_int4_opt_error(number, &fails);
	*value = Int32GetDatum(whole);
	return !fails && DatumGetBool(DirectFunctionCall2(
						 numeric_eq, NumericGetDatum(number),
						 DirectFunctionCall1(int4_numeric, Int32GetDatum(whole))));
}

/* Take one value out of jsonb into the program's row. */
static void
take_json(YbssProgram *program, int number, JEntry entry, char *base, uint32 start, uint32 length)
{
	YbssItem *item = &program->items[number];
	YbssItemState *state = &program->states[number];
	Datum value = (Datum) 0;
	bool right = false;

	if (JBE_ISNULL(entry))
		return;
	state->present = true;
	if (JBE_ISSTRING(entry))
		right = ybss_read_text_value(item, base + start, length, &value);
	else if (JBE_ISNUMERIC(entry))
		right = read_number(item, (Numeric) (base + INTALIGN(start)), &value);
	else if (JBE_ISBOOL(entry))
	{
		right = item->type == YBSS_ITEM_BOOLEAN;
		value = BoolGetDatum(JBE_ISBOOL_TRUE(entry));
	}
	state->right = right;
	state->checked = item->type != YBSS_ITEM_TEXT || !right;
	program->slot->tts_values[number] = value;
	program->slot->tts_isnull[number] = !right;
}

/* Give the end of an entry that begins where the one before it ended. */
static inline uint32
entry_end(JEntry entry, uint32 start)
{
	return JBE_HAS_OFF(entry) ? JBE_OFFLENFLD(entry) : start + JBE_OFFLENFLD(entry);
}

/*
 * Go through an object's pairs and the program's names side by side.
 *
 * Both are in the same order, so every pair is looked at once: a search for
 * each item would cost several times as much.
 */
static void
merge_pairs(YbssProgram *program, Jsonb *object, const int *order, int count)
{
	JsonbContainer *root = &object->root;
	int pairs = JsonContainerSize(root);
	char *base = (char *) &root->children[pairs * 2];
	uint32 value_start = 0;
	uint32 key_start = 0;
	int at = 0;

	if (!JsonContainerIsObject(root))
		return;
	for (int i = 0; i < pairs; i++)
		value_start = entry_end(root->children[i], value_start);
	for (int i = 0; i < pairs && at < count; i++)
	{
		uint32 key_end = entry_end(root->children[i], key_start);
		uint32 value_end = entry_end(root->children[pairs + i], value_start);
		int compared = -1;

		while (at < count &&
			   (compared = ybss_compare_keys(program->items[order[at]].name,
											 program->items[order[at]].name_length,
											 base + key_start, (int) (key_end - key_start))) < 0)
			at++;
		if (at < count && compared == 0)
			take_json(program, order[at++], root->children[pairs + i], base, value_start,
				 value_end - value_start);
		key_start = key_end;
		value_start = value_end;
	}
}

/* Take an item that is a column of the record. */
static void
take_column(YbssProgram *program, int number, Datum value, bool null)
{
	YbssItem *item = &program->items[number];
	YbssItemState *state = &program->states[number];

	program->slot->tts_values[number] = value;
	program->slot->tts_isnull[number] = null;
	state->present = !null;
	/* A type's own values were checked when they came in. */
	state->right = true;
	state->checked = !null && item->type != YBSS_ITEM_TEXT;
	if (null || item->codes == NULL || item->type_oid != TEXTOID)
		return;
	{
		text *code = DatumGetTextPP(value);

		state->right = ybss_is_code(item->codes, VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));
	}
}

/* Prepare to read a record's links, for as long as the program lives. */
static void
prepare_links(YbssProgram *program)
{
	Oid types[] = {INT4OID, INT8OID};
	char *query = psprintf("SELECT * FROM ybss_registry.%s_record r "
						   "WHERE r.district = $1 AND r.%s_id = $2",
						   program->table, program->table);
	SPIPlanPtr plan = SPI_prepare(query, 2, types);

	SPI_keepplan(plan);
	program->links = plan;
}

/* Give the kind's record of the same key, with what its links say. */
static void
read_links(YbssProgram *program, YbssBinding *binding)
{
	Datum key[] = {binding->values[binding->district - 1], binding->values[binding->id - 1]};

	SPI_connect();
	if (program->links == NULL)
		prepare_links(program);
	SPI_execute_plan(program->links, key, NULL, true, 1);
	for (int i = 0; SPI_processed == 1 && i < program->count; i++)
	{
		TupleDesc layout = SPI_tuptable->tupdesc;
		Form_pg_attribute column;
		int number;
		bool null;
		Datum value;

		if (!program->items[i].has_column || binding->columns[i] != 0)
			continue;
		number = SPI_fnumber(layout, program->items[i].name);
		if (number <= 0)
			continue;
		column = TupleDescAttr(layout, number - 1);
		value = SPI_getbinval(SPI_tuptable->vals[0], layout, number, &null);
		if (!null)
			value = SPI_datumTransfer(value, column->attbyval, column->attlen);
		take_column(program, i, value, null);
	}
	SPI_finish();
}

/* Set every item to nothing known, stated when the record last changed. */
static void
reset(YbssProgram *program, YbssBinding *binding, int32 as_of)
{
	int32 changed = as_of;

	if (binding->changed_at && !binding->nulls[binding->changed_at - 1])
		changed =
			(int32) (DatumGetTimestampTz(binding->values[binding->changed_at - 1]) / USECS_PER_DAY);
	memset(program->states, 0, program->count * sizeof *program->states);
	memset(program->slot->tts_isnull, true, program->count * sizeof(bool));
	for (int i = 0; i < program->count; i++)
		program->states[i].said = changed;
	program->slot->tts_values[program->count] = DateADTGetDatum(as_of);
	program->slot->tts_isnull[program->count] = false;
}

/* Read a record into the program's row. */
void
ybss_read_record(YbssProgram *program, YbssBinding *binding, HeapTupleHeader record, int32 as_of)
{
	HeapTupleData tuple = {.t_len = HeapTupleHeaderGetDatumLength(record), .t_data = record};

	heap_deform_tuple(&tuple, binding->layout, binding->values, binding->nulls);
	ExecClearTuple(program->slot);
	reset(program, binding, as_of);
	for (int i = 0; i < program->count; i++)
		if (binding->columns[i])
			take_column(program, i, binding->values[binding->columns[i] - 1],
						binding->nulls[binding->columns[i] - 1]);
	if (binding->items && !binding->nulls[binding->items - 1])
		merge_pairs(program, DatumGetJsonbP(binding->values[binding->items - 1]), program->keys,
					program->key_count);
	if (binding->stated && !binding->nulls[binding->stated - 1])
		ybss_take_statements(program, DatumGetJsonbP(binding->values[binding->stated - 1]));
	if (binding->lacks_links)
		read_links(program, binding);
	ExecStoreVirtualTuple(program->slot);
}
