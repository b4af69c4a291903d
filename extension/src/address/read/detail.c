/*
 * detail.c
 *		Below the village: groups, roads, compounds, numbers, relations.
 *
 * One pass from left to right. A name is pending until a class word or a
 * number ends it; what ends it says what it was.
 */
#include "address/read/detail.h"

#include "address/read/ahead.h"
#include "address/read/bracket_name.h"
#include "address/read/designator.h"
#include "address/read/designator_prefix.h"
#include "address/read/detail_group.h"
#include "address/read/floor.h"
#include "address/read/road.h"
#include "address/read/side.h"
#include "text/numeral.h"

/* Reads what a class word at a place says; -1 where it is part of a name. */
typedef int (*WordReader)(const YbssScan *scan, YbssDetail *detail, int at, const YbssFound *word);

/* Begin a name here, where none is pending. */
static void
begin_name(YbssDetail *detail, int at)
{
	if (detail->pending < 0)
		detail->pending = at;
}

/* 人民路口: the road and its mouth. */
static int
read_mouth(const YbssScan *scan, YbssDetail *detail, int at)
{
	if (detail->pending < 0 || at - detail->pending < 2 ||
		ybss_is_one_of(scan->unit[at - 1], u"岔字速"))
		return -1;
	for (int i = detail->pending; i < at; i++)
		if (!ybss_is_han(scan->unit[i]))
			return -1;
	ybss_emit_road(scan, detail, at + 1);
	ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_RELATION, at, at + 2,
					YBSS_REASON_CLASS_WORD);
	return at + 2;
}

/* Tell whether a single character says where something lies: 旁, or what ends a name. */
static bool
short_relation_stands(const YbssScan *scan, const YbssDetail *detail, int at)
{
	uint16_t c = scan->unit[at], next = scan->unit[at + 1];

	/* 文一路口, 五里处, but 丁字口 and 邮政营业处 are names. */
	if ((c == u'口' || c == u'处') && detail->pending >= 0)
		return false;
	if (c == u'口' && ybss_after_road(detail))
		return true;
	/* 科技园内东创中心, but 内蒙古大厦, 内环 */
	if (c == u'内' && detail->pending < 0 && ybss_is_han(next) &&
		!ybss_is_one_of(next, u"蒙环外科江") && ybss_numeral_value(next) < 0 &&
		(ybss_last(detail) == YBSS_ELEMENT_COMPOUND || ybss_last(detail) == YBSS_ELEMENT_ZONE))
		return true;
	if (c == u'边' && ybss_is_hamlet(scan, detail, at))
		return false;
	if (c == u'里' || (c != u'旁' && !ybss_is_end(next) && !ybss_is_digit(next)))
		return false;
	return detail->pending < 0 || at - detail->pending >= 2;
}

/* 红十字会医院, 西关十字: what is no crossing of a road that was read is part of a name. */
static bool
cross_reads_on(const YbssScan *scan, const YbssDetail *detail, int at, int length)
{
	const uint16_t *u = scan->unit + at;

	return length == 2 && u[0] == u'十' && u[1] == u'字' &&
		   (detail->pending >= 0 || !ybss_after_road(detail) || ybss_is_one_of(u[2], u"会路架街"));
}

/* Where something lies by another thing: 旁, 对面, 交汇处. */
static int
read_relation(const YbssScan *scan, YbssDetail *detail, int at, const YbssFound *word)
{
	const uint16_t *u = scan->unit + at;
	int end = at + word->length, more;

	if (detail->pending < 0 && ybss_last(detail) < 0)
		return -1;
	/* 南边大街 has a name of its own. */
	if (ybss_word_of(scan->lexicon, scan->unit + end, YBSS_WORDS(ROAD)) > 0 &&
		(detail->pending < 0 || ybss_is_one_of(u[0], u"东西南北")))
		return -1;
	/* 许继集团院内 lies in a yard, 大院内 in one that has a name. */
	if (detail->pending >= 0 && word->length == 2 && u[0] == u'院')
		return -1;
	if (cross_reads_on(scan, detail, at, word->length))
		return -1;
	if (word->length == 2 && u[1] == u'口')
	{
		/* 延安路口小区 is a name. */
		if (detail->pending >= 0 &&
			ybss_word_of(scan->lexicon, scan->unit + end, YBSS_WORDS(PLACE)) > 0)
			return -1;
		if (ybss_is_one_of(u[0], u"路街巷") && (more = read_mouth(scan, detail, at)) >= 0)
			return more;
	}
	if (word->length == 1 && !short_relation_stands(scan, detail, at))
		return -1;
	/* 交叉口东北角 is one relation; 往, 向 begin another. */
	while ((more = ybss_word_of(scan->lexicon, scan->unit + end, YBSS_WORDS(RELATION))) > 1 &&
		   !ybss_is_one_of(scan->unit[end], u"往向"))
		end += more;
	ybss_flush(scan, detail, at);
	ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_RELATION, at, end,
					YBSS_REASON_CLASS_WORD);
	return end;
}

