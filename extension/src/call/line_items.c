/*
 * line_items.c
 *		ybss.items_of_fields and ybss.items_to_take: what a list's line says of items.
 *
 * A line is taken apart once, all its fields together: a row for each line and item
 * is what a list of a hundred thousand lines cannot afford. How fields are read is a
 * plan, made by the caller out of the catalogue for all lines of a statement:
 *
 *		{"fields": {"education": {"item": "education", "as": "code", "codes": {"20": 0, ...}},
 *					"address": {"item": "residence", "as": "column", "needs": "placed"}, ...},
 *		 "owners": {"education": {"owner": "教育", "from": "2021-11-23"}, ...}}
 */
#include "ybss.h"

#include "catalog/pg_type.h"
#include "code/division_code.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"

#define LONGEST_ITEM_TEXT 1000
/* "2026-11-23 " before the office in what says who stated an item. */
#define DAY_BYTES 10

/* How a field's value becomes an item's. */
typedef enum Reading
{
	AS_TEXT,
	AS_CODE,
	AS_DIVISION,
	AS_COLUMN, /* the register has a column for it: that it was said is all that is kept */
	AS_OTHER   /* left to the caller */
} Reading;

/* What a field is read as. */
typedef struct Field
{
	JsonbValue name;
	JsonbValue item;
	Reading reading;
	int needs;			   /* which of the line's marks must hold; -1 none */
	JsonbContainer *codes; /* NULL where the item has no code table */
	bool takes_digits;	   /* codes that are joined of others are taken, too */
} Field;

/* A plan, kept as long as the statement runs. */
typedef struct LinePlan
{
	Jsonb *source;
	int count;
	Field fields[FLEXIBLE_ARRAY_MEMBER];
} LinePlan;

static const char *const reading_names[] = {"text", "code", "division_code", "column", "other"};
static const char *const need_names[] = {"placed", "identified", "called"};

/* Give a member of a JSON object by its key; NULL where there is none, or no object. */
static JsonbValue *
member_of(JsonbContainer *object, const char *key, int length, JsonbValue *room)
{
	/* Whoever calls may hand in an array: its entries are no pairs, and a search would run past them. */
	if (object == NULL || !JsonContainerIsObject(object))
		return NULL;
	return getKeyJsonValueFromContainer(object, key, length, room);
}

/* The same by a name. */
static JsonbValue *
member(JsonbContainer *object, const char *name, JsonbValue *room)
{
	return member_of(object, name, strlen(name), room);
}

/* The same by another object's key. */
static JsonbValue *
member_named(JsonbContainer *object, const JsonbValue *key, JsonbValue *room)
{
	return member_of(object, key->val.string.val, key->val.string.len, room);
}

/* Find a text in a list of names; -1 where it is none of them. */
static int
place_in(const char *const *names, int count, const JsonbValue *text)
{
	for (int i = 0; text != NULL && text->type == jbvString && i < count; i++)
		if (strlen(names[i]) == (size_t) text->val.string.len &&
			memcmp(names[i], text->val.string.val, text->val.string.len) == 0)
			return i;
	return -1;
}

/* Read one field of a plan. */
static void
read_field(const JsonbValue *name, const JsonbValue *value, Field *field)
{
	JsonbContainer *object = value->val.binary.data;
	JsonbValue room;
	JsonbValue *found;

	*field = (Field){.name = *name};
	found = member(object, "item", &field->item);
	if (found == NULL || found->type != jbvString)
		field->item = *name;
	field->reading = AS_OTHER;
	if (place_in(reading_names, lengthof(reading_names), member(object, "as", &room)) >= 0)
		field->reading = place_in(reading_names, lengthof(reading_names), &room);
	field->needs = place_in(need_names, lengthof(need_names), member(object, "needs", &room));
	found = member(object, "codes", &room);
	if (found != NULL && found->type == jbvBinary)
		field->codes = found->val.binary.data;
	field->takes_digits = member(object, "digits", &room) != NULL;
}

/* Read a plan. */
static LinePlan *
read_plan(MemoryContext memory, Jsonb *source)
{
	MemoryContext caller = MemoryContextSwitchTo(memory);
	Jsonb *copy = palloc(VARSIZE(source));
	JsonbValue room;
	JsonbValue *fields;
	JsonbIterator *iterator;
	JsonbValue key;
	JsonbValue value;
	JsonbIteratorToken token;
	LinePlan *plan;

	memcpy(copy, source, VARSIZE(source));
	fields = member(&copy->root, "fields", &room);
	if (fields == NULL || fields->type != jbvBinary || !JsonContainerIsObject(fields->val.binary.data))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a plan of items names the fields of lines"),
						errdetail("信息项读取方案须列明清单栏目。"),
						errhint("ybss_registry.item_plan(kind, office) makes one.")));
	plan = palloc0(offsetof(LinePlan, fields) + JsonContainerSize(fields->val.binary.data) * sizeof(Field));
	plan->source = copy;
	iterator = JsonbIteratorInit(fields->val.binary.data);
	while ((token = JsonbIteratorNext(&iterator, &key, true)) != WJB_DONE)
		if (token == WJB_KEY && JsonbIteratorNext(&iterator, &value, true) == WJB_VALUE && value.type == jbvBinary &&
			JsonContainerIsObject(value.val.binary.data))
			read_field(&key, &value, &plan->fields[plan->count++]);
	MemoryContextSwitchTo(caller);
	return plan;
}

