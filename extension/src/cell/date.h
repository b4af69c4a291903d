/*
 * date.h
 *		Dates as people and programs write them in lists.
 */
#ifndef YBSS_CELL_DATE_H
#define YBSS_CELL_DATE_H

#include <stddef.h>
#include <stdbool.h>

typedef enum YbssDateFault
{
	YBSS_DATE_RIGHT = 0,
	YBSS_DATE_SHAPE,	  /* not written as a date */
	YBSS_DATE_IMPOSSIBLE, /* 30 February, month 13 */
	YBSS_DATE_NO_DAY,	  /* a year, or a month: then the date is its first day, else month is 0 */
	YBSS_DATE_SEVERAL,	  /* two dates, or a period */
	YBSS_DATE_LUNAR,	  /* of the lunar calendar */
	YBSS_DATE_OPEN,		  /* 长期, 至今: goes on without a day */
	YBSS_DATE_ORDER		  /* 3/7/1985: nobody can tell the day from the month */
} YbssDateFault;

typedef struct YbssDate
{
	int year;
	int month;
	int day;
} YbssDate;

/* Read a written date; two digits of a year mean the last such year not after last_year. */
extern YbssDateFault ybss_read_written_date(const char *utf8, size_t length, int last_year,
											YbssDate *date);

/* The word by which review names a fault; NULL for none. */
extern const char *ybss_date_fault_word(YbssDateFault fault);

/* Is it a day that programs write where they have none: 1900-01-01 and its like? */
extern bool ybss_is_default_date(const YbssDate *date);

/* The day behind (+1) or before (-1). */
extern void ybss_next_day(YbssDate *date, int step);

/* Is there such a day in the Gregorian calendar since 1800? */
extern bool ybss_date_exists(const YbssDate *date);

#endif /* YBSS_CELL_DATE_H */
