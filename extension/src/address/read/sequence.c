/*
 * sequence.c
 *		Numbers that tell by their order what they number: 3-2-501.
 */
#include "address/read/sequence.h"

#include <stdlib.h>

#include "address/read/ahead.h"
#include "address/read/division_set.h"

/* The first digits of the codes of provinces that number by a custom of their own. */
#define SHANGHAI 31
#define CHONGQING 50
#define GUIZHOU 52

/* From here on a number has its floor in it. */
#define HUNDRED 100
/* So many stairs hardly a building has. */
#define MANY_STAIRS 12

/* Emit components as one element with the class word of its kind. */
void
ybss_emit_components(const YbssScan *scan, YbssDetail *detail, YbssElementKind kind,
					 const YbssDesignator *d, int first, int last, int end, YbssReason reason)
{
	static const char16_t *const words[YBSS_ELEMENT_KINDS] = {
		[YBSS_ELEMENT_ROAD] = u"弄",   [YBSS_ELEMENT_ROAD2] = u"弄",
		[YBSS_ELEMENT_NUMBER] = u"号", [YBSS_ELEMENT_BUILDING] = u"栋",
		[YBSS_ELEMENT_UNIT] = u"单元", [YBSS_ELEMENT_FLOOR] = u"层",
		[YBSS_ELEMENT_ROOM] = u"室"};
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int length = ybss_write_components(scan, d, first, last, value, YBSS_DESIGNATOR_UNITS - 4);
	/* A room that says 号 keeps it. */
	bool door = kind == YBSS_ELEMENT_ROOM && last == d->count - 1 && end > d->end &&
				scan->unit[d->end] == u'号';

	for (const char16_t *word = door ? u"号" : words[kind]; *word; word++)
		value[length++] = *word;
	ybss_emit(detail->sink, kind, d->part[first].start, end, value, length, reason);
}

/* What stands before a sequence, by which its components are told apart. */
typedef struct Before
{
	bool building, unit, floor, number;
	bool road;	   /* right before, and no door number yet */
	bool by_floor; /* floor and door is what the province writes: 42-6 */
	bool by_lane;  /* lane, door and room: 1335-108-101 */
} Before;

/* Look at what stands before. */
static Before
look_before(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d)
{
	uint32_t province = d->count > 1 ? ybss_province_digits(scan->lexicon, detail->divisions) : 0;
	Before before = {.building = ybss_has(detail, YBSS_ELEMENT_BUILDING),
					 .unit = ybss_has(detail, YBSS_ELEMENT_UNIT),
					 .floor = ybss_has(detail, YBSS_ELEMENT_FLOOR),
					 .number = ybss_has(detail, YBSS_ELEMENT_NUMBER),
					 .by_floor = province == CHONGQING || province == GUIZHOU,
					 .by_lane = province == SHANGHAI};

	before.road = ybss_after_road(detail) && !before.number && !before.building && !before.unit &&
				  !before.floor;
	return before;
}

/*
 * 3702-3704, 1402-03, A501-509, 105-102: a run of rooms, for no building has so high a number and
 * no floor so many. Two that lie further apart are a building and a room: 160-904.
 */
static bool
is_run(const YbssScan *scan, const YbssDesignator *d, bool worded, bool by_floor)
{
	const YbssComponent *a = &d->part[0], *b = &d->part[1];
	int first, last, width = 0;

	if (d->count != 2)
		return false;
	first = ybss_component_digits(scan, a);
	last = ybss_component_digits(scan, b);
	/* 1至3 */
	if (last > first && first > 0 && ybss_is_one_of(scan->unit[a->end], u"至到~"))
		return true;
	/* 1601A-D */
	if (first < 0 && b->end - b->start == 1 && ybss_is_letter(scan->unit[b->start]) &&
		ybss_is_letter(scan->unit[a->end - 1]) && a->end - a->start > 3)
		return true;
	/* M68-69号, 23-24号: more than the stairs of a building */
	if (worded && ybss_is_digit(scan->unit[b->start]) && last > first && last < first + 10 &&
		(ybss_is_letter(scan->unit[a->start]) ? first >= 10 : !by_floor && first > MANY_STAIRS))
		return true;
	if (first < HUNDRED || last < 0 ||
		(ybss_is_letter(scan->unit[b->start]) &&
		 (scan->unit[a->start] | 32) != (scan->unit[b->start] | 32)))
		return false;
	while (width < b->end - b->start && ybss_is_digit(scan->unit[b->end - 1 - width]))
		width++;
	/* 1402-03: only the end of the second is written. */
	if (last < HUNDRED)
		return width == 2 && first >= 10 * HUNDRED && last > first % HUNDRED;
	return (first < 10 * HUNDRED) == (last < 10 * HUNDRED) && last - first <= HUNDRED &&
		   first - last <= HUNDRED / 5;
}

