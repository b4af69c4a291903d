/*
 * local_lexicon.c
 *		The lexicon with the changes of divisions that the district has loaded.
 *
 * Changes are rows. A backend keeps the lexicon as they make it, and makes it
 * anew when the table's trigger tells that they have changed, or when the day
 * has come from which one counts. Without rows it is the built-in one.
 */
#include "call/local_lexicon.h"

#include "access/xact.h"
#include "address/lexicon/changed_lexicon.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "server/registry_table.h"
#include "server/watch.h"
#include "type/address.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/inval.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"

static MemoryContext lexicon_context;
static const YbssLexicon *kept;
static uint64 kept_changes; /* of the table when the steps were read */
static DateADT next_day;	/* on which a further step counts */
static Oid steps_table;
static YbssWatch watch = {0};

/* Memory in a context. */
static void *
allocate(void *state, size_t size)
{
	return MemoryContextAllocHuge((MemoryContext) state, size);
}

static void
release(void *state, void *memory)
{
	pfree(memory);
}

/* The units of a column's text, folded as the lexicon's. */
static const uint16_t *
units_of(HeapTuple row, TupleDesc columns, int column, int most, int *length)
{
	char *text = SPI_getvalue(row, columns, column);
	YbssText *normal = ybss_normal_text(text ? text : "", text ? strlen(text) : 0);
	uint16_t *units;

	*length = Min(normal->length, most);
	units = palloc((*length + 1) * sizeof *units);
	memcpy(units, normal->unit, *length * sizeof *units);
	return units;
}

/* A number of a row; 0 where there is none. */
static int64
number_of(HeapTuple row, TupleDesc columns, int column)
{
	bool is_null;
	Datum value = SPI_getbinval(row, columns, column, &is_null);

	return is_null ? 0 : DatumGetInt64(value);
}

/* One step of the table. */
static void
read_step(HeapTuple row, TupleDesc columns, YbssDivisionStep *step)
{
	int length, year, month, day;
	bool is_null;

	*step = (YbssDivisionStep){.group = (int) number_of(row, columns, 1),
							   .level = (int) number_of(row, columns, 3),
							   .old_level = (int) number_of(row, columns, 4),
							   .code = number_of(row, columns, 5),
							   .parent = number_of(row, columns, 6),
							   .old_code = number_of(row, columns, 7),
							   .part = DatumGetBool(SPI_getbinval(row, columns, 8, &is_null))};
	j2date(DatumGetDateADT(SPI_getbinval(row, columns, 2, &is_null)) + POSTGRES_EPOCH_JDATE, &year,
		   &month, &day);
	step->year = (uint16_t) year;
	step->name = units_of(row, columns, 9, YBSS_DIVISION_NAME, &length);
	step->length = (uint8_t) length;
	step->old_name = units_of(row, columns, 10, YBSS_DIVISION_NAME, &length);
	step->old_length = (uint8_t) length;
	step->note = units_of(row, columns, 11, 400, &length);
	step->note_length = (uint16_t) length;
}

/* Read the steps that count on a day; the day of the first that does not goes to *next. */
static int
read_steps(DateADT day, YbssDivisionStep **steps, DateADT *next)
{
	int count = 0;

	DATE_NOEND(*next);
	if (SPI_execute("SELECT * FROM ybss.division_steps()", true, 0) != SPI_OK_SELECT)
		elog(ERROR, "changes of divisions could not be read");
	*steps = palloc((SPI_processed + 1) * sizeof **steps);
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		bool is_null;
		HeapTuple row = SPI_tuptable->vals[i];
		DateADT from = DatumGetDateADT(SPI_getbinval(row, SPI_tuptable->tupdesc, 2, &is_null));

		if (from > day)
			*next = Min(*next, from);
		else
			read_step(row, SPI_tuptable->tupdesc, &(*steps)[count++]);
	}
	return count;
}

/* Make the lexicon of a day in a memory context, with a snapshot that sees what the last message
 * told of. */
static const YbssLexicon *
make_lexicon(DateADT day, MemoryContext context, DateADT *next)
{
	YbssAllocator allocator = {allocate, release, context};
	const YbssLexicon *made = ybss_lexicon();
	YbssDivisionStep *steps;
	int count;

	/* The leader of a parallel query and its workers have one snapshot, and keep it. */
	PushActiveSnapshot(IsInParallelMode() ? GetActiveSnapshot() : GetLatestSnapshot());
	SPI_connect();
	count = read_steps(day, &steps, next);
	if (count > 0)
		made = ybss_change_lexicon(made, steps, count, &allocator);
	SPI_finish();
	PopActiveSnapshot();
	return made;
}

/* Find the table, hear of every change of it that is committed, and look at the calendar. */
void
ybss_ask_for_divisions(void)
{
	Oid table = ybss_find_registry_table("division_step");

	if (lexicon_context == NULL)
		lexicon_context =
			AllocSetContextCreate(CacheMemoryContext, "ybss divisions", ALLOCSET_DEFAULT_SIZES);
	ybss_watch_table(&watch, table);
	ybss_watch_table(&watch, ybss_find_registry_table("division_change"));
	if (table != steps_table)
		kept = NULL;
	steps_table = table;
	AcceptInvalidationMessages();
	if (kept != NULL && !DATE_IS_NOEND(next_day) && GetSQLCurrentDate() >= next_day)
		kept = NULL;
}

/* The lexicon of today for this session. */
const YbssLexicon *
ybss_local_lexicon(void)
{
	if (!OidIsValid(steps_table))
		return ybss_lexicon();
	if (kept == NULL || kept_changes != watch.changes)
	{
		/* Until all is read there is none: an error on the way leaves none. */
		kept = NULL;
		MemoryContextReset(lexicon_context);
		/* A message that comes while the rows are read must not be lost. */
		kept_changes = watch.changes;
		kept = make_lexicon(GetSQLCurrentDate(), lexicon_context, &next_day);
	}
	return kept;
}

/* The lexicon as it is or will be on a day. */
const YbssLexicon *
ybss_lexicon_on(DateADT day)
{
	DateADT next;

	return OidIsValid(ybss_find_registry_table("division_step"))
			   ? make_lexicon(day, CurrentMemoryContext, &next)
			   : ybss_lexicon();
}
