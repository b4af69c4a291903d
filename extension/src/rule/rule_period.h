/*
 * rule_period.h
 *		Exclusion constraints made ready to judge rows by.
 */
#ifndef YBSS_RULE_RULE_PERIOD_H
#define YBSS_RULE_RULE_PERIOD_H

#include "ybss.h"

#include "access/htup.h"
#include "executor/tuptable.h"
#include "nodes/execnodes.h"
#include "rule/rule_reference.h"

/* A row's entry of an index. */
typedef struct YbssEntry
{
	bool counts; /* the index's predicate holds */
	Datum values[INDEX_MAX_KEYS];
	bool nulls[INDEX_MAX_KEYS];
} YbssEntry;

/* An exclusion constraint, made ready for the rows of one statement. */
typedef struct YbssPeriod
{
	Oid index;
	IndexInfo *info;
	ExprState *predicate;
	Oid narrow; /* a b-tree index whose first columns are columns that must be equal */
	int narrow_count;
	int narrow_place[INDEX_MAX_KEYS]; /* where in the entry their values are */
	bool by_value[INDEX_MAX_KEYS];
	int16 length[INDEX_MAX_KEYS];
} YbssPeriod;

/* The exclusion constraints of a table. */
typedef struct YbssPeriods
{
	EState *state;
	TupleTableSlot *slot;
	int count;
	YbssPeriod *list;
} YbssPeriods;

extern YbssPeriods *ybss_prepare_periods(Relation table);
extern void ybss_find_entry(YbssPeriods *periods, YbssPeriod *period, HeapTuple row, YbssEntry *entry);
extern const YbssReference *ybss_counted_by(const YbssReferences *references, IndexInfo *info);

#endif /* YBSS_RULE_RULE_PERIOD_H */
