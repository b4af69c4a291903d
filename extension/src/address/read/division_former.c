/*
 * division_former.c
 *		Names that stood in another place: former ones, and those that another city had.
 *
 * What a name meant depends on where it stood. Best is an entry of the city that
 * is written before it, next one of the province, last one whose ground lies in
 * what is possible so far. All that fit equally are meant: their ground becomes
 * the set, and what follows narrows it.
 */
#include "address/read/division_former.h"

#include <string.h>

#include "address/read/ahead.h"

/* A name that ended before this year is not meant where another has it today, or had it later. */
#define RECENT 2010

/* How well an entry fits what is written before its name. */
typedef enum Fit
{
	FIT_NONE,
	FIT_GROUND,	  /* what it became is possible */
	FIT_RECENT,	  /* so it is, and the name ended not long ago */
	FIT_PROVINCE, /* its province is written, and no city */
	FIT_CITY	  /* what it stood in is written */
} Fit;

/* The entries of a name that fit best, as one. */
typedef struct Former
{
	Fit fit;
	int level; /* of the name, in its time */
	int count;
	bool usual; /* the first place is the usual one */
	int32_t note;
	uint32_t places[YBSS_SET];
} Former;

/* Tell whether the city of an entry is written: as a city or as a county; in full, or short. */
static bool
is_written(const YbssDivisions *divisions, const YbssContext *context, bool short_too)
{
	for (int l = 2; l <= 3; l++)
	{
		const YbssMention *m = &divisions->mention[l];

		if (m->length > 0 && m->name != YBSS_NONE &&
			(m->name == context->name || (short_too && m->name == context->short_name)))
			return true;
	}
	return false;
}

/* Tell whether the province of an entry is the one written, or none is. */
static bool
province_agrees(const YbssLexicon *lexicon, const YbssDivisions *divisions,
				const YbssFormer *former)
{
	uint32_t written, first = lexicon->ground[former->ground];

	if (divisions->sets == 0)
		return true;
	written = ybss_ancestor(lexicon, divisions->set[0], 1);
	return written == lexicon->context[former->context].place ||
		   written == ybss_ancestor(lexicon, first, 1);
}

/* Tell whether some of an entry's ground is possible. */
static bool
ground_fits(const YbssLexicon *lexicon, const YbssDivisions *divisions, const YbssFormer *former)
{
	for (int i = 0; i < former->count; i++)
		if (ybss_place_fits(lexicon, divisions, lexicon->ground[former->ground + i]))
			return true;
	return false;
}

/* Tell whether a name is that of a city that is written, in full or short: 铜仁铜仁市 */
static bool
is_said_twice(const YbssScan *scan, const YbssDivisions *divisions, int at, uint32_t name)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const YbssList *list = &lexicon->name_list[name];
	const YbssMention *m = &divisions->mention[2];

	if (m->length == 0 || memcmp(scan->unit + m->start, scan->unit + at,
								 (size_t) m->length * sizeof *scan->unit) != 0)
		return false;
	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t reference = ybss_entries(lexicon->reference, list)[i];

		if (YBSS_REFERENCE_FORM(reference) == YBSS_FORM_FULL &&
			ybss_stands_above(lexicon, divisions, YBSS_REFERENCE_TARGET(reference)))
			return true;
	}
	return m->name == name;
}

/* How well a town's entry fits: the county that it stood in is possible, or its ground is. */
static Fit
fit_of_town(const YbssLexicon *lexicon, const YbssDivisions *divisions, const YbssFormer *former)
{
	uint32_t within = lexicon->context[former->context].place;

	if (divisions->level == 3 && divisions->sets == 1 && divisions->set[0] == within)
		return FIT_CITY;
	return ground_fits(lexicon, divisions, former) ? FIT_GROUND : FIT_NONE;
}

/* How well an entry fits what is written before. */
static Fit
fit_of(const YbssLexicon *lexicon, const YbssDivisions *divisions, const YbssFormer *former,
	   bool twice)
{
	const YbssContext *context = &lexicon->context[former->context];

	if (former->level == 4)
		return fit_of_town(lexicon, divisions, former);
	if (former->level == 3 && province_agrees(lexicon, divisions, former) &&
		is_written(divisions, context, !twice))
		return FIT_CITY;
	if (divisions->level >= former->level || twice)
		return FIT_NONE;
	if (divisions->level == 1 && divisions->mention[2].length == 0 &&
		ybss_ancestor(lexicon, divisions->set[0], 1) == context->place)
		return context->name == YBSS_NONE ? FIT_CITY : FIT_PROVINCE;
	if (!ground_fits(lexicon, divisions, former))
		return FIT_NONE;
	return former->until >= RECENT ? FIT_RECENT : FIT_GROUND;
}