/* Give the plan of this call, kept as long as it stays the same. */
static LinePlan *
plan_of(FunctionCallInfo fcinfo, Jsonb *source)
{
	LinePlan *plan = fcinfo->flinfo->fn_extra;

	if (plan == NULL || VARSIZE(plan->source) != VARSIZE(source) || memcmp(plan->source, source, VARSIZE(source)) != 0)
		plan = fcinfo->flinfo->fn_extra = read_plan(fcinfo->flinfo->fn_mcxt, source);
	return plan;
}

/* Compare two keys as jsonb sorts them: by length, then by bytes. */
static int
compare_keys(const JsonbValue *one, const JsonbValue *other)
{
	if (one->val.string.len != other->val.string.len)
		return one->val.string.len < other->val.string.len ? -1 : 1;
	return memcmp(one->val.string.val, other->val.string.val, one->val.string.len);
}

/* Give a value's text, as ->> gives it; false for a null. */
static bool
take_text(const JsonbValue *value, JsonbValue *text)
{
	text->type = jbvString;
	switch (value->type)
	{
		case jbvString:
			*text = *value;
			return true;
		case jbvNull:
			return false;
		case jbvBool:
			text->val.string.val = value->val.boolean ? "true" : "false";
			break;
		case jbvNumeric:
			text->val.string.val = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(value->val.numeric)));
			break;
		default:
			text->val.string.val = JsonbToCString(NULL, value->val.binary.data, value->val.binary.len);
	}
	text->val.string.len = strlen(text->val.string.val);
	return true;
}

/* Is a text 1 to 4 digits? */
static bool
is_digits(const JsonbValue *text)
{
	for (int i = 0; i < text->val.string.len; i++)
		if (text->val.string.val[i] < '0' || text->val.string.val[i] > '9')
			return false;
	return text->val.string.len >= 1 && text->val.string.len <= 4;
}

/* Read a field's text as its item's value; false where the caller has to. */
static bool
read_value(const Field *field, JsonbValue *text)
{
	JsonbValue room;
	int64_t code;
	YbssCodeFault fault;
	char *written;

	if (field->codes != NULL &&
		member_named(field->codes, text, &room) == NULL &&
		!(field->takes_digits && is_digits(text)))
		return false;
	switch (field->reading)
	{
		case AS_TEXT:
			return text->val.string.len <= LONGEST_ITEM_TEXT ||
				   pg_mbstrlen_with_len(text->val.string.val, text->val.string.len) <= LONGEST_ITEM_TEXT;
		case AS_DIVISION:
			if (!ybss_tree_read(&ybss_division_tree, text->val.string.val, text->val.string.len, &code, &fault))
				return false;
			written = palloc(YBSS_TREE_DIGITS + 6);
			text->val.string.len = ybss_tree_write(&ybss_division_tree, code, written);
			text->val.string.val = written;
			return true;
		case AS_CODE:
		case AS_COLUMN:
			return true;
		case AS_OTHER:
			break;
	}
	return false;
}

/* An object that grows. */
typedef struct Object
{
	JsonbParseState *state;
	JsonbValue *done;
} Object;

/* Add a text to an object. */
static void
add(Object *object, const JsonbValue *key, const JsonbValue *text)
{
	JsonbValue copy = *key;

	pushJsonbValue(&object->state, WJB_KEY, &copy);
	copy = *text;
	pushJsonbValue(&object->state, WJB_VALUE, &copy);
}

/* Begin an object. */
static void
begin(Object *object)
{
	object->state = NULL;
	pushJsonbValue(&object->state, WJB_BEGIN_OBJECT, NULL);
}

/* End an object. */
static Datum
end(Object *object)
{
	return JsonbPGetDatum(JsonbValueToJsonb(pushJsonbValue(&object->state, WJB_END_OBJECT, NULL)));
}

/* Take one field of a line: its item's value and who said it, or leave it to the caller. */
static void
take_field(const Field *field, const JsonbValue *value, const JsonbValue *said, Object *items, Object *stated, Object *unread)
{
	JsonbValue text;

	if (!take_text(value, &text))
		text.type = jbvNull;
	if (text.type == jbvNull || !read_value(field, &text))
	{
		add(unread, &field->name, &text);
		return;
	}
	if (field->reading != AS_COLUMN)
		add(items, &field->item, &text);
	add(stated, &field->item, said);
}

PG_FUNCTION_INFO_V1(ybss_items_of_fields);

