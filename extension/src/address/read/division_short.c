/*
 * division_short.c
 *		Whether a short name is meant as a division: by what follows it, and by what else bears it.
 */
#include "address/read/division_short.h"

#include "address/read/ahead.h"
#include "text/numeral.h"

/* In so many villages, and towns, a name may stand and still mean the county first. */
#define FEW_VILLAGES 20
#define FEW_TOWNS 3

/* Tell whether a short name is that of a road: 南京路, 南京东路; 江苏常州五一路 is no 常州路, and
 * 九环路 has a name of its own. */
static bool
road_of_name_follows(const YbssScan *scan, const YbssDivisions *divisions, int end)
{
	const uint16_t *behind = scan->unit + end;

	/* 鹭江道98号 */
	if (behind[0] == u'道' && ybss_is_digit(behind[1]))
		return true;
	/* 建设二马路 */
	if (ybss_numeral_value(behind[0]) > 0 && ybss_begins_with(behind + 1, u"马路") > 0)
		return true;
	return divisions->level > 0 || behind[1] == u'环' || ybss_numeral_value(behind[0]) > 0
			   ? ybss_road_word_follows(scan->lexicon, behind)
			   : ybss_word_follows(scan->lexicon, behind, YBSS_WORDS(ROAD));
}

/* Tell whether a short name at the front of the text is meant as a division. */
bool
ybss_short_name_stands(const YbssScan *scan, const YbssDivisions *divisions, int end, int level)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const uint16_t *u = scan->unit;

	/* 西工业区 is no 西工区: the zone's class word begins within the name. */
	if (ybss_word_of(lexicon, u + end - 1, YBSS_WORDS(ZONE)) > 1 ||
		road_of_name_follows(scan, divisions, end) ||
		ybss_word_follows(lexicon, u + end, YBSS_WORDS(PLACE) | YBSS_WORDS(SECTION)) ||
		(level > 2 && ybss_word_follows(lexicon, u + end, YBSS_WORDS(ZONE))))
		return false;
	if (ybss_is_end(u[end]) || u[end] == '-' || u[end] == '/')
		return true;
	if (!ybss_is_han(u[end]) || divisions->level > 0)
		return divisions->level > 0;
	/* Another division below it settles the matter. */
	if (ybss_name_follows(lexicon, u + end, 2) ||
		(level <= 2 && ybss_word_follows(lexicon, u + end, YBSS_WORDS(ZONE))))
		return true;
	/* 南京理工大学 is a place's name; 诸暨新世纪花园 begins with a division; 余杭塘路 is one road.
	 */
	for (int at = end + 2; at < end + 10 && ybss_is_han(u[at]); at++)
		if (ybss_word_of(lexicon, u + at, YBSS_WORDS(ROAD)) > 0)
			return true;
	return false;
}

/* Tell whether one of some places lies below one that is named. */
static bool
lies_below(const YbssLexicon *lexicon, const uint32_t *places, int count, const YbssNamed *named)
{
	for (int i = 0; i < count; i++)
		for (int n = 0; n < named->count; n++)
			if (places[i] > named->places[n] && ybss_lies_in(lexicon, places[i], named->places[n]))
				return true;
	return false;
}

/* Tell whether a name is hardly that of anything but a county: 昆山, but not 凤凰, 城东, 临江. */
bool
ybss_is_distinctive(const YbssScan *scan, const YbssNamed *named)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_cores(scan->lexicon, scan->unit + named->at, found, YBSS_FOUND), towns = 0;

	while (hits-- > 0)
		if (found[hits].length == named->length &&
			scan->lexicon->core_list[found[hits].value].count >= FEW_VILLAGES)
			return false;
	for (int i = 0; i < named->count; i++)
		towns += scan->lexicon->place[named->places[i]].level == 4;
	return towns < FEW_TOWNS;
}

/* Tell whether a road with a name of two or three characters begins here, and perhaps a side. */
static bool
short_road_follows(const YbssLexicon *lexicon, const uint16_t *at)
{
	for (int i = 2; i <= 4; i++)
		if (ybss_word_of(lexicon, at + i, YBSS_WORDS(ROAD)) > 0)
			return ybss_named_road_follows(lexicon, at) &&
				   (i < 4 || ybss_word_follows(lexicon, at + 3, YBSS_WORDS(ROAD)));
	return ybss_is_digit(at[0]) && ybss_begins_with(at + 1, u"号大街") > 0;
}

/* 新舟红星路, 湖州菱湖思溪老街: above the county's level only before a road with a name of its own,
 * and at the front only where the name is hardly anything else's; 科技园 is a zone first. */
bool
ybss_town_stands(const YbssScan *scan, const YbssDivisions *divisions, const YbssNamed *named)
{
	const YbssLexicon *lexicon = scan->lexicon;

	if (divisions->level >= 3)
		return true;
	return lexicon->place[named->places[0]].core == named->length &&
		   ybss_word_of(lexicon, scan->unit + named->at + 1, YBSS_WORDS(ZONE)) == 0 &&
		   ybss_word_of(lexicon, scan->unit + named->at, YBSS_WORDS(ZONE)) == 0 &&
		   short_road_follows(lexicon, scan->unit + named->end) &&
		   (divisions->level > 0 || ybss_is_distinctive(scan, named));
}

