/*
 * division_repetition.c
 *		What was said before: the names of divisions again, in this form or another.
 */
#include "address/read/division_repetition.h"

#include "address/read/ahead.h"
#include "address/read/division_name.h"
#include "address/read/villages.h"

/* The level on which a division is written with a name, or 0. */
int
ybss_written_level(const YbssDivisions *divisions, uint32_t name)
{
	for (int l = 1; l < 4; l++)
		if (divisions->mention[l].length > 0 && divisions->mention[l].name == name)
			return l;
	return 0;
}

/* Keep the members of the set that lie in a place; 承德承德市 is the city alone, if "itself". */
static void
narrow_to(const YbssLexicon *lexicon, YbssDivisions *divisions, uint32_t place, bool itself)
{
	int kept = 0, usual = 0;

	for (int i = 0; i < divisions->sets && itself; i++)
		if (divisions->set[i] == place)
		{
			ybss_take_set(divisions, &place, 1, divisions->level);
			return;
		}
	for (int i = 0; i < divisions->sets; i++)
		if (ybss_lies_in(lexicon, divisions->set[i], place))
		{
			usual += i < divisions->usual;
			divisions->set[kept++] = divisions->set[i];
		}
	divisions->sets = kept;
	divisions->usual = usual;
}

/* Tell whether what follows a division's name makes it the front of a place's name. */
static bool
begins_name(const YbssScan *scan, int end)
{
	const YbssLexicon *lexicon = scan->lexicon;

	if (!ybss_is_han(scan->unit[end]) || ybss_name_follows(lexicon, scan->unit + end, 3))
		return false;
	for (int at = end; at < end + 8 && ybss_is_han(scan->unit[at]); at++)
	{
		int word = ybss_word_of(lexicon, scan->unit + at, YBSS_WORDS(PLACE));

		/* 车站路 is a road. */
		if (word > 0 && ybss_word_of(lexicon, scan->unit + at + word, YBSS_WORDS(ROAD)) == 0)
			return true;
		if (ybss_town_class(scan->unit + at) > 0 ||
			ybss_word_of(lexicon, scan->unit + at,
						 YBSS_WORDS(ROAD) | YBSS_WORDS(VILLAGE) | YBSS_WORDS(ZONE)) > 0)
			return false;
	}
	return false;
}

/* The place behind what may stand between two names. */
int
ybss_behind_separators(const YbssScan *scan, int at)
{
	while (ybss_is_separator(scan->unit[at]))
		at++;
	return at;
}

/* Tell whether a name that stands here is that of a place which is possible, or above one. */
bool
ybss_name_above_stands(const YbssScan *scan, const YbssDivisions *divisions, int at)
{
	const YbssLexicon *lexicon = scan->lexicon;
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(lexicon, scan->unit + at, found, YBSS_FOUND), level;
	uint32_t members[YBSS_SET];

	while (hits-- > 0)
	{
		int count = ybss_collect_places(lexicon, NULL, found[hits].value,
										YBSS_FORMS(FULL) | YBSS_FORMS(SHORT), members, &level);

		if (found[hits].length < 3 &&
			!ybss_name_follows(
				lexicon, scan->unit + ybss_behind_separators(scan, at + found[hits].length), 2))
			continue;
		for (int i = 0; i < count; i++)
			if (lexicon->place[members[i]].level < 4 &&
				ybss_stands_above(lexicon, divisions, members[i]))
				return true;
	}
	return false;
}

/* Tell whether a short name repeats what was said: before another division, or at the end behind
 * one. */
static bool
short_name_repeats(const YbssScan *scan, const YbssDivisions *divisions, int level, int at, int end)
{
	int behind = ybss_behind_separators(scan, end);

	/* 昆山市昆山开发区: the zone's name begins. */
	if (level > 3 || ybss_word_of(scan->lexicon, scan->unit + end, YBSS_WORDS(ZONE)) > 2)
		return false;
	/* 台州路桥区: the county's name begins with a road's class word. */
	if (ybss_name_above_stands(scan, divisions, behind))
		return true;
	if (divisions->mention[level].length == 0 || ybss_road_follows(scan->lexicon, scan->unit + end))
		return false;
	return ybss_name_follows(scan->lexicon, scan->unit + behind, 1) ||
		   (scan->unit[behind] == 0 && ybss_repetition_ends(divisions, at));
}

