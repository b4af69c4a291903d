/*
 * rule_period.c
 *		Exclusion constraints made ready to judge rows by: whose periods they count,
 *		how a row stands in their index, which b-tree index narrows a search.
 */
#include "rule/rule_period.h"

#include "access/genam.h"
#include "access/table.h"
#include "catalog/index.h"
#include "catalog/pg_am_d.h"
#include "executor/executor.h"
#include "nodes/nodeFuncs.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

/* Note how the values of an index's columns are passed: of the table's, for the index keeps others. */
static void
find_types(Relation table, YbssPeriod *period)
{
	ListCell *expression = list_head(period->info->ii_Expressions);

	for (int i = 0; i < period->info->ii_NumIndexKeyAttrs; i++)
	{
		AttrNumber column = period->info->ii_IndexAttrNumbers[i];
		Oid type = column != 0 ? TupleDescAttr(RelationGetDescr(table), column - 1)->atttypid
							   : exprType(lfirst(expression));

		get_typlenbyval(type, &period->length[i], &period->by_value[i]);
		if (column == 0)
			expression = lnext(period->info->ii_Expressions, expression);
	}
}

/* Find where a column stands in an exclusion constraint that wants it equal; -1 where it does not. */
static int
equal_place(const YbssPeriod *period, Relation index, AttrNumber column)
{
	for (int i = 0; i < period->info->ii_NumIndexKeyAttrs; i++)
		if (period->info->ii_IndexAttrNumbers[i] == column &&
			strcmp(get_opname(period->info->ii_ExclusionOps[i]), "=") == 0)
			return i;
	return -1;
}

/* Find a b-tree index that tells at once that nothing is equal in the first place. */
static void
find_narrow(Relation table, Relation index, YbssPeriod *period)
{
	List *indexes = RelationGetIndexList(table);
	ListCell *cell;

	foreach (cell, indexes)
	{
		Relation other = index_open(lfirst_oid(cell), AccessShareLock);
		int count = 0;
		int places[INDEX_MAX_KEYS];

		if (other->rd_rel->relam == BTREE_AM_OID && other->rd_index->indisvalid &&
			!other->rd_index->indcheckxmin && RelationGetIndexPredicate(other) == NIL)
			while (count < other->rd_index->indnkeyatts && other->rd_index->indkey.values[count] != 0 &&
				   (places[count] = equal_place(period, index, other->rd_index->indkey.values[count])) >= 0)
				count++;
		if (count > period->narrow_count)
		{
			period->narrow = RelationGetRelid(other);
			period->narrow_count = count;
			memcpy(period->narrow_place, places, count * sizeof(int));
		}
		index_close(other, NoLock);
	}
	list_free(indexes);
}

/* Make an exclusion constraint ready. */
static void
prepare_period(YbssPeriods *periods, Relation table, Relation index)
{
	YbssPeriod *period = &periods->list[periods->count++];

	period->index = RelationGetRelid(index);
	period->info = BuildIndexInfo(index);
	period->predicate = ExecPrepareQual(period->info->ii_Predicate, periods->state);
	find_types(table, period);
	find_narrow(table, index, period);
}

/* Make the exclusion constraints of a table ready, in the caller's memory. */
YbssPeriods *
ybss_prepare_periods(Relation table)
{
	List *indexes = RelationGetIndexList(table);
	YbssPeriods *periods = palloc0(sizeof(YbssPeriods));
	ListCell *cell;

	periods->state = CreateExecutorState();
	periods->slot = MakeSingleTupleTableSlot(CreateTupleDescCopy(RelationGetDescr(table)), &TTSOpsHeapTuple);
	periods->list = palloc0((list_length(indexes) + 1) * sizeof(YbssPeriod));
	foreach (cell, indexes)
	{
		Relation index = index_open(lfirst_oid(cell), AccessShareLock);

		if (index->rd_index->indisexclusion)
			prepare_period(periods, table, index);
		index_close(index, NoLock);
	}
	list_free(indexes);
	return periods;
}

/* Work out a row's entry of an index. */
void
ybss_find_entry(YbssPeriods *periods, YbssPeriod *period, HeapTuple row, YbssEntry *entry)
{
	ExecForceStoreHeapTuple(row, periods->slot, false);
	GetPerTupleExprContext(periods->state)->ecxt_scantuple = periods->slot;
	entry->counts = ExecQual(period->predicate, GetPerTupleExprContext(periods->state));
	if (entry->counts)
		FormIndexDatum(period->info, periods->slot, periods->state, entry->values, entry->nulls);
}

/* Find the foreign key whose parent the index counts by: the person where there is one. */
const YbssReference *
ybss_counted_by(const YbssReferences *references, IndexInfo *info)
{
	const YbssReference *found = NULL;

	for (int i = 0; i < references->up_count; i++)
	{
		const YbssReference *reference = &references->up[i];
		int covered = 0;

		for (int c = 0; c < reference->count; c++)
			for (int k = 0; k < info->ii_NumIndexKeyAttrs; k++)
				covered += info->ii_IndexAttrNumbers[k] == reference->child_column[c];
		if (covered == reference->count && reference->count > 1 &&
			(found == NULL || reference->parent_is_person))
			found = reference;
	}
	return found;
}