/* 洗马路, 机电路12号, 建设二马路东六街: a road although 马路 and 电路 are words of their own. */
static bool
hidden_road_stands(const YbssScan *scan, const YbssDetail *detail, int at)
{
	const uint16_t *u = scan->unit + at;

	return detail->pending >= 0 && u[1] == u'路' && u[0] != u'道' &&
		   (ybss_is_end(u[2]) || ybss_is_digit(u[2]) || ybss_door_number_follows(scan, at + 2) ||
			(u[0] == u'马' && ybss_numeral_value(u[-1]) > 0) ||
			ybss_word_of(scan->lexicon, u + 2, YBSS_WORDS(JOINT) | YBSS_WORDS(RELATION)) > 0);
}

/* 铁路, 街道: a word that hides a class word is part of a name. */
static int
read_plain(const YbssScan *scan, YbssDetail *detail, int at, const YbssFound *word)
{
	int end;

	/* 老街上海路: the road ends before 上 */
	if (scan->unit[at + 1] == u'上' && detail->pending >= 0)
		return -1;
	/* 海域街道繁荣街道113弄: below the town it is a road. */
	if (word->length == 2 && detail->pending >= 0 && scan->unit[at] == u'街' &&
		scan->unit[at + 1] == u'道' && ybss_door_follows(scan->unit + at + 2) &&
		ybss_has(detail, YBSS_ELEMENT_TOWN))
		return ybss_take_road(scan, detail, at, word->length);
	if (word->length == 2 && hidden_road_stands(scan, detail, at))
		return ybss_take_road(scan, detail, at, word->length);
	if ((word->value & YBSS_WORDS(RELATION)) && (end = read_relation(scan, detail, at, word)) >= 0)
		return end;
	begin_name(detail, at);
	return at + word->length;
}

/* 老街, 步行街: a road that may have no name but this. */
static int
read_street(const YbssScan *scan, YbssDetail *detail, int at, const YbssFound *word)
{
	begin_name(detail, at);
	return ybss_take_road(scan, detail, at, word->length);
}

/* Tell whether a floor or a building stands here. */
static bool
place_stands(const YbssScan *scan, int at)
{
	uint32_t classes;
	int end = at;

	while (ybss_is_digit(scan->unit[end]) || ybss_is_letter(scan->unit[end]) ||
		   ybss_numeral_value(scan->unit[end]) > 0)
		end++;
	return end > at && ybss_number_class(scan->lexicon, scan->unit + end, &classes) > 0 &&
		   !(classes & YBSS_WORDS(NUMBER)) && (classes & (YBSS_WORDS(FLOOR) | YBSS_WORDS(HALL)));
}

/* 红星路 */
static int
read_road(const YbssScan *scan, YbssDetail *detail, int at, const YbssFound *word)
{
	if (detail->pending < 0)
		return -1;
	/* 97号龙湖U城天街B馆: behind a door's number a street without one is a place with shops. */
	if (scan->unit[at] == u'街' && word->length == 1 && ybss_has(detail, YBSS_ELEMENT_NUMBER) &&
		at - detail->pending > 2 && place_stands(scan, at + 1))
	{
		ybss_flush(scan, detail, at + 1);
		return at + 1;
	}
	return ybss_take_split_road(scan, detail, at, word->length);
}

/* 柳田组 */
static int
read_group(const YbssScan *scan, YbssDetail *detail, int at, const YbssFound *word)
{
	return ybss_read_named_group(scan, detail, at, word->length);
}

