/*
 * divisions.c
 *		From the province to the village: which divisions does the text name?
 *
 * There is a set of divisions that are possible so far. Every name narrows the
 * set; a name that fits none of it is a repetition, a wrong parent, or no
 * division at all.
 */
#include "address/read/divisions.h"

#include "address/read/ahead.h"
#include "address/read/division_former.h"
#include "address/read/division_name.h"
#include "address/read/division_regiment.h"
#include "address/read/division_repetition.h"
#include "address/read/division_short.h"
#include "address/read/division_unknown.h"
#include "address/read/division_zone.h"
#include "address/read/villages.h"

/* A name that stands in so many cities is not distinctive. */
#define YBSS_MANY_CITIES 3

/* Remember by which name a division is written. */
static void
remember_name(YbssDivisions *divisions, int at, const YbssFound *name)
{
	for (int l = 1; l < 4; l++)
		if (divisions->mention[l].length > 0 && divisions->mention[l].start == at)
			divisions->mention[l].name = name->value;
}

/* Tell whether a name is that of a province, city or county which stands above the set: the full
 * one, or one with a class word of people's, 大理州. */
static bool
names_one_above(const YbssScan *scan, const YbssDivisions *divisions, int at, const YbssFound *name)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const YbssList *list = &lexicon->name_list[name->value];

	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t reference = ybss_entries(lexicon->reference, list)[i],
				 place = YBSS_REFERENCE_TARGET(reference);
		YbssForm form = YBSS_REFERENCE_FORM(reference);

		if ((form == YBSS_FORM_FULL || form == YBSS_FORM_SHORT) &&
			lexicon->place[place].level < 4 && ybss_stands_above(lexicon, divisions, place) &&
			(form == YBSS_FORM_FULL ||
			 (scan->unit[at + name->length] == u'州' && lexicon->place[place].level == 2)))
			return true;
	}
	return false;
}

/* A name that fits what is possible; the longest is tried first, as a zone's and as a division's.
 */
static int
read_known(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot)
{
	for (int i = spot->count - 1; i >= 0; i--)
	{
		int end = ybss_read_zone(scan, divisions, spot->at, &spot->found[i]);
		bool again = scan->unit[spot->at + spot->found[i].length] == u'州' &&
					 names_one_above(scan, divisions, spot->at, &spot->found[i]);

		if (end < 0 && divisions->level < 4 && !again)
			end = ybss_read_fitting(scan, divisions, spot->at, &spot->found[i]);
		if (end >= 0)
		{
			remember_name(divisions, spot->at, &spot->found[i]);
			return end;
		}
		/* 承德承德市 is the city again, no 承德县 of another class, 吉林省 in 长春 no 吉林街道;
		 * 承德地区承德地区 likewise. */
		if (ybss_written_level(divisions, spot->found[i].value) > 0 ||
			names_one_above(scan, divisions, spot->at, &spot->found[i]))
			return -1;
	}
	return -1;
}

/* 青岛市南区: the class word of the city begins the name of its county. */
static int
read_shared_class(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot)
{
	YbssMention *city = &divisions->mention[2];
	YbssSpot before;
	int end;

	if (city->length < 3 || city->start + city->length != spot->at || divisions->level > 2 ||
		scan->unit[spot->at - 1] != u'市' || !ybss_is_one_of(scan->unit[spot->at], u"中南北郊区"))
		return -1;
	ybss_division_spot(scan, spot->at - 1, &before);
	if (before.count == 0 || before.found[before.count - 1].length < 2 ||
		(end = ybss_read_fitting(scan, divisions, before.at, &before.found[before.count - 1])) < 0)
		return -1;
	city->length--;
	city->reason = YBSS_REASON_SHORT;
	return end;
}

/* Tell whether a place lies in one wide place with a member of the set. */
static bool
is_near(const YbssLexicon *lexicon, const YbssDivisions *divisions, uint32_t place, int wide)
{
	/* 西市区城关镇: what the name means today is near, not what it meant in another city. */
	int sets = divisions->usual > 0 ? divisions->usual : divisions->sets;

	if (wide == 0)
		return true;
	for (int i = 0; i < sets; i++)
		if (ybss_ancestor(lexicon, divisions->set[i], wide) == ybss_ancestor(lexicon, place, wide))
			return true;
	return false;
}

/* 城关镇 stands in so many counties that it says nothing against the county written before it. */
#define YBSS_MANY_TOWNS 30

