/*
 * divisions.c
 *		From the province to the town: which divisions does the text name?
 *
 * The parser keeps the set of divisions that are possible so far. Every name
 * narrows the set; a name that fits none of it is a repetition, a wrong
 * parent, or no division at all.
 */
#include "address/parser.h"

#include <string.h>

#include "text/numeral.h"

#define FOUND 12

/* Tell whether a place lies in a member of the set, or the set is still open. */
static bool
fits(const YbssParser *p, uint32_t place)
{
	const YbssPlace *places = p->lexicon->place;

	if (p->sets == 0)
		return true;
	for (int i = 0; i < p->sets; i++)
	{
		uint32_t member = p->set[i];

		if (place > member ? place < places[member].end : (place == member && p->by_zone))
			return true;
	}
	return false;
}

/* Tell whether a place is a member of the set or stands above one. */
static bool
stands_above(const YbssParser *p, uint32_t place)
{
	for (int i = 0; i < p->sets; i++)
		if (p->set[i] >= place && p->set[i] < p->lexicon->place[place].end)
			return true;
	return false;
}

/* The ancestor of a place on a level; itself where it stands at or above it. */
static uint32_t
ancestor(const YbssLexicon *lexicon, uint32_t place, int level)
{
	while (lexicon->place[place].level > level)
		place = lexicon->place[place].parent;
	return place;
}

/* Tell whether a word of some classes stands here, perhaps behind a few like 东西南北中新老一二三. */
static bool
word_follows_within(const YbssParser *p, int at, uint32_t classes, int steps)
{
	static const uint16_t between[] = {
		0x4E1C, 0x897F, 0x5357, 0x5317, 0x4E2D, 0x65B0, 0x8001, 0x5927, 0x5C0F, 0x4E0A, 0x4E0B, 0x524D, 0x540E,
		0x5185, 0x5916, 0x7B2C, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x6B63, 0x6A2A, 0};

	for (int step = 0; step < steps; step++, at++)
	{
		bool may_stand = false;

		if (ybss_word_of(p->lexicon, p->unit + at, classes) > 0)
			return true;
		for (int i = 0; between[i] && !may_stand; i++)
			may_stand = p->unit[at] == between[i];
		if (!may_stand)
			return false;
	}
	return false;
}

/* As above, behind at most two such characters. */
static bool
word_follows(const YbssParser *p, int at, uint32_t classes)
{
	return word_follows_within(p, at, classes, 3);
}

/* Tell whether a road, number or place word stands here. */
bool
ybss_road_follows(const YbssParser *p, int at)
{
	return word_follows(p, at, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE) | YBSS_WORDS(SECTION) | YBSS_WORDS(ZONE));
}

/* Tell whether a road's class word stands here, perhaps behind one of 东西南北中一二三. */
bool
ybss_road_word_follows(const YbssParser *p, int at)
{
	return word_follows_within(p, at, YBSS_WORDS(ROAD), 2);
}

/* Tell whether the name before this unit goes on: 杭州市场, 大连县城. */
static bool
name_goes_on(const YbssParser *p, int at)
{
	uint16_t last = p->unit[at - 1], next = p->unit[at];
	YbssFound found[FOUND];

	if (last == 0x5E02 && next == 0x573A)
		return true; /* 市场 */
	if (last == 0x53BF && next == 0x9053)
		return true; /* 县道 */
	if (last == 0x533A && (next == 0x95F4 || next == 0x57DF))
		return true;
	if (ybss_word_of(p->lexicon, p->unit + at, YBSS_WORDS(ROAD)) == 0 ||
		ybss_word_of(p->lexicon, p->unit + at, YBSS_WORDS(PLAIN)) > 0)
		return false;
	/* 路桥区路南街道: a name begins with the road's class word. */
	return ybss_find_names(p->lexicon, p->unit + at, found, FOUND) == 0;
}

/* A class word of towns: its length, or 0. */
static int
town_class(const uint16_t *at)
{
	static const uint16_t words[][6] = {
		{0x8857, 0x9053, 0x529E, 0x4E8B, 0x5904, 0}, {0x8857, 0x529E, 0x4E8B, 0x5904, 0}, {0x529E, 0x4E8B, 0x5904, 0},
		{0x8857, 0x8857, 0x9053, 0}, {0x8857, 0x9053, 0x529E, 0}, {0x8857, 0x9053, 0}, {0x82CF, 0x6728, 0}, {0x9547, 0}, {0x4E61, 0}};

	for (int w = 0; w < 9; w++)
	{
		int n = 0;

		while (words[w][n] && at[n] == words[w][n])
			n++;
		if (!words[w][n])
			return n;
	}
	return 0;
}

/* Tell whether a unit ends the names of zones that the statistics count as towns: 区, 园. */
static bool
is_zone_like(uint16_t unit)
{
	return unit == 0x533A || unit == 0x56ED;
}

/* Tell whether a longer word that is no division stands here: 杭州湾. */
static bool
is_trap(const YbssParser *p, int length)
{
	return ybss_word_of(p->lexicon, p->unit + p->at, YBSS_WORDS(PLAIN)) > length;
}

/* Tell whether a unit ends the names of counties: 县 市 区. */
static bool
ends_county(uint16_t unit)
{
	return unit == 0x53BF || unit == 0x5E02 || unit == 0x533A;
}

