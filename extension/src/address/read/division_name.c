/*
 * division_name.c
 *		Names of divisions as the lexicon has them: official, former and short.
 *
 * A short name may be many things. Its readers are tried in the order of their
 * table: first those that what follows makes certain.
 */
#include "address/read/division_name.h"

#include <string.h>

#include "address/read/ahead.h"
#include "address/read/division_former.h"
#include "address/read/division_office.h"
#include "address/read/division_unknown.h"
#include "address/read/division_zone.h"
#include "text/numeral.h"

/* Tell whether a short name is that of a road: 南京路, 南京东路; 江苏常州五一路 is no 常州路, and
 * 九环路 has a name of its own. */
static bool
road_of_name_follows(const YbssScan *scan, const YbssDivisions *divisions, int end)
{
	const uint16_t *behind = scan->unit + end;

	/* 建设二马路 */
	if (ybss_numeral_value(behind[0]) > 0 && ybss_begins_with(behind + 1, u"马路") > 0)
		return true;
	return divisions->level > 0 || behind[1] == u'环'
			   ? ybss_road_word_follows(scan->lexicon, behind)
			   : ybss_word_follows(scan->lexicon, behind, YBSS_WORDS(ROAD));
}

/* Tell whether a short name at the front of the text is meant as a division. */
static bool
short_name_stands(const YbssScan *scan, const YbssDivisions *divisions, int end, int level)
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

/* A class word that people write behind a short name although the official one differs; its length,
 */
int
ybss_other_class(int level, const uint16_t *at)
{
	switch (level)
	{
		case 1:
			return at[0] == u'省';
		case 2:
			return ybss_is_one_of(at[0], u"州盟市") ? 1 : ybss_begins_with(at, u"地区");
		case 3:
			return at[0] == u'自' ? ybss_begins_with(at, u"自治县") : ybss_ends_county(at[0]);
		default:
			return 0;
	}
}

/* 富阳市 has become 富阳区; 红河州 and 广西省 are said for longer names. */
static int
read_other_class(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	int level = named->level, class = ybss_other_class(level, scan->unit + named->end), end;

	if (class == 0 || ybss_name_goes_on(scan->lexicon, scan->unit + named->end + class) ||
		divisions->mention[level].length > 0)
		return -1;
	end = ybss_take_named(divisions, named, level, class,
						  level == 3 ? YBSS_REASON_RECLASSED : YBSS_REASON_SHORT);
	/* Of several levels the widest is meant. */
	divisions->sets = 0;
	for (int i = 0; i < named->count; i++)
		if (scan->lexicon->place[named->places[i]].level == level)
			divisions->set[divisions->sets++] = named->places[i];
	return end;
}

/* 新舟槐安村: one town of this name has such a village. */
static int
read_town_of_village(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	uint32_t town;

	if (divisions->mention[4].length > 0 ||
		!ybss_town_of_village(scan->lexicon, scan->unit + named->end, named->places, named->count,
							  &town))
		return -1;
	ybss_take_set(divisions, &town, 1, 4);
	return ybss_mention(divisions, 4, named->at, named->length, YBSS_REASON_SHORT, -1);
}

/* 虾子缜: a slip of the class word */
static int
read_slipped_town(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	const YbssCharacter *character = scan->lexicon->character;
	uint16_t next = scan->unit[named->end];

	if (named->level != 4 || ybss_town_class(scan->unit + named->end) > 0 || next == 0 ||
		divisions->level == 0 || divisions->mention[4].length > 0 ||
		YBSS_SHAPE(character[next].kind) != YBSS_SHAPE(character[u'镇'].kind))
		return -1;
	return ybss_take_named(divisions, named, 4, 1, YBSS_REASON_SOUND);
}

/* Tell whether a known name of this length stands here. */
static bool
is_name(const YbssScan *scan, int at, int length)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(scan->lexicon, scan->unit + at, found, YBSS_FOUND);

	while (hits-- > 0)
		if (found[hits].length == length)
			return true;
	return false;
}

/* 遵义县虾子区虾子镇: a district of old between county and town */
static int
read_old_district(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	if (named->level != 4 || divisions->level < 3 || scan->unit[named->end] != u'区' ||
		is_name(scan, named->at, named->length + 1) ||
		!ybss_division_follows(scan, divisions, divisions, named->end + 1))
		return -1;
	return ybss_repeat(divisions, 4, named->at, named->length + 1);
}

