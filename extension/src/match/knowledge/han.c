/*
 * han.c
 *		What is known of a Han character.
 */
#include "match/knowledge/han.h"

#include <string.h>

#include "address/lexicon/lexicon.h"

/* Give the block of a character; NULL where it lies in none. */
static const YbssHanBlock *
block_of(uint32_t character)
{
	if (character >= YBSS_HAN_FIRST && character < YBSS_HAN_LAST)
		return &ybss_han_blocks[(character - YBSS_HAN_FIRST) / 64];
	if (character >= YBSS_HAN_SECOND && character < YBSS_HAN_END)
		return &ybss_han_blocks[(YBSS_HAN_LAST - YBSS_HAN_FIRST) / 64 +
								(character - YBSS_HAN_SECOND) / 64];
	return NULL;
}

/* Give what is known of a character. */
const YbssHan *
ybss_han(uint32_t character)
{
	const YbssHanBlock *block = block_of(character);
	uint64_t bit = UINT64_C(1) << character % 64;

	if (block == NULL || !(block->known & bit))
		return NULL;
	return &ybss_han_table[block->before + __builtin_popcountll(block->known & (bit - 1))];
}

/* Is it a Han character? The private use area holds rare ones of old programs. */
bool
ybss_han_letter(uint32_t c)
{
	return (c >= 0x3400 && c < 0xA000) || (c >= 0x20000 && c < 0x33480) || c == 0x3007 ||
		   (c >= 0x2E80 && c < 0x2FE0) || (c >= 0xE000 && c < 0xFB00);
}

/* Give the character that stands for it. */
uint32_t
ybss_han_fold(uint32_t character)
{
	return character < 0x10000 ? ybss_lexicon()->character[character].fold : character;
}

/* Give how a reading is written. */
const char *
ybss_syllable(int reading)
{
	return reading > 0 && reading < ybss_syllable_count ? ybss_syllable_table[reading].written : "";
}

/* Give the number of readings that are mixed. */
int
ybss_mixed_syllable(int reading)
{
	return reading > 0 && reading < ybss_syllable_count ? ybss_syllable_table[reading].mixed : 0;
}

/* Find a syllable by its letters; 0 where there is none. */
static int
find_syllable(const char *letters, size_t length)
{
	int from = 1, to = ybss_syllable_count;

	while (from < to)
	{
		int middle = (from + to) / 2;
		const char *written = ybss_syllable_table[middle].written;
		int order = strncmp(written, letters, length);

		if (order == 0 && written[length] == '\0')
			return middle;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return 0;
}

/* Read a syllable. */
size_t
ybss_read_syllable(const char *letters, size_t length, int *reading)
{
	/* zhuang has six letters, no syllable has more. */
	for (size_t bytes = length < 6 ? length : 6; bytes > 0; bytes--)
		if ((*reading = find_syllable(letters, bytes)) != 0)
			return bytes;
	return 0;
}

/* Give a reading of a character in a place; 0 behind the last. */
static int
reading_at(const YbssHan *han, int which, bool surname)
{
	if (surname && ybss_han_surname(han) != 0)
		return which == 0 ? ybss_han_surname(han) : 0;
	return which < YBSS_HAN_READINGS ? ybss_han_reading(han, which) : 0;
}

/* Tell how alike two characters sound. */
YbssAlikeSound
ybss_alike_sound(uint32_t a, uint32_t b, bool surname)
{
	const YbssHan *first = ybss_han(a);
	const YbssHan *second = ybss_han(b);
	YbssAlikeSound alike = YBSS_SOUND_OTHER;
	int one, other;

	if (first == NULL || second == NULL)
		return a == b ? YBSS_SOUND_SAME : YBSS_SOUND_OTHER;
	for (int i = 0; (one = reading_at(first, i, surname)) != 0; i++)
		for (int j = 0; (other = reading_at(second, j, surname)) != 0; j++)
		{
			if (one == other)
				return YBSS_SOUND_SAME;
			if (ybss_mixed_syllable(one) == ybss_mixed_syllable(other))
				alike = YBSS_SOUND_MIXED;
		}
	return alike;
}
