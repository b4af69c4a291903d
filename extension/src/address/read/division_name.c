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
#include "address/read/division_short.h"
#include "address/read/division_unknown.h"
#include "address/read/division_zone.h"

/* A class word that people write behind a short name although the official one differs; its length,
 */
int
ybss_other_class(int level, const uint16_t *at)
{
	switch (level)
	{
		case 1:
			return at[0] == u'省' ? 1 : ybss_begins_with(at, u"特区");
		case 2:
			/* 成都是锦江区: written by ear. */
			return ybss_is_one_of(at[0], u"州盟市是") ? 1 : ybss_begins_with(at, u"地区");
		case 3:
			return at[0] == u'自' ? ybss_begins_with(at, u"自治县") : ybss_ends_county(at[0]);
		default:
			return 0;
	}
}

/* 番禺市桥大北路: what looks like a class word behind a county's name begins that of a town of it.
 */
static bool
class_is_shared(const YbssScan *scan, int at, int class)
{
	const YbssLexicon *lexicon = scan->lexicon;
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(lexicon, scan->unit + class, found, YBSS_FOUND), level, count;
	uint32_t places[YBSS_SET];

	if (hits == 0)
		return false;
	count = ybss_collect_places(lexicon, NULL, found[hits - 1].value,
								YBSS_FORMS(FULL) | YBSS_FORMS(SHORT), places, &level);
	for (int i = 0; i < count; i++)
	{
		const YbssPlace *county = &lexicon->place[lexicon->place[places[i]].parent];

		if (lexicon->place[places[i]].level == 4 && county->core == class - at &&
			memcmp(lexicon->text + county->name, scan->unit + at,
				   county->core * sizeof *lexicon->text) == 0)
			return true;
	}
	return false;
}

/* 富阳市 has become 富阳区; 红河州 and 广西省 are said for longer names. */
static int
read_other_class(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	int level = named->level, class = ybss_other_class(level, scan->unit + named->end), end;

	if (class == 0 || ybss_name_goes_on(scan->lexicon, scan->unit + named->end + class) ||
		divisions->mention[level].length > 0 || class_is_shared(scan, named->at, named->end))
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

/* The town of a county that bears the county's name, or YBSS_NONE. */
static uint32_t
town_of_its_name(const YbssScan *scan, const YbssNamed *named, uint32_t county)
{
	const YbssPlace *place = scan->lexicon->place;

	for (uint32_t t = county + 1; t < place[county].end && place[county].level == 3; t++)
		if (place[t].level == 4 && place[t].core == named->length &&
			memcmp(scan->lexicon->text + place[t].name, scan->unit + named->at,
				   place[t].core * sizeof *scan->unit) == 0)
			return t;
	return YBSS_NONE;
}

/* 南白镇 has become 南白街道: same core, another class word; 杭州市余杭镇 is no 余杭区. */
static int
read_reclassed_town(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	int class = ybss_town_class(scan->unit + named->end), towns = 0;
	uint32_t town[YBSS_SET], seat;

	/* 思茅镇沅县: another county begins. */
	if (class == 0 || divisions->mention[4].length > 0 ||
		(named->level < 4 && (divisions->level == 0 ||
							  ybss_town_class_stands(scan->lexicon, scan->unit + named->end) == 0)))
		return -1;
	for (int i = 0; i < named->count; i++)
		if (scan->lexicon->place[named->places[i]].level == 4)
			town[towns++] = named->places[i];
		else if ((seat = town_of_its_name(scan, named, named->places[i])) != YBSS_NONE)
			town[towns++] = seat;
	if (towns == 0 || (divisions->level == 0 && (towns > 1 || class > 1)) ||
		(named->level < 4 && towns > 1))
		return -1;
	ybss_take_set(divisions, town, towns, 4);
	return ybss_mention(divisions, 4, named->at, named->length + class, YBSS_REASON_RECLASSED, -1);
}

/* 山圩农场: the farm has the name of the town that it lies in. */
static bool
farm_follows(const uint16_t *at)
{
	return at[1] == u'场' && ybss_is_one_of(at[0], u"农林牧茶渔总");
}

/* Tell whether the whole name of another town of the set stands behind a town's short one. */
static bool
town_follows(const YbssScan *scan, const YbssDivisions *divisions, const YbssNamed *named)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(scan->lexicon, scan->unit + named->end, found, YBSS_FOUND), level;
	uint32_t towns[YBSS_SET];

	return hits > 0 && found[hits - 1].length > 2 &&
		   !ybss_is_zone_like(scan->unit[named->end + found[hits - 1].length - 1]) &&
		   ybss_collect_places(scan->lexicon, divisions, found[hits - 1].value, YBSS_FORMS(FULL),
							   towns, &level) == 1 &&
		   level == 4 && towns[0] != named->places[0];
}