static void
take_set(YbssParser *p, const uint32_t *members, int count, int level)
{
	memcpy(p->set, members, (size_t) count * sizeof *members);
	p->sets = count;
	p->level = level;
	p->by_zone = p->by_old = false;
}

static void
mention(YbssParser *p, int level, int length, YbssReason reason, int32_t note)
{
	if (level >= 3 && p->mention[level].length > 0 && p->repetitions < 8)
	{
		/* What was read before gives way to what is known better. */
		p->repeated[p->repetitions] = p->mention[level];
		p->repeated[p->repetitions++].reason = YBSS_REASON_REPEATED;
	}
	if (level == 4)
		p->literal_town = false;
	p->mention[level] = (YbssMention){(uint16_t) p->at, (uint16_t) length, (uint8_t) level, (uint8_t) reason, note};
	p->at += length;
}

/* The note of an old name, where it has one. */
static int32_t
note_of(const YbssLexicon *lexicon, uint32_t list)
{
	for (uint32_t i = 0; i < lexicon->notes; i++)
		if (lexicon->note[i].name == list)
			return (int32_t) i;
	return -1;
}

/* Collect the references of a name that have one of the forms and fit. */
static int
collect(const YbssParser *p, uint32_t list, unsigned forms, bool must_fit, uint32_t *members, int *level)
{
	const YbssList *l = &p->lexicon->name_list[list];
	int count = 0;

	*level = 9;
	for (uint32_t i = 0; i < l->count && count < YBSS_SET; i++)
	{
		uint32_t reference = p->lexicon->reference[l->start + i], place = YBSS_REFERENCE_TARGET(reference);

		if (!(forms & 1u << YBSS_REFERENCE_FORM(reference)))
			continue;
		if (must_fit && !fits(p, place))
			continue;
		if (p->lexicon->place[place].level < *level)
			*level = p->lexicon->place[place].level;
		members[count++] = place;
	}
	return count;
}

#define FORM(f) (1u << YBSS_FORM_##f)

/* Take a zone's name: its towns become the set. */
static bool
take_zone(YbssParser *p, const YbssFound *found)
{
	const YbssList *list = &p->lexicon->name_list[found->value];

	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t reference = p->lexicon->reference[list->start + i];
		YbssForm form = YBSS_REFERENCE_FORM(reference);
		const YbssZone *zone = &p->lexicon->zone[YBSS_REFERENCE_TARGET(reference)];
		const uint32_t *towns = p->lexicon->zone_town + zone->town;

		if (form != YBSS_FORM_ZONE && form != YBSS_FORM_ZONE_SHORT)
			continue;
		if (p->zone >= 0 && p->zone != (int) YBSS_REFERENCE_TARGET(reference))
			continue;
		if (form == YBSS_FORM_ZONE_SHORT)
		{
			/* 新蒲 alone may be the town: it is the zone where one of its towns follows. */
			YbssFound next[FOUND];
			int hits = ybss_find_names(p->lexicon, p->unit + p->at + found->length, next, FOUND);
			bool town_follows = false;

			while (hits-- > 0 && !town_follows)
				for (uint32_t t = 0; t < zone->towns && !town_follows; t++)
					town_follows = next[hits].length >= 3 &&
								   next[hits].length == p->lexicon->place[towns[t]].length &&
								   !memcmp(p->lexicon->text + p->lexicon->place[towns[t]].name,
										   p->unit + p->at + found->length, (size_t) next[hits].length * 2);
			if (!town_follows)
				continue;
		}
		p->zone = (int) YBSS_REFERENCE_TARGET(reference);
		p->zone_mention = (YbssMention){(uint16_t) p->at, (uint16_t) found->length, 0,
										form == YBSS_FORM_ZONE ? YBSS_REASON_WRITTEN : YBSS_REASON_SHORT, -1};
		p->at += found->length;
		if (p->level < 4)
		{
			take_set(p, towns, zone->towns, 3);
			p->by_zone = true;
		}
		return true;
	}
	return false;
}

/* Tell whether a short name at the front of the text is meant as a division. */
static bool
short_name_stands(const YbssParser *p, int end, int level)
{
	YbssFound found[FOUND];
	int hits;

	if (word_follows(p, end, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE) | YBSS_WORDS(SECTION)) ||
		(level > 2 && word_follows(p, end, YBSS_WORDS(ZONE))))
		return false;
	if (p->unit[end] == 0 || ybss_is_separator(p->unit[end]) || p->unit[end] == '-')
		return true;
	if (!ybss_is_han(p->unit[end]))
		return p->level > 0;
	if (p->level > 0)
		return true;
	/* Another division below it settles the matter. */
	hits = ybss_find_names(p->lexicon, p->unit + end, found, FOUND);
	while (hits-- > 0)
		if (found[hits].length >= 2)
			return true;
	if (level <= 2 && word_follows(p, end, YBSS_WORDS(ZONE)))
		return true;
	/* 南京理工大学 is a place's name; 诸暨新世纪花园 begins with a division. */
	for (int at = end; at < end + 10 && ybss_is_han(p->unit[at]); at++)
		if (ybss_word_of(p->lexicon, p->unit + at, YBSS_WORDS(ROAD)) > 0)
			return true;
	return false;
}

/* A class word of towns that begins no other name: 宁波镇海区 has none. */
static int
town_class_stands(const YbssParser *p, int at)
{
	YbssFound found[FOUND];
	int hits = ybss_find_names(p->lexicon, p->unit + at, found, FOUND), class = town_class(p->unit + at);

	return class > 0 && hits > 0 && found[hits - 1].length > 2 ? 0 : class;
}

