/*
 * designator.c
 *		Numbers and what they number: 3栋2单元501, 12#2-3-1, 往东200米.
 */
#include "address/read/designator.h"

#include <string.h>

#include "address/read/ahead.h"
#include "address/read/components.h"
#include "address/read/detail_group.h"
#include "address/read/door_number.h"
#include "address/read/sequence.h"

/* Reads components by the class word behind them, which has so many units. */
typedef int (*NumberedReader)(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d,
							  int word);

/* 18号, 3号2单元, 18号3号: a door, a building or a room. */
static int
read_door(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	int end = d->end + word;
	YbssElementKind kind = ybss_kind_of_number(scan, detail, end);

	if (kind == YBSS_ELEMENT_NUMBER)
		return ybss_emit_number(scan, detail, d, d->start, end, u"", true,
								word == 2 ? u"号院" : u"号");
	if (d->count >= 2)
		return ybss_emit_sequence(scan, detail, d, end);
	return ybss_emit_framed(scan, detail, kind, d, d->start, end, u"", u"号");
}

/* 柳营路669弄14号: the lane is a road of its own, with its own door numbers. */
static int
read_lane(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	return ybss_emit_framed(scan, detail, ybss_next_road(detail), d, d->start, d->end + word, u"",
							u"弄");
}

/* 3栋, 12#, 5号楼; 红星路18# is a door. */
static int
read_building(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	const uint16_t *u = scan->unit + d->end;
	const char16_t *class = u[0] == u'座'				 ? u"座"
							: u[0] == u'排'				 ? u"排"
							: word == 2 && u[1] == u'楼' ? u"号楼"
														 : u"栋";

	if (u[0] == '#' && ybss_after_road(detail) && detail->pending < 0)
		return ybss_emit_number(scan, detail, d, d->start, d->end + word, u"", true, u"号");
	return ybss_emit_framed(scan, detail, YBSS_ELEMENT_BUILDING, d, d->start, d->end + word, u"",
							class);
}

/* 2单元; 3-2单元 is a building and its unit. */
static int
read_unit(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	int end = d->end + word;

	if (word == 1 && scan->unit[d->end] == u'门' && !ybss_has(detail, YBSS_ELEMENT_BUILDING))
		return -1;
	if (d->count != 2)
		return ybss_emit_framed(scan, detail, YBSS_ELEMENT_UNIT, d, d->start, end, u"", u"单元");
	ybss_emit_components(scan, detail, YBSS_ELEMENT_BUILDING, d, 0, 0, d->part[0].end,
						 YBSS_REASON_SEQUENCE);
	ybss_emit_components(scan, detail, YBSS_ELEMENT_UNIT, d, 1, 1, end, YBSS_REASON_CLASS_WORD);
	return end;
}

/* 5层, 12F; A楼 is a building. */
static int
read_floor(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	const uint16_t *u = scan->unit + d->end;
	uint16_t first = scan->unit[d->start];
	bool building =
		u[0] == u'楼' && ybss_is_letter(first) && d->end - d->start == 1 && first != 'B';

	if (ybss_is_letter(u[0]) && !ybss_is_end(u[1]) && !ybss_is_han(u[1]) && !ybss_is_digit(u[1]))
		return -1;
	return ybss_emit_framed(scan, detail, building ? YBSS_ELEMENT_BUILDING : YBSS_ELEMENT_FLOOR, d,
							d->start, d->end + word, u"", u[0] == u'楼' ? u"楼" : u"层");
}

/* A room: 501室, or 门面2号 for 2号门面; 3-501室 is a unit and a room, 1-5号门面 a run of shops. */
static int
read_room(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	const uint16_t *u = scan->unit + d->end;
	bool shop = u[0] == u'号' && word > 1 && u[1] != u'室' && u[1] != u'房';
	char16_t prefix[8] = {0};

	if (d->count > 1 && !shop)
		return ybss_emit_sequence(scan, detail, d, d->end + word);
	for (int i = 1; shop && i < word && i < 7; i++)
		prefix[i - 1] = u[i];
	return ybss_emit_framed(scan, detail, YBSS_ELEMENT_ROOM, d, d->start, d->end + word, prefix,
							shop ? u"号" : u"室");
}