/* Tell whether a town's name is a generic one, with so many towns: 经济开发区, 城关镇 */
static bool
is_generic_town(const uint16_t *name, int length, int towns)
{
	return towns >= (ybss_is_zone_like(name[length - 1]) ? YBSS_MANY_CITIES : YBSS_MANY_TOWNS);
}

/* The only place of a name that lies nearby, or UINT32_MAX; its level goes to *level. */
static uint32_t
only_nearby(const YbssScan *scan, const YbssDivisions *divisions, int at, const YbssFound *name,
			int *level)
{
	const YbssLexicon *lexicon = scan->lexicon;
	uint32_t members[YBSS_SET], only = UINT32_MAX;
	int count = ybss_collect_places(lexicon, NULL, name->value, YBSS_FORMS(FULL) | YBSS_FORMS(OLD),
									members, level),
		wide,
		beside = divisions->by_zone || (*level == 3 && divisions->level == 3 && name->length > 2);

	if (count == 0 || *level <= divisions->level - beside ||
		(*level == 4 && divisions->level == 3 &&
		 is_generic_town(scan->unit + at, name->length, count)))
		return UINT32_MAX;
	/* A town is looked for in its city, a county in its province, a city anywhere;
	 * 吉首市凤凰县: the seat's name for its prefecture's. */
	wide = *level == 4 || (*level == 3 && divisions->level == 3) ? 2 : *level == 3 ? 1 : 0;
	for (int i = 0; i < count; i++)
		/* The statistics count 威海经济技术开发区 as a county; by statute it is none. */
		if (members[i] != only && lexicon->place[members[i]].level == *level &&
			!ybss_is_statistical(lexicon, members[i]) &&
			is_near(lexicon, divisions, members[i], wide))
		{
			if (only != UINT32_MAX)
				return UINT32_MAX;
			only = members[i];
		}
	return only;
}

/*
 * In how many cities a county's name stands that contradicts the city written before it; 0 where
 * it contradicts none. 矿区, 鼓楼区 stand in many: such a name says nothing against a city.
 */
static int
cities_against(const YbssScan *scan, const YbssDivisions *divisions, const YbssFound *name,
			   uint32_t only, int level)
{
	const YbssLexicon *lexicon = scan->lexicon;

	if (level != 3 || divisions->level < 2 ||
		ybss_ancestor(lexicon, only, 2) == ybss_ancestor(lexicon, divisions->set[0], 2))
		return 0;
	return ybss_cities_of_name(lexicon, name->value, YBSS_MANY_CITIES);
}

/* Correct a wrong parent where the name is the only one of its kind nearby. */
static int
correct_parents(const YbssScan *scan, YbssDivisions *divisions, int at, const YbssFound *name)
{
	int level, cities;
	uint32_t only;

	if (divisions->sets == 0 || ybss_name_goes_on(scan->lexicon, scan->unit + at + name->length) ||
		(only = only_nearby(scan, divisions, at, name, &level)) == UINT32_MAX)
		return -1;
	cities = cities_against(scan, divisions, name, only, level);
	if (cities >= YBSS_MANY_CITIES && divisions->level > 2)
		return -1;
	if (cities > 1)
		divisions->doubt =
			cities < YBSS_MANY_CITIES ? ybss_ancestor(scan->lexicon, divisions->set[0], 2) : only;
	/* The city holds, and its county of that name is not known. */
	if (cities >= YBSS_MANY_CITIES)
		return ybss_mention(divisions, 3, at, name->length, YBSS_REASON_UNKNOWN, -1);
	for (int l = level - 1; l > 0; l--)
		if (divisions->mention[l].length &&
			!ybss_stands_above(scan->lexicon, divisions, ybss_ancestor(scan->lexicon, only, l)))
			divisions->mention[l].reason = YBSS_REASON_CORRECTED;
	ybss_take_set(divisions, &only, 1, level);
	return ybss_mention(divisions, level, at, name->length, YBSS_REASON_WRITTEN, -1);
}

/* A name whose parent was written wrong. */
static int
read_correction(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot)
{
	for (int i = spot->count - 1; i >= 0; i--)
	{
		int end = correct_parents(scan, divisions, spot->at, &spot->found[i]);

		if (end >= 0)
			return end;
	}
	return -1;
}

