/*
 * division_set.c
 *		The divisions that are possible so far, and what follows a name in the text.
 */
#include "address/read/divisions.h"

#include <string.h>

/* Tell whether a place lies in a member of the set, or the set is still open. */
bool
ybss_place_fits(const YbssParser *p, uint32_t place)
{
	const YbssPlace *places = p->lexicon->place;

	if (p->sets == 0)
		return true;
	for (int i = 0; i < p->sets; i++)
	{
		uint32_t member = p->set[i];

		if (place > member ? place < places[member].end : (place == member && p->by_zone))
			return true;
	}
	return false;
}

/* Tell whether a place is a member of the set or stands above one. */
bool
ybss_stands_above(const YbssParser *p, uint32_t place)
{
	for (int i = 0; i < p->sets; i++)
		if (p->set[i] >= place && p->set[i] < p->lexicon->place[place].end)
			return true;
	return false;
}

/* The ancestor of a place on a level; itself where it stands at or above it. */
uint32_t
ybss_ancestor(const YbssLexicon *lexicon, uint32_t place, int level)
{
	while (lexicon->place[place].level > level)
		place = lexicon->place[place].parent;
	return place;
}

/* Tell whether a word of some classes stands here, perhaps behind a few like 东西南北中新老一二三.
 */
static bool
word_follows_within(const YbssParser *p, int at, uint32_t classes, int steps)
{
	static const uint16_t between[] = {u'东', u'西', u'南', u'北', u'中', u'新', u'老', u'大',
									   u'小', u'上', u'下', u'前', u'后', u'内', u'外', u'第',
									   u'一', u'二', u'三', u'四', u'五', u'六', u'七', u'八',
									   u'九', u'十', u'正', u'横', 0};

	for (int step = 0; step < steps; step++, at++)
	{
		bool may_stand = false;

		if (ybss_word_of(p->lexicon, p->unit + at, classes) > 0)
			return true;
		for (int i = 0; between[i] && !may_stand; i++)
			may_stand = p->unit[at] == between[i];
		if (!may_stand)
			return false;
	}
	return false;
}

/* As above, behind at most two such characters. */
bool
ybss_word_follows(const YbssParser *p, int at, uint32_t classes)
{
	return word_follows_within(p, at, classes, 3);
}

/* Tell whether a road, number or place word stands here. */
bool
ybss_road_follows(const YbssParser *p, int at)
{
	return ybss_word_follows(
		p, at, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE) | YBSS_WORDS(SECTION) | YBSS_WORDS(ZONE));
}

/* Tell whether a road's class word stands here, perhaps behind one of 东西南北中一二三. */
bool
ybss_road_word_follows(const YbssParser *p, int at)
{
	/* 外环路 has a name of its own. */
	return word_follows_within(p, at, YBSS_WORDS(ROAD), 2) &&
		   (p->unit[at] != u'外' || p->unit[at + 1] != u'环');
}

/* Tell whether the name before this unit goes on: 杭州市场, 大连县城. */
bool
ybss_name_goes_on(const YbssParser *p, int at)
{
	uint16_t last = p->unit[at - 1], next = p->unit[at];
	int road;
	YbssFound found[YBSS_FOUND];

	if (last == u'市' && next == u'场')
		return true; /* 市场 */
	/* 县道, 区域; but 自治县道帏乡, 博山区域城镇 */
	if (((last == u'县' && next == u'道') || (last == u'区' && (next == u'间' || next == u'域'))) &&
		ybss_find_names(p->lexicon, p->unit + at, found, YBSS_FOUND) == 0)
		return true;
	road = ybss_word_of(p->lexicon, p->unit + at, YBSS_WORDS(ROAD));
	/* 三渡镇高速公路: what stands by itself needs no name. */
	if (road == 0 || (road >= 2 && next != u'大' && next != u'胡') ||
		ybss_word_of(p->lexicon, p->unit + at, YBSS_WORDS(PLAIN)) > 0)
		return false;
	/* 路桥区路南街道: a name begins with the road's class word, 白族乡路朗村: a village's. */
	return ybss_find_names(p->lexicon, p->unit + at, found, YBSS_FOUND) == 0 &&
		   !ybss_village_named(p, at);
}