/* Add a place, where it is not there; returns how many there are. */
static int
add_place(uint32_t *places, int count, uint32_t place)
{
	for (int i = 0; i < count; i++)
		if (places[i] == place)
			return count;
	if (count < YBSS_SET)
		places[count++] = place;
	return count;
}

/* Add the ground of an entry to that of others that fit as well. */
static void
join_ground(const YbssLexicon *lexicon, const YbssDivisions *divisions, uint32_t index,
			Former *joined)
{
	const YbssFormer *former = &lexicon->former[index];
	const uint32_t *ground = lexicon->ground + former->ground;
	bool first = joined->count == 0;

	if (first)
	{
		joined->usual = former->usual;
		joined->level = former->level;
		joined->note = (int32_t) index;
	}
	else
		joined->usual &= former->usual && joined->places[0] == ground[0];
	for (int i = 0; i < former->count; i++)
	{
		if (joined->fit <= FIT_RECENT && !ybss_place_fits(lexicon, divisions, ground[i]))
			joined->usual &= i > 0;
		else
			joined->count = add_place(joined->places, joined->count, ground[i]);
	}
}

/* Find the entries of a name that fit best; of a city and a county by one name the city. */
static bool
find_former(const YbssScan *scan, const YbssDivisions *divisions, int at, uint32_t name,
			YbssForm form, Former *joined)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const YbssList *list = &lexicon->name_list[name];
	bool twice = is_said_twice(scan, divisions, at, name);

	joined->count = 0;
	joined->fit = FIT_NONE;
	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t reference = ybss_entries(lexicon->reference, list)[i],
				 index = YBSS_REFERENCE_TARGET(reference);
		const YbssFormer *former = &lexicon->former[index];
		Fit fit;

		if (YBSS_REFERENCE_FORM(reference) != form ||
			(fit = fit_of(lexicon, divisions, former, twice)) == FIT_NONE || fit < joined->fit ||
			(fit == joined->fit && former->level > joined->level))
			continue;
		if (fit > joined->fit || former->level < joined->level)
			joined->count = 0;
		joined->fit = fit;
		join_ground(lexicon, divisions, index, joined);
	}
	return joined->count > 0;
}

/* The level that all of some places stand on, or 3. */
static int
level_of(const YbssLexicon *lexicon, const Former *former)
{
	int level = lexicon->place[former->places[0]].level;

	for (int i = 1; i < former->count; i++)
		if (lexicon->place[former->places[i]].level != level)
			return 3;
	return level;
}

/* Tell whether all places lie in one city, or municipality. */
static bool
in_one_city(const YbssLexicon *lexicon, const Former *former)
{
	uint32_t city = ybss_ancestor(lexicon, former->places[0], 2);

	for (int i = 1; i < former->count; i++)
		if (!ybss_lies_in(lexicon, former->places[i], city) &&
			!ybss_lies_in(lexicon, former->places[i], ybss_ancestor(lexicon, city, 1)))
			return false;
	return true;
}

/* What is written above a name that has moved is what it stood in then; where nobody knows what is
 * written there, nobody knows that it moved. */
static void
mark_moved(const YbssLexicon *lexicon, YbssDivisions *divisions, const Former *former, int level)
{
	for (int l = 1; l < level && divisions->sets > 0; l++)
	{
		YbssMention *m = &divisions->mention[l];

		if (m->length > 0 && m->reason != YBSS_REASON_OLD &&
			ybss_ancestor(lexicon, divisions->set[0], l) !=
				ybss_ancestor(lexicon, former->places[0], l))
		{
			m->reason = YBSS_REASON_MOVED;
			m->note = former->note;
		}
	}
}

/* Take what a former name has become; returns where it ends. */
static int
take_former(const YbssScan *scan, YbssDivisions *divisions, int at, const YbssFound *name,
			const Former *former)
{
	const YbssLexicon *lexicon = scan->lexicon;
	YbssMention *county = &divisions->mention[3];
	int level = former->level == 2 ? 2 : level_of(lexicon, former);
	bool only = former->count == 1, same = false;
	uint32_t members[YBSS_SET];
	int count, full;

	/* 巢湖市庐江县: what is a county today was the city. */
	if (former->level == 3 && divisions->level == 3 && divisions->mention[2].length == 0)
	{
		divisions->mention[2] = *county;
		divisions->mention[2].level = 2;
		county->length = 0;
	}
	mark_moved(lexicon, divisions, former, level);
	count = ybss_collect_places(lexicon, NULL, name->value, YBSS_FORMS(FULL), members, &full);
	for (int i = 0; i < count && only; i++)
		same |= members[i] == former->places[0];
	ybss_take_set(divisions, former->places, former->count, level);
	divisions->usual = former->usual;
	return ybss_mention(divisions, level, at, name->length,
						same ? YBSS_REASON_WRITTEN : YBSS_REASON_OLD, same ? -1 : former->note);
}

