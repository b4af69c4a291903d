/*
 * code_doubt.c
 *		What the lists of codes say against a code, to SQL.
 */
#include "ybss.h"

#include "call/own_codes.h"
#include "code/doubt_words.h"
#include "code/phone.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

PG_FUNCTION_INFO_V1(ybss_credit_code_doubt);
PG_FUNCTION_INFO_V1(ybss_phone_doubt);
PG_FUNCTION_INFO_V1(ybss_phone_successor);
PG_FUNCTION_INFO_V1(ybss_region_doubt);

/* Give a day as a number: 20141220. */
static int32
day_number(DateADT date)
{
	int year;
	int month;
	int day;

	if (DATE_NOT_FINITE(date))
		return DATE_IS_NOBEGIN(date) ? YBSS_DAY_ALWAYS : YBSS_DAY_NEVER - 1;
	j2date(date + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	return year < 0 ? YBSS_DAY_ALWAYS : Min(year, 9998) * 10000 + month * 100 + day;
}

/* Give a doubt's words, null where there is none. */
static Datum
words_of(FunctionCallInfo fcinfo, bool doubted, const YbssDoubt *doubt)
{
	char words[YBSS_DOUBT_WORDS];

	if (!doubted)
		PG_RETURN_NULL();
	ybss_describe_doubt(doubt, words);
	PG_RETURN_TEXT_P(cstring_to_text(words));
}

/* Doubt a credit code on a day. */
Datum
ybss_credit_code_doubt(PG_FUNCTION_ARGS)
{
	YbssDoubt doubt;

	return words_of(fcinfo,
					ybss_doubt_credit_code(ybss_own_codes(fcinfo),
										   (YbssCreditCode *) PG_GETARG_POINTER(0),
										   day_number(PG_GETARG_DATEADT(1)), &doubt),
					&doubt);
}

/* Doubt a telephone number on a day. */
Datum
ybss_phone_doubt(PG_FUNCTION_ARGS)
{
	YbssDoubt doubt;

	return words_of(fcinfo,
					ybss_doubt_phone(ybss_own_codes(fcinfo), PG_GETARG_INT64(0),
									 day_number(PG_GETARG_DATEADT(1)), &doubt),
					&doubt);
}

/* Give the number that stands for a number on a day, null where none does. */
Datum
ybss_phone_successor(PG_FUNCTION_ARGS)
{
	int64 now;

	if (!ybss_phone_replaced(ybss_own_codes(fcinfo), PG_GETARG_INT64(0),
							 day_number(PG_GETARG_DATEADT(1)), &now))
		PG_RETURN_NULL();
	PG_RETURN_INT64(now);
}

/* Doubt the region of an id. */
Datum
ybss_region_doubt(PG_FUNCTION_ARGS)
{
	YbssDoubt doubt;

	return words_of(fcinfo, ybss_doubt_region(ybss_own_codes(fcinfo), PG_GETARG_INT64(0), &doubt),
					&doubt);
}
