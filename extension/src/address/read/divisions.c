/*
 * divisions.c
 *		From the province to the town: which divisions does the text name?
 *
 * The parser keeps the set of divisions that are possible so far. Every name
 * narrows the set; a name that fits none of it is a repetition, a wrong
 * parent, or no division at all.
 */
#include "address/read/divisions.h"

#include <string.h>
#include <uchar.h>

/* Tell whether a short name at the front of the text is meant as a division. */
static bool
short_name_stands(const YbssParser *p, int end, int level)
{
	YbssFound found[YBSS_FOUND];
	int hits;

	if (ybss_word_follows(p, end, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE) | YBSS_WORDS(SECTION)) ||
		(level > 2 && ybss_word_follows(p, end, YBSS_WORDS(ZONE))))
		return false;
	if (p->unit[end] == 0 || ybss_is_separator(p->unit[end]) || p->unit[end] == '-')
		return true;
	if (!ybss_is_han(p->unit[end]))
		return p->level > 0;
	if (p->level > 0)
		return true;
	/* Another division below it settles the matter. */
	hits = ybss_find_names(p->lexicon, p->unit + end, found, YBSS_FOUND);
	while (hits-- > 0)
		if (found[hits].length >= 2)
			return true;
	if (level <= 2 && ybss_word_follows(p, end, YBSS_WORDS(ZONE)))
		return true;
	/* 南京理工大学 is a place's name; 诸暨新世纪花园 begins with a division. */
	for (int at = end; at < end + 10 && ybss_is_han(p->unit[at]); at++)
		if (ybss_word_of(p->lexicon, p->unit + at, YBSS_WORDS(ROAD)) > 0)
			return true;
	return false;
}

/* A class word that people write behind a short name although the official one differs; its length.
 */
static int
other_class(int level, const uint16_t *at)
{
	if (level == 1)
		return at[0] == u'省'; /* 省 */
	if (level == 2)
		return at[0] == u'州' || at[0] == u'盟' || at[0] == u'市' ? 1
			   : at[0] == u'地' && at[1] == u'区'				  ? 2
																  : 0;
	if (level == 3 && at[0] == u'自' && at[1] == u'治' && at[2] == u'县')
		return 3; /* 自治县 */
	return level == 3 ? ybss_ends_county(at[0]) : 0;
}

/* 新舟槐安村: the only town of a short name that has the village behind it. */
static bool
take_town_of_village(YbssParser *p, const uint32_t *members, int count, int length)
{
	uint32_t town;

	if (p->mention[4].length > 0 || !ybss_town_of_village(p, members, count, p->at + length, &town))
		return false;
	ybss_take_set(p, &town, 1, 4);
	ybss_mention(p, 4, length, YBSS_REASON_SHORT, -1);
	return true;
}

/* Keep the members of one level. */
static void
keep_level(const YbssParser *p, uint32_t *members, int *count, int level)
{
	int kept = 0;

	for (int i = 0; i < *count; i++)
		if (p->lexicon->place[members[i]].level == level)
			members[kept++] = members[i];
	*count = kept;
}

/* 街道办事处, 街道办: the office stands for its town. */
static void
take_office(YbssParser *p)
{
	const uint16_t *at = p->unit + p->at;
	int length = at[0] != u'办'										   ? 0
				 : at[1] == u'事' && at[2] == u'处'					   ? 3
				 : at[-1] == u'道' && at[1] != u'公' && at[1] != u'学' ? 1
																	   : 0;

	p->at += length;
	p->mention[4].length += (uint16_t) length;
}

/* Tell whether a known name of this length stands here. */
static bool
is_name(const YbssParser *p, int length)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(p->lexicon, p->unit + p->at, found, YBSS_FOUND);

	while (hits-- > 0)
		if (found[hits].length == length)
			return true;
	return false;
}

