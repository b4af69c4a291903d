/*
 * builtin_division.c
 *		ybss.builtin_division: the divisions of the built-in lexicon as rows.
 */
#include "ybss.h"

#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "address/lexicon/lexicon.h"
#include "call/local_lexicon.h"

PG_FUNCTION_INFO_V1(ybss_builtin_division);
PG_FUNCTION_INFO_V1(ybss_local_division);

/* Longer than any name of a division. */
#define NAME_UNITS 64

/* How many digits a code has at each level, province to village. */
static const int level_digits[] = {0, 2, 4, 6, 9, 12};

/* Turn UTF-16 units of a name into a text datum. */
static Datum
name_datum(const uint16_t *units, int length)
{
	unsigned char utf8[NAME_UNITS * MAX_UNICODE_EQUIVALENT_STRING];
	int written = 0;

	for (int i = 0; i < length; i++)
	{
		pg_wchar point = units[i];

		if (point >= 0xD800 && point < 0xDC00 && i + 1 < length)
			point = 0x10000 + ((point - 0xD800) << 10) + (units[++i] - 0xDC00);
		unicode_to_utf8(point, utf8 + written);
		written += pg_utf_mblen(utf8 + written);
	}
	return PointerGetDatum(cstring_to_text_with_len((char *) utf8, written));
}

/* Put one division: its digits at its level, and its name. */
static void
put_division(ReturnSetInfo *result, int64 code_of_twelve, int level, Datum name)
{
	char digits[16];
	Datum values[2];
	bool nulls[2] = {false, false};

	snprintf(digits, sizeof(digits), "%012lld", (long long) code_of_twelve);
	values[0] = PointerGetDatum(cstring_to_text_with_len(digits, level_digits[level]));
	values[1] = name;
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* Put the divisions of a lexicon, with the villages of one province, of all (0) or of none (-1). */
static void
put_divisions(ReturnSetInfo *result, const YbssLexicon *lexicon, int province)
{
	for (uint32_t i = 0; i < lexicon->places; i++)
	{
		const YbssPlace *place = &lexicon->place[i];

		/* The towns of a county that is none stand below their city; a town of two merged
		 * counties may have no code of its own yet. */
		if (place->statistical != YBSS_STATISTICAL_NO ||
			(lexicon->added != NULL && place->level == 4 && place->code % 1000 == 0))
			continue;
		put_division(result, ybss_place_code(lexicon, i), place->level,
					 name_datum(lexicon->text + place->name, Min(place->length, NAME_UNITS)));
	}
	for (uint32_t i = 0; province >= 0 && i < lexicon->villages; i++)
	{
		uint16_t units[NAME_UNITS];
		int64 code = ybss_village_code(lexicon, i);
		int length;

		CHECK_FOR_INTERRUPTS();
		/* A village whose town was merged has no code of its own yet. */
		if ((province != 0 && code / INT64CONST(10000000000) != province) ||
			(lexicon->added != NULL && code % 1000 == 0))
			continue;
		length = ybss_village_name(lexicon, i, units, NAME_UNITS);
		put_division(result, code, 5, name_datum(units, length));
	}
}

/* Return the divisions that are built in. */
Datum
ybss_builtin_division(PG_FUNCTION_ARGS)
{
	InitMaterializedSRF(fcinfo, 0);
	put_divisions((ReturnSetInfo *) fcinfo->resultinfo, ybss_lexicon(), PG_GETARG_INT32(0));
	return (Datum) 0;
}

/* Return the divisions of a day, with the changes that the district has loaded. */
Datum
ybss_local_division(PG_FUNCTION_ARGS)
{
	const YbssLexicon *lexicon = ybss_lexicon_on(PG_GETARG_DATEADT(0));

	InitMaterializedSRF(fcinfo, 0);
	put_divisions((ReturnSetInfo *) fcinfo->resultinfo, lexicon, PG_GETARG_INT32(1));
	return (Datum) 0;
}