/* 西安新城区, 路桥路南街道, 台州路桥路南街道: the whole name of a county or town of it stands
 * behind, or a short one before another name. */
static bool
own_division_follows(const YbssScan *scan, const YbssNamed *named)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const uint16_t *behind = scan->unit + named->end;
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(lexicon, behind, found, YBSS_FOUND), level;
	uint32_t places[YBSS_SET];

	while (hits-- > 0 && found[hits].length > 1)
	{
		bool whole = found[hits].length > 2;

		if ((whole || ybss_name_follows(lexicon, behind + found[hits].length, 3)) &&
			lies_below(lexicon, places,
					   ybss_collect_places(lexicon, NULL, found[hits].value,
										   YBSS_PARTS_OF_REGIONS | YBSS_FORMS(FULL) |
											   (whole ? 0 : YBSS_FORMS(SHORT)),
										   places, &level),
					   named))
			return true;
	}
	return false;
}

/* Tell whether a region or a city of it is meant: 香港九龙; 澳门新口岸宋玉生广场180号, where the
 * part is hardly known and a door's number comes. Elsewhere it is a name: 桃园新村, 台湾工业园区.
 */
static bool
region_stands(const YbssScan *scan, const YbssDivisions *divisions, const YbssNamed *named)
{
	const uint16_t *u = scan->unit + named->end;

	if (divisions->level > 0 || ybss_is_end(*u))
		return divisions->level > 0 || named->level == 1;
	if (named->level > 1 || ybss_road_follows(scan->lexicon, u))
		return false;
	for (int i = 3; i < 30 && u[i - 1] != 0 && u[i] != 0; i++)
		if (u[i] == u'号' && ybss_is_digit(u[i - 1]))
			return true;
	return false;
}

/* Tell whether a short name is meant as a division. */
bool
ybss_division_stands(const YbssScan *scan, const YbssDivisions *divisions, const YbssNamed *named)
{
	if (own_division_follows(scan, named))
		return true;
	return scan->lexicon->place[named->places[0]].statistical == YBSS_STATISTICAL_APART
			   ? region_stands(scan, divisions, named)
			   : ybss_short_name_stands(scan, divisions, named->end, named->level);
}

/* The only county of some places, or YBSS_NONE; where a city bears the name, it is meant. */
uint32_t
ybss_only_county(const YbssScan *scan, const YbssDivisions *divisions, const YbssNamed *named)
{
	uint32_t only = YBSS_NONE, all[YBSS_SET];
	int level, count = ybss_collect_places(scan->lexicon, NULL, named->name, YBSS_FORMS(SHORT), all,
										   &level);

	for (int i = 0; i < count; i++)
		if (scan->lexicon->place[all[i]].level < 3 &&
			(divisions->sets == 0 || ybss_stands_above(scan->lexicon, divisions, all[i]) ||
			 ybss_place_fits(scan->lexicon, divisions, all[i])))
			return YBSS_NONE;
	for (int i = 0; i < named->count; i++)
		if (scan->lexicon->place[named->places[i]].level == 3)
		{
			if (only != YBSS_NONE)
				return YBSS_NONE;
			only = named->places[i];
		}
	return only;
}

/* The county that is meant before the towns of its name: 昆山市, 江宁区; 西乡县 is not. */
uint32_t
ybss_county_before_towns(const YbssScan *scan, const YbssDivisions *divisions,
						 const YbssNamed *named)
{
	const YbssLexicon *lexicon = scan->lexicon;
	uint32_t only =
		ybss_is_distinctive(scan, named) ? ybss_only_county(scan, divisions, named) : YBSS_NONE;

	return only != YBSS_NONE &&
				   lexicon->text[lexicon->place[only].name + lexicon->place[only].length - 1] !=
					   u'县'
			   ? only
			   : YBSS_NONE;
}

/* 望京西园三区, 八里庄东里: a compound that is told from others of its name by a side; 和平里东土城路
 * lies in a quarter of lanes. */
bool
ybss_compound_goes_on(const YbssLexicon *lexicon, const uint16_t *at)
{
	if (at[0] == u'里')
		return ybss_is_one_of(at[1], u"东西南北中") || !ybss_is_han(at[1]);
	return ybss_is_one_of(at[0], u"东西南北中") && ybss_is_one_of(at[1], u"园里苑") &&
		   !ybss_word_follows(lexicon, at + 2, YBSS_WORDS(ROAD));
}

/* 朝阳区望京东园: the town's name tells no town, but which of the counties it lies in. */
void
ybss_narrow_by_compound(const YbssScan *scan, YbssDivisions *divisions, int at)
{
	const YbssLexicon *lexicon = scan->lexicon;
	YbssFound found[YBSS_FOUND];
	uint32_t towns[YBSS_SET];
	int hits, level;

	if (divisions->level != 3 || divisions->sets < 2)
		return;
	hits = ybss_find_names(lexicon, scan->unit + at, found, YBSS_FOUND);
	while (hits-- > 0)
		if (ybss_compound_goes_on(lexicon, scan->unit + at + found[hits].length) &&
			ybss_collect_places(lexicon, divisions, found[hits].value, YBSS_FORMS(SHORT), towns,
								&level) == 1 &&
			level == 4)
		{
			ybss_take_set(divisions, &lexicon->place[towns[0]].parent, 1, 3);
			return;
		}
}