/* In the order in which they are tried at each place; ends with NULL. */
const YbssDivisionReader ybss_division_readers[] = {
	read_known,
	read_shared_class,
	ybss_read_corps,
	ybss_read_repetition,
	ybss_read_heard_town,
	read_correction,
	ybss_read_heard_zone,
	ybss_read_literal_town,
	ybss_read_literal_county,
	ybss_read_literal_zone,
	ybss_read_front,
	NULL,
};

/* The spot at a place, with the names of divisions that begin there. */
void
ybss_division_spot(const YbssScan *scan, int at, YbssSpot *spot)
{
	spot->at = at;
	spot->count = ybss_find_names(scan->lexicon, scan->unit + at, spot->found, YBSS_FOUND);
	for (int i = 0; i < spot->count; i++)
		ybss_expect_place(scan->lexicon, spot->found[i].value);
}

/* Read one more division; -1 where none stands here. */
static int
read_division(const YbssScan *scan, YbssDivisions *divisions, int at)
{
	YbssSpot spot;
	int end = -1;

	/* Where no division stands, villages are looked for. */
	ybss_expect_cores(scan->lexicon, scan->unit + at);
	ybss_division_spot(scan, at, &spot);
	for (const YbssDivisionReader *read = ybss_division_readers; *read && end < 0; read++)
		end = (*read)(scan, divisions, &spot);
	return end;
}

/* What tables write between the names of divisions and says nothing. */
static const char16_t *const fillers[] = {u"市辖区",
										  u"其它区",
										  u"其他区",
										  u"其它地区",
										  u"其他地区",
										  u"省直辖县级行政区划",
										  u"省直辖县级行政单位",
										  u"省直辖行政单位",
										  u"自治区直辖县级行政区划",
										  u"自治区直辖县级行政单位"};

/* What says nothing between the names of divisions; its length, or 0. */
static int
filler_length(const YbssScan *scan, const YbssDivisions *divisions, int at)
{
	const uint16_t *u = scan->unit + at;
	int length;

	/* Nearly every character begins none. */
	if (!ybss_is_one_of(u[0], u"市其省自中县辖城"))
		return 0;
	for (size_t f = 0; f < sizeof fillers / sizeof *fillers && divisions->level > 0; f++)
		if ((length = ybss_begins_with(u, fillers[f])) > 0)
			return length;
	if (ybss_country_length(scan, divisions, at) > 0)
		return 2;
	/* 重庆市县云阳县, 重庆市重庆市辖区 */
	if (divisions->level == 1 && u[0] == u'县' && ybss_name_follows(scan->lexicon, u + 1, 3))
		return 1;
	if (divisions->level > 0 && at > 0 && u[-1] == u'市' && ybss_begins_with(u, u"辖区") > 0)
		return 2;
	return divisions->level == 3 && u[2] != u'街' ? ybss_begins_with(u, u"城区") : 0;
}

/* Step over what may stand between the names of divisions. */
static int
skip_separators(const YbssScan *scan, const YbssDivisions *divisions, int at)
{
	for (;;)
	{
		int filler;

		while (scan->unit[at] < 0x3400 &&
			   (ybss_is_separator(scan->unit[at]) || ybss_is_one_of(scan->unit[at], u"-/.")))
			at++;
		if ((filler = filler_length(scan, divisions, at)) == 0)
			return at;
		at += filler;
	}
}

/* The only member of the set on its level: 吉林 is the province rather than its city. */
static bool
keep_widest(const YbssLexicon *lexicon, YbssDivisions *divisions)
{
	uint32_t keep = 0;
	int kept = 0;

	for (int i = 0; i < divisions->sets; i++)
		if (lexicon->place[divisions->set[i]].level == divisions->level)
		{
			keep = divisions->set[i];
			kept++;
		}
	if (kept == 1)
		ybss_take_set(divisions, &keep, 1, divisions->level);
	return kept == 1;
}

/* Give back a short name that nothing made certain: 朝阳 is nothing by itself. */
static int
drop_doubtful(const YbssScan *scan, YbssDivisions *divisions, int at)
{
	YbssMention *m = &divisions->mention[divisions->level];

	if (divisions->sets < 2 || divisions->by_zone || divisions->literal_town ||
		m->reason != YBSS_REASON_SHORT)
		return at;
	for (int l = divisions->level - 1; l > 0; l--)
		if (divisions->mention[l].length)
			return at;
	if (divisions->level <= 2 && keep_widest(scan->lexicon, divisions))
		return at;
	m->length = 0;
	divisions->sets = divisions->level = 0;
	return m->start;
}

