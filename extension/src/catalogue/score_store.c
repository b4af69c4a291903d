/*
 * score_store.c
 *		ybss.store_scores: scores many records and stores what comes of it, as an aggregate.
 *
 * Half of what it takes to score a registry is the writing. Here a row of
 * ybss_registry.quality is made where the record is judged, one that says what stands
 * already is left as it is, the others are written a page at a time, and the sums by
 * grid are counted beside them instead of by triggers over copies of all rows. Checks,
 * keys and row security of the sums are asked as for every other statement; triggers of
 * the table are not. Whoever calls this holds the locks of the records' communities.
 */
#include "ybss.h"

#include "access/heapam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/tableam.h"
#include "catalog/pg_am_d.h"
#include "catalog/pg_type_d.h"
#include "catalogue/score_list.h"
#include "catalogue/score_total.h"
#include "executor/executor.h"
#include "miscadmin.h"
#include "server/registry_table.h"
#include "type/row_argument.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"

/* How many rows are written at a time. */
#define BATCH 500

PG_FUNCTION_INFO_V1(ybss_note_score);
PG_FUNCTION_INFO_V1(ybss_write_scores);

/* A score that is to be stored. */
typedef struct NewScore
{
	int64 record;
	HeapTuple row;
	ItemPointerData stands; /* invalid: there is none yet */
} NewScore;

typedef struct ScoreSet
{
	Relation table;
	int grid; /* the column of the records' type, told once */
	uint64 layout_id;
	int count;
	int room;
	NewScore *scores;
} ScoreSet;

/* Refuse whoever lacks the owner's rights. */
static void
check_caller(void)
{
	if (!has_privs_of_role(GetUserId(), ybss_registry_owner()))
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE), errmsg("only the registry's own functions store scores"),
						errdetail("只有登记库自身的函数可以保存评分。"),
						errhint("Score records by job score: CALL ybss.run_job('score').")));
}

/* Begin a set of scores in the aggregate's memory. */
static ScoreSet *
begin_set(void)
{
	ScoreSet *set;

	check_caller();
	set = palloc0(sizeof *set);
	set->table = table_open(ybss_registry_table("quality"), RowExclusiveLock);
	if (RelationGetNumberOfAttributes(set->table) < YBSS_QUALITY_COLUMNS ||
		set->table->rd_rel->relam != HEAP_TABLE_AM_OID ||
		ybss_require_column(set->table, "scored_at", TIMESTAMPTZOID) != YBSS_QUALITY_SCORED_AT + 1)
		elog(ERROR, "ybss_registry.quality is not as this version of the extension makes it");
	set->room = 1024;
	set->scores = palloc_array(NewScore, set->room);
	return set;
}

/* Give the grid of a record. */
static Datum
grid_of(ScoreSet *set, const YbssBinding *binding)
{
	if (set->layout_id != binding->layout_id)
	{
		set->grid = ybss_find_column(binding->layout, "grid", YBSS_EIGHT_BYTES);
		set->layout_id = binding->layout_id;
	}
	if (set->grid == 0 || binding->nulls[set->grid - 1])
		ereport(ERROR, (errcode(ERRCODE_YBSS_ITEM_KIND), errmsg("a record without a grid cannot be stored with its score"),
						errdetail("记录没有所在网格，不能保存评分。")));
	return binding->values[set->grid - 1];
}

/* Make the row that is stored of a record that was just scored. */
static HeapTuple
make_row(ScoreSet *set, const YbssBinding *binding, const YbssScore *score, int32 as_of, int32 holds_until)
{
	int columns = RelationGetNumberOfAttributes(set->table);
	Datum *values = palloc0_array(Datum, columns);
	bool *nulls = palloc_array(bool, columns);

	for (int i = 0; i < columns; i++)
		nulls[i] = i >= YBSS_QUALITY_COLUMNS;
	values[YBSS_QUALITY_DISTRICT] = binding->values[binding->district - 1];
	values[YBSS_QUALITY_KIND] = CStringGetTextDatum(binding->program->kind);
	values[YBSS_QUALITY_RECORD] = binding->values[binding->id - 1];
	values[YBSS_QUALITY_GRID] = grid_of(set, binding);
	values[YBSS_QUALITY_COMPLETENESS] = Int16GetDatum(score->completeness);
	values[YBSS_QUALITY_ACCURACY] = Int16GetDatum(score->accuracy);
	values[YBSS_QUALITY_FRESHNESS] = Int16GetDatum(score->freshness);
	values[YBSS_QUALITY_PASSES] = BoolGetDatum(score->passes);
	for (int list = 0; list < YBSS_LISTS; list++)
		values[YBSS_QUALITY_LACKS + list] = ybss_item_numbers(binding->program, list);
	values[YBSS_QUALITY_VERSION] = Int32GetDatum(binding->program->version);
	values[YBSS_QUALITY_AS_OF] = DateADTGetDatum(as_of);
	values[YBSS_QUALITY_FALLS_ON] = DateADTGetDatum(Min(ybss_falls_on(score), holds_until));
	values[YBSS_QUALITY_SCORED_AT] = TimestampTzGetDatum(GetCurrentTimestamp());
	return heap_form_tuple(RelationGetDescr(set->table), values, nulls);
}

