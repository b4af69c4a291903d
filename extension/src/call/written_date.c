/*
 * written_date.c
 *		ybss.try_date and ybss.date_fault: dates as people write them.
 */
#include "ybss.h"

#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

#include "cell/date.h"

PG_FUNCTION_INFO_V1(ybss_try_date);
PG_FUNCTION_INFO_V1(ybss_try_date_on);
PG_FUNCTION_INFO_V1(ybss_date_fault);

/* Give the date that a text says, NULL when it says none. */
static Datum
date_said(FunctionCallInfo fcinfo, int last_year)
{
	text *written = PG_GETARG_TEXT_PP(0);
	YbssDate date;

	if (ybss_read_written_date(VARDATA_ANY(written), VARSIZE_ANY_EXHDR(written), last_year,
							   &date) != YBSS_DATE_RIGHT)
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(date2j(date.year, date.month, date.day) - POSTGRES_EPOCH_JDATE);
}

/* Read a text (first argument) with the last year that two digits may mean (second). */
Datum
ybss_try_date(PG_FUNCTION_ARGS)
{
	return date_said(fcinfo, PG_GETARG_INT32(1));
}

/* Read a text that was written on a day. */
Datum
ybss_try_date_on(PG_FUNCTION_ARGS)
{
	DateADT day = PG_GETARG_DATEADT(1);
	int year;
	int month;
	int of_month;

	if (DATE_NOT_FINITE(day))
		PG_RETURN_NULL();
	j2date(day + POSTGRES_EPOCH_JDATE, &year, &month, &of_month);
	return date_said(fcinfo, Max(year, 0));
}

/* Name what is wrong with a written date, NULL when nothing is. */
Datum
ybss_date_fault(PG_FUNCTION_ARGS)
{
	text *written = PG_GETARG_TEXT_PP(0);
	YbssDate date;
	const char *fault = ybss_date_fault_word(
		ybss_read_written_date(VARDATA_ANY(written), VARSIZE_ANY_EXHDR(written), 2000, &date));

	if (fault == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(fault));
}
