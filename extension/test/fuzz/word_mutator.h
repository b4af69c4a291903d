/*
 * word_mutator.h
 *		Changes a text by whole words, as people write addresses: libFuzzer's own way
 *		to change bytes hardly ever makes a character, and never the name of a town.
 *
 * Words are the lexicon's class words and its names of divisions and villages, numbers,
 * and what stands between them.
 */
#ifndef YBSS_FUZZ_WORD_MUTATOR_H
#define YBSS_FUZZ_WORD_MUTATOR_H

#include <stdlib.h>
#include <string.h>

#include "address/lexicon/lexicon.h"
#include "text/utf8.h"

/* libFuzzer's own. */
extern size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t room);

#define MUTATOR_WORDS 4096
#define MUTATOR_LONGEST 96

typedef struct MutatorWord
{
	uint8_t length;
	char bytes[MUTATOR_LONGEST];
} MutatorWord;

static MutatorWord mutator_word[MUTATOR_WORDS];
static int mutator_words;

/* Add the class words that go on from a node of the trie. */
static void
add_class_words(const YbssLexicon *lexicon, const uint16_t *unit_of, uint32_t node, uint16_t *units,
				int length)
{
	const YbssWordNode *it = &lexicon->word_node[node];

	if (it->classes != 0 && mutator_words < MUTATOR_WORDS)
	{
		MutatorWord *word = &mutator_word[mutator_words++];

		word->length = (uint8_t) ybss_utf8_encode(units, (size_t) length, word->bytes);
	}
	for (uint32_t id = 1; id < YBSS_IDS && unit_of[id] != 0 && length < MUTATOR_LONGEST / 3; id++)
		if (lexicon->word_node[it->base + id].check == node)
		{
			units[length] = unit_of[id];
			add_class_words(lexicon, unit_of, it->base + id, units, length + 1);
		}
}

/* Collect the class words once. */
static void
collect_class_words(const YbssLexicon *lexicon)
{
	static uint16_t unit_of[YBSS_IDS + 1];
	uint16_t units[MUTATOR_LONGEST];

	for (uint32_t c = 1; c < 65536; c++)
		unit_of[lexicon->character[c].id] = (uint16_t) c;
	for (uint32_t c = 1; c < 65536; c++)
		if (lexicon->character[c].words != 0)
		{
			units[0] = (uint16_t) c;
			add_class_words(lexicon, unit_of, lexicon->word_front[lexicon->character[c].words].node,
							units, 1);
		}
}

/* Write a number as people number doors: 18, 302, A5, 十二, 3-2-501. */
static size_t
write_number(char *to)
{
	static const char *const shapes[] = {"",	"A",  "3-", "3-2-", "附", "十", "二十",
										 "负",	"B",  "-",	"甲",	"第", "l",	"一"};
	const char *shape = shapes[(size_t) rand() % (sizeof shapes / sizeof *shapes)];
	int limits[] = {10, 100, 1000, 10000, 1000000};

	return (size_t) snprintf(to, MUTATOR_LONGEST, "%s%d", shape,
							 rand() % limits[(size_t) rand() % (sizeof limits / sizeof *limits)]);
}

/* Write the name of a place near one that was written before, so that chains come together. */
static size_t
write_place(const YbssLexicon *lexicon, char *to)
{
	static uint32_t last;
	const YbssPlace *place;

	if (rand() % 4 == 0)
		last = (uint32_t) rand() % lexicon->places;
	else if (rand() % 2)
		last = lexicon->place[last].parent;
	else if (lexicon->place[last].end > last + 1)
		last += 1 + (uint32_t) rand() % (lexicon->place[last].end - last - 1);
	place = &lexicon->place[last];
	if (rand() % 4 == 0 && place->village_end > place->village)
	{
		const YbssVillage *village =
			&lexicon->village[place->village +
							  (uint32_t) rand() % (place->village_end - place->village)];

		return ybss_utf8_encode(lexicon->text + village->name,
								village->core < 30 ? village->core : 30, to);
	}
	return ybss_utf8_encode(lexicon->text + place->name,
							rand() % 3 == 0 && place->core > 0 ? place->core : place->length, to);
}

/* Write a word; returns its bytes. */
static size_t
write_word(const YbssLexicon *lexicon, char *to)
{
	static const char *const between[] = {" ",	"-",  "、", ",",	"(",  ")",	 "/",  ";",
										  "【", "】", "至", "号", "路", "13800000000", "收", "~",
										  "之", "#",  ".",	"563000"};
	const char *mark;

	switch (rand() % 4)
	{
		case 0:
			return write_place(lexicon, to);
		case 1:
			return write_number(to);
		case 2:
			mark = between[(size_t) rand() % (sizeof between / sizeof *between)];
			memcpy(to, mark, strlen(mark));
			return strlen(mark);
		default:
		{
			const MutatorWord *word = &mutator_word[rand() % mutator_words];

			memcpy(to, word->bytes, word->length);
			return word->length;
		}
	}
}

/* A place between two characters. */
static size_t
seam(const uint8_t *data, size_t size)
{
	size_t at = size > 0 ? (size_t) rand() % (size + 1) : 0;

	while (at > 0 && at < size && ybss_utf8_continues(data[at]))
		at--;
	return at;
}

/* Put bytes in the place of a stretch; returns the new size, or the old one where there is no room.
 */
static size_t
put(uint8_t *data, size_t size, size_t room, size_t start, size_t end, const void *bytes,
	size_t length)
{
	if (size - (end - start) + length > room)
		return size;
	memmove(data + start + length, data + end, size - end);
	memcpy(data + start, bytes, length);
	return size - (end - start) + length;
}

/* Put a word in, in the place of another stretch, repeat or take out a stretch. */
static size_t
change_words(uint8_t *data, size_t size, size_t room)
{
	size_t a = seam(data, size), b = seam(data, size), start = a < b ? a : b, end = a < b ? b : a;
	char word[MUTATOR_LONGEST * 2];
	uint8_t copy[256];

	switch (rand() % 6)
	{
		case 0:
			return end - start < 40 ? put(data, size, room, start, end, "", 0) : size;
		case 1:
			if (end - start > sizeof copy)
				return size;
			memcpy(copy, data + start, end - start);
			b = seam(data, size);
			return put(data, size, room, b, b, copy, end - start);
		case 2:
			return put(data, size, room, start, end - start < 20 ? end : start, word,
					   write_word(ybss_lexicon(), word));
		default:
			return put(data, size, room, start, start, word, write_word(ybss_lexicon(), word));
	}
}

/* Change a text, mostly by words. */
size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned int seed)
{
	int times = 1;

	srand(seed);
	if (mutator_words == 0)
		collect_class_words(ybss_lexicon());
	if (rand() % 5 == 0)
		return LLVMFuzzerMutate(data, size, room);
	for (times += rand() % 4; times > 0; times--)
		size = change_words(data, size, room);
	return size > 0 ? size : put(data, 0, room, 0, 0, " ", 1);
}

#endif /* YBSS_FUZZ_WORD_MUTATOR_H */
