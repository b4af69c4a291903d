/*
 * villages.c
 *		Villages and neighbourhoods.
 */
#include "address/read/villages.h"

#include "address/lexicon/likeness.h"
#include "address/read/ahead.h"
#include "address/read/components.h"
#include "address/read/detail_group.h"
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

/* The class word of villages at a place; its length, or 0. */
static int
village_word(const YbssScan *scan, int at)
{
	return ybss_word_of(scan->lexicon, scan->unit + at, YBSS_WORDS(VILLAGE));
}

/* Tell whether a village lies in the set. */
static bool
village_fits(const YbssLexicon *lexicon, const YbssDivisions *divisions, uint32_t village)
{
	for (int i = 0; i < divisions->sets; i++)
	{
		const YbssPlace *place = &lexicon->place[divisions->set[i]];

		if (village >= place->village && village < place->village_end)
			return true;
	}
	return divisions->sets == 0;
}

/* Collect the villages of a core that fit; returns how many there are in all. */
static int
collect_villages(const YbssLexicon *lexicon, YbssDivisions *divisions, uint32_t list,
				 unsigned kinds)
{
	const YbssList *l = &lexicon->core_list[list];
	const uint32_t *posting = ybss_entries(lexicon->posting, l);
	uint32_t low = 0, end = UINT32_MAX;
	int hits = 0;

	if (divisions->sets == 1)
	{
		const YbssPlace *place = &lexicon->place[divisions->set[0]];

		low = ybss_first_posting(lexicon, l, place->village);
		end = place->village_end;
	}
	for (uint32_t i = low; i < l->count && posting[i] < end; i++)
		if ((kinds >> lexicon->village[posting[i]].kind & 1) &&
			village_fits(lexicon, divisions, posting[i]))
		{
			if (hits < YBSS_CANDIDATES)
				divisions->village_set[hits] = posting[i];
			hits++;
		}
	return hits;
}

/* Tell whether a village of the set stands here, in full: 古镇社区, 海伦农场二站管理区. */
bool
ybss_village_stands(const YbssScan *scan, const YbssDivisions *divisions, int at)
{
	const YbssLexicon *lexicon = scan->lexicon;
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_cores(lexicon, scan->unit + at, found, YBSS_FOUND);

	while (hits-- > 0 && found[hits].length > 1)
	{
		const YbssList *list = &lexicon->core_list[found[hits].value];
		bool has_class = village_word(scan, at + found[hits].length) > 0;

		for (int s = 0; s < divisions->sets; s++)
		{
			const YbssPlace *place = &lexicon->place[divisions->set[s]];
			uint32_t first = ybss_first_posting(lexicon, list, place->village), village;

			if (first == list->count)
				continue;
			village = ybss_entries(lexicon->posting, list)[first];
			if (village < place->village_end &&
				(has_class ||
				 (lexicon->village[village].kind == YBSS_VILLAGE_OTHER && found[hits].length > 3)))
				return true;
		}
	}
	return false;
}

/* Take the villages that were collected; returns where their name ends. */
static int
take_village(const YbssScan *scan, YbssDivisions *divisions, int hits, int at, int length,
			 YbssReason reason)
{
	divisions->villages = hits;
	divisions->village_start = at;
	divisions->village_length = length;
	divisions->village_reason = reason;
	if (hits == 1)
	{
		uint32_t town = ybss_village_town(scan->lexicon, divisions->village_set[0]);

		ybss_take_set(divisions, &town, 1, 4);
	}
	return at + length;
}

typedef bool (*Likeness)(const YbssLexicon *, const uint16_t *, const uint16_t *, int);

/* Count the villages of the possible towns whose name is like the one written; keeps the last. */
static int
count_heard(const YbssScan *scan, YbssDivisions *divisions, int at, int core, unsigned kinds,
			Likeness like)
{
	const YbssLexicon *lexicon = scan->lexicon;
	int hits = 0;

	for (int s = 0; s < divisions->sets; s++)
	{
		const YbssPlace *town = &lexicon->place[divisions->set[s]];

		for (uint32_t v = town->village; v < town->village_end; v++)
		{
			const YbssVillage *village = &lexicon->village[v];

			if (village->core == core && (kinds >> village->kind & 1) &&
				like(lexicon, scan->unit + at, lexicon->text + village->name, core))
			{
				divisions->village_set[0] = v;
				hits++;
			}
		}
	}
	return hits;
}

