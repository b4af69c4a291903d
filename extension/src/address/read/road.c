/*
 * road.c
 *		Roads: a name that is pending, ended by the class word of a road.
 */
#include "address/read/road.h"

#include "address/read/ahead.h"
#include "address/read/division_set.h"
#include "address/read/side.h"
#include "text/numeral.h"

/* The first digits of the codes of Tianjin. */
#define TIANJIN 12

/* Emit the name that is pending as a road that ends at a unit. */
void
ybss_emit_road(const YbssScan *scan, YbssDetail *detail, int end)
{
	/* 发展五道/发展二路 */
	while (detail->pending < end && ybss_is_one_of(scan->unit[detail->pending], u"-/.&"))
		detail->pending++;
	ybss_emit_typed(detail->sink, scan->unit, ybss_next_road(detail), detail->pending, end,
					YBSS_REASON_CLASS_WORD);
	detail->pending = -1;
}

/* Tell whether a unit stands last in the names of roads that have a third character: 中山东路. */
static bool
is_side(uint16_t unit)
{
	return ybss_is_one_of(unit, u"东西南北中上下前后内外") || ybss_numeral_value(unit) > 0;
}

/* The end of a road with its section, 民主路东段, or its direction; 民主路步行街 is one name. */
static int
section_end(const YbssScan *scan, int end)
{
	const uint16_t *u = scan->unit + end;
	int section = ybss_word_of(scan->lexicon, u, YBSS_WORDS(SECTION));

	/* 酒谷大道4段 */
	if (section == 0 && ybss_is_digit(u[0]) && u[1] == u'段')
		section = 2;
	/* 藏卫路南二段 */
	if (section == 0 && u[0] != 0 && u[1] != 0 && u[2] == u'段' && is_side(u[0]) &&
		ybss_numeral_value(u[1]) > 0)
		section = 3;
	if (section == 0)
		section = ybss_word_of(scan->lexicon, u, YBSS_WORDS(STREET));
	return section > 0 ? end + section : ybss_direction_end(scan, end);
}

/* Tell whether a road's name goes on behind its class word: 富巷北路, 许巷路, 老街支路. */
static bool
goes_on(const YbssScan *scan, int end)
{
	const uint16_t *u = scan->unit + end;
	int more = ybss_word_of(scan->lexicon, u, YBSS_WORDS(ROAD));

	if (more > 0 && ybss_word_of(scan->lexicon, u, YBSS_WORDS(PLAIN)) <= more &&
		ybss_word_of(scan->lexicon, u, YBSS_WORDS(STREET)) == 0)
		return more == 1 || ybss_is_one_of(u[0], u"支辅横");
	if (!ybss_is_one_of(u[0], u"东西南北中"))
		return false;
	return ybss_word_of(scan->lexicon, u + 1, YBSS_WORDS(ROAD)) > 0 &&
		   ybss_word_of(scan->lexicon, u + 1, YBSS_WORDS(PLAIN)) == 0;
}

/* Take the road whose class word stands here. */
int
ybss_take_road(const YbssScan *scan, YbssDetail *detail, int at, int word)
{
	int end = at + word;

	/* 大连路小学, 红星路社区: the road's name is part of another; 老街派出所 has none of its own.
	 */
	if ((ybss_word_of(scan->lexicon, scan->unit + end, YBSS_WORDS(ATTACH)) > 0 &&
		 detail->pending < at) ||
		goes_on(scan, end))
		return end;
	end = section_end(scan, end);
	ybss_emit_road(scan, detail, end);
	return end;
}

/* Tell whether a class word of places goes across a unit or ends before the road's. */
static bool
place_word_at(const YbssScan *scan, int start, int at, int cut)
{
	uint32_t places = YBSS_WORDS(PLACE) | YBSS_WORDS(ZONE) | YBSS_WORDS(VILLAGE);

	for (int from = start + 1; from < at; from++)
	{
		int word = ybss_word_of(scan->lexicon, scan->unit + from, places);

		if (word > 1 && ((from < cut && from + word > cut) || from + word == at))
			return true;
	}
	return false;
}

/* Tell whether two characters are the short name of a division: of the city, where one is known,
 * else from the province to the county. */
static bool
is_short_name(const YbssScan *scan, const YbssDivisions *divisions, int at)
{
	const YbssLexicon *lexicon = scan->lexicon;
	YbssFound found[4];
	uint32_t members[YBSS_SET];
	int level, count;

	if (ybss_find_names(lexicon, scan->unit + at, found, 4) == 0 || found[0].length != 2)
		return false;
	count = ybss_collect_places(lexicon, NULL, found[0].value, YBSS_FORMS(SHORT), members, &level);
	if (divisions->sets == 0)
		return count > 0 && level <= 3;
	for (int i = 0; i < count; i++)
		if (ybss_ancestor(lexicon, members[i], 2) == ybss_ancestor(lexicon, divisions->set[0], 2))
			return true;
	return false;
}

