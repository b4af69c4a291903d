/*
 * written_date.c
 *		Reads 1985-03-07, 1985.3.7, 1985/3/7, 19850307, 1985年3月7日, 85年3月7日,
 *		each with a time of day behind it that does not count.
 *
 * The order is always year, month, day, as GB/T 7408 wants it; a list that puts
 * the day first is refused by the month's range rather than read wrongly.
 */
#include "text/written_date.h"

#include <stdbool.h>
#include <string.h>

typedef struct Cursor
{
	const unsigned char *p;
	const unsigned char *end;
} Cursor;

/* Read up to most digits, half or full width; returns how many there were. */
static int
digits(Cursor *cursor, int most, int *value)
{
	int count = 0;

	*value = 0;
	while (count < most && cursor->p < cursor->end)
	{
		int digit;

		if (*cursor->p >= '0' && *cursor->p <= '9')
		{
			digit = *cursor->p - '0';
			cursor->p += 1;
		}
		else if (cursor->end - cursor->p >= 3 && cursor->p[0] == 0xEF && cursor->p[1] == 0xBC &&
				 cursor->p[2] >= 0x90 && cursor->p[2] <= 0x99)
		{
			digit = cursor->p[2] - 0x90;
			cursor->p += 3;
		}
		else
			break;
		*value = *value * 10 + digit;
		count++;
	}
	return count;
}

/* Pass over the text if it stands here. */
static bool
passes(Cursor *cursor, const char *text)
{
	size_t length = strlen(text);

	if ((size_t) (cursor->end - cursor->p) < length || memcmp(cursor->p, text, length) != 0)
		return false;
	cursor->p += length;
	return true;
}

/* Pass over one separator between parts; 年 and 月 count as one. */
static bool
separator(Cursor *cursor)
{
	static const char *separators[] = {"-", ".", "/", "年", "月", "－", "．", "／", "、"};

	for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++)
		if (passes(cursor, separators[i]))
			return true;
	return false;
}

/* Pass over spaces. */
static void
spaces(Cursor *cursor)
{
	while (passes(cursor, " ") || passes(cursor, "\t") || passes(cursor, "　"))
		;
}

/* Say whether the day exists in the Gregorian calendar. */
static bool
exists(const YbssDate *date)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool			 leap = (date->year % 4 == 0 && date->year % 100 != 0) || date->year % 400 == 0;

	if (date->month < 1 || date->month > 12 || date->day < 1 || date->year < 1800)
		return false;
	return date->day <= days[date->month - 1] + (date->month == 2 && leap);
}

/* Say whether what is left is nothing or a time of day. */
static bool
only_time_left(Cursor *cursor)
{
	int more;

	/* A digit right behind the day belongs to a date in another order: 07/03/1985. */
	if (!passes(cursor, "日") && !passes(cursor, "号") && !passes(cursor, "T") &&
		digits(cursor, 1, &more) > 0)
		return false;
	spaces(cursor);
	while (cursor->p < cursor->end)
	{
		int ignored;

		if (!passes(cursor, ":") && !passes(cursor, ".") && digits(cursor, 9, &ignored) == 0)
			return false;
	}
	return true;
}

/*
 * Read a written date.
 *
 * Two digits of a year mean the last such year not after pivot_year.
 */
YbssDateFault
ybss_read_written_date(const char *utf8, size_t length, int pivot_year, YbssDate *date)
{
	Cursor cursor = {(const unsigned char *) utf8, (const unsigned char *) utf8 + length};
	int	   count;

	spaces(&cursor);
	count = digits(&cursor, 8, &date->year);
	if (count == 8)
	{
		date->day = date->year % 100;
		date->month = date->year / 100 % 100;
		date->year /= 10000;
	}
	else
	{
		if ((count != 4 && count != 2) || !separator(&cursor) ||
			digits(&cursor, 2, &date->month) == 0 || !separator(&cursor) ||
			digits(&cursor, 2, &date->day) == 0)
			return YBSS_DATE_SHAPE;
		if (count == 2)
			date->year += pivot_year / 100 * 100 - (date->year > pivot_year % 100 ? 100 : 0);
	}
	if (!only_time_left(&cursor))
		return YBSS_DATE_SHAPE;
	return exists(date) ? YBSS_DATE_RIGHT : YBSS_DATE_IMPOSSIBLE;
}
