/*
 * rule_set.c
 *		The rules of links, held against a set of rows at once.
 *
 * What rule_up, rule_apart, the server's foreign keys and its exclusion constraints ask
 * of each row is asked here of all rows that one statement wrote: keys sorted and looked
 * up once each, periods of a person compared where all of them lie together. A set that
 * holds breaks no rule; of one that does not, or may not, no more is said here: the
 * statement is done again, row by row, and the row's own trigger refuses it in its words.
 *
 * Only that one statement leaves its triggers out: they are switched off in the copy
 * which the executor has of them, after it has been planned and before its first row.
 * No statement that it calls, and none after it, is another one for it.
 */
#include "rule/rule_set.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/tableam.h"
#include "catalog/pg_type_d.h"
#include "commands/trigger.h"
#include "executor/executor.h"
#include "identity/acting.h"
#include "identity/lock.h"
#include "miscadmin.h"
#include "rule/rule_holds.h"
#include "rule/rule_key.h"
#include "rule/rule_period.h"
#include "server/registry_table.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

struct YbssSetRules
{
	Relation table;
	AttrNumber district;
	int reference_count;
	YbssReference *references;
	YbssPeriods *periods;
	int question_count;
	Trigger *questions; /* rule_holds, asked of the set */
};

/* Can the keys of a reference be told apart by their bytes? */
static bool
can_be_told_apart(TupleDesc layout, const YbssReference *reference)
{
	for (int i = 0; i < reference->count; i++)
	{
		Form_pg_attribute column = TupleDescAttr(layout, reference->child_column[i] - 1);

		if (!column->attbyval && column->attlen != -1)
			return false;
	}
	return true;
}

/* Find the rules of a table; what is found here is found for one statement. */
YbssSetRules *
ybss_set_rules(Relation table)
{
	const YbssReferences *known = ybss_references(table);
	YbssSetRules *rules = palloc0(sizeof(YbssSetRules));

	rules->table = table;
	rules->district = ybss_find_column(RelationGetDescr(table), "district", INT4OID);
	rules->references = palloc0((known->up_count + 1) * sizeof(YbssReference));
	for (int i = 0; i < known->up_count; i++)
		/* Whom row security binds may not even learn that a late key would find nothing. */
		if (can_be_told_apart(RelationGetDescr(table), &known->up[i]) &&
			(!known->up[i].late || ybss_acting_or_error()->standing == YBSS_EVERYWHERE))
			rules->references[rules->reference_count++] = known->up[i];
	rules->periods = ybss_prepare_periods(table);
	return rules;
}

/* Is a foreign key judged here? */
static bool
is_judged(const YbssSetRules *rules, Oid constraint)
{
	for (int i = 0; i < rules->reference_count; i++)
		if (rules->references[i].constraint == constraint)
			return true;
	return false;
}

/* Are all of the table's keys that are checked early, or late, judged here? */
static bool
all_judged(const YbssSetRules *rules, bool late)
{
	const YbssReferences *known = ybss_references(rules->table);

	for (int i = 0; i < known->up_count; i++)
		if (known->up[i].late == late && !is_judged(rules, known->up[i].constraint))
			return false;
	return true;
}

/* Can a period be judged by the rows of its holder? They are found by a b-tree of values that datums tell apart. */
static bool
can_narrow(const YbssPeriod *period)
{
	for (int i = 0; i < period->narrow_count; i++)
		if (!period->by_value[period->narrow_place[i]])
			return false;
	return period->narrow_count >= 2;
}

/* Can all periods be judged here? What is counted by nothing that is known is left to the row's trigger. */
static bool
all_can_narrow(const YbssSetRules *rules)
{
	for (int i = 0; i < rules->periods->count; i++)
		if (!can_narrow(&rules->periods->list[i]) ||
			ybss_counted_by(ybss_references(rules->table), rules->periods->list[i].info) == NULL)
			return false;
	return true;
}

/* Is a trigger one of the rules that are judged here? */
static bool
is_left_out(const YbssSetRules *rules, const Trigger *trigger)
{
	const char *name;

	if (RI_FKey_trigger_type(trigger->tgfoid) == RI_TRIGGER_FK)
		return is_judged(rules, trigger->tgconstraint);
	if (strcmp(get_namespace_name(get_func_namespace(trigger->tgfoid)), "ybss") != 0)
		return false;
	name = get_func_name(trigger->tgfoid);
	if (strcmp(name, "rule_up") == 0)
		return all_judged(rules, trigger->tgnargs > 0 && strcmp(trigger->tgargs[0], "late") == 0);
	if (strcmp(name, "rule_holds") == 0)
		return ybss_asks_of_row(trigger);
	return strcmp(name, "rule_apart") == 0;
}

