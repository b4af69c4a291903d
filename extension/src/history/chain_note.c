/*
 * chain_note.c
 *		Notes which records a transaction wrote, for the worker that links them.
 *
 * A row of ybss_registry.to_link for a table and district, written as the last
 * thing before the commit: it is there when the rows are, and not when they are
 * not, so the worker misses nothing and links nothing twice, in whatever order
 * transactions commit. Writing it costs an array of ids; digests are the
 * worker's. What a savepoint took back is noted too, and not found there.
 */
#include "history/chain_note.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/indexing.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "commands/sequence.h"
#include "funcapi.h"
#include "history/chain_worker.h"
#include "server/registry_table.h"
#include "server/row_trigger.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"

/* Ids in one row at most; more make further rows. */
#define MOST_IDS 100000
#define LONGEST_KIND 64

/* The columns of ybss_registry.to_link in their order. */
enum
{
	DISTRICT,
	NOTE,
	KIND,
	CHANGE_ID,
	NOTED_AT,
	FIRST_AT,
	LAST_AT,
	RECORDS,
	COLUMNS
};

/* What was written of a kind in a district; in the transaction's own memory. */
typedef struct Note
{
	struct Note *next;
	char kind[LONGEST_KIND];
	int32 district;
	int64 change_id; /* 0: its rows name no change */
	int64 *ids;
	int count;
	int room;
	TimestampTz first_at;
	TimestampTz last_at;
} Note;

static Note *notes = NULL;

/* Is it the note of this kind, district and change? One transaction may make several changes. */
static bool
is_note_of(const Note *note, const char *kind, int32 district, int64 change_id)
{
	return note->district == district && note->change_id == change_id &&
		   strcmp(note->kind, kind) == 0;
}

/* Find the note of a kind in a district by a change, or begin it. */
static Note *
note_of(const char *kind, int32 district, int64 change_id)
{
	Note *note;

	for (note = notes; note != NULL; note = note->next)
		if (is_note_of(note, kind, district, change_id))
			return note;
	note = MemoryContextAllocZero(TopTransactionContext, sizeof(Note));
	strlcpy(note->kind, kind, sizeof note->kind);
	note->district = district;
	note->change_id = change_id;
	note->room = 16;
	note->ids = MemoryContextAlloc(TopTransactionContext, note->room * sizeof(int64));
	note->next = notes;
	notes = note;
	return note;
}

/* Order ids. */
static int
compare_ids(const void *one, const void *other)
{
	int64 left = *(const int64 *) one;
	int64 right = *(const int64 *) other;

	return left < right ? -1 : left > right;
}

/* Write a row with these ids. */
static void
write_note(Relation table, const Note *note, const int64 *ids, int count)
{
	TupleDesc layout = RelationGetDescr(table);
	Datum *values = palloc0(layout->natts * sizeof(Datum));
	bool *nulls = palloc(layout->natts * sizeof(bool));
	Datum *elements = palloc(count * sizeof(Datum));

	memset(nulls, true, layout->natts * sizeof(bool));
	memset(nulls, false, COLUMNS * sizeof(bool));
	for (int i = 0; i < count; i++)
		elements[i] = Int64GetDatum(ids[i]);
	values[DISTRICT] = Int32GetDatum(note->district);
	values[NOTE] = Int64GetDatum(nextval_internal(ybss_registry_table("change_number"), false));
	values[KIND] = CStringGetTextDatum(note->kind);
	nulls[CHANGE_ID] = note->change_id == 0;
	values[CHANGE_ID] = Int64GetDatum(note->change_id);
	values[NOTED_AT] = TimestampTzGetDatum(GetCurrentTimestamp());
	nulls[FIRST_AT] = nulls[LAST_AT] = note->change_id != 0;
	values[FIRST_AT] = TimestampTzGetDatum(note->first_at);
	values[LAST_AT] = TimestampTzGetDatum(note->last_at);
	values[RECORDS] =
		PointerGetDatum(construct_array(elements, count, INT8OID, sizeof(int64), true, TYPALIGN_DOUBLE));
	CatalogTupleInsert(table, heap_form_tuple(layout, values, nulls));
	pfree(elements);
}

/* Write down a note, each id once. */
static void
write_down(Relation table, Note *note)
{
	int kept = 0;

	qsort(note->ids, note->count, sizeof(int64), compare_ids);
	for (int i = 0; i < note->count; i++)
		if (kept == 0 || note->ids[kept - 1] != note->ids[i])
			note->ids[kept++] = note->ids[i];
	for (int i = 0; i < kept; i += MOST_IDS)
		write_note(table, note, note->ids + i, Min(MOST_IDS, kept - i));
}

