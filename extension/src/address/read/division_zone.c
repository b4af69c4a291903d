/*
 * division_zone.c
 *		Functional zones: 新蒲新区 stands for its towns, which no statutory table puts together.
 */
#include "address/read/division_zone.h"

#include <string.h>

#include "address/lexicon/likeness.h"
#include "address/read/ahead.h"

/* 新区管委会 before another division: the office stands for its zone. */
static int
office_length(const YbssScan *scan, int at)
{
	static const char16_t *const offices[] = {u"管委会", u"管理委员会"};

	for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
	{
		int n = ybss_begins_with(scan->unit + at, offices[i]);

		if (n > 0)
			return ybss_name_follows(scan->lexicon, scan->unit + at + n, 3) ? n : 0;
	}
	return 0;
}

/* Take a zone: its towns become the set. Returns where its name ends. */
static int
enter_zone(const YbssScan *scan, YbssDivisions *divisions, uint32_t index, int at, int length,
		   YbssReason reason)
{
	const YbssZone *zone = &scan->lexicon->zone[index];

	divisions->zone = (int) index;
	if (divisions->level < 4)
	{
		ybss_take_set(divisions, scan->lexicon->zone_town + zone->town, zone->towns, 3);
		divisions->by_zone = true;
	}
	return ybss_mention_zone(divisions, at, length + office_length(scan, at + length), reason);
}

/* Tell whether a town of the zone follows: in full, or with a village of its own. */
static bool
town_of_zone_follows(const YbssScan *scan, const YbssZone *zone, int end)
{
	const uint32_t *towns = scan->lexicon->zone_town + zone->town;
	const uint16_t *ahead = scan->unit + end;
	uint32_t that;

	for (uint32_t t = 0; t < zone->towns; t++)
	{
		const YbssPlace *town = &scan->lexicon->place[towns[t]];
		const uint16_t *name = scan->lexicon->text + town->name;

		if (!memcmp(name, ahead, (size_t) town->length * sizeof *name) ||
			(town->core > 1 && !memcmp(name, ahead, (size_t) town->core * sizeof *name) &&
			 ybss_town_of_village(scan->lexicon, ahead + town->core, towns + t, 1, &that)))
			return true;
	}
	return false;
}

/* Tell whether a road with a name of its own begins here: 平安大道, but not 大道. */
static bool
named_road_follows(const YbssScan *scan, int at)
{
	const uint16_t *u = scan->unit + at;

	if (ybss_word_follows(scan->lexicon, u, ~0u))
		return false;
	for (int i = 1; i <= 5 && ybss_is_han(u[i]); i++)
		if (ybss_word_of(scan->lexicon, u + i, ~0u) > 0)
			return i >= 2 && ybss_word_follows(scan->lexicon, u + i, YBSS_WORDS(ROAD));
	return false;
}

/* Tell whether the zone's county is possible. */
static bool
zone_is_near(const YbssLexicon *lexicon, const YbssDivisions *divisions, const YbssZone *zone)
{
	return ybss_place_fits(lexicon, divisions, zone->county) ||
		   ybss_stands_above(lexicon, divisions, zone->county);
}

/* Tell whether no division elsewhere has the zone's short name. */
static bool
is_only_there(const YbssLexicon *lexicon, const YbssZone *zone, const YbssList *list)
{
	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t reference = ybss_entries(lexicon->reference, list)[i],
				 place = YBSS_REFERENCE_TARGET(reference);
		YbssForm form = YBSS_REFERENCE_FORM(reference);

		if (form == YBSS_FORM_OLD || form == YBSS_FORM_OLD_SHORT)
			place = lexicon->ground[lexicon->former[place].ground];
		else if (form != YBSS_FORM_FULL && form != YBSS_FORM_SHORT)
			continue;
		if (ybss_ancestor(lexicon, place, 3) != zone->county)
			return false;
	}
	return true;
}

/*
 * 新蒲 alone may be the town or the zone that the town lies in. It is the zone where
 * another town of it follows, and where a road or a place follows below a known city or where
 * no other division has the name: the zone holds either way.
 */