/*
 * Have a statement leave the judging of its rows to us; false where that cannot be.
 *
 * The executor has copies of triggers and index descriptions, of this statement alone.
 */
bool
ybss_set_rules_take(YbssSetRules *rules, ResultRelInfo *target)
{
	if (!all_can_narrow(rules))
		return false;
	if (target->ri_IndexRelationDescs == NULL)
		ExecOpenIndices(target, false);
	for (int i = 0; i < target->ri_NumIndices; i++)
		if (target->ri_IndexRelationDescs[i]->rd_index->indisexclusion)
			target->ri_IndexRelationInfo[i]->ii_ExclusionOps = NULL;
	rules->questions = palloc0((target->ri_TrigDesc == NULL ? 1 : target->ri_TrigDesc->numtriggers + 1) * sizeof(Trigger));
	for (int i = 0; target->ri_TrigDesc != NULL && i < target->ri_TrigDesc->numtriggers; i++)
	{
		Trigger *trigger = &target->ri_TrigDesc->triggers[i];

		if (!is_left_out(rules, trigger))
			continue;
		if (strcmp(get_func_name(trigger->tgfoid), "rule_holds") == 0)
			rules->questions[rules->question_count++] = *trigger;
		trigger->tgenabled = TRIGGER_DISABLED;
	}
	return true;
}

/* Keys side by side, each of so many values. */
typedef struct Keys
{
	int width;
	int count;
	bool by_bytes[INDEX_MAX_KEYS]; /* texts and the like, copied here; else by the datum */
	Datum *values;
} Keys;

/* Compare the bytes of two values. */
static int
compare_bytes(Datum one, Datum other)
{
	Size length = VARSIZE_ANY_EXHDR(DatumGetPointer(one));
	Size other_length = VARSIZE_ANY_EXHDR(DatumGetPointer(other));

	if (length != other_length)
		return length < other_length ? -1 : 1;
	return memcmp(VARDATA_ANY(DatumGetPointer(one)), VARDATA_ANY(DatumGetPointer(other)), length);
}

/* Compare two keys; any order will do. */
static int
compare_keys(const void *one, const void *other, void *argument)
{
	const Keys *keys = argument;
	const Datum *a = one;
	const Datum *b = other;

	for (int i = 0; i < keys->width; i++)
	{
		int compared = a[i] == b[i] ? 0 : a[i] < b[i] ? -1 : 1;

		if (keys->by_bytes[i])
			compared = compare_bytes(a[i], b[i]);
		if (compared != 0)
			return compared;
	}
	return 0;
}

/* Begin with no keys. */
static void
begin_keys(Keys *keys, int width, int most)
{
	keys->width = width;
	keys->count = 0;
	memset(keys->by_bytes, 0, sizeof(keys->by_bytes));
	keys->values = MemoryContextAllocHuge(CurrentMemoryContext, Max((Size) most, 1) * width * sizeof(Datum));
}

/* Sort keys and leave each once. */
static void
sort_keys(Keys *keys)
{
	Size size = keys->width * sizeof(Datum);
	int kept = 0;

	qsort_arg(keys->values, keys->count, size, compare_keys, keys);
	for (int i = 0; i < keys->count; i++)
		if (kept == 0 ||
			compare_keys(keys->values + (Size) (kept - 1) * keys->width, keys->values + (Size) i * keys->width, keys) != 0)
			memmove(keys->values + (Size) kept++ * keys->width, keys->values + (Size) i * keys->width, size);
	keys->count = kept;
}

/* What a set's rows name. */
typedef struct Gathered
{
	Keys *references;
	Keys *periods;
	Keys districts;
} Gathered;

