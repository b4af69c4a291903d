/*
 * date_cursor.c
 *		The parts of a written date.
 */
#include "cell/date_cursor.h"

#include "text/numeral.h"

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))
#define MOST_DIGITS 14
#define MOST_NUMERALS 8

/* Pass over a word if it stands here. */
bool
ybss_date_passes(YbssDateCursor *cursor, const char *word)
{
	int length = ybss_signs_at(cursor->signs, cursor->at, word);

	cursor->at += length;
	return length > 0;
}

/* Pass over the first of these words that stands here. */
int
ybss_date_passes_any(YbssDateCursor *cursor, const char *const *words, int count)
{
	for (int i = 0; i < count; i++)
		if (ybss_date_passes(cursor, words[i]))
			return i;
	return -1;
}

/* Pass over blanks. */
void
ybss_date_blanks(YbssDateCursor *cursor)
{
	while (cursor->signs->sign[cursor->at] == ' ')
		cursor->at++;
}

/* The value of a Chinese numeral, with the signs that people take for its zero; -1 for none. */
static int
numeral(const YbssSigns *signs, int at, bool first)
{
	uint32_t c = signs->sign[at];

	if (c == u'○' || c == u'◯' || c == u'Ｏ')
		return 0;
	/* 二0二四, 二O二四: inside of numerals only. */
	if ((c == 'O' || c == '0') && !first)
		return 0;
	/* 元月, 元年 */
	if (c == u'元' && first && (signs->sign[at + 1] == u'月' || signs->sign[at + 1] == u'年'))
		return 1;
	return c > 0xFF && c < 0x10000 ? ybss_numeral_value((uint16_t) c) : -1;
}

/* Read a run of Chinese numerals. */
static bool
chinese_number(YbssDateCursor *cursor, YbssDateNumber *number)
{
	uint16_t digits[MOST_DIGITS];
	uint16_t units[MOST_NUMERALS];
	int count = 0;
	int value;

	while (count < MOST_NUMERALS &&
		   (value = numeral(cursor->signs, cursor->at + count, count == 0)) >= 0)
	{
		static const uint16_t plain[] = u"零一二三四五六七八九";

		units[count] =
			value < 10 ? plain[value] : (uint16_t) cursor->signs->sign[cursor->at + count];
		count++;
	}
	if (count == 0)
		return false;
	cursor->at += count;
	number->digits = ybss_numeral_digits(units, count, digits, MOST_DIGITS);
	number->value = 0;
	for (int i = 0; i < number->digits; i++)
		number->value = number->value * 10 + (digits[i] - '0');
	return number->digits > 0;
}

/* Read a number. */
bool
ybss_date_number(YbssDateCursor *cursor, YbssDateNumber *number)
{
	const uint32_t *sign = cursor->signs->sign;

	number->value = 0;
	number->digits = 0;
	if (!ybss_sign_is_digit(sign[cursor->at]))
		return chinese_number(cursor, number);
	while (ybss_sign_is_digit(sign[cursor->at]) && number->digits < MOST_DIGITS)
	{
		number->value = number->value * 10 + (sign[cursor->at++] - '0');
		number->digits++;
	}
	return true;
}

/* Read the English name of a month. */
int
ybss_date_month_name(YbssDateCursor *cursor)
{
	static const char *const names[] = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
										"JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
	static const char *const tails[] = {"UARY", "RUARY", "CH",	   "IL",   "",		"E",
										"Y",	"UST",	 "TEMBER", "OBER", "EMBER", "EMBER"};
	int month = ybss_date_passes_any(cursor, names, COUNT(names));

	if (month < 0)
		return 0;
	if (month == 8 && ybss_date_passes(cursor, "T") && !ybss_date_passes(cursor, "EMBER"))
		return month + 1;
	ybss_date_passes(cursor, tails[month]);
	return month + 1;
}

/* Pass over the English name of a weekday. */
bool
ybss_date_weekday_name(YbssDateCursor *cursor)
{
	static const char *const names[] = {"MONDAY",	"TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY",
										"SATURDAY", "SUNDAY",  "MON",		"TUE",		"WED",
										"THU",		"FRI",	   "SAT",		"SUN"};

	return ybss_date_passes_any(cursor, names, COUNT(names)) >= 0;
}

