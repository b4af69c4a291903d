/*
 * division_unknown.c
 *		Towns, counties and zones that the lexicon does not have, and what stands before an address.
 */
#include "address/read/division_unknown.h"

#include <string.h>

#include "address/lexicon/likeness.h"
#include "address/lexicon/wide_place.h"
#include "address/read/ahead.h"
#include "address/read/division_office.h"
#include "address/read/villages.h"

/* So many towns may bear a name by which one is found in a neighbouring county. */
#define RARE 2

/* The length of a short Han name with a town's class word at this place, or 0. */
static int
literal_town_length(const YbssScan *scan, const YbssDivisions *divisions, int start, int *class)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const uint32_t others =
		YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE) | YBSS_WORDS(VILLAGE) | YBSS_WORDS(ZONE);

	for (int i = 1; i <= 5 && ybss_is_han(scan->unit[start + i - 1]); i++)
	{
		const uint16_t *at = scan->unit + start + i - 1, *behind;

		if (i > 1 && ybss_ends_county(at[0]))
			return 0;
		if (ybss_word_of(lexicon, at, others) > 0 && ybss_town_class(at) == 0 &&
			ybss_town_class(at + 1) == 0 && !(at[0] == u'路' && i < 3))
			return 0;
		if ((i < 2 && divisions->level < 3) ||
			(*class = ybss_town_class_stands(lexicon, at + 1)) == 0)
			continue;
		behind = at + 1 + *class;
		/* 梦想小镇 is a place, 环镇北路 a road, 南乡村 a village. */
		if ((at[0] == u'小' && at[1] == u'镇') || (at[1] == u'乡' && behind[0] == u'村') ||
			(i == 1 && ybss_is_one_of(behind[0], u"东西南北中") &&
			 ybss_word_of(lexicon, behind + 1, YBSS_WORDS(ROAD)) > 0))
			return 0;
		return ybss_word_of(lexicon, behind, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE)) > 0 &&
					   ybss_town_class(behind) == 0
				   ? 0
				   : i + *class;
	}
	return 0;
}

/* The only town of the set whose name sounds like this one, or UINT32_MAX. */
static uint32_t
town_by_sound(const YbssScan *scan, const YbssDivisions *divisions, int at, int length, int class)
{
	const YbssPlace *places = scan->lexicon->place;
	const uint16_t *written = scan->unit + at;
	uint32_t found = UINT32_MAX;
	int hits = 0, core = length - class;

	for (int s = 0; s < divisions->sets && s < 24; s++)
		for (uint32_t t = divisions->set[s]; t < places[divisions->set[s]].end; t++)
		{
			const uint16_t *name = scan->lexicon->text + places[t].name;

			if (places[t].level == 4 && places[t].length == length &&
				ybss_sounds_like(scan->lexicon, written, name, core) &&
				!memcmp(written + core, name + core, (size_t) class * sizeof *name))
			{
				found = t;
				hits++;
			}
		}
	return hits == 1 ? found : UINT32_MAX;
}

/* 新蒲新区新州镇: a town of the zone written by ear, before one of that name elsewhere. */
int
ybss_read_heard_town(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot)
{
	int class = 0, length;
	uint32_t heard, town;

	if (divisions->level < 3 || divisions->mention[4].length > 0 || spot->count == 0 ||
		(length = literal_town_length(scan, divisions, spot->at, &class)) == 0)
		return -1;
	heard = town_by_sound(scan, divisions, spot->at, length, class);
	if (heard == UINT32_MAX ||
		!(divisions->by_zone ||
		  ybss_town_of_village(scan->lexicon, scan->unit + spot->at + length, &heard, 1, &town)))
		return -1;
	ybss_take_set(divisions, &heard, 1, 4);
	return ybss_mention(divisions, 4, spot->at, length, YBSS_REASON_SOUND, -1);
}

