/*
 * compile_lexicon_image.c
 *		Numbers the characters, joins what names share, and writes the image.
 */
#include "compile_lexicon_image.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <uchar.h>

#include "compile_lexicon_read.h"
#include "address/lexicon/wide_place.h"
#include "compile_lexicon_tables.h"
#include "text/numeral.h"

static int
by_frequency(const void *a, const void *b)
{
	uint16_t x = *(const uint16_t *) a, y = *(const uint16_t *) b;

	if (ybss_tables.frequency[x] != ybss_tables.frequency[y])
		return ybss_tables.frequency[x] < ybss_tables.frequency[y] ? 1 : -1;
	return x < y ? -1 : x > y;
}

/* Give every character of a name a dense id, frequent ones first. */
void
ybss_number_characters(void)
{
	/* What ranks a door before its number: 甲18号, 特1号. */
	static const char16_t ranks[] = u"甲乙丙丁戊己庚辛壬癸特增";
	static uint16_t order[65536];
	int n = 0;

	for (int i = 0; ranks[i]; i++)
		ybss_tables.characters[ranks[i]].kind |= YBSS_BEGINS_NUMBER;
	for (uint32_t c = 0; c < 65536; c++)
	{
		if (!ybss_tables.characters[c].fold)
			ybss_tables.characters[c].fold = (uint16_t) c;
		if ((c < 128 && isalnum((int) c)) || ybss_numeral_value((uint16_t) c) >= 0)
			ybss_tables.characters[c].kind |= YBSS_BEGINS_NUMBER;
		if (ybss_tables.frequency[c])
			order[n++] = (uint16_t) c;
	}
	qsort(order, (size_t) n, sizeof *order, by_frequency);
	if (n > YBSS_IDS)
		ybss_compile_fail("names have more characters than have room");
	for (int i = 0; i < n; i++)
		ybss_tables.characters[order[i]].id = (uint32_t) i + 1;
}

/* The classes of a word, of those of its list. */
static uint32_t
classes_of(const YbssTrie *trie, uint32_t value)
{
	const YbssList *list = value == YBSS_NONE ? NULL : ybss_at(&trie->lists, value);
	uint32_t bits = 0;

	for (uint32_t i = 0; list != NULL && i < list->count; i++)
		bits |= 1u << *(uint32_t *) ybss_at(&trie->payloads, list->start + i);
	return bits;
}

/* Number the characters that begin class words, each with the classes of all of them. */
static void
join_fronts(const YbssTrie *trie)
{
	const YbssNames *words = &ybss_tables.words;
	YbssWordFront *front = ybss_append(&ybss_tables.word_fronts);

	for (uint32_t i = 0; i < words->list.count; i++)
	{
		const YbssName *word = ybss_at(&words->list, i);
		YbssCharacter *first = &ybss_tables.characters[((uint16_t *) words->text.data)[word->text]];

		if (first->words == 0)
		{
			if (ybss_tables.word_fronts.count > YBSS_FRONTS)
				ybss_compile_fail("more characters begin class words than have room");
			first->words = ybss_tables.word_fronts.count;
			front = ybss_append(&ybss_tables.word_fronts);
			front->node = ((YbssCell *) ybss_at(&trie->cells, 0))->base + first->id;
		}
		front = ybss_at(&ybss_tables.word_fronts, first->words);
		front->classes |= 1u << word->payload;
	}
}

/* Pack the cells of the class words, and so many free ones behind them that every child lies
 * within. */
void
ybss_pack_words(YbssTrie *trie)
{
	trie->nodes = (YbssArray){NULL, 0, 0, sizeof(YbssWordNode)};
	for (uint32_t i = 0; i <= trie->cells.count + YBSS_IDS; i++)
	{
		YbssWordNode *node = ybss_append(&trie->nodes);
		const YbssCell *cell = i < trie->cells.count ? ybss_at(&trie->cells, i) : NULL;

		node->check = YBSS_WORD_NODE_FREE;
		if (cell == NULL || cell->check == YBSS_NONE)
			continue;
		if (i >= YBSS_WORD_NODE_FREE)
			ybss_compile_fail("the trie of class words has grown too large for its cells");
		*node = (YbssWordNode){classes_of(trie, cell->value), (uint16_t) cell->base,
							   (uint16_t) cell->check};
	}
	join_fronts(trie);
}