/* A class word that people write behind a short name although the official one differs; its length. */
static int
other_class(int level, const uint16_t *at)
{
	if (level == 1)
		return at[0] == 0x7701; /* 省 */
	if (level == 2)
		return at[0] == 0x5DDE || at[0] == 0x76DF || at[0] == 0x5E02 ? 1 : at[0] == 0x5730 && at[1] == 0x533A ? 2 : 0;
	return level == 3 ? ends_county(at[0]) : 0;
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

/* The names that fit the set as they stand. */
static bool
take_fitting(YbssParser *p, const YbssFound *found)
{
	uint32_t members[YBSS_SET];
	int level, count, class, end = p->at + found->length;

	if (is_trap(p, found->length))
		return false;
	count = collect(p, found->value, FORM(FULL), true, members, &level);
	/* 西区, 城区 name a county only below a city. */
	if (count > 0 && !name_goes_on(p, end) && !(level == 3 && found->length == 2 && p->unit[end - 1] == 0x533A && p->level == 0))
	{
		/* 经济开发区 stands among the towns of many counties. */
		if (level == 4 && p->level < 3 && is_zone_like(p->unit[end - 1]))
			return false;
		take_set(p, members, count, level);
		mention(p, level, found->length, YBSS_REASON_WRITTEN, -1);
		if (level == 4 && town_class(p->unit + p->at) == 3 && p->unit[p->at] == 0x529E)
		{
			p->at += 3; /* 街道办事处 */
			p->mention[4].length += 3;
		}
		return true;
	}
	count = collect(p, found->value, FORM(OLD), true, members, &level);
	if (count > 0 && !name_goes_on(p, end))
	{
		take_set(p, members, count, level);
		p->by_old = count > 1;
		mention(p, level, found->length, YBSS_REASON_OLD, note_of(p->lexicon, found->value));
		return true;
	}
	count = collect(p, found->value, FORM(SHORT), true, members, &level);
	if (count == 0)
		return false;
	/* 富阳市 has become 富阳区; 红河州 and 广西省 are said for longer names. */
	class = other_class(level, p->unit + end);
	if (class > 0 && !name_goes_on(p, end + class) && p->mention[level].length == 0)
	{
		keep_level(p, members, &count, level);
		take_set(p, members, count, level);
		mention(p, level, found->length + class, level == 3 ? YBSS_REASON_RECLASSED : YBSS_REASON_SHORT, -1);
		return true;
	}
	/* 柯桥镇 is no 柯桥区. */
	if (level < 4 && (town_class_stands(p, end) > 0 || (level < 3 && p->unit[end] == 0x53BF)))
		return false;
	if (level == 4)
	{
		class = town_class(p->unit + end);

		/* 南白镇 has become 南白街道: same core, another class word. */
		if (class > 0 && p->level > 0 && p->mention[4].length == 0)
		{
			take_set(p, members, count, 4);
			mention(p, 4, found->length + class, YBSS_REASON_RECLASSED, -1);
			return true;
		}
		/* 大连路 is a road although 大连路街道 exists. */
		if (p->level < 3 || count > 1 || !short_name_stands(p, end, level) || ends_county(p->unit[end]) ||
			word_follows(p, end + 1, YBSS_WORDS(ROAD)) ||
			word_follows(p, end, YBSS_WORDS(VILLAGE)) ||
			ybss_word_of(p->lexicon, p->unit + end - 1, YBSS_WORDS(ROAD)) == 1 ||
			ybss_word_of(p->lexicon, p->unit + end - 2, YBSS_WORDS(ROAD)) == 2)
			return false;
	}
	else if (!short_name_stands(p, end, level))
		return false;
	take_set(p, members, count, level);
	mention(p, level, found->length, YBSS_REASON_SHORT, -1);
	return true;
}

/* Remember a name that was said before. */
static void
repeat(YbssParser *p, int level, int length)
{
	if (p->repetitions < 8)
		p->repeated[p->repetitions++] =
			(YbssMention){(uint16_t) p->at, (uint16_t) length, (uint8_t) level, YBSS_REASON_REPEATED, -1};
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
	YbssFound next[FOUND];
	int hits;

	if (!ybss_is_han(p->unit[end]))
		return false;
	hits = ybss_find_names(p->lexicon, p->unit + end, next, FOUND);
	if (hits > 0 && next[hits - 1].length >= 3)
		return false;
	for (int at = end; at < end + 8 && ybss_is_han(p->unit[at]); at++)
	{
		if (ybss_word_of(p->lexicon, p->unit + at, YBSS_WORDS(PLACE)) > 0)
			return true;
		if (town_class(p->unit + at) > 0 ||
			ybss_word_of(p->lexicon, p->unit + at, YBSS_WORDS(ROAD) | YBSS_WORDS(VILLAGE) | YBSS_WORDS(ZONE)) > 0)
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

	if (p->sets == 0 || name_goes_on(p, end))
		return false;
	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t reference = p->lexicon->reference[list->start + i], place = YBSS_REFERENCE_TARGET(reference);
		YbssForm form = YBSS_REFERENCE_FORM(reference);
		YbssFound next[FOUND];
		int level = p->lexicon->place[place].level;

		if ((form != YBSS_FORM_FULL && form != YBSS_FORM_SHORT) || !stands_above(p, place))
			continue;
		/* 虾子镇遵义市第四中学: below the county it may begin a name. */
		if (p->level >= 3 && level < 4 && begins_name(p, end))
			return false;
		/* A short name is a repetition only before another division. */
		if (form == YBSS_FORM_SHORT && (level > 3 || p->mention[level].length == 0 || ybss_road_follows(p, end) ||
										ybss_find_names(p->lexicon, p->unit + end, next, FOUND) == 0))
			continue;
		narrow_to(p, place);
		if (p->mention[level].length == 0)
			mention(p, level, found->length, form == YBSS_FORM_FULL ? YBSS_REASON_WRITTEN : YBSS_REASON_SHORT, -1);
		else
			repeat(p, level, found->length);
		return true;
	}
	return false;
}

/* Tell whether a place lies in a zone that only the statistics count as a county (codes ..71 to ..79). */
static bool
is_statistical(const YbssLexicon *lexicon, uint32_t place)
{
	uint32_t county = lexicon->place[place].code / 1000 % 100;

	return county > 70 && county < 80;
}

/* Correct a wrong parent where the name is the only one of its kind nearby. */
static bool
take_correction(YbssParser *p, const YbssFound *found)
{
	uint32_t members[YBSS_SET];
	const YbssPlace *places = p->lexicon->place;
	int level, count = collect(p, found->value, FORM(FULL) | FORM(OLD), false, members, &level), kept = 0;
	int wide;

	if (count == 0 || p->sets == 0 || name_goes_on(p, p->at + found->length) ||
		level <= p->level - (p->by_zone || (level == 3 && p->level == 3 && found->length > 2) ? 1 : 0))
		return false;
	/* A town is looked for in its city, a county in its province, a city anywhere. */
	wide = level == 4 ? 2 : level == 3 ? 1 : 0;
	for (int i = 0; i < count; i++)
	{
		bool near = wide == 0;

		/* 吉首市凤凰县: the seat's name for its prefecture's. */
		for (int j = 0; j < p->sets && !near; j++)
			near = ancestor(p->lexicon, p->set[j], p->level == 3 && level == 3 ? 2 : wide) ==
				   ancestor(p->lexicon, members[i], p->level == 3 && level == 3 ? 2 : wide);
		/* The statistics count 威海经济技术开发区 as a county; by statute it is none. */
		if (near && places[members[i]].level == level && !is_statistical(p->lexicon, members[i]))
			members[kept++] = members[i];
	}
	if (kept != 1)
		return false;
	for (int l = level - 1; l > 0; l--)
		if (p->mention[l].length && !stands_above(p, ancestor(p->lexicon, members[0], l)))
			p->mention[l].reason = YBSS_REASON_CORRECTED;
	take_set(p, members, 1, level);
	mention(p, level, found->length, YBSS_REASON_WRITTEN, -1);
	return true;
}

/* Tell whether two runs sound alike, and at least half of the characters agree. */
static bool
sounds_like(const YbssLexicon *lexicon, const uint16_t *a, const uint16_t *b, int length)
{
	int same = 0;

	for (int i = 0; i < length; i++)
	{
		const YbssCharacter *x = &lexicon->character[a[i]], *y = &lexicon->character[b[i]];

		if (a[i] == b[i])
			same++;
		else if (x->sound == 0 || x->sound != y->sound)
			return false;
	}
	return same < length && same * 2 >= length;
}

/* The length of a short Han name with a town's class word at this place, or 0. */
static int
literal_town_length(const YbssParser *p, int *class)
{
	for (int i = 1; i <= 5 && ybss_is_han(p->unit[p->at + i - 1]); i++)
	{
		const uint16_t *at = p->unit + p->at + i - 1;

		if (i > 1 && ends_county(at[0]))
			return 0;
		if (town_class(at) == 0 && town_class(at + 1) == 0 && !(at[0] == 0x8DEF && i < 3) &&
			ybss_word_of(p->lexicon, at, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE) | YBSS_WORDS(VILLAGE) | YBSS_WORDS(ZONE)) > 0)
			return 0;
		if ((i >= 2 || p->level >= 3) && (*class = town_class_stands(p, p->at + i)) > 0)
			return ybss_word_of(p->lexicon, at + 1 + *class, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE)) > 0 &&
						   town_class(at + 1 + *class) == 0
					   ? 0
					   : i + *class;
	}
	return 0;
}