/* Tell whether a town follows that lies elsewhere: 崇安县千岛湖镇, but not 江干区九堡镇 */
static bool
other_town_follows(const YbssScan *scan, const Former *former, int at)
{
	const unsigned all = YBSS_FORMS(FULL) | YBSS_FORMS(SHORT) | YBSS_FORMS(OLD);
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(scan->lexicon, scan->unit + at, found, YBSS_FOUND), places, level;
	uint32_t members[YBSS_SET];

	if (hits == 0 || found[hits - 1].length < 3 ||
		ybss_collect_places(scan->lexicon, NULL, found[hits - 1].value, YBSS_FORMS(FULL), members,
							&level) == 0 ||
		level < 4)
		return false;
	while (hits-- > 0)
	{
		places = ybss_collect_places(scan->lexicon, NULL, found[hits].value, all, members, &level);
		for (int i = 0; i < places; i++)
			for (int g = 0; g < former->count; g++)
				if (ybss_lies_in(scan->lexicon, members[i], former->places[g]))
					return false;
	}
	return true;
}

/* Tell whether a former name is certain where nothing is written before it. */
static bool
stands_alone(const YbssScan *scan, const Former *former, int at, int length)
{
	uint16_t behind = scan->unit[at + length];
	/* 郫县1号: two characters of which the second is the class word */
	bool is_county = scan->unit[at + 1] == u'县' &&
					 (former->fit == FIT_RECENT || !ybss_is_han(behind));

	return (former->fit == FIT_RECENT || in_one_city(scan->lexicon, former)) &&
		   (length > 2 || is_county ||
			ybss_name_follows(scan->lexicon, scan->unit + at + length, 2)) &&
		   !(length == 2 && scan->unit[at + 1] == u'区') &&
		   (former->fit == FIT_RECENT || !other_town_follows(scan, former, at + length));
}

/* 大同市矿区, 贵州省铜仁地区: a name that stood in what is written before it. */
int
ybss_read_former(const YbssScan *scan, YbssDivisions *divisions, int at, const YbssFound *name)
{
	Former former;

	if (!find_former(scan, divisions, at, name->value, YBSS_FORM_OLD, &former) ||
		ybss_name_goes_on(scan->lexicon, scan->unit + at + name->length) ||
		(divisions->sets == 0 && !stands_alone(scan, &former, at, name->length)))
		return -1;
	return take_former(scan, divisions, at, name, &former);
}

/* Tell whether a county that a former city had is written here. */
static bool
county_of_city_follows(const YbssScan *scan, const Former *former, uint32_t short_name, int at)
{
	const YbssLexicon *lexicon = scan->lexicon;
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(lexicon, scan->unit + at, found, YBSS_FOUND);

	while (hits-- > 0)
	{
		const YbssList *list = &lexicon->name_list[found[hits].value];

		for (uint32_t i = 0; i < list->count; i++)
		{
			uint32_t reference = ybss_entries(lexicon->reference, list)[i],
					 target = YBSS_REFERENCE_TARGET(reference);

			if (YBSS_REFERENCE_FORM(reference) == YBSS_FORM_OLD &&
				lexicon->context[lexicon->former[target].context].short_name == short_name)
				return true;
			for (int g = 0; g < former->count && YBSS_REFERENCE_FORM(reference) == YBSS_FORM_FULL &&
							lexicon->place[target].level == 3;
				 g++)
				if (ybss_lies_in(lexicon, target, former->places[g]))
					return true;
		}
	}
	return false;
}

/* Tell whether a town of some places is written here. */
static bool
town_follows(const YbssLexicon *lexicon, const uint16_t *at, const uint32_t *places, int count)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(lexicon, at, found, YBSS_FOUND), level;
	uint32_t towns[YBSS_SET];

	while (hits-- > 0 && found[hits].length > 1)
	{
		int members =
			ybss_collect_places(lexicon, NULL, found[hits].value,
								YBSS_FORMS(FULL) | YBSS_FORMS(SHORT), towns, &level);

		for (int i = 0; i < members; i++)
			for (int p = 0; p < count; p++)
				if (lexicon->place[towns[i]].level == 4 &&
					ybss_lies_in(lexicon, towns[i], places[p]))
					return true;
	}
	return false;
}