/* The only town of the set with a name, or UINT32_MAX. */
static uint32_t
town_named(const YbssScan *scan, const YbssDivisions *divisions, const uint16_t *name, int length)
{
	const YbssLexicon *lexicon = scan->lexicon;
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(lexicon, name, found, YBSS_FOUND), level;
	uint32_t members[YBSS_SET];

	while (hits-- > 0)
		if (found[hits].length == length &&
			ybss_collect_places(lexicon, divisions, found[hits].value, YBSS_FORMS(FULL), members,
								&level) == 1 &&
			level == 4)
			return members[0];
	return UINT32_MAX;
}

/* 宗海西店镇, 塘厦塘镇: a known town behind a slip of what stands above it, or with a character too
 * many that it has already; UINT32_MAX where there is none. */
static uint32_t
town_with_slip(const YbssScan *scan, const YbssDivisions *divisions, int at, int length, int class)
{
	const uint16_t *written = scan->unit + at;
	uint32_t town = UINT32_MAX;

	if (divisions->level < 2 || length - class < 3)
		return UINT32_MAX;
	for (int skip = 2; skip <= length - class - 2 && town == UINT32_MAX; skip++)
		town = town_named(scan, divisions, written + skip, length - skip);
	for (int i = 1; i < length - class && town == UINT32_MAX; i++)
	{
		uint16_t name[16] = {0};
		int n = 0, first = 0;

		while (first < i && written[first] != written[i])
			first++;
		for (int u = 0; u < length && first < i; u++)
			if (u != i)
				name[n++] = written[u];
		if (n > 0)
			town = town_named(scan, divisions, name, n);
	}
	return town;
}

/* 杭州市余杭区乔司镇: the only town of a rare name in the city, by another class word and in
 * another county by now; UINT32_MAX where there is none. */
static uint32_t
town_nearby(const YbssScan *scan, const YbssDivisions *divisions, const YbssSpot *spot, int core)
{
	const YbssLexicon *lexicon = scan->lexicon;
	uint32_t members[YBSS_SET], town = UINT32_MAX;
	int level;

	for (int i = 0; i < spot->count && divisions->level == 3 && divisions->sets == 1; i++)
	{
		int count = spot->found[i].length == core
						? ybss_collect_places(lexicon, NULL, spot->found[i].value,
											  YBSS_FORMS(SHORT), members, &level)
						: 0;

		for (int m = 0; m < count && count <= RARE; m++)
			if (lexicon->place[members[m]].level == 4 &&
				!ybss_is_statistical(lexicon, members[m]) &&
				ybss_ancestor(lexicon, members[m], 2) ==
					ybss_ancestor(lexicon, divisions->set[0], 2))
				town = town == UINT32_MAX ? members[m] : divisions->set[0];
	}
	return town == divisions->set[0] ? UINT32_MAX : town;
}

/* A town that the lexicon does not have, or has under a name that sounds alike. */
int
ybss_read_literal_town(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot)
{
	int at = spot->at, class = 0, length = literal_town_length(scan, divisions, at, &class);
	uint32_t heard;

	if (length == 0)
		return -1;
	/* 五乡 in 五乡工业园区 is short for the town, whose class word is another. */
	if (length == 2 && spot->count > 0 && spot->found[spot->count - 1].length == 2)
		return -1;
	/* 新舟镇场镇, 海域街道繁荣街道8号: no town that could have been meant before. */
	if (divisions->level >= 4 &&
		(length - class < 2 ||
		 (scan->unit[at + length - 1] == u'道' && ybss_door_follows(scan->unit + at + length))))
		return -1;
	/* 鹤城镇油竹街道: the second is the town of another time; 大同镇古镇社区: a village. */
	if (divisions->level >= 4 || (divisions->level == 0 && divisions->literal_town))
		return divisions->repetitions >= YBSS_REPETITIONS ||
					   ybss_village_stands(scan, divisions, at)
				   ? -1
				   : ybss_repeat(divisions, 4, at, length);
	heard = divisions->level > 0 ? town_by_sound(scan, divisions, at, length, class) : UINT32_MAX;
	if (heard == UINT32_MAX &&
		(heard = town_nearby(scan, divisions, spot, length - class)) != UINT32_MAX)
	{
		divisions->mention[3].reason = YBSS_REASON_CORRECTED;
		ybss_take_set(divisions, &heard, 1, 4);
		return ybss_mention(divisions, 4, at, length, YBSS_REASON_RECLASSED, -1);
	}
	if (heard == UINT32_MAX)
		heard = town_with_slip(scan, divisions, at, length, class);
	if (heard != UINT32_MAX)
	{
		ybss_take_set(divisions, &heard, 1, 4);
		return ybss_mention(divisions, 4, at, length, YBSS_REASON_SOUND, -1);
	}
	if (divisions->literal_town)
		return ybss_repeat(divisions, 4, at, length);
	at = ybss_mention(divisions, 4, at, length, YBSS_REASON_UNKNOWN, -1);
	divisions->literal_town = true;
	return at;
}