/* 南白镇 has become 南白街道: same core, another class word. */
static int
read_reclassed_town(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	int class = ybss_town_class(scan->unit + named->end);

	if (named->level != 4 || class == 0 || divisions->mention[4].length > 0 ||
		(divisions->level == 0 && (named->count > 1 || class > 1)))
		return -1;
	return ybss_take_named(divisions, named, 4, class, YBSS_REASON_RECLASSED);
}

/* 望京西园三区, 八里庄东里: a compound that is told from others of its name by a side. */
static bool
compound_goes_on(const YbssLexicon *lexicon, const uint16_t *at)
{
	return ybss_is_one_of(at[0], u"东西南北中") && ybss_is_one_of(at[1], u"园里苑") &&
		   !ybss_word_follows(lexicon, at + 2, YBSS_WORDS(ROAD));
}

/* 山圩农场: the farm has the name of the town that it lies in. */
static bool
farm_follows(const uint16_t *at)
{
	return at[1] == u'场' && ybss_is_one_of(at[0], u"农林牧茶渔");
}

/* In so many villages, and towns, a name may stand and still mean the county first. */
#define FEW_VILLAGES 20
#define FEW_TOWNS 3

/* Tell whether a name is hardly that of anything but a county: 昆山, but not 凤凰, 城东, 临江. */
static bool
is_distinctive(const YbssScan *scan, const YbssNamed *named)
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
static bool
town_stands(const YbssScan *scan, const YbssDivisions *divisions, const YbssNamed *named)
{
	const YbssLexicon *lexicon = scan->lexicon;

	if (divisions->level >= 3)
		return true;
	return lexicon->place[named->places[0]].core == named->length &&
		   ybss_word_of(lexicon, scan->unit + named->at + 1, YBSS_WORDS(ZONE)) == 0 &&
		   ybss_word_of(lexicon, scan->unit + named->at, YBSS_WORDS(ZONE)) == 0 &&
		   short_road_follows(lexicon, scan->unit + named->end) &&
		   (divisions->level > 0 || is_distinctive(scan, named));
}

