/*
 * rule_key.c
 *		Looks a key up, and locks it, as the server's own foreign keys do.
 *
 * Straight through the index, past row security: a key answers for hidden rows
 * too. The row found is locked FOR KEY SHARE, so that nobody takes it away
 * before this transaction ends; the server's check, which follows, finds it
 * locked. In READ COMMITTED the newest rows count, in REPEATABLE READ those of
 * the snapshot, for the server will ask again with the same.
 */
#include "rule/rule_key.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/nbtree.h"
#include "access/sysattr.h"
#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/index.h"
#include "catalog/pg_am_d.h"
#include "executor/tuptable.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

/* Take a key's values out of a row of the child's or the parent's side. */
void
ybss_take_key(const YbssReference *reference, bool of_child, TupleDesc layout, HeapTuple row,
			  YbssKeyValues *key)
{
	key->has_null = false;
	for (int i = 0; i < reference->count; i++)
	{
		AttrNumber column = of_child ? reference->child_column[i] : reference->parent_column[i];
		bool is_null;

		key->value[i] = heap_getattr(row, column, layout, &is_null);
		key->has_null |= is_null;
	}
}

/* Does a row have the key's values? */
static bool
has_key(Relation table, TupleTableSlot *slot, const AttrNumber *columns, const Oid *equals,
		int count, const YbssKeyValues *key)
{
	for (int i = 0; i < count; i++)
	{
		bool is_null;
		Datum value = slot_getattr(slot, columns[i], &is_null);
		Oid collation = TupleDescAttr(RelationGetDescr(table), columns[i] - 1)->attcollation;

		if (is_null ||
			!DatumGetBool(OidFunctionCall2Coll(equals[i], collation, value, key->value[i])))
			return false;
	}
	return true;
}

/* Make the conditions of an index scan of the key's columns that begin the index; give their number. */
static int
begin_keys(Relation index, const AttrNumber *columns, const Oid *equals, int count,
		   const YbssKeyValues *key, ScanKey scan)
{
	int made = 0;

	for (int place = 0; place < index->rd_index->indnkeyatts; place++)
	{
		int i = 0;

		while (i < count && columns[i] != index->rd_index->indkey.values[place])
			i++;
		if (i == count)
			break;
		ScanKeyEntryInitialize(&scan[made++], 0, place + 1, BTEqualStrategyNumber, InvalidOid,
							   index->rd_indcollation[place], equals[i], key->value[i]);
	}
	return made;
}

/* Give the snapshot under which keys are looked up. */
static Snapshot
key_snapshot(bool newest)
{
	/* What this command and the triggers before us wrote counts, too. */
	CommandCounterIncrement();
	return RegisterSnapshot(!newest && IsolationUsesXactSnapshot() ? GetTransactionSnapshot()
																   : GetLatestSnapshot());
}

/* Lock the row in the slot; false where it is gone or has another key by now. */
static bool
lock_row(Relation table, TupleTableSlot *slot, Snapshot snapshot, LockTupleMode mode,
		 const AttrNumber *columns, const Oid *equals, int count, const YbssKeyValues *key)
{
	TM_FailureData failure;
	/* A version that another transaction is just writing is locked along, as the
	 * server does: it, not this one, may be what somebody deletes next. */
	uint8 flags = TUPLE_LOCK_FLAG_LOCK_UPDATE_IN_PROGRESS;

	if (!IsolationUsesXactSnapshot())
		flags |= TUPLE_LOCK_FLAG_FIND_LAST_VERSION;
	switch (table_tuple_lock(table, &slot->tts_tid, snapshot, slot, GetCurrentCommandId(false),
							 mode, LockWaitBlock, flags, &failure))
	{
		case TM_Ok:
			return !failure.traversed || has_key(table, slot, columns, equals, count, key);
		case TM_Updated:
		case TM_Deleted:
			if (IsolationUsesXactSnapshot())
				ereport(ERROR,
						(errcode(ERRCODE_T_R_SERIALIZATION_FAILURE),
						 errmsg("could not serialize access due to concurrent update"),
						 errdetail("并发修改导致事务无法串行化。"),
						 errhint("Run the transaction again.")));
			return false;
		default:
			return false;
	}
}

/* Did this transaction write the row in the slot, so that nobody else sees it? */
static bool
was_inserted_here(TupleTableSlot *slot)
{
	bool is_null;
	Datum writer = slot_getsysattr(slot, MinTransactionIdAttributeNumber, &is_null);

	return !is_null && TransactionIdIsCurrentTransactionId(DatumGetTransactionId(writer));
}

