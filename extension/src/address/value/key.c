/*
 * key.c
 *		The canonical key: what two ways of writing one address have in common.
 *
 *		520302013006/路红星路/号18附1/幢3/单2/室501
 *
 * Class words that mean the same are dropped, numbers are Arabic without
 * leading zeros, letters are upper case, and a floor that the room's number
 * implies is left out.
 */
#include "address/value/key.h"

#include <stdio.h>
#include <string.h>
#include <uchar.h>

#include "text/numeral.h"
#include "text/utf8.h"

#define UNITS 1024

/* One mark an element kind, as it stands in the key. */
static const char16_t marks[YBSS_ELEMENT_KINDS] = {u'省', u'市', u'县', u'新', u'镇', u'村',
												   u'组', u'路', u'交', u'号', u'区', u'期',
												   u'幢', u'单', u'层', u'室', u'关', u'距'};

/* The kind whose part of a key begins here, or -1. */
int
ybss_key_kind(const char *part, int length)
{
	uint32_t mark;

	if (length < 4 || ybss_utf8_decode((const unsigned char *) part, (size_t) length, &mark) != 3)
		return -1;
	for (int kind = 0; kind < YBSS_ELEMENT_KINDS; kind++)
		if (marks[kind] == mark)
			return kind;
	return -1;
}

/* The digits of a code that say something. */
int
ybss_code_digits(int64_t code)
{
	if (code <= 0)
		return 0;
	if (code % 1000)
		return 12;
	if (code / 1000 % 1000)
		return 9;
	if (code / 1000000 % 100)
		return 6;
	return code / 100000000 % 100 ? 4 : 2;
}

/* Remove an ending where something is left before it. */
static int
drop_ending(const uint16_t *units, int length, const char16_t *ending)
{
	int n = 0;

	while (ending[n])
		n++;
	if (length > n && !memcmp(units + length - n, ending, (size_t) n * 2))
		return length - n;
	return length;
}

/* Upper case, no blanks. */
static int
fold_letters(const uint16_t *units, int length, uint16_t *to)
{
	int n = 0;

	for (int i = 0; i < length && n < UNITS; i++)
		if (units[i] != ' ' && units[i] != '/')
			to[n++] = units[i] >= 'a' && units[i] <= 'z' ? (uint16_t) (units[i] - 32) : units[i];
	return n;
}

/* Drop leading zeros of every run of digits. */
static int
drop_zeros(uint16_t *units, int length)
{
	int n = 0;

	for (int i = 0; i < length; i++)
	{
		bool digit_before = n > 0 && units[n - 1] >= '0' && units[n - 1] <= '9';
		bool digit_behind = i + 1 < length && units[i + 1] >= '0' && units[i + 1] <= '9';

		if (units[i] == '0' && !digit_before && digit_behind)
			continue;
		units[n++] = units[i];
	}
	return n;
}

/* Write Chinese numerals as digits up to a unit; the rest stays. */
static int
fold_numerals(uint16_t *units, int length)
{
	uint16_t out[UNITS];
	int n = 0;

	for (int i = 0; i < length && n < UNITS - 24;)
	{
		int end = i, digits;

		while (end < length && ybss_numeral_value(units[end]) >= 0)
			end++;
		digits = end > i ? ybss_numeral_digits(units + i, end - i, out + n, 24) : 0;
		if (digits > 0)
		{
			n += digits;
			i = end;
		}
		else
			out[n++] = units[i++];
	}
	memcpy(units, out, (size_t) n * sizeof *units);
	return n;
}

/* Drop every unit that is one of a list. */
static int
drop_units(uint16_t *units, int length, const char16_t *list)
{
	int n = 0;

	for (int i = 0; i < length; i++)
	{
		const char16_t *one = list;

		while (*one && *one != units[i])
			one++;
		if (!*one)
			units[n++] = units[i];
	}
	return n;
}

/* A floor as a number, where it is one: 首 and 底 are the first, L2, F2 and 地上2 the second, 负1
 * and B1 are below the ground. */
