/*
 * latin_name_level.c
 *		A name in Latin letters in a column of its own: the level of two, and the keys by
 *		which they are found.
 */
#include "match/comparison/latin_name_level.h"

#include <stdbool.h>
#include <string.h>

#include "cell/signs.h"
#include "match/comparison/hash.h"
#include "match/comparison/sound.h"
#include "match/comparison/text.h"
#include "match/comparison/written.h"
#include "text/utf8.h"

/* The first levels are those of texts. */
static const char *const level_names[] = {"same",  "one_edit", "two_edits", "like",
										  "faint", "sound",	   "initial",	"different"};
#define LEVEL_SOUND 5
#define LEVEL_INITIAL 6
#define LEVEL_DIFFERENT 7

typedef enum LatinKey
{
	KEY_WHOLE,
	KEY_SOUND,
	KEY_FIRST, /* the first three letters */
	KEY_INITIAL
} LatinKey;

static const char *const key_names[] = {"whole", "sound", "first", "initial"};

/* Code a name: its letters without accents, a blank for a hyphen, nothing for an apostrophe. */
static size_t
code(const char *text, size_t length, void *coded)
{
	char plain[512];
	size_t bytes = 0;
	const char *end = text + length;

	if (ybss_cell_says_nothing(text, length, YBSS_NOTHING_LATIN_COUNTS))
		return 0;
	/* What is longer is told apart by all its letters. */
	if (length > sizeof plain / 2)
		return ybss_code_written(text, length, coded);
	while (text < end)
	{
		uint32_t c = ybss_utf8_next(&text, end);

		if (c == UINT32_MAX || c == '\'' || c == '.' || c == u'’' || c == '`')
			continue;
		c = c == '-' || c == ',' ? ' ' : ybss_without_accent(c);
		bytes += ybss_write_signs(&c, 1, plain + bytes);
	}
	return ybss_code_written(plain, bytes, coded);
}

/* Give the sound key of a coded name; 0 where it has none. */
static uint64_t
sound_of(const void *coded, size_t bytes)
{
	uint32_t letter[YBSS_WRITTEN_BYTES];
	const char *at = coded, *end = at + ybss_written_bytes(bytes);
	uint64_t key;
	int count = 0;

	while (at < end)
		letter[count++] = ybss_utf8_next(&at, end);
	return ybss_latin_sound(letter, count, &key) ? key : 0;
}

/* Compare. */
static int
compare(const void *a, size_t a_bytes, const void *b, size_t b_bytes)
{
	int level = ybss_compare_text.compare(a, a_bytes, b, b_bytes);
	uint64_t sound;

	if (level < LEVEL_SOUND)
		return level;
	if ((a_bytes == 1 || b_bytes == 1) && *(const char *) a == *(const char *) b)
		return LEVEL_INITIAL;
	sound = sound_of(a, a_bytes);
	return sound != 0 && sound == sound_of(b, b_bytes) ? LEVEL_SOUND : LEVEL_DIFFERENT;
}

/* Give the keys. */
static int
key(const void *coded, size_t bytes, int kind, uint64_t keys[YBSS_VALUE_KEYS])
{
	if (bytes == 0)
		return 0;
	switch ((LatinKey) kind)
	{
		case KEY_WHOLE:
			keys[0] = ybss_hash_bytes(YBSS_HASH_SEED, coded, bytes);
			return 1;
		case KEY_SOUND:
			keys[0] = sound_of(coded, bytes);
			return keys[0] != 0;
		case KEY_FIRST:
			keys[0] = ybss_hash_bytes(YBSS_HASH_SEED + 1, coded, bytes < 3 ? bytes : 3);
			return 1;
		case KEY_INITIAL:
			keys[0] = ybss_hash_bytes(YBSS_HASH_SEED + 2, coded, 1);
			return 1;
	}
	return 0;
}

const YbssComparison ybss_compare_latin_name = {
	"latin_name", YBSS_NAMES(level_names), level_names, code,
	compare,	  YBSS_NAMES(key_names),   key_names,	key,
};
