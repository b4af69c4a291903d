/*
 * name_level.c
 *		Names of persons: the level of two, and the keys by which they are found.
 */
#include "match/comparison/name_level.h"

#include <stdlib.h>
#include <string.h>

#include "match/comparison/distance.h"
#include "match/comparison/hash.h"
#include "match/comparison/name_call.h"
#include "match/comparison/name_key.h"
#include "match/comparison/name_latin.h"
#include "match/comparison/name_parts.h"
#include "match/comparison/person_name.h"
#include "match/knowledge/han.h"
#include "match/knowledge/lookalike.h"

static const char *const level_names[] = {
	"same",			  "joined",		  "homophone",		   "mixed_sound",
	"lookalike",	  "swapped",	  "missing_character", "parts",
	"lookalike_weak", "romanized",	  "transliterated",	   "masked",
	"nickname",		  "surname_call", "one_character",	   "different"};

/* How the places of two names of one length agree. */
typedef struct Places
{
	int same;
	int sound;
	int mixed;
	int unlike;
	int strong; /* of the unlike ones */
	int weak;
} Places;

/* Look at the places whose letters differ; no further once too many are unlike. */
static void
hear_places(Places *places, const YbssPersonName *a, const YbssPersonName *b)
{
	/* Where no letter is the same, one may be unlike, else two. */
	int most = places->same > 0 ? 2 : 1;

	for (int i = 0; i < a->count && places->unlike <= most; i++)
	{
		if (a->letter[i] == b->letter[i])
			continue;
		switch (ybss_alike_sound(a->letter[i], b->letter[i], i == 0))
		{
			case YBSS_SOUND_SAME:
				places->sound++;
				break;
			case YBSS_SOUND_MIXED:
				places->mixed++;
				break;
			default:
				places->unlike++;
		}
	}
}

/* See how alike the unlike ones look. */
static void
see_places(Places *places, const YbssPersonName *a, const YbssPersonName *b)
{
	for (int i = 0; i < a->count; i++)
	{
		YbssLookalike look;

		if (a->letter[i] == b->letter[i] ||
			ybss_alike_sound(a->letter[i], b->letter[i], i == 0) != YBSS_SOUND_OTHER)
			continue;
		look = ybss_lookalike(a->letter[i], b->letter[i]);
		places->strong += look == YBSS_LOOKS_STRONGLY;
		places->weak += look == YBSS_LOOKS_WEAKLY;
		/* Of two unlike ones both must look strongly alike. */
		if (look != YBSS_LOOKS_STRONGLY && places->unlike > 1)
			return;
	}
}

/* Order letters. */
static int
by_letter(const void *a, const void *b)
{
	uint32_t one = *(const uint32_t *) a, other = *(const uint32_t *) b;

	return one < other ? -1 : one > other;
}

/* Are the letters the same in another order? */
static bool
is_reordered(const YbssPersonName *a, const YbssPersonName *b)
{
	uint32_t one[YBSS_NAME_LETTERS], other[YBSS_NAME_LETTERS];
	uint32_t difference = 0;

	for (int i = 0; i < a->count; i++)
		difference += a->letter[i] - b->letter[i];
	if (difference != 0)
		return false;
	memcpy(one, a->letter, sizeof one[0] * (size_t) a->count);
	memcpy(other, b->letter, sizeof other[0] * (size_t) a->count);
	qsort(one, (size_t) a->count, sizeof one[0], by_letter);
	qsort(other, (size_t) a->count, sizeof other[0], by_letter);
	return memcmp(one, other, sizeof one[0] * (size_t) a->count) == 0;
}

/* The level of two names of one length. */
static YbssNameLevel
same_length(const YbssPersonName *a, const YbssPersonName *b)
{
	Places places = {0};
	int most;

	for (int i = 0; i < a->count; i++)
		places.same += a->letter[i] == b->letter[i];
	hear_places(&places, a, b);
	most = places.same > 0 ? 2 : 1;
	if (places.unlike == 0)
		return places.mixed == 0 ? YBSS_NAME_HOMOPHONE : YBSS_NAME_MIXED_SOUND;
	if (places.unlike <= most)
		see_places(&places, a, b);
	/* One place only sounds and one only looks alike: that is no strong likeness any more. */
	if (places.strong == 1 && places.same + 1 == a->count)
		return YBSS_NAME_LOOKALIKE;
	if (is_reordered(a, b))
		return YBSS_NAME_SWAPPED;
	if (places.unlike == 1 && places.strong + places.weak == 1)
		return YBSS_NAME_LOOKALIKE_WEAK;
	if (places.unlike == 2 && places.strong == 2)
		return YBSS_NAME_LOOKALIKE_WEAK;
	if (a->count > 2 && places.unlike == 1 && places.same > 0 && places.mixed == 0)
		return YBSS_NAME_ONE_CHARACTER;
	return YBSS_NAME_DIFFERENT;
}

/* Is the shorter one the longer without one letter? */
static bool
is_missing_one(const YbssPersonName *longer, const YbssPersonName *shorter)
{
	int begin = 0, end = 0;

	if (longer->count != shorter->count + 1 || shorter->count < 2)
		return false;
	while (begin < shorter->count && longer->letter[begin] == shorter->letter[begin])
		begin++;
	while (end < shorter->count &&
		   longer->letter[longer->count - 1 - end] == shorter->letter[shorter->count - 1 - end])
		end++;
	return begin + end >= shorter->count;
}

