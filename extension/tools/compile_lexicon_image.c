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
	for (int i = 0; i < n; i++)
		ybss_tables.characters[order[i]].id = (uint16_t) (i + 1);
}

/* The classes of a word as bits, in place of the list of its payloads. */
void
ybss_join_word_classes(const YbssTrie *trie)
{
	for (uint32_t i = 0; i < trie->lists.count; i++)
	{
		const YbssList *list = ybss_at(&trie->lists, i);
		uint32_t bits = 0;

		for (uint32_t j = 0; j < list->count; j++)
			bits |= 1u << *(uint32_t *) ybss_at(&trie->payloads, list->start + j);
		*(uint32_t *) ybss_append(&ybss_tables.word_classes) = bits;
	}
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
		[YBSS_SECTION_WORD_CLASS] = &ybss_tables.word_classes,
		[YBSS_SECTION_FORMER] = &ybss_tables.formers,
		[YBSS_SECTION_CONTEXT] = &ybss_tables.contexts,
		[YBSS_SECTION_GROUND] = &ybss_tables.grounds,
		[YBSS_SECTION_TEXT] = &ybss_tables.text_pool};
	YbssImageHeader header = {
		YBSS_IMAGE_MAGIC, YBSS_IMAGE_VERSION, sizeof header, YBSS_SECTION_COUNT, {{0, 0}}};
	static const char zero[16];
	FILE *file;

	for (int s = 0; s < YBSS_SECTION_COUNT; s++)
	{
		header.section[s].offset = header.size;
		header.section[s].count = section[s]->count;
		header.size += (section[s]->count * section[s]->width + 15u) & ~15u;
	}
	if ((file = fopen(path, "wb")) == NULL || fwrite(&header, sizeof header, 1, file) != 1)
		ybss_compile_fail("the image cannot be written");
	for (int s = 0; s < YBSS_SECTION_COUNT; s++)
	{
		size_t bytes = (size_t) section[s]->count * section[s]->width;

		if ((bytes && fwrite(section[s]->data, bytes, 1, file) != 1) ||
			((bytes & 15) && fwrite(zero, 16 - (bytes & 15), 1, file) != 1))
			ybss_compile_fail("the image cannot be written");
	}
	if (fclose(file) != 0)
		ybss_compile_fail("the image cannot be written");
}
