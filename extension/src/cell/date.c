/*
 * date.c
 *		Reads 1985-03-07, 19850307, 一九八五年三月七日, 民国74年3月7日, 7-Mar-85, 43867 …
 *
 * The order is year, month, day, as GB/T 7408 wants it. A list that puts day or month
 * first is read where only one order is possible, and refused where two are.
 */
#include "cell/date.h"

#include "cell/date_cursor.h"

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))
#define REPUBLIC 1911 /* the year before 民国元年 */
#define FIRST_SERIAL 10000
#define LAST_SERIAL 73050 /* 1927-05-18 to 2099-12-31 */
#define DAY_SECONDS 86400

/* Is there such a day? */
bool
ybss_date_exists(const YbssDate *date)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (date->year % 4 == 0 && date->year % 100 != 0) || date->year % 400 == 0;

	if (date->month < 1 || date->month > 12 || date->day < 1 || date->year < 1800 ||
		date->year > 9999)
		return false;
	return date->day <= days[date->month - 1] + (date->month == 2 && leap);
}

/* The day behind or before. */
void
ybss_next_day(YbssDate *date, int step)
{
	date->day += step;
	if (date->day > 0 && ybss_date_exists(date))
		return;
	date->month += step;
	if (date->month < 1 || date->month > 12)
	{
		date->year += step;
		date->month = step > 0 ? 1 : 12;
	}
	date->day = step > 0 ? 1 : 31;
	while (!ybss_date_exists(date) && date->day > 28)
		date->day--;
}

/* Is it a day that programs write where they have none? */
bool
ybss_is_default_date(const YbssDate *date)
{
	return (date->year == 1900 && date->month == 1 && date->day == 1) ||
		   (date->year == 1899 && date->month == 12 && date->day >= 30) ||
		   (date->year == 1901 && date->month == 1 && date->day == 1);
}

/* Give a day by its number from 1970-01-01 (civil calendar). */
static void
day_of_number(int64_t number, YbssDate *date)
{
	int64_t shifted = number + 719468;
	int64_t era = shifted / 146097;
	int64_t day = shifted % 146097;
	int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	int64_t of_year = day - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153;

	date->day = (int) (of_year - (153 * month + 2) / 5 + 1);
	date->month = (int) (month < 10 ? month + 3 : month - 9);
	date->year = (int) (year + era * 400 + (date->month <= 2));
}

/* Give the full year of one of two digits. */
static int
full_year(int year, int last_year)
{
	return year + last_year / 100 * 100 - (year > last_year % 100 ? 100 : 0);
}

/* Say of a day that is whole whether it exists. */
static YbssDateFault
judged(YbssDate *date)
{
	if (date->day == 0 && date->month <= 12 && date->year >= 1800 && date->year <= 9999)
	{
		date->day = date->month ? 1 : 0;
		return YBSS_DATE_NO_DAY;
	}
	return ybss_date_exists(date) ? YBSS_DATE_RIGHT : YBSS_DATE_IMPOSSIBLE;
}

/* What is left behind a date that was whole: nothing, or another date. */
static YbssDateFault
left_over(YbssDateCursor *cursor)
{
	static const char *const to[] = {"至", "到", "-", "~", "/", "、", "和",
									 "及", "或", "(", ",", ";", "|"};
	static const char *const now[] = {"今", "现在", "长期", "永久"};
	YbssDateNumber number;

	ybss_date_blanks(cursor);
	if (ybss_date_passes_any(cursor, to, COUNT(to)) >= 0)
	{
		ybss_date_blanks(cursor);
		if (ybss_date_passes_any(cursor, now, COUNT(now)) >= 0)
			return YBSS_DATE_SEVERAL;
	}
	while (cursor->at < cursor->signs->count)
	{
		if (ybss_date_number(cursor, &number) && (number.digits == 4 || number.digits == 8))
			return YBSS_DATE_SEVERAL;
		if (number.digits == 0)
			cursor->at++;
	}
	return YBSS_DATE_SHAPE;
}

/* Move the day to China's where the text says a zone. */
static void
to_china(const YbssDateCursor *cursor, YbssDate *date)
{
	int minute;
	int ahead = 8 * 60;

	if (!cursor->zoned || cursor->minute < 0)
		return;
	minute = cursor->minute - cursor->zone;
	/* Midnight of China's summer time, which programs write as 15:00 UTC. */
	if (date->year >= 1986 && date->year <= 1991 && cursor->zone == 0 &&
		cursor->minute == 15 * 60 && cursor->second == 0)
		ahead = 9 * 60;
	minute += ahead;
	if (minute >= 24 * 60)
		ybss_next_day(date, 1);
	else if (minute < 0)
		ybss_next_day(date, -1);
}

