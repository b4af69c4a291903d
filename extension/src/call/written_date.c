/*
 * written_date.c
 *		ybss.try_date and ybss.date_fault: dates as people write them.
 */
#include "ybss.h"

#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

#include "text/written_date.h"

PG_FUNCTION_INFO_V1(ybss_try_date);
PG_FUNCTION_INFO_V1(ybss_date_fault);

/* Give the date that a text (first argument) says, NULL when it says none. */
Datum
ybss_try_date(PG_FUNCTION_ARGS)
{
	text	*written = PG_GETARG_TEXT_PP(0);
	int		 pivot_year = PG_GETARG_INT32(1);
	YbssDate date;

	if (ybss_read_written_date(VARDATA_ANY(written), VARSIZE_ANY_EXHDR(written), pivot_year,
							   &date) != YBSS_DATE_RIGHT)
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(date2j(date.year, date.month, date.day) - POSTGRES_EPOCH_JDATE);
}

/* Name what is wrong with a written date, NULL when nothing is. */
Datum
ybss_date_fault(PG_FUNCTION_ARGS)
{
	text	*written = PG_GETARG_TEXT_PP(0);
	YbssDate date;

	switch (ybss_read_written_date(VARDATA_ANY(written), VARSIZE_ANY_EXHDR(written), 2000, &date))
	{
		case YBSS_DATE_SHAPE:
			PG_RETURN_TEXT_P(cstring_to_text("not_a_date"));
		case YBSS_DATE_IMPOSSIBLE:
			PG_RETURN_TEXT_P(cstring_to_text("impossible_date"));
		case YBSS_DATE_RIGHT:
			break;
	}
	PG_RETURN_NULL();
}
