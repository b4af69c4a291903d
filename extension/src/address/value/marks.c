/*
 * marks.c
 *		The written form for addresses whose plain text would read differently.
 *
 *		〔省〕贵州省〔市〕遵义市〔路〕18号路〔码〕520300000000
 *
 * A 〔 inside a value is doubled.
 */
#include "address/value/marks.h"

#include <stdio.h>
#include <string.h>
#include <uchar.h>

#include "text/utf8.h"

#define OPEN u'〔'
#define CLOSE u'〕'

static const char *const names[] = {"省", "市",	  "县",		"功能区", "镇",	  "村",
									"组", "路",	  "交叉路", "号",	  "小区", "期",
									"幢", "单元", "层",		"室",	  "方位", "距离"};
#define CODE_NAME "码"
#define CANDIDATE_NAME "疑"
#define MORE_NAME "余"

/* Append bytes where they fit. */
static void
add(char *to, size_t room, size_t *n, const char *from, size_t length)
{
	if (*n + length <= room)
		memcpy(to + *n, from, length);
	*n += length;
}

/* Append a mark. */
static void
add_mark(char *to, size_t room, size_t *n, const char *name)
{
	add(to, room, n, "〔", 3);
	add(to, room, n, name, strlen(name));
	add(to, room, n, "〕", 3);
}

/* Append a mark and a number. */
static void
add_number(char *to, size_t room, size_t *n, const char *name, long long number)
{
	char digits[24];

	add_mark(to, room, n, name);
	snprintf(digits, sizeof digits, "%lld", number);
	add(to, room, n, digits, strlen(digits));
}

/* Write a value with a mark before every element; the length, or 0 where there is no room. */
size_t
ybss_address_write_marks(const YbssAddress *a, char *to, size_t room)
{
	size_t n = 0;

	for (int i = 0; i < a->elements; i++)
	{
		const YbssSpan *s = &ybss_address_spans(a)[i];
		const char *text = ybss_address_text(a) + s->start;

		add_mark(to, room, &n, names[s->kind]);
		for (uint16_t at = 0; at < s->length; at++)
		{
			if (at + 3 <= s->length && !memcmp(text + at, "〔", 3))
				add(to, room, &n, "〔", 3);
			add(to, room, &n, text + at, 1);
		}
	}
	add_number(to, room, &n, CODE_NAME, (long long) a->code);
	for (int i = 0; i < a->candidates; i++)
		add_number(to, room, &n, CANDIDATE_NAME, (long long) a->candidate[i]);
	if (a->more > 0)
		add_number(to, room, &n, MORE_NAME, a->more);
	return n <= room ? n : 0;
}

/* The kind that a mark names, or -1; 100 and up for code, candidate and the rest. */
static int
mark_kind(const uint16_t *units, int length)
{
	char name[64];

	if (length <= 0 || length > 8)
		return -1;
	name[ybss_utf8_encode(units, (size_t) length, name)] = '\0';
	for (int i = 0; i < YBSS_ELEMENT_KINDS; i++)
		if (!strcmp(name, names[i]))
			return i;
	return !strcmp(name, CODE_NAME)		   ? 100
		   : !strcmp(name, CANDIDATE_NAME) ? 101
		   : !strcmp(name, MORE_NAME)	   ? 102
										   : -1;
}

/* A number of at most twelve digits, or -1. */
static int64_t
read_number(const uint16_t *units, int length)
{
	int64_t number = 0;

	if (length < 1 || length > 12)
		return -1;
	for (int i = 0; i < length; i++)
	{
		if (units[i] < '0' || units[i] > '9')
			return -1;
		number = number * 10 + units[i] - '0';
	}
	return number;
}

/* Take what stands behind one mark. */
static bool
take(YbssParse *parse, int kind, int start)
{
	int length = parse->values - start;
	int64_t number = kind >= 100 ? read_number(parse->value + start, length) : 0;

	if (kind < 100)
	{
		if (length == 0 || parse->elements == YBSS_ELEMENTS)
			return false;
		parse->element[parse->elements++] = (YbssElement){.kind = (uint8_t) kind,
														  .value = (uint16_t) start,
														  .value_length = (uint16_t) length,
														  .note = -1};
		return true;
	}
	parse->values = start;
	if (number < 0 || (kind == 101 && (number == 0 || parse->candidates == YBSS_CANDIDATES)) ||
		(kind == 102 && number > 255))
		return false;
	if (kind != 102 && number != 0 && number < 110000000000)
		return false;
	if (kind == 100)
		parse->code = number;
	else if (kind == 101)
		parse->candidate[parse->candidates++] = number;
	else
		parse->more_candidates = (int) number;
	return true;
}

/* Read text with marks; false where it is none, whatever it may be otherwise. */
bool
ybss_address_read_marks(const YbssText *text, YbssParse *parse)
{
	int kind = -1, start = 0, i = 0;
	bool coded = false;

	parse->code = 0;
	parse->confidence = -1;
	parse->elements = parse->candidates = parse->more_candidates = parse->values = 0;
	if (text->length < 3 || text->unit[0] != OPEN)
		return false;
	while (i < text->length)
	{
		if (text->unit[i] == OPEN && text->unit[i + 1] != OPEN)
		{
			int close = i + 1;

			while (close < text->length && close < i + 10 && text->unit[close] != CLOSE)
				close++;
			if (close == text->length || text->unit[close] != CLOSE ||
				(kind >= 0 && !take(parse, kind, start)) ||
				(kind = mark_kind(text->unit + i + 1, close - i - 1)) < 0)
				return false;
			coded |= kind == 100;
			start = parse->values;
			i = close + 1;
			continue;
		}
		i += text->unit[i] == OPEN;
		if (i >= text->length || parse->values == YBSS_VALUE_UNITS)
			return false;
		parse->value[parse->values++] = text->unit[i++];
	}
	return kind >= 0 && take(parse, kind, start) && coded;
}
