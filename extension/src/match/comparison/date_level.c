/*
 * date_level.c
 *		Dates of birth: the level of two, and the keys by which they are found.
 */
#include "match/comparison/date_level.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "cell/date.h"
#include "match/comparison/hash.h"
#include "match/comparison/lunar_date.h"
#include "match/knowledge/lunar.h"

typedef enum DateLevel
{
	DATE_SAME,
	DATE_ONE_DIGIT,	 /* one digit differs */
	DATE_TRANSPOSED, /* two neighbouring digits changed places */
	DATE_SWAPPED,	 /* the day is the other's month */
	DATE_LUNAR,		 /* one is the other's day by the lunar calendar */
	DATE_MONTH,		 /* month and year agree, a day is not known */
	DATE_YEAR_ONLY,	 /* the year agrees; more is not known: 1 January */
	DATE_NEAR,		 /* at most a month apart */
	DATE_SAME_YEAR,
	DATE_YEAR_OFF, /* a year apart, the day the same: counted from one at birth */
	DATE_DIFFERENT
} DateLevel;

static const char *const level_names[] = {"same",	   "one_digit", "transposed", "swapped",
										  "lunar",	   "month",		"year_only",  "near",
										  "same_year", "year_off",	"different"};

typedef enum DateKey
{
	KEY_WHOLE,
	KEY_YEAR,
	KEY_MONTH, /* year and month */
	KEY_DAY,   /* month and day, in either order */
	KEY_SLIPS, /* two of year, month and day, and what lunar days mean */
	KEY_LUNAR  /* the day, and the days that it would be if it were one of the lunar calendar */
} DateKey;

static const char *const key_names[] = {"whole", "year", "month", "day", "slips", "lunar"};

/* A coded date: what is not known of it is 0. */
typedef struct Date
{
	int16_t year;
	int8_t month;
	int8_t day;
	int32_t number; /* of the day; 0 where it is not known */
	int32_t
		lunar[2]; /* the day that it means by the lunar calendar, in a month or its leap month */
} Date;

/* Stands for a day that is not known. */
#define NO_DAY INT32_MIN

/* Two digits of a year are the last such year that is not behind this one. */
#define LAST_YEAR 2026

/* Read a date into its parts; false where it says nothing. */
static bool
read_date(const char *text, size_t length, YbssDate *date)
{
	switch (ybss_read_written_date(text, length, LAST_YEAR, date))
	{
		case YBSS_DATE_RIGHT:
			return !ybss_is_default_date(date);
		case YBSS_DATE_NO_DAY:
			/* A month alone is its first day, a year alone has no month. */
			date->day = 0;
			return date->year > 0;
		case YBSS_DATE_LUNAR:
			return ybss_read_lunar_date(text, length, date);
		default:
			return false;
	}
}

/* Give the day that a date means if it is one of the lunar calendar. */
static int32_t
lunar_day(const YbssDate *date, bool leap)
{
	int number;

	return ybss_lunar_day_number(date->year, date->month, leap, date->day, &number) ? number
																					: NO_DAY;
}

/* Code a date. */
static size_t
code(const char *text, size_t length, void *coded)
{
	YbssDate date;
	Date to;

	memset(&to, 0, sizeof to);
	/* No date has so many bytes. */
	if (length > 200 || !read_date(text, length, &date) || date.year < 1 || date.year > 9999)
		return 0;
	to.year = (int16_t) date.year;
	to.month = (int8_t) date.month;
	to.day = (int8_t) date.day;
	to.number = to.lunar[0] = to.lunar[1] = NO_DAY;
	if (date.month > 0 && date.day > 0)
	{
		to.number = ybss_day_number(date.year, date.month, date.day);
		to.lunar[0] = lunar_day(&date, false);
		to.lunar[1] = lunar_day(&date, true);
	}
	memcpy(coded, &to, sizeof to);
	return sizeof to;
}

/* Write the eight digits. */
static void
digits_of(const Date *date, char digits[8])
{
	int number = date->year * 10000 + date->month * 100 + date->day;

	for (int i = 7; i >= 0; i--, number /= 10)
		digits[i] = (char) (number % 10);
}

/* The slip between two days; DATE_DIFFERENT where it is none. */
static DateLevel
slip(const Date *a, const Date *b)
{
	char one[8], other[8];
	int first = -1, differing = 0;

	digits_of(a, one);
	digits_of(b, other);
	for (int i = 0; i < 8; i++)
		if (one[i] != other[i])
		{
			first = differing++ == 0 ? i : first;
		}
	if (differing == 1)
		return DATE_ONE_DIGIT;
	if (differing == 2 && first < 7 && one[first] == other[first + 1] &&
		one[first + 1] == other[first])
		return DATE_TRANSPOSED;
	if (a->year == b->year && a->month == b->day && a->day == b->month)
		return DATE_SWAPPED;
	return DATE_DIFFERENT;
}

