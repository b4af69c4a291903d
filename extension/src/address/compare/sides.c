/*
 * sides.c
 *		What two addresses are compared by: names, roads, numbers, buildings.
 */
#include "address/compare/sides.h"

#include <string.h>
#include <uchar.h>

#include "address/compare/sides_names.h"
#include "address/lexicon/likeness.h"
#include "address/value/key.h"
#include "text/utf8.h"

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
	ybss_name_class(n);
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
			return &side->zones;
		case YBSS_ELEMENT_COMMUNITY:
			return &side->communities;
		case YBSS_ELEMENT_COMPOUND:
			return &side->compounds;
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

/* The places: the community, then the compounds. */
static void
gather_places(YbssSide *side)
{
	side->places = side->communities;
	for (int i = 0; i < side->compounds.count && side->places.count < YBSS_SIDE_NAMES; i++)
		side->places.name[side->places.count++] = side->compounds.name[i];
}

/* Tell whether a road is a lane: 2000弄. */
static bool
is_lane(const YbssName *road)
{
	return road->length > 1 && road->unit[road->length - 1] == u'弄' && road->unit[0] >= '0' &&
		   road->unit[0] <= '9';
}

/* Part the lanes from the roads; a house in one is a building, whether 5号 or 5号楼 was written. */
static void
part_lanes(YbssSide *side)
{
	int kept = 0;

	for (int i = 0; i < side->roads.count; i++)
	{
		YbssNames *to = is_lane(&side->roads.name[i]) ? &side->lanes : &side->roads;
		int at = to == &side->lanes ? side->lanes.count++ : kept++;

		if (to != &side->roads || at != i)
			to->name[at] = side->roads.name[i];
	}
	side->roads.count = kept;
	if (side->lanes.count && side->numbers.count == 1 && side->buildings.count == 0)
	{
		side->buildings.name[side->buildings.count++] = side->numbers.name[0];
		side->numbers.count = 0;
		side->house = true;
	}
}

/* Take an address apart: folded values from the key, what the code implies from the text. */
void
ybss_read_side(const YbssAddress *a, YbssSide *side)
{
	const char *key = ybss_address_key(a), *end = key + a->key_length, *at = key;

	side->digits = ybss_code_digits(a->code);
	side->code = side->digits ? key : NULL;
	side->approximate = side->house = false;
	side->zones.count = side->communities.count = side->compounds.count = side->towns.count = 0;
	side->roads.count = side->lanes.count = side->numbers.count = side->groups.count = 0;
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
	gather_places(side);
	part_lanes(side);
}

/* Tell whether two values are equal. */
static bool
equal(const YbssName *a, const YbssName *b)
{
	return a->length == b->length && !memcmp(a->unit, b->unit, a->length * sizeof *a->unit);
}

/* How far two lists of values agree. */
YbssAgreement
ybss_agree(const YbssNames *a, const YbssNames *b)
{
	for (int i = 0; i < a->count; i++)
		for (int j = 0; j < b->count; j++)
			if (equal(&a->name[i], &b->name[j]))
				return YBSS_AGREED;
	return a->count && b->count ? YBSS_APART : YBSS_SILENT;
}

/* A road's length without 东段, 1段. */
static int
without_section(const YbssName *road)
{
	int n = road->length;

	if (n < 4 || road->unit[n - 1] != u'段')
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

/* Tell whether two roads are one name by ear or eye: one character apart, which sounds or looks
 * alike. */
static bool
slipped_road(const YbssName *a, const YbssName *b)
{
	int at = -1;

	if (a->length != b->length || a->length < 3)
		return false;
	for (int i = 0; i < a->length; i++)
		if (a->unit[i] != b->unit[i])
		{
			if (at >= 0 || a->unit[i] > 0xFFFF || b->unit[i] > 0xFFFF)
				return false;
			at = i;
		}
	return at >= 0 && ybss_is_alike(ybss_lexicon(), (uint16_t) a->unit[at], (uint16_t) b->unit[at]);
}

/* How far the roads agree. */
YbssAgreement
ybss_agree_roads(const YbssSide *a, const YbssSide *b, bool *slip)
{
	*slip = false;
	for (int i = 0; i < a->roads.count; i++)
		for (int j = 0; j < b->roads.count; j++)
		{
			if (same_road(&a->roads.name[i], &b->roads.name[j]))
				return YBSS_AGREED;
			*slip |= slipped_road(&a->roads.name[i], &b->roads.name[j]);
		}
	return a->roads.count && b->roads.count ? YBSS_APART : YBSS_SILENT;
}

/* Tell whether two names are apart by a direction only: 中山大道西 and 中山大道中. */
static bool
apart_by_direction(const YbssName *a, const YbssName *b)
{
	static const char16_t directions[] = u"东西南北中";
	int found = 0;

	if (a->length != b->length || a->length < 3)
		return false;
	for (int i = 0; i < a->length; i++)
	{
		bool first = false, second = false;

		if (a->unit[i] == b->unit[i])
			continue;
		for (int j = 0; directions[j]; j++)
		{
			first |= a->unit[i] == directions[j];
			second |= b->unit[i] == directions[j];
		}
		if (!first || !second || found++)
			return false;
	}
	return found == 1;
}

/* Tell whether a road of one side is another part of a road of the other. */
bool
ybss_parts_of_road(const YbssSide *a, const YbssSide *b)
{
	for (int i = 0; i < a->roads.count; i++)
		for (int j = 0; j < b->roads.count; j++)
			if (apart_by_direction(&a->roads.name[i], &b->roads.name[j]))
				return true;
	return false;
}

/* Digits of the codes that agree; -1 where they contradict each other. */
int
ybss_agree_divisions(const YbssSide *a, const YbssSide *b)
{
	int common = a->digits < b->digits ? a->digits : b->digits;

	return common > 0 && memcmp(a->code, b->code, (size_t) common) != 0 ? -1 : common;
}
