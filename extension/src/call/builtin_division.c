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

PG_FUNCTION_INFO_V1(ybss_builtin_division);

/* Longer than any name of a division. */
#define NAME_UNITS 64

/* How many digits a code has at each level, province to village. */
static const int level_digits[] = {0, 2, 4, 6, 9, 12};

/* Turn UTF-16 units of a name into a text datum. */
static Datum
name_datum(const uint16_t *units, int length)
{
	unsigned char utf8[NAME_UNITS * MAX_UNICODE_EQUIVALENT_STRING];
	int			  written = 0;

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
	char  digits[16];
	Datum values[2];
	bool  nulls[2] = {false, false};

	snprintf(digits, sizeof(digits), "%012lld", (long long) code_of_twelve);
	values[0] = PointerGetDatum(cstring_to_text_with_len(digits, level_digits[level]));
	values[1] = name;
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* Return the divisions, with the villages of one province (first two digits) or of all (0) or none (-1). */
Datum
ybss_builtin_division(PG_FUNCTION_ARGS)
{
	ReturnSetInfo	  *result = (ReturnSetInfo *) fcinfo->resultinfo;
	int				   province = PG_GETARG_INT32(0);
	const YbssLexicon *lexicon = ybss_lexicon();

	InitMaterializedSRF(fcinfo, 0);
	for (uint32_t i = 0; i < lexicon->places; i++)
	{
		const YbssPlace *place = &lexicon->place[i];

		/* The towns of a county that is none stand below their city. */
		if (place->statistical != YBSS_STATISTICAL_NO)
			continue;
		put_division(result, ybss_place_code(lexicon, i), place->level,
					 name_datum(lexicon->text + place->name, Min(place->length, NAME_UNITS)));
	}
	for (uint32_t i = 0; province >= 0 && i < lexicon->villages; i++)
	{
		uint16_t units[NAME_UNITS];
		int64	 code = ybss_village_code(lexicon, i);
		int		 length;

		CHECK_FOR_INTERRUPTS();
		if (province != 0 && code / INT64CONST(10000000000) != province)
			continue;
		length = ybss_village_name(lexicon, i, units, NAME_UNITS);
		put_division(result, code, 5, name_datum(units, length));
	}
	return (Datum) 0;
}