/* Is there a row with the key, and where a mode is given, may it be locked so? Gives its grid on demand. */
bool
ybss_find_parent(const YbssReference *reference, const YbssKeyValues *key,
				 const LockTupleMode *lock, bool *is_own, int64 *grid)
{
	Relation table = table_open(reference->parent, lock != NULL ? RowShareLock : AccessShareLock);
	Relation index = index_open(reference->parent_index, AccessShareLock);
	Snapshot snapshot = key_snapshot(lock == NULL);
	TupleTableSlot *slot = table_slot_create(table, NULL);
	ScanKeyData keys[INDEX_MAX_KEYS];
	int count = begin_keys(index, reference->parent_column, reference->parent_equals,
						   reference->count, key, keys);
	IndexScanDesc scan = ybss_index_beginscan(table, index, snapshot, count);
	bool found = false;

	index_rescan(scan, keys, count, NULL, 0);
	while (!found && index_getnext_slot(scan, ForwardScanDirection, slot))
		found = lock == NULL || lock_row(table, slot, snapshot, *lock, reference->parent_column,
										 reference->parent_equals, reference->count, key);
	if (found && is_own != NULL)
		*is_own = was_inserted_here(slot);
	if (found && grid != NULL)
	{
		bool is_null;

		*grid = DatumGetInt64(slot_getattr(slot, reference->parent_grid, &is_null));
	}
	index_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	UnregisterSnapshot(snapshot);
	index_close(index, NoLock);
	table_close(table, NoLock);
	return found;
}

/*
 * Is there a row for each of these keys? Each is locked FOR KEY SHARE as it is found.
 *
 * A row that this transaction wrote nobody else sees before it ends: it needs no lock,
 * and whoever takes it away in this transaction meets the triggers of its own table.
 */
bool
ybss_find_parents(const YbssReference *reference, const YbssKeyValues *keys, int count, bool *is_own)
{
	Relation table = table_open(reference->parent, RowShareLock);
	Relation index = index_open(reference->parent_index, AccessShareLock);
	Snapshot snapshot = key_snapshot(false);
	TupleTableSlot *slot = table_slot_create(table, NULL);
	IndexScanDesc scan = ybss_index_beginscan(table, index, snapshot, reference->count);
	bool found = true;

	for (int i = 0; found && i < count; i++)
	{
		ScanKeyData conditions[INDEX_MAX_KEYS];
		int made = begin_keys(index, reference->parent_column, reference->parent_equals, reference->count,
							  &keys[i], conditions);

		CHECK_FOR_INTERRUPTS();
		found = false;
		index_rescan(scan, conditions, made, NULL, 0);
		while (!found && index_getnext_slot(scan, ForwardScanDirection, slot))
		{
			bool own = was_inserted_here(slot);

			*is_own |= own;
			found = own || lock_row(table, slot, snapshot, LockTupleKeyShare, reference->parent_column,
									reference->parent_equals, reference->count, &keys[i]);
		}
	}
	index_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	UnregisterSnapshot(snapshot);
	index_close(index, NoLock);
	table_close(table, NoLock);
	return found;
}

/* Find the index of the referring table that narrows the search most. */
static Relation
open_best_index(Relation table, const YbssReference *reference, const YbssKeyValues *key)
{
	List *indexes = RelationGetIndexList(table);
	Relation best = NULL;
	int most = 0;
	ListCell *cell;

	foreach (cell, indexes)
	{
		Relation index = index_open(lfirst_oid(cell), AccessShareLock);
		ScanKeyData keys[INDEX_MAX_KEYS];
		int narrows = 0;

		if (index->rd_rel->relam == BTREE_AM_OID && index->rd_index->indisvalid &&
			!index->rd_index->indcheckxmin && RelationGetIndexPredicate(index) == NIL)
			narrows = begin_keys(index, reference->child_column, reference->child_equals,
								 reference->count, key, keys);
		if (narrows > most)
		{
			if (best != NULL)
				index_close(best, NoLock);
			best = index;
			most = narrows;
		}
		else
			index_close(index, NoLock);
	}
	list_free(indexes);
	return best;
}

/*
 * Look through the rows of an index scan for one that has the key and keeps it.
 *
 * One that another transaction is just taking away is waited for.
 */
static bool
look_through(Relation table, Relation index, Snapshot snapshot, const YbssReference *reference,
			 const YbssKeyValues *key)
{
	TupleTableSlot *slot = table_slot_create(table, NULL);
	ScanKeyData keys[INDEX_MAX_KEYS];
	int count = begin_keys(index, reference->child_column, reference->child_equals,
						   reference->count, key, keys);
	IndexScanDesc scan = ybss_index_beginscan(table, index, snapshot, count);
	bool found = false;

	index_rescan(scan, keys, count, NULL, 0);
	while (!found && index_getnext_slot(scan, ForwardScanDirection, slot))
		found = has_key(table, slot, reference->child_column, reference->child_equals,
						reference->count, key) &&
				lock_row(table, slot, snapshot, LockTupleKeyShare, reference->child_column,
						 reference->child_equals, reference->count, key);
	index_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	return found;
}

/*
 * Is there a row that refers to the key?
 *
 * Its writer holds a lock on the parent, for which whoever takes the parent away
 * has waited: the newest committed rows are all there can be. Without an index
 * the question is left to the server's own check.
 */
bool
ybss_find_child(const YbssReference *reference, const YbssKeyValues *key)
{
	Relation table = table_open(reference->child, RowShareLock);
	Snapshot snapshot = key_snapshot(true);
	Relation index = open_best_index(table, reference, key);
	bool found = index != NULL && look_through(table, index, snapshot, reference, key);

	if (index != NULL)
		index_close(index, NoLock);
	UnregisterSnapshot(snapshot);
	table_close(table, NoLock);
	return found;
}
