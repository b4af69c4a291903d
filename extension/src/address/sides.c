/*
 * sides.c
 *		What two addresses are compared by: names, roads, numbers, buildings.
 */
#include "address/sides.h"

#include <string.h>
#include <uchar.h>

#include "text/utf8.h"

/* Endings that say what a place is, not which: a name is compared without them. */
static const char16_t *const class_endings[] = {
	u"有限公司", u"工业区", u"工业园", u"开发区", u"小区", u"花园", u"大厦", u"广场",
	u"公寓",	 u"酒店",	u"宾馆",   u"公司",	  u"市场", u"中心", u"银行", u"医院",
	u"学校",	 u"小学",	u"中学",   u"超市",	  u"家园", u"新村", u"社区", u"街道",
	u"店",		 u"苑",		u"城",	   u"村",	  u"镇",   u"乡"};

/* The length of a name without its class word, where two characters remain. */
static int
core_length(const YbssName *n)
{
	for (size_t i = 0; i < sizeof class_endings / sizeof *class_endings; i++)
	{
		int length = 0, same = 0;

		while (class_endings[i][length])
			length++;
		while (same < length && same < n->length &&
			   n->unit[n->length - 1 - same] == class_endings[i][length - 1 - same])
			same++;
		if (same == length && n->length - length >= 2)
			return n->length - length;
	}
	return n->length;
}

/* Append a value to a list. */
static void
add(YbssNames *to, const char *text, int bytes)
{
	YbssName *n;

	if (to->count == YBSS_SIDE_NAMES || bytes <= 0)
		return;
	n = &to->name[to->count++];
	n->length = 0;
	for (int at = 0; at < bytes && n->length < YBSS_SIDE_UNITS;)
	{
		int taken = ybss_utf8_decode((const unsigned char *) text + at, (size_t) (bytes - at),
									 &n->unit[n->length]);

		at += taken > 0 ? taken : 1;
		n->length += taken > 0;
	}
	n->core = (uint8_t) core_length(n);
}

/* The list that a kind's values go to, or NULL. */
static YbssNames *
list_of(YbssSide *side, int kind)
{
	switch (kind)
	{
		case YBSS_ELEMENT_ROAD:
		case YBSS_ELEMENT_ROAD2:
			return &side->roads;
		case YBSS_ELEMENT_ZONE:
		case YBSS_ELEMENT_COMMUNITY:
		case YBSS_ELEMENT_COMPOUND:
			return &side->places;
		case YBSS_ELEMENT_TOWN:
			return &side->towns;
		case YBSS_ELEMENT_NUMBER:
			return &side->numbers;
		case YBSS_ELEMENT_GROUP:
			return &side->groups;
		case YBSS_ELEMENT_PHASE:
			return &side->phases;
		case YBSS_ELEMENT_BUILDING:
			return &side->buildings;
		case YBSS_ELEMENT_UNIT:
			return &side->units;
		case YBSS_ELEMENT_FLOOR:
			return &side->floors;
		case YBSS_ELEMENT_ROOM:
			return &side->rooms;
		default:
			return NULL;
	}
}

/* Take an address apart: folded values from the key, what the code implies from the text. */
void
ybss_read_side(const YbssAddress *a, YbssSide *side)
{
	const char *key = ybss_address_key(a), *end = key + a->key_length, *at = key;

	side->digits = ybss_code_digits(a->code);
	side->code = side->digits ? key : NULL;
	side->approximate = false;
	side->places.count = side->towns.count = side->roads.count = side->numbers.count =
		side->groups.count = 0;
	side->phases.count = side->buildings.count = side->units.count = side->floors.count =
		side->rooms.count = 0;
	for (int i = 0; i < a->elements; i++)
	{
		const YbssSpan *s = &ybss_address_spans(a)[i];

		side->approximate |= s->kind == YBSS_ELEMENT_RELATION || s->kind == YBSS_ELEMENT_DISTANCE;
		if ((s->kind == YBSS_ELEMENT_COMMUNITY && side->digits == 12) ||
			(s->kind == YBSS_ELEMENT_TOWN && side->digits >= 9))
			add(list_of(side, s->kind), ybss_address_text(a) + s->start, s->length);
	}
	at = memchr(at, '/', (size_t) (end - at));
	while (at != NULL)
	{
		const char *part = at + 1, *stop = memchr(part, '/', (size_t) (end - part));
		int length = (int) ((stop ? stop : end) - part), kind = ybss_key_kind(part, length);
		YbssNames *list = kind >= 0 ? list_of(side, kind) : NULL;

		if (list)
			add(list, part + 3, length - 3);
		at = stop;
	}
}