/* The only town of the set whose name sounds like this one, or UINT32_MAX. */
static uint32_t
town_by_sound(const YbssParser *p, int length, int class)
{
	const YbssPlace *places = p->lexicon->place;
	uint32_t found = UINT32_MAX;
	int hits = 0;

	for (int s = 0; s < p->sets && s < 24; s++)
		for (uint32_t t = p->set[s]; t < places[p->set[s]].end; t++)
			if (places[t].level == 4 && places[t].length == length &&
				sounds_like(p->lexicon, p->unit + p->at, p->lexicon->text + places[t].name, length - class) &&
				!memcmp(p->unit + p->at + length - class, p->lexicon->text + places[t].name + length - class,
						(size_t) class * 2))
			{
				found = t;
				hits++;
			}
	return hits == 1 ? found : UINT32_MAX;
}

/* A town that the lexicon does not have, or has under a name that sounds alike. */
static bool
take_literal_town(YbssParser *p)
{
	int class = 0, length = literal_town_length(p, &class);
	uint32_t heard;

	if (length == 0)
		return false;
	if (p->level >= 4 || (p->level == 0 && p->literal_town))
	{
		/* 鹤城镇油竹街道: the second is the town of another time. */
		if (p->repetitions >= 8)
			return false;
		repeat(p, 4, length);
		return true;
	}
	heard = p->level > 0 ? town_by_sound(p, length, class) : UINT32_MAX;
	if (heard != UINT32_MAX)
	{
		take_set(p, &heard, 1, 4);
		mention(p, 4, length, YBSS_REASON_SOUND, -1);
		return true;
	}
	if (p->literal_town)
	{
		repeat(p, 4, length);
		return true;
	}
	mention(p, 4, length, YBSS_REASON_UNKNOWN, -1);
	p->literal_town = true;
	return true;
}