/* Score a record (second) on a day (third) until its links turn (fourth), with the score that stands (fifth). */
Datum
ybss_note_score(PG_FUNCTION_ARGS)
{
	MemoryContext memory;
	MemoryContext caller;
	ScoreSet *set;
	YbssBinding *binding;
	YbssScore score;
	HeapTupleHeader record;
	NewScore *new;
	HeapTuple row;

	if (!AggCheckCallContext(fcinfo, &memory))
		elog(ERROR, "ybss.note_score is called by ybss.store_scores alone");
	caller = MemoryContextSwitchTo(memory);
	set = PG_ARGISNULL(0) ? begin_set() : (ScoreSet *) PG_GETARG_POINTER(0);
	MemoryContextSwitchTo(caller);
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_POINTER(set);
	record = ybss_row_argument(fcinfo, 1);
	binding = ybss_bind(fcinfo, record);
	ybss_score_record(binding, record, PG_GETARG_DATEADT(2), &score);
	row = make_row(set, binding, &score, PG_GETARG_DATEADT(2), PG_ARGISNULL(3) ? DATEVAL_NOEND : PG_GETARG_DATEADT(3));
	MemoryContextSwitchTo(memory);
	if (set->count == set->room)
		set->scores = repalloc_huge(set->scores, sizeof *set->scores * (set->room *= 2));
	new = &set->scores[set->count++];
	new->record = DatumGetInt64(binding->values[binding->id - 1]);
	new->row = heap_copytuple(row);
	ItemPointerSetInvalid(&new->stands);
	if (!PG_ARGISNULL(4))
		new->stands = *(ItemPointer) PG_GETARG_POINTER(4);
	MemoryContextSwitchTo(caller);
	PG_RETURN_POINTER(set);
}

/* Order scores by their records. */
static int
compare_scores(const void *a, const void *b)
{
	int64 left = ((const NewScore *) a)->record;
	int64 right = ((const NewScore *) b)->record;

	return left < right ? -1 : left > right;
}

/* Do two rows say the same but for the time at which they were made, which is the last column? */
static bool
says_the_same(HeapTuple a, HeapTuple b)
{
	uint32 length = a->t_len - a->t_data->t_hoff;

	return HeapTupleHeaderGetNatts(a->t_data) == YBSS_QUALITY_COLUMNS &&
		   HeapTupleHeaderGetNatts(b->t_data) == YBSS_QUALITY_COLUMNS && length == b->t_len - b->t_data->t_hoff &&
		   memcmp((char *) a->t_data + a->t_data->t_hoff, (char *) b->t_data + b->t_data->t_hoff,
				  length - sizeof(TimestampTz)) == 0;
}

/* Take away the score that stands; true where it says the same as the new one and stays. */
static bool
take_standing(ScoreSet *set, NewScore *new, TupleTableSlot *slot, YbssTotals *totals)
{
	TM_FailureData why;
	TM_Result result;
	bool same;

	if (!table_tuple_fetch_row_version(set->table, &new->stands, GetActiveSnapshot(), slot))
		return false;
	same = says_the_same(ExecFetchSlotHeapTuple(slot, false, NULL), new->row);
	if (!same)
	{
		result = table_tuple_delete(set->table, &new->stands, GetCurrentCommandId(true), GetActiveSnapshot(),
									InvalidSnapshot, true, &why, false);
		/* Its record went meanwhile, and the score with it. */
		if (result == TM_Ok)
		{
			slot_getallattrs(slot);
			ybss_add_total(totals, slot->tts_values, -1);
		}
		else if (result != TM_Deleted)
			ereport(ERROR, (errcode(ERRCODE_T_R_SERIALIZATION_FAILURE), errmsg("a score was changed while it was made anew"),
							errdetail("评分被同时修改，请重试。")));
	}
	ExecClearTuple(slot);
	return same;
}

