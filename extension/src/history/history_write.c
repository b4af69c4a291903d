/*
 * history_write.c
 *		Finds the month of a row of history and writes there, past row security.
 *
 * Directly into the partition and its indexes: a statement of SQL for each row
 * would cost more than the update whose past is kept.
 */
#include "history/history_write.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/tableam.h"
#include "catalog/pg_collation.h"
#include "executor/executor.h"
#include "nodes/execnodes.h"
#include "partitioning/partbounds.h"
#include "partitioning/partdesc.h"
#include "server/registry_table.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/partcache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"

/* The columns of ybss_registry.history in their order. */
enum
{
	DISTRICT,
	KIND,
	RECORD_ID,
	KNOWN_UNTIL,
	KNOWN_FROM,
	GRID,
	CHANGE_ID,
	ENDED_BY,
	DELETED,
	WHOLE,
	OLD,
	COLUMNS
};

/* An open partition with what its indexes need. */
typedef struct Leaf
{
	Relation table;
	EState *state;
	ResultRelInfo *target;
	TupleTableSlot *slot;
} Leaf;

/* Find the partition for a moment; the default one where its month was not made yet. */
static Oid
find_partition(TimestampTz moment)
{
	Relation parent = table_open(ybss_registry_table("history"), RowExclusiveLock);
	PartitionKey key = RelationGetPartitionKey(parent);
	PartitionDesc partitions = RelationGetPartitionDesc(parent, true);
	PartitionBoundInfo bounds = partitions->boundinfo;
	Datum value = TimestampTzGetDatum(moment);
	bool equal;
	int found = -1;

	if (key == NULL || key->strategy != PARTITION_STRATEGY_RANGE || key->partnatts != 1)
		ereport(ERROR, (errcode(ERRCODE_YBSS_REGISTRY_VERSION),
						errmsg("table \"history\" is not what this version expects"),
						errdetail("登记库表结构与扩展版本不一致。"),
						errhint("SELECT ybss.upgrade_registry()")));
	if (bounds != NULL)
	{
		int bound = partition_range_datum_bsearch(key->partsupfunc, key->partcollation, bounds, 1,
												  &value, &equal);

		found = bounds->indexes[bound + 1];
		if (found < 0)
			found = bounds->default_index;
	}
	table_close(parent, NoLock);
	return found < 0 ? InvalidOid : partitions->oids[found];
}

/* Open the partition of a moment and its indexes. */
static void
open_leaf(Leaf *leaf, TimestampTz moment)
{
	Oid partition = find_partition(moment);

	if (!OidIsValid(partition))
		ereport(ERROR, (errcode(ERRCODE_YBSS_NO_MONTH),
						errmsg("table \"history\" has no partition for this month"),
						errdetail("历史表缺少当月分区。"),
						errhint("SELECT ybss.extend_history()")));
	leaf->table = table_open(partition, RowExclusiveLock);
	leaf->state = CreateExecutorState();
	leaf->target = makeNode(ResultRelInfo);
	InitResultRelInfo(leaf->target, leaf->table, 1, NULL, 0);
	ExecOpenIndices(leaf->target, false);
	leaf->slot = MakeSingleTupleTableSlot(RelationGetDescr(leaf->table), table_slot_callbacks(leaf->table));
}

/* Close a partition. */
static void
close_leaf(Leaf *leaf)
{
	ExecDropSingleTupleTableSlot(leaf->slot);
	ExecCloseIndices(leaf->target);
	FreeExecutorState(leaf->state);
	table_close(leaf->table, NoLock);
}

/* Enter the slot's row into the indexes. */
static void
enter_into_indexes(Leaf *leaf, YbssUpdatedIndexes updated)
{
	leaf->target->ri_RangeTableIndex = 0;
	ybss_insert_index_tuples(leaf->target, leaf->slot, leaf->state, updated);
}

/* Find where the columns stand in this partition: one that was attached may differ from its parent. */
static AttrNumber
place_of(Relation table, int column)
{
	static const char *names[] = {"district",  "kind",		"record_id", "known_until",
								  "known_from", "grid",		"change_id", "ended_by",
								  "deleted",	"whole",	"old"};
	TupleDesc layout = RelationGetDescr(table);

	if (column < layout->natts &&
		strcmp(NameStr(TupleDescAttr(layout, column)->attname), names[column]) == 0)
		return column;
	return ybss_require_column(table, names[column], YBSS_ANY_TYPE) - 1;
}

/* Put a value into the slot. */
static void
put(Leaf *leaf, int column, Datum value, bool is_null)
{
	AttrNumber place = place_of(leaf->table, column);

	leaf->slot->tts_values[place] = value;
	leaf->slot->tts_isnull[place] = is_null;
}