/* A class word behind a short name that is not the official one: 凉山州, 章丘市; its length. */
static int
class_behind(const YbssScan *scan, YbssForm form, int level, int at)
{
	int class = form != YBSS_FORM_SHORT ? 0
				: level == 4			? ybss_town_class(scan->unit + at)
										: ybss_other_class(level, scan->unit + at);

	return class > 0 && ybss_name_goes_on(scan->lexicon, scan->unit + at + class) ? 0 : class;
}

/* One name that is there already. */
static int
repeat_name(const YbssScan *scan, YbssDivisions *divisions, int at, const YbssFound *name)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const YbssList *list = &lexicon->name_list[name->value];

	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t reference = ybss_entries(lexicon->reference, list)[i],
				 place = YBSS_REFERENCE_TARGET(reference);
		YbssForm form = YBSS_REFERENCE_FORM(reference);
		int level, class, end;

		if ((form != YBSS_FORM_FULL && form != YBSS_FORM_SHORT) ||
			!ybss_stands_above(lexicon, divisions, place))
			continue;
		level = lexicon->place[place].level;
		class = class_behind(scan, form, level, at + name->length);
		end = at + name->length + class;
		/* 沙田正街 in 沙田: a name without a class word begins a road's. */
		if (level == 4 && end - at < 3 && ybss_road_follows(lexicon, scan->unit + end))
			continue;
		/* 虾子镇遵义市第四中学: below the county it may begin a name. */
		if (divisions->level >= 3 && level < 4 && begins_name(scan, end))
			return -1;
		if (form == YBSS_FORM_SHORT && class == 0 &&
			!short_name_repeats(scan, divisions, level, at, end))
			continue;
		narrow_to(lexicon, divisions, place, form == YBSS_FORM_FULL);
		if (divisions->mention[level].length > 0)
			return ybss_repeat(divisions, level, at, end - at);
		return ybss_mention(divisions, level, at, end - at,
							form == YBSS_FORM_FULL ? YBSS_REASON_WRITTEN : YBSS_REASON_SHORT, -1);
	}
	return -1;
}

/* Step over a name that is there already: 遵义市遵义市, 贵州贵州省. */
int
ybss_read_repetition(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot)
{
	int level;

	for (int i = spot->count - 1; i >= 0 && divisions->sets > 0; i--)
	{
		int end = spot->at + spot->found[i].length, behind;

		if (ybss_name_goes_on(scan->lexicon, scan->unit + end) ||
			(divisions->level == 4 && ybss_village_stands(scan, divisions, spot->at)))
			continue;
		if ((behind = repeat_name(scan, divisions, spot->at, &spot->found[i])) >= 0)
			return behind;
		/* 遵义县遵义县: an old name leads to no place that bears it. */
		if (spot->found[i].length > 2 && !(divisions->level >= 3 && begins_name(scan, end)) &&
			(level = ybss_written_level(divisions, spot->found[i].value)) > 0)
			return ybss_repeat(divisions, level, spot->at, spot->found[i].length);
	}
	return -1;
}

/* 中国 before a division that was said, or before the first: its length, or 0. */
int
ybss_country_length(const YbssScan *scan, const YbssDivisions *divisions, int at)
{
	int length = ybss_begins_with(scan->unit + at, u"中国"), behind;

	if (length == 0)
		return 0;
	behind = ybss_behind_separators(scan, at + length);
	return (divisions->level == 0 ? ybss_name_follows(scan->lexicon, scan->unit + behind, 1)
								  : ybss_name_above_stands(scan, divisions, behind))
			   ? length
			   : 0;
}