/* The only village of the possible towns whose name sounds alike. */
static int
read_heard_village(const YbssScan *scan, YbssDivisions *divisions, int at, int core, int word)
{
	unsigned kinds = village_kinds(scan->unit + at + core, word);
	int hits;

	if (divisions->sets == 0 || divisions->sets > 40 || divisions->level != 4 ||
		divisions->literal_town)
		return -1;
	hits = count_heard(scan, divisions, at, core, kinds, ybss_sounds_like);
	/* 扬绿村: every character another, but the town is certain. */
	if (hits == 0 && divisions->sets == 1 && core > 1)
		hits = count_heard(scan, divisions, at, core, kinds, ybss_sounds_throughout);
	return hits == 1 ? take_village(scan, divisions, 1, at, core + word, YBSS_REASON_SOUND) : -1;
}

/* 虾仔镇乐安村: the only town with such a village whose name sounds like the one written. */
static int
read_village_and_town(const YbssScan *scan, YbssDivisions *divisions, int at, const YbssFound *core,
					  int word)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const YbssList *list = &lexicon->core_list[core->value];
	YbssMention *m = &divisions->mention[4];
	unsigned kinds = village_kinds(scan->unit + at + core->length, word);
	int hits = 0;

	if (word == 0 || m->length < 3 || (!divisions->literal_town && divisions->sets < 2))
		return -1;
	for (uint32_t i = 0; i < list->count && hits < 2; i++)
	{
		uint32_t village = ybss_entries(lexicon->posting, list)[i], town;
		const YbssPlace *place;

		if (!(kinds >> lexicon->village[village].kind & 1))
			continue;
		town = ybss_village_town(lexicon, village);
		place = &lexicon->place[town];
		if (place->length == m->length &&
			(divisions->level == 0 || divisions->level == 4 ||
			 ybss_place_fits(lexicon, divisions, town)) &&
			ybss_sounds_like(lexicon, scan->unit + m->start, lexicon->text + place->name,
							 m->length))
		{
			divisions->village_set[0] = village;
			hits++;
		}
	}
	if (hits != 1)
		return -1;
	m->reason = YBSS_REASON_SOUND;
	divisions->literal_town = false;
	return take_village(scan, divisions, 1, at, core->length + word, YBSS_REASON_WRITTEN);
}

/* Tell whether a name goes on behind a village's: 林校路, and 林校社区路, but not 虾子社区粮站. */
static bool
goes_on(const YbssScan *scan, int end, bool has_class)
{
	const uint16_t *u = scan->unit + end;
	int road = ybss_word_of(scan->lexicon, u, YBSS_WORDS(ROAD)), word;

	if (!has_class && ybss_word_of(scan->lexicon, u, YBSS_WORDS(PLACE)) > 0)
		return true;
	return road > 0 && ybss_word_of(scan->lexicon, u, YBSS_WORDS(PLAIN)) <= road &&
		   ybss_named_group(scan, end, &word) == 0;
}

/* 中关村南大街: behind a village of no known town a side and a road's class word make it one name.
 */
static bool
is_in_road(const YbssScan *scan, const YbssDivisions *divisions, int end, int word)
{
	const uint16_t *u = scan->unit + end;

	return word == 1 && divisions->level < 4 && u[-1] == u'村' &&
		   ybss_is_one_of(u[0], u"东西南北中") &&
		   ybss_word_of(scan->lexicon, u + 1, YBSS_WORDS(ROAD)) > 0;
}

/* A village that the lexicon does not have, or has under a name that sounds alike. */
static int
read_literal_village(const YbssScan *scan, YbssDivisions *divisions, int at)
{
	for (int core = 1; core <= 6 && ybss_is_han(scan->unit[at + core - 1]); core++)
	{
		int word = village_word(scan, at + core), end = at + core + word, heard;
		const uint16_t *last = scan->unit + at + core - 1;
		int place = ybss_word_of(scan->lexicon, last,
								 YBSS_WORDS(ROAD) | YBSS_WORDS(PLACE) | YBSS_WORDS(ZONE));

		/* 林校社区 is a neighbourhood, 林校路 is not. */
		if (place > 0 && ybss_word_of(scan->lexicon, last + place, YBSS_WORDS(VILLAGE)) == 0)
			return -1;
		if (word == 0)
			continue;
		/* 消防大队, 刑警大队 are no villages of old. */
		if (scan->unit[at + core] == u'大' && (divisions->level < 4 || core > 3))
			return -1;
		if (goes_on(scan, end, true) || is_in_road(scan, divisions, end, word) ||
			(word == 1 && *last == u'新')) /* 新村 is a compound */
			return -1;
		heard = read_heard_village(scan, divisions, at, core, word);
		if (heard >= 0)
			return heard;
		if (core == 1 || goes_on(scan, end, word > 1))
			return -1;
		return take_village(scan, divisions, -1, at, core + word, YBSS_REASON_UNKNOWN);
	}
	return -1;
}