static int
fold_floor(uint16_t *units, int length)
{
	bool digit = length > 1 && units[1] >= '0' && units[1] <= '9';
	int skip = 0;

	if (length == 1 && (units[0] == u'首' || units[0] == u'底'))
		units[0] = '1';
	else if (length > 1 && (units[0] == u'负' || (units[0] == 'B' && digit)))
		units[0] = '-';
	else if (length > 2 && units[0] == u'地' && units[1] == u'上')
		skip = 2;
	else if ((units[0] == 'L' || units[0] == 'F') && digit)
		skip = 1;
	memmove(units, units + skip, (size_t) (length - skip) * sizeof *units);
	return length - skip;
}

/* A building, unit, floor or room without its class words. */
static int
fold_inner(YbssElementKind kind, uint16_t *units, int length)
{
	static const char16_t *const building[] = {u"号楼", u"号栋", u"号馆", u"号厂房", u"厂房",
											   u"栋",	u"幢",	 u"座",	  u"橦",	 u"馆",
											   u"塔",	u"楼",	 u"#",	  u"号",	 0};
	static const char16_t *const unit[] = {u"单元", u"梯", u"门", 0};
	static const char16_t *const floor[] = {u"楼", u"层", u"F", 0};
	static const char16_t *const room[] = {u"号房", u"室", u"号", u"房", u"户", 0};
	const char16_t *const *endings = kind == YBSS_ELEMENT_BUILDING ? building
									 : kind == YBSS_ELEMENT_UNIT   ? unit
									 : kind == YBSS_ELEMENT_FLOOR  ? floor
																   : room;
	int shorter = length;

	for (int i = 0; endings[i] && shorter == length; i++)
		shorter = drop_ending(units, length, endings[i]);
	length = drop_zeros(units, fold_numerals(units, shorter));
	return kind == YBSS_ELEMENT_FLOOR ? fold_floor(units, length) : length;
}

/* The numerals right before a road's class word: 中山一路 is 中山1路. */
static int
fold_road(uint16_t *units, int length)
{
	int word = drop_ending(units, length, u"大道"), digits;
	uint16_t tail[4];
	int rest, start;

	if (word == length)
		word = drop_ending(units, length, u"大街");
	if (word == length)
		word = length > 1 ? length - 1 : length;
	rest = length - word;
	start = word;
	while (start > 0 && ybss_numeral_value(units[start - 1]) >= 0)
		start--;
	if (start == word || rest > 3 || word - start > 8)
		return length;
	memcpy(tail, units + word, (size_t) rest * 2);
	{
		uint16_t number[24];

		digits = ybss_numeral_digits(units + start, word - start, number, 24);
		if (digits == 0 || start + digits + rest > UNITS)
			return length;
		memcpy(units + start, number, (size_t) digits * 2);
	}
	memcpy(units + start + digits, tail, (size_t) rest * 2);
	return start + digits + rest;
}

/* What an element contributes to the key. */
static int
fold_element(YbssElementKind kind, const uint16_t *value, int length, uint16_t *to)
{
	int n = fold_letters(value, length, to);

	switch (kind)
	{
		case YBSS_ELEMENT_GROUP:
			return drop_ending(to, n, u"组");
		case YBSS_ELEMENT_ROAD:
		case YBSS_ELEMENT_ROAD2:
			return fold_road(to, n);
		case YBSS_ELEMENT_NUMBER:
			return drop_zeros(to, drop_units(to, n, u"号院第"));
		case YBSS_ELEMENT_COMPOUND:
			return n > 4 ? drop_ending(to, n, u"小区") : n;
		case YBSS_ELEMENT_PHASE:
			return fold_numerals(to, n);
		case YBSS_ELEMENT_BUILDING:
		case YBSS_ELEMENT_UNIT:
		case YBSS_ELEMENT_FLOOR:
		case YBSS_ELEMENT_ROOM:
			return fold_inner(kind, to, n);
		default:
			return n;
	}
}

/* A small number written in units, or -1. */
static int
number_of(const uint16_t *units, int length)
{
	int value = 0;

	if (length == 0 || length > 5)
		return -1;
	for (int i = 0; i < length; i++)
	{
		if (units[i] < '0' || units[i] > '9')
			return -1;
		value = value * 10 + units[i] - '0';
	}
	return value;
}

