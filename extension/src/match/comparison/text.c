/*
 * text.c
 *		Plain text, letter by letter.
 */
#include "match/comparison/text.h"

#include <stdbool.h>
#include <string.h>

#include "match/comparison/distance.h"
#include "match/comparison/hash.h"
#include "match/comparison/sound.h"
#include "match/comparison/written.h"
#include "text/utf8.h"

typedef enum TextLevel
{
	TEXT_SAME,
	TEXT_ONE_EDIT, /* one letter more, less, other, or two swapped */
	TEXT_TWO_EDITS,
	TEXT_LIKE,	/* Jaro and Winkler at least .92 */
	TEXT_FAINT, /* at least .88 */
	TEXT_DIFFERENT
} TextLevel;

static const char *const level_names[] = {"same", "one_edit", "two_edits",
										  "like", "faint",	  "different"};

typedef enum TextKey
{
	KEY_WHOLE,
	KEY_SOUND, /* Soundex of the first word of Latin letters */
	KEY_FIRST, /* the first characters */
	KEY_LAST,  /* the last ones */
	KEY_WORDS  /* each word */
} TextKey;

static const char *const key_names[] = {"whole", "sound", "first", "last", "words"};

/* So many characters are the first, or the last, of a text. */
#define FEW 4

/* Code a value. */
static size_t
code(const char *text, size_t length, void *coded)
{
	return ybss_cell_says_nothing(text, length, YBSS_NOTHING_ZERO_COUNTS)
			   ? 0
			   : ybss_code_written(text, length, coded);
}

/* Compare. */
static int
compare(const void *a, size_t a_bytes, const void *b, size_t b_bytes)
{
	YbssRow first, second;
	int edits, likeness;

	if (a_bytes == b_bytes && memcmp(a, b, a_bytes) == 0)
		return TEXT_SAME;
	ybss_read_row(a, ybss_written_bytes(a_bytes), &first);
	ybss_read_row(b, ybss_written_bytes(b_bytes), &second);
	/* In a short text an edit says nothing: of three letters two agree by chance. */
	edits = ybss_edits(&first, &second, 2);
	/* Two long texts that begin the same; how far they differ behind is not known. */
	if (edits == 0)
		return TEXT_LIKE;
	if (edits <= 1 && first.count + second.count > 4)
		return TEXT_ONE_EDIT;
	if (edits <= 2 && first.count + second.count > 8)
		return TEXT_TWO_EDITS;
	likeness = ybss_likeness(&first, &second);
	if (likeness >= 920)
		return TEXT_LIKE;
	return likeness >= 880 ? TEXT_FAINT : TEXT_DIFFERENT;
}

/* Give the key of some characters at the begin, or at the end. */
static uint64_t
edge_key(const YbssRow *row, int from, TextKey kind)
{
	int count = row->count < FEW ? row->count : FEW;

	return ybss_hash_bytes(YBSS_HASH_SEED + kind, row->letter + from,
						   (size_t) count * sizeof *row->letter);
}

/* Give a key for each word. */
static int
word_keys(const char *text, size_t bytes, uint64_t *keys)
{
	int count = 0;

	for (size_t from = 0, at = 0; at <= bytes && count < YBSS_VALUE_KEYS; at++)
	{
		uint64_t hash;
		bool given = false;

		if (at < bytes && text[at] != ' ')
			continue;
		hash = ybss_hash_bytes(YBSS_HASH_SEED + KEY_WORDS, text + from, at - from);
		for (int i = 0; i < count; i++)
			given |= keys[i] == hash;
		if (at > from && !given)
			keys[count++] = hash;
		from = at + 1;
	}
	return count;
}

/* Give the keys. */
static int
key(const void *coded, size_t bytes, int kind, uint64_t keys[YBSS_VALUE_KEYS])
{
	YbssRow row;

	if (bytes == 0)
		return 0;
	ybss_read_row(coded, ybss_written_bytes(bytes), &row);
	switch ((TextKey) kind)
	{
		case KEY_WHOLE:
			keys[0] = ybss_hash_bytes(YBSS_HASH_SEED, coded, bytes);
			return 1;
		case KEY_SOUND:
			return ybss_latin_sound(row.letter, row.count, &keys[0]) ? 1 : 0;
		case KEY_FIRST:
			keys[0] = edge_key(&row, 0, KEY_FIRST);
			return 1;
		case KEY_LAST:
			keys[0] = edge_key(&row, row.count < FEW ? 0 : row.count - FEW, KEY_LAST);
			return 1;
		case KEY_WORDS:
			return word_keys(coded, ybss_written_bytes(bytes), keys);
	}
	return 0;
}

const YbssComparison ybss_compare_text = {
	"text",	 YBSS_NAMES(level_names), level_names, code,
	compare, YBSS_NAMES(key_names),	  key_names,   key,
};