/* The names that fit the set as they stand. */
static bool
take_fitting(YbssParser *p, const YbssFound *found)
{
	uint32_t members[YBSS_SET];
	int level, count, class, end = p->at + found->length;

	if (ybss_is_trap(p, found->length))
		return false;
	count = ybss_collect_places(p, found->value, YBSS_FORMS(FULL), true, members, &level);
	/* 西区, 城区 name a county only below a city. */
	if (count > 0 && !ybss_name_goes_on(p, end) &&
		!(level == 3 && found->length == 2 && p->unit[end - 1] == u'区' && p->level == 0))
	{
		/* 经济开发区 stands among the towns of many counties. */
		if (level == 4 && p->level < 3 && ybss_is_zone_like(p->unit[end - 1]))
			return false;
		ybss_take_set(p, members, count, level);
		ybss_mention(p, level, found->length, YBSS_REASON_WRITTEN, -1);
		if (level == 4)
			take_office(p);
		return true;
	}
	count = ybss_collect_places(p, found->value, YBSS_FORMS(OLD), true, members, &level);
	if (count > 0 && !ybss_name_goes_on(p, end))
	{
		ybss_take_set(p, members, count, level);
		p->by_old = count > 1;
		ybss_mention(p, level, found->length, YBSS_REASON_OLD,
					 ybss_note_of(p->lexicon, found->value));
		return true;
	}
	count = ybss_collect_places(p, found->value, YBSS_FORMS(SHORT), true, members, &level);
	if (count == 0)
		return false;
	/* 富阳市 has become 富阳区; 红河州 and 广西省 are said for longer names. */
	class = other_class(level, p->unit + end);
	if (class > 0 && !ybss_name_goes_on(p, end + class) && p->mention[level].length == 0)
	{
		keep_level(p, members, &count, level);
		ybss_take_set(p, members, count, level);
		ybss_mention(p, level, found->length + class,
					 level == 3 ? YBSS_REASON_RECLASSED : YBSS_REASON_SHORT, -1);
		return true;
	}
	/* 新舟槐安村: one town of this name has such a village. */
	if (take_town_of_village(p, members, count, found->length))
		return true;
	/* 柯桥镇 is no 柯桥区. */
	if (level < 4 && (ybss_town_class_stands(p, end) > 0 || (level < 3 && p->unit[end] == u'县')))
		return false;
	if (level == 4)
	{
		class = ybss_town_class(p->unit + end);
		/* 虾子缜: a slip of the class word */
		if (class == 0 && p->unit[end] != 0 && p->unit[end] != u'镇' && p->level > 0 &&
			YBSS_SHAPE(p->lexicon->character[p->unit[end]].kind) ==
				YBSS_SHAPE(p->lexicon->character[u'镇'].kind) &&
			p->mention[4].length == 0)
		{
			ybss_take_set(p, members, count, 4);
			ybss_mention(p, 4, found->length + 1, YBSS_REASON_SOUND, -1);
			return true;
		}

		/* 遵义县虾子区虾子镇: a district of old between county and town */
		if (p->level >= 3 && p->unit[end] == u'区' && !is_name(p, found->length + 1) &&
			ybss_division_follows(p, end + 1, true))
		{
			ybss_repeat(p, 4, found->length + 1);
			return true;
		}
		/* 南白镇 has become 南白街道: same core, another class word. */
		if (class > 0 && (p->level > 0 || (count == 1 && class == 1)) && p->mention[4].length == 0)
		{
			ybss_take_set(p, members, count, 4);
			ybss_mention(p, 4, found->length + class, YBSS_REASON_RECLASSED, -1);
			return true;
		}
		/* 大连路 is a road although 大连路街道 exists. */
		if (p->level < 3 || count > 1 || !short_name_stands(p, end, level) ||
			ybss_ends_county(p->unit[end]) || ybss_word_follows(p, end + 1, YBSS_WORDS(ROAD)) ||
			ybss_word_follows(p, end, YBSS_WORDS(VILLAGE)) ||
			ybss_word_of(p->lexicon, p->unit + end - 1, YBSS_WORDS(ROAD)) == 1 ||
			ybss_word_of(p->lexicon, p->unit + end - 2, YBSS_WORDS(ROAD)) == 2)
			return false;
	}
	else if (!short_name_stands(p, end, level))
		return false;
	ybss_take_set(p, members, count, level);
	ybss_mention(p, level, found->length, YBSS_REASON_SHORT, -1);
	if (level == 2 || level == 3)
		ybss_take_own_zone(p, level);
	return true;
}

/* Remember a name that was said before. */
void
ybss_repeat(YbssParser *p, int level, int length)
{
	if (p->repetitions < 8)
		p->repeated[p->repetitions++] = (YbssMention){(uint16_t) p->at, (uint16_t) length,
													  (uint8_t) level, YBSS_REASON_REPEATED, -1};
	p->at += length;
}

/* Keep the members of the set that lie in a place. */
static void
narrow_to(YbssParser *p, uint32_t place)
{
	int kept = 0;

	for (int i = 0; i < p->sets; i++)
		if (p->set[i] >= place && p->set[i] < p->lexicon->place[place].end)
			p->set[kept++] = p->set[i];
	p->sets = kept;
}

