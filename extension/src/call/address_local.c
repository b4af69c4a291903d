/*
 * address_local.c
 *		Reading addresses with the district's own names.
 *
 * The names are rows. A backend keeps a copy and drops it when the table's
 * trigger tells all backends that it has changed, so that a new name counts
 * from the next statement on, everywhere, and a name taken back is gone.
 */
#include "call/address_local.h"

#include "access/xact.h"
#include "address/read/moved.h"
#include "address/read/parse.h"
#include "call/address_explain.h"
#include "call/local_lexicon.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "server/registry_table.h"
#include "server/watch.h"
#include "type/address.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"

static MemoryContext names_context;
static YbssLocalNames *names;
static uint64 names_changes; /* of the table when the list was read */
static Oid names_table;
static YbssWatch watch = {0};

/* Memory for the list, in its own context. */
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

static YbssAllocator names_allocator = {allocate, release, NULL};

/* The kind that a row's text names; the table's check allows no other. */
static YbssLocalKind
local_kind(const char *kind)
{
	return strcmp(kind, "road") == 0	   ? YBSS_LOCAL_ROAD
		   : strcmp(kind, "compound") == 0 ? YBSS_LOCAL_COMPOUND
		   : strcmp(kind, "zone") == 0	   ? YBSS_LOCAL_ZONE
										   : YBSS_LOCAL_ALIAS;
}

/* Rows that are taken from the table at a time. */
#define NAMES_AT_ONCE 1000

/* Add one row of the table. */
static void
add_row(YbssLocalNames *to, HeapTuple row, TupleDesc columns)
{
	char *name = SPI_getvalue(row, columns, 2), *meaning = SPI_getvalue(row, columns, 3);
	bool is_null;
	Datum division = SPI_getbinval(row, columns, 4, &is_null);
	uint16_t units[YBSS_LOCAL_UNITS];
	YbssText *text = ybss_normal_text(name, strlen(name));
	int length = Min(text->length, YBSS_LOCAL_UNITS);

	memcpy(units, text->unit, length * sizeof *units);
	text = ybss_normal_text(meaning ? meaning : "", meaning ? strlen(meaning) : 0);
	ybss_local_names_add(to, local_kind(SPI_getvalue(row, columns, 1)), units, length, text->unit,
						 text->length, is_null ? 0 : DatumGetInt64(division));
}

/* Add the rows of the table, some at a time. */
static void
add_rows(YbssLocalNames *to)
{
	Portal rows = SPI_cursor_open_with_args(
		NULL, "SELECT kind, name, stands_for, division FROM ybss.local_names()", 0, NULL, NULL,
		NULL, true, 0);
	MemoryContext piece = AllocSetContextCreate(CurrentMemoryContext, "ybss local names, a piece",
												ALLOCSET_DEFAULT_SIZES);
	MemoryContext before = MemoryContextSwitchTo(piece);

	for (;;)
	{
		SPI_cursor_fetch(rows, true, NAMES_AT_ONCE);
		if (SPI_processed == 0)
			break;
		MemoryContextSwitchTo(piece);
		for (uint64 i = 0; i < SPI_processed; i++)
			add_row(to, SPI_tuptable->vals[i], SPI_tuptable->tupdesc);
		MemoryContextReset(piece);
		SPI_freetuptable(SPI_tuptable);
		CHECK_FOR_INTERRUPTS();
	}
	MemoryContextSwitchTo(before);
	SPI_cursor_close(rows);
}

/* Read the table anew, with a snapshot that sees what the last message told of. */
static void
load_names(void)
{
	YbssLocalNames *fresh;

	/* Until all is read there is no list: an error on the way leaves none. */
	names = NULL;
	MemoryContextReset(names_context);
	names_allocator.state = names_context;
	fresh = ybss_local_names_new(&names_allocator);
	/* A message that comes while the rows are read must not be lost. */
	names_changes = watch.changes;
	/* The leader of a parallel query and its workers have one snapshot, and keep it. */
	PushActiveSnapshot(IsInParallelMode() ? GetActiveSnapshot() : GetLatestSnapshot());
	SPI_connect();
	add_rows(fresh);
	SPI_finish();
	PopActiveSnapshot();
	ybss_local_names_finish(fresh);
	names = fresh;
}