/* Write all notes down before the transaction commits. */
static void
write_notes(void)
{
	Oid to_link = ybss_find_registry_table("to_link");
	Note *waiting = notes;
	Relation table;

	notes = NULL;
	/* A registry of an older version has no chain; the upgrade links what is there. */
	if (waiting == NULL || !OidIsValid(to_link))
		return;
	PushActiveSnapshot(GetTransactionSnapshot());
	table = table_open(to_link, RowExclusiveLock);
	if (RelationGetDescr(table)->natts < COLUMNS)
		ereport(ERROR, (errcode(ERRCODE_YBSS_REGISTRY_VERSION),
						errmsg("table \"to_link\" is not what this version expects"),
						errdetail("登记库表结构与扩展版本不一致。"),
						errhint("SELECT ybss.upgrade_registry()")));
	for (; waiting != NULL; waiting = waiting->next)
		write_down(table, waiting);
	table_close(table, RowExclusiveLock);
	PopActiveSnapshot();
	ybss_link_soon();
}

/* Write the notes when the transaction is about to commit; forget them when it ended. */
static void
end_transaction(XactEvent event, void *argument)
{
	if (event == XACT_EVENT_PRE_COMMIT || event == XACT_EVENT_PRE_PREPARE)
		write_notes();
	else if (event != XACT_EVENT_PARALLEL_PRE_COMMIT)
		notes = NULL;
}

/* Listen for ends of transactions; called once when the library is loaded. */
void
ybss_chain_note_start(void)
{
	RegisterXactCallback(end_transaction, NULL);
}

/* Note a record that this transaction wrote. */
void
ybss_note_record(const char *kind, int32 district, int64 id, int64 change_id, TimestampTz at)
{
	Note *note = notes != NULL && is_note_of(notes, kind, district, change_id)
					 ? notes
					 : note_of(kind, district, change_id);

	if (note->count == note->room)
	{
		note->room *= 2;
		note->ids = repalloc_huge(note->ids, note->room * sizeof(int64));
	}
	if (note->count == 0 || at < note->first_at)
		note->first_at = at;
	if (note->count == 0 || at > note->last_at)
		note->last_at = at;
	note->ids[note->count++] = id;
}

PG_FUNCTION_INFO_V1(ybss_own_notes);

/* Give what this transaction noted and has not written down: kind, district, change, record. */
Datum
ybss_own_notes(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	YBSS_INIT_SRF(fcinfo);
	for (Note *note = notes; note != NULL; note = note->next)
		for (int i = 0; i < note->count; i++)
		{
			Datum values[] = {CStringGetTextDatum(note->kind), Int32GetDatum(note->district),
							  Int64GetDatum(note->change_id), Int64GetDatum(note->ids[i])};
			bool nulls[] = {false, false, note->change_id == 0, false};

			tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
		}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(ybss_note_original);

/* Note a row of a table without stamps: its kind, and which columns are its id and its moment. */
Datum
ybss_note_original(PG_FUNCTION_ARGS)
{
	TriggerData *event = ybss_row_trigger(fcinfo, "note_original", TRIGGER_EVENT_AFTER,
										  YBSS_ON(TRIGGER_EVENT_INSERT));
	Relation table = event->tg_relation;
	TupleDesc layout = RelationGetDescr(table);
	char **arguments = event->tg_trigger->tgargs;
	AttrNumber district = ybss_find_column(layout, "district", INT4OID);
	AttrNumber id, moment;
	bool nulls[3];
	Datum values[3];

	if (event->tg_trigger->tgnargs != 3 || district == 0 ||
		(id = ybss_find_column(layout, arguments[1], INT8OID)) == 0 ||
		(moment = ybss_find_column(layout, arguments[2], TIMESTAMPTZOID)) == 0)
		ereport(ERROR, (errcode(ERRCODE_YBSS_NOT_VERSIONED),
						errmsg("table \"%s\" cannot be linked", RelationGetRelationName(table)),
						errdetail("该表不能纳入摘要链。"),
						errhint("Arguments: the table's name, its columns of id and moment.")));
	values[0] = heap_getattr(event->tg_trigtuple, district, layout, &nulls[0]);
	values[1] = heap_getattr(event->tg_trigtuple, id, layout, &nulls[1]);
	values[2] = heap_getattr(event->tg_trigtuple, moment, layout, &nulls[2]);
	if (!nulls[0] && !nulls[1] && !nulls[2])
		ybss_note_record(arguments[0], DatumGetInt32(values[0]), DatumGetInt64(values[1]), 0,
						 DatumGetTimestampTz(values[2]));
	return PointerGetDatum(NULL);
}