/* Tell whether two characters are the name of a village of the divisions that are possible. */
static bool
is_village_name(const YbssScan *scan, const YbssDivisions *divisions, int at)
{
	const YbssLexicon *lexicon = scan->lexicon;
	YbssFound found[4];
	int hits = ybss_find_cores(lexicon, scan->unit + at, found, 4);

	while (hits > 0 && found[hits - 1].length > 2)
		hits--;
	if (hits == 0 || found[hits - 1].length != 2 || divisions->level < 3)
		return false;
	for (int i = 0; i < divisions->sets; i++)
	{
		const YbssList *list = &lexicon->core_list[found[hits - 1].value];
		const YbssPlace *place = &lexicon->place[divisions->set[i]];
		uint32_t first = ybss_first_posting(lexicon, list, place->village);

		if (first < list->count && ybss_entries(lexicon->posting, list)[first] < place->village_end)
			return true;
	}
	return false;
}

/* Tell whether a name of the district's own list goes across a unit. */
static bool
local_name_at(const YbssScan *scan, int start, int cut)
{
	const YbssLocalName *n =
		scan->local ? ybss_local_names_find(scan->local, scan->unit + start) : NULL;

	return n != NULL && start + n->length > cut;
}

/* Tell whether an address lies in Hong Kong, Macao or Taiwan. */
static bool
in_region_apart(const YbssLexicon *lexicon, const YbssDivisions *divisions)
{
	return divisions->sets > 0 &&
		   lexicon->place[divisions->set[0]].statistical == YBSS_STATISTICAL_APART;
}

/* Where a road's name begins behind a village's, and is no mere side: 东风新村|纬二路, 大围村|五巷;
 * 0 where it is, -1 where there is no village. */
static int
behind_village(const YbssScan *scan, int start, int at)
{
	for (int from = at - 2; from > start + 1; from--)
	{
		/* Most characters begin none. */
		int word = ybss_is_one_of(scan->unit[from], u"村社居嘎行生大")
					   ? ybss_word_of(scan->lexicon, scan->unit + from, YBSS_WORDS(VILLAGE))
					   : 0;
		int own = from + word;

		while (word > 0 && own < at && is_side(scan->unit[own]))
			own++;
		if (word > 0)
			return (own < at && at - from - word >= 2) ||
						   (from + word < at && scan->unit[at] == u'巷')
					   ? from + word
					   : 0;
	}
	return -1;
}

/* Where four characters before a road's class word are two names, the second with two characters:
 * 下沙|学林街, 双屿|经一路; or -1. */
static int
behind_short_name(const YbssScan *scan, const YbssDetail *detail, int at)
{
	const uint16_t *u = scan->unit + at;

	if ((is_side(u[-1]) && u[-2] != u'经' && u[-2] != u'纬') ||
		!(is_short_name(scan, detail->divisions, at - 4) ||
		  is_village_name(scan, detail->divisions, at - 4)))
		return -1;
	return at - 2;
}

/* Tell whether two characters are a name that a road of nearly every town bears: 汉口|建设大道,
 * 解放碑|八一路. */
static bool
is_common_stem(const uint16_t *u)
{
	static const char16_t stems[][3] = {u"人民", u"解放", u"建设", u"中山", u"和平", u"胜利",
										u"新华", u"光明", u"友谊", u"团结", u"民主", u"五一",
										u"八一", u"东风", u"迎宾", u"长江", u"黄河", u"幸福"};
	const uint64_t firsts = YBSS_BIT(u'人') | YBSS_BIT(u'解') | YBSS_BIT(u'建') | YBSS_BIT(u'中') |
							YBSS_BIT(u'和') | YBSS_BIT(u'胜') | YBSS_BIT(u'新') | YBSS_BIT(u'光') |
							YBSS_BIT(u'友') | YBSS_BIT(u'团') | YBSS_BIT(u'民') | YBSS_BIT(u'五') |
							YBSS_BIT(u'八') | YBSS_BIT(u'东') | YBSS_BIT(u'迎') | YBSS_BIT(u'长') |
							YBSS_BIT(u'黄') | YBSS_BIT(u'幸');

	/* Most characters begin none. */
	for (size_t s = 0; (firsts & YBSS_BIT(u[0])) && s < sizeof stems / sizeof *stems; s++)
		if (u[0] == stems[s][0] && u[1] == stems[s][1])
			return true;
	return false;
}