/* Tell whether a name is that of a village with its class word: 时村 is no 时村社区 where 时 is
 * one. */
static bool
is_written_out(const YbssScan *scan, YbssDivisions *divisions, int at, const YbssFound *cores,
			   int count, int length)
{
	for (int i = 0; i < count; i++)
	{
		int behind = at + cores[i].length, word = village_word(scan, behind);

		if (word > 0 && cores[i].length + word == length &&
			collect_villages(scan->lexicon, divisions, cores[i].value,
							 village_kinds(scan->unit + behind, word)) == 1)
			return true;
	}
	return false;
}

/* Tell whether a building is numbered here: 乌江恬苑3栋 is a compound, not its neighbourhood. */
static bool
building_follows(const YbssScan *scan, int at)
{
	YbssDesignator d;
	uint32_t classes;

	return ybss_read_components(scan, at, &d) &&
		   ybss_number_class(scan->lexicon, scan->unit + d.end, &classes) > 0 &&
		   (classes & (YBSS_WORDS(HALL) | YBSS_WORDS(UNIT) | YBSS_WORDS(PHASE)));
}

/* Tell whether 乐安 may stand for 乐安村: what follows is no name that it could begin. */
static bool
bare_village_stands(const YbssScan *scan, int end)
{
	const uint16_t *at = scan->unit + end;

	return ybss_named_road_follows(scan->lexicon, at) || ybss_is_end(*at) ||
		   (ybss_is_digit(*at) && !building_follows(scan, end)) ||
		   (ybss_numeral_value(*at) >= 0 &&
			ybss_word_of(scan->lexicon, at + 1, YBSS_WORDS(GROUP) | YBSS_WORDS(NUMBER)) > 0);
}

/* 水洋村村委会旁: the committee's house is meant. What belongs to the village of its class word. */
static int
committee(const YbssScan *scan, int at, int word)
{
	return word > 2 && scan->unit[at + 1] == u'村' &&
				   ybss_word_of(scan->lexicon, scan->unit + at + word, YBSS_WORDS(RELATION)) > 0
			   ? 1
			   : word;
}

/* 乐安材: a slip of the class word, behind which nothing goes on. */
static bool
looks_like_village(const YbssScan *scan, int at)
{
	const YbssCharacter *character = scan->lexicon->character;
	uint16_t next = scan->unit[at + 1];

	return YBSS_SHAPE(character[scan->unit[at]].kind) == YBSS_SHAPE(character[u'村'].kind) &&
		   (ybss_is_end(next) || ybss_is_digit(next) || ybss_numeral_value(next) >= 0);
}

/* Tell whether the set is one town that the lexicon has. */
static bool
town_is_certain(const YbssDivisions *divisions)
{
	return divisions->sets == 1 && divisions->level == 4 && !divisions->literal_town;
}

/* Tell whether a core without its class word may be a village: 乐安 for 乐安村 only in a known
 * town, and 青城桥社区 written out is a core of kind OTHER. */
static bool
short_village_stands(const YbssScan *scan, YbssDivisions *divisions, int at, const YbssFound *cores,
					 int index)
{
	int length = cores[index].length;
	const uint16_t *behind = scan->unit + at + length;
	bool certain = town_is_certain(divisions);

	return length >= 2 && (certain || divisions->level >= 3) &&
		   !ybss_road_follows(scan->lexicon, behind) && !ybss_road_ends(scan->lexicon, behind) &&
		   !is_written_out(scan, divisions, at, cores, index, length) &&
		   (!certain || bare_village_stands(scan, at + length));
}

/* 彭村村1392号, 三村村一区: 1 where the class word that a name ends with is written once more. */
static int
doubled(const YbssScan *scan, int end, int word)
{
	const uint16_t *u = scan->unit + end;

	return word == 1 && u[-1] == u'村' && u[0] == u'村' &&
		   (!ybss_is_han(u[1]) || ybss_numeral_value(u[1]) > 0);
}