/* Tell whether two values are equal. */
static bool
equal(const YbssName *a, const YbssName *b)
{
	return a->length == b->length && !memcmp(a->unit, b->unit, a->length * sizeof *a->unit);
}

/* 1 one of the values agrees, -1 none does, 0 a side does not say. */
int
ybss_agree(const YbssNames *a, const YbssNames *b)
{
	for (int i = 0; i < a->count; i++)
		for (int j = 0; j < b->count; j++)
			if (equal(&a->name[i], &b->name[j]))
				return 1;
	return a->count && b->count ? -1 : 0;
}

/* A road's length without 东段, 1段. */
static int
without_section(const YbssName *road)
{
	int n = road->length;

	if (n < 4 || road->unit[n - 1] != 0x6BB5)
		return n;
	n -= 2;
	return n;
}

/* Tell whether one road's name ends with the other's. */
static bool
same_road(const YbssName *a, const YbssName *b)
{
	int x = without_section(a), y = without_section(b), shorter = x < y ? x : y;

	if (shorter < 3 && x != y)
		return false;
	return !memcmp(a->unit + x - shorter, b->unit + y - shorter,
				   (size_t) shorter * sizeof *a->unit);
}

/* 1 the roads agree, -1 they do not, 0 a side does not say or only says what is near. */
int
ybss_agree_roads(const YbssSide *a, const YbssSide *b)
{
	for (int i = 0; i < a->roads.count; i++)
		for (int j = 0; j < b->roads.count; j++)
			if (same_road(&a->roads.name[i], &b->roads.name[j]))
				return 1;
	return a->roads.count && b->roads.count && !a->approximate && !b->approximate ? -1 : 0;
}

/* Digits of the codes that agree; -1 where they contradict each other. */
int
ybss_agree_divisions(const YbssSide *a, const YbssSide *b)
{
	int common = a->digits < b->digits ? a->digits : b->digits;

	return common > 0 && memcmp(a->code, b->code, (size_t) common) != 0 ? -1 : common;
}

/* The longest run that the first units of two names share. */
static int
shared_run(const YbssName *a, int m, const YbssName *b, int n)
{
	uint8_t row[YBSS_SIDE_UNITS + 1] = {0};
	int longest = 0;

	for (int i = 0; i < m; i++)
		for (int j = n; j > 0; j--)
		{
			row[j] = a->unit[i] == b->unit[j - 1] ? (uint8_t) (row[j - 1] + 1) : 0;
			if (row[j] > longest)
				longest = row[j];
		}
	return longest;
}

/* The longest run that two names share. */
int
ybss_shared_run(const YbssName *a, const YbssName *b)
{
	return shared_run(a, a->length, b, b->length);
}

/* As above between the names without their class words. */
int
ybss_shared_core(const YbssName *a, const YbssName *b)
{
	return shared_run(a, a->core, b, b->core);
}

/* Decode what stands below the town. */
static int
local_text(const YbssAddress *a, uint32_t *to, int room)
{
	int n = 0;

	for (int i = 0; i < a->elements; i++)
	{
		const YbssSpan *s = &ybss_address_spans(a)[i];

		if (s->kind <= YBSS_ELEMENT_TOWN && s->kind != YBSS_ELEMENT_ZONE)
			continue;
		for (int at = s->start; at < s->start + s->length && n < room;)
		{
			int taken = ybss_utf8_decode((const unsigned char *) ybss_address_text(a) + at,
										 (size_t) (s->start + s->length - at), &to[n]);

			at += taken > 0 ? taken : 1;
			n += taken > 0;
		}
	}
	return n;
}

/* The longest run that the texts below the town share, in characters. */
int
ybss_shared_text(const YbssAddress *a, const YbssAddress *b)
{
	uint32_t x[80], y[80];
	uint8_t row[81] = {0};
	int m = local_text(a, x, 80), n = local_text(b, y, 80), longest = 0;

	for (int i = 0; i < m; i++)
		for (int j = n; j > 0; j--)
		{
			row[j] = x[i] == y[j - 1] ? (uint8_t) (row[j - 1] + 1) : 0;
			if (row[j] > longest)
				longest = row[j];
		}
	return longest;
}

/* How much of a name's core some name of a list shares. */
float
ybss_covered(const YbssName *name, const YbssNames *by)
{
	int longest = 0;

	for (int i = 0; i < by->count; i++)
	{
		int run = ybss_shared_run(name, &by->name[i]);

		if (run > longest)
			longest = run;
	}
	return name->core == 0 ? 0 : longest >= name->core ? 1 : (float) longest / (float) name->core;
}
