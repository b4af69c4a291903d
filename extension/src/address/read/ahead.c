/*
 * ahead.c
 *		What stands ahead in the text, by which a name before it is read one way or another.
 */
#include "address/read/ahead.h"

/* The longest class word here that a number may carry; its classes go to *classes. */
int
ybss_number_class(const YbssLexicon *lexicon, const uint16_t *at, uint32_t *classes)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_words(lexicon, at, found, YBSS_FOUND);

	while (hits-- > 0)
		if (found[hits].value & YBSS_NUMBERED)
		{
			*classes = found[hits].value;
			return found[hits].length;
		}
	*classes = 0;
	return 0;
}

/* Tell whether a word of some classes stands here, perhaps behind a few like 东西南北中新老一二三.
 */
static bool
word_follows_within(const YbssLexicon *lexicon, const uint16_t *at, uint32_t classes, int steps)
{
	static const char16_t between[] = u"东西南北中新老大小上下前后内外第一二三四五六七八九十正横";
	/* What no step is over ends here at once; so do most. */
	const uint64_t bits = YBSS_BIT(u'东') | YBSS_BIT(u'西') | YBSS_BIT(u'南') | YBSS_BIT(u'北') |
						  YBSS_BIT(u'中') | YBSS_BIT(u'新') | YBSS_BIT(u'老') | YBSS_BIT(u'大') |
						  YBSS_BIT(u'小') | YBSS_BIT(u'上') | YBSS_BIT(u'下') | YBSS_BIT(u'前') |
						  YBSS_BIT(u'后') | YBSS_BIT(u'内') | YBSS_BIT(u'外') | YBSS_BIT(u'第') |
						  YBSS_BIT(u'一') | YBSS_BIT(u'二') | YBSS_BIT(u'三') | YBSS_BIT(u'四') |
						  YBSS_BIT(u'五') | YBSS_BIT(u'六') | YBSS_BIT(u'七') | YBSS_BIT(u'八') |
						  YBSS_BIT(u'九') | YBSS_BIT(u'十') | YBSS_BIT(u'正') | YBSS_BIT(u'横');

	for (int step = 0; step < steps; step++, at++)
	{
		if (ybss_word_of(lexicon, at, classes) > 0)
			return true;
		if (!(bits & YBSS_BIT(*at)) || !ybss_is_one_of(*at, between))
			return false;
	}
	return false;
}

/* As above, behind at most two such characters. */
bool
ybss_word_follows(const YbssLexicon *lexicon, const uint16_t *at, uint32_t classes)
{
	return word_follows_within(lexicon, at, classes, 3);
}

/* Tell whether a road, number or place word stands here. */
bool
ybss_road_follows(const YbssLexicon *lexicon, const uint16_t *at)
{
	return ybss_word_follows(
		lexicon, at, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE) | YBSS_WORDS(SECTION) | YBSS_WORDS(ZONE));
}

/* Tell whether a road's class word stands here, perhaps behind one of 东西南北中一二三. */
bool
ybss_road_word_follows(const YbssLexicon *lexicon, const uint16_t *at)
{
	/* 外环路, 西环路, 九环路 have a name of their own. */
	return at[1] != u'环' && word_follows_within(lexicon, at, YBSS_WORDS(ROAD), 2);
}

/* Tell whether 和 or 同 here begins a road's name of two characters: 和平路, 同心东路. */
static bool
joint_begins_name(const YbssLexicon *lexicon, const uint16_t *at)
{
	int side = ybss_is_one_of(at[2], u"东西南北中") ? 1 : 0;

	return ybss_is_one_of(at[0], u"和同") && ybss_is_han(at[1]) &&
		   ybss_word_of(lexicon, at + 2 + side, YBSS_WORDS(ROAD)) > 0;
}

/* 红联安居路: a road with a name of its own follows. */
bool
ybss_named_road_follows(const YbssLexicon *lexicon, const uint16_t *at)
{
	/* 东信路 begins with a side, 和平路 and 同心东路 with what joins elsewhere. */
	if (ybss_word_follows(lexicon, at, ~YBSS_WORDS(SIDE)) && !joint_begins_name(lexicon, at))
		return false;
	for (int i = 2; i <= 4 && ybss_is_han(at[i - 1]); i++)
	{
		if (ybss_word_of(lexicon, at + i, YBSS_WORDS(ROAD)) > 0 &&
			!ybss_word_follows(lexicon, at + 1, YBSS_WORDS(ROAD)))
			return true;
		if (ybss_word_of(lexicon, at + i, ~YBSS_WORDS(SIDE)) > 0)
			return false;
	}
	return false;
}

/* Tell whether the name that ends here is a road's: 北京路 stands for no 北京路社区. */
bool
ybss_road_ends(const YbssLexicon *lexicon, const uint16_t *at)
{
	return ybss_word_of(lexicon, at - 1, YBSS_WORDS(ROAD)) == 1 ||
		   ybss_word_of(lexicon, at - 2, YBSS_WORDS(ROAD)) == 2;
}

/* Tell whether the number of a door or a lane stands here: 8号, 113弄, but not 4村. */
bool
ybss_door_follows(const uint16_t *at)
{
	int digits = 0;

	while (ybss_is_digit(at[digits]))
		digits++;
	return digits > 0 && (at[digits] == u'号' || at[digits] == u'弄');
}

