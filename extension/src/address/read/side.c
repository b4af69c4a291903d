/*
 * side.c
 *		On which side of a road, a village or a house something lies, and parts told by their side.
 *
 * A side is part of a road's name where a door's number or another road comes behind it, and where
 * the road is a 大道, at the end of the text, too. Else it tells where something lies.
 */
#include "address/read/side.h"

#include "address/read/ahead.h"
#include "text/numeral.h"

/* Tell whether a unit is one of the four sides. */
static bool
is_side(uint16_t unit)
{
	return unit == u'东' || unit == u'西' || unit == u'南' || unit == u'北';
}

/* 邹家边14号: a hamlet's name; behind a class word 边 is a side. */
bool
ybss_is_hamlet(const YbssScan *scan, const YbssDetail *detail, int at)
{
	return ybss_is_digit(scan->unit[at + 1]) && detail->pending >= 0 && at - detail->pending < 4 &&
		   at >= 2 && ybss_word_of(scan->lexicon, scan->unit + at - 2, YBSS_WORDS(PLACE)) != 2;
}

/* Emit where something lies; returns where it ends. */
static int
emit_relation(const YbssScan *scan, YbssDetail *detail, int start, int end)
{
	ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_RELATION, start, end,
					YBSS_REASON_CLASS_WORD);
	return end;
}

/* Tell whether a road that is told by its number in a row stands here: 高新南一道, 海泰发展五道. */
static bool
numbered_path_follows(const YbssScan *scan, int at)
{
	const uint16_t *u = scan->unit + at;

	for (int i = 2; i < 7 && ybss_is_han(u[i]); i++)
		if (u[i] == u'道')
			return ybss_numeral_value(u[i - 1]) > 0;
	return false;
}

/* Tell whether a place of four characters or more that its class word ends stands here,
 * 科技园南区绿洲大学, and no part of it in between. */
static bool
named_place_follows(const YbssScan *scan, int at)
{
	const uint16_t *u = scan->unit + at;

	for (int i = 0; i < 8 && ybss_is_han(u[i]); i++)
	{
		int word = ybss_word_of(scan->lexicon, u + i,
								YBSS_WORDS(PLACE) | YBSS_WORDS(ROAD) | YBSS_WORDS(ZONE));

		if (word > 0)
			return i >= 2 && word > 1 &&
				   ybss_word_of(scan->lexicon, u + i, YBSS_WORDS(PLACE)) == word;
	}
	return false;
}

/* 幸福城小区东区3栋: a part of the compound told by its side. */
int
ybss_read_part_of_compound(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot)
{
	const uint16_t *u = scan->unit + spot->at;

	if ((u[1] != u'区' && u[1] != u'苑' && u[1] != u'院') ||
		(ybss_last(detail) != YBSS_ELEMENT_COMPOUND && ybss_last(detail) != YBSS_ELEMENT_ZONE &&
		 (ybss_last(detail) != YBSS_ELEMENT_TOWN || u[1] != u'区')) ||
		(ybss_is_han(u[2]) && !ybss_named_road_follows(scan->lexicon, u + 2) &&
		 !numbered_path_follows(scan, spot->at + 2) && !named_place_follows(scan, spot->at + 2) &&
		 !(u[3] == u'楼' && ybss_word_of(scan->lexicon, u + 2, YBSS_WORDS(SIDE)) == 2)) ||
		!ybss_is_one_of(u[0], u"东西南北中前后"))
		return -1;
	ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_PHASE, spot->at, spot->at + 2,
					YBSS_REASON_CLASS_WORD);
	return spot->at + 2;
}

/* 红花村村东: where by its village something lies. */
int
ybss_read_side_of_village(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot)
{
	const uint16_t *u = scan->unit + spot->at;
	int length;

	if (u[0] != u'村' || ybss_last(detail) != YBSS_ELEMENT_COMMUNITY)
		return -1;
	length = u[2] == u'头' ? 3 : 2;
	if (!ybss_is_one_of(u[1], u"东西南北口头") || ybss_is_han(u[length]))
		return -1;
	return emit_relation(scan, detail, spot->at, spot->at + length);
}

/* Tell whether a door's number stands here: 广州大道中307号, 锦绣大道北一号; 路北100米 and 路南2楼
 * have none. */
bool
ybss_door_number_follows(const YbssScan *scan, int at)
{
	uint32_t classes;
	int end = at;

	while (ybss_is_digit(scan->unit[end]) || ybss_numeral_value(scan->unit[end]) >= 0)
		end++;
	if (end == at)
		return false;
	if (ybss_is_digit(scan->unit[at]) && !ybss_is_han(scan->unit[end]))
		return true;
	return ybss_number_class(scan->lexicon, scan->unit + end, &classes) > 0 &&
		   (classes & YBSS_WORDS(NUMBER)) && !(classes & YBSS_WORDS(ROAD));
}

/* Tell whether a road with a name of its own stands here: 怡新路, 和平中街; 京西路 is the rest of
 * 南京西路. */
