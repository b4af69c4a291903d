/*
 * division_unknown.c
 *		Towns, counties and zones that the lexicon does not have, and what stands before an address.
 */
#include "address/read/divisions.h"

#include <string.h>

/* The length of a short Han name with a town's class word at this place, or 0. */
static int
literal_town_length(const YbssParser *p, int *class)
{
	for (int i = 1; i <= 5 && ybss_is_han(p->unit[p->at + i - 1]); i++)
	{
		const uint16_t *at = p->unit + p->at + i - 1;

		if (i > 1 && ybss_ends_county(at[0]))
			return 0;
		if (ybss_town_class(at) == 0 && ybss_town_class(at + 1) == 0 &&
			!(at[0] == u'路' && i < 3) &&
			ybss_word_of(p->lexicon, at,
						 YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE) | YBSS_WORDS(VILLAGE) |
							 YBSS_WORDS(ZONE)) > 0)
			return 0;
		if ((i >= 2 || p->level >= 3) && (*class = ybss_town_class_stands(p, p->at + i)) > 0)
			return ybss_word_of(p->lexicon, at + 1 + *class, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE)) >
							   0 &&
						   ybss_town_class(at + 1 + *class) == 0
					   ? 0
					   : i + *class;
	}
	return 0;
}

/* The only town of the set whose name sounds like this one, or UINT32_MAX. */
static uint32_t
town_by_sound(const YbssParser *p, int length, int class)
{
	const YbssPlace *places = p->lexicon->place;
	uint32_t found = UINT32_MAX;
	int hits = 0;

	for (int s = 0; s < p->sets && s < 24; s++)
		for (uint32_t t = p->set[s]; t < places[p->set[s]].end; t++)
			if (places[t].level == 4 && places[t].length == length &&
				ybss_sounds_like(p->lexicon, p->unit + p->at, p->lexicon->text + places[t].name,
								 length - class) &&
				!memcmp(p->unit + p->at + length - class,
						p->lexicon->text + places[t].name + length - class, (size_t) class * 2))
			{
				found = t;
				hits++;
			}
	return hits == 1 ? found : UINT32_MAX;
}

/* 新蒲新区新州镇: a town of the zone written by ear, before one of that name elsewhere. */
bool
ybss_take_heard_town(YbssParser *p)
{
	int class = 0, length = literal_town_length(p, &class);
	uint32_t heard = length > 0 ? town_by_sound(p, length, class) : UINT32_MAX, town;

	if (heard == UINT32_MAX ||
		!(p->by_zone || ybss_town_of_village(p, &heard, 1, p->at + length, &town)))
		return false;
	ybss_take_set(p, &heard, 1, 4);
	ybss_mention(p, 4, length, YBSS_REASON_SOUND, -1);
	return true;
}

/* A town that the lexicon does not have, or has under a name that sounds alike. */
bool
ybss_take_literal_town(YbssParser *p)
{
	int class = 0, length = literal_town_length(p, &class);
	uint32_t heard;

	if (length == 0)
		return false;
	if (p->level >= 4 || (p->level == 0 && p->literal_town))
	{
		/* 鹤城镇油竹街道: the second is the town of another time; 大同镇古镇社区: a village. */
		if (p->repetitions >= 8 || ybss_village_stands(p))
			return false;
		ybss_repeat(p, 4, length);
		return true;
	}
	heard = p->level > 0 ? town_by_sound(p, length, class) : UINT32_MAX;
	if (heard != UINT32_MAX)
	{
		ybss_take_set(p, &heard, 1, 4);
		ybss_mention(p, 4, length, YBSS_REASON_SOUND, -1);
		return true;
	}
	if (p->literal_town)
	{
		ybss_repeat(p, 4, length);
		return true;
	}
	ybss_mention(p, 4, length, YBSS_REASON_UNKNOWN, -1);
	p->literal_town = true;
	return true;
}

/* Tell whether a known name of at least three characters, or a town's class word, comes next. */
bool
ybss_division_follows(YbssParser *p, int at, unsigned fit)
{
	uint32_t members[YBSS_SET];
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(p->lexicon, p->unit + at, found, YBSS_FOUND), level, class = 0;
	int here = p->at;

	while (hits-- > 0)
		if (found[hits].length >= 3 &&
			ybss_collect_places(p, found[hits].value, YBSS_FORMS(FULL), fit, members, &level) > 0)
			return true;
	p->at = at;
	level = literal_town_length(p, &class);
	p->at = here;
	return level > class + 1;
}