/* Tell whether a known name of at least three characters, or a town's class word, comes next. */
static bool
division_follows(YbssParser *p, int at, unsigned fit)
{
	uint32_t members[YBSS_SET];
	YbssFound found[FOUND];
	int hits = ybss_find_names(p->lexicon, p->unit + at, found, FOUND), level, class;
	int here = p->at;

	while (hits-- > 0)
		if (found[hits].length >= 3 && collect(p, found[hits].value, FORM(FULL), fit, members, &level) > 0)
			return true;
	p->at = at;
	level = literal_town_length(p, &class);
	p->at = here;
	return level > class + 1;
}

/* 湖北省宜宣市兴山县: a county or city that is not known, where another division follows. */
static bool
take_unknown(YbssParser *p)
{
	if (p->level > 2 || p->literal_town)
		return false;
	for (int i = 2; i <= 4 && ybss_is_han(p->unit[p->at + i - 1]); i++)
	{
		if (!ends_county(p->unit[p->at + i]))
			continue;
		if (ybss_word_of(p->lexicon, p->unit + p->at + i - 1, YBSS_WORDS(VILLAGE) | YBSS_WORDS(ZONE) | YBSS_WORDS(PLACE)) > 1 ||
			!division_follows(p, p->at + i + 1, p->level > 0))
			continue;
		if (p->mention[3].length > 0)
			return false;
		mention(p, 3, i + 1, YBSS_REASON_UNKNOWN, -1);
		return true;
	}
	return false;
}

/* 路南工业园区柯岩街道: a zone that is not known, where a town follows. */
static bool
take_literal_zone(YbssParser *p)
{
	if (p->zone >= 0 || p->zone_mention.length > 0)
		return false;
	for (int i = 0; i <= 6 && ybss_is_han(p->unit[p->at + i]); i++)
	{
		int word = ybss_word_of(p->lexicon, p->unit + p->at + i, YBSS_WORDS(ZONE));

		if (word == 0)
			continue;
		if (!division_follows(p, p->at + i + word, p->level > 0))
			return false;
		p->zone_mention = (YbssMention){(uint16_t) p->at, (uint16_t) (i + word), 0, YBSS_REASON_UNKNOWN, -1};
		p->at += i + word;
		return true;
	}
	return false;
}

/* Something before the address: step over it where a division surely begins later. */
static bool
skip_front(YbssParser *p)
{
	uint32_t members[YBSS_SET];

	if (p->level > 0 || p->front > 0 || p->literal_town)
		return false;
	for (int at = p->at + 1; at < p->at + 24 && p->unit[at] != 0; at++)
	{
		YbssFound found[FOUND];
		int hits, level;

		if (!(p->lexicon->character[p->unit[at]].kind & YBSS_BEGINS_DIVISION))
			continue;
		hits = ybss_find_names(p->lexicon, p->unit + at, found, FOUND);
		while (hits-- > 0)
			if (found[hits].length >= 3 && collect(p, found[hits].value, FORM(FULL) | FORM(OLD), false, members, &level) > 0 &&
				level <= 3 && !name_goes_on(p, at + found[hits].length) &&
				(ybss_is_separator(p->unit[at - 1]) || division_follows(p, at + found[hits].length, false)))
			{
				p->front = at;
				p->front_start = p->at;
				p->at = at;
				return true;
			}
	}
	return false;
}

/* ---- villages ---------------------------------------------------------- */

/* The class word behind a village's name tells its kinds; a bit for each YbssVillageKind. */
static unsigned
village_kinds(const uint16_t *word, int length)
{
	if (length == 0)
		return ~0u;
	if (word[0] == 0x793E || word[0] == 0x5C45) /* 社区, 居委会 */
		return 1u << YBSS_VILLAGE_COMMUNITY | 1u << YBSS_VILLAGE_COMMITTEE;
	if (word[0] == 0x560E)
		return 1u << YBSS_VILLAGE_GACHA;
	return 1u << YBSS_VILLAGE_VILLAGE | 1u << YBSS_VILLAGE_GACHA;
}

/* Tell whether a village lies in the set. */
static bool
village_fits(const YbssParser *p, uint32_t village)
{
	for (int i = 0; i < p->sets; i++)
		if (village >= p->lexicon->place[p->set[i]].village && village < p->lexicon->place[p->set[i]].village_end)
			return true;
	return p->sets == 0;
}