/* 虾子 for 虾子镇, in its county. */
static int
read_short_town(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const uint16_t *behind = scan->unit + named->end;

	/* 布吉南湾街道: the town stands behind its neighbour's name. */
	if (named->level == 4 && divisions->level == 3 && town_follows(scan, divisions, named))
		return -1;
	/* 大连路 is a road although 大连路街道 exists. */
	if (named->level != 4 || named->count > 1 || farm_follows(behind) ||
		ybss_compound_goes_on(lexicon, behind) || !ybss_town_stands(scan, divisions, named) ||
		!ybss_short_name_stands(scan, divisions, named->end, 4) || ybss_ends_county(*behind) ||
		ybss_word_follows(lexicon, behind + 1, YBSS_WORDS(ROAD)) ||
		ybss_word_follows(lexicon, behind, YBSS_WORDS(VILLAGE)) || ybss_road_ends(lexicon, behind))
		return -1;
	return ybss_take_named(divisions, named, 4, 0, YBSS_REASON_SHORT);
}

/* 遵义, 杭州: above the town; its zone may bear its name. */
static int
read_short_name(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	const uint16_t *behind = scan->unit + named->end;
	int level = named->level, end;
	uint32_t only;

	/* 柯桥镇 is no 柯桥区. */
	if (level == 4 || ybss_town_class_stands(scan->lexicon, behind) > 0 ||
		(level < 3 && *behind == u'县') || !ybss_division_stands(scan, divisions, named))
		return -1;
	only = divisions->level == 0 && level == 3 && named->count > 1 &&
				   ybss_named_road_follows(scan->lexicon, behind)
			   ? ybss_county_before_towns(scan, divisions, named)
			   : YBSS_NONE;
	end = ybss_take_named(divisions, named, level, 0, YBSS_REASON_SHORT);
	/* 昆山前进东路 lies in 昆山市 rather than in a town of that name. */
	if (only != YBSS_NONE)
		ybss_take_set(divisions, &only, 1, 3);
	return level > 1 ? ybss_take_own_zone(scan, divisions, level, end) : end;
}

/* 昆山开发区: the zone bears the name of the only county so called, which is thereby known. */
static int
read_zone_of_county(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	int word = ybss_word_of(scan->lexicon, scan->unit + named->end, YBSS_WORDS(ZONE)), end;
	uint32_t only = ybss_only_county(scan, divisions, named);

	if (word < 3 || only == YBSS_NONE || divisions->level > 2 ||
		divisions->zone_mention.length > 0 ||
		/* Nearly every county has a zone of that kind; 东湖高新区 bears a lake's name. */
		(divisions->level == 0 && ybss_begins_with(scan->unit + named->end, u"经济") == 0 &&
		 !ybss_is_distinctive(scan, named)) ||
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
	if (name->length > 2 && class_is_shared(scan, at, end - 1))
		return -1;
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
								  ybss_short_name_stands(scan, divisions, named.end, 3));
}
