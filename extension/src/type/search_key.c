/*
 * search_key.c
 *		Index support: persons and units by the keys of what somebody has in hand.
 *
 * The functions that make keys and the operator that asks for them cannot raise on data and
 * are leakproof, so that row security lets the index be used.
 */
#include "ybss.h"

#include "access/gin.h"
#include "access/stratnum.h"
#include "catalog/pg_type.h"
#include "nodes/pathnodes.h"
#include "utils/array.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/selfuncs.h"

#include "code/phone.h"
#include "match/search/search_key.h"

/* Keys as an array. */
static ArrayType *
make_array(const YbssKeys *keys)
{
	Datum values[YBSS_SEARCH_KEYS];

	for (int i = 0; i < keys->count; i++)
		values[i] = Int32GetDatum(keys->key[i]);
	return construct_array(values, keys->count, INT4OID, sizeof(int32), true, TYPALIGN_INT);
}

/* Take the keys of a name that is an argument. */
static void
add_name_argument(YbssKeys *keys, FunctionCallInfo fcinfo, int number)
{
	YbssSpoken spoken;

	if (PG_ARGISNULL(number))
		return;
	ybss_speak(VARDATA_ANY(PG_GETARG_TEXT_PP(number)), VARSIZE_ANY_EXHDR(PG_GETARG_TEXT_PP(number)),
			   &spoken);
	ybss_add_name(keys, &spoken);
}

/* Take the key of a telephone that is an argument. */
static void
add_phone_argument(YbssKeys *keys, FunctionCallInfo fcinfo, int number)
{
	char written[YBSS_PHONE_WRITTEN];

	if (PG_ARGISNULL(number))
		return;
	ybss_phone_write(PG_GETARG_INT64(number), written);
	ybss_add_tail(keys, written, strlen(written));
}

PG_FUNCTION_INFO_V1(ybss_person_keys);
/* The keys of a person: name, date of birth, telephone. */
Datum
ybss_person_keys(PG_FUNCTION_ARGS)
{
	YbssKeys keys = {0};

	add_name_argument(&keys, fcinfo, 0);
	if (!PG_ARGISNULL(1) && !DATE_NOT_FINITE(PG_GETARG_DATEADT(1)))
	{
		int year, month, day;

		j2date(PG_GETARG_DATEADT(1) + POSTGRES_EPOCH_JDATE, &year, &month, &day);
		ybss_add_year(&keys, year);
	}
	add_phone_argument(&keys, fcinfo, 2);
	PG_RETURN_ARRAYTYPE_P(make_array(&keys));
}

PG_FUNCTION_INFO_V1(ybss_unit_keys);
/* The keys of a unit: name, representative, telephone. */
Datum
ybss_unit_keys(PG_FUNCTION_ARGS)
{
	YbssKeys keys = {0};

	add_name_argument(&keys, fcinfo, 1);
	add_phone_argument(&keys, fcinfo, 2);
	if (!PG_ARGISNULL(0))
		ybss_add_unit_name(&keys, VARDATA_ANY(PG_GETARG_TEXT_PP(0)),
						   VARSIZE_ANY_EXHDR(PG_GETARG_TEXT_PP(0)));
	PG_RETURN_ARRAYTYPE_P(make_array(&keys));
}

/* The members of an array of int4 without nulls; others have none. */
static const int32 *
members(ArrayType *array, int *count)
{
	*count = ARR_HASNULL(array) || ARR_ELEMTYPE(array) != INT4OID
				 ? 0
				 : ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	return (const int32 *) ARR_DATA_PTR(array);
}

PG_FUNCTION_INFO_V1(ybss_keys_hold_question);
/* Tell whether keys hold a question. */
Datum
ybss_keys_hold_question(PG_FUNCTION_ARGS)
{
	int count, length;
	const int32 *keys = members(PG_GETARG_ARRAYTYPE_P(0), &count);
	const int32 *question = members(PG_GETARG_ARRAYTYPE_P(1), &length);

	PG_RETURN_BOOL(ybss_keys_hold(keys, count, question, length));
}

/* What a question finds, of however many: few, or nobody would ask it. */
#define FOUND_ROWS 50.0

PG_FUNCTION_INFO_V1(ybss_keys_hold_selectivity);
/* Estimate that a question finds a few rows, however large the table. */
Datum
ybss_keys_hold_selectivity(PG_FUNCTION_ARGS)
{
	VariableStatData variable;
	Node *other;
	bool left;
	double rows = 0;

	if (get_restriction_variable((PlannerInfo *) PG_GETARG_POINTER(0),
								 (List *) PG_GETARG_POINTER(2), PG_GETARG_INT32(3), &variable,
								 &other, &left))
	{
		rows = variable.rel ? variable.rel->tuples : 0;
		ReleaseVariableStats(variable);
	}
	PG_RETURN_FLOAT8(rows > 0 ? Min(FOUND_ROWS / rows, 0.5) : 0.001);
}