static bool
own_road_follows(const YbssLexicon *lexicon, const uint16_t *at)
{
	if (ybss_named_road_follows(lexicon, at))
		return true;
	if (!ybss_is_han(at[0]) || !ybss_is_han(at[1]) || is_side(at[1]) || at[1] == u'中' ||
		ybss_numeral_value(at[1]) > 0 ||
		ybss_word_of(lexicon, at, ~(YBSS_WORDS(SIDE) | YBSS_WORDS(JOINT))) > 0)
		return false;
	return ybss_word_of(lexicon, at + 2, YBSS_WORDS(ROAD) | YBSS_WORDS(STREET)) > 0;
}

/* The end of a road behind its class word with the direction that is part of its name. */
int
ybss_direction_end(const YbssScan *scan, int at)
{
	const uint16_t *u = scan->unit + at;
	bool avenue = at >= 2 && u[-1] == u'道' && u[-2] == u'大';

	if ((!is_side(u[0]) && u[0] != u'中') ||
		ybss_word_of(scan->lexicon, u, YBSS_WORDS(SECTION) | YBSS_WORDS(RELATION)) > 1)
		return at;
	if (ybss_door_number_follows(scan, at + 1))
		return at + 1;
	/* 江南大道南; 江南大道南、人民路东 are sides. */
	if (avenue && ((ybss_is_end(u[1]) && u[1] != u'、') || own_road_follows(scan->lexicon, u + 1)))
		return at + 1;
	return at;
}

/* Tell whether the last element is a road that has a number for a name: 104国道, or 公路. */
static bool
is_highway(const YbssScan *scan, int end)
{
	const uint16_t *u = scan->unit + end;

	return end >= 2 && ((u[-1] == u'道' && ybss_is_one_of(u[-2], u"国省县乡")) ||
						(u[-1] == u'路' && u[-2] == u'公'));
}

/* Tell whether the last element is the second of two roads of which the first had its side:
 * 北京路东、 烟台路西阳光小区. */
static bool
side_by_side(const YbssDetail *detail)
{
	const YbssParse *parse = detail->sink->parse;
	const YbssElement *e;
	const uint16_t *value;

	if (parse->elements < 3)
		return false;
	e = &parse->element[parse->elements - 2];
	value = parse->value + e->value;
	return e->kind == YBSS_ELEMENT_RELATION &&
		   (e->value_length == 1 || (e->value_length == 2 && value[0] == u'路')) &&
		   is_side(value[e->value_length - 1]);
}

/* The length of a side of the road that was read last, or 0. */
static int
side_of_road(const YbssScan *scan, const YbssDetail *detail, int at)
{
	const uint16_t *u = scan->unit + at;

	/* 神火大道南段路东夕阳红养老院, 北环路中段路北侧 */
	if (ybss_is_one_of(u[0], u"路街道") && is_side(u[1]) &&
		ybss_word_of(scan->lexicon, u + 2, YBSS_WORDS(ROAD)) == 0)
		return ybss_word_of(scan->lexicon, u + 1, YBSS_WORDS(RELATION)) > 1 ? 3 : 2;
	if (!is_side(u[0]))
		return 0;
	if (u[1] == u'口' && !ybss_is_han(u[2]))
		return 2;
	return ybss_is_end(u[1]) || side_by_side(detail) ||
		   (is_highway(scan, at) && ybss_named_road_follows(scan->lexicon, u + 1));
}

/* Tell whether a house's number stands here: 新城南7栋. */
static bool
house_follows(const YbssScan *scan, int at)
{
	uint32_t classes;

	if (!ybss_is_digit(scan->unit[at]))
		return false;
	while (ybss_is_digit(scan->unit[at]))
		at++;
	return ybss_number_class(scan->lexicon, scan->unit + at, &classes) > 0 &&
		   (classes & YBSS_WORDS(HALL));
}

/* 北京路路东, 大厦北: where by what was read last something lies. */
int
ybss_read_side_of_last(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot)
{
	const uint16_t *u = scan->unit + spot->at;
	int last, length = 0;

	if (!is_side(u[0]) && u[0] != u'路' && u[0] != u'街' && u[0] != u'道')
		return -1;
	last = ybss_last(detail);
	if (ybss_after_road(detail))
		length = side_of_road(scan, detail, spot->at);
	/* 向东100米路北 */
	else if (last == YBSS_ELEMENT_DISTANCE && u[0] == u'路' && is_side(u[1]))
		length = 2;
	else if (is_side(u[0]) && (last == YBSS_ELEMENT_COMPOUND || last == YBSS_ELEMENT_COMMUNITY ||
							   last == YBSS_ELEMENT_ZONE || last == YBSS_ELEMENT_NUMBER))
		length = ybss_is_end(u[1]) || house_follows(scan, spot->at + 1) ||
						 (u[1] == u'口' && last == YBSS_ELEMENT_COMMUNITY &&
						  (!ybss_is_han(u[2]) || u[2] == u'甲'))
					 ? 1 + (u[1] == u'口')
					 : 0;
	return length > 0 ? emit_relation(scan, detail, spot->at, spot->at + length) : -1;
}