/* 江北观音桥: a county of late without its class word at the front, before a town that it had and
 * none of the places has that bear the name today. */
int
ybss_read_former_front(const YbssScan *scan, YbssDivisions *divisions, int at,
					   const YbssFound *name, const uint32_t *places, int count)
{
	const uint16_t *behind = scan->unit + at + name->length;
	Former former;

	if (divisions->level > 0 || divisions->sets > 0 ||
		!find_former(scan, divisions, at, name->value, YBSS_FORM_OLD_SHORT, &former) ||
		former.level != 3 ||
		!town_follows(scan->lexicon, behind, former.places, former.count) ||
		town_follows(scan->lexicon, behind, places, count))
		return -1;
	return take_former(scan, divisions, at, name, &former);
}

/* 湖北襄樊樊城区: a former city without its class word, before a county that it had; 重庆渝北:
 * a county of late, where a short name stands. */
int
ybss_read_former_short(const YbssScan *scan, YbssDivisions *divisions, int at,
					   const YbssFound *name, bool stands)
{
	Former former;

	if (!find_former(scan, divisions, at, name->value, YBSS_FORM_OLD_SHORT, &former) ||
		(former.level == 2
			 ? divisions->level > 1 ||
				   !county_of_city_follows(scan, &former, name->value, at + name->length)
			 : divisions->level == 0 || !stands))
		return -1;
	return take_former(scan, divisions, at, name, &former);
}

/* Tell whether a name still stands in the city where an entry's ground lies: 和县 is 和县, whatever
 * it gave away. */
static bool
stands_there(const YbssLexicon *lexicon, const YbssFormer *former, const uint32_t *places, int count)
{
	uint32_t city = ybss_ancestor(lexicon, lexicon->ground[former->ground], 2);

	for (int i = 0; i < count; i++)
		if (ybss_ancestor(lexicon, places[i], 2) == city)
			return true;
	return false;
}

/* Add what former names of counties have become to the places of a name that stands today. */
int
ybss_add_former(const YbssLexicon *lexicon, const YbssDivisions *divisions, uint32_t name,
				uint32_t *places, int count, int *usual)
{
	const YbssList *list = &lexicon->name_list[name];
	int standing = count;

	*usual = count;
	for (int recent = 1; recent >= 0; recent--)
	{
		for (uint32_t i = 0; i < list->count; i++)
		{
			uint32_t reference = ybss_entries(lexicon->reference, list)[i];
			const YbssFormer *former = &lexicon->former[YBSS_REFERENCE_TARGET(reference)];

			if (YBSS_REFERENCE_FORM(reference) != YBSS_FORM_OLD || former->level != 3 ||
				(former->until >= RECENT) != recent ||
				stands_there(lexicon, former, places, standing) ||
				fit_of(lexicon, divisions, former, false) == FIT_NONE)
				continue;
			for (int g = 0; g < former->count; g++)
				count = add_place(places, count, lexicon->ground[former->ground + g]);
		}
		if (recent)
			*usual = count;
	}
	return count;
}

/* In how many cities of today a county's name stands or stood; at most so many are counted. */
int
ybss_cities_of_name(const YbssLexicon *lexicon, uint32_t list, int most)
{
	const YbssList *l = &lexicon->name_list[list];
	uint32_t city[8];
	int cities = 0;

	for (uint32_t i = 0; i < l->count && cities < most; i++)
	{
		uint32_t reference = ybss_entries(lexicon->reference, l)[i],
				 place = YBSS_REFERENCE_TARGET(reference);
		YbssForm form = YBSS_REFERENCE_FORM(reference);
		bool there = false;

		if (form == YBSS_FORM_OLD)
			place = lexicon->former[place].level == 3
						? lexicon->ground[lexicon->former[place].ground]
						: YBSS_NONE;
		else if (form != YBSS_FORM_FULL || lexicon->place[place].level != 3)
			place = YBSS_NONE;
		if (place == YBSS_NONE)
			continue;
		place = ybss_ancestor(lexicon, place, 2);
		for (int c = 0; c < cities && !there; c++)
			there = city[c] == place;
		if (!there)
			city[cities++] = place;
	}
	return cities;
}