/* Do all letters that are seen agree? A mask of several letters may stand for any number. */
static bool
seen_agrees(const YbssPersonName *a, const YbssPersonName *b)
{
	int seen = 0;
	int begin = 0, end = 0;

	if (a->count == b->count)
	{
		for (int i = 0; i < a->count; i++)
		{
			if (a->letter[i] == YBSS_NAME_HIDDEN || b->letter[i] == YBSS_NAME_HIDDEN)
				continue;
			if (a->letter[i] != b->letter[i])
				return false;
			seen++;
		}
		return seen > 0;
	}
	/* Of other lengths: what is before the first hidden letter and behind the last. */
	while (begin < a->count && begin < b->count && a->letter[begin] == b->letter[begin])
		begin++;
	while (end < a->count - begin && end < b->count - begin &&
		   a->letter[a->count - 1 - end] == b->letter[b->count - 1 - end])
		end++;
	for (int i = begin; i < a->count - end; i++)
		if (a->hidden > 0 && a->letter[i] != YBSS_NAME_HIDDEN)
			return false;
	for (int i = begin; i < b->count - end; i++)
		if (b->hidden > 0 && b->letter[i] != YBSS_NAME_HIDDEN)
			return false;
	return begin + end > 0;
}

/* The level of two names in Latin letters. */
static YbssNameLevel
latin_names(const YbssPersonName *a, const YbssPersonName *b)
{
	YbssRow one = {.count = a->count}, other = {.count = b->count};

	memcpy(one.letter, a->letter, sizeof one.letter[0] * (size_t) a->count);
	memcpy(other.letter, b->letter, sizeof other.letter[0] * (size_t) b->count);
	/* A slip in a name of few letters makes another name: Dan, Don. */
	if (a->count + b->count >= 10 && ybss_edits(&one, &other, 1) == 1)
		return a->count == b->count ? YBSS_NAME_ONE_CHARACTER : YBSS_NAME_MISSING;
	return YBSS_NAME_DIFFERENT;
}

/* The level of two names of which one is in Latin letters. */
static YbssNameLevel
two_scripts(const YbssPersonName *a, const YbssPersonName *b)
{
	const YbssPersonName *han = a->han > 0 ? a : b, *latin = a->han > 0 ? b : a;

	if (ybss_is_pinyin_of(han, latin))
		return YBSS_NAME_ROMANIZED;
	return ybss_is_transliterated(han, latin) ? YBSS_NAME_TRANSLITERATED : YBSS_NAME_DIFFERENT;
}

/* The level of two names of which one may be a form of address. */
static YbssNameLevel
called(const YbssPersonName *a, const YbssPersonName *b)
{
	YbssCall one = b->kind & YBSS_NAME_IS_CALL ? ybss_name_call(a, b) : YBSS_CALL_NONE;
	YbssCall other = a->kind & YBSS_NAME_IS_CALL ? ybss_name_call(b, a) : YBSS_CALL_NONE;

	if (one == YBSS_CALL_GIVEN || other == YBSS_CALL_GIVEN)
		return YBSS_NAME_NICKNAME;
	return one == other ? YBSS_NAME_DIFFERENT : YBSS_NAME_SURNAME_CALL;
}

/* The level of two names in Han letters. */
static YbssNameLevel
han_names(const YbssPersonName *a, const YbssPersonName *b)
{
	YbssNameLevel level = YBSS_NAME_DIFFERENT, call;

	if (a->count == b->count && a->count > 1)
		level = same_length(a, b);
	else if (is_missing_one(a, b) || is_missing_one(b, a))
		level = YBSS_NAME_MISSING;
	if (level < YBSS_NAME_NICKNAME || !((a->kind | b->kind) & YBSS_NAME_IS_CALL))
		return level;
	call = called(a, b);
	return call < level ? call : level;
}

/* The level of two names that are not the same. */
static YbssNameLevel
level_of(const YbssPersonName *a, const YbssPersonName *b)
{
	int kind = a->kind | b->kind;

	if (a->count == b->count &&
		memcmp(a->letter, b->letter, sizeof a->letter[0] * (size_t) a->count) == 0)
		return YBSS_NAME_JOINED;
	if (kind & YBSS_NAME_HAS_HIDDEN)
		return seen_agrees(a, b) ? YBSS_NAME_MASKED : YBSS_NAME_DIFFERENT;
	if ((kind & YBSS_NAME_HAS_PARTS) && ybss_parts_agree(a, b))
		return YBSS_NAME_PARTS;
	if (a->han == 0 && b->han == 0)
		return latin_names(a, b);
	if (a->han == 0 || b->han == 0)
		return two_scripts(a, b);
	return han_names(a, b);
}

/* Compare. */
static int
compare(const void *a, size_t a_bytes, const void *b, size_t b_bytes)
{
	YbssPersonName first, second;

	if (a_bytes == b_bytes && memcmp(a, b, a_bytes) == 0)
		return YBSS_NAME_SAME;
	ybss_read_person_name(a, a_bytes, &first);
	ybss_read_person_name(b, b_bytes, &second);
	/* What is cut off two long names differs. */
	if (a_bytes == YBSS_CODED_BYTES && b_bytes == YBSS_CODED_BYTES && first.count == second.count &&
		memcmp(first.letter, second.letter, sizeof first.letter[0] * (size_t) first.count) == 0)
		return YBSS_NAME_DIFFERENT;
	return level_of(&first, &second);
}

const YbssComparison ybss_compare_name = {
	"name",	 YBSS_NAMES(level_names), level_names,		   ybss_code_person_name,
	compare, YBSS_NAME_KEYS,		  ybss_name_key_names, ybss_name_key,
};