/* End a date whose three parts are known. */
static YbssDateFault
end_day(YbssDateCursor *cursor, YbssDate *date)
{
	YbssDateFault fault = judged(date);
	int start = cursor->at;

	ybss_date_blanks(cursor);
	if (!ybss_date_passes(cursor, "日") && !ybss_date_passes(cursor, "号") &&
		ybss_sign_is_digit(cursor->signs->sign[cursor->at = start]))
		return YBSS_DATE_SHAPE;
	ybss_date_behind(cursor);
	if (cursor->at < cursor->signs->count)
		return left_over(cursor);
	if (fault == YBSS_DATE_RIGHT)
		to_china(cursor, date);
	return fault;
}

/* End a date that has no day. */
static YbssDateFault
end_month(YbssDateCursor *cursor, YbssDate *date)
{
	static const char *const words[] = {"月",	"份", "年", "初", "底", "末",	  "上旬",	"中旬",
										"下旬", "春", "夏", "秋", "冬", "上半年", "下半年", "以来",
										"以前", "前", "后", ".",  "-",	"/"};
	int start;

	do
	{
		start = cursor->at;
		ybss_date_behind(cursor);
		ybss_date_passes_any(cursor, words, COUNT(words));
	} while (cursor->at > start);
	if (cursor->at < cursor->signs->count)
		return left_over(cursor);
	date->day = date->month ? 1 : 0;
	if (date->year < 1800 || date->year > 2999 || date->month < 0 || date->month > 12)
		return YBSS_DATE_IMPOSSIBLE;
	return YBSS_DATE_NO_DAY;
}

/* Pass over one separator between parts, with blanks around it; a blank alone is one. */
static bool
separator(YbssDateCursor *cursor)
{
	static const char *const signs[] = {"-", ".", "/",	"年", "月", "、",
										",", "_", "\\", "·",  "。", "'"};
	int start = cursor->at;

	ybss_date_blanks(cursor);
	if (ybss_date_passes_any(cursor, signs, COUNT(signs)) < 0)
		return cursor->at > start;
	ybss_date_blanks(cursor);
	return true;
}

/* Read month and day behind a year. */
static YbssDateFault
behind_year(YbssDateCursor *cursor, YbssDate *date)
{
	YbssDateNumber month;
	YbssDateNumber day;
	int start = cursor->at;

	date->month = 0;
	date->day = 0;
	if (!separator(cursor) ||
		(!ybss_date_number(cursor, &month) && !(month.value = ybss_date_month_name(cursor))))
	{
		cursor->at = start;
		return end_month(cursor, date);
	}
	/* 1985-0307 */
	if (month.digits == 4)
	{
		date->month = (int) month.value / 100;
		date->day = (int) month.value % 100;
		return end_day(cursor, date);
	}
	if (month.digits > 2)
		return YBSS_DATE_SHAPE;
	date->month = (int) month.value;
	if (month.value == 0 && month.digits)
		date->month = 0;
	start = cursor->at;
	if (!separator(cursor) || !ybss_date_number(cursor, &day) || day.digits > 2)
	{
		cursor->at = start;
		return end_month(cursor, date);
	}
	date->day = (int) day.value;
	return end_day(cursor, date);
}

/* Give the day of two numbers before a year, where only one order is possible. */
static YbssDateFault
ordered(int first, int second, YbssDate *date)
{
	YbssDate day_first = {date->year, second, first};
	YbssDate month_first = {date->year, first, second};
	bool either = ybss_date_exists(&day_first);
	bool other = ybss_date_exists(&month_first);

	*date = either ? day_first : month_first;
	if (either && other && first != second)
		return YBSS_DATE_ORDER;
	return either || other ? YBSS_DATE_RIGHT : YBSS_DATE_IMPOSSIBLE;
}