/* Tell whether a known name of at least three characters, or a town's class word, comes next. */
bool
ybss_division_follows(const YbssScan *scan, const YbssDivisions *divisions,
					  const YbssDivisions *fitting, int at)
{
	uint32_t members[YBSS_SET];
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(scan->lexicon, scan->unit + at, found, YBSS_FOUND), level, class = 0;

	while (hits-- > 0)
		if (found[hits].length >= 3 &&
			ybss_collect_places(scan->lexicon, fitting, found[hits].value, YBSS_FORMS(FULL),
								members, &level) > 0)
			return true;
	return literal_town_length(scan, divisions, at, &class) > class + 1;
}

/* The only province, city or county of the set, or of all, whose name sounds like this one. */
static uint32_t
wide_place_by_sound(const YbssScan *scan, const YbssDivisions *divisions, int at, int length)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const YbssPlace *places = lexicon->place;
	const uint16_t *written = scan->unit + at;
	uint32_t found = UINT32_MAX;
	uint32_t first = divisions->sets > 0 ? divisions->set[0] : 0,
			 end = divisions->sets > 0 ? places[divisions->set[divisions->sets - 1]].end
									   : lexicon->places;

	if (divisions->level == 3)
		return UINT32_MAX;
	for (uint32_t w = ybss_first_wide_place(lexicon->wide_place, lexicon->wide_places, first);
		 w < lexicon->wide_places && lexicon->wide_place[w].place < end; w++)
	{
		const YbssWidePlace *wide = &lexicon->wide_place[w];
		uint32_t i = wide->place;

		if (wide->length != length || wide->last != written[length - 1] || places[i].hidden ||
			places[i].statistical == YBSS_STATISTICAL_APART ||
			!ybss_sounds_like(lexicon, written, lexicon->text + places[i].name, length - 1))
			continue;
		if (found != UINT32_MAX || !ybss_place_fits(lexicon, divisions, i))
			return UINT32_MAX;
		found = i;
	}
	return found;
}

/* 红花刚区, 遵意市: a county or city written by ear, below its city or before another division. */
static int
read_heard_county(const YbssScan *scan, YbssDivisions *divisions, int at, int length, bool followed)
{
	uint32_t heard = divisions->level > 0 || followed
						 ? wide_place_by_sound(scan, divisions, at, length)
						 : UINT32_MAX;

	if (heard == UINT32_MAX || ybss_name_goes_on(scan->lexicon, scan->unit + at + length))
		return -1;
	ybss_take_set(divisions, &heard, 1, scan->lexicon->place[heard].level);
	return ybss_mention(divisions, divisions->level, at, length, YBSS_REASON_SOUND, -1);
}