/* Make room for what so many rows name. */
static void
begin_gathering(const YbssSetRules *rules, int rows, Gathered *gathered)
{
	gathered->references = palloc0((rules->reference_count + 1) * sizeof(Keys));
	gathered->periods = palloc0((rules->periods->count + 1) * sizeof(Keys));
	for (int i = 0; i < rules->reference_count; i++)
	{
		const YbssReference *reference = &rules->references[i];

		begin_keys(&gathered->references[i], reference->count, rows);
		for (int k = 0; k < reference->count; k++)
			gathered->references[i].by_bytes[k] =
				!TupleDescAttr(RelationGetDescr(rules->table), reference->child_column[k] - 1)->attbyval;
	}
	for (int i = 0; i < rules->periods->count; i++)
		begin_keys(&gathered->periods[i], rules->periods->list[i].narrow_count, rows);
	begin_keys(&gathered->districts, 1, rows);
}

/* Take a key that a row names, but the one that the row before it named. */
static void
add_key(Keys *keys, const Datum *key)
{
	Datum *place = keys->values + (Size) keys->count * keys->width;

	if (keys->count > 0 && compare_keys(place - keys->width, key, keys) == 0)
		return;
	for (int i = 0; i < keys->width; i++)
		place[i] = keys->by_bytes[i] ? PointerGetDatum(PG_DETOAST_DATUM_COPY(key[i])) : key[i];
	keys->count++;
}

/* Take what one row names. */
static void
gather_row(YbssSetRules *rules, HeapTuple row, Gathered *gathered)
{
	TupleDesc layout = RelationGetDescr(rules->table);
	bool is_null;

	for (int i = 0; i < rules->reference_count; i++)
	{
		YbssKeyValues key;

		ybss_take_key(&rules->references[i], true, layout, row, &key);
		if (!key.has_null)
			add_key(&gathered->references[i], key.value);
	}
	for (int i = 0; i < rules->periods->count; i++)
	{
		YbssPeriod *period = &rules->periods->list[i];
		Keys *keys = &gathered->periods[i];
		YbssEntry entry;

		ybss_find_entry(rules->periods, period, row, &entry);
		if (!entry.counts)
			continue;
		for (int k = 0; k < keys->width; k++)
			keys->values[(Size) keys->count * keys->width + k] = entry.values[period->narrow_place[k]];
		keys->count++;
	}
	gathered->districts.values[gathered->districts.count++] = heap_getattr(row, rules->district, layout, &is_null);
}

/* Take what all rows name; false where one of them is not what was written any more. */
static bool
gather(YbssSetRules *rules, const ItemPointerData *rows, int count, Gathered *gathered)
{
	TupleTableSlot *slot = table_slot_create(rules->table, NULL);
	bool all = true;

	begin_gathering(rules, count, gathered);
	for (int i = 0; all && i < count; i++)
	{
		ItemPointerData place = rows[i];

		all = table_tuple_fetch_row_version(rules->table, &place, SnapshotSelf, slot);
		if (all)
			gather_row(rules, ExecFetchSlotHeapTuple(slot, false, NULL), gathered);
		ExecClearTuple(rules->periods->slot);
		ResetPerTupleExprContext(rules->periods->state);
	}
	ExecDropSingleTupleTableSlot(slot);
	return all;
}

/* Does all that rows refer to by one key stand? */
static bool
all_stand(const YbssReference *reference, Keys *keys, bool *is_own)
{
	enum {AT_ONCE = 200};
	YbssKeyValues *some = palloc0(AT_ONCE * sizeof(YbssKeyValues));

	sort_keys(keys);
	for (int first = 0; first < keys->count; first += AT_ONCE)
	{
		int count = Min(AT_ONCE, keys->count - first);

		for (int i = 0; i < count; i++)
			memcpy(some[i].value, keys->values + (Size) (first + i) * keys->width, keys->width * sizeof(Datum));
		if (!ybss_find_parents(reference, some, count, is_own))
			return false;
	}
	return true;
}

/* A holder's rows, as their entries stand in the index of a period. */
typedef struct Stay
{
	YbssEntry entry;
	struct Stay *next;
} Stay;

/* Do two rows overlap? Asked of the constraint's own operators. */
static bool
overlap(FmgrInfo *operators, Relation index, int width, const YbssEntry *one, const YbssEntry *other)
{
	for (int i = 0; i < width; i++)
		if (one->nulls[i] || other->nulls[i] ||
			!DatumGetBool(FunctionCall2Coll(&operators[i], index->rd_indcollation[i], one->values[i], other->values[i])))
			return false;
	return true;
}