/* Give members to the index as entries. */
static Datum *
entries_of(const int32 *key, int count)
{
	Datum *entries = palloc((count + 1) * sizeof *entries);

	for (int i = 0; i < count; i++)
		entries[i] = Int32GetDatum(key[i]);
	return entries;
}

PG_FUNCTION_INFO_V1(ybss_search_key_value);
/* GIN: the entries of a record. */
Datum
ybss_search_key_value(PG_FUNCTION_ARGS)
{
	int32 *count = (int32 *) PG_GETARG_POINTER(1);
	const int32 *key = members(PG_GETARG_ARRAYTYPE_P(0), count);

	PG_RETURN_POINTER(entries_of(key, *count));
}

/* The groups of a question, of which each has "least" of its keys; false where it is none. */
typedef struct Groups
{
	int count;
	int least[YBSS_SEARCH_KEYS];
	int size[YBSS_SEARCH_KEYS];
} Groups;

static bool
read_groups(const int32 *question, int length, Groups *groups)
{
	groups->count = 0;
	for (int at = 0; at < length;)
	{
		if (groups->count == YBSS_SEARCH_KEYS || length - at < 2 || question[at] < 1 ||
			question[at + 1] < question[at] || question[at + 1] > length - at - 2)
			return false;
		groups->least[groups->count] = question[at];
		groups->size[groups->count++] = question[at + 1];
		at += 2 + question[at + 1];
	}
	return groups->count > 0;
}

PG_FUNCTION_INFO_V1(ybss_search_key_query);
/* GIN: the keys of a question; its groups travel beside them. */
Datum
ybss_search_key_query(PG_FUNCTION_ARGS)
{
	int32 *count = (int32 *) PG_GETARG_POINTER(1);
	Pointer **extra = (Pointer **) PG_GETARG_POINTER(4);
	int length;
	const int32 *question = members(PG_GETARG_ARRAYTYPE_P(0), &length);
	Groups *groups = palloc(sizeof *groups);
	Datum *entries = palloc((length + 1) * sizeof *entries);

	*count = 0;
	if (!read_groups(question, length, groups))
		PG_RETURN_POINTER(NULL);
	for (int g = 0, at = 0; g < groups->count; at += 2 + groups->size[g++])
		for (int i = 0; i < groups->size[g]; i++)
			entries[(*count)++] = Int32GetDatum(question[at + 2 + i]);
	*extra = palloc(*count * sizeof **extra);
	for (int i = 0; i < *count; i++)
		(*extra)[i] = (Pointer) groups;
	PG_RETURN_POINTER(entries);
}

/* What is known of a question when some of its keys are there, some not and some may be. */
static GinTernaryValue
answer_of(const GinTernaryValue *check, Pointer *extra)
{
	const Groups *groups = (const Groups *) extra[0];
	GinTernaryValue answer = GIN_TRUE;

	for (int g = 0, at = 0; g < groups->count; at += groups->size[g++])
	{
		int there = 0, maybe = 0;

		for (int i = 0; i < groups->size[g]; i++)
		{
			there += check[at + i] == GIN_TRUE;
			maybe += check[at + i] == GIN_MAYBE;
		}
		if (there + maybe < groups->least[g])
			return GIN_FALSE;
		if (there < groups->least[g])
			answer = GIN_MAYBE;
	}
	return answer;
}

PG_FUNCTION_INFO_V1(ybss_search_key_consistent);
/* GIN: of each group enough keys are there; a key is a hash, and what it stands for is weighed
 * later. */
Datum
ybss_search_key_consistent(PG_FUNCTION_ARGS)
{
	bool *check = (bool *) PG_GETARG_POINTER(0);
	bool *recheck = (bool *) PG_GETARG_POINTER(5);

	StaticAssertStmt(sizeof(bool) == sizeof(GinTernaryValue),
					 "a check that is sure is one that may be");
	*recheck = false;
	PG_RETURN_BOOL(answer_of((GinTernaryValue *) check, (Pointer *) PG_GETARG_POINTER(4)) ==
				   GIN_TRUE);
}

PG_FUNCTION_INFO_V1(ybss_search_key_triconsistent);
/* GIN: as above, with entries that are not known yet. */
Datum
ybss_search_key_triconsistent(PG_FUNCTION_ARGS)
{
	PG_RETURN_GIN_TERNARY_VALUE(
		answer_of((GinTernaryValue *) PG_GETARG_POINTER(0), (Pointer *) PG_GETARG_POINTER(4)));
}