/* Tell whether the name of a zone ends behind a unit: 经开区 is no county. */
static bool
zone_ends(const YbssScan *scan, int start, int end)
{
	for (int at = end - 2; at > start && at > end - 12; at--)
		if (at + ybss_word_of(scan->lexicon, scan->unit + at, YBSS_WORDS(ZONE)) >= end)
			return true;
	return false;
}

/* 湖北省宜宣市兴山县: a county or city that is not known, where another division follows. */
int
ybss_read_literal_county(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot)
{
	const uint16_t *u = scan->unit + spot->at;
	const uint32_t others = YBSS_WORDS(VILLAGE) | YBSS_WORDS(ZONE) | YBSS_WORDS(PLACE);

	if (divisions->level > 2 || divisions->literal_town)
		return -1;
	for (int i = 2; i <= 4 && ybss_is_han(u[i - 1]); i++)
	{
		bool followed;
		int end = spot->at + i + 1, heard;

		if (!ybss_ends_county(u[i]) || ybss_word_of(scan->lexicon, u + i - 1, others) > 1 ||
			(u[i] == u'区' && zone_ends(scan, spot->at, end)))
			continue;
		followed =
			ybss_division_follows(scan, divisions, divisions->level > 0 ? divisions : NULL, end);
		heard = read_heard_county(scan, divisions, spot->at, i + 1, followed);
		if (heard >= 0)
			return heard;
		/* 嘉峪关市镜铁区: the law knows no counties there, people do. */
		if (!followed && !(u[i] == u'区' && divisions->level == 2 &&
						   ybss_has_no_counties(scan->lexicon, divisions)))
			continue;
		if (divisions->mention[3].length > 0)
			return -1;
		return ybss_mention(divisions, 3, spot->at, i + 1, YBSS_REASON_UNKNOWN, -1);
	}
	return -1;
}

/* 路南工业园区柯岩街道: a zone that is not known, where a town follows. */
int
ybss_read_literal_zone(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot)
{
	int at = spot->at;

	if (divisions->zone >= 0 || divisions->zone_mention.length > 0)
		return -1;
	for (int i = 0; i <= 6 && ybss_is_han(scan->unit[at + i]); i++)
	{
		int word = ybss_word_of(scan->lexicon, scan->unit + at + i, YBSS_WORDS(ZONE));

		if (word == 0)
			continue;
		if (!ybss_division_follows(scan, divisions, divisions->level > 0 ? divisions : NULL,
								   at + i + word))
			return -1;
		return ybss_mention_zone(divisions, at, i + word, YBSS_REASON_UNKNOWN);
	}
	return -1;
}

/* Tell whether a division from the province to the county surely begins here. */
static bool
surely_begins(const YbssScan *scan, const YbssDivisions *divisions, int at)
{
	uint32_t members[YBSS_SET];
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(scan->lexicon, scan->unit + at, found, YBSS_FOUND), level;

	while (hits-- > 0)
	{
		int end = at + found[hits].length;

		if (found[hits].length >= 3 &&
			ybss_collect_places(scan->lexicon, NULL, found[hits].value,
								YBSS_FORMS(FULL) | YBSS_FORMS(OLD), members, &level) > 0 &&
			level <= 3 && !ybss_name_goes_on(scan->lexicon, scan->unit + end) &&
			(ybss_is_separator(scan->unit[at - 1]) ||
			 ybss_division_follows(scan, divisions, NULL, end)))
			return true;
	}
	return false;
}

/* Something before the address: step over it where a division surely begins later. */
int
ybss_read_front(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot)
{
	if (divisions->level > 0 || divisions->front > 0 || divisions->literal_town)
		return -1;
	for (int at = spot->at + 1; at < spot->at + 24 && scan->unit[at] != 0; at++)
		if ((scan->lexicon->character[scan->unit[at]].kind & YBSS_BEGINS_DIVISION) &&
			surely_begins(scan, divisions, at))
		{
			divisions->front = at;
			divisions->front_start = spot->at;
			return at;
		}
	return -1;
}
