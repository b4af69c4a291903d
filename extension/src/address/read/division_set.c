/*
 * division_set.c
 *		The divisions that are possible so far, and what of the text names them.
 */
#include "address/read/division_set.h"

#include <string.h>

/* Nothing has been read yet; the set is filled before it is asked. */
void
ybss_divisions_begin(YbssDivisions *divisions)
{
	divisions->sets = divisions->level = divisions->villages = divisions->repetitions = 0;
	divisions->front = divisions->front_start = 0;
	divisions->by_zone = divisions->literal_town = divisions->otherwise = false;
	divisions->usual = 0;
	divisions->doubt = YBSS_NONE;
	divisions->zone = -1;
	memset(divisions->mention, 0, sizeof divisions->mention);
	memset(&divisions->zone_mention, 0, sizeof divisions->zone_mention);
	memset(&divisions->company, 0, sizeof divisions->company);
}

/* Tell whether a place lies in a member of the set, or the set is still open. */
bool
ybss_place_fits(const YbssLexicon *lexicon, const YbssDivisions *divisions, uint32_t place)
{
	if (divisions->sets == 0)
		return true;
	for (int i = 0; i < divisions->sets; i++)
	{
		uint32_t member = divisions->set[i];

		if (place > member ? place < lexicon->place[member].end
						   : (place == member && divisions->by_zone))
			return true;
	}
	return false;
}

/* Tell whether a place is a member of the set or stands above one. */
bool
ybss_stands_above(const YbssLexicon *lexicon, const YbssDivisions *divisions, uint32_t place)
{
	for (int i = 0; i < divisions->sets; i++)
		if (divisions->set[i] >= place && divisions->set[i] < lexicon->place[place].end)
			return true;
	return false;
}

/* The ancestor of a place on a level; itself where it stands at or above it. */
uint32_t
ybss_ancestor(const YbssLexicon *lexicon, uint32_t place, int level)
{
	while (lexicon->place[place].level > level)
		place = lexicon->place[place].parent;
	return place;
}

/* Make these the set. */
void
ybss_take_set(YbssDivisions *divisions, const uint32_t *members, int count, int level)
{
	memcpy(divisions->set, members, (size_t) count * sizeof *members);
	divisions->sets = count;
	divisions->level = level;
	divisions->by_zone = false;
	divisions->usual = 0;
}

/* Note what of the text names a division; returns where it ends. */
int
ybss_mention(YbssDivisions *divisions, int level, int at, int length, YbssReason reason,
			 int32_t note)
{
	if (level >= 3 && divisions->mention[level].length > 0 &&
		divisions->repetitions < YBSS_REPETITIONS)
	{
		/* What was read before gives way to what is known better. */
		divisions->repeated[divisions->repetitions] = divisions->mention[level];
		divisions->repeated[divisions->repetitions++].reason = YBSS_REASON_REPEATED;
	}
	if (level == 4)
		divisions->literal_town = false;
	divisions->mention[level] = (YbssMention){
		(uint16_t) at, (uint16_t) length, (uint8_t) level, (uint8_t) reason, note, YBSS_NONE};
	return at + length;
}

/* Note what of the text names a zone; returns where it ends. */
int
ybss_mention_zone(YbssDivisions *divisions, int at, int length, YbssReason reason)
{
	divisions->zone_mention =
		(YbssMention){(uint16_t) at, (uint16_t) length, 0, (uint8_t) reason, -1, YBSS_NONE};
	return at + length;
}

/* Tell whether the last name that was said before ends at a place. */
bool
ybss_repetition_ends(const YbssDivisions *divisions, int at)
{
	const YbssMention *last = divisions->repeated + divisions->repetitions;

	return divisions->repetitions > 0 && last[-1].start + last[-1].length == at;
}

/* Remember a name that was said before; returns where it ends. */
int
ybss_repeat(YbssDivisions *divisions, int level, int at, int length)
{
	if (divisions->repetitions < YBSS_REPETITIONS)
		divisions->repeated[divisions->repetitions++] = (YbssMention){
			(uint16_t) at, (uint16_t) length, (uint8_t) level, YBSS_REASON_REPEATED, -1, YBSS_NONE};
	return at + length;
}

/* Tell whether a name means a place only where its region is written: 中山区 of 台北市, 九龙; 桃园
 * without its class word; 南沙区 of 三沙市, where nobody has a door. */
static bool
needs_region(const YbssLexicon *lexicon, const YbssPlace *place, YbssForm form)
{
	uint16_t last = lexicon->text[place->name + place->length - 1];

	if (place->statistical != YBSS_STATISTICAL_APART)
		return place->level == 3 && last == u'区' && place->village_end <= place->village + 1;
	return place->level > 1 &&
		   (place->level > 2 || form == YBSS_FORM_SHORT || (last != u'市' && last != u'县'));
}

/* Add a place to a collection, where it fits and is not there. */
static int
collect_place(const YbssLexicon *lexicon, const YbssDivisions *fitting, uint32_t place,
			  uint32_t *members, int count, int *level)
{
	if (count == YBSS_SET || (fitting && !ybss_place_fits(lexicon, fitting, place)))
		return count;
	/* 金门县 has one town of its own name. */
	if (count > 0 && lexicon->place[place].level == 4 &&
		lexicon->place[place].parent == members[count - 1])
		return count;
	if (lexicon->place[place].level < *level)
		*level = lexicon->place[place].level;
	members[count] = place;
	return count + 1;
}

/* Collect the places of a name that have one of the forms, and fit where "fitting" is not NULL; of
 * a former name what holds its ground. */
int
ybss_collect_places(const YbssLexicon *lexicon, const YbssDivisions *fitting, uint32_t list,
					unsigned forms, uint32_t *members, int *level)
{
	const YbssList *l = &lexicon->name_list[list];
	bool anywhere = (forms & YBSS_PARTS_OF_REGIONS) || (fitting && fitting->sets > 0);
	int count = 0;

	*level = 9;
	for (uint32_t i = 0; i < l->count; i++)
	{
		uint32_t reference = ybss_entries(lexicon->reference, l)[i],
				 target = YBSS_REFERENCE_TARGET(reference);
		YbssForm form = YBSS_REFERENCE_FORM(reference);

		if (!(forms & 1u << form))
			continue;
		if (form == YBSS_FORM_OLD || form == YBSS_FORM_OLD_SHORT)
		{
			const YbssFormer *former = &lexicon->former[target];

			for (int g = 0; g < (former->usual ? 1 : former->count); g++)
				count = collect_place(lexicon, fitting, lexicon->ground[former->ground + g],
									  members, count, level);
		}
		else if (anywhere || !needs_region(lexicon, &lexicon->place[target], form))
			count = collect_place(lexicon, fitting, target, members, count, level);
	}
	return count;
}

/* Tell whether a place lies in a zone that only the statistics count as a county. */
bool
ybss_is_statistical(const YbssLexicon *lexicon, uint32_t place)
{
	while (lexicon->place[place].level > 3)
		place = lexicon->place[place].parent;
	return lexicon->place[place].statistical == YBSS_STATISTICAL_ZONE;
}

/* The province that all divisions that are possible lie in, as the first digits of its code; or 0.
 */
uint32_t
ybss_province_digits(const YbssLexicon *lexicon, const YbssDivisions *divisions)
{
	uint32_t first, last;

	if (divisions->sets <= 0)
		return 0;
	first = ybss_ancestor(lexicon, divisions->set[0], 1);
	last = ybss_ancestor(lexicon, divisions->set[divisions->sets - 1], 1);
	return first == last ? lexicon->place[first].code / 10000000 : 0;
}