/* Two components behind a building, a unit or a floor. */
static void
kinds_within(const Before *before, int first, int last, YbssElementKind *kinds)
{
	/* 4层2-65, but 10楼1-1002 has its stairs. */
	bool stairs = first >= 0 && first < 10 && last >= HUNDRED;

	kinds[1] = YBSS_ELEMENT_ROOM;
	if (first >= HUNDRED || (before->floor && !stairs))
		kinds[0] = YBSS_ELEMENT_ROOM;
	else if (before->floor)
		kinds[0] = YBSS_ELEMENT_UNIT;
	/* A room below ten needs its floor: 1栋22-3. Stairs are few: 2座19-19, 3栋12-1203. */
	else if (before->unit || (last >= 0 && last < 10) || (before->by_floor && last < HUNDRED) ||
			 (first > MANY_STAIRS && last < HUNDRED) || (first >= 10 && last / HUNDRED == first))
		kinds[0] = YBSS_ELEMENT_FLOOR;
	else
		kinds[0] = YBSS_ELEMENT_UNIT;
}

/* The last character of the last element, where it is a name; or 0. */
static uint16_t
last_of_name(const YbssDetail *detail)
{
	const YbssParse *parse = detail->sink->parse;
	const YbssElement *e = parse->elements > 0 ? &parse->element[parse->elements - 1] : NULL;

	return e != NULL && e->kind == YBSS_ELEMENT_COMPOUND
			   ? parse->value[e->value + e->value_length - 1]
			   : 0;
}

/* Tell whether rooms stand here rather than houses: behind a door number, 大厦, 中心. */
bool
ybss_is_one_house(const YbssDetail *detail)
{
	return ybss_last(detail) == YBSS_ELEMENT_NUMBER ||
		   ybss_is_one_of(last_of_name(detail), u"厦心楼场际");
}

/* Tell whether the name before is that of one house for certain: 大厦, 大楼. */
static bool
is_tower(const YbssDetail *detail)
{
	return ybss_is_one_of(last_of_name(detail), u"厦楼");
}

/* Two components behind a door number or a name. */
static void
kinds_behind_door(const YbssDetail *detail, const Before *before, int first, int last,
				  YbssElementKind *kinds)
{
	kinds[1] = YBSS_ELEMENT_ROOM;
	/* No building has such a number: 1501-3 is a room within a room. */
	if (first >= 10 * HUNDRED || (first >= HUNDRED && last < 10 && ybss_is_one_house(detail)))
		kinds[0] = YBSS_ELEMENT_ROOM;
	else if (before->by_floor && first > 0 && first < HUNDRED && last > 0 && last < HUNDRED)
		kinds[0] = YBSS_ELEMENT_FLOOR;
	else
		kinds[0] = YBSS_ELEMENT_BUILDING;
}

/* Tell whether a letter and its number name a house before its floor: E1五层, A8地下. */
static bool
house_before_floor(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d)
{
	YbssDesignator next;
	uint32_t classes;

	if (d->count > 1 || !ybss_is_letter(scan->unit[d->start]) || d->end - d->start < 2 ||
		d->end - d->start > 3 + ybss_is_letter(scan->unit[d->end - 1]) ||
		ybss_has(detail, YBSS_ELEMENT_BUILDING) || ybss_has(detail, YBSS_ELEMENT_FLOOR))
		return false;
	/* 大厦B3，11楼 */
	if (ybss_read_components(scan, d->end + (scan->unit[d->end] == ','), &next))
		return ybss_number_class(scan->lexicon, scan->unit + next.end, &classes) > 0 &&
			   (classes & YBSS_WORDS(FLOOR));
	return ybss_word_of(scan->lexicon, scan->unit + d->end, YBSS_WORDS(STOREY)) > 1;
}

/* One component alone. */
static YbssElementKind
kind_of_one(const YbssDetail *detail, const Before *before, bool house)
{
	bool name =
		ybss_last(detail) == YBSS_ELEMENT_COMPOUND || ybss_last(detail) == YBSS_ELEMENT_PHASE ||
		ybss_last(detail) == YBSS_ELEMENT_ZONE ||
		(ybss_last(detail) == YBSS_ELEMENT_RELATION && ybss_has(detail, YBSS_ELEMENT_COMPOUND));

	if (house)
		return YBSS_ELEMENT_BUILDING;
	return before->road ? YBSS_ELEMENT_NUMBER
		   : before->building || before->unit || before->floor || before->number || name
			   ? YBSS_ELEMENT_ROOM
			   : YBSS_ELEMENT_NUMBER;
}