/* 二期, A区. */
static int
read_phase(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_PHASE, d->start, d->end + word,
					YBSS_REASON_CLASS_WORD);
	return d->end + word;
}

/* What a class word makes of the number before it; no word has two of these classes. */
static const struct
{
	uint32_t classes;
	NumberedReader read;
} numbered_readers[] = {
	{YBSS_WORDS(NUMBER), read_door},   {YBSS_WORDS(LANE), read_lane},
	{YBSS_WORDS(HALL), read_building}, {YBSS_WORDS(UNIT), read_unit},
	{YBSS_WORDS(FLOOR), read_floor},   {YBSS_WORDS(ROOM), read_room},
	{YBSS_WORDS(PHASE), read_phase},
};

/* 5组, 十二组 behind a village. */
static int
read_numbered_group(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int length, end = d->end + word;
	uint16_t last = scan->unit[end - 1];

	if (ybss_has(detail, YBSS_ELEMENT_ROAD) || ybss_has(detail, YBSS_ELEMENT_BUILDING) ||
		ybss_is_cluster(scan, end, word) || d->count > 1)
		return -1;
	if (detail->pending >= 0 && !ybss_has(detail, YBSS_ELEMENT_COMMUNITY) &&
		!ybss_has(detail, YBSS_ELEMENT_TOWN))
		return -1;
	ybss_flush(scan, detail, d->start);
	length = ybss_write_components(scan, d, 0, 0, value, YBSS_DESIGNATOR_UNITS - 2);
	value[length++] = last == u'队' || last == u'社' ? last : u'组';
	ybss_emit(detail->sink, YBSS_ELEMENT_GROUP, d->start, end, value, length,
			  YBSS_REASON_CLASS_WORD);
	return end;
}

/* 18附1号 behind a village or a road. */
static int
read_attached_door(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d)
{
	if (scan->unit[d->end] != u'附' || !ybss_is_digit(scan->unit[d->end + 1]) ||
		ybss_has(detail, YBSS_ELEMENT_NUMBER) || ybss_has(detail, YBSS_ELEMENT_BUILDING) ||
		ybss_last(detail) < YBSS_ELEMENT_COMMUNITY)
		return -1;
	ybss_flush(scan, detail, d->start);
	return ybss_emit_number(scan, detail, d, d->start, d->end, u"", false, u"号");
}

/* 红星路18, 3-2-501: numbers without a class word. */
static int
read_sequence(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d)
{
	if (!ybss_sequence_stands(scan, detail, d))
		return -1;
	ybss_flush(scan, detail, d->start);
	if (d->count == 1 && d->part[0].numeral && ybss_last(detail) < YBSS_ELEMENT_BUILDING)
		return -1;
	if (d->count <= 2 && !ybss_has(detail, YBSS_ELEMENT_NUMBER) &&
		(ybss_after_road(detail) || ybss_last(detail) == YBSS_ELEMENT_GROUP))
		return ybss_emit_number(scan, detail, d, d->start, d->end, u"", false, u"号");
	return ybss_emit_sequence(scan, detail, d, d->end);
}

/* Tell whether components may be read at this character at all. */
static bool
may_begin(const YbssScan *scan, int at)
{
	return (scan->lexicon->character[scan->unit[at]].kind & YBSS_BEGINS_NUMBER) != 0;
}

/* Read the components here, perhaps behind 第. */
static bool
read_number(const YbssScan *scan, const YbssDetail *detail, int start, YbssDesignator *d)
{
	int at = start + (scan->unit[start] == u'第');

	if (!may_begin(scan, at) || !ybss_read_components(scan, at, d))
		return false;
	d->start = start;
	/* A Latin name or a number that was no designator goes on. */
	return detail->pending < 0 || at <= detail->pending ||
		   !(ybss_is_letter(scan->unit[at - 1]) || ybss_is_digit(scan->unit[at - 1]));
}

/* The class word behind the components, its classes in *classes; or 0. */
static int
class_behind(const YbssScan *scan, const YbssDesignator *d, uint32_t *classes)
{
	const uint16_t *u = scan->unit + d->end;
	int word = ybss_number_class(scan->lexicon, u, classes);

	/* 18号楼上 is above door 18. */
	if (word == 2 && u[0] == u'号' && u[1] == u'楼' && (u[2] == u'上' || u[2] == u'下'))
	{
		*classes = YBSS_WORDS(NUMBER);
		return 1;
	}
	return word;
}

