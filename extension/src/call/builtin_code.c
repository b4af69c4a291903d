/*
 * builtin_code.c
 *		ybss.builtin_code: the built-in listed codes as rows.
 */
#include "ybss.h"

#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

#include "code/listed_code.h"
#include "code/region_issued.h"

PG_FUNCTION_INFO_V1(ybss_builtin_code_rows);

#define COLUMNS 9
#define LEAST_REGION 110000
#define MOST_REGION 839999

/* Set a text, null where there is none. */
static void
set_text(Datum *value, bool *is_null, const char *text)
{
	*is_null = text == NULL;
	if (text != NULL)
		*value = CStringGetTextDatum(text);
}

/* Set a day, null where it is the one that stands for none. */
static void
set_day(Datum *value, bool *is_null, int32 day, int32 none)
{
	*is_null = day == none;
	*value =
		DateADTGetDatum(day == YBSS_DAY_ALWAYS ? DATEVAL_NOBEGIN
											   : date2j(day / 10000, day / 100 % 100, day % 100) -
													 POSTGRES_EPOCH_JDATE);
}

/* Put one code. */
static void
put_code(ReturnSetInfo *result, const YbssListedCode *code, const YbssCodeSource *source)
{
	Datum values[COLUMNS] = {0};
	bool nulls[COLUMNS] = {false};
	char digits[8];

	snprintf(digits, sizeof digits, code->least == code->most ? "%d" : "%d-%d", code->least,
			 code->most);
	set_text(&values[0], &nulls[0], ybss_code_list_name[code->list]);
	set_text(&values[1], &nulls[1], code->code);
	set_text(&values[2], &nulls[2], code->name);
	set_day(&values[3], &nulls[3], code->from, YBSS_DAY_ALWAYS);
	set_day(&values[4], &nulls[4], code->to, YBSS_DAY_NEVER);
	set_text(&values[5], &nulls[5], code->most > 0 ? digits : NULL);
	set_text(&values[6], &nulls[6], code->replacement);
	set_text(&values[7], &nulls[7], source->source);
	values[8] = Int32GetDatum(source->copies);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* Put one region of ids; of its first and last day only the years are known. */
static void
put_region(ReturnSetInfo *result, const YbssRegion *region)
{
	Datum values[COLUMNS] = {0};
	bool nulls[COLUMNS] = {false, false, true, false, false, true, true, false, true};
	char code[8];

	snprintf(code, sizeof code, "%06d", region->code);
	set_text(&values[0], &nulls[0], ybss_code_list_name[YBSS_REGIONS]);
	set_text(&values[1], &nulls[1], code);
	set_day(&values[3], &nulls[3], region->first ? region->first * 10000 + 101 : 0, 0);
	set_day(&values[4], &nulls[4], region->last ? (region->last + 1) * 10000 + 101 : 0, 0);
	set_text(&values[7], &nulls[7], "data/region_issued.tsv");
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* Return the built-in codes. */
Datum
ybss_builtin_code_rows(PG_FUNCTION_ARGS)
{
	InitMaterializedSRF(fcinfo, 0);
	for (size_t i = 0; i < ybss_builtin_codes; i++)
		put_code((ReturnSetInfo *) fcinfo->resultinfo, &ybss_builtin_code[i],
				 &ybss_builtin_source[i]);
	for (int32 code = LEAST_REGION; code <= MOST_REGION; code++)
	{
		const YbssRegion *region = ybss_region_find(code);

		if (region != NULL)
			put_region((ReturnSetInfo *) fcinfo->resultinfo, region);
	}
	return (Datum) 0;
}
