/*
 * rule_reference.c
 *		What a table refers to and what refers to it, read off its foreign keys.
 *
 * The keys are the rules: nothing is said twice. The server keeps a trigger of
 * its own on either side of each key; those of the trigger's table name them.
 */
#include "rule/rule_reference.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/pg_constraint.h"
#include "catalog/pg_trigger.h"
#include "commands/trigger.h"
#include "server/kind.h"
#include "server/watch.h"
#include "utils/hsearch.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/syscache.h"

static HTAB *known = NULL;
static MemoryContext memory = NULL;
static YbssWatch watch = {0};
static uint64 known_changes = 0;

/* Begin with nothing known. */
static void
forget(void)
{
	HASHCTL control = {.keysize = sizeof(Oid), .entrysize = sizeof(YbssReferences)};

	if (memory == NULL)
	{
		memory = AllocSetContextCreate(TopMemoryContext, "ybss references", ALLOCSET_SMALL_SIZES);
		ybss_watch_cache(&watch, CONSTROID);
	}
	MemoryContextReset(memory);
	control.hcxt = memory;
	known = hash_create("ybss references", 32, &control, HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	known_changes = watch.changes;
}

/* Does a table hold persons, whatever an engine calls it? */
static bool
is_person(Oid table)
{
	Relation relation = table_open(table, AccessShareLock);
	bool is = strcmp(ybss_kind_of(relation), "person") == 0;

	table_close(relation, AccessShareLock);
	return is;
}

/* Read a foreign key; false where it compares values of two types, which is left to the server. */
static bool
read_reference(Oid constraint, YbssReference *reference)
{
	HeapTuple row = SearchSysCache1(CONSTROID, ObjectIdGetDatum(constraint));
	Form_pg_constraint form;
	Oid parent_child[INDEX_MAX_KEYS];
	Oid parent_parent[INDEX_MAX_KEYS];
	Oid child_child[INDEX_MAX_KEYS];

	if (!HeapTupleIsValid(row))
		return false;
	form = (Form_pg_constraint) GETSTRUCT(row);
	reference->constraint = constraint;
	reference->child = form->conrelid;
	reference->parent = form->confrelid;
	reference->parent_index = form->conindid;
	reference->parent_grid = get_attnum(form->confrelid, "grid");
	reference->late = form->condeferred;
	reference->refuses_delete = form->confdeltype == FKCONSTR_ACTION_NOACTION ||
								form->confdeltype == FKCONSTR_ACTION_RESTRICT;
	reference->refuses_update = form->confupdtype == FKCONSTR_ACTION_NOACTION ||
								form->confupdtype == FKCONSTR_ACTION_RESTRICT;
	DeconstructFkConstraintRow(row, &reference->count, reference->child_column,
							   reference->parent_column, parent_child, parent_parent, child_child,
							   NULL, NULL);
	ReleaseSysCache(row);
	reference->parent_is_person = is_person(reference->parent);
	for (int i = 0; i < reference->count; i++)
	{
		if (parent_child[i] != parent_parent[i] || parent_child[i] != child_child[i])
			return false;
		reference->parent_equals[i] = get_opcode(parent_child[i]);
		reference->child_equals[i] = get_opcode(child_child[i]);
	}
	return true;
}

/* Add the foreign key of one of the server's triggers, unless it is there. */
static void
add_reference(YbssReference *list, int *count, Oid constraint)
{
	for (int i = 0; i < *count; i++)
		if (list[i].constraint == constraint)
			return;
	if (read_reference(constraint, &list[*count]))
		++*count;
}

/* Give what a table refers to and what refers to it. */
const YbssReferences *
ybss_references(Relation table)
{
	Oid key = RelationGetRelid(table);
	TriggerDesc *triggers;
	Oid *constraints;
	int *sides;
	int count;
	YbssReferences found = {.table = key};
	YbssReferences *entry;

	if (memory == NULL || known_changes != watch.changes)
		forget();
	entry = hash_search(known, &key, HASH_FIND, NULL);
	if (entry != NULL)
		return entry;
	/* Before it is read: what changes meanwhile counts. */
	ybss_watch_table(&watch, key);
	/* Looking a key up may have the table's description made anew: it is read off first. */
	triggers = table->trigdesc;
	count = triggers->numtriggers;
	constraints = palloc((count + 1) * sizeof(Oid));
	sides = palloc((count + 1) * sizeof(int));
	for (int i = 0; i < count; i++)
	{
		constraints[i] = triggers->triggers[i].tgconstraint;
		sides[i] = RI_FKey_trigger_type(triggers->triggers[i].tgfoid);
	}
	found.up = MemoryContextAlloc(memory, (count + 1) * sizeof(YbssReference));
	found.down = MemoryContextAlloc(memory, (count + 1) * sizeof(YbssReference));
	for (int i = 0; i < count; i++)
	{
		if (sides[i] == RI_TRIGGER_FK)
			add_reference(found.up, &found.up_count, constraints[i]);
		else if (sides[i] == RI_TRIGGER_PK)
			add_reference(found.down, &found.down_count, constraints[i]);
	}
	pfree(constraints);
	pfree(sides);
	entry = hash_search(known, &key, HASH_ENTER, NULL);
	*entry = found;
	return entry;
}
