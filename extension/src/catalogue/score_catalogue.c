/*
 * score_catalogue.c
 *		The programs of this backend: one for each kind of record, compiled when it
 *		is first needed and again after the catalogue changed.
 *
 * Triggers on the catalogue's tables send a relcache invalidation with the
 * commit; every backend hears it before its next statement.
 */
#include "catalogue/score.h"

#include "catalog/pg_type_d.h"
#include "commands/trigger.h"
#include "executor/executor.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/inval.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/syscache.h"
#include "identity/access.h"

/* The catalogue's four tables, and views of records. */
#define WATCHED 64

const char *const ybss_part_name[YBSS_PARTS] = {"required_if", "formula", "rule"};

uint64 ybss_catalogue_changes = 1;

static Oid watched[WATCHED];
static int watched_count = 0;
static bool listening = false;
static List *programs = NIL;

/* Count a change of one of the tables, or of all at once. */
static void
table_changed(Datum argument, Oid table)
{
	for (int i = 0; i < watched_count; i++)
		if (watched[i] == table || table == InvalidOid)
		{
			ybss_catalogue_changes++;
			return;
		}
}

/* Count a change of functions or operators, which rules call. */
static void
catalogue_changed(Datum argument, int cache, uint32 hash)
{
	ybss_catalogue_changes++;
}

/* Add a table to those whose changes count. */
void
ybss_watch_catalogue(Oid table)
{
	for (int i = 0; i < watched_count; i++)
		if (watched[i] == table)
			return;
	/* More kinds than room, or registries made anew: old tables are forgotten. */
	if (watched_count == WATCHED)
		watched_count = 0;
	watched[watched_count++] = table;
}

/* Ask the server to report changes, once. */
static void
listen_for_changes(void)
{
	if (listening)
		return;
	CacheRegisterRelcacheCallback(table_changed, (Datum) 0);
	CacheRegisterSyscacheCallback(PROCOID, catalogue_changed, (Datum) 0);
	CacheRegisterSyscacheCallback(NAMESPACEOID, catalogue_changed, (Datum) 0);
	listening = true;
}

/* Find an item by its name; -1 when there is none. */
int
ybss_find_item(const YbssProgram *program, const char *name, int length)
{
	for (int i = 0; i < program->count; i++)
		if (program->items[i].name_length == length &&
			memcmp(program->items[i].name, name, length) == 0)
			return i;
	return -1;
}

static const YbssProgram *sorting;

/* Order items as jsonb orders keys. */
static int
compare_items(const void *a, const void *b)
{
	const YbssItem *left = &sorting->items[*(const int *) a];
	const YbssItem *right = &sorting->items[*(const int *) b];

	return ybss_compare_keys(left->name, left->name_length, right->name, right->name_length);
}

/* Put the items in the order in which jsonb has their keys. */
static void
order_keys(YbssProgram *program)
{
	program->keys = palloc_array(int, program->count + 1);
	program->names = palloc_array(int, program->count + 1);
	for (int i = 0; i < program->count; i++)
	{
		program->names[i] = i;
		if (!program->items[i].has_column && !program->items[i].sensitive)
			program->keys[program->key_count++] = i;
	}
	sorting = program;
	qsort(program->names, program->count, sizeof(int), compare_items);
	qsort(program->keys, program->key_count, sizeof(int), compare_items);
}

/* Lay out the row that rules read: every item, then the day. */
static void
lay_out(YbssProgram *program)
{
	program->layout = CreateTemplateTupleDesc(program->count + 1);
	for (int i = 0; i < program->count; i++)
	{
		TupleDescInitEntry(program->layout, i + 1, program->items[i].name,
						   program->items[i].type_oid, -1, 0);
		TupleDescInitEntryCollation(program->layout, i + 1, program->items[i].collation);
	}
	TupleDescInitEntry(program->layout, program->count + 1, "as_of", DATEOID, -1, 0);
	program->slot = MakeSingleTupleTableSlot(program->layout, &TTSOpsVirtual);
	program->context = CreateStandaloneExprContext();
	program->context->ecxt_scantuple = program->slot;
	program->states = palloc0_array(YbssItemState, program->count + 1);
}

/* Read and compile a kind's catalogue, with the rights of its owner. */
static YbssProgram *
make_program(const char *kind)
{
	MemoryContext memory = AllocSetContextCreate(CurrentMemoryContext, "ybss catalogue of items",
												 ALLOCSET_DEFAULT_SIZES);
	MemoryContext before = MemoryContextSwitchTo(memory);
	YbssProgram *program = palloc0(sizeof *program);
	Oid user;
	int security;

	program->memory = memory;
	program->kind = pstrdup(kind);
	program->changes = ybss_catalogue_changes;
	GetUserIdAndSecContext(&user, &security);
	SetUserIdAndSecContext(ybss_registry_owner(), security | SECURITY_LOCAL_USERID_CHANGE);
	ybss_load_items(program);
	order_keys(program);
	lay_out(program);
	ybss_compile_items(program);
	SetUserIdAndSecContext(user, security);
	MemoryContextSwitchTo(before);
	/* Only a whole program outlives the query. */
	MemoryContextSetParent(memory, TopMemoryContext);
	return program;
}

/* Give the program of a kind as the catalogue is now. */
YbssProgram *
ybss_program(const char *kind)
{
	YbssProgram *program;
	MemoryContext before;
	ListCell *cell;

	listen_for_changes();
	foreach (cell, programs)
	{
		program = lfirst(cell);
		if (strcmp(program->kind, kind) != 0)
			continue;
		if (program->changes == ybss_catalogue_changes)
			return program;
		programs = foreach_delete_current(programs, cell);
		if (program->links != NULL)
			SPI_freeplan(program->links);
		MemoryContextDelete(program->memory);
		break;
	}
	program = make_program(kind);
	before = MemoryContextSwitchTo(TopMemoryContext);
	programs = lappend(programs, program);
	MemoryContextSwitchTo(before);
	return program;
}
