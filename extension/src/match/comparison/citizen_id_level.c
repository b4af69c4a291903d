/*
 * citizen_id_level.c
 *		Citizen ids: the level of two, and the keys by which they are found.
 *
 * Two valid ids are two persons, however near they are: twins have one region, one day
 * of birth and numbers next to one another. A slip is only looked for where one of both
 * cannot be right.
 */
#include "match/comparison/citizen_id_level.h"

#include <string.h>

#include "match/comparison/hash.h"
#include "match/comparison/id_digits.h"

typedef enum IdLevel
{
	ID_SAME,
	ID_ONE_DIGIT,  /* one wrong, or one left out */
	ID_TRANSPOSED, /* two in each other's place */
	ID_TWO_DIGITS,
	ID_MASKED,	   /* all that both show agrees, four digits of the person at least */
	ID_MASKED_FEW, /* fewer */
	ID_BIRTH,	   /* the day of birth and the sex alone */
	ID_DIFFERENT
} IdLevel;

static const char *const level_names[] = {"same",	"one_digit",  "transposed", "two_digits",
										  "masked", "masked_few", "birth",		"different"};

typedef enum IdKey
{
	KEY_WHOLE,
	KEY_TWO_OF_THREE, /* two of region, day of birth and the last four: one wrong digit leaves them
					   */
	KEY_BIRTH,
	KEY_TAIL,	/* the last four */
	KEY_VISIBLE /* each piece that masks leave: a masked id meets the whole one by those it shows */
} IdKey;

static const char *const key_names[] = {"whole", "two_of_three", "birth", "tail", "visible"};

/* Where an id has what. */
#define REGION 0x0003Fu
#define BIRTH 0x03FC0u
#define TAIL 0x3C000u
#define PERSON (BIRTH | TAIL)

/* Give the level of two ids without hidden digits that differ. */
static IdLevel
level_of_whole(const YbssIdDigits *a, const YbssIdDigits *b)
{
	int places[3];
	int differing = 0;

	for (int i = 0; i < YBSS_ID_PLACES && differing < 3; i++)
		if (a->digit[i] != b->digit[i])
			places[differing++] = i;
	if (!(a->valid && b->valid) && differing == 1)
		return ID_ONE_DIGIT;
	if (!(a->valid && b->valid) && differing == 2)
		return a->digit[places[0]] == b->digit[places[1]] &&
					   a->digit[places[1]] == b->digit[places[0]]
				   ? ID_TRANSPOSED
				   : ID_TWO_DIGITS;
	/* The last digit of the number says the sex. */
	return memcmp(a->digit + 6, b->digit + 6, 8) == 0 && a->digit[16] % 2 == b->digit[16] % 2
			   ? ID_BIRTH
			   : ID_DIFFERENT;
}

/* Give the level of two ids of which at least one hides digits. */
static IdLevel
level_of_seen(const YbssIdDigits *a, const YbssIdDigits *b)
{
	int seen = 0;

	for (int i = 0; i < YBSS_ID_PLACES; i++)
	{
		if (a->digit[i] == YBSS_ID_HIDDEN || b->digit[i] == YBSS_ID_HIDDEN)
			continue;
		if (a->digit[i] != b->digit[i])
			return ID_DIFFERENT;
		/* The region is that of half the district. */
		seen += i >= 6;
	}
	return seen >= 4 ? ID_MASKED : ID_MASKED_FEW;
}

/* Is the one of other length the other with one digit more or less? */
static bool
is_one_off(const YbssIdDigits *longer, const YbssIdDigits *shorter)
{
	int begin = 0, end = 0;

	if (longer->count != shorter->count + 1)
		return false;
	while (begin < shorter->count && longer->digit[begin] == shorter->digit[begin])
		begin++;
	while (end < shorter->count &&
		   longer->digit[longer->count - 1 - end] == shorter->digit[shorter->count - 1 - end])
		end++;
	return begin + end >= shorter->count;
}

/* Compare. */
static int
compare(const void *a, size_t a_bytes, const void *b, size_t b_bytes)
{
	YbssIdDigits first, second;

	if (a_bytes == b_bytes && memcmp(a, b, a_bytes) == 0)
		return ID_SAME;
	if (!ybss_read_id_digits(a, a_bytes, &first) || !ybss_read_id_digits(b, b_bytes, &second))
		return ID_DIFFERENT;
	if (first.count == YBSS_ID_PLACES && second.count == YBSS_ID_PLACES)
		return first.hidden || second.hidden ? level_of_seen(&first, &second)
											 : level_of_whole(&first, &second);
	if (first.hidden || second.hidden)
		return ID_DIFFERENT;
	return is_one_off(&first, &second) || is_one_off(&second, &first) ? ID_ONE_DIGIT : ID_DIFFERENT;
}

/* Add the key of some places, where all of them are seen. */
static int
add_places(const YbssIdDigits *id, uint32_t places, uint64_t *keys, int count)
{
	uint64_t hash = ybss_hash_number(YBSS_HASH_SEED, places);

	for (int i = 0; i < YBSS_ID_PLACES; i++)
	{
		if (!(places >> i & 1))
			continue;
		if (id->digit[i] == YBSS_ID_HIDDEN)
			return count;
		hash = ybss_hash_number(hash, id->digit[i]);
	}
	keys[count] = hash;
	return count + 1;
}

/* Give the keys. */
static int
key(const void *coded, size_t bytes, int kind, uint64_t keys[YBSS_VALUE_KEYS])
{
	static const uint32_t two_of_three[] = {REGION | BIRTH, REGION | TAIL, PERSON};
	/* The ways in which offices hide digits: all but the first few and the last few. */
	static const uint32_t visible[] = {BIRTH,
									   TAIL,
									   REGION | 0x003C0u,
									   0x0000Fu | TAIL,
									   0x003C0u | TAIL,
									   0x03C00u | TAIL,
									   0x38000u | BIRTH,
									   0x3FC00u & ~TAIL};
	YbssIdDigits id;
	int count = 0;

	if (bytes == 0)
		return 0;
	if (!ybss_read_id_digits(coded, bytes, &id) || id.count != YBSS_ID_PLACES)
	{
		keys[0] = ybss_hash_bytes(YBSS_HASH_SEED, coded, bytes);
		return kind == KEY_WHOLE;
	}
	switch ((IdKey) kind)
	{
		case KEY_WHOLE:
			return add_places(&id, REGION | PERSON, keys, 0);
		case KEY_TWO_OF_THREE:
			for (size_t i = 0; i < sizeof two_of_three / sizeof *two_of_three; i++)
				count = add_places(&id, two_of_three[i], keys, count);
			return count;
		case KEY_BIRTH:
			return add_places(&id, BIRTH, keys, 0);
		case KEY_TAIL:
			return add_places(&id, TAIL, keys, 0);
		case KEY_VISIBLE:
			for (size_t i = 0; i < sizeof visible / sizeof *visible; i++)
				count = add_places(&id, visible[i], keys, count);
			return count;
	}
	return 0;
}

const YbssComparison ybss_compare_citizen_id = {
	"citizen_id", YBSS_NAMES(level_names), level_names, ybss_code_id_digits,
	compare,	  YBSS_NAMES(key_names),   key_names,	key,
};