static bool
short_zone_stands(const YbssScan *scan, const YbssDivisions *divisions, const YbssZone *zone,
				  const YbssList *list, int end)
{
	int level = divisions->level;

	if (town_of_zone_follows(scan, zone, end))
		return true;
	return (level >= 2 || (level == 0 && is_only_there(scan->lexicon, zone, list))) && level <= 3 &&
		   zone_is_near(scan->lexicon, divisions, zone) && named_road_follows(scan, end);
}

/* A zone's name. */
int
ybss_read_zone(const YbssScan *scan, YbssDivisions *divisions, int at, const YbssFound *name)
{
	const YbssList *list = &scan->lexicon->name_list[name->value];

	/* References to zones stand last, but for those of old names. */
	for (uint32_t i = list->count; i-- > 0;)
	{
		uint32_t reference = ybss_entries(scan->lexicon->reference, list)[i],
				 index = YBSS_REFERENCE_TARGET(reference);
		YbssForm form = YBSS_REFERENCE_FORM(reference);

		if (form == YBSS_FORM_OLD || form == YBSS_FORM_OLD_SHORT)
			continue;
		if (form != YBSS_FORM_ZONE && form != YBSS_FORM_ZONE_SHORT)
			return -1;
		if (divisions->zone >= 0 && divisions->zone != (int) index)
			continue;
		if (form == YBSS_FORM_ZONE_SHORT &&
			!short_zone_stands(scan, divisions, &scan->lexicon->zone[index], list,
							   at + name->length))
			continue;
		return enter_zone(scan, divisions, index, at, name->length,
						  form == YBSS_FORM_ZONE ? YBSS_REASON_WRITTEN : YBSS_REASON_SHORT);
	}
	return -1;
}

/* 新浦新区: a zone written by ear, below a known city or before one of its towns. */
int
ybss_read_heard_zone(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const uint16_t *here = scan->unit + spot->at;

	if (divisions->zone >= 0 || divisions->zone_mention.length > 0)
		return -1;
	for (uint32_t z = 0; z < lexicon->zones; z++)
	{
		const YbssZone *zone = &lexicon->zone[z];
		const uint16_t *name = lexicon->text + zone->name;

		if (!memcmp(name + zone->core, here + zone->core,
					(size_t) (zone->length - zone->core) * sizeof *name) &&
			ybss_sounds_like(lexicon, name, here, zone->core) &&
			(divisions->level > 0 ? zone_is_near(lexicon, divisions, zone)
								  : town_of_zone_follows(scan, zone, spot->at + zone->length)))
			return enter_zone(scan, divisions, z, spot->at, zone->length, YBSS_REASON_SOUND);
	}
	return -1;
}

/* Tell whether the whole name of a county that is possible stands here: 西安新城区. */
static bool
county_stands(const YbssScan *scan, const YbssDivisions *divisions, int at)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(scan->lexicon, scan->unit + at, found, YBSS_FOUND), level;
	uint32_t places[YBSS_SET];

	return hits > 0 &&
		   ybss_collect_places(scan->lexicon, divisions, found[hits - 1].value,
							   YBSS_FORMS(FULL) | YBSS_FORMS(OLD), places, &level) > 0 &&
		   level == 3;
}

/* 遵义经济技术开发区: the zone bears the name of its city, which is thereby known. */
int
ybss_take_own_zone(const YbssScan *scan, YbssDivisions *divisions, int level, int at)
{
	YbssMention *m = &divisions->mention[level];
	int word = ybss_word_of(scan->lexicon, scan->unit + at, YBSS_WORDS(ZONE));

	if (word < 2 || divisions->zone >= 0 || divisions->zone_mention.length > 0 ||
		county_stands(scan, divisions, at) ||
		ybss_road_word_follows(scan->lexicon, scan->unit + at + word))
		return at;
	ybss_mention_zone(divisions, m->start, m->length + word, YBSS_REASON_UNKNOWN);
	m->length = 0;
	return at + word;
}