/* Read a date that begins with one or two digits: a short year, or the day or month first. */
static YbssDateFault
short_first(YbssDateCursor *cursor, YbssDateNumber first, int last_year, YbssDate *date)
{
	YbssDateNumber second = {0, 0};
	YbssDateNumber third = {0, 0};
	bool named = cursor->signs->sign[cursor->at] == u'年';
	int start = cursor->at;
	int month;
	YbssDateFault fault;

	if (!separator(cursor))
		return YBSS_DATE_SHAPE;
	month = ybss_date_month_name(cursor);
	if (month == 0 && (!ybss_date_number(cursor, &second) || second.digits > 2))
		return YBSS_DATE_SHAPE;
	if (separator(cursor) && ybss_date_number(cursor, &third) &&
		(third.digits == 4 || (third.digits <= 2 && (month > 0 || first.digits == 1)) ||
		 (third.digits == 2 && !named && first.value <= 31 && third.value <= 31)))
	{
		date->year =
			third.digits == 4 ? (int) third.value : full_year((int) third.value, last_year);
		date->month = month;
		date->day = (int) first.value;
		fault = month > 0 ? YBSS_DATE_RIGHT : ordered((int) first.value, (int) second.value, date);
		/* 3/7/85, 07/03/15: of three short numbers no order is known. */
		if (month == 0 && third.digits != 4)
			fault = YBSS_DATE_ORDER;
		return fault == YBSS_DATE_RIGHT ? end_day(cursor, date) : fault;
	}
	cursor->at = start;
	date->year = full_year((int) first.value, last_year);
	if (first.digits != 2 || month > 0)
		return YBSS_DATE_SHAPE;
	/* 85.3 may be a number: without 年 a short year needs all its parts. */
	if (cursor->signs->sign[cursor->at] != u'年' && third.digits == 0)
		return YBSS_DATE_SHAPE;
	return behind_year(cursor, date);
}

/* Read MAR 7, 1985 and THU MAR 07 00:00:00 CST 1985. */
static YbssDateFault
name_first(YbssDateCursor *cursor, YbssDate *date)
{
	YbssDateNumber day;
	YbssDateNumber year;

	if (ybss_date_weekday_name(cursor))
		separator(cursor);
	date->month = ybss_date_month_name(cursor);
	ybss_date_passes(cursor, ".");
	ybss_date_blanks(cursor);
	if (date->month == 0 || !ybss_date_number(cursor, &day) || day.digits > 2)
		return YBSS_DATE_SHAPE;
	date->day = (int) day.value;
	ybss_date_behind(cursor);
	ybss_date_blanks(cursor);
	if (!ybss_date_number(cursor, &year) || year.digits != 4)
		return YBSS_DATE_SHAPE;
	date->year = (int) year.value;
	return end_day(cursor, date);
}

/* Read six digits that stand alone: YYYYMM or YYMMDD, where only one of them can be. */
static YbssDateFault
six_digits(int value, int last_year, YbssDate *date)
{
	YbssDate month = {value / 100, value % 100, 1};
	YbssDate day = {full_year(value / 10000, last_year), value / 100 % 100, value % 100};
	bool is_month = ybss_date_exists(&month) && month.year >= 1880 && month.year <= 2100;

	*date = is_month ? month : day;
	if (is_month)
		return ybss_date_exists(&day) ? YBSS_DATE_ORDER : YBSS_DATE_NO_DAY;
	return ybss_date_exists(&day) ? YBSS_DATE_RIGHT : YBSS_DATE_SHAPE;
}

/* Read digits that stand alone or with a fraction: compact dates, a spreadsheet's day, an instant.
 */
static YbssDateFault
digits_alone(YbssDateCursor *cursor, YbssDateNumber number, int last_year, YbssDate *date)
{
	int64_t value = number.value;
	const YbssSigns *signs = cursor->signs;
	int at = cursor->at;

	if (number.digits == 14 || number.digits == 12)
	{
		value /= number.digits == 14 ? 1000000 : 10000;
		if (number.value / (number.digits == 14 ? 10000 : 100) % 100 > 24)
			return YBSS_DATE_SHAPE;
	}
	if (number.digits == 8 || number.digits == 12 || number.digits == 14)
	{
		*date = (YbssDate){(int) (value / 10000), (int) (value / 100 % 100), (int) (value % 100)};
		return end_day(cursor, date);
	}
	if (number.digits == 6 && at == signs->count)
		return six_digits((int) value, last_year, date);
	if (number.digits == 5 && signs->sign[at] == '.')
		while (ybss_sign_is_digit(signs->sign[++at]))
			;
	if (at < signs->count)
		return YBSS_DATE_SHAPE;
	if (number.digits == 5 && value >= FIRST_SERIAL && value <= LAST_SERIAL)
	{
		day_of_number(value - 25569, date);
		return YBSS_DATE_RIGHT;
	}
	/* Seconds or milliseconds since 1970: believed where they are a midnight, here or of UTC. */
	if (number.digits == 13 && value % 1000 == 0)
		value /= 1000;
	if ((number.digits == 10 || number.digits == 13) && value < INT64_C(4102444800) &&
		((value + 8 * 3600) % DAY_SECONDS == 0 || value % DAY_SECONDS == 0))
	{
		day_of_number((value + 8 * 3600) / DAY_SECONDS, date);
		return YBSS_DATE_RIGHT;
	}
	return YBSS_DATE_SHAPE;
}