/* Find the only element of a kind, or NULL. */
static const YbssElement *
only(const YbssParse *parse, YbssElementKind kind)
{
	const YbssElement *found = NULL;

	for (int i = 0; i < parse->elements; i++)
		if (parse->element[i].kind == kind && !ybss_is_cut(&parse->element[i]))
		{
			if (found)
				return NULL;
			found = &parse->element[i];
		}
	return found;
}

/*
 * Join floor and room: 5层501 and 501 are one, and 3层1号 is 301.
 * Returns the room's number, or -1 where the two stay apart.
 */
static int
joined_room(const YbssParse *parse)
{
	const YbssElement *floor = only(parse, YBSS_ELEMENT_FLOOR),
					  *room = floor ? only(parse, YBSS_ELEMENT_ROOM) : NULL;
	uint16_t units[UNITS];
	int f, r;

	if (floor == NULL || room == NULL)
		return -1;
	f = number_of(units, fold_element(YBSS_ELEMENT_FLOOR, parse->value + floor->value,
									  floor->value_length, units));
	r = number_of(units, fold_element(YBSS_ELEMENT_ROOM, parse->value + room->value,
									  room->value_length, units));
	if (f <= 0 || r < 0)
		return -1;
	if (r >= 100)
		return r / 100 == f ? r : -1;
	return r > 0 ? f * 100 + r : -1;
}

/* Tell whether an element says more than the code does. */
static bool
belongs_in_key(const YbssElement *e, int digits)
{
	static const int implied[] = {2, 4, 6, 9, 9, 12};

	return e->kind > YBSS_ELEMENT_COMMUNITY || digits < implied[e->kind];
}

/* Write the twelve digits of a code, or a hyphen. */
static size_t
write_code(int64_t code, char *to)
{
	if (code <= 0)
	{
		to[0] = '-';
		return 1;
	}
	for (int i = 11; i >= 0; i--, code /= 10)
		to[i] = (char) ('0' + code % 10);
	return 12;
}

/* The elements of each kind as they follow one another; -1 ends. */
typedef struct Chains
{
	uint32_t present; /* a bit for each kind */
	int8_t first[YBSS_ELEMENT_KINDS];
	int8_t next[YBSS_ELEMENTS];
} Chains;

/* Chain the elements that belong in the key by their kinds. */
static void
chain_elements(const YbssParse *parse, int digits, bool without_floor, Chains *chains)
{
	chains->present = 0;
	for (int i = parse->elements - 1; i >= 0; i--)
	{
		const YbssElement *e = &parse->element[i];

		if (ybss_is_cut(e) || !belongs_in_key(e, digits) ||
			(without_floor && e->kind == YBSS_ELEMENT_FLOOR))
			continue;
		chains->next[i] = (int8_t) (chains->present >> e->kind & 1 ? chains->first[e->kind] : -1);
		chains->first[e->kind] = (int8_t) i;
		chains->present |= 1u << e->kind;
	}
}

/* Write the canonical key of what was read. */
size_t
ybss_address_write_key(const YbssParse *parse, char *to, size_t room)
{
	int joined = joined_room(parse);
	size_t n = 0;
	Chains chains;
	char number[16];

	if (room < 64)
		return 0;
	chain_elements(parse, ybss_code_digits(parse->code), joined >= 0, &chains);
	n = write_code(parse->code, to);
	for (int kind = 0; chains.present >> kind != 0; kind++)
		for (int i = chains.present >> kind & 1 ? chains.first[kind] : -1; i >= 0;
			 i = chains.next[i])
		{
			const YbssElement *e = &parse->element[i];
			uint16_t units[UNITS + 2];
			int length;

			units[0] = '/';
			units[1] = marks[kind];
			length = 2 + fold_element((YbssElementKind) kind, parse->value + e->value,
									  e->value_length, units + 2);
			if (n + (size_t) length * 3 + 16 > room)
				return 0;
			if (joined >= 0 && kind == YBSS_ELEMENT_ROOM)
			{
				n += ybss_utf8_encode(units, 2, to + n);
				snprintf(number, sizeof number, "%d", joined);
				memcpy(to + n, number, strlen(number));
				n += strlen(number);
			}
			else
				n += ybss_utf8_encode(units, (size_t) length, to + n);
		}
	return n;
}