/* Take a line's fields apart: values of items, who stated them, and what the caller must read. */
Datum
ybss_items_of_fields(PG_FUNCTION_ARGS)
{
	Jsonb *fields = PG_GETARG_JSONB_P(0);
	text *said_text = PG_GETARG_TEXT_PP(1);
	const bool marks[] = {PG_GETARG_BOOL(2), PG_GETARG_BOOL(3), PG_GETARG_BOOL(4)};
	LinePlan *plan = plan_of(fcinfo, PG_GETARG_JSONB_P(5));
	JsonbValue said = {.type = jbvString, .val.string = {VARSIZE_ANY_EXHDR(said_text), VARDATA_ANY(said_text)}};
	Object items, stated, unread;
	JsonbIterator *iterator = JsonbIteratorInit(&fields->root);
	JsonbIteratorToken token;
	JsonbValue key, value;
	TupleDesc layout;
	Datum values[3];
	bool nulls[3] = {false};
	int at = 0;

	if (get_call_result_type(fcinfo, NULL, &layout) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "items_of_fields gives a row");
	begin(&items);
	begin(&stated);
	begin(&unread);
	/* Both sides are sorted: one walk through the two. */
	while ((token = JsonbIteratorNext(&iterator, &key, true)) != WJB_DONE)
	{
		if (token != WJB_KEY || JsonbIteratorNext(&iterator, &value, true) != WJB_VALUE)
			continue;
		while (at < plan->count && compare_keys(&plan->fields[at].name, &key) < 0)
			at++;
		if (at < plan->count && compare_keys(&plan->fields[at].name, &key) == 0 &&
			(plan->fields[at].needs < 0 || marks[plan->fields[at].needs]))
			take_field(&plan->fields[at], &value, &said, &items, &stated, &unread);
	}
	values[0] = end(&items);
	values[1] = end(&stated);
	values[2] = end(&unread);
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(layout), values, nulls));
}

/* Is a part of a text within another? */
static bool
has_part(const char *text, int length, const JsonbValue *part)
{
	for (int i = 0; i + part->val.string.len <= length; i++)
		if (memcmp(text + i, part->val.string.val, part->val.string.len) == 0)
			return true;
	return false;
}

/* Has the item's own department stated it, within its term? */
static bool
is_kept_by_owner(JsonbContainer *owners, const JsonbValue *item, const JsonbValue *known)
{
	JsonbValue entry, owner, from;

	if (member_named(owners, item, &entry) == NULL || entry.type != jbvBinary || member(entry.val.binary.data, "owner", &owner) == NULL || owner.type != jbvString ||
		known->val.string.len <= DAY_BYTES ||
		!has_part(known->val.string.val + DAY_BYTES + 1, known->val.string.len - DAY_BYTES - 1, &owner))
		return false;
	return member(entry.val.binary.data, "from", &from) == NULL || from.type != jbvString ||
		   memcmp(known->val.string.val, from.val.string.val, Min(DAY_BYTES, from.val.string.len)) >= 0;
}

/* Is what is known of an item from a later day than what is said now? */
static bool
is_later(const JsonbValue *known, const JsonbValue *said)
{
	return known->val.string.len >= DAY_BYTES && said->val.string.len >= DAY_BYTES &&
		   memcmp(known->val.string.val, said->val.string.val, DAY_BYTES) > 0;
}

PG_FUNCTION_INFO_V1(ybss_items_to_take);

/* Of what was said of a record's items, leave what is news of it, and name what its owners have said. */
Datum
ybss_items_to_take(PG_FUNCTION_ARGS)
{
	Jsonb *known = PG_GETARG_JSONB_P(0);
	Jsonb *items = PG_GETARG_JSONB_P(1);
	Jsonb *stated = PG_GETARG_JSONB_P(2);
	Jsonb *plan = PG_GETARG_JSONB_P(3);
	JsonbValue room, key, value, before, item;
	JsonbValue *found = member(&plan->root, "owners", &room);
	JsonbContainer *owners = found != NULL && found->type == jbvBinary ? found->val.binary.data : NULL;
	JsonbIterator *iterator = JsonbIteratorInit(&stated->root);
	JsonbIteratorToken token;
	ArrayBuildState *saved = NULL;
	Object news, said;
	TupleDesc layout;
	Datum values[3];
	bool nulls[3] = {false};

	if (get_call_result_type(fcinfo, NULL, &layout) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "items_to_take gives a row");
	begin(&news);
	begin(&said);
	while ((token = JsonbIteratorNext(&iterator, &key, true)) != WJB_DONE)
	{
		if (token != WJB_KEY || JsonbIteratorNext(&iterator, &value, true) != WJB_VALUE || value.type != jbvString)
			continue;
		if (member_named(&known->root, &key, &before) != NULL && before.type == jbvString)
		{
			if (is_kept_by_owner(owners, &key, &before))
			{
				saved = accumArrayResult(
					saved, PointerGetDatum(cstring_to_text_with_len(key.val.string.val, key.val.string.len)), false,
					TEXTOID, CurrentMemoryContext);
				continue;
			}
			if (is_later(&before, &value))
				continue;
		}
		add(&said, &key, &value);
		if (member_named(&items->root, &key, &item) != NULL)
			add(&news, &key, &item);
	}
	values[0] = end(&news);
	values[1] = end(&said);
	nulls[2] = saved == NULL;
	if (saved != NULL)
		values[2] = makeArrayResult(saved, CurrentMemoryContext);
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(layout), values, nulls));
}