/* 虾子 for 虾子镇, in its county. */
static int
read_short_town(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const uint16_t *behind = scan->unit + named->end;

	/* 望京东园 tells no town, but which 朝阳区 it lies in. */
	if (named->level == 4 && named->count == 1 && divisions->level == 3 && divisions->sets > 1 &&
		compound_goes_on(lexicon, behind))
		ybss_take_set(divisions, &lexicon->place[named->places[0]].parent, 1, 3);
	/* 大连路 is a road although 大连路街道 exists. */
	if (named->level != 4 || named->count > 1 || farm_follows(behind) ||
		compound_goes_on(lexicon, behind) || !town_stands(scan, divisions, named) ||
		!short_name_stands(scan, divisions, named->end, 4) || ybss_ends_county(*behind) ||
		ybss_word_follows(lexicon, behind + 1, YBSS_WORDS(ROAD)) ||
		ybss_word_follows(lexicon, behind, YBSS_WORDS(VILLAGE)) || ybss_road_ends(lexicon, behind))
		return -1;
	return ybss_take_named(divisions, named, 4, 0, YBSS_REASON_SHORT);
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
static bool
division_stands(const YbssScan *scan, const YbssDivisions *divisions, const YbssNamed *named)
{
	if (own_division_follows(scan, named))
		return true;
	return scan->lexicon->place[named->places[0]].statistical == YBSS_STATISTICAL_APART
			   ? region_stands(scan, divisions, named)
			   : short_name_stands(scan, divisions, named->end, named->level);
}

/* 遵义, 杭州: above the town; its zone may bear its name. */
static int
read_short_name(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	const uint16_t *behind = scan->unit + named->end;
	int level = named->level, end;

	/* 柯桥镇 is no 柯桥区. */
	if (level == 4 || ybss_town_class_stands(scan->lexicon, behind) > 0 ||
		(level < 3 && *behind == u'县') || !division_stands(scan, divisions, named))
		return -1;
	end = ybss_take_named(divisions, named, level, 0, YBSS_REASON_SHORT);
	return level > 1 ? ybss_take_own_zone(scan, divisions, level, end) : end;
}

/* The only county of some places, or YBSS_NONE; where a city bears the name, it is meant. */
static uint32_t
only_county(const YbssScan *scan, const YbssDivisions *divisions, const YbssNamed *named)
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

/* 昆山开发区: the zone bears the name of the only county so called, which is thereby known. */
static int
read_zone_of_county(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	int word = ybss_word_of(scan->lexicon, scan->unit + named->end, YBSS_WORDS(ZONE)), end;
	uint32_t only = only_county(scan, divisions, named);

	if (word < 3 || only == YBSS_NONE || divisions->level > 2 ||
		divisions->zone_mention.length > 0 ||
		(divisions->level == 0 && !is_distinctive(scan, named)) ||
		ybss_road_word_follows(scan->lexicon, scan->unit + named->end + word))
		return -1;
	ybss_take_set(divisions, &only, 1, 3);
	end = ybss_mention(divisions, 3, named->at, named->length, YBSS_REASON_SHORT, -1);
	return ybss_take_own_zone(scan, divisions, 3, end);
}

/* In the order in which they are tried on a short name. */
static const YbssShortReader short_readers[] = {
	ybss_read_street_office, ybss_read_quarter, read_other_class,	 read_town_of_village,
	read_slipped_town,		 read_old_district, read_reclassed_town, read_short_town,
	read_zone_of_county,	 read_short_name,
};

/* 街道办事处, 街道办: the office stands for its town. */
static int
take_office(const YbssScan *scan, YbssDivisions *divisions, int end)
{
	const uint16_t *at = scan->unit + end;
	int length = ybss_begins_with(at, u"办事处");

	if (length == 0 && at[0] == u'办')
		length = at[-1] == u'道' && at[1] != u'公' && at[1] != u'学';
	divisions->mention[4].length += (uint16_t) length;
	return end + length;
}

/* Collect the places of a name that fit in a form; false where there are none. */
static bool
collect(const YbssScan *scan, const YbssDivisions *divisions, const YbssFound *name, unsigned forms,
		YbssNamed *named)
{
	named->count = ybss_collect_places(scan->lexicon, divisions, name->value, forms, named->places,
									   &named->level);
	return named->count > 0;
}

/* Tell whether a town's name begins with that of its county without the class word. */
static bool
bears_county(const YbssLexicon *lexicon, uint32_t town)
{
	const YbssPlace *it = &lexicon->place[town], *county = &lexicon->place[it->parent];

	return county->core > 1 && it->length > county->core &&
		   !ybss_ends_county(lexicon->text[it->name + county->core]) &&
		   !memcmp(lexicon->text + it->name, lexicon->text + county->name,
				   county->core * sizeof *lexicon->text);
}

/* A name that fits the set as it stands. */
int
ybss_read_fitting(const YbssScan *scan, YbssDivisions *divisions, int at, const YbssFound *name)
{
	const uint16_t *u = scan->unit;
	YbssNamed named;
	int end = at + name->length, formerly, usual;

	named.at = at;
	named.end = end;
	named.length = name->length;
	named.name = name->value;
	/* 杭州湾: a longer word that is no division */
	if (ybss_word_of(scan->lexicon, u + at, YBSS_WORDS(PLAIN)) > name->length)
		return -1;
	/* 西区, 城区 name a county only below a city. */
	if (collect(scan, divisions, name, YBSS_FORMS(FULL), &named) &&
		!ybss_name_goes_on(scan->lexicon, u + end) &&
		!(named.level == 3 && name->length == 2 && u[end - 1] == u'区' && divisions->level == 0) &&
		!(named.level == 4 && name->length < 3 && u[end] == u'道'))
	{
		/* 经济开发区 stands among the towns of many counties, 昆山开发区 bears its county's name.
		 */
		if (named.level == 4 && divisions->level < 3 && ybss_is_zone_like(u[end - 1]) &&
			!(named.count == 1 && bears_county(scan->lexicon, named.places[0])))
			return -1;
		/* 江北区 stood in 重庆, too, and stands in 宁波. */
		usual = named.count;
		if (named.level == 3 && divisions->level < 2)
			named.count = ybss_add_former(scan->lexicon, divisions, name->value, named.places,
										  named.count, &usual);
		end = ybss_take_named(divisions, &named, named.level, 0, YBSS_REASON_WRITTEN);
		/* 郊区 stood in too many cities to mean the one that is left. */
		divisions->usual = usual < named.count && name->length > 2 ? usual : 0;
		return named.level == 4 ? take_office(scan, divisions, end) : end;
	}
	if ((formerly = ybss_read_former(scan, divisions, at, name)) >= 0)
		return formerly;
	collect(scan, divisions, name, YBSS_FORMS(SHORT), &named);
	if ((formerly = ybss_read_former_front(scan, divisions, at, name, named.places, named.count)) >=
		0)
		return formerly;
	if (named.count > 0)
		for (size_t i = 0; i < sizeof short_readers / sizeof *short_readers; i++)
			if ((end = short_readers[i](scan, divisions, &named)) >= 0)
				return end;
	return ybss_read_former_short(scan, divisions, at, name,
								  short_name_stands(scan, divisions, named.end, 3));
}