/*
 * 下沙学林街, 袍江世纪东街: a place's name before the road's, which has two characters and
 * perhaps a side. Names of four characters may be one, unless a division's comes first.
 */
static void
split(const YbssScan *scan, YbssDetail *detail, int at)
{
	int start = detail->pending, length = at - start, village = behind_village(scan, start, at),
		cut = at - 2 - is_side(scan->unit[at - 1]);

	/* 哥英布拉街: names there are of any length. */
	if (length < 4 || in_region_apart(scan->lexicon, detail->divisions))
		return;
	if (is_common_stem(scan->unit + at - 2))
		cut = at - 2;
	else if (length == 4 && village <= 0 && (cut = behind_short_name(scan, detail, at)) < 0)
		return;
	/* 保税西区港西大道 */
	if (length > 4 && ybss_is_one_of(scan->unit[cut], u"区村镇乡县市") && cut + 2 < at &&
		ybss_word_of(scan->lexicon, scan->unit + cut, YBSS_WORDS(PLACE)) == 0)
		cut++;
	for (int i = start; i < at; i++)
		if (!ybss_is_han(scan->unit[i]))
			return;
	if (village > 0)
		cut = village;
	else if (village == 0 || place_word_at(scan, start, at, cut) || local_name_at(scan, start, cut))
		return;
	ybss_flush(scan, detail, cut);
	detail->pending = cut;
}

/* Take the road whose class word stands here; what stands before its own name is a name apart. */
int
ybss_take_split_road(const YbssScan *scan, YbssDetail *detail, int at, int word)
{
	if (!goes_on(scan, at + word))
		split(scan, detail, at);
	return ybss_take_road(scan, detail, at, word);
}

/* Tell whether a road stands behind what joins two: 与怒江道交口, 与南二环; 和平路 begins with
 * none. */
bool
ybss_road_behind_joint(const YbssScan *scan, int at, int end)
{
	const uint16_t *u = scan->unit;

	for (int i = end + 1; i < at + 12 && u[i] != 0; i++)
		if (ybss_word_of(scan->lexicon, u + i, YBSS_WORDS(ROAD)) > 0 ||
			(u[i] == u'环' && ybss_is_one_of(u[i - 1], u"外二三四五六七")) ||
			(u[i] == u'道' && i > end + 1 &&
			 ybss_word_of(scan->lexicon, u + i + 1, YBSS_WORDS(RELATION)) > 1))
			return u[at] != u'和' || i - end > 2 ||
				   (i - end == 2 && !ybss_is_one_of(u[i - 1], u"东西南北中"));
	return false;
}

/* 南四环128号, 东三环与人民路: a ring road without its class word. */
static int
read_ring(const YbssScan *scan, YbssDetail *detail, int at)
{
	int first = at - 2;

	if (detail->pending < 0 || !ybss_is_one_of(scan->unit[at - 1], u"外二三四五六七") ||
		ybss_is_one_of(scan->unit[at + 1], u"路线") ||
		ybss_road_word_follows(scan->lexicon, scan->unit + at + 1))
		return -1;
	if (first < 0 || !ybss_is_one_of(scan->unit[first], u"东西南北"))
		first++;
	/* 外环 alone may be the front of a name. */
	if (first == at - 1 && scan->unit[first] == u'外')
		return -1;
	if (first != detail->pending)
		return -1;
	return ybss_take_road(scan, detail, at, 1);
}

/* 滨江道12号, 沿河线3号: what ends a road's name only before its number; 南新一道 has its own. */
int
ybss_read_path(const YbssScan *scan, YbssDetail *detail, int at, const YbssFound *word)
{
	uint16_t c = scan->unit[at], next = scan->unit[at + 1];

	if (c == u'环')
		return read_ring(scan, detail, at);
	if (detail->pending < 0 || at - detail->pending < 2 || (c != u'道' && c != u'线') ||
		!(ybss_is_digit(next) || ybss_door_number_follows(scan, at + 1) ||
		  (c == u'道' &&
		   (next == 0 || ybss_numeral_value(scan->unit[at - 1]) > 0 ||
			/* 西湖道西湖里: what others call a 路 is a 道 there. */
			(at - detail->pending <= 4 &&
			 ybss_province_digits(scan->lexicon, detail->divisions) == TIANJIN) ||
			ybss_word_of(scan->lexicon, scan->unit + at + 1, YBSS_WORDS(RELATION)) > 1 ||
			(ybss_is_one_of(next, u"与和") && ybss_road_behind_joint(scan, at + 1, at + 2))))))
		return -1;
	return ybss_take_road(scan, detail, at, word->length);
}