/* Three and more: from the building, or what is not told yet, down to the room. */
static void
kinds_of_many(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d,
			  const Before *before, YbssElementKind *kinds)
{
	int n = d->count, i = 0, room = ybss_component_value(scan, &d->part[n - 1]), stairs;

	if (before->road && before->by_lane && n == 3)
	{
		kinds[0] = ybss_next_road(detail);
		kinds[1] = YBSS_ELEMENT_NUMBER;
		kinds[2] = YBSS_ELEMENT_ROOM;
		return;
	}
	/* 1801-10/11 */
	if (!before->road && ybss_component_digits(scan, &d->part[0]) >= 10 * HUNDRED &&
		room < HUNDRED && scan->unit[d->part[n - 2].end] == '/')
	{
		while (i < n)
			kinds[i++] = YBSS_ELEMENT_ROOM;
		return;
	}
	if (before->road)
		kinds[i++] = YBSS_ELEMENT_NUMBER;
	if (!before->building && !before->unit && !before->floor && (n - i > 2 || !before->road))
		kinds[i++] = YBSS_ELEMENT_BUILDING;
	stairs = ybss_component_value(scan, &d->part[i]);
	/* 2-807-810 */
	if (n - i >= 2 && stairs >= HUNDRED && abs(room - stairs) <= HUNDRED && room >= HUNDRED)
		;
	else if (n - i == 3 && ybss_component_value(scan, &d->part[n - 2]) >= HUNDRED &&
			 room >= HUNDRED)
		kinds[i++] = YBSS_ELEMENT_UNIT;
	else if (n - i >= 3)
	{
		kinds[i++] = YBSS_ELEMENT_UNIT;
		kinds[i++] = YBSS_ELEMENT_FLOOR;
	}
	else if (n - i == 2)
		kinds[i++] = before->unit || (before->by_floor && stairs > MANY_STAIRS &&
									  stairs < HUNDRED && room >= 0 && room < HUNDRED)
						 ? YBSS_ELEMENT_FLOOR
						 : YBSS_ELEMENT_UNIT;
	while (i < n)
		kinds[i++] = YBSS_ELEMENT_ROOM;
}

/* Tell whether components are a list by a stroke: 408/411, E/F; but 4/1268 has its stairs. */
static bool
is_list(const YbssScan *scan, const YbssDesignator *d)
{
	int first = ybss_component_value(scan, &d->part[0]);

	if (first >= 0 && first < 10 && ybss_component_value(scan, &d->part[d->count - 1]) >= HUNDRED)
		return false;
	for (int i = 0; i + 1 < d->count; i++)
		if (scan->unit[d->part[i].end] != '/')
			return false;
	return d->count > 1;
}

/* The kinds of a sequence, by what stands before it and by what is possible. */
static void
sequence_kinds(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d, bool worded,
			   YbssElementKind *kinds)
{
	Before before = look_before(scan, detail, d);
	int first = ybss_component_value(scan, &d->part[0]),
		last = ybss_component_value(scan, &d->part[d->count - 1]);
	bool within = before.building || before.unit || before.floor;

	/* 创意园A7 is a house, but A489 a room. */
	if (d->count == 1)
		kinds[0] =
			kind_of_one(detail, &before,
						house_before_floor(scan, detail, d) ||
							(ybss_last(detail) == YBSS_ELEMENT_ZONE && d->end - d->start <= 3 &&
							 ybss_is_letter(scan->unit[d->start])));
	else if (!before.road &&
			 (is_run(scan, d, worded, before.by_floor) || (within && is_list(scan, d))))
		for (int i = 0; i < d->count; i++)
			kinds[i] = YBSS_ELEMENT_ROOM;
	else if (d->count > 2)
		kinds_of_many(scan, detail, d, &before, kinds);
	else if (before.road)
	{
		kinds[0] = YBSS_ELEMENT_NUMBER;
		kinds[1] = YBSS_ELEMENT_ROOM;
	}
	else if (within)
		kinds_within(&before, first, last, kinds);
	else
		kinds_behind_door(detail, &before, first, last, kinds);
}

/* Tell whether 号 behind these numbers rooms although no door was said: 大厦1205号, 1901-1907号,
 * 小区3-25-2号, 小区3-877号. */