/* Collect the villages of a core that fit; returns how many there are in all. */
static int
collect_villages(YbssParser *p, uint32_t list, unsigned kinds)
{
	const YbssList *l = &p->lexicon->core_list[list];
	const uint32_t *posting = p->lexicon->posting + l->start;
	uint32_t low = 0, high = l->count, end = UINT32_MAX;
	int hits = 0;

	if (p->sets == 1)
	{
		uint32_t first = p->lexicon->place[p->set[0]].village;

		end = p->lexicon->place[p->set[0]].village_end;
		while (low < high)
		{
			uint32_t middle = low + (high - low) / 2;

			if (posting[middle] < first)
				low = middle + 1;
			else
				high = middle;
		}
	}
	for (uint32_t i = low; i < l->count && posting[i] < end; i++)
		if ((kinds >> p->lexicon->village[posting[i]].kind & 1) && village_fits(p, posting[i]))
		{
			if (hits < YBSS_CANDIDATES)
				p->village_set[hits] = posting[i];
			hits++;
		}
	return hits;
}

static void
take_village(YbssParser *p, int hits, int length, YbssReason reason)
{
	p->villages = hits;
	p->village = p->village_set[0];
	p->village_start = p->at;
	p->village_length = length;
	p->village_reason = reason;
	p->at += length;
	if (hits == 1)
	{
		uint32_t town = ybss_village_town(p->lexicon, p->village);

		take_set(p, &town, 1, 4);
	}
}

/* A village of the only possible town whose name sounds alike. */
static bool
take_village_by_sound(YbssParser *p, int core, int word)
{
	const YbssPlace *town = &p->lexicon->place[p->set[0]];
	unsigned kinds = village_kinds(p->unit + p->at + core, word);
	int hits = 0;

	if (p->sets != 1 || p->level != 4 || p->literal_town)
		return false;
	for (uint32_t v = town->village; v < town->village_end; v++)
	{
		const YbssVillage *village = &p->lexicon->village[v];

		if (village->core == core && (kinds >> village->kind & 1) &&
			sounds_like(p->lexicon, p->unit + p->at, p->lexicon->text + village->name, core))
		{
			p->village_set[0] = v;
			hits++;
		}
	}
	if (hits != 1)
		return false;
	take_village(p, 1, core + word, YBSS_REASON_SOUND);
	return true;
}

/* A village that the lexicon does not have: a short Han name and a class word. */
static bool
take_literal_village(YbssParser *p)
{
	for (int core = 1; core <= 6 && ybss_is_han(p->unit[p->at + core - 1]); core++)
	{
		int word = ybss_word_of(p->lexicon, p->unit + p->at + core, YBSS_WORDS(VILLAGE));

		if (ybss_word_of(p->lexicon, p->unit + p->at + core - 1, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE)) > 0)
			return false;
		if (word == 0)
			continue;
		if (ybss_word_of(p->lexicon, p->unit + p->at + core + word, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE)) > 0 ||
			(word == 1 && p->unit[p->at + core - 1] == 0x65B0)) /* 新村 is a compound */
			return false;
		if (take_village_by_sound(p, core, word))
			return true;
		if (core == 1)
			return false;
		p->villages = -1;
		p->village_start = p->at;
		p->village_length = core + word;
		p->village_reason = YBSS_REASON_UNKNOWN;
		p->at += core + word;
		return true;
	}
	return false;
}

/* Tell whether 乐安 may stand for 乐安村: what follows is no name that it could begin. */
static bool
bare_village_stands(const YbssParser *p, int end)
{
	uint16_t next = p->unit[end];

	/* 红联安居路: a road with a name of its own follows. */
	if (!word_follows(p, end, ~0u))
		for (int i = 2; i <= 4 && ybss_is_han(p->unit[end + i - 1]); i++)
		{
			if (ybss_word_of(p->lexicon, p->unit + end + i, YBSS_WORDS(ROAD)) > 0 && !word_follows(p, end + 1, YBSS_WORDS(ROAD)))
				return true;
			if (ybss_word_of(p->lexicon, p->unit + end + i, ~0u) > 0)
				break;
		}
	return next == 0 || ybss_is_separator(next) || ybss_is_digit(next) ||
		   (ybss_numeral_value(next) >= 0 && ybss_word_of(p->lexicon, p->unit + end + 1, YBSS_WORDS(GROUP) | YBSS_WORDS(NUMBER)) > 0);
}

/* The village or neighbourhood at this place of the text. */
static bool
read_village(YbssParser *p)
{
	YbssFound found[FOUND];
	int hits = ybss_find_cores(p->lexicon, p->unit + p->at, found, FOUND);
	bool one_town = p->sets == 1 && p->level == 4 && !p->literal_town;

	while (hits-- > 0)
	{
		int length = found[hits].length, word, count;
		unsigned kinds;

		word = ybss_word_of(p->lexicon, p->unit + p->at + length, YBSS_WORDS(VILLAGE));
		kinds = village_kinds(p->unit + p->at + length, word);
		if (ybss_word_of(p->lexicon, p->unit + p->at + length + word, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE)) > 0)
			continue;
		if (word == 0)
		{
			/* 乐安 for 乐安村 only in a known town, and 青城桥社区 written out has kind OTHER. */
			if (length < 2 || (!one_town && p->level < 3) || ybss_road_follows(p, p->at + length))
				continue;
			if (!one_town)
				kinds = 1u << YBSS_VILLAGE_OTHER;
			else if (!bare_village_stands(p, p->at + length))
				continue;
		}
		if (p->literal_town)
			continue;
		count = collect_villages(p, found[hits].value, kinds);
		if (count == 0 && one_town && word > 0)
			count = collect_villages(p, found[hits].value, ~0u);
		if (count == 0 || (word == 0 && count > 1))
			continue;
		take_village(p, count, length + word, word ? YBSS_REASON_WRITTEN : YBSS_REASON_SHORT);
		return true;
	}
	return p->level >= 3 && take_literal_village(p);
}