/* Find the tables, and hear of every change of them that is committed. */
void
ybss_ask_for_local_names(void)
{
	Oid table = ybss_find_registry_table("local_name");

	if (names_context == NULL)
		names_context =
			AllocSetContextCreate(CacheMemoryContext, "ybss local names", ALLOCSET_DEFAULT_SIZES);
	ybss_watch_table(&watch, table);
	if (table != names_table)
		names = NULL;
	names_table = table;
	/* Not by locking the table: who holds its lock already hears nothing. */
	AcceptInvalidationMessages();
	ybss_ask_for_divisions();
}

/* The lexicon and the names that this session keeps, read anew where a change was heard. */
static const YbssLexicon *
kept_lexicon(const YbssLocalNames **local)
{
	if (OidIsValid(names_table) && (names == NULL || names_changes != watch.changes))
		load_names();
	*local = OidIsValid(names_table) ? names : NULL;
	return ybss_local_lexicon();
}

/* The district's lexicon; its names go to *local, NULL where there is no registry. */
static const YbssLexicon *
local_lexicon(FunctionCallInfo fcinfo, const YbssLocalNames **local)
{
	TimestampTz *heard = fcinfo->flinfo->fn_extra;

	/* PL/pgSQL keeps a call's state for a whole transaction: ask again in each statement. */
	if (heard == NULL || *heard != GetCurrentStatementStartTimestamp())
	{
		ybss_ask_for_local_names();
		if (heard == NULL)
			heard = fcinfo->flinfo->fn_extra =
				MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof *heard);
		*heard = GetCurrentStatementStartTimestamp();
	}
	return kept_lexicon(local);
}

/* Read a text with the district's names and divisions. */
static YbssParse *
parse_local(FunctionCallInfo fcinfo, const char *typed, size_t length, YbssText **text,
			const YbssLexicon **lexicon)
{
	const YbssLocalNames *local;
	YbssParse *parse = ybss_parse_buffer();

	*lexicon = local_lexicon(fcinfo, &local);
	*text = ybss_normal_text(typed, length);
	ybss_address_parse(*lexicon, local, *text, parse);
	return parse;
}

/* Read people's text as an address; ybss_ask_for_local_names was called in this statement. */
YbssAddress *
ybss_local_address(const char *typed, size_t length)
{
	const YbssLocalNames *local;
	YbssParse *parse = ybss_parse_buffer();
	const YbssLexicon *lexicon = kept_lexicon(&local);

	ybss_address_parse(lexicon, local, ybss_normal_text(typed, length), parse);
	return ybss_make_address(parse);
}

PG_FUNCTION_INFO_V1(ybss_parse_local);
/* Read people's text as an address, with the district's own names and divisions. */
Datum
ybss_parse_local(PG_FUNCTION_ARGS)
{
	text *typed = PG_GETARG_TEXT_PP(0);
	const YbssLexicon *lexicon;
	YbssText *normal;

	PG_RETURN_ADDRESS(ybss_make_address(
		parse_local(fcinfo, VARDATA_ANY(typed), VARSIZE_ANY_EXHDR(typed), &normal, &lexicon)));
}

PG_FUNCTION_INFO_V1(ybss_explain_local);
/* Tell why a text is read as it is, with the district's own names and divisions. */
Datum
ybss_explain_local(PG_FUNCTION_ARGS)
{
	char *typed = text_to_cstring(PG_GETARG_TEXT_PP(0));
	const YbssLexicon *lexicon;
	YbssText *normal;
	YbssParse *parse;

	InitMaterializedSRF(fcinfo, 0);
	parse = parse_local(fcinfo, typed, strlen(typed), &normal, &lexicon);
	ybss_explain_rows((ReturnSetInfo *) fcinfo->resultinfo, lexicon, typed, normal, parse);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(ybss_address_under);
/* The same address under another division, as the district's lexicon has it; NULL where it has
 * none. */
Datum
ybss_address_under(PG_FUNCTION_ARGS)
{
	static YbssParse from;
	const YbssLocalNames *local;
	const YbssLexicon *lexicon = local_lexicon(fcinfo, &local);
	int64 code = PG_GETARG_INT64(1);

	if (!ybss_address_unpack(PG_GETARG_ADDRESS(0), &from) ||
		!ybss_move_address(lexicon, &from, code, ybss_parse_buffer()))
		PG_RETURN_NULL();
	PG_RETURN_ADDRESS(ybss_make_address(ybss_parse_buffer()));
}
