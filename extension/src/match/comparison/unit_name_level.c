/*
 * unit_name_level.c
 *		Names of units: the level of two, and the keys by which they are found.
 */
#include "match/comparison/unit_name_level.h"

#include <stdbool.h>
#include <string.h>

#include "match/comparison/distance.h"
#include "match/comparison/hash.h"
#include "match/comparison/unit_name.h"
#include "match/knowledge/han.h"
#include "match/knowledge/lookalike.h"

typedef enum UnitLevel
{
	UNIT_SAME,
	UNIT_FORM,		/* another legal form, another region in front or none */
	UNIT_HOMOPHONE, /* the stem sounds the same */
	UNIT_BRANCH,	/* a branch, and its head or another branch */
	UNIT_ONE_CHARACTER,
	UNIT_SHORT, /* a short name: its letters stand in the other's stem, in their order */
	UNIT_ALIKE, /* three pairs of letters in five are the same */
	UNIT_DIFFERENT
} UnitLevel;

static const char *const level_names[] = {"same",		   "other_form", "homophone", "branch",
										  "one_character", "short_name", "alike",	  "different"};

typedef enum UnitKey
{
	KEY_WHOLE,
	KEY_STEM,
	KEY_SOUND, /* the stem's sounds */
	KEY_FIRST, /* its first two letters */
	KEY_PAIRS  /* each pair of neighbouring letters of it, the first eight */
} UnitKey;

static const char *const key_names[] = {"whole", "stem", "sound", "first", "pairs"};

/* Do two stems of one length sound alike? */
static bool
sounds_alike(const YbssRow *a, const YbssRow *b)
{
	if (a->count != b->count)
		return false;
	for (int i = 0; i < a->count; i++)
		if (a->letter[i] != b->letter[i] &&
			ybss_alike_sound(a->letter[i], b->letter[i], false) == YBSS_SOUND_OTHER)
			return false;
	return true;
}

/* Do the letters of the one stand in the other, in their order? */
static bool
stands_in(const YbssRow *brief, const YbssRow *full)
{
	int at = 0;

	for (int i = 0; i < full->count && at < brief->count; i++)
		at += full->letter[i] == brief->letter[at];
	return at == brief->count && brief->count >= 2 && brief->count < full->count &&
		   (brief->count >= 3 || full->count <= 5);
}

/* Count the pairs of neighbouring letters that both have. */
static int
common_pairs(const YbssRow *a, const YbssRow *b)
{
	bool used[YBSS_ROW_LETTERS] = {false};
	int common = 0;

	for (int i = 0; i + 1 < a->count; i++)
		for (int j = 0; j + 1 < b->count; j++)
			if (!used[j] && a->letter[i] == b->letter[j] && a->letter[i + 1] == b->letter[j + 1])
			{
				used[j] = true;
				common++;
				break;
			}
	return common;
}

/* The level of two stems that are not the same. */
static UnitLevel
level_of_stems(const YbssRow *a, const YbssRow *b)
{
	int pairs = a->count + b->count - 2;

	if (sounds_alike(a, b))
		return UNIT_HOMOPHONE;
	if (a->count + b->count >= 6 && ybss_edits(a, b, 1) == 1)
		return UNIT_ONE_CHARACTER;
	if (stands_in(a, b) || stands_in(b, a))
		return UNIT_SHORT;
	return pairs > 2 && 10 * common_pairs(a, b) >= 3 * pairs ? UNIT_ALIKE : UNIT_DIFFERENT;
}

/* Compare. */
static int
compare(const void *a, size_t a_bytes, const void *b, size_t b_bytes)
{
	YbssUnitName first, second;
	YbssRow one, other;
	UnitLevel level;
	bool branch;

	memcpy(&first, a, a_bytes);
	memcpy(&second, b, b_bytes);
	if (memcmp(&first, &second, sizeof first) == 0)
		return UNIT_SAME;
	branch = first.branch != second.branch ||
			 memcmp(first.text + first.stem, second.text + second.stem, first.branch) != 0;
	if (first.stem == second.stem && memcmp(first.text, second.text, first.stem) == 0)
	{
		/* The stem alone, cut: what is behind it differs. */
		if (!branch && first.form == second.form && first.region == second.region)
			return UNIT_ALIKE;
		return branch ? UNIT_BRANCH : UNIT_FORM;
	}
	ybss_read_row(first.text, first.stem, &one);
	ybss_read_row(second.text, second.stem, &other);
	/* One of both has no legal form by which stem and branch part. */
	if (first.stem + first.branch == second.stem + second.branch &&
		memcmp(first.text, second.text, (size_t) first.stem + first.branch) == 0)
		return UNIT_FORM;
	level = level_of_stems(&one, &other);
	/* A stem with a slip and another branch too is little. */
	return branch && level < UNIT_ALIKE ? UNIT_ALIKE : level;
}

/* Give a key for each pair of neighbouring letters. */
static int
pair_keys(const YbssRow *row, uint64_t *keys)
{
	int count = 0;

	for (int i = 0; i + 1 < row->count && count < YBSS_VALUE_KEYS; i++)
	{
		uint64_t hash = ybss_hash_number(ybss_hash_number(YBSS_HASH_SEED + 3, row->letter[i]),
										 row->letter[i + 1]);
		bool given = false;

		for (int j = 0; j < count; j++)
			given |= keys[j] == hash;
		if (!given)
			keys[count++] = hash;
	}
	return count;
}

/* Hash the sounds of a stem. */
static uint64_t
sound_key(const YbssRow *row)
{
	uint64_t hash = YBSS_HASH_SEED + 1;

	for (int i = 0; i < row->count; i++)
	{
		const YbssHan *known = ybss_han(row->letter[i]);
		int reading = known != NULL ? ybss_han_reading(known, 0) : 0;

		hash = ybss_hash_number(hash, reading > 0 ? (uint64_t) ybss_mixed_syllable(reading)
												  : 0x10000u + row->letter[i]);
	}
	return hash;
}

/* Give the keys. */
static int
key(const void *coded, size_t bytes, int kind, uint64_t keys[YBSS_VALUE_KEYS])
{
	YbssUnitName name;
	YbssRow row;

	if (bytes == 0)
		return 0;
	memcpy(&name, coded, bytes);
	ybss_read_row(name.text, name.stem, &row);
	switch ((UnitKey) kind)
	{
		case KEY_WHOLE:
			keys[0] = name.whole;
			return 1;
		case KEY_STEM:
			keys[0] = ybss_hash_bytes(YBSS_HASH_SEED, name.text, name.stem);
			return name.stem > 0;
		case KEY_SOUND:
			keys[0] = sound_key(&row);
			return name.stem > 0;
		case KEY_FIRST:
			keys[0] =
				ybss_hash_bytes(YBSS_HASH_SEED + 2, row.letter,
								(size_t) (row.count < 2 ? row.count : 2) * sizeof row.letter[0]);
			return row.count > 0;
		case KEY_PAIRS:
			return pair_keys(&row, keys);
	}
	return 0;
}

const YbssComparison ybss_compare_unit_name = {
	"unit_name", YBSS_NAMES(level_names), level_names, ybss_code_unit_name,
	compare,	 YBSS_NAMES(key_names),	  key_names,   key,
};