/* Pass over a weekday: 星期四, (四), Thursday. */
static bool
weekday(YbssDateCursor *cursor)
{
	static const char *const heads[] = {"星期", "周", "礼拜", "(星期", "(周", "("};
	static const char *const days[] = {"一", "二", "三", "四", "五", "六", "日", "天",
									   "1",	 "2",  "3",	 "4",  "5",	 "6",  "7"};
	int start = cursor->at;
	int head = ybss_date_passes_any(cursor, heads, COUNT(heads));

	if (head < 0)
		return ybss_date_weekday_name(cursor);
	if (ybss_date_passes_any(cursor, days, COUNT(days)) >= 0 &&
		(head < 3 || ybss_date_passes(cursor, ")")))
		return true;
	cursor->at = start;
	return false;
}

/* Read one or two digits; false where there are others. */
static bool
two_digits(YbssDateCursor *cursor, int least, int below, int *value)
{
	YbssDateNumber number;

	if (!ybss_sign_is_digit(cursor->signs->sign[cursor->at]) || !ybss_date_number(cursor, &number))
		return false;
	*value = (int) number.value;
	return number.digits >= least && number.digits <= 2 && number.value < below;
}

/* Pass over the fraction of a second. */
static void
fraction(YbssDateCursor *cursor)
{
	if (ybss_date_passes(cursor, ".") || ybss_date_passes(cursor, ","))
		while (ybss_sign_is_digit(cursor->signs->sign[cursor->at]))
			cursor->at++;
}

/* Pass over a time of day: 10:30, 10:30:15.123, 10时30分, 3点. */
static bool
time_of_day(YbssDateCursor *cursor)
{
	static const char *const hours[] = {":", "时", "点", "H"};
	static const char *const minutes[] = {":", "分", "M"};
	int start = cursor->at;
	int hour;
	int minute = 0;
	int second = 0;

	if (!two_digits(cursor, 1, 25, &hour) || ybss_date_passes_any(cursor, hours, COUNT(hours)) < 0)
	{
		cursor->at = start;
		return false;
	}
	if (two_digits(cursor, 1, 60, &minute) &&
		ybss_date_passes_any(cursor, minutes, COUNT(minutes)) >= 0 &&
		two_digits(cursor, 1, 61, &second))
	{
		fraction(cursor);
		ybss_date_passes(cursor, "秒");
	}
	cursor->minute = hour * 60 + minute;
	cursor->second = second;
	return true;
}

/* Pass over a zone: Z, +08:00, GMT+8, UTC, CST. */
static bool
zone(YbssDateCursor *cursor)
{
	static const char *const names[] = {"Z", "UTC", "GMT", "CST", "北京时间", "(中国标准时间)"};
	int start = cursor->at;
	int name = ybss_date_passes_any(cursor, names, COUNT(names));
	bool west;
	YbssDateNumber number;

	if (cursor->minute < 0)
	{
		cursor->at = start;
		return false;
	}
	if (name >= 0 && name <= 2)
	{
		cursor->zoned = true;
		cursor->zone = 0;
	}
	west = cursor->signs->sign[cursor->at] == '-';
	if ((name == 1 || name == 2 || name < 0) &&
		(ybss_date_passes(cursor, "+") || ybss_date_passes(cursor, "-")))
	{
		if (!ybss_date_number(cursor, &number) || number.digits > 4)
		{
			cursor->at = start;
			return false;
		}
		cursor->zone = (int) (number.digits > 2 ? number.value / 100 * 60 + number.value % 100
												: number.value * 60);
		if (ybss_date_passes(cursor, ":") && ybss_date_number(cursor, &number))
			cursor->zone += (int) number.value % 60;
		cursor->zone = west ? -cursor->zone : cursor->zone;
		cursor->zoned = true;
		return true;
	}
	return name >= 0;
}

/* Pass over what may stand behind a day. */
void
ybss_date_behind(YbssDateCursor *cursor)
{
	static const char *const words[] = {"T",  "上午", "下午", "凌晨", "中午", "晚上", "早上",
										"AM", "PM",	  "出生", "生",	  "起",	  "始",	  "止",
										"。", ".",	  ",",	  "\"",	  "'",	  ";"};
	int start;

	do
	{
		start = cursor->at;
		ybss_date_blanks(cursor);
		if (!weekday(cursor) && !time_of_day(cursor) && !zone(cursor))
			ybss_date_passes_any(cursor, words, COUNT(words));
	} while (cursor->at > start);
}
