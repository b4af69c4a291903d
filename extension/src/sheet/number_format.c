/*
 * number_format.c
 *		What a number format makes of a number.
 *
 * A day is stored as a number; only its format tells. Codes are written in
 * English letters in every language's Excel; quoted text, what a backslash
 * protects, colours and languages in brackets say nothing.
 */
#include "sheet/number_format.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* What stands in a code. */
typedef struct Found
{
	bool year;
	bool month;
	bool day;
	bool time;
	bool duration;
	bool percent;
	bool other; /* text, thousands, decimals, exponents */
	int zeros;
	int places; /* digits that are shown only where there are some */
} Found;

/* Pass over what is in quotation marks, protected, or padding; 0 where nothing of it stands here.
 */
static size_t
silent_at(const char *code, size_t length, size_t at)
{
	const char *close;

	if (code[at] == '\\' || code[at] == '_' || code[at] == '*')
		return at + 1 < length ? 2 : 1;
	if (code[at] != '"')
		return 0;
	close = memchr(code + at + 1, '"', length - at - 1);
	return close ? (size_t) (close - code) - at + 1 : length - at;
}

/* Read what stands in brackets: hours, minutes or seconds that count on, or a colour, a language, a
 * condition. */
static size_t
bracket_at(const char *code, size_t length, size_t at, Found *found)
{
	const char *close = memchr(code + at, ']', length - at);
	size_t end = close ? (size_t) (close - code) : length - 1;
	bool counts = end > at + 1;

	for (size_t i = at + 1; i < end; i++)
		counts = counts && strchr("hHmMsS", code[i]) != NULL;
	found->duration = found->duration || counts;
	return end - at + 1;
}

/* Tell whether a word stands at a place. */
static bool
word_at(const char *code, size_t length, size_t at, const char *word)
{
	return length - at >= strlen(word) && strncasecmp(code + at, word, strlen(word)) == 0;
}

/* Read one letter or sign; returns its bytes. */
static size_t
sign_at(const char *code, size_t length, size_t at, Found *found)
{
	if (word_at(code, length, at, "general"))
		return 7;
	if (word_at(code, length, at, "am/pm"))
		return found->time = true, 5;
	if (word_at(code, length, at, "a/p"))
		return found->time = true, 3;
	if (word_at(code, length, at, "aaa"))
		return found->day = true, 3;
	switch (code[at])
	{
		case 'e':
		case 'E':
			/* 0.00E+00 is an exponent, e a year of an era. */
			if (at + 1 < length && (code[at + 1] == '+' || code[at + 1] == '-'))
				return found->other = true, 2;
			found->year = true;
			break;
		case 'y':
		case 'Y':
			found->year = true;
			break;
		case 'm':
		case 'M':
			found->month = true;
			break;
		case 'd':
		case 'D':
			found->day = true;
			break;
		case 'h':
		case 'H':
		case 's':
		case 'S':
			found->time = true;
			break;
		case '%':
			found->percent = true;
			break;
		case '0':
			found->zeros++;
			break;
		case '#':
		case '?':
			found->places++;
			break;
		default:
			found->other = true;
	}
	return 1;
}

/* Say what a code makes of a number; its first section counts. */
YbssNumberFormat
ybss_number_format(const char *code, size_t length)
{
	Found found;
	YbssNumberFormat format = {YBSS_NUMBER_PLAIN, 0};
	size_t at = 0;

	memset(&found, 0, sizeof(found));
	while (at < length && code[at] != ';')
	{
		size_t step =
			code[at] == '[' ? bracket_at(code, length, at, &found) : silent_at(code, length, at);

		at += step ? step : sign_at(code, length, at, &found);
	}
	if (found.year || found.day || (found.month && !found.time && !found.duration))
	{
		format.kind = YBSS_NUMBER_DATE;
		if (found.year && !found.day && !found.time)
			format.kind = found.month ? YBSS_NUMBER_MONTH : YBSS_NUMBER_YEAR;
	}
	else if (found.duration)
		format.kind = YBSS_NUMBER_DURATION;
	else if (found.time)
		format.kind = YBSS_NUMBER_TIME;
	else if (found.percent)
		format.kind = YBSS_NUMBER_PERCENT;
	else if (found.zeros > 1 && found.zeros <= 20 && !found.other && found.places == 0)
	{
		format.kind = YBSS_NUMBER_ZEROS;
		format.digits = (uint8_t) found.zeros;
	}
	return format;
}

/* Say what a format is that a workbook names by number alone; 27 to 58 are those of Chinese. */
YbssNumberFormat
ybss_built_in_format(long id)
{
	static const struct
	{
		uint8_t first;
		uint8_t last;
		uint8_t kind;
	} built_in[] = {
		{9, 10, YBSS_NUMBER_PERCENT}, {14, 16, YBSS_NUMBER_DATE},	  {17, 17, YBSS_NUMBER_MONTH},
		{18, 21, YBSS_NUMBER_TIME},	  {22, 22, YBSS_NUMBER_DATE},	  {27, 27, YBSS_NUMBER_MONTH},
		{28, 31, YBSS_NUMBER_DATE},	  {32, 35, YBSS_NUMBER_TIME},	  {36, 36, YBSS_NUMBER_MONTH},
		{45, 45, YBSS_NUMBER_TIME},	  {46, 46, YBSS_NUMBER_DURATION}, {47, 47, YBSS_NUMBER_TIME},
		{50, 50, YBSS_NUMBER_MONTH},  {51, 51, YBSS_NUMBER_DATE},	  {52, 52, YBSS_NUMBER_MONTH},
		{53, 54, YBSS_NUMBER_DATE},	  {55, 56, YBSS_NUMBER_TIME},	  {57, 57, YBSS_NUMBER_MONTH},
		{58, 58, YBSS_NUMBER_DATE}};
	YbssNumberFormat format = {YBSS_NUMBER_PLAIN, 0};

	for (size_t i = 0; i < sizeof(built_in) / sizeof(*built_in); i++)
		if (id >= built_in[i].first && id <= built_in[i].last)
			format.kind = built_in[i].kind;
	return format;
}