/* Take the division of the district's own names, where the text agrees or says nothing. */
static void
take_local_division(const YbssLexicon *lexicon, YbssDivisions *divisions, int64_t code)
{
	uint32_t place, village;

	if (!ybss_place_of_code(lexicon, code / 1000 * 1000, &place) || divisions->literal_town ||
		(divisions->level > 0 && !ybss_place_fits(lexicon, divisions, place)))
		return;
	ybss_take_set(divisions, &place, 1, lexicon->place[place].level);
	if (ybss_village_of_code(lexicon, code, &village))
	{
		divisions->village_set[0] = village;
		divisions->villages = 1;
		divisions->village_start = divisions->village_length = 0;
		divisions->village_reason = YBSS_REASON_COMPLETED;
	}
}

/* 虾子镇政府: the class word belongs to the office's name, too. */
static int
share_class_word(const YbssScan *scan, int at)
{
	const uint16_t *u = scan->unit + at;
	int people = ybss_begins_with(u, u"人民");

	return at > 0 && ybss_begins_with(u + people, u"政府") > 0 &&
				   ybss_is_one_of(scan->unit[at - 1], u"镇乡区县市省")
			   ? at - 1
			   : at;
}

/* What is meant before the others, where nothing below says otherwise. */
static void
take_usual(YbssDivisions *divisions)
{
	if (divisions->usual > 0)
		divisions->sets = divisions->usual;
}

/* The place of a level whose whole name stands here, in another place or in any (YBSS_NONE); where
 * the name ends goes to *end. YBSS_NONE where there is none. */
static uint32_t
whole_name(const YbssScan *scan, int at, uint32_t within, int *end)
{
	const YbssLexicon *lexicon = scan->lexicon;
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(lexicon, scan->unit + at, found, YBSS_FOUND), level;
	uint32_t places[YBSS_SET];

	while (hits-- > 0 && found[hits].length > 2)
	{
		int count = ybss_collect_places(lexicon, NULL, found[hits].value,
										YBSS_FORMS(FULL) | YBSS_FORMS(OLD), places, &level);

		*end = at + found[hits].length;
		for (int i = 0; i < count; i++)
			if (within == YBSS_NONE ? level == 1 : ybss_lies_in(lexicon, places[i], within))
				return places[i];
	}
	return YBSS_NONE;
}

/* Where a chain of whole names begins behind the divisions that leads to another city than they do,
 * or -1: 福建省漳州市龙文区|中国浙江省杭州市余杭区梧桐路. Programs put what they guess before what
 * people write. */
static int
other_chain(const YbssScan *scan, const YbssDivisions *divisions, int at)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const uint16_t *u = scan->unit + at;
	uint32_t province, below;
	int end;

	if (divisions->level < 3 || divisions->sets != 1 || divisions->front > 0)
		return -1;
	at += ybss_begins_with(u, u"中国");
	u = scan->unit + at;
	/* A province's name by its class word: most places have none. */
	if ((!ybss_is_one_of(u[2], u"省市自壮回维") && u[3] != u'省' && u[3] != u'自') ||
		(province = whole_name(scan, at, YBSS_NONE, &end)) == YBSS_NONE ||
		(below = whole_name(scan, end, province, &end)) == YBSS_NONE || below == province)
		return -1;
	return ybss_ancestor(lexicon, below, 2) != ybss_ancestor(lexicon, divisions->set[0], 2) ? at
																							: -1;
}

/* Read from the province to the village; returns where the detail begins. */
int
ybss_read_divisions(const YbssScan *scan, YbssDivisions *divisions, int64_t local_division)
{
	int at = skip_separators(scan, divisions, 0), end, other;

	while (scan->unit[at] != 0)
	{
		if ((other = other_chain(scan, divisions, at)) > 0)
		{
			ybss_divisions_begin(divisions);
			divisions->front = at = other;
			divisions->otherwise = true;
		}
		if ((end = read_division(scan, divisions, at)) < 0)
			break;
		at = skip_separators(scan, divisions, end);
	}
	ybss_narrow_by_compound(scan, divisions, at);
	end = scan->unit[at] != 0 ? ybss_read_village(scan, divisions, at) : -1;
	at = end >= 0 ? skip_separators(scan, divisions, end) : share_class_word(scan, at);
	if (divisions->villages == 0)
		at = drop_doubtful(scan, divisions, at);
	if (divisions->villages == 0 && local_division > 0)
		take_local_division(scan->lexicon, divisions, local_division);
	take_usual(divisions);
	return at;
}
