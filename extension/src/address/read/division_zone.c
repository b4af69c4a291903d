/*
 * division_zone.c
 *		Functional zones: 新蒲新区 stands for its towns, which no statutory table puts together.
 */
#include "address/read/divisions.h"

#include <string.h>
#include <uchar.h>

/* 新区管委会 before another division: the office stands for its zone. */
static int
office_length(const YbssParser *p, int at)
{
	static const char16_t *const offices[] = {u"管委会", u"管理委员会", 0};

	for (int i = 0; offices[i]; i++)
	{
		YbssFound found[YBSS_FOUND];
		int n = 0, hits;

		while (offices[i][n] && p->unit[at + n] == offices[i][n])
			n++;
		if (offices[i][n])
			continue;
		hits = ybss_find_names(p->lexicon, p->unit + at + n, found, YBSS_FOUND);
		return hits > 0 && found[hits - 1].length >= 3 ? n : 0;
	}
	return 0;
}

/* Take a zone: its towns become the set. */
static void
enter_zone(YbssParser *p, uint32_t index, int length, YbssReason reason)
{
	const YbssZone *zone = &p->lexicon->zone[index];

	length += office_length(p, p->at + length);
	p->zone = (int) index;
	p->zone_mention = (YbssMention){(uint16_t) p->at, (uint16_t) length, 0, (uint8_t) reason, -1};
	p->at += length;
	if (p->level < 4)
	{
		ybss_take_set(p, p->lexicon->zone_town + zone->town, zone->towns, 3);
		p->by_zone = true;
	}
}

/* Tell whether a town of the zone follows: in full, or with a village of its own. */
static bool
town_of_zone_follows(const YbssParser *p, const YbssZone *zone, int end)
{
	const uint32_t *towns = p->lexicon->zone_town + zone->town;
	uint32_t that;

	for (uint32_t t = 0; t < zone->towns; t++)
	{
		const YbssPlace *town = &p->lexicon->place[towns[t]];
		const uint16_t *name = p->lexicon->text + town->name;

		if (!memcmp(name, p->unit + end, (size_t) town->length * 2) ||
			(town->core > 1 && !memcmp(name, p->unit + end, (size_t) town->core * 2) &&
			 ybss_town_of_village(p, towns + t, 1, end + town->core, &that)))
			return true;
	}
	return false;
}

/* Tell whether a road with a name of its own begins here: 平安大道, but not 大道. */
static bool
named_road_follows(const YbssParser *p, int at)
{
	if (ybss_word_follows(p, at, ~0u))
		return false;
	for (int i = 1; i <= 5 && ybss_is_han(p->unit[at + i]); i++)
		if (ybss_word_of(p->lexicon, p->unit + at + i, ~0u) > 0)
			return i >= 2 && ybss_word_follows(p, at + i, YBSS_WORDS(ROAD));
	return false;
}

/* Tell whether the zone's county is possible. */
static bool
zone_is_near(const YbssParser *p, const YbssZone *zone)
{
	return ybss_place_fits(p, zone->county) || ybss_stands_above(p, zone->county);
}

/* Tell whether no division elsewhere has the zone's short name. */
static bool
is_only_there(const YbssParser *p, const YbssZone *zone, const YbssList *list)
{
	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t reference = p->lexicon->reference[list->start + i];

		if (YBSS_REFERENCE_FORM(reference) <= YBSS_FORM_OLD &&
			ybss_ancestor(p->lexicon, YBSS_REFERENCE_TARGET(reference), 3) != zone->county)
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
short_zone_stands(const YbssParser *p, const YbssZone *zone, const YbssList *list, int end)
{
	if (town_of_zone_follows(p, zone, end))
		return true;
	return (p->level >= 2 || (p->level == 0 && is_only_there(p, zone, list))) && p->level <= 3 &&
		   zone_is_near(p, zone) && named_road_follows(p, end);
}

/* Take a zone's name. */
bool
ybss_take_zone(YbssParser *p, const YbssFound *found)
{
	const YbssList *list = &p->lexicon->name_list[found->value];

	/* References to zones stand last, but for those of old names. */
	for (uint32_t i = list->count; i-- > 0;)
	{
		uint32_t reference = p->lexicon->reference[list->start + i];
		YbssForm form = YBSS_REFERENCE_FORM(reference);
		const YbssZone *zone = &p->lexicon->zone[YBSS_REFERENCE_TARGET(reference)];

		if (form == YBSS_FORM_OLD)
			continue;
		if (form != YBSS_FORM_ZONE && form != YBSS_FORM_ZONE_SHORT)
			return false;
		if (p->zone >= 0 && p->zone != (int) YBSS_REFERENCE_TARGET(reference))
			continue;
		if (form == YBSS_FORM_ZONE_SHORT &&
			!short_zone_stands(p, zone, list, p->at + found->length))
			continue;
		enter_zone(p, YBSS_REFERENCE_TARGET(reference), found->length,
				   form == YBSS_FORM_ZONE ? YBSS_REASON_WRITTEN : YBSS_REASON_SHORT);
		return true;
	}
	return false;
}

/* 新浦新区: a zone written by ear, below a known city or before one of its towns. */
bool
ybss_take_zone_by_sound(YbssParser *p)
{
	for (uint32_t z = 0; z < p->lexicon->zones && p->zone < 0 && p->zone_mention.length == 0; z++)
	{
		const YbssZone *zone = &p->lexicon->zone[z];
		const uint16_t *name = p->lexicon->text + zone->name;
		int end = p->at + zone->length;

		if (!memcmp(name + zone->core, p->unit + p->at + zone->core,
					(size_t) (zone->length - zone->core) * 2) &&
			ybss_sounds_like(p->lexicon, name, p->unit + p->at, zone->core) &&
			(p->level > 0 ? zone_is_near(p, zone) : town_of_zone_follows(p, zone, end)))
		{
			enter_zone(p, z, zone->length, YBSS_REASON_SOUND);
			return true;
		}
	}
	return false;
}

/* 遵义经济技术开发区: the zone bears the name of its city, which is thereby known. */
void
ybss_take_own_zone(YbssParser *p, int level)
{
	YbssMention *m = &p->mention[level];
	int word = ybss_word_of(p->lexicon, p->unit + p->at, YBSS_WORDS(ZONE));

	if (word < 2 || p->zone >= 0 || p->zone_mention.length > 0 ||
		ybss_road_word_follows(p, p->at + word))
		return;
	p->zone_mention =
		(YbssMention){m->start, (uint16_t) (m->length + word), 0, YBSS_REASON_UNKNOWN, -1};
	m->length = 0;
	p->at += word;
}