/* A class word of towns: its length, or 0. */
int
ybss_town_class(const uint16_t *at)
{
	/* Of two that begin alike the longer stands first. */
	static const char16_t *const words[] = {u"街道办事处", u"街办事处", u"办事处",
											u"街街道",	   u"街道办",	u"街道",
											u"苏木",	   u"镇",		u"乡"};

	/* Most characters begin none. */
	if (at[0] != u'街' && at[0] != u'办' && at[0] != u'苏' && at[0] != u'镇' && at[0] != u'乡')
		return 0;
	for (size_t w = 0; w < sizeof words / sizeof *words; w++)
	{
		int n = ybss_begins_with(at, words[w]);

		if (n > 0)
			return n;
	}
	return 0;
}

/* A class word of towns that begins no other name: 宁波镇海区, 江苏镇江丹阳县 have none. */
int
ybss_town_class_stands(const YbssLexicon *lexicon, const uint16_t *at)
{
	int class = ybss_town_class(at);

	if (class == 0 || ybss_name_follows(lexicon, at, 3))
		return 0;
	/* 江苏镇江丹阳县 */
	return class == 1 && ybss_name_follows(lexicon, at, 2) && ybss_name_follows(lexicon, at + 2, 3)
			   ? 0
			   : class;
}

/* Tell whether a unit ends the names of zones that the statistics count as towns: 区, 园. */
bool
ybss_is_zone_like(uint16_t unit)
{
	return unit == u'区' || unit == u'园';
}

/* Tell whether a unit ends the names of counties: 县 市 区. */
bool
ybss_ends_county(uint16_t unit)
{
	return unit == u'县' || unit == u'市' || unit == u'区';
}

/* Tell whether a name of divisions of at least so many characters stands here. */
bool
ybss_name_follows(const YbssLexicon *lexicon, const uint16_t *at, int least)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(lexicon, at, found, YBSS_FOUND);

	return hits > 0 && found[hits - 1].length >= least;
}

/* Tell whether the class word of a village stands behind one or more characters: most texts have
 * none, and what is asked for by its core is far away in the lexicon. */
bool
ybss_village_word_ahead(const YbssLexicon *lexicon, const uint16_t *at)
{
	for (int i = 1; i <= YBSS_LONGEST_CORE && at[i - 1] != 0; i++)
		if (ybss_word_of(lexicon, at + i, YBSS_WORDS(VILLAGE)) > 0)
			return true;
	return false;
}

/* The core at this place that a class word follows, or NULL. */
static const YbssList *
core_with_class(const YbssLexicon *lexicon, const uint16_t *at)
{
	YbssFound found[YBSS_FOUND];
	int hits =
		ybss_village_word_ahead(lexicon, at) ? ybss_find_cores(lexicon, at, found, YBSS_FOUND) : 0;

	while (hits-- > 0 && found[hits].length > 1)
		if (ybss_word_of(lexicon, at + found[hits].length, YBSS_WORDS(VILLAGE)) > 0)
			return &lexicon->core_list[found[hits].value];
	return NULL;
}

/* Tell whether 心 or 府 here goes on as a road's name does: 萧山市心中路, 台州市府大道; not 杭州市心怡小区. */
static bool
is_town_hall_road(const YbssLexicon *lexicon, const uint16_t *at)
{
	int side = ybss_is_one_of(at[1], u"东南西北中前后") ? 1 : 0;

	return (at[0] == u'心' || at[0] == u'府') && ybss_word_of(lexicon, at + 1 + side, YBSS_WORDS(ROAD)) > 0 &&
		   !ybss_name_follows(lexicon, at, 2);
}

/* Tell whether the name that ends here goes on: 杭州市场, 大连县城. */
bool
ybss_name_goes_on(const YbssLexicon *lexicon, const uint16_t *at)
{
	uint16_t last = at[-1], next = at[0];
	int road;

	if (last == u'市' && (next == u'场' || is_town_hall_road(lexicon, at)))
		return true;
	/* 县道, 区域; but 自治县道帏乡, 博山区域城镇 */
	if (((last == u'县' && next == u'道') || (last == u'区' && (next == u'间' || next == u'域'))) &&
		!ybss_name_follows(lexicon, at, 1))
		return true;
	road = ybss_word_of(lexicon, at, YBSS_WORDS(ROAD));
	/* 三渡镇高速公路: what stands by itself needs no name. */
	if (road == 0 || (road >= 2 && next != u'大' && next != u'胡') ||
		ybss_word_of(lexicon, at, YBSS_WORDS(PLAIN)) > 0)
		return false;
	/* 路桥区路南街道: a name begins with the road's class word, 白族乡路朗村: a village's. */
	return !ybss_name_follows(lexicon, at, 1) && core_with_class(lexicon, at) == NULL;
}

/* The only town of some places that has a village here, its class word written. */
bool
ybss_town_of_village(const YbssLexicon *lexicon, const uint16_t *at, const uint32_t *places,
					 int count, uint32_t *town)
{
	const YbssList *list = core_with_class(lexicon, at);
	int hits = 0;

	for (int i = 0; list && i < count && hits < 2; i++)
	{
		const YbssPlace *place = &lexicon->place[places[i]];
		uint32_t first = ybss_first_posting(lexicon, list, place->village);

		if (place->level == 4 && first < list->count &&
			ybss_entries(lexicon->posting, list)[first] < place->village_end)
		{
			*town = places[i];
			hits++;
		}
	}
	return hits == 1;
}
