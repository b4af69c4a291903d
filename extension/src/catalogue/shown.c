/*
 * shown.c
 *		What people see of an item: the one place that masks.
 *
 * Which mask an item has says ybss_registry.mask_of, by the catalogue; a backend
 * keeps its answers until the catalogue changes. It is asked under a catalogue
 * snapshot, so that a change just committed counts also in a REPEATABLE READ
 * transaction and no answer from before it is kept after it.
 */
#include "ybss.h"

#include "catalog/pg_type_d.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "server/registry_table.h"
#include "server/watch.h"
#include "text/mask.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"

/* What is asked for by so many names is no item: all answers are forgotten. */
#define MOST_ANSWERS 2000

typedef struct ItemName
{
	char kind[NAMEDATALEN];
	char item[NAMEDATALEN];
} ItemName;

typedef struct Answer
{
	ItemName name;
	YbssMask mask;
} Answer;

/* The answer that a place in a query had last: mostly it asks for one item. */
typedef struct LastAnswer
{
	Answer answer;
	uint64 changes;
} LastAnswer;

static YbssWatch watch = {.changes = 1};
static HTAB *answers = NULL;
static uint64 answers_changes = 0;

PG_FUNCTION_INFO_V1(ybss_masked);
PG_FUNCTION_INFO_V1(ybss_shown);

/* Ask the registry which mask an item has, with the rights of its owner. */
static YbssMask
ask(const ItemName *name)
{
	static SPIPlanPtr plan = NULL;
	Oid types[] = {TEXTOID, TEXTOID};
	Datum values[] = {CStringGetTextDatum(name->kind), CStringGetTextDatum(name->item)};
	YbssMask mask = YBSS_MASK_HIDDEN;
	Oid user;
	int security;
	char *said = NULL;

	GetUserIdAndSecContext(&user, &security);
	SetUserIdAndSecContext(ybss_registry_owner(), security | SECURITY_LOCAL_USERID_CHANGE);
	PushActiveSnapshot(GetCatalogSnapshot(InvalidOid));
	SPI_connect();
	if (plan == NULL)
	{
		plan = SPI_prepare("SELECT ybss_registry.mask_of($1, $2)", 2, types);
		SPI_keepplan(plan);
	}
	if (SPI_execute_plan(plan, values, NULL, true, 1) == SPI_OK_SELECT && SPI_processed == 1)
		said = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	if (said != NULL)
		mask = ybss_mask_named(said, strlen(said));
	SPI_finish();
	PopActiveSnapshot();
	SetUserIdAndSecContext(user, security);
	return mask;
}

/* Forget the answers where the catalogue changed since. */
static void
forget_old_answers(void)
{
	HASHCTL control = {.keysize = sizeof(ItemName), .entrysize = sizeof(Answer)};

	ybss_watch_table(&watch, ybss_registry_table("item"));
	ybss_watch_table(&watch, ybss_registry_table("reveal_item"));
	ybss_watch_cache(&watch, PROCOID);
	if (answers != NULL && answers_changes == watch.changes &&
		hash_get_num_entries(answers) < MOST_ANSWERS)
		return;
	if (answers != NULL)
		hash_destroy(answers);
	answers = NULL; /* should there be no memory for the next */
	answers = hash_create("ybss masks of items", 128, &control, HASH_ELEM | HASH_BLOBS);
	answers_changes = watch.changes;
}

/* Find which mask an item has. */
static YbssMask
mask_of(const ItemName *name)
{
	Answer *answer;
	YbssMask mask;

	forget_old_answers();
	answer = hash_search(answers, name, HASH_FIND, NULL);
	if (answer != NULL)
		return answer->mask;
	mask = ask(name);
	/* Asking may have heard of a change: then the answer is for this once. */
	if (answers_changes == watch.changes)
	{
		answer = hash_search(answers, name, HASH_ENTER, NULL);
		answer->mask = mask;
	}
	return mask;
}

/* Is a text a name that is kept? */
static bool
is_name(const text *said, const char *name)
{
	size_t bytes = VARSIZE_ANY_EXHDR(said);

	return bytes < NAMEDATALEN && memcmp(VARDATA_ANY(said), name, bytes) == 0 && name[bytes] == 0;
}

/* Keep a text as a name, padded with zeros; no item has a longer one. */
static bool
keep_name(const text *said, char *name)
{
	size_t bytes = VARSIZE_ANY_EXHDR(said);

	memset(name, 0, NAMEDATALEN);
	if (bytes >= NAMEDATALEN)
		return false;
	memcpy(name, VARDATA_ANY(said), bytes);
	return true;
}

/* Give a value masked. */
static text *
mask_text(YbssMask mask, text *value)
{
	size_t bytes = VARSIZE_ANY_EXHDR(value);
	text *masked;

	if (mask == YBSS_MASK_WHOLE)
		return value;
	masked = palloc(VARHDRSZ + bytes + YBSS_MASK_ADDS);
	SET_VARSIZE(masked, VARHDRSZ + ybss_mask(mask, VARDATA_ANY(value), bytes, VARDATA(masked)));
	return masked;
}

/* Give a value under a mask of that name. */
Datum
ybss_masked(PG_FUNCTION_ARGS)
{
	text *name = PG_GETARG_TEXT_PP(1);

	PG_RETURN_TEXT_P(mask_text(ybss_mask_named(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name)),
							   PG_GETARG_TEXT_PP(0)));
}

/* Give what people see of a value of an item. */
Datum
ybss_shown(PG_FUNCTION_ARGS)
{
	text *kind = PG_GETARG_TEXT_PP(0);
	text *item = PG_GETARG_TEXT_PP(1);
	text *value = PG_GETARG_TEXT_PP(2);
	LastAnswer *last = fcinfo->flinfo->fn_extra;

	if (last == NULL)
		last = fcinfo->flinfo->fn_extra =
			MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof *last);
	if (last->changes != watch.changes || !is_name(item, last->answer.name.item) ||
		!is_name(kind, last->answer.name.kind))
	{
		last->changes = 0;
		if (!keep_name(kind, last->answer.name.kind) || !keep_name(item, last->answer.name.item))
			PG_RETURN_TEXT_P(mask_text(YBSS_MASK_HIDDEN, value));
		last->answer.mask = mask_of(&last->answer.name);
		last->changes = answers_changes;
	}
	PG_RETURN_TEXT_P(mask_text(last->answer.mask, value));
}
