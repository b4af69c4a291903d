/*
 * stated.c
 *		ybss.stated_together and ybss.stated_apart: who stated what of a record, and when, as it is kept and as it is read.
 *
 * Of most records one list said most: its day and office would stand beside every item,
 * two thirds of a person's row. What several items have in common stands once:
 *
 *		{"sex": "2026-03-01 公安", "name": "2026-03-01 公安", "education": "2026-05-01 教育"}
 *		{"education": "2026-05-01 教育", "2026-03-01 公安": ["sex", "name"]}
 */
#include "ybss.h"

#include "utils/fmgrprotos.h"
#include "utils/jsonb.h"

/* A statement of one item; the said of what is no text is its value. */
typedef struct Statement
{
	JsonbValue item;
	JsonbValue said;
	int place; /* as it was found */
} Statement;

/* Statements side by side. */
typedef struct Statements
{
	int count;
	int room;
	bool has_lists;
	Statement *list;
} Statements;

/* Add a statement. */
static void
add(Statements *statements, const JsonbValue *item, const JsonbValue *said)
{
	if (statements->count == statements->room)
	{
		statements->room *= 2;
		statements->list = repalloc(statements->list, statements->room * sizeof(Statement));
	}
	statements->list[statements->count] = (Statement) {*item, *said, statements->count};
	statements->count++;
}

/* Add what one statement says of several items. */
static void
add_list(Statements *statements, const JsonbValue *said, JsonbContainer *items)
{
	JsonbIterator *iterator = JsonbIteratorInit(items);
	JsonbIteratorToken token;
	JsonbValue item;

	statements->has_lists = true;
	while ((token = JsonbIteratorNext(&iterator, &item, true)) != WJB_DONE)
		if (token == WJB_ELEM && item.type == jbvString)
			add(statements, &item, said);
}

/* Read statements, in whichever form they stand. */
static Statements
read_statements(Jsonb *stated)
{
	Statements statements = {0, 16, false, palloc(16 * sizeof(Statement))};
	JsonbIterator *iterator = JsonbIteratorInit(&stated->root);
	JsonbIteratorToken token;
	JsonbValue key, value;

	if (!JsonContainerIsObject(&stated->root))
		return statements;
	while ((token = JsonbIteratorNext(&iterator, &key, true)) != WJB_DONE)
	{
		if (token != WJB_KEY || JsonbIteratorNext(&iterator, &value, true) != WJB_VALUE)
			continue;
		if (value.type == jbvBinary && JsonContainerIsArray(value.val.binary.data))
			add_list(&statements, &key, value.val.binary.data);
		else
			add(&statements, &key, &value);
	}
	return statements;
}

/* Compare two texts; any order will do that keeps equal ones together. */
static int
compare_texts(const JsonbValue *one, const JsonbValue *other)
{
	if (one->val.string.len != other->val.string.len)
		return one->val.string.len < other->val.string.len ? -1 : 1;
	return memcmp(one->val.string.val, other->val.string.val, one->val.string.len);
}

/* Order statements by what was said, then by their items; what is no text comes last. */
static int
compare_statements(const void *one, const void *other)
{
	const Statement *a = one;
	const Statement *b = other;
	int compared = 0;

	if (a->said.type == jbvString && b->said.type == jbvString)
		compared = compare_texts(&a->said, &b->said);
	else if (a->said.type != b->said.type)
		compared = a->said.type == jbvString ? -1 : b->said.type == jbvString ? 1 : 0;
	if (compared == 0)
		compared = compare_texts(&a->item, &b->item);
	return compared != 0 ? compared : a->place < b->place ? -1 : 1;
}

/* Push a value as it is. */
static void
push(JsonbParseState **state, JsonbIteratorToken token, const JsonbValue *value)
{
	JsonbValue copy = *value;

	pushJsonbValue(state, token, &copy);
}

PG_FUNCTION_INFO_V1(ybss_stated_apart);

/* Give the statement of each item by itself. */
Datum
ybss_stated_apart(PG_FUNCTION_ARGS)
{
	Jsonb *stated = PG_GETARG_JSONB_P(0);
	Statements statements = read_statements(stated);
	JsonbParseState *state = NULL;

	if (!statements.has_lists)
		PG_RETURN_JSONB_P(stated);
	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	for (int i = 0; i < statements.count; i++)
	{
		push(&state, WJB_KEY, &statements.list[i].item);
		push(&state, WJB_VALUE, &statements.list[i].said);
	}
	PG_RETURN_JSONB_P(JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL)));
}

/* Does a text begin with a day? No item is named so: the two never meet as keys. */
static bool
begins_with_day(const JsonbValue *said)
{
	return said->type == jbvString && said->val.string.len >= 10 && said->val.string.val[0] >= '0' && said->val.string.val[0] <= '9';
}

/* How many statements from one on say the same? */
static int
count_same(const Statements *statements, int first)
{
	int next = first + 1;

	while (begins_with_day(&statements->list[first].said) && next < statements->count &&
		   statements->list[next].said.type == jbvString &&
		   compare_texts(&statements->list[first].said, &statements->list[next].said) == 0)
		next++;
	return next - first;
}

PG_FUNCTION_INFO_V1(ybss_stated_together);

/* Give what several items have in common once, with their names. */
Datum
ybss_stated_together(PG_FUNCTION_ARGS)
{
	Jsonb *stated = PG_GETARG_JSONB_P(0);
	Statements statements = read_statements(stated);
	JsonbParseState *state = NULL;
	int same;

	qsort(statements.list, statements.count, sizeof(Statement), compare_statements);
	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	for (int i = 0; i < statements.count; i += same)
	{
		same = count_same(&statements, i);
		push(&state, WJB_KEY, same == 1 ? &statements.list[i].item : &statements.list[i].said);
		if (same == 1)
		{
			push(&state, WJB_VALUE, &statements.list[i].said);
			continue;
		}
		pushJsonbValue(&state, WJB_BEGIN_ARRAY, NULL);
		for (int k = i; k < i + same; k++)
			push(&state, WJB_ELEM, &statements.list[k].item);
		pushJsonbValue(&state, WJB_END_ARRAY, NULL);
	}
	PG_RETURN_JSONB_P(JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL)));
}