/* Take away what stands and is another; gives how many scores are left to be written. */
static int
take_changed(ScoreSet *set, YbssTotals *totals)
{
	TupleTableSlot *slot = table_slot_create(set->table, NULL);
	int left = 0;

	for (int i = 0; i < set->count; i++)
	{
		NewScore *new = &set->scores[i];

		CHECK_FOR_INTERRUPTS();
		if (!ItemPointerIsValid(&new->stands) || !take_standing(set, new, slot, totals))
			set->scores[left++] = *new;
	}
	ExecDropSingleTupleTableSlot(slot);
	return left;
}

/* Enter rows into one index after the other: each stays at hand while it is written. */
static void
insert_entries(ResultRelInfo *target, EState *state, TupleTableSlot **slots, int count)
{
	ResultRelInfo one = *target;

	one.ri_NumIndices = 1;
	for (int index = 0; index < target->ri_NumIndices; index++)
	{
		one.ri_IndexRelationDescs = &target->ri_IndexRelationDescs[index];
		one.ri_IndexRelationInfo = &target->ri_IndexRelationInfo[index];
		for (int i = 0; i < count; i++)
			ybss_insert_index_entries(&one, slots[i], state);
	}
}

/* Write some of the scores, a page at a time, then their entries in the indexes. */
static void
write_batch(ResultRelInfo *target, EState *state, TupleTableSlot **slots, const NewScore *scores, int count, YbssTotals *totals)
{
	for (int i = 0; i < count; i++)
	{
		ExecStoreHeapTuple(scores[i].row, slots[i], false);
		ExecConstraints(target, slots[i], state);
		slot_getallattrs(slots[i]);
		ybss_add_total(totals, slots[i]->tts_values, 1);
	}
	heap_multi_insert(target->ri_RelationDesc, slots, count, GetCurrentCommandId(true), 0, NULL);
	insert_entries(target, state, slots, count);
	for (int i = 0; i < count; i++)
		ExecClearTuple(slots[i]);
	ResetPerTupleExprContext(state);
}

/* Write scores. */
static void
write_rows(ScoreSet *set, int count, YbssTotals *totals)
{
	EState *state = CreateExecutorState();
	ResultRelInfo *target = makeNode(ResultRelInfo);
	TupleTableSlot *slots[BATCH];

	InitResultRelInfo(target, set->table, 0, NULL, 0);
	ExecOpenIndices(target, false);
	for (int i = 0; i < BATCH; i++)
		slots[i] = MakeSingleTupleTableSlot(RelationGetDescr(set->table), &TTSOpsHeapTuple);
	for (int done = 0; done < count; done += BATCH)
	{
		CHECK_FOR_INTERRUPTS();
		write_batch(target, state, slots, set->scores + done, Min(BATCH, count - done), totals);
	}
	for (int i = 0; i < BATCH; i++)
		ExecDropSingleTupleTableSlot(slots[i]);
	ExecCloseIndices(target);
	FreeExecutorState(state);
}

/* Store the scores of a set; gives how many records were scored. */
Datum
ybss_write_scores(PG_FUNCTION_ARGS)
{
	MemoryContext memory;
	MemoryContext caller;
	ScoreSet *set;
	YbssTotals *totals;
	Oid grid_type;
	int left;

	if (!AggCheckCallContext(fcinfo, &memory))
		elog(ERROR, "ybss.write_scores is called by ybss.store_scores alone");
	if (PG_ARGISNULL(0))
		PG_RETURN_INT64(0);
	set = (ScoreSet *) PG_GETARG_POINTER(0);
	caller = MemoryContextSwitchTo(memory);
	totals = ybss_begin_totals();
	/* By their records, as every other road stores them: neighbours lie together. */
	qsort(set->scores, set->count, sizeof *set->scores, compare_scores);
	left = take_changed(set, totals);
	if (left > 0)
		write_rows(set, left, totals);
	grid_type = TupleDescAttr(RelationGetDescr(set->table), YBSS_QUALITY_GRID)->atttypid;
	table_close(set->table, NoLock);
	ybss_write_totals(totals, grid_type);
	MemoryContextSwitchTo(caller);
	PG_RETURN_INT64(set->count);
}
