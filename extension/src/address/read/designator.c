/*
 * designator.c
 *		Numbers and what they number: 3栋2单元501, 12#2-3-1, 往东200米.
 */
#include "address/read/designator.h"

#include <string.h>

#include "address/read/ahead.h"
#include "address/read/components.h"
#include "address/read/designator_room.h"
#include "address/read/detail_group.h"
#include "address/read/door_number.h"
#include "address/read/floor.h"
#include "address/read/sequence.h"
#include "text/numeral.h"

/* What is longer measures nothing, and must not be read again from every character of it. */
#define LONGEST_MEASURE 40

/* Reads components by the class word behind them, which has so many units. */
typedef int (*NumberedReader)(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d,
							  int word);

/* 18号, 3号2单元, 18号3号: a door, a building or a room. */
static int
read_door(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	int end = d->end + word;
	/* 甲3号院2单元: a yard is no building. */
	YbssElementKind kind = word > 1 ? YBSS_ELEMENT_NUMBER : ybss_kind_of_number(scan, detail, end);

	if (word == 1 && ybss_gate_stands(scan, d->end))
		return ybss_read_gate(scan, detail, d);
	if (kind == YBSS_ELEMENT_ROOM || ybss_shops_follow(scan, end) ||
		(word == 1 && ybss_rooms_stand(scan, detail, d) && !ybss_house_follows(scan, end)))
		return d->count >= 2 ? ybss_emit_sequence(scan, detail, d, end)
							 : ybss_emit_room(scan, detail, d, end, u"", u'号');
	if (kind == YBSS_ELEMENT_NUMBER)
		return ybss_emit_number(scan, detail, d, d->start, end, u"", true,
								word >= 2 ? u"号院" : u"号");
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

/* Emit a building and what was added to it, 10号楼之四; returns where it ends. */
static int
emit_building(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int at,
			  const char16_t *class)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int length = ybss_write_components(scan, d, 0, d->count - 1, value, 60);
	YbssDesignator added;

	while (*class)
		value[length++] = *class ++;
	if (scan->unit[at] == u'之' && ybss_read_components(scan, at + 1, &added) && added.count == 1)
	{
		value[length++] = u'之';
		length += ybss_write_components(scan, &added, 0, 0, value + length, 8);
		at = added.end;
	}
	ybss_emit(detail->sink, YBSS_ELEMENT_BUILDING, d->start, at, value, length,
			  YBSS_REASON_CLASS_WORD);
	return at;
}

/* 3栋, 12#, 5号楼, B馆, 7号厂房; 红星路18#, 红星路6号厂房 are doors. */
static int
read_building(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	const uint16_t *u = scan->unit + d->end;
	uint16_t last = u[word - 1];
	char16_t class[8] = u"栋";

	if ((u[0] == '#' || (word > 2 && last == u'房')) && ybss_after_road(detail) &&
		detail->pending < 0)
		return ybss_emit_number(scan, detail, d, d->start, d->end + (last == u'房' ? 1 : word), u"",
								true, u"号");
	/* 3#2#501, C座705# */
	if (u[0] == '#' && word == 1 && ybss_has(detail, YBSS_ELEMENT_BUILDING) &&
		!ybss_has(detail, YBSS_ELEMENT_UNIT) && ybss_is_digit(u[1]))
		return ybss_emit_framed(scan, detail, YBSS_ELEMENT_UNIT, d, d->start, d->end + 1, u"",
								u"单元");
	if (u[0] == '#' && word == 1 &&
		(ybss_has(detail, YBSS_ELEMENT_BUILDING) || ybss_component_value(scan, &d->part[0]) > 200))
		return ybss_emit_room(scan, detail, d, d->end + 1, u"", u'室');
	/* What is more than a house's class word stays as it is written. */
	if (ybss_is_one_of(last, u"座排"))
		class[0] = last;
	else if (word == 2 && last == u'楼' && u[0] != u'塔')
		class[0] = u'号', class[1] = last;
	else if (ybss_is_one_of(last, u"馆塔房库间仓") || u[0] == u'塔' || (last == u'楼' && word > 2 && u[1] != u'#'))
		for (int i = 0; i < word && i < 6; i++)
			class[i] = u[i];
	return emit_building(scan, detail, d, d->end + word, class);
}