/* Point every village at its core's text, which equal cores share. */
void
ybss_place_cores(const YbssTrie *trie)
{
	for (uint32_t i = 0; i < trie->lists.count; i++)
	{
		const YbssList *list = ybss_at(&trie->lists, i);
		const YbssName *name =
			ybss_at(&ybss_tables.cores.list, *(uint32_t *) ybss_at(&trie->first, i));
		uint32_t start =
			ybss_pool((uint16_t *) ybss_tables.cores.text.data + name->text, name->length);

		for (uint32_t j = 0; j < list->count; j++)
		{
			uint32_t village = *(uint32_t *) ybss_at(&trie->payloads, list->start + j);

			((YbssVillage *) ybss_at(&ybss_tables.villages, village))->name = start;
		}
	}
}

/* List the places from the province to the county. */
void
ybss_gather_wide_places(void)
{
	const YbssPlace *place = ybss_tables.places.data;
	uint32_t places = ybss_tables.places.count,
			 count = ybss_list_wide_places(place, places, ybss_tables.text_pool.data, NULL);

	for (uint32_t i = 0; i < count; i++)
		(void) ybss_append(&ybss_tables.wide_places);
	(void) ybss_list_wide_places(place, places, ybss_tables.text_pool.data,
								 ybss_tables.wide_places.data);
}

/* A section begins where a line of the processor's cache does. */
static uint32_t
padded(size_t bytes)
{
	return (uint32_t) ((bytes + 63) & ~(size_t) 63);
}

/* Write bytes and what pads them. */
static void
write_padded(FILE *file, const void *data, size_t bytes)
{
	static const char zero[64];
	size_t rest = padded(bytes) - bytes;

	if ((bytes && fwrite(data, bytes, 1, file) != 1) || (rest && fwrite(zero, rest, 1, file) != 1))
		ybss_compile_fail("the image cannot be written");
}

void
ybss_write_image(const char *path, const YbssTrie *name_trie, const YbssTrie *core_trie,
				 const YbssTrie *word_trie)
{
	YbssArray all = {ybss_tables.characters, 65536, 65536, sizeof(YbssCharacter)};
	const YbssArray *section[YBSS_SECTION_COUNT] = {
		[YBSS_SECTION_CHARACTER] = &all,
		[YBSS_SECTION_PLACE] = &ybss_tables.places,
		[YBSS_SECTION_VILLAGE] = &ybss_tables.villages,
		[YBSS_SECTION_ZONE] = &ybss_tables.zones,
		[YBSS_SECTION_ZONE_TOWN] = &ybss_tables.zone_towns,
		[YBSS_SECTION_NAME_TRIE] = &name_trie->nodes,
		[YBSS_SECTION_NAME_LIST] = &name_trie->lists,
		[YBSS_SECTION_REFERENCE] = &name_trie->payloads,
		[YBSS_SECTION_CORE_TRIE] = &core_trie->nodes,
		[YBSS_SECTION_CORE_LIST] = &core_trie->lists,
		[YBSS_SECTION_POSTING] = &core_trie->payloads,
		[YBSS_SECTION_WORD_TRIE] = &word_trie->nodes,
		[YBSS_SECTION_WORD_FRONT] = &ybss_tables.word_fronts,
		[YBSS_SECTION_FORMER] = &ybss_tables.formers,
		[YBSS_SECTION_CONTEXT] = &ybss_tables.contexts,
		[YBSS_SECTION_GROUND] = &ybss_tables.grounds,
		[YBSS_SECTION_TEXT] = &ybss_tables.text_pool,
		[YBSS_SECTION_WIDE_PLACE] = &ybss_tables.wide_places};
	YbssImageHeader header = {
		YBSS_IMAGE_MAGIC, YBSS_IMAGE_VERSION, padded(sizeof header), YBSS_SECTION_COUNT, {{0, 0}}};
	FILE *file;

	for (int s = 0; s < YBSS_SECTION_COUNT; s++)
	{
		header.section[s].offset = header.size;
		header.section[s].count = section[s]->count;
		header.size += padded((size_t) section[s]->count * section[s]->width);
	}
	if ((file = fopen(path, "wb")) == NULL)
		ybss_compile_fail("the image cannot be written");
	write_padded(file, &header, sizeof header);
	for (int s = 0; s < YBSS_SECTION_COUNT; s++)
		write_padded(file, section[s]->data, (size_t) section[s]->count * section[s]->width);
	if (fclose(file) != 0)
		ybss_compile_fail("the image cannot be written");
}