/* Is one the other's day by the lunar calendar? */
static bool
is_lunar(const Date *a, const Date *b)
{
	for (int i = 0; i < 2; i++)
		if ((a->lunar[i] != NO_DAY && a->lunar[i] == b->number) ||
			(b->lunar[i] != NO_DAY && b->lunar[i] == a->number))
			return true;
	return false;
}

/* Is no more than the year known: no month, or 1 January, which is written where nobody knows? */
static bool
is_year_only(const Date *date)
{
	return date->month == 0 || (date->month == 1 && date->day == 1);
}

/* The level of two days that are known. */
static DateLevel
level_of_days(const Date *a, const Date *b)
{
	DateLevel level = slip(a, b);

	if (level != DATE_DIFFERENT)
		return level;
	if (is_lunar(a, b))
		return DATE_LUNAR;
	if (a->year == b->year && (is_year_only(a) || is_year_only(b)))
		return DATE_YEAR_ONLY;
	if (abs(a->number - b->number) <= 31)
		return DATE_NEAR;
	if (a->year == b->year)
		return DATE_SAME_YEAR;
	return abs(a->year - b->year) == 1 && a->month == b->month && a->day == b->day ? DATE_YEAR_OFF
																				   : DATE_DIFFERENT;
}

/* Compare. */
static int
compare(const void *a, size_t a_bytes, const void *b, size_t b_bytes)
{
	Date first, second;

	memcpy(&first, a, a_bytes);
	memcpy(&second, b, b_bytes);
	if (memcmp(&first, &second, sizeof first) == 0)
		return DATE_SAME;
	if (first.number != NO_DAY && second.number != NO_DAY)
		return level_of_days(&first, &second);
	if (first.year != second.year)
		return DATE_DIFFERENT;
	if (first.month == second.month && first.month != 0)
		return DATE_MONTH;
	return is_year_only(&first) || is_year_only(&second) ? DATE_YEAR_ONLY : DATE_SAME_YEAR;
}

/* Add the key of a day. */
static int
add_day(int32_t number, uint64_t *keys, int count)
{
	uint64_t hash = ybss_hash_number(YBSS_HASH_SEED + 1, (uint64_t) number);

	if (number == NO_DAY)
		return count;
	for (int i = 0; i < count; i++)
		if (keys[i] == hash)
			return count;
	keys[count] = hash;
	return count + 1;
}

/* Hash two parts of a date of one kind. */
static uint64_t
hash_of(int kind, int one, int other)
{
	return ybss_hash_number(ybss_hash_number(YBSS_HASH_SEED + 2, (uint64_t) kind),
							(uint64_t) (one * 10000 + other));
}

/* Give a key for each two of year, month and day, in the order of one that swaps them too. */
static int
slip_keys(const Date *date, uint64_t *keys)
{
	int lesser = date->month < date->day ? date->month : date->day;
	int greater = date->month + date->day - lesser;

	keys[0] = hash_of(10, date->year, date->month);
	keys[1] = hash_of(11, date->year, date->day);
	keys[2] = hash_of(12, date->month, date->day);
	keys[3] = hash_of(13, date->year, lesser * 100 + greater);
	return 4;
}

/* Give the keys. */
static int
key(const void *coded, size_t bytes, int kind, uint64_t keys[YBSS_VALUE_KEYS])
{
	Date date;

	if (bytes == 0)
		return 0;
	memcpy(&date, coded, sizeof date);
	keys[0] = hash_of(kind, date.year, 0);
	if (kind == KEY_YEAR)
		return 1;
	keys[0] = hash_of(kind, date.year, date.month);
	if (kind == KEY_MONTH)
		return date.month != 0;
	if (date.number == NO_DAY)
		return 0;
	switch ((DateKey) kind)
	{
		case KEY_WHOLE:
			return add_day(date.number, keys, 0);
		case KEY_DAY:
			keys[0] = hash_of(kind, date.month < date.day ? date.month : date.day,
							  date.month < date.day ? date.day : date.month);
			return 1;
		case KEY_SLIPS:
			return slip_keys(&date, keys);
		case KEY_LUNAR:
			return add_day(date.lunar[1], keys,
						   add_day(date.lunar[0], keys, add_day(date.number, keys, 0)));
		default:
			return 0;
	}
}

const YbssComparison ybss_compare_date = {
	"date",	 YBSS_NAMES(level_names), level_names, code,
	compare, YBSS_NAMES(key_names),	  key_names,   key,
};
