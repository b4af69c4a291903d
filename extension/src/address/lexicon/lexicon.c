/*
 * lexicon.c
 *		Looking things up in the lexicon image.
 */
#include "address/lexicon/lexicon.h"

#include <string.h>
#include <uchar.h>

#include "address/lexicon/added_names.h"

extern const unsigned char ybss_lexicon_image[] __attribute__((visibility("hidden")));

static YbssLexicon built_in;

/* The start of a section of the image. */
static const void *
section(YbssSection which)
{
	const YbssImageHeader *header = (const YbssImageHeader *) (const void *) ybss_lexicon_image;

	return ybss_lexicon_image + header->section[which].offset;
}

/* The number of cells in a section. */
static uint32_t
cells(YbssSection which)
{
	return ((const YbssImageHeader *) (const void *) ybss_lexicon_image)->section[which].count;
}

/* The lexicon that is built in: pointers into the image, set once a process. */
const YbssLexicon *
ybss_lexicon(void)
{
	YbssLexicon *l = &built_in;

	if (l->character != NULL)
		return l;
	l->place = section(YBSS_SECTION_PLACE);
	l->village = section(YBSS_SECTION_VILLAGE);
	l->zone = section(YBSS_SECTION_ZONE);
	l->zone_town = section(YBSS_SECTION_ZONE_TOWN);
	l->name_node = section(YBSS_SECTION_NAME_TRIE);
	l->name_list = section(YBSS_SECTION_NAME_LIST);
	l->reference = section(YBSS_SECTION_REFERENCE);
	l->core_node = section(YBSS_SECTION_CORE_TRIE);
	l->core_list = section(YBSS_SECTION_CORE_LIST);
	l->posting = section(YBSS_SECTION_POSTING);
	l->word_node = section(YBSS_SECTION_WORD_TRIE);
	l->word_front = section(YBSS_SECTION_WORD_FRONT);
	l->former = section(YBSS_SECTION_FORMER);
	l->context = section(YBSS_SECTION_CONTEXT);
	l->ground = section(YBSS_SECTION_GROUND);
	l->text = section(YBSS_SECTION_TEXT);
	l->wide_place = section(YBSS_SECTION_WIDE_PLACE);
	l->wide_places = cells(YBSS_SECTION_WIDE_PLACE);
	l->places = cells(YBSS_SECTION_PLACE);
	l->villages = cells(YBSS_SECTION_VILLAGE);
	l->zones = cells(YBSS_SECTION_ZONE);
	l->formers = cells(YBSS_SECTION_FORMER);
	l->zone_towns = cells(YBSS_SECTION_ZONE_TOWN);
	l->contexts = cells(YBSS_SECTION_CONTEXT);
	l->grounds = cells(YBSS_SECTION_GROUND);
	l->name_lists = cells(YBSS_SECTION_NAME_LIST);
	l->references = cells(YBSS_SECTION_REFERENCE);
	l->core_lists = cells(YBSS_SECTION_CORE_LIST);
	l->texts = cells(YBSS_SECTION_TEXT);
	l->character = section(YBSS_SECTION_CHARACTER);
	return l;
}

/* Walk a trie and collect what ends on the way, shortest first. */
static inline int
walk(const YbssLexicon *lexicon, const YbssNode *nodes, const YbssList *lists, const uint16_t *at,
	 YbssFound *found, int room)
{
	const YbssCharacter *character = lexicon->character;
	uint32_t node = 0;
	int hits = 0;

	for (int length = 1;; length++)
	{
		node = ybss_child(nodes, node, character[at[length - 1]].id);
		if (node == YBSS_NODE_FREE)
			return hits;
		if (nodes[node].value != YBSS_NODE_SAYS_NOTHING && hits < room)
		{
			/* What it stands for is asked for next. */
			__builtin_prefetch(&lists[nodes[node].value]);
			found[hits++] = (YbssFound){length, (uint32_t) nodes[node].value};
		}
	}
}

/* The names of divisions and zones that begin here. */
int
ybss_find_names(const YbssLexicon *lexicon, const uint16_t *at, YbssFound *found, int room)
{
	int hits = walk(lexicon, lexicon->name_node, lexicon->name_list, at, found, room);

	return lexicon->added ? ybss_find_added(lexicon->added, at, found, hits, room) : hits;
}

/* Fetch what is asked first of the cores that begin here, while other things are read. */
void
ybss_expect_cores(const YbssLexicon *lexicon, const uint16_t *at)
{
	const YbssNode *nodes = lexicon->core_node;
	uint32_t first = ybss_child(nodes, 0, lexicon->character[at[0]].id);

	if (first != YBSS_NODE_FREE)
		__builtin_prefetch(&nodes[nodes[first].base + lexicon->character[at[1]].id]);
}

