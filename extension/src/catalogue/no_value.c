/*
 * no_value.c
 *		The district's own words for nothing.
 *
 * They are rows of ybss_registry.no_value, the same for everybody and no secret. A backend
 * keeps a copy, folded as cells are, until a change of the table is told.
 */
#include "catalogue/no_value.h"

#include "server/registry_table.h"
#include "server/watch.h"
#include "utils/inval.h"
#include "utils/memutils.h"
#include "access/xact.h"
#include "cell/nothing.h"

typedef struct OwnWord
{
	int length;
	char *text;
	YbssWordMeaning meaning;
} OwnWord;

static MemoryContext memory;
static OwnWord *words;
static int count;
static bool is_read;
static uint64 read_at;
static Oid table;
static YbssWatch watch = {0};

/* Order words by their bytes. */
static int
by_text(const void *one, const void *other)
{
	const OwnWord *a = one;
	const OwnWord *b = other;

	return a->length != b->length ? a->length - b->length : memcmp(a->text, b->text, a->length);
}

/* Read one row. */
static void
read_row(const YbssRows *rows, OwnWord *word)
{
	char *written = ybss_row_text(rows, "word");
	char *meaning = ybss_row_text(rows, "meaning");
	YbssSigns signs;

	ybss_read_signs(written, strlen(written), &signs);
	ybss_close_signs(&signs);
	word->text = palloc(signs.count * 4 + 1);
	word->length = (int) ybss_write_signs(signs.sign, signs.count, word->text);
	word->meaning = strcmp(meaning, "nothing") == 0	  ? YBSS_WORD_NOTHING
					: strcmp(meaning, "default") == 0 ? YBSS_WORD_DEFAULT
													  : YBSS_WORD_VALUE;
}

/* Read all rows into memory of their own. */
static void
read_rows(void)
{
	MemoryContext before;
	int room = 64;
	YbssRows rows;

	/* Until all is read there is nothing: an error on the way leaves none. */
	is_read = false;
	count = 0;
	MemoryContextReset(memory);
	/* A message that comes while the rows are read must not be lost. */
	read_at = watch.changes;
	before = MemoryContextSwitchTo(memory);
	words = palloc_array(OwnWord, room);
	ybss_begin_rows(&rows, table);
	while (ybss_next_row(&rows))
	{
		if (count == room)
			words = repalloc_array(words, OwnWord, room *= 2);
		read_row(&rows, &words[count++]);
	}
	ybss_end_rows(&rows);
	qsort(words, count, sizeof *words, by_text);
	MemoryContextSwitchTo(before);
	is_read = true;
}

/* Find the table, and hear of every change of it that is committed. */
void
ybss_ask_for_own_words(void)
{
	Oid found = ybss_find_registry_table("no_value");

	if (memory == NULL)
		memory = AllocSetContextCreate(CacheMemoryContext, "ybss words for nothing",
									   ALLOCSET_DEFAULT_SIZES);
	ybss_watch_table(&watch, found);
	if (found != table)
		is_read = false;
	table = found;
	/* Not by locking the table: who holds its lock already hears nothing. */
	AcceptInvalidationMessages();
	if (!is_read || read_at != watch.changes)
		read_rows();
}

/* What the district says of a word. */
YbssWordMeaning
ybss_own_word(const YbssSigns *word)
{
	char text[YBSS_SIGNS * 4];
	OwnWord asked = {0, text, YBSS_WORD_OF_NOBODY};
	const OwnWord *found;

	if (count == 0 || word->cut)
		return YBSS_WORD_OF_NOBODY;
	asked.length = (int) ybss_write_signs(word->sign, word->count, text);
	found = bsearch(&asked, words, count, sizeof *words, by_text);
	return found ? found->meaning : YBSS_WORD_OF_NOBODY;
}

PG_FUNCTION_INFO_V1(ybss_says_nothing);

/* Is a text one of the words for nothing? */
Datum
ybss_says_nothing(PG_FUNCTION_ARGS)
{
	text *written = PG_GETARG_TEXT_PP(0);
	TimestampTz *heard = fcinfo->flinfo->fn_extra;
	YbssSigns signs;
	YbssWordMeaning own;

	/* PL/pgSQL keeps a call's state for a whole transaction: ask again in each statement. */
	if (heard == NULL || *heard != GetCurrentStatementStartTimestamp())
	{
		ybss_ask_for_own_words();
		if (heard == NULL)
			heard = fcinfo->flinfo->fn_extra =
				MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof *heard);
		*heard = GetCurrentStatementStartTimestamp();
	}
	ybss_read_signs(VARDATA_ANY(written), VARSIZE_ANY_EXHDR(written), &signs);
	ybss_close_signs(&signs);
	own = ybss_own_word(&signs);
	if (own != YBSS_WORD_OF_NOBODY)
		PG_RETURN_BOOL(own == YBSS_WORD_NOTHING);
	PG_RETURN_BOOL(ybss_is_nothing(&signs, YBSS_NOTHING_EVERY));
}