/* A class word of towns: its length, or 0. */
int
ybss_town_class(const uint16_t *at)
{
	static const uint16_t words[][6] = {{u'街', u'道', u'办', u'事', u'处', 0},
										{u'街', u'办', u'事', u'处', 0},
										{u'办', u'事', u'处', 0},
										{u'街', u'街', u'道', 0},
										{u'街', u'道', u'办', 0},
										{u'街', u'道', 0},
										{u'苏', u'木', 0},
										{u'镇', 0},
										{u'乡', 0}};

	/* Most characters begin none. */
	if (at[0] != u'街' && at[0] != u'办' && at[0] != u'苏' && at[0] != u'镇' && at[0] != u'乡')
		return 0;
	for (int w = 0; w < 9; w++)
	{
		int n = 0;

		while (words[w][n] && at[n] == words[w][n])
			n++;
		if (!words[w][n])
			return n;
	}
	return 0;
}

/* A class word of towns that begins no other name: 宁波镇海区 has none. */
int
ybss_town_class_stands(const YbssParser *p, int at)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(p->lexicon, p->unit + at, found, YBSS_FOUND),
		class = ybss_town_class(p->unit + at);

	return class > 0 && hits > 0 && found[hits - 1].length > 2 ? 0 : class;
}

/* Tell whether a unit ends the names of zones that the statistics count as towns: 区, 园. */
bool
ybss_is_zone_like(uint16_t unit)
{
	return unit == u'区' || unit == u'园';
}

/* Tell whether a longer word that is no division stands here: 杭州湾. */
bool
ybss_is_trap(const YbssParser *p, int length)
{
	return ybss_word_of(p->lexicon, p->unit + p->at, YBSS_WORDS(PLAIN)) > length;
}

/* Tell whether a unit ends the names of counties: 县 市 区. */
bool
ybss_ends_county(uint16_t unit)
{
	return unit == u'县' || unit == u'市' || unit == u'区';
}

void
ybss_take_set(YbssParser *p, const uint32_t *members, int count, int level)
{
	memcpy(p->set, members, (size_t) count * sizeof *members);
	p->sets = count;
	p->level = level;
	p->by_zone = p->by_old = false;
}

void
ybss_mention(YbssParser *p, int level, int length, YbssReason reason, int32_t note)
{
	if (level >= 3 && p->mention[level].length > 0 && p->repetitions < 8)
	{
		/* What was read before gives way to what is known better. */
		p->repeated[p->repetitions] = p->mention[level];
		p->repeated[p->repetitions++].reason = YBSS_REASON_REPEATED;
	}
	if (level == 4)
		p->literal_town = false;
	p->mention[level] =
		(YbssMention){(uint16_t) p->at, (uint16_t) length, (uint8_t) level, (uint8_t) reason, note};
	p->at += length;
}

/* The note of an old name, where it has one. */
int32_t
ybss_note_of(const YbssLexicon *lexicon, uint32_t list)
{
	for (uint32_t i = 0; i < lexicon->notes; i++)
		if (lexicon->note[i].name == list)
			return (int32_t) i;
	return -1;
}

/* Collect the references of a name that have one of the forms and fit. */
int
ybss_collect_places(const YbssParser *p, uint32_t list, unsigned forms, bool must_fit,
					uint32_t *members, int *level)
{
	const YbssList *l = &p->lexicon->name_list[list];
	int count = 0;

	*level = 9;
	for (uint32_t i = 0; i < l->count && count < YBSS_SET; i++)
	{
		uint32_t reference = p->lexicon->reference[l->start + i],
				 place = YBSS_REFERENCE_TARGET(reference);

		if (!(forms & 1u << YBSS_REFERENCE_FORM(reference)))
			continue;
		if (must_fit && !ybss_place_fits(p, place))
			continue;
		if (p->lexicon->place[place].level < *level)
			*level = p->lexicon->place[place].level;
		members[count++] = place;
	}
	return count;
}

/* Tell whether a place lies in a zone that only the statistics count as a county (codes ..71 to
 * ..79). */
bool
ybss_is_statistical(const YbssLexicon *lexicon, uint32_t place)
{
	uint32_t county = lexicon->place[place].code / 1000 % 100;

	return county > 70 && county < 80;
}
