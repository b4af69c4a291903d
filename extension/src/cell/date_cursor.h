/*
 * date_cursor.h
 *		The parts of a written date: numbers in any numerals, words, what may stand behind a day.
 */
#ifndef YBSS_CELL_DATE_CURSOR_H
#define YBSS_CELL_DATE_CURSOR_H

#include "cell/signs.h"

typedef struct YbssDateCursor
{
	const YbssSigns *signs;
	int at;
	int minute; /* of the day, -1 where no time is said */
	int second;
	int zone; /* minutes before UTC; only where zoned */
	bool zoned;
} YbssDateCursor;

/* A number: its value and how many decimal digits it has or would have. */
typedef struct YbssDateNumber
{
	int64_t value;
	int digits;
} YbssDateNumber;

/* Pass over a word if it stands here. */
extern bool ybss_date_passes(YbssDateCursor *cursor, const char *word);
/* Pass over the first of these words that stands here; its place in the list, -1 where none does.
 */
extern int ybss_date_passes_any(YbssDateCursor *cursor, const char *const *words, int count);
/* Pass over blanks. */
extern void ybss_date_blanks(YbssDateCursor *cursor);
/* Read a number, Arabic or Chinese; false where none stands here. */
extern bool ybss_date_number(YbssDateCursor *cursor, YbssDateNumber *number);
/* Read the English name of a month; 0 where none stands here. */
extern int ybss_date_month_name(YbssDateCursor *cursor);
/* Pass over the English name of a weekday. */
extern bool ybss_date_weekday_name(YbssDateCursor *cursor);
/* Pass over what may stand behind a day: time, weekday, zone, 生, 起. */
extern void ybss_date_behind(YbssDateCursor *cursor);

#endif /* YBSS_CELL_DATE_CURSOR_H */
