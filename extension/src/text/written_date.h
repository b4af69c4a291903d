/*
 * written_date.h
 *		Dates as people write them in lists.
 */
#ifndef YBSS_TEXT_WRITTEN_DATE_H
#define YBSS_TEXT_WRITTEN_DATE_H

#include <stddef.h>

typedef enum YbssDateFault
{
	YBSS_DATE_RIGHT = 0,
	YBSS_DATE_SHAPE,	  /* not written as a date */
	YBSS_DATE_IMPOSSIBLE, /* 30 February, month 13 */
} YbssDateFault;

typedef struct YbssDate
{
	int year;
	int month;
	int day;
} YbssDate;

extern YbssDateFault ybss_read_written_date(const char *utf8, size_t length, int pivot_year,
											YbssDate *date);

#endif /* YBSS_TEXT_WRITTEN_DATE_H */
