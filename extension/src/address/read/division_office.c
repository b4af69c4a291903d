/*
 * division_office.c
 *		Towns by the names that people give their offices: 石牌街 is 石牌街道, 东莞's 东城区 too.
 */
#include "address/read/division_office.h"

#include "address/read/ahead.h"
#include "text/numeral.h"

/* Tell whether all places of a name are 街道. */
static bool
are_street_offices(const YbssLexicon *lexicon, const YbssNamed *named)
{
	for (int i = 0; i < named->count; i++)
	{
		const YbssPlace *place = &lexicon->place[named->places[i]];
		const uint16_t *end = lexicon->text + place->name + place->length;

		if (place->level != 4 || place->length < 4 || end[-2] != u'街' || end[-1] != u'道')
			return false;
	}
	return named->count > 0;
}

/* Tell whether a crossing stands behind a road that begins here: 潍州路交叉口. */
static bool
crossing_follows(const YbssLexicon *lexicon, const uint16_t *at)
{
	for (int i = 1; i < 8 && ybss_is_han(at[i]); i++)
	{
		int road = ybss_word_of(lexicon, at + i, YBSS_WORDS(ROAD));

		if (road > 0)
			/* 京津公路东侧 is a road by which something lies. */
			return (ybss_word_of(lexicon, at + i + road, YBSS_WORDS(RELATION)) > 0 &&
					ybss_is_one_of(at[i + road], u"交十丁三路街巷转拐口")) ||
				   ybss_begins_with(at + i, u"路口") > 0;
	}
	return false;
}

/* Tell whether a village or a road with a name of its own begins here. */
static bool
place_in_town_follows(const YbssLexicon *lexicon, const uint16_t *at)
{
	for (int i = 1; i < 8 && ybss_is_han(at[i]); i++)
	{
		int word = ybss_word_of(lexicon, at + i, YBSS_WORDS(ROAD) | YBSS_WORDS(VILLAGE));

		if (word > 0)
			return i > 1 || word > 1;
		if (ybss_word_of(lexicon, at + i, YBSS_WORDS(PLACE) | YBSS_WORDS(RELATION)) > 1)
			return false;
	}
	return false;
}

/* Tell whether what follows 石牌街 lies in the town, so that it is no road. */
static bool
town_is_meant(const YbssScan *scan, const YbssDivisions *divisions, int at)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const uint16_t *behind = scan->unit + at;
	const uint32_t others = YBSS_WORDS(RELATION) | YBSS_WORDS(JOINT) | YBSS_WORDS(SECTION) |
							YBSS_WORDS(SIDE) | YBSS_WORDS(ATTACH) | YBSS_WORDS(ROAD) |
							YBSS_WORDS(PLACE) | YBSS_WORDS(VILLAGE);

	if (!ybss_is_han(*behind) || ybss_town_class(behind) > 0 || crossing_follows(lexicon, behind) ||
		(ybss_numeral_value(*behind) >= 0 && !place_in_town_follows(lexicon, behind)))
		return false;
	if (ybss_word_of(lexicon, behind, others) > 0 && !place_in_town_follows(lexicon, behind))
		return false;
	return divisions->level >= 3 || place_in_town_follows(lexicon, behind);
}

/* 石牌街 for 石牌街道, before what lies in it: 广州, 武汉 and 天津 write so. */
int
ybss_read_street_office(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	const uint16_t *class = scan->unit + named->end;
	bool road = ybss_is_one_of(class[-1], u"路街道巷");

	/* 白云区云城街: each of two counties of a name has such a town. */
	if (named->level != 4 || (named->count > 1 && named->count != divisions->sets) ||
		class[0] != u'街' || divisions->level < 2 || divisions->mention[4].length > 0 ||
		ybss_town_class(class) > 0 || !are_street_offices(scan->lexicon, named))
		return -1;
	/* 友谊路街 is no road, whatever follows. */
	if (!road && !town_is_meant(scan, divisions, named->end + 1))
		return -1;
	return ybss_take_named(divisions, named, 4, 1, YBSS_REASON_RECLASSED);
}

/* Tell whether the set is a city that has no counties: 东莞市, 嘉峪关市. */
bool
ybss_has_no_counties(const YbssLexicon *lexicon, const YbssDivisions *divisions)
{
	const YbssPlace *city = &lexicon->place[divisions->set[0]], *county = city + 1;

	return divisions->sets == 1 && city->level == 2 && !city->hidden && county->level == 3 &&
		   county->hidden && county->end == city->end;
}

/* 东莞市东城区 for 东城街道: the city has no counties. */
int
ybss_read_quarter(const YbssScan *scan, YbssDivisions *divisions, const YbssNamed *named)
{
	const uint16_t *behind = scan->unit + named->end;
	/* 中山市东区: the name of 东区街道 is its quarter's. */
	bool whole = behind[-1] == u'区';

	if (named->level != 4 || named->count > 1 || divisions->mention[4].length > 0 ||
		!(whole || *behind == u'区') || ybss_town_class(behind) > 0 ||
		!ybss_has_no_counties(scan->lexicon, divisions) ||
		scan->lexicon->place[divisions->set[0] + 1].statistical != YBSS_STATISTICAL_NO)
		return -1;
	return ybss_take_named(divisions, named, 4, !whole, YBSS_REASON_RECLASSED);
}
