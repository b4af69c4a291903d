/*
 * own_codes.c
 *		The district's own listed codes as this backend keeps them.
 *
 * They are rows of ybss_registry.local_code, the same for everybody and no secret.
 * A backend keeps a copy and drops it when the table's trigger tells all backends
 * that it has changed, so that a new row counts from the next statement on,
 * everywhere, and one taken back is gone.
 */
#include "call/own_codes.h"

#include "access/xact.h"
#include "catalog/pg_type_d.h"
#include "server/registry_table.h"
#include "server/watch.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/inval.h"
#include "utils/memutils.h"

#define FEWEST 64 /* rows for which there is room at first */

static MemoryContext memory;
static YbssOwnCodes own;
static bool is_read;
static uint64 read_at; /* the watch's count when the rows were read */
static Oid table;
static YbssWatch watch = {0};

/* Give a day as a number: 20141220; that of null is told by the caller. */
static int32
day_of(const YbssRows *rows, const char *column, int32 when_null)
{
	Datum value;
	DateADT date;
	int year;
	int month;
	int day;

	if (!ybss_row_value(rows, column, DATEOID, &value))
		return when_null;
	date = DatumGetDateADT(value);
	if (DATE_NOT_FINITE(date))
		return DATE_IS_NOBEGIN(date) ? YBSS_DAY_ALWAYS : YBSS_DAY_NEVER;
	j2date(date + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	/* Years of five digits are no days that a number of eight can tell. */
	if (year < 0 || year > 9999)
		return year < 0 ? YBSS_DAY_ALWAYS : YBSS_DAY_NEVER;
	return year * 10000 + month * 100 + day;
}

/* Read how many digits numbers have: 8, or 5-8. */
static void
read_digits(const char *digits, YbssListedCode *code)
{
	const char *dash = digits ? strchr(digits, '-') : NULL;

	code->least = digits ? (uint8) atoi(digits) : 0;
	code->most = dash ? (uint8) atoi(dash + 1) : code->least;
}

/* Read one row; false where its list is one that this version does not know. */
static bool
read_row(const YbssRows *rows, YbssListedCode *code)
{
	char *list = ybss_row_text(rows, "list");
	char *written = ybss_row_text(rows, "code");
	int number = 0;

	while (number < YBSS_CODE_LISTS && strcmp(list, ybss_code_list_name[number]) != 0)
		number++;
	if (number == YBSS_CODE_LISTS || strlen(written) > YBSS_LISTED_CODE)
		return false;
	memset(code, 0, sizeof *code);
	code->list = (YbssCodeList) number;
	strlcpy(code->code, written, sizeof code->code);
	code->from = day_of(rows, "valid_from", YBSS_DAY_ALWAYS);
	code->to = day_of(rows, "valid_to", YBSS_DAY_NEVER);
	read_digits(ybss_row_text(rows, "digits"), code);
	code->replacement = ybss_row_text(rows, "replacement");
	return true;
}

/* Read all rows into memory of their own. */
static void
read_rows(void)
{
	MemoryContext before;
	YbssListedCode *codes;
	size_t room = FEWEST;
	size_t count = 0;
	YbssRows rows;

	/* Until all is read there is nothing: an error on the way leaves none. */
	is_read = false;
	MemoryContextReset(memory);
	/* A message that comes while the rows are read must not be lost. */
	read_at = watch.changes;
	before = MemoryContextSwitchTo(memory);
	codes = palloc_array(YbssListedCode, room);
	ybss_begin_rows(&rows, table);
	while (ybss_next_row(&rows))
	{
		if (count == room)
			codes = repalloc_array(codes, YbssListedCode, room *= 2);
		if (read_row(&rows, &codes[count]))
			count++;
	}
	ybss_end_rows(&rows);
	MemoryContextSwitchTo(before);
	qsort(codes, count, sizeof *codes, ybss_compare_listed);
	own.codes = codes;
	own.count = count;
	is_read = true;
}

/* Find the table, and hear of every change of it that is committed. */
static void
look_for_changes(void)
{
	Oid found = ybss_find_registry_table("local_code");

	if (memory == NULL)
		memory =
			AllocSetContextCreate(CacheMemoryContext, "ybss listed codes", ALLOCSET_DEFAULT_SIZES);
	ybss_watch_table(&watch, found);
	if (found != table)
		is_read = false;
	table = found;
	/* Not by locking the table: who holds its lock already hears nothing. */
	AcceptInvalidationMessages();
}

/* The district's codes; none where there is no registry. */
const YbssOwnCodes *
ybss_own_codes(FunctionCallInfo fcinfo)
{
	TimestampTz *heard = fcinfo->flinfo->fn_extra;

	/* PL/pgSQL keeps a call's state for a whole transaction: ask again in each statement. */
	if (heard == NULL || *heard != GetCurrentStatementStartTimestamp())
	{
		look_for_changes();
		if (heard == NULL)
			heard = fcinfo->flinfo->fn_extra =
				MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof *heard);
		*heard = GetCurrentStatementStartTimestamp();
	}
	if (!is_read || read_at != watch.changes)
		read_rows();
	return &own;
}
