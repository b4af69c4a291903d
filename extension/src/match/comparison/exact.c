/*
 * exact.c
 *		Values that are the same or not: sex, codes.
 */
#include "match/comparison/exact.h"

#include <string.h>

#include "match/comparison/hash.h"
#include "match/comparison/written.h"

static const char *const level_names[] = {"same", "different"};
static const char *const key_names[] = {"whole"};

/* Code a value. */
static size_t
code(const char *text, size_t length, void *coded)
{
	return ybss_cell_says_nothing(text, length, YBSS_NOTHING_NO_COUNTS)
			   ? 0
			   : ybss_code_written(text, length, coded);
}

/* Compare. */
static int
compare(const void *a, size_t a_bytes, const void *b, size_t b_bytes)
{
	return a_bytes != b_bytes || memcmp(a, b, a_bytes) != 0;
}

/* Give the key. */
static int
key(const void *coded, size_t bytes, int kind __attribute__((unused)),
	uint64_t keys[YBSS_VALUE_KEYS])
{
	keys[0] = ybss_hash_bytes(YBSS_HASH_SEED, coded, bytes);
	return bytes > 0;
}

const YbssComparison ybss_compare_exact = {
	"exact", YBSS_NAMES(level_names), level_names, code,
	compare, YBSS_NAMES(key_names),	  key_names,   key,
};