/* 191号科学城商业广场: behind a number a zone's class word is part of a place's name. */
static bool
place_goes_on(const YbssScan *scan, const YbssDetail *detail, int end)
{
	if (!ybss_has(detail, YBSS_ELEMENT_NUMBER))
		return false;
	for (int at = end; at < end + 6 && ybss_is_han(scan->unit[at]); at++)
	{
		if (ybss_word_of(scan->lexicon, scan->unit + at, YBSS_WORDS(ROAD) | YBSS_WORDS(ZONE)) > 0)
			return false;
		if (ybss_word_of(scan->lexicon, scan->unit + at, YBSS_WORDS(PLACE)) > 0)
			return true;
	}
	return false;
}

/* Tell whether one or two characters of a name stand here, and no place's class word behind them:
 * 新城康都三期, 花园岗街; 火车站万利市场 are two. */
static bool
name_goes_on(const YbssScan *scan, int end)
{
	for (int at = end; at <= end + 2; at++)
	{
		const uint16_t *u = scan->unit + at;

		if (at > end && (!ybss_is_han(*u) || ybss_numeral_value(*u) >= 0 ||
						 ybss_word_of(scan->lexicon, u, YBSS_WORDS(ROAD)) > 0))
			return true;
		if (!ybss_is_han(*u) || ybss_numeral_value(*u) >= 0 ||
			ybss_word_of(scan->lexicon, u, ~0u) > 0)
			return false;
	}
	return false;
}

/* End the name that is pending as a zone, or as a place where a zone or what lies in one was read.
 */
static void
end_zone(const YbssScan *scan, YbssDetail *detail, int end)
{
	if (ybss_has(detail, YBSS_ELEMENT_ZONE) || ybss_has(detail, YBSS_ELEMENT_ROAD) ||
		ybss_has(detail, YBSS_ELEMENT_COMPOUND))
	{
		ybss_flush(scan, detail, end);
		return;
	}
	ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_ZONE, detail->pending, end,
					YBSS_REASON_CLASS_WORD);
	detail->pending = -1;
}

/* A class word that ends the name of a place or a zone. */
static int
read_place(const YbssScan *scan, YbssDetail *detail, int at, const YbssFound *word)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const uint16_t *u = scan->unit;
	bool zone = (word->value & YBSS_WORDS(ZONE)) != 0;
	uint32_t same = zone ? YBSS_WORDS(ZONE) : YBSS_WORDS(PLACE) | YBSS_WORDS(ZONE);
	int end = at + word->length, more;

	/* 洋涌工业区六路: a zone that has a name ends before a road that is only numbered or sided. */
	if (zone && word->length > 1 && detail->pending >= 0 && at - detail->pending > 1 &&
		!ybss_ends_county(u[at - 1]) && ybss_word_of(lexicon, u + end, YBSS_WORDS(ROAD)) == 0 &&
		ybss_word_of(lexicon, u + at, YBSS_WORDS(PLACE) | YBSS_WORDS(ZONE)) == word->length &&
		ybss_road_word_follows(lexicon, u + end))
	{
		end_zone(scan, detail, end);
		return end;
	}
	/* 大学城北路 begins with no 大学, either. */
	if (ybss_road_word_follows(
			lexicon, u + at + ybss_word_of(lexicon, u + at, YBSS_WORDS(PLACE) | YBSS_WORDS(ZONE))))
		return -1;
	/* 新城康都三期: a class word that nothing names is the front of a name. */
	if (!zone && detail->pending < 0 && ybss_last(detail) != YBSS_ELEMENT_COMMUNITY &&
		name_goes_on(scan, end))
	{
		detail->pending = at;
		return end;
	}
	/* 大学生创业园, but 大学生活区 */
	if (u[end - 1] == u'学' && u[end] == u'生' && u[end + 1] != u'活')
		return -1;
	begin_name(detail, at);
	/* 医科大学附属医院 is one name. */
	if (!zone && u[end] == u'附' && (u[end + 1] == u'属' || u[end + 1] == u'设'))
		return end;
	/* 幸福城小区, 花园小区 are one name. */
	while ((more = ybss_word_of(lexicon, u + end, same)) > 0 &&
		   !ybss_road_word_follows(lexicon, u + end + more))
		end += more;
	/* 公寓楼1号 */
	if (!zone && u[end] == u'楼' && !ybss_is_han(u[end + 1]))
		end++;
	if (ybss_road_word_follows(lexicon, u + end) || (zone && place_goes_on(scan, detail, end)))
		return end;
	if (zone)
		end_zone(scan, detail, end);
	else
		ybss_flush(scan, detail, end);
	return end;
}