/* Tell whether a number and its class word are part of a name, which may begin here. */
static bool
is_part_of_name(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word,
				uint32_t classes)
{
	/* 中山一路 */
	if ((classes & (YBSS_WORDS(ROAD) | YBSS_WORDS(PLAIN))) && !(classes & YBSS_WORDS(LANE)))
		return true;
	/* 5号大街 is a name of its own. */
	if ((classes & YBSS_WORDS(NUMBER)) &&
		ybss_word_of(scan->lexicon, scan->unit + d->end + word, YBSS_WORDS(ROAD)) > 0)
	{
		ybss_flush(scan, detail, d->start);
		return true;
	}
	/* 三门 */
	return d->part[0].numeral && (classes & YBSS_WORDS(UNIT)) && word == 1 &&
		   scan->unit[d->end] == u'门' && ybss_last(detail) != YBSS_ELEMENT_BUILDING;
}

/* A number, and the class word behind it or its place among others. */
int
ybss_read_designator(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot)
{
	YbssDesignator d;
	uint32_t classes;
	int word, end;

	if (!read_number(scan, detail, spot->at, &d))
		return -1;
	word = class_behind(scan, &d, &classes);
	if (is_part_of_name(scan, detail, &d, word, classes))
		return -1;
	if (classes & YBSS_WORDS(GROUP))
		return read_numbered_group(scan, detail, &d, word);
	if (word > 0)
		ybss_flush(scan, detail, d.start);
	for (size_t i = 0; i < sizeof numbered_readers / sizeof *numbered_readers; i++)
		if ((classes & numbered_readers[i].classes) &&
			(end = numbered_readers[i].read(scan, detail, &d, word)) >= 0)
			return end;
	end = read_attached_door(scan, detail, &d);
	return end >= 0 ? end : read_sequence(scan, detail, &d);
}

/* Tell whether a character says whither or how far before a distance. */
static bool
is_whither(uint16_t c)
{
	switch (c)
	{
		case u'往':
		case u'向':
		case u'朝':
		case u'距':
		case u'约':
		case u'东':
		case u'西':
		case u'南':
		case u'北':
		case u'侧':
		case u'面':
		case u'方':
		case u'行':
		case u'走':
			return true;
		default:
			return false;
	}
}

/* The end of 往东, 约, 往前走 before a distance; 后面100米 is a relation and a distance. */
static int
whither_end(const YbssScan *scan, int start)
{
	int at = start;

	while (at - start < 6 && (is_whither(scan->unit[at]) ||
							  (at > start && ybss_is_one_of(scan->unit[at], u"前后左右"))))
		at++;
	return at;
}

/* 往东200米, 约50米. */
int
ybss_read_distance(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	const uint16_t *u = scan->unit;
	int start = spot->at, length, class;
	YbssDesignator d;
	uint32_t classes;

	length = whither_end(scan, start) - start;
	if (!ybss_read_components(scan, start + length, &d))
		return -1;
	class = ybss_number_class(scan->lexicon, u + d.end, &classes);
	if (class == 0 || !(classes & YBSS_WORDS(DISTANCE)) ||
		(ybss_is_letter(u[d.end]) && ybss_is_letter(u[d.end + class])))
		return -1;
	if (class == 1 && u[d.end] == u'里' && length == 0) /* 三里 is a name */
		return -1;
	ybss_flush(scan, detail, start);
	memcpy(value, u + start, (size_t) length * sizeof *value);
	length += ybss_write_components(scan, &d, 0, d.count - 1, value + length,
									YBSS_DESIGNATOR_UNITS - length - 8);
	memcpy(value + length, u + d.end, (size_t) class * sizeof *value);
	length += class;
	ybss_emit(detail->sink, YBSS_ELEMENT_DISTANCE, start, d.end + class, value, length,
			  YBSS_REASON_CLASS_WORD);
	return d.end + class + (u[d.end + class] == u'处');
}
