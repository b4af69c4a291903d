/*
 * villages.c
 *		Villages and neighbourhoods.
 */
#include "address/read/components.h"
#include "address/read/divisions.h"

#include <string.h>
#include <uchar.h>

#include "text/numeral.h"

/* The class word behind a village's name tells its kinds; a bit for each YbssVillageKind. */
static unsigned
village_kinds(const uint16_t *word, int length)
{
	if (length == 0)
		return ~0u;
	if (word[0] == u'社' || word[0] == u'居') /* 社区, 居委会 */
		return 1u << YBSS_VILLAGE_COMMUNITY | 1u << YBSS_VILLAGE_COMMITTEE;
	if (word[0] == u'嘎')
		return 1u << YBSS_VILLAGE_GACHA;
	return 1u << YBSS_VILLAGE_VILLAGE | 1u << YBSS_VILLAGE_GACHA;
}

/* Tell whether a village lies in the set. */
static bool
village_fits(const YbssParser *p, uint32_t village)
{
	for (int i = 0; i < p->sets; i++)
		if (village >= p->lexicon->place[p->set[i]].village &&
			village < p->lexicon->place[p->set[i]].village_end)
			return true;
	return p->sets == 0;
}

/* The first posting of a list at or behind a village. */
static uint32_t
first_posting(const YbssLexicon *lexicon, const YbssList *list, uint32_t village)
{
	const uint32_t *posting = lexicon->posting + list->start;
	uint32_t low = 0, high = list->count;

	while (low < high)
	{
		uint32_t middle = low + (high - low) / 2;

		if (posting[middle] < village)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Collect the villages of a core that fit; returns how many there are in all. */
static int
collect_villages(YbssParser *p, uint32_t list, unsigned kinds)
{
	const YbssList *l = &p->lexicon->core_list[list];
	const uint32_t *posting = p->lexicon->posting + l->start;
	uint32_t low = 0, end = UINT32_MAX;
	int hits = 0;

	if (p->sets == 1)
	{
		low = first_posting(p->lexicon, l, p->lexicon->place[p->set[0]].village);
		end = p->lexicon->place[p->set[0]].village_end;
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

/* The core at this place that a class word follows, or NULL. */
static const YbssList *
core_with_class(const YbssParser *p, int at)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_cores(p->lexicon, p->unit + at, found, YBSS_FOUND);

	while (hits-- > 0 && found[hits].length > 1)
		if (ybss_word_of(p->lexicon, p->unit + at + found[hits].length, YBSS_WORDS(VILLAGE)) > 0)
			return &p->lexicon->core_list[found[hits].value];
	return NULL;
}

/* Tell whether some village's name stands here, its class word written. */
bool
ybss_village_named(const YbssParser *p, int at)
{
	return core_with_class(p, at) != NULL;
}

/* The only town of some places that has a village here, its class word written. */
bool
ybss_town_of_village(const YbssParser *p, const uint32_t *places, int count, int at, uint32_t *town)
{
	const YbssList *list = core_with_class(p, at);
	int hits = 0;

	for (int i = 0; list && i < count && hits < 2; i++)
	{
		const YbssPlace *place = &p->lexicon->place[places[i]];
		uint32_t first = first_posting(p->lexicon, list, place->village);

		if (place->level == 4 && first < list->count &&
			p->lexicon->posting[list->start + first] < place->village_end)
		{
			*town = places[i];
			hits++;
		}
	}
	return hits == 1;
}

/* Tell whether a village of the set stands here, in full: 古镇社区, 海伦农场二站管理区. */
bool
ybss_village_stands(const YbssParser *p)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_cores(p->lexicon, p->unit + p->at, found, YBSS_FOUND);

	while (hits-- > 0 && found[hits].length > 1)
	{
		const YbssList *list = &p->lexicon->core_list[found[hits].value];
		bool has_class =
			ybss_word_of(p->lexicon, p->unit + p->at + found[hits].length, YBSS_WORDS(VILLAGE)) > 0;

		for (int s = 0; s < p->sets; s++)
		{
			const YbssPlace *place = &p->lexicon->place[p->set[s]];
			uint32_t first = first_posting(p->lexicon, list, place->village), village;

			if (first == list->count)
				continue;
			village = p->lexicon->posting[list->start + first];
			if (village < place->village_end &&
				(has_class || (p->lexicon->village[village].kind == YBSS_VILLAGE_OTHER &&
							   found[hits].length > 3)))
				return true;
		}
	}
	return false;
}

/* Take the villages that were collected. */
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

		ybss_take_set(p, &town, 1, 4);
	}
}

typedef bool (*YbssLikeness)(const YbssLexicon *, const uint16_t *, const uint16_t *, int);

