/*
 * builtin_table.c
 *		ybss.builtin_table: tables of extension/data that travel in the library as they are.
 */
#include "ybss.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(ybss_builtin_table);

/* More than any table has. */
#define MOST_COLUMNS 16

/* The path is relative to the top of the checkout, where the build runs. */
#define TABLE(symbol, file)                                                                        \
	extern const char symbol[] __attribute__((visibility("hidden")));                              \
	extern const char symbol##_end[] __attribute__((visibility("hidden")));                        \
	__asm__(".pushsection .rodata\n"                                                               \
			".hidden " #symbol "\n.globl " #symbol "\n" #symbol ":\n"                              \
			".incbin \"extension/data/" file "\"\n"                                                \
			".hidden " #symbol "_end\n.globl " #symbol "_end\n" #symbol "_end:\n"                  \
			".byte 0\n"                                                                            \
			".popsection\n")

TABLE(ybss_division_history, "division_history.tsv");
TABLE(ybss_succession, "succession.tsv");

/* A line of a table as an array of its columns; empty ones are null. */
static Datum
columns_of(const char *at, const char *end)
{
	Datum values[MOST_COLUMNS];
	bool nulls[MOST_COLUMNS];
	int count = 0, lower = 1;

	while (count < MOST_COLUMNS)
	{
		const char *tab = memchr(at, '\t', end - at);
		int length = (int) ((tab ? tab : end) - at);

		nulls[count] = length == 0;
		values[count++] = length > 0 ? PointerGetDatum(cstring_to_text_with_len(at, length)) : 0;
		if (tab == NULL)
			break;
		at = tab + 1;
	}
	return PointerGetDatum(
		construct_md_array(values, nulls, 1, &count, &lower, TEXTOID, -1, false, TYPALIGN_INT));
}

/* Return the lines of a table that are no remarks and hold a text. */
static void
put_table(ReturnSetInfo *result, const char *at, const char *end, const text *holding)
{
	for (const char *next; at < end; at = next)
	{
		const char *stop = memchr(at, '\n', end - at);
		bool is_null = false;
		Datum columns;

		CHECK_FOR_INTERRUPTS();
		stop = stop ? stop : end;
		next = stop + 1;
		if (stop == at || *at == '#' ||
			memmem(at, stop - at, VARDATA_ANY(holding), VARSIZE_ANY_EXHDR(holding)) == NULL)
			continue;
		columns = columns_of(at, stop);
		tuplestore_putvalues(result->setResult, result->setDesc, &columns, &is_null);
	}
}

/* Return the lines of a built-in table that hold a text; none where there is no such table. */
Datum
ybss_builtin_table(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	char *name = text_to_cstring(PG_GETARG_TEXT_PP(0));
	text *holding = PG_GETARG_TEXT_PP(1);

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	if (strcmp(name, "division_history") == 0)
		put_table(result, ybss_division_history, ybss_division_history_end, holding);
	else if (strcmp(name, "succession") == 0)
		put_table(result, ybss_succession, ybss_succession_end, holding);
	return (Datum) 0;
}