/* ---- the whole --------------------------------------------------------- */

/* Step over what may stand between the names of divisions. */
static void
skip_separators(YbssParser *p)
{
	YbssFound found[FOUND];
	static const uint16_t fillers[][4] = {
		{0x5E02, 0x8F96, 0x533A}, {0x5176, 0x5B83, 0x533A}, {0x5176, 0x4ED6, 0x533A}, {0x4E2D, 0x56FD}, {0x57CE, 0x533A}};

	for (bool more = true; more;)
	{
		more = false;
		while (ybss_is_separator(p->unit[p->at]) || p->unit[p->at] == '-' || p->unit[p->at] == '/' || p->unit[p->at] == '.')
			p->at++;
		/* 市辖区, 其它区 say nothing; 中国 only at the front. */
		for (int f = 0; f < 5 && !more; f++)
		{
			int n = f >= 3 ? 2 : 3;

			if (!memcmp(p->unit + p->at, fillers[f], (size_t) n * 2) && (f == 3 ? p->level == 0 : p->level == 3 || (f < 3 && p->level > 0)) &&
				(f != 3 || ybss_find_names(p->lexicon, p->unit + p->at + 2, found, FOUND) > 0))
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
	YbssFound found[FOUND];
	int hits = ybss_find_names(p->lexicon, p->unit + p->at, found, FOUND);

	for (int i = hits - 1; i >= 0; i--)
		if (take_zone(p, &found[i]) || (p->level < 4 && take_fitting(p, &found[i])))
			return true;
	for (int i = hits - 1; i >= 0; i--)
		if (take_repetition(p, &found[i]))
			return true;
	for (int i = hits - 1; i >= 0; i--)
		if (take_correction(p, &found[i]))
			return true;
	return take_literal_town(p) || take_unknown(p) || take_literal_zone(p) || skip_front(p);
}

/* Give back a short name that nothing made certain. */
static void
drop_doubtful(YbssParser *p)
{
	const YbssMention *m = &p->mention[p->level];

	if (p->sets < 2 || p->by_zone || p->villages || m->reason != YBSS_REASON_SHORT)
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
			take_set(p, &keep, 1, p->level);
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

	if (!ybss_place_of_code(p->lexicon, p->local_division / 1000 * 1000, &place) || p->literal_town ||
		(p->level > 0 && !fits(p, place)))
		return;
	take_set(p, &place, 1, p->lexicon->place[place].level);
	if (ybss_village_of_code(p->lexicon, p->local_division, &village))
	{
		p->village_set[0] = village;
		p->villages = 1;
		p->village = village;
		p->village_start = p->village_length = 0;
		p->village_reason = YBSS_REASON_COMPLETED;
	}
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
	if (p->unit[p->at] != 0 && read_village(p))
	{
		skip_separators(p);
	}
	if (p->villages == 0)
		drop_doubtful(p);
	if (p->villages == 0 && p->local_division > 0)
		take_local_division(p);
	if (p->by_old && p->sets > 1)
	{
		/* The usual successor, where nothing below says otherwise. */
		uint32_t usual = p->set[0];

		take_set(p, &usual, 1, p->level);
	}
}

/* Emit the place's name on its level, completed or as the text has it. */
static void
emit_place(YbssParser *p, uint32_t place)
{
	static const YbssElementKind kinds[] = {0, YBSS_ELEMENT_PROVINCE, YBSS_ELEMENT_CITY, YBSS_ELEMENT_DISTRICT, YBSS_ELEMENT_TOWN};
	const YbssPlace *it = &p->lexicon->place[place];
	const YbssMention *m = &p->mention[it->level];
	YbssElement *e;

	/* By statute such a zone is no county: named it is a zone, and it completes nothing. */
	if (it->level == 3 && is_statistical(p->lexicon, place))
	{
		if (m->length && p->zone < 0)
			ybss_emit(p, YBSS_ELEMENT_ZONE, m->start, m->start + m->length, p->lexicon->text + it->name, it->length,
					  (YbssReason) m->reason);
		return;
	}
	e = ybss_emit(p, it->level == 4 && m->length && is_zone_like(p->lexicon->text[it->name + it->length - 1]) && p->zone < 0
					   ? YBSS_ELEMENT_ZONE
					   : kinds[it->level],
				  m->length ? m->start : 0, m->length ? m->start + m->length : 0,
				  p->lexicon->text + it->name, it->length,
				  m->length == 0 ? YBSS_REASON_COMPLETED
				  : m->reason == YBSS_REASON_UNKNOWN ? YBSS_REASON_CORRECTED
													 : (YbssReason) m->reason);
	if (e && m->length)
		e->note = m->note;
}

/* What all members of the set share, or UINT32_MAX. */
static uint32_t
common_place(const YbssParser *p)
{
	uint32_t common = p->set[0];

	for (int i = 1; i < p->sets; i++)
		while (!(p->set[i] >= common && p->set[i] < p->lexicon->place[common].end))
		{
			if (p->lexicon->place[common].parent == common)
				return UINT32_MAX;
			common = p->lexicon->place[common].parent;
		}
	return common;
}

/* Emit an element whose division is not certain: as the text has it. */
static void
emit_mention(YbssParser *p, YbssElementKind kind, const YbssMention *m, YbssReason reason)
{
	if (m->length)
		ybss_emit_typed(p, kind, m->start, m->start + m->length, reason);
}

/* Emit the names above a place and its own. */
static void
emit_chain(YbssParser *p, uint32_t place)
{
	const YbssPlace *places = p->lexicon->place;
	uint32_t chain[5] = {0};
	int depth = 0;

	for (uint32_t at = place;; at = places[at].parent)
	{
		chain[depth++] = at;
		if (places[at].parent == at)
			break;
	}
	while (depth-- > 0)
	{
		const YbssPlace *it = &places[chain[depth]];

		if (!it->hidden)
			emit_place(p, chain[depth]);
		if (depth == 0 && it->level == 1 && it->length == 3 && p->lexicon->text[it->name + 2] == 0x5E02)
			ybss_emit(p, YBSS_ELEMENT_CITY, 0, 0, p->lexicon->text + it->name, it->length, YBSS_REASON_COMPLETED);
		if (it->hidden && it->level == 2 && places[it->parent].core == 2 &&
				 p->lexicon->text[places[it->parent].name + 2] == 0x5E02 && places[it->parent].length == 3)
			/* 北京市 is province and city at once. */
			ybss_emit(p, YBSS_ELEMENT_CITY, 0, 0, p->lexicon->text + places[it->parent].name,
					  places[it->parent].length, YBSS_REASON_COMPLETED);
		if (it->level == 3 && p->zone < 0)
			emit_mention(p, YBSS_ELEMENT_ZONE, &p->zone_mention, YBSS_REASON_UNKNOWN);
		if (it->level == 3 && p->zone >= 0)
			ybss_emit(p, YBSS_ELEMENT_ZONE, p->zone_mention.start, p->zone_mention.start + p->zone_mention.length,
					  p->lexicon->text + p->lexicon->zone[p->zone].name, p->lexicon->zone[p->zone].length,
					  (YbssReason) p->zone_mention.reason);
	}
}

/* Name the candidates and lower the confidence. */
static void
add_candidates(YbssParser *p)
{
	YbssParse *out = p->parse;
	int total = p->villages > 1 ? p->villages : p->sets;

	for (int i = 0; i < total && i < YBSS_CANDIDATES; i++)
		out->candidate[out->candidates++] = p->villages > 1 ? ybss_village_code(p->lexicon, p->village_set[i])
															: ybss_place_code(p->lexicon, p->set[i]);
	out->more_candidates = total - out->candidates;
	out->confidence /= (float) total;
}

/* A village that is not certain: as written, 村委会 shortened to 村. */
static void
emit_literal_village(YbssParser *p)
{
	int length = p->village_length;
	const uint16_t *name = p->unit + p->village_start;

	for (int i = 1; i < length; i++)
		if (name[i] == 0x6751 || (name[i] == 0x533A && name[i - 1] == 0x793E)) /* 村, 社区 */
		{
			if (ybss_word_of(p->lexicon, name + i, YBSS_WORDS(VILLAGE)) == length - i || name[i] == 0x533A)
				length = i + 1;
		}
	ybss_emit(p, YBSS_ELEMENT_COMMUNITY, p->village_start, p->village_start + p->village_length, name, length,
			  p->villages > 1 ? YBSS_REASON_AMBIGUOUS : YBSS_REASON_UNKNOWN);
}

/* Turn what was found into elements, wide to narrow. */
void
ybss_emit_divisions(YbssParser *p)
{
	static const YbssElementKind kinds[] = {0, YBSS_ELEMENT_PROVINCE, YBSS_ELEMENT_CITY, YBSS_ELEMENT_DISTRICT, YBSS_ELEMENT_TOWN};
	uint32_t common = UINT32_MAX;
	int common_level = 0;

	if (p->villages > 1 && p->villages <= YBSS_CANDIDATES)
	{
		/* What the villages' towns share is certain. */
		p->sets = 0;
		for (int i = 0; i < p->villages; i++)
			p->set[p->sets++] = ybss_village_town(p->lexicon, p->village_set[i]);
	}
	if (p->sets > 0)
		common = common_place(p);
	if (common != UINT32_MAX)
	{
		emit_chain(p, common);
		common_level = p->lexicon->place[common].level;
		p->parse->code = ybss_place_code(p->lexicon, common);
	}
	for (int l = common_level + 1; l <= 4; l++)
	{
		emit_mention(p, kinds[l], &p->mention[l],
					 p->mention[l].reason == YBSS_REASON_UNKNOWN ? YBSS_REASON_UNKNOWN : YBSS_REASON_AMBIGUOUS);
		if (l == 3 && p->zone < 0)
			emit_mention(p, YBSS_ELEMENT_ZONE, &p->zone_mention, YBSS_REASON_UNKNOWN);
	}
	for (int i = 0; i < p->repetitions; i++)
		emit_mention(p, kinds[p->repeated[i].level], &p->repeated[i], YBSS_REASON_REPEATED);
	if (p->villages > 1 || (p->sets > 1 && !p->by_zone))
		add_candidates(p);
	if (p->villages == 1)
	{
		uint16_t name[80];
		int length = ybss_village_name(p->lexicon, p->village, name, 80);

		ybss_emit(p, YBSS_ELEMENT_COMMUNITY, p->village_start, p->village_start + p->village_length, name, length,
				  (YbssReason) p->village_reason);
		p->parse->code = ybss_village_code(p->lexicon, p->village);
	}
	else if (p->villages != 0)
		emit_literal_village(p);
}