/* Begin to look for a holder's rows. */
static void
begin_holder(const YbssPeriod *period, Relation narrow, const Datum *key, IndexScanDesc scan)
{
	ScanKeyData conditions[INDEX_MAX_KEYS];

	for (int i = 0; i < period->narrow_count; i++)
		ScanKeyEntryInitialize(&conditions[i], 0, i + 1, BTEqualStrategyNumber, InvalidOid, narrow->rd_indcollation[i],
							   period->info->ii_ExclusionProcs[period->narrow_place[i]], key[i]);
	index_rescan(scan, conditions, period->narrow_count, NULL, 0);
}

/*
 * Do the rows of one holder lie apart? Rows that others are just writing or taking away count as there.
 *
 * What is kept of them goes with the holder's memory; the scan keeps what it needs in the caller's.
 */
static bool
holder_apart(YbssSetRules *rules, YbssPeriod *period, Relation index, FmgrInfo *operators, IndexScanDesc scan,
			 TupleTableSlot *slot, MemoryContext holder)
{
	Stay *stays = NULL;

	while (index_getnext_slot(scan, ForwardScanDirection, slot))
	{
		MemoryContext caller = MemoryContextSwitchTo(holder);
		Stay *stay = palloc(sizeof(Stay));
		bool apart = true;

		ybss_find_entry(rules->periods, period, ExecCopySlotHeapTuple(slot), &stay->entry);
		for (Stay *other = stays; apart && stay->entry.counts && other != NULL; other = other->next)
			apart = !overlap(operators, index, period->info->ii_NumIndexKeyAttrs, &stay->entry, &other->entry);
		if (stay->entry.counts)
		{
			stay->next = stays;
			stays = stay;
		}
		MemoryContextSwitchTo(caller);
		if (!apart)
			return false;
	}
	return true;
}

/* Do the rows of all holders lie apart? */
static bool
all_apart(YbssSetRules *rules, YbssPeriod *period, Keys *keys)
{
	Relation index = index_open(period->index, AccessShareLock);
	Relation narrow = index_open(period->narrow, AccessShareLock);
	TupleTableSlot *slot = table_slot_create(rules->table, NULL);
	MemoryContext holder = AllocSetContextCreate(CurrentMemoryContext, "ybss holder", ALLOCSET_SMALL_SIZES);
	FmgrInfo *operators = palloc0(period->info->ii_NumIndexKeyAttrs * sizeof(FmgrInfo));
	SnapshotData dirty;
	IndexScanDesc scan;
	bool apart = true;

	for (int i = 0; i < period->info->ii_NumIndexKeyAttrs; i++)
		fmgr_info(period->info->ii_ExclusionProcs[i], &operators[i]);
	sort_keys(keys);
	InitDirtySnapshot(dirty);
	scan = ybss_index_beginscan(rules->table, narrow, &dirty, period->narrow_count);
	for (int i = 0; apart && i < keys->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		begin_holder(period, narrow, keys->values + (Size) i * keys->width, scan);
		apart = holder_apart(rules, period, index, operators, scan, slot, holder);
		ExecClearTuple(rules->periods->slot);
		ResetPerTupleExprContext(rules->periods->state);
		MemoryContextReset(holder);
	}
	index_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	index_close(narrow, NoLock);
	index_close(index, NoLock);
	return apart;
}

/* Have others, who cannot see a holder that this transaction wrote, wait for the rule as rows of it have them. */
static void
hold_rules(const YbssSetRules *rules, Keys *districts)
{
	sort_keys(districts);
	for (int i = 0; i < rules->periods->count; i++)
		for (int d = 0; d < districts->count; d++)
			ybss_wait_for(rules->periods->list[i].index, DatumGetInt32(districts->values[d]), false);
}

/* Does a set of rows, just written, hold all rules? */
bool
ybss_set_holds(YbssSetRules *rules, const ItemPointerData *rows, int count)
{
	Gathered gathered;
	bool is_own = false;

	if (!gather(rules, rows, count, &gathered))
		return false;
	for (int i = 0; i < rules->reference_count; i++)
		if (!all_stand(&rules->references[i], &gathered.references[i], &is_own))
			return false;
	if (is_own)
		hold_rules(rules, &gathered.districts);
	for (int i = 0; i < rules->periods->count; i++)
		if (!all_apart(rules, &rules->periods->list[i], &gathered.periods[i]))
			return false;
	return ybss_set_can_be(rules->table, rules->questions, rules->question_count, rows, count);
}
