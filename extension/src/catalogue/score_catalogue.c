/*
 * score_catalogue.c
 *		The programs of this backend: one for each kind of record, compiled when it
 *		is first needed and again after the catalogue changed.
 */
#include "catalogue/score_catalogue.h"

#include "catalog/pg_type_d.h"
#include "catalogue/score_load.h"
#include "catalogue/score_rule.h"
#include "executor/executor.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "server/registry_table.h"
#include "utils/memutils.h"
#include "utils/syscache.h"

static List *programs = NIL;

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
	program->changes = ybss_catalogue_watch.changes;
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

	/* Rules call functions of the server. */
	ybss_watch_cache(&ybss_catalogue_watch, PROCOID);
	ybss_watch_cache(&ybss_catalogue_watch, NAMESPACEOID);
	foreach (cell, programs)
	{
		program = lfirst(cell);
		if (strcmp(program->kind, kind) != 0)
			continue;
		if (program->changes == ybss_catalogue_watch.changes)
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