/* 村 or 社区 below the divisions: the first is the village. */
static int
read_village_word(const YbssScan *scan, YbssDetail *detail, int at, const YbssFound *word)
{
	int end = at + word->length;
	uint32_t below = ~0u << YBSS_ELEMENT_COMMUNITY & ~(1u << YBSS_ELEMENT_ROAD);

	if (detail->pending < 0 || at - detail->pending > 6 || (detail->sink->seen & below) ||
		ybss_road_word_follows(scan->lexicon, scan->unit + end) || scan->unit[at - 1] == u'新')
		return -1;
	/* 消防大队, 刑警大队 are no villages of old. */
	if (scan->unit[at] == u'大' &&
		(!ybss_has(detail, YBSS_ELEMENT_TOWN) || at - detail->pending > 3))
		return -1;
	ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_COMMUNITY, detail->pending, end,
					YBSS_REASON_UNKNOWN);
	detail->pending = -1;
	return end;
}

/* 与, 和 between two roads. */
static int
read_joint(const YbssScan *scan, YbssDetail *detail, int at, const YbssFound *word)
{
	int end = at + word->length;

	if (detail->pending >= 0 ||
		(!ybss_after_road(detail) && ybss_last(detail) != YBSS_ELEMENT_NUMBER))
		return -1;
	return ybss_road_behind_joint(scan, at, end) ? end : -1;
}

/* In the order in which they are tried on one word. */
static const struct
{
	uint32_t classes;
	WordReader read;
} word_readers[] = {
	{YBSS_WORDS(PLAIN), read_plain},
	{YBSS_WORDS(STREET), read_street},
	{YBSS_WORDS(ROAD), read_road},
	{YBSS_WORDS(PATH), ybss_read_path},
	{YBSS_WORDS(GROUP), read_group},
	{YBSS_WORDS(PLACE) | YBSS_WORDS(ZONE), read_place},
	{YBSS_WORDS(VILLAGE), read_village_word},
	{YBSS_WORDS(RELATION), read_relation},
	{YBSS_WORDS(JOINT), read_joint},
};

/* What a class word says at this place; the longest word is tried first. */
static int
read_word(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot)
{
	for (int i = spot->count - 1; i >= 0; i--)
		for (size_t r = 0; r < sizeof word_readers / sizeof *word_readers; r++)
			if (spot->found[i].value & word_readers[r].classes)
			{
				int end = word_readers[r].read(scan, detail, spot->at, &spot->found[i]);

				if (end >= 0)
					return end;
			}
	return -1;
}

/* A name of the district's own list, unless it is only the front of a road's name. */
static int
read_local_name(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot)
{
	const YbssLocalName *n = ybss_local_names_find(scan->local, scan->unit + spot->at);
	YbssElementKind kind;
	int end;

	if (n == NULL || n->kind == YBSS_LOCAL_ALIAS)
		return -1;
	end = spot->at + n->length;
	if (n->kind != YBSS_LOCAL_ROAD && ybss_road_word_follows(scan->lexicon, scan->unit + end))
		return -1;
	ybss_flush(scan, detail, spot->at);
	kind = n->kind == YBSS_LOCAL_ZONE	? YBSS_ELEMENT_ZONE
		   : n->kind == YBSS_LOCAL_ROAD ? ybss_next_road(detail)
										: YBSS_ELEMENT_COMPOUND;
	ybss_emit_typed(detail->sink, scan->unit, kind, spot->at, end, YBSS_REASON_LOCAL);
	return end;
}

/* In the order in which they are tried at each place; ends with NULL. */
const YbssDetailRow ybss_detail_readers[] = {
	{YBSS_OFFERS_BEHIND_VILLAGE, ybss_read_side_of_village},
	{YBSS_OFFERS_BEHIND_VILLAGE, ybss_read_group_of_village},
	{YBSS_OFFERS_SIDE, ybss_read_part_of_compound},
	{YBSS_OFFERS_SIDE, ybss_read_side_of_last},
	{YBSS_OFFERS_PREFIX, ybss_read_prefixed},
	{YBSS_OFFERS_SHARP, ybss_read_sharp},
	{YBSS_OFFERS_NUMBER | YBSS_OFFERS_WHITHER, ybss_read_distance},
	{YBSS_OFFERS_NUMBER, ybss_read_lettered_floor},
	{YBSS_OFFERS_NUMBER, ybss_read_designator},
	{YBSS_OFFERS_LOCAL, read_local_name},
	{YBSS_OFFERS_WORD, read_word},
	{0, NULL},
};