/* Tell whether what follows a division's name makes it the front of a place's name. */
static bool
begins_name(const YbssParser *p, int end)
{
	YbssFound next[YBSS_FOUND];
	int hits;

	if (!ybss_is_han(p->unit[end]))
		return false;
	hits = ybss_find_names(p->lexicon, p->unit + end, next, YBSS_FOUND);
	if (hits > 0 && next[hits - 1].length >= 3)
		return false;
	for (int at = end; at < end + 8 && ybss_is_han(p->unit[at]); at++)
	{
		if (ybss_word_of(p->lexicon, p->unit + at, YBSS_WORDS(PLACE)) > 0)
			return true;
		if (ybss_town_class(p->unit + at) > 0 ||
			ybss_word_of(p->lexicon, p->unit + at,
						 YBSS_WORDS(ROAD) | YBSS_WORDS(VILLAGE) | YBSS_WORDS(ZONE)) > 0)
			return false;
	}
	return false;
}

/* Step over a name that is there already: 遵义市遵义市, 贵州贵州省. */
static bool
take_repetition(YbssParser *p, const YbssFound *found)
{
	const YbssList *list = &p->lexicon->name_list[found->value];
	int end = p->at + found->length;

	if (p->sets == 0 || ybss_name_goes_on(p, end) || (p->level == 4 && ybss_village_stands(p)))
		return false;
	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t reference = p->lexicon->reference[list->start + i],
				 place = YBSS_REFERENCE_TARGET(reference);
		YbssForm form = YBSS_REFERENCE_FORM(reference);
		YbssFound next[YBSS_FOUND];
		int level = p->lexicon->place[place].level;

		if ((form != YBSS_FORM_FULL && form != YBSS_FORM_SHORT) || !ybss_stands_above(p, place))
			continue;
		/* 虾子镇遵义市第四中学: below the county it may begin a name. */
		if (p->level >= 3 && level < 4 && begins_name(p, end))
			return false;
		/* A short name is a repetition only before another division. */
		if (form == YBSS_FORM_SHORT &&
			(level > 3 || p->mention[level].length == 0 || ybss_road_follows(p, end) ||
			 ybss_find_names(p->lexicon, p->unit + end, next, YBSS_FOUND) == 0))
			continue;
		narrow_to(p, place);
		if (p->mention[level].length == 0)
			ybss_mention(p, level, found->length,
						 form == YBSS_FORM_FULL ? YBSS_REASON_WRITTEN : YBSS_REASON_SHORT, -1);
		else
			ybss_repeat(p, level, found->length);
		return true;
	}
	return false;
}

/* Correct a wrong parent where the name is the only one of its kind nearby. */
static bool
take_correction(YbssParser *p, const YbssFound *found)
{
	uint32_t members[YBSS_SET];
	const YbssPlace *places = p->lexicon->place;
	int level,
		count = ybss_collect_places(p, found->value, YBSS_FORMS(FULL) | YBSS_FORMS(OLD), false,
									members, &level),
		kept = 0;
	int wide;

	if (count == 0 || p->sets == 0 || ybss_name_goes_on(p, p->at + found->length) ||
		level <=
			p->level - (p->by_zone || (level == 3 && p->level == 3 && found->length > 2) ? 1 : 0))
		return false;
	/* A town is looked for in its city, a county in its province, a city anywhere. */
	wide = level == 4 ? 2 : level == 3 ? 1 : 0;
	for (int i = 0; i < count; i++)
	{
		bool near = wide == 0;

		/* 吉首市凤凰县: the seat's name for its prefecture's. */
		for (int j = 0; j < p->sets && !near; j++)
			near = ybss_ancestor(p->lexicon, p->set[j], p->level == 3 && level == 3 ? 2 : wide) ==
				   ybss_ancestor(p->lexicon, members[i], p->level == 3 && level == 3 ? 2 : wide);
		/* The statistics count 威海经济技术开发区 as a county; by statute it is none. */
		if (near && places[members[i]].level == level &&
			!ybss_is_statistical(p->lexicon, members[i]))
			members[kept++] = members[i];
	}
	if (kept != 1)
		return false;
	for (int l = level - 1; l > 0; l--)
		if (p->mention[l].length && !ybss_stands_above(p, ybss_ancestor(p->lexicon, members[0], l)))
			p->mention[l].reason = YBSS_REASON_CORRECTED;
	ybss_take_set(p, members, 1, level);
	ybss_mention(p, level, found->length, YBSS_REASON_WRITTEN, -1);
	return true;
}