/* The cores of villages' names that begin here. */
int
ybss_find_cores(const YbssLexicon *lexicon, const uint16_t *at, YbssFound *found, int room)
{
	return walk(lexicon, lexicon->core_node, lexicon->core_list, at, found, room);
}

/* The class words that begin here; the value is their classes. */
int
ybss_find_words(const YbssLexicon *lexicon, const uint16_t *at, YbssFound *found, int room)
{
	const YbssWordNode *nodes = lexicon->word_node;
	uint32_t front = lexicon->character[at[0]].words, node;
	int hits = 0;

	if (front == 0)
		return 0;
	node = lexicon->word_front[front].node;
	for (int length = 1;; length++)
	{
		uint32_t id = lexicon->character[at[length]].id, next = nodes[node].base + id;

		if (nodes[node].classes != 0 && hits < room)
			found[hits++] = (YbssFound){length, nodes[node].classes};
		if (id == 0 || nodes[next].check != node)
			return hits;
		node = next;
	}
}

/* The longest word here that has one of the classes, which words that begin so have. */
int
ybss_word_from(const YbssLexicon *lexicon, const uint16_t *at, uint32_t classes)
{
	const YbssWordNode *nodes = lexicon->word_node;
	uint32_t node = lexicon->word_front[lexicon->character[at[0]].words].node;
	int longest = 0;

	for (int length = 1;; length++)
	{
		uint32_t id = lexicon->character[at[length]].id, next = nodes[node].base + id;

		if (nodes[node].classes & classes)
			longest = length;
		if (id == 0 || nodes[next].check != node)
			return longest;
		node = next;
	}
}

/* The twelve digits of a place's code. */
int64_t
ybss_place_code(const YbssLexicon *lexicon, uint32_t place)
{
	return (int64_t) lexicon->place[place].code * 1000;
}

/* The town of a village: the last place that begins at or before it. */
uint32_t
ybss_village_town(const YbssLexicon *lexicon, uint32_t village)
{
	uint32_t low = 0, high = lexicon->places;

	while (high - low > 1)
	{
		uint32_t middle = low + (high - low) / 2;

		if (lexicon->place[middle].village <= village)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The first posting of a list at or behind a village. */
uint32_t
ybss_first_posting(const YbssLexicon *lexicon, const YbssList *list, uint32_t village)
{
	const uint32_t *posting = ybss_entries(lexicon->posting, list);
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

/* The twelve digits of a village's code. */
int64_t
ybss_village_code(const YbssLexicon *lexicon, uint32_t village)
{
	return ybss_place_code(lexicon, ybss_village_town(lexicon, village)) +
		   lexicon->village[village].code;
}

/* Write a village's name as people use it: 乐安村, 红星社区. */
int
ybss_village_name(const YbssLexicon *lexicon, uint32_t village, uint16_t *to, int room)
{
	static const char16_t *const endings[] = {u"村", u"社区", u"居委会", u"嘎查", u""};
	const YbssVillage *v = &lexicon->village[village];
	const char16_t *ending = endings[v->kind];
	int length = 0;

	for (; length < v->core && length < room; length++)
		to[length] = lexicon->text[v->name + length];
	while (*ending && length < room)
		to[length++] = *ending++;
	return length;
}

/* The place that stands so far on in the order of codes. */
static inline uint32_t
place_in_order(const YbssLexicon *lexicon, uint32_t order)
{
	return lexicon->by_code ? lexicon->by_code[order] : order;
}

/* The place of a code. */
bool
ybss_place_of_code(const YbssLexicon *lexicon, int64_t code, uint32_t *place)
{
	uint32_t wanted = (uint32_t) (code / 1000), low = 0, high = lexicon->places;

	if (code <= 0 || code >= 1000000000000 || code % 1000 != 0)
		return false;
	while (low < high)
	{
		uint32_t middle = low + (high - low) / 2;

		if (lexicon->place[place_in_order(lexicon, middle)].code < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == lexicon->places)
		return false;
	/* 东莞市 stands twice, as a city and as its only county: the first is the city. */
	*place = place_in_order(lexicon, low);
	return lexicon->place[*place].code == wanted;
}

/* The village of a code. */
bool
ybss_village_of_code(const YbssLexicon *lexicon, int64_t code, uint32_t *village)
{
	uint32_t town;

	if (code % 1000 == 0 || !ybss_place_of_code(lexicon, code / 1000 * 1000, &town))
		return false;
	for (uint32_t v = lexicon->place[town].village; v < lexicon->place[town].village_end; v++)
		if (lexicon->village[v].code == code % 1000)
		{
			*village = v;
			return true;
		}
	return false;
}