/* Write a row of history. */
void
ybss_write_past(const YbssPast *past)
{
	Leaf leaf;

	open_leaf(&leaf, past->known_until);
	ExecClearTuple(leaf.slot);
	memset(leaf.slot->tts_isnull, true, RelationGetDescr(leaf.table)->natts * sizeof(bool));
	put(&leaf, DISTRICT, Int32GetDatum(past->district), false);
	put(&leaf, KIND, CStringGetTextDatum(past->kind), false);
	put(&leaf, RECORD_ID, Int64GetDatum(past->record_id), false);
	put(&leaf, KNOWN_UNTIL, TimestampTzGetDatum(past->known_until), false);
	put(&leaf, KNOWN_FROM, TimestampTzGetDatum(past->known_from), false);
	put(&leaf, GRID, Int64GetDatum(past->grid), false);
	put(&leaf, CHANGE_ID, Int64GetDatum(past->change_id), past->change_id == 0);
	put(&leaf, ENDED_BY, Int64GetDatum(past->ended_by), past->ended_by == 0);
	put(&leaf, DELETED, BoolGetDatum(past->deleted), false);
	put(&leaf, WHOLE, BoolGetDatum(past->whole), false);
	put(&leaf, OLD, JsonbPGetDatum(past->old), false);
	ExecStoreVirtualTuple(leaf.slot);
	simple_table_tuple_insert(leaf.table, leaf.slot);
	enter_into_indexes(&leaf, YBSS_EVERY_INDEX);
	close_leaf(&leaf);
}

/* Begin to look for the row that this transaction wrote of a record. */
static SysScanDesc
find_own(Leaf *leaf, const YbssPast *past)
{
	ScanKeyData keys[4];

	ScanKeyInit(&keys[0], place_of(leaf->table, DISTRICT) + 1, BTEqualStrategyNumber, F_INT4EQ,
				Int32GetDatum(past->district));
	ScanKeyEntryInitialize(&keys[1], 0, place_of(leaf->table, KIND) + 1, BTEqualStrategyNumber,
						   InvalidOid, C_COLLATION_OID, F_TEXTEQ, CStringGetTextDatum(past->kind));
	ScanKeyInit(&keys[2], place_of(leaf->table, RECORD_ID) + 1, BTEqualStrategyNumber, F_INT8EQ,
				Int64GetDatum(past->record_id));
	ScanKeyInit(&keys[3], place_of(leaf->table, KNOWN_UNTIL) + 1, BTEqualStrategyNumber,
				F_TIMESTAMPTZ_EQ, TimestampTzGetDatum(past->known_until));
	return systable_beginscan(leaf->table, ybss_primary_key_index(leaf->table), true,
							  SnapshotSelf, 4, keys);
}

/* Give the row with more attributes; those that it has already are older and stay. */
static HeapTuple
widened(Leaf *leaf, HeapTuple row, const YbssPast *past)
{
	TupleDesc layout = RelationGetDescr(leaf->table);
	int columns[] = {place_of(leaf->table, DELETED) + 1, place_of(leaf->table, WHOLE) + 1,
					 place_of(leaf->table, OLD) + 1};
	bool nulls[] = {false, false, false};
	bool is_null;
	bool whole = DatumGetBool(heap_getattr(row, columns[1], layout, &is_null));
	Datum old = heap_getattr(row, columns[2], layout, &is_null);
	Datum values[] = {
		BoolGetDatum(past->deleted), BoolGetDatum(whole || past->whole),
		DirectFunctionCall2(jsonb_concat, JsonbPGetDatum(past->old), old)};

	return heap_modify_tuple_by_cols(row, layout, 3, columns, values, nulls);
}

/* Widen the row that this transaction wrote of the record already; false where there is none. */
bool
ybss_widen_past(const YbssPast *past)
{
	Leaf leaf;
	SysScanDesc scan;
	HeapTuple row;
	bool found;

	open_leaf(&leaf, past->known_until);
	scan = find_own(&leaf, past);
	row = systable_getnext(scan);
	found = HeapTupleIsValid(row);
	if (found)
	{
		ItemPointerData place = row->t_self;
		YbssUpdatedIndexes updated;

		ExecForceStoreHeapTuple(widened(&leaf, row, past), leaf.slot, false);
		systable_endscan(scan);
		simple_table_tuple_update(leaf.table, &place, leaf.slot, SnapshotSelf, &updated);
		if (updated != YBSS_NO_INDEX)
			enter_into_indexes(&leaf, updated);
	}
	else
		systable_endscan(scan);
	close_leaf(&leaf);
	return found;
}
