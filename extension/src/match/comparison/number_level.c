/*
 * number_level.c
 *		Numbers: the level of two, and the keys by which they are found.
 */
#include "match/comparison/number_level.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "cell/number.h"
#include "match/comparison/hash.h"
#include "match/comparison/written.h"

typedef enum NumberLevel
{
	NUMBER_SAME,
	NUMBER_ROUNDED,	  /* at most one in a thousand apart: 89.6 and 89.57 */
	NUMBER_CLOSE,	  /* at most one in twenty */
	NUMBER_ONE_DIGIT, /* of at least three digits one differs */
	NUMBER_DIFFERENT
} NumberLevel;

static const char *const level_names[] = {"same", "rounded", "close", "one_digit", "different"};
static const char *const key_names[] = {"whole", "rounded"};

/* Code a number: its plain decimal digits, without zeros that say nothing. */
static size_t
code(const char *text, size_t length, void *coded)
{
	char digits[YBSS_NUMBER_WRITTEN];
	size_t bytes;

	if (length > 200 || ybss_cell_says_nothing(text, length, YBSS_NOTHING_ZERO_COUNTS) ||
		!ybss_read_number(text, length, YBSS_NUMBER_ANY, digits))
		return 0;
	bytes = strlen(digits);
	if (memchr(digits, '.', bytes) != NULL)
	{
		while (digits[bytes - 1] == '0')
			bytes--;
		bytes -= digits[bytes - 1] == '.';
	}
	memcpy(coded, digits, bytes);
	return bytes;
}

/* Give the number. */
static double
value_of(const void *coded, size_t bytes)
{
	char digits[YBSS_CODED_BYTES + 1];

	memcpy(digits, coded, bytes);
	digits[bytes] = '\0';
	return strtod(digits, NULL);
}

/* Does one digit of several differ? */
static bool
is_one_digit(const char *a, const char *b, size_t bytes)
{
	size_t differing = 0;

	for (size_t i = 0; i < bytes; i++)
		differing += a[i] != b[i];
	return differing == 1 && bytes > 2;
}

/* Compare. */
static int
compare(const void *a, size_t a_bytes, const void *b, size_t b_bytes)
{
	double one, other, apart, greater;

	if (a_bytes == b_bytes && memcmp(a, b, a_bytes) == 0)
		return NUMBER_SAME;
	one = value_of(a, a_bytes);
	other = value_of(b, b_bytes);
	apart = fabs(one - other);
	greater = fabs(one) > fabs(other) ? fabs(one) : fabs(other);
	if (apart <= greater / 1000)
		return NUMBER_ROUNDED;
	if (apart <= greater / 20)
		return NUMBER_CLOSE;
	return a_bytes == b_bytes && is_one_digit(a, b, a_bytes) ? NUMBER_ONE_DIGIT : NUMBER_DIFFERENT;
}

/* Give the keys: the number, and the whole numbers on both sides of it. */
static int
key(const void *coded, size_t bytes, int kind, uint64_t keys[YBSS_VALUE_KEYS])
{
	double below;

	if (bytes == 0)
		return 0;
	keys[0] = ybss_hash_bytes(YBSS_HASH_SEED, coded, bytes);
	if (kind == 0)
		return 1;
	below = floor(value_of(coded, bytes));
	if (!(fabs(below) < 1e15))
		return 0;
	keys[0] = ybss_hash_number(YBSS_HASH_SEED + 1, (uint64_t) (int64_t) below);
	keys[1] = ybss_hash_number(YBSS_HASH_SEED + 1, (uint64_t) ((int64_t) below + 1));
	return 2;
}

const YbssComparison ybss_compare_number = {
	"number", YBSS_NAMES(level_names), level_names, code,
	compare,  YBSS_NAMES(key_names),   key_names,	key,
};