/* The only province, city or county of the set, or of all, whose name sounds like this one. */
static uint32_t
wide_place_by_sound(const YbssParser *p, int length)
{
	const YbssPlace *places = p->lexicon->place;
	const uint16_t *name = p->unit + p->at;
	uint32_t found = UINT32_MAX;
	uint32_t first = p->sets > 0 ? p->set[0] : 0,
			 end = p->sets > 0 ? places[p->set[p->sets - 1]].end : p->lexicon->places;

	if (p->level == 3)
		return UINT32_MAX;
	for (uint32_t i = first; i < end; i = places[i].level == 3 ? places[i].end : i + 1)
	{
		if (places[i].length != length || places[i].hidden ||
			p->lexicon->text[places[i].name + length - 1] != name[length - 1] ||
			!ybss_sounds_like(p->lexicon, name, p->lexicon->text + places[i].name, length - 1))
			continue;
		if (found != UINT32_MAX || !ybss_place_fits(p, i))
			return UINT32_MAX;
		found = i;
	}
	return found;
}

/* 红花刚区, 遵意市: a county or city written by ear, below its city or before another division. */
static bool
take_wide_by_sound(YbssParser *p, int length, bool followed)
{
	uint32_t heard = p->level > 0 || followed ? wide_place_by_sound(p, length) : UINT32_MAX;

	if (heard == UINT32_MAX || ybss_name_goes_on(p, p->at + length))
		return false;
	ybss_take_set(p, &heard, 1, p->lexicon->place[heard].level);
	ybss_mention(p, p->level, length, YBSS_REASON_SOUND, -1);
	return true;
}

/* Tell whether the name of a zone ends behind a unit: 经开区 is no county. */
static bool
zone_ends(const YbssParser *p, int end)
{
	for (int at = end - 2; at > p->at && at > end - 12; at--)
		if (at + ybss_word_of(p->lexicon, p->unit + at, YBSS_WORDS(ZONE)) >= end)
			return true;
	return false;
}

/* 湖北省宜宣市兴山县: a county or city that is not known, where another division follows. */
bool
ybss_take_unknown(YbssParser *p)
{
	bool followed;

	if (p->level > 2 || p->literal_town)
		return false;
	for (int i = 2; i <= 4 && ybss_is_han(p->unit[p->at + i - 1]); i++)
	{
		if (!ybss_ends_county(p->unit[p->at + i]))
			continue;
		if (ybss_word_of(p->lexicon, p->unit + p->at + i - 1,
						 YBSS_WORDS(VILLAGE) | YBSS_WORDS(ZONE) | YBSS_WORDS(PLACE)) > 1 ||
			(p->unit[p->at + i] == u'区' && zone_ends(p, p->at + i + 1)))
			continue;
		followed = ybss_division_follows(p, p->at + i + 1, p->level > 0);
		if (take_wide_by_sound(p, i + 1, followed))
			return true;
		if (!followed)
			continue;
		if (p->mention[3].length > 0)
			return false;
		ybss_mention(p, 3, i + 1, YBSS_REASON_UNKNOWN, -1);
		return true;
	}
	return false;
}

/* 路南工业园区柯岩街道: a zone that is not known, where a town follows. */
bool
ybss_take_literal_zone(YbssParser *p)
{
	if (p->zone >= 0 || p->zone_mention.length > 0)
		return false;
	for (int i = 0; i <= 6 && ybss_is_han(p->unit[p->at + i]); i++)
	{
		int word = ybss_word_of(p->lexicon, p->unit + p->at + i, YBSS_WORDS(ZONE));

		if (word == 0)
			continue;
		if (!ybss_division_follows(p, p->at + i + word, p->level > 0))
			return false;
		p->zone_mention =
			(YbssMention){(uint16_t) p->at, (uint16_t) (i + word), 0, YBSS_REASON_UNKNOWN, -1};
		p->at += i + word;
		return true;
	}
	return false;
}

/* Something before the address: step over it where a division surely begins later. */
bool
ybss_skip_front(YbssParser *p)
{
	uint32_t members[YBSS_SET];

	if (p->level > 0 || p->front > 0 || p->literal_town)
		return false;
	for (int at = p->at + 1; at < p->at + 24 && p->unit[at] != 0; at++)
	{
		YbssFound found[YBSS_FOUND];
		int hits, level;

		if (!(p->lexicon->character[p->unit[at]].kind & YBSS_BEGINS_DIVISION))
			continue;
		hits = ybss_find_names(p->lexicon, p->unit + at, found, YBSS_FOUND);
		while (hits-- > 0)
			if (found[hits].length >= 3 &&
				ybss_collect_places(p, found[hits].value, YBSS_FORMS(FULL) | YBSS_FORMS(OLD), false,
									members, &level) > 0 &&
				level <= 3 && !ybss_name_goes_on(p, at + found[hits].length) &&
				(ybss_is_separator(p->unit[at - 1]) ||
				 ybss_division_follows(p, at + found[hits].length, false)))
			{
				p->front = at;
				p->front_start = p->at;
				p->at = at;
				return true;
			}
	}
	return false;
}