bool
ybss_rooms_stand(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d)
{
	if ((ybss_last(detail) == YBSS_ELEMENT_COMPOUND || ybss_last(detail) == YBSS_ELEMENT_PHASE) &&
		(d->count >= 3 || (d->count == 2 && ybss_component_value(scan, &d->part[0]) < HUNDRED &&
						   ybss_component_value(scan, &d->part[1]) >= HUNDRED)))
		return true;
	return ybss_last(detail) == YBSS_ELEMENT_COMPOUND && ybss_is_one_house(detail) &&
		   (d->count == 1 ? ybss_component_value(scan, &d->part[0]) >= HUNDRED && is_tower(detail)
						  : is_run(scan, d, true, true));
}

/* Emit a sequence such as 3-2-501; "end" is behind its class word, and returned. */
int
ybss_emit_sequence(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int end)
{
	YbssElementKind kinds[YBSS_COMPONENTS];

	sequence_kinds(scan, detail, d, end > d->end, kinds);
	for (int i = 0; i < d->count; i++)
	{
		int last = i;

		/* What is left over stays with the room: 408/411. */
		while (last + 1 < d->count && kinds[last + 1] == kinds[i])
			last++;
		ybss_emit_components(scan, detail, kinds[i], d, i, last,
							 last + 1 < d->count ? d->part[last].end : end, YBSS_REASON_SEQUENCE);
		i = last;
	}
	return end;
}

/* Tell whether a number right behind a door or a village begins a name: 4号798艺术区. */
static bool
begins_name(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d)
{
	const uint32_t places = YBSS_WORDS(PLACE) | YBSS_WORDS(ZONE) | YBSS_WORDS(PHASE);

	/* 灵山村503杭州鸿浩鞋业: a firm's name begins with its town's. */
	if (ybss_last(detail) == YBSS_ELEMENT_COMMUNITY)
		return !ybss_name_follows(scan->lexicon, scan->unit + d->end, 2);
	if (ybss_last(detail) != YBSS_ELEMENT_NUMBER || d->end - d->start > 3 ||
		ybss_component_value(scan, &d->part[0]) < 0)
		return false;
	for (int i = 1; i < 7 && ybss_is_han(scan->unit[d->end + i - 1]); i++)
		if (ybss_word_of(scan->lexicon, scan->unit + d->end + i, places) > 0)
			return true;
	return false;
}

/* 万象城L1043: a letter and so many digits behind a name number a shop, whatever name follows. */
static bool
is_shop_number(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d)
{
	return detail->pending >= 0 && d->start - detail->pending >= 3 && d->count == 1 &&
		   ybss_is_letter(scan->unit[d->start]) && d->end - d->start >= 4 &&
		   ybss_component_digits(scan, &d->part[0]) >= HUNDRED &&
		   ybss_is_han(scan->unit[d->start - 1]) && ybss_is_han(scan->unit[d->end]);
}

/* Tell whether a sequence may stand here without any class word. */
bool
ybss_sequence_stands(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d)
{
	uint16_t next = scan->unit[d->end];
	bool behind = ybss_last(detail) == YBSS_ELEMENT_ZONE ||
				  ybss_last(detail) >= YBSS_ELEMENT_COMMUNITY || detail->pending >= 0;
	bool ends = ybss_is_end(next) || (next == '.' && ybss_is_end(scan->unit[d->end + 1]));
	bool numeral = false, letter = false;

	for (int i = 0; i < d->count; i++)
	{
		numeral |= d->part[i].numeral;
		letter |= ybss_is_letter(scan->unit[d->part[i].start]);
	}
	if (!behind)
		return d->count >= 3 && !numeral;
	if (numeral)
		return detail->pending < 0 && (ends || d->count > 1) &&
			   (ybss_has(detail, YBSS_ELEMENT_BUILDING) || ybss_has(detail, YBSS_ELEMENT_UNIT) ||
				ybss_has(detail, YBSS_ELEMENT_FLOOR)) &&
			   d->part[0].end - d->part[0].start >= (d->count > 1 ? 1 : 3);
	if (ends || d->count >= 2)
		return !(d->count == 1 && letter && d->part[0].end - d->part[0].start == 1 && !ends);
	/* 4S店 is a name. */
	if (next == u'店' && d->end - d->start == 2)
		return false;
	/* 北路18富力中心: a name follows the number */
	if (house_before_floor(scan, detail, d) || is_shop_number(scan, detail, d))
		return true;
	letter &= !ybss_has(detail, YBSS_ELEMENT_FLOOR) || d->end - d->start < 3;
	return detail->pending < 0 && !letter && ybss_last(detail) >= YBSS_ELEMENT_COMMUNITY &&
		   !begins_name(scan, detail, d);
}