/* Count the villages of the possible towns whose name is like the one written; keeps the last. */
static int
count_heard(YbssParser *p, int core, unsigned kinds, YbssLikeness like)
{
	int hits = 0;

	for (int s = 0; s < p->sets; s++)
	{
		const YbssPlace *town = &p->lexicon->place[p->set[s]];

		for (uint32_t v = town->village; v < town->village_end; v++)
		{
			const YbssVillage *village = &p->lexicon->village[v];

			if (village->core == core && (kinds >> village->kind & 1) &&
				like(p->lexicon, p->unit + p->at, p->lexicon->text + village->name, core))
			{
				p->village_set[0] = v;
				hits++;
			}
		}
	}
	return hits;
}

/* The only village of the possible towns whose name sounds alike. */
static bool
take_village_by_sound(YbssParser *p, int core, int word)
{
	unsigned kinds = village_kinds(p->unit + p->at + core, word);
	int hits;

	if (p->sets == 0 || p->sets > 40 || p->level != 4 || p->literal_town)
		return false;
	hits = count_heard(p, core, kinds, ybss_sounds_like);
	/* 扬绿村: every character another, but the town is certain. */
	if (hits == 0 && p->sets == 1 && core > 1)
		hits = count_heard(p, core, kinds, ybss_sounds_throughout);
	if (hits != 1)
		return false;
	take_village(p, 1, core + word, YBSS_REASON_SOUND);
	return true;
}

/* 虾仔镇乐安村: the only town with such a village whose name sounds like the one written. */
static bool
take_town_by_village(YbssParser *p, const YbssFound *found, int word)
{
	const YbssList *list = &p->lexicon->core_list[found->value];
	const YbssMention *m = &p->mention[4];
	unsigned kinds = village_kinds(p->unit + p->at + found->length, word);
	int hits = 0;

	if (word == 0 || m->length < 3 || (!p->literal_town && p->sets < 2))
		return false;
	for (uint32_t i = 0; i < list->count && hits < 2; i++)
	{
		uint32_t village = p->lexicon->posting[list->start + i],
				 town = ybss_village_town(p->lexicon, village);
		const YbssPlace *place = &p->lexicon->place[town];

		if ((kinds >> p->lexicon->village[village].kind & 1) && place->length == m->length &&
			(p->level == 0 || p->level == 4 || ybss_place_fits(p, town)) &&
			ybss_sounds_like(p->lexicon, p->unit + m->start, p->lexicon->text + place->name,
							 m->length))
		{
			p->village_set[0] = village;
			hits++;
		}
	}
	if (hits != 1)
		return false;
	p->mention[4].reason = YBSS_REASON_SOUND;
	p->literal_town = false;
	take_village(p, 1, found->length + word, YBSS_REASON_WRITTEN);
	return true;
}

/* Tell whether a name goes on behind a village's: 林校路, and 林校社区路, but not 虾子社区粮站. */
static bool
village_goes_on(const YbssParser *p, int end, bool has_class)
{
	int road = ybss_word_of(p->lexicon, p->unit + end, YBSS_WORDS(ROAD)), word;

	if (!has_class && ybss_word_of(p->lexicon, p->unit + end, YBSS_WORDS(PLACE)) > 0)
		return true;
	return road > 0 && ybss_word_of(p->lexicon, p->unit + end, YBSS_WORDS(PLAIN)) <= road &&
		   ybss_named_group(p, end, &word) == 0;
}