/* The village of one of the cores that begin here, the shorter ones before it. */
static int
read_known_village(const YbssScan *scan, YbssDivisions *divisions, int at, const YbssFound *cores,
				   int index)
{
	const YbssFound *core = &cores[index];
	int behind = at + core->length, word = village_word(scan, behind), count, end;
	bool certain = town_is_certain(divisions);
	bool slip = word == 0 && core->length > 1 && certain && looks_like_village(scan, behind);
	unsigned kinds = village_kinds(scan->unit + behind, word);

	word += slip;
	if (goes_on(scan, behind + word, word > 0) ||
		is_in_road(scan, divisions, behind + word, word) ||
		(word == 0 && !short_village_stands(scan, divisions, at, cores, index)))
		return -1;
	if (word == 0 && !certain)
		kinds = 1u << YBSS_VILLAGE_OTHER;
	if (divisions->literal_town)
		return read_village_and_town(scan, divisions, at, core, word);
	count = collect_villages(scan->lexicon, divisions, core->value, kinds);
	if (count == 0 && certain && word > 0)
		count = collect_villages(scan->lexicon, divisions, core->value, ~0u);
	if (count == 0 && (end = read_village_and_town(scan, divisions, at, core, word)) >= 0)
		return end;
	if (count == 0 || (word == 0 && count > 1))
		return -1;
	return take_village(scan, divisions, count, at,
						core->length + committee(scan, behind, word) +
							doubled(scan, behind + word, word),
						slip   ? YBSS_REASON_SOUND
						: word ? YBSS_REASON_WRITTEN
							   : YBSS_REASON_SHORT);
}

/* The only town of the one place of the set that has a village of a core, or UINT32_MAX. */
static uint32_t
town_of_core(const YbssLexicon *lexicon, const YbssDivisions *divisions, uint32_t core)
{
	const YbssList *list = &lexicon->core_list[core];
	const YbssPlace *place = &lexicon->place[divisions->set[0]];
	uint32_t town = UINT32_MAX;

	for (uint32_t i = ybss_first_posting(lexicon, list, place->village); i < list->count; i++)
	{
		uint32_t village = ybss_entries(lexicon->posting, list)[i];

		if (village >= place->village_end)
			break;
		if (town != UINT32_MAX && town != ybss_village_town(lexicon, village))
			return UINT32_MAX;
		town = ybss_village_town(lexicon, village);
	}
	return town;
}

/* 诸暨市草塔杭金七村: the town's name of old, which its seat bears today, before a village of it.
 */
static int
read_village_of_seat(const YbssScan *scan, YbssDivisions *divisions, int at, const YbssFound *seat)
{
	YbssFound cores[YBSS_FOUND];
	int behind = at + seat->length, hits;
	uint32_t town;

	if (divisions->level != 3 || divisions->sets != 1 || seat->length < 2 ||
		!ybss_village_word_ahead(scan->lexicon, scan->unit + behind))
		return -1;
	hits = ybss_find_cores(scan->lexicon, scan->unit + behind, cores, YBSS_FOUND);
	while (hits-- > 0 && cores[hits].length > 1)
		/* The class word first: few have one, and the towns of a core are many. */
		if (village_word(scan, behind + cores[hits].length) > 0 &&
			(town = town_of_core(scan->lexicon, divisions, seat->value)) != UINT32_MAX &&
			town_of_core(scan->lexicon, divisions, cores[hits].value) == town)
		{
			YbssDivisions before = *divisions;
			int end;

			ybss_take_set(divisions, &town, 1, 4);
			ybss_mention(divisions, 4, at, seat->length, YBSS_REASON_SHORT, -1);
			if ((end = ybss_read_village(scan, divisions, behind)) < 0)
				*divisions = before;
			return end;
		}
	return -1;
}

/* The village or neighbourhood at this place of the text. */
int
ybss_read_village(const YbssScan *scan, YbssDivisions *divisions, int at)
{
	YbssFound cores[YBSS_FOUND];
	int hits, end;

	/* Above the county a village needs its class word. */
	if (divisions->level < 3 && !ybss_village_word_ahead(scan->lexicon, scan->unit + at))
		return -1;
	hits = ybss_find_cores(scan->lexicon, scan->unit + at, cores, YBSS_FOUND);
	for (int i = hits; i-- > 0;)
		if ((end = read_known_village(scan, divisions, at, cores, i)) >= 0)
			return end;
	while (hits-- > 0)
		if ((end = read_village_of_seat(scan, divisions, at, &cores[hits])) >= 0)
			return end;
	return divisions->level >= 3 ? read_literal_village(scan, divisions, at) : -1;
}