/* The spot at a place, with the class words that begin there; returns what it offers. */
unsigned
ybss_detail_spot(const YbssScan *scan, const YbssDetail *detail, int at, YbssSpot *spot)
{
	/* What parts and sides begin with. */
	const uint64_t sides = YBSS_BIT(u'东') | YBSS_BIT(u'西') | YBSS_BIT(u'南') | YBSS_BIT(u'北') |
						   YBSS_BIT(u'中') | YBSS_BIT(u'前') | YBSS_BIT(u'后') | YBSS_BIT(u'路') |
						   YBSS_BIT(u'街') | YBSS_BIT(u'道');
	/* What says whither or how far. */
	const uint64_t whither = YBSS_BIT(u'往') | YBSS_BIT(u'向') | YBSS_BIT(u'朝') | YBSS_BIT(u'距') |
							 YBSS_BIT(u'约') | YBSS_BIT(u'东') | YBSS_BIT(u'西') | YBSS_BIT(u'南') |
							 YBSS_BIT(u'北') | YBSS_BIT(u'侧') | YBSS_BIT(u'面') | YBSS_BIT(u'方') |
							 YBSS_BIT(u'行') | YBSS_BIT(u'走');
	uint16_t c = scan->unit[at];
	unsigned offers = scan->local ? YBSS_OFFERS_LOCAL : 0;
	uint32_t classes = 0;

	spot->at = at;
	spot->count = ybss_find_words(scan->lexicon, scan->unit + at, spot->found, YBSS_FOUND);
	for (int i = 0; i < spot->count; i++)
		classes |= spot->found[i].value;
	if (spot->count > 0)
		offers |= YBSS_OFFERS_WORD | (classes & YBSS_PREFIXES ? YBSS_OFFERS_PREFIX : 0) |
				  (whither & YBSS_BIT(c) ? YBSS_OFFERS_WHITHER : 0) |
				  (c == '#' || c == u'塔' ? YBSS_OFFERS_SHARP : 0);
	if (detail->pending < 0 && ybss_last(detail) == YBSS_ELEMENT_COMMUNITY)
		offers |= YBSS_OFFERS_BEHIND_VILLAGE;
	if (detail->pending < 0 && (sides & YBSS_BIT(c)))
		offers |= YBSS_OFFERS_SIDE;
	if ((scan->lexicon->character[c].kind & YBSS_BEGINS_NUMBER) || c == u'第')
		offers |= YBSS_OFFERS_NUMBER;
	else if (c == u'约' || c == u'朝' || c == u'往' || c == u'向' || c == u'距')
		offers |= YBSS_OFFERS_WHITHER;
	return offers;
}

/* One step: a separator, what a reader takes, or a character of a name; returns where it ends. */
static int
step(const YbssScan *scan, YbssDetail *detail, int at)
{
	YbssSpot spot;
	unsigned offers;

	if (ybss_is_separator(scan->unit[at]))
	{
		int end = detail->pending < 0 || scan->unit[at] != '('
					  ? -1
					  : ybss_firm_bracket_end(scan->lexicon, scan->unit, at);

		if (end >= 0)
			return end;
		ybss_flush(scan, detail, at);
		return at + 1;
	}
	offers = ybss_detail_spot(scan, detail, at, &spot);
	for (const YbssDetailRow *row = ybss_detail_readers; offers && row->read; row++)
		if (offers & row->offers)
		{
			int end = row->read(scan, detail, &spot);

			if (end >= 0)
				return end;
		}
	begin_name(detail, at);
	return at + 1;
}

/* Read what stands from a place to the end of the text. */
void
ybss_read_detail(const YbssScan *scan, YbssDetail *detail, int at)
{
	detail->pending = -1;
	while (at < scan->length)
		at = step(scan, detail, at);
	ybss_flush(scan, detail, scan->length);
}