/* Step over what may stand between the names of divisions. */
static void
skip_separators(YbssParser *p)
{
	YbssFound found[YBSS_FOUND];
	static const uint16_t fillers[][4] = {{u'市', u'辖', u'区'},
										  {u'其', u'它', u'区'},
										  {u'其', u'他', u'区'},
										  {u'中', u'国'},
										  {u'城', u'区'}};

	for (bool more = true; more;)
	{
		more = false;
		while (ybss_is_separator(p->unit[p->at]) || p->unit[p->at] == '-' ||
			   p->unit[p->at] == '/' || p->unit[p->at] == '.')
			p->at++;
		/* 市辖区, 其它区 say nothing; 中国 only at the front. */
		for (int f = 0; f < 5 && !more; f++)
		{
			int n = f >= 3 ? 2 : 3;

			if (!memcmp(p->unit + p->at, fillers[f], (size_t) n * 2) &&
				(f == 3 ? p->level == 0 : p->level == 3 || (f < 3 && p->level > 0)) &&
				(f != 4 || p->unit[p->at + 2] != u'街') &&
				(f != 3 || ybss_find_names(p->lexicon, p->unit + p->at + 2, found, YBSS_FOUND) > 0))
			{
				p->at += n;
				more = true;
			}
		}
	}
}

/* Read one more division; false where none stands here. */
static bool
read_division(YbssParser *p)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_names(p->lexicon, p->unit + p->at, found, YBSS_FOUND);

	for (int i = hits - 1; i >= 0; i--)
		if (ybss_take_zone(p, &found[i]) || (p->level < 4 && take_fitting(p, &found[i])))
			return true;
	for (int i = hits - 1; i >= 0; i--)
		if (take_repetition(p, &found[i]))
			return true;
	if (p->level >= 3 && p->mention[4].length == 0 && hits > 0 && ybss_take_heard_town(p))
		return true;
	for (int i = hits - 1; i >= 0; i--)
		if (take_correction(p, &found[i]))
			return true;
	return ybss_take_zone_by_sound(p) || ybss_take_literal_town(p) || ybss_take_unknown(p) ||
		   ybss_take_literal_zone(p) || ybss_skip_front(p);
}

/* Give back a short name that nothing made certain. */
static void
drop_doubtful(YbssParser *p)
{
	const YbssMention *m = &p->mention[p->level];

	if (p->sets < 2 || p->by_zone || p->villages || p->literal_town ||
		m->reason != YBSS_REASON_SHORT)
		return;
	for (int l = p->level - 1; l > 0; l--)
		if (p->mention[l].length)
			return;
	/* 吉林 is the province rather than its city; 朝阳 is nothing by itself. */
	if (p->level == 1 || p->level == 2)
	{
		uint32_t keep = 0;
		int kept = 0;

		for (int i = 0; i < p->sets; i++)
			if (p->lexicon->place[p->set[i]].level == p->level)
			{
				keep = p->set[i];
				kept++;
			}
		if (kept == 1)
		{
			ybss_take_set(p, &keep, 1, p->level);
			return;
		}
	}
	p->at = m->start;
	p->mention[p->level].length = 0;
	p->sets = p->level = 0;
}

/* Take the division of the district's own names, where the text agrees or says nothing. */
static void
take_local_division(YbssParser *p)
{
	uint32_t place, village;

	if (!ybss_place_of_code(p->lexicon, p->local_division / 1000 * 1000, &place) ||
		p->literal_town || (p->level > 0 && !ybss_place_fits(p, place)))
		return;
	ybss_take_set(p, &place, 1, p->lexicon->place[place].level);
	if (ybss_village_of_code(p->lexicon, p->local_division, &village))
	{
		p->village_set[0] = village;
		p->villages = 1;
		p->village = village;
		p->village_start = p->village_length = 0;
		p->village_reason = YBSS_REASON_COMPLETED;
	}
}

/* 虾子镇政府: the class word belongs to the office's name, too. */
static void
share_class_word(YbssParser *p)
{
	static const char16_t words[] = u"镇乡区县市省";
	const uint16_t *at =
		p->unit + p->at + (p->unit[p->at] == u'人' && p->unit[p->at + 1] == u'民') * 2;
	const char16_t *word = words;

	if (at[0] != u'政' || at[1] != u'府' || p->at == 0)
		return;
	while (*word && *word != p->unit[p->at - 1])
		word++;
	p->at -= *word != 0;
}

/* Read from the province to the village. */
void
ybss_read_divisions(YbssParser *p)
{
	for (;;)
	{
		skip_separators(p);
		if (p->unit[p->at] == 0 || !read_division(p))
			break;
	}
	if (p->unit[p->at] != 0 && ybss_read_village(p))
		skip_separators(p);
	else
		share_class_word(p);
	if (p->villages == 0)
		drop_doubtful(p);
	if (p->villages == 0 && p->local_division > 0)
		take_local_division(p);
	if (p->by_old && p->sets > 1)
	{
		/* The usual successor, where nothing below says otherwise. */
		uint32_t usual = p->set[0];

		ybss_take_set(p, &usual, 1, p->level);
	}
}