/* 2单元; 3-2单元 is a building and its unit, 39层01-02单元 two rooms; 70-6号3门 is a stair. */
static int
read_unit(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	int end = d->end + word;
	bool within = ybss_has(detail, YBSS_ELEMENT_BUILDING) || ybss_has(detail, YBSS_ELEMENT_FLOOR);

	/* 路70-6号3门, 天津里12门304; but 三门 is a name. */
	if (word == 1 && scan->unit[d->end] == u'门' && !within &&
		((ybss_last(detail) != YBSS_ELEMENT_NUMBER && !ybss_after_road(detail) &&
		  ((ybss_last(detail) != YBSS_ELEMENT_COMPOUND &&
			ybss_last(detail) != YBSS_ELEMENT_PHASE) ||
		   ybss_is_end(scan->unit[end]))) ||
		 (ybss_is_han(scan->unit[end]) && ybss_numeral_value(scan->unit[end]) < 0)))
		return -1;
	/* 302门, 1层4门 */
	if (scan->unit[d->end] == u'门' &&
		(ybss_component_value(scan, &d->part[0]) >= 100 || ybss_has(detail, YBSS_ELEMENT_FLOOR)))
		return ybss_emit_room(scan, detail, d, end, u"", u'室');
	/* 39层01-02单元, 311-313单元 */
	if (d->count != 2 || within || scan->unit[d->part[0].end] != '-' ||
		(ybss_component_value(scan, &d->part[0]) >= 100 &&
		 ybss_component_value(scan, &d->part[1]) >= 100))
		return ybss_emit_framed(scan, detail, YBSS_ELEMENT_UNIT, d, d->start, end, u"", u"单元");
	ybss_emit_components(scan, detail, YBSS_ELEMENT_BUILDING, d, 0, 0, d->part[0].end,
						 YBSS_REASON_SEQUENCE);
	ybss_emit_components(scan, detail, YBSS_ELEMENT_UNIT, d, 1, 1, end, YBSS_REASON_CLASS_WORD);
	return end;
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
	{YBSS_WORDS(NUMBER), read_door},	  {YBSS_WORDS(LANE), read_lane},
	{YBSS_WORDS(HALL), read_building},	  {YBSS_WORDS(UNIT), read_unit},
	{YBSS_WORDS(FLOOR), ybss_read_floor}, {YBSS_WORDS(ROOM), ybss_read_room},
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
	/* 农场一分场3队: the groups of a farm. */
	if (detail->pending >= 0 && !ybss_has(detail, YBSS_ELEMENT_COMMUNITY) &&
		!ybss_has(detail, YBSS_ELEMENT_TOWN) && scan->unit[d->start - 1] != u'场')
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
		!ybss_has(detail, YBSS_ELEMENT_FLOOR) &&
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

/* SOHO5号楼: a name of Latin letters ends before a number that has its class word. */
static bool
ends_latin_name(const YbssScan *scan, int at, const YbssDesignator *d)
{
	uint32_t classes;

	return (ybss_is_digit(scan->unit[at]) || ybss_numeral_value(scan->unit[at]) > 0 ||
			scan->unit[at + 1] == u'座') &&
		   ybss_is_letter(scan->unit[at - 1]) && ybss_is_letter(scan->unit[at - 2]) &&
		   ybss_is_letter(scan->unit[at - 3]) &&
		   ybss_number_class(scan->lexicon, scan->unit + d->end, &classes) > 0 &&
		   (classes & (YBSS_WORDS(HALL) | YBSS_WORDS(UNIT) | YBSS_WORDS(FLOOR) | YBSS_WORDS(ROOM)));
}

/* Read the components here, perhaps behind 第. */
static bool
read_number(const YbssScan *scan, const YbssDetail *detail, int start, YbssDesignator *d)
{
	int at = start + (scan->unit[start] == u'第');
	uint16_t before;

	if (!may_begin(scan, at) || !ybss_read_components(scan, at, d))
		return false;
	d->start = start;
	if (detail->pending < 0 || at <= detail->pending)
		return true;
	before = scan->unit[at - 1];
	/* A Latin name or a number that was no designator goes on: 十三号路. */
	return !(ybss_is_letter(before) || ybss_is_digit(before) ||
			 (ybss_numeral_value(before) >= 0 && ybss_numeral_value(scan->unit[at]) >= 0)) ||
		   (at - detail->pending >= 3 && ends_latin_name(scan, at, d));
}

/* The length of 号 and a word for shops or houses behind it, or of that for shops alone: 6号门面房,
 * 302底商, 3号宿舍楼; its class goes to *classes. Or 0. */
static int
shop_behind(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d,
			uint32_t *classes)
{
	const uint16_t *u = scan->unit + d->end;
	int number = u[0] == u'号', word;

	/* 红星路18号门面, 红星路18号宿舍楼: the door of the road. */
	if (!ybss_is_han(u[number]) || (ybss_after_road(detail) && detail->pending < 0))
		return 0;
	*classes = YBSS_WORDS(ROOM);
	word = ybss_word_of(scan->lexicon, u + number, YBSS_WORDS(SHOP));
	if (word > 1 &&
		(number || (!d->part[0].numeral &&
					(d->count == 1 || (d->count == 2 && ybss_has(detail, YBSS_ELEMENT_BUILDING))))))
		return number + word;
	*classes = YBSS_WORDS(HALL);
	word = number ? ybss_word_of(scan->lexicon, u + 1, YBSS_WORDS(PLACE)) : 0;
	return word > 2 && u[word] == u'楼' ? number + word : 0;
}

/* The class word behind the components, its classes in *classes; or 0. */
static int
class_behind(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d,
			 uint32_t *classes)
{
	const uint16_t *u = scan->unit + d->end;
	int word = ybss_number_class(scan->lexicon, u, classes), shop;
	uint32_t other = 0;

	/* 3卡, but 3卡车 is no shop. */
	if (word == 1 && u[0] == u'卡' && ybss_is_han(u[1]))
	{
		*classes = 0;
		return 0;
	}
	/* 18号楼上 is above door 18, 红星路287号房管大楼 stands at it. */
	if (word == 2 && u[0] == u'号' &&
		(u[1] == u'楼' ? u[2] == u'上' || u[2] == u'下'
					   : u[1] == u'房' && ybss_after_road(detail) && ybss_is_han(u[2])))
	{
		*classes = YBSS_WORDS(NUMBER);
		return 1;
	}
	/* 16门面 is no stair. */
	if ((word == 0 || (*classes & (YBSS_WORDS(NUMBER) | YBSS_WORDS(ROOM))) || u[0] == u'门') &&
		(shop = shop_behind(scan, detail, d, &other)) > word)
	{
		*classes = other;
		return shop;
	}
	return word;
}

/* Tell whether a number and its class word are part of a name, which may begin here. */
static bool
is_part_of_name(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word,
				uint32_t classes)
{
	/* 中山一路, 东八里庄 */
	if ((classes & (YBSS_WORDS(ROAD) | YBSS_WORDS(PLAIN) | YBSS_WORDS(DISTANCE))) &&
		!(classes & YBSS_WORDS(LANE)))
		return true;
	/* 5号大街 is a name of its own. */
	if ((classes & YBSS_WORDS(NUMBER)) &&
		ybss_word_of(scan->lexicon, scan->unit + d->end + word, YBSS_WORDS(ROAD)) > 0)
	{
		ybss_flush(scan, detail, d->start);
		return true;
	}
	/* 一号桥; but 人民路18号桥南小区 */
	if ((classes & YBSS_WORDS(NUMBER)) && word == 1 && scan->unit[d->end + 1] == u'桥' &&
		d->part[0].numeral)
		return true;
	/* 七塔, 一馆, 1214厂房 */
	if ((classes & YBSS_WORDS(HALL)) &&
		(ybss_is_one_of(scan->unit[d->end], u"塔馆")
			 ? d->part[0].numeral
			 : scan->unit[d->end] == u'厂' && d->end - d->start > 2))
		return true;
	/* 三门 */
	return d->part[0].numeral && (classes & YBSS_WORDS(UNIT)) && word == 1 &&
		   scan->unit[d->end] == u'门' && ybss_last(detail) != YBSS_ELEMENT_BUILDING;
}

/* 总部基地西五区, 张江东一区: the side before a numbered part of a place is the part's. */
static void
take_side(const YbssScan *scan, const YbssDetail *detail, YbssDesignator *d)
{
	if (detail->pending >= 0 && d->start - detail->pending > 2 && scan->unit[d->end] == u'区' &&
		ybss_is_one_of(scan->unit[d->start - 1], u"东西南北") &&
		!ybss_is_one_of(scan->unit[d->start - 2], u"城河江村湖路街"))
		d->start--;
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
	word = class_behind(scan, detail, &d, &classes);
	if (is_part_of_name(scan, detail, &d, word, classes))
		return -1;
	if (classes & YBSS_WORDS(GROUP))
		return read_numbered_group(scan, detail, &d, word);
	if ((classes & YBSS_WORDS(PHASE)) && d.part[0].numeral)
		take_side(scan, detail, &d);
	if (word > 0)
		ybss_flush(scan, detail, d.start);
	for (size_t i = 0; i < sizeof numbered_readers / sizeof *numbered_readers; i++)
		if ((classes & numbered_readers[i].classes) &&
			(end = numbered_readers[i].read(scan, detail, &d, word)) >= 0)
			return end;
	if ((end = ybss_read_floor_list(scan, detail, &d)) >= 0)
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

/* Tell whether what stands behind a number begins a measure: 米, 公里, km. */
static bool
distance_word_follows(const uint16_t *u)
{
	const uint16_t *last = u + LONGEST_MEASURE;

	while (u < last && (ybss_is_digit(*u) || *u == '-' || *u == '.' || ybss_numeral_value(*u) >= 0))
		u++;
	switch (*u)
	{
		case u'米':
		case u'公':
		case u'里':
		case u'm':
		case u'M':
		case u'k':
		case u'K':
		case u'至':
		case u'到':
		case u'~':
		case u'/':
			return true;
		default:
			return false;
	}
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

	if (!may_begin(scan, start) && !is_whither(u[start]))
		return -1;
	length = whither_end(scan, start) - start;
	/* Most numbers tell no distance. */
	if (length == 0 && !distance_word_follows(u + start))
		return -1;
	if (!ybss_read_components(scan, start + length, &d))
		return -1;
	class = ybss_number_class(scan->lexicon, u + d.end, &classes);
	if (class == 0 || !(classes & YBSS_WORDS(DISTANCE)) ||
		(ybss_is_letter(u[d.end]) && ybss_is_letter(u[d.end + class])))
		return -1;
	/* 三里, 东八里庄, 东三里桥路 are names, 星湖路南一里18号 a lane's. */
	if (class == 1 && u[d.end] == u'里' &&
		(length == 0 || ybss_is_digit(u[d.end + 1]) ||
		 (ybss_is_han(u[d.end + 1]) && u[d.end + 1] != u'处')))
		return -1;
	/* 正南2000米 */
	if (length > 0 && detail->pending >= 0 && detail->pending < start && u[start - 1] == u'正')
	{
		start--;
		length++;
	}
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