/* Does the text say that it counts by the moon? */
static bool
is_lunar(const YbssSigns *signs)
{
	static const char *const words[] = {"农历", "阴历", "旧历", "农曆", "(农)", "(阴)",
										"腊月", "正月", "冬月", "初",	"闰"};

	for (int at = 0; at < signs->count; at++)
		for (int i = 0; i < COUNT(words); i++)
			if (ybss_signs_at(signs, at, words[i]) &&
				/* 三月初 is the begin of a month, 初七 a day of the moon's. */
				(i != 9 || (at + 1 < signs->count && signs->sign[at + 1] > 0xFF)))
				return true;
	return false;
}

/* Is the whole text a word for what goes on? */
static bool
is_open(const YbssSigns *signs)
{
	static const char *const words[] = {"长期",	  "长期有效",	"长期居住", "永久",	 "永久有效",
										"终身",	  "终身有效",	"至今",		"迄今",	 "无期限",
										"无限期", "无固定期限", "不限",		"不限期"};

	for (int i = 0; i < COUNT(words); i++)
		if (ybss_signs_at(signs, 0, words[i]) == signs->count && signs->count > 0)
			return true;
	return false;
}

/* Read 1985-03-07, as most lists write it. */
static bool
iso(const char *text, size_t length, YbssDate *date)
{
	int part[3] = {0, 0, 0};
	int at = 0;

	if (length != 10 || text[4] != '-' || text[7] != '-')
		return false;
	for (size_t i = 0; i < length; i++)
	{
		if (i == 4 || i == 7)
			at++;
		else if (text[i] < '0' || text[i] > '9')
			return false;
		else
			part[at] = part[at] * 10 + (text[i] - '0');
	}
	*date = (YbssDate){part[0], part[1], part[2]};
	return ybss_date_exists(date);
}

/* Read a written date. */
YbssDateFault
ybss_read_written_date(const char *utf8, size_t length, int last_year, YbssDate *date)
{
	static const char *const heads[] = {"'",	"=\"",	"\"", "公元", "西元", "公历",
										"阳历", "生于", "于", "自",	  "从",	  "("};
	static const char *const republic[] = {"民国", "中华民国"};
	YbssSigns signs;
	YbssDateCursor cursor = {&signs, 0, -1, 0, 0, false};
	YbssDateNumber number;

	if (iso(utf8, length, date))
		return YBSS_DATE_RIGHT;
	*date = (YbssDate){0, 0, 0};
	ybss_read_signs(utf8, length, &signs);
	if (signs.cut || signs.count == 0)
		return YBSS_DATE_SHAPE;
	if (is_open(&signs))
		return YBSS_DATE_OPEN;
	if (is_lunar(&signs))
		return YBSS_DATE_LUNAR;
	while (ybss_date_passes_any(&cursor, heads, COUNT(heads)) >= 0)
		ybss_date_blanks(&cursor);
	if (ybss_date_passes_any(&cursor, republic, COUNT(republic)) >= 0)
	{
		ybss_date_blanks(&cursor);
		if (!ybss_date_number(&cursor, &number) || number.digits > 3)
			return YBSS_DATE_SHAPE;
		date->year = REPUBLIC + (int) number.value;
		return behind_year(&cursor, date);
	}
	if (!ybss_date_number(&cursor, &number))
		return name_first(&cursor, date);
	if (number.digits == 4)
	{
		date->year = (int) number.value;
		return behind_year(&cursor, date);
	}
	if (number.digits <= 2)
		return short_first(&cursor, number, last_year, date);
	return digits_alone(&cursor, number, last_year, date);
}

/* The word by which review names a fault. */
const char *
ybss_date_fault_word(YbssDateFault fault)
{
	static const char *const words[] = {
		NULL,		  "not_a_date", "impossible_date", "date_without_day", "several_dates",
		"lunar_date", "date_open",	"date_order"};

	return words[fault];
}