/* A village that the lexicon does not have: a short Han name and a class word. */
static bool
take_literal_village(YbssParser *p)
{
	for (int core = 1; core <= 6 && ybss_is_han(p->unit[p->at + core - 1]); core++)
	{
		int word = ybss_word_of(p->lexicon, p->unit + p->at + core, YBSS_WORDS(VILLAGE));
		const uint16_t *at = p->unit + p->at + core - 1;
		int place = ybss_word_of(p->lexicon, at, YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE));

		/* 林校社区 is a neighbourhood, 林校路 is not. */
		if (place > 0 && ybss_word_of(p->lexicon, at + place, YBSS_WORDS(VILLAGE)) == 0)
			return false;
		if (word == 0)
			continue;
		if (village_goes_on(p, p->at + core + word, true) ||
			(word == 1 && p->unit[p->at + core - 1] == u'新')) /* 新村 is a compound */
			return false;
		if (take_village_by_sound(p, core, word))
			return true;
		if (village_goes_on(p, p->at + core + word, word > 1))
			return false;
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

/* Tell whether a name is a road's: 北京路 stands for no 北京路社区. */
static bool
is_road_name(const YbssParser *p, int end)
{
	return ybss_word_of(p->lexicon, p->unit + end - 1, YBSS_WORDS(ROAD)) == 1 ||
		   ybss_word_of(p->lexicon, p->unit + end - 2, YBSS_WORDS(ROAD)) == 2;
}

/* Tell whether a name is that of a village with its class word: 时村 is no 时村社区 where 时 is
 * one. */
static bool
is_written_out(YbssParser *p, const YbssFound *found, int hits, int length)
{
	for (int i = 0; i < hits; i++)
	{
		const uint16_t *at = p->unit + p->at + found[i].length;
		int word = ybss_word_of(p->lexicon, at, YBSS_WORDS(VILLAGE));

		if (word > 0 && found[i].length + word == length &&
			collect_villages(p, found[i].value, village_kinds(at, word)) == 1)
			return true;
	}
	return false;
}

/* Tell whether a building is numbered here: 乌江恬苑3栋 is a compound, not its neighbourhood. */
static bool
building_follows(const YbssParser *p, int at)
{
	YbssDesignator d;
	uint32_t classes;

	return ybss_read_components(p, at, &d) && ybss_number_class(p, d.end, &classes) > 0 &&
		   (classes & (YBSS_WORDS(HALL) | YBSS_WORDS(UNIT) | YBSS_WORDS(PHASE)));
}

/* Tell whether 乐安 may stand for 乐安村: what follows is no name that it could begin. */
static bool
bare_village_stands(const YbssParser *p, int end)
{
	uint16_t next = p->unit[end];

	/* 红联安居路: a road with a name of its own follows. */
	if (!ybss_word_follows(p, end, ~0u))
		for (int i = 2; i <= 4 && ybss_is_han(p->unit[end + i - 1]); i++)
		{
			if (ybss_word_of(p->lexicon, p->unit + end + i, YBSS_WORDS(ROAD)) > 0 &&
				!ybss_word_follows(p, end + 1, YBSS_WORDS(ROAD)))
				return true;
			if (ybss_word_of(p->lexicon, p->unit + end + i, ~YBSS_WORDS(SIDE)) > 0)
				break;
		}
	return next == 0 || ybss_is_separator(next) ||
		   (ybss_is_digit(next) && !building_follows(p, end)) ||
		   (ybss_numeral_value(next) >= 0 &&
			ybss_word_of(p->lexicon, p->unit + end + 1, YBSS_WORDS(GROUP) | YBSS_WORDS(NUMBER)) >
				0);
}

/* 水洋村村委会旁: the committee's house is meant. What belongs to the village of its class word. */
static int
committee(const YbssParser *p, int at, int word)
{
	return word > 2 && p->unit[at + 1] == u'村' &&
				   ybss_word_of(p->lexicon, p->unit + at + word, YBSS_WORDS(RELATION)) > 0
			   ? 1
			   : word;
}

/* 乐安材: a slip of the class word, behind which nothing goes on. */
static bool
looks_like_village(const YbssParser *p, int at)
{
	uint16_t next = p->unit[at + 1];

	return YBSS_SHAPE(p->lexicon->character[p->unit[at]].kind) ==
			   YBSS_SHAPE(p->lexicon->character[u'村'].kind) && /* 村 */
		   (next == 0 || ybss_is_separator(next) || ybss_is_digit(next) ||
			ybss_numeral_value(next) >= 0);
}

/* The village or neighbourhood at this place of the text. */
bool
ybss_read_village(YbssParser *p)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_cores(p->lexicon, p->unit + p->at, found, YBSS_FOUND);
	bool one_town = p->sets == 1 && p->level == 4 && !p->literal_town;

	while (hits-- > 0)
	{
		int length = found[hits].length, word, count;
		unsigned kinds;
		bool slip;

		word = ybss_word_of(p->lexicon, p->unit + p->at + length, YBSS_WORDS(VILLAGE));
		slip = word == 0 && length > 1 && one_town && looks_like_village(p, p->at + length);
		word += slip;
		kinds = village_kinds(p->unit + p->at + length, slip ? 0 : word);
		if (village_goes_on(p, p->at + length + word, word > 0))
			continue;
		if (word == 0)
		{
			/* 乐安 for 乐安村 only in a known town, and 青城桥社区 written out has kind OTHER. */
			if (length < 2 || (!one_town && p->level < 3) || ybss_road_follows(p, p->at + length) ||
				is_road_name(p, p->at + length) || is_written_out(p, found, hits, length))
				continue;
			if (!one_town)
				kinds = 1u << YBSS_VILLAGE_OTHER;
			else if (!bare_village_stands(p, p->at + length))
				continue;
		}
		if (p->literal_town)
		{
			if (take_town_by_village(p, &found[hits], word))
				return true;
			continue;
		}
		count = collect_villages(p, found[hits].value, kinds);
		if (count == 0 && one_town && word > 0)
			count = collect_villages(p, found[hits].value, ~0u);
		if (count == 0 && take_town_by_village(p, &found[hits], word))
			return true;
		if (count == 0 || (word == 0 && count > 1))
			continue;
		take_village(p, count, length + committee(p, p->at + length, word),
					 slip	? YBSS_REASON_SOUND
					 : word ? YBSS_REASON_WRITTEN
							: YBSS_REASON_SHORT);
		return true;
	}
	return p->level >= 3 && take_literal_village(p);
}
