/*
 * patterns.c
 *		How many pairs show each vector of levels: a table that grows.
 */
#include "match/linkage/patterns.h"

#include <stdlib.h>

#include "match/comparison/hash.h"

#define FIRST_SIZE 1024

/* Begin. */
bool
ybss_begin_patterns(YbssRun *run, YbssPatterns *patterns)
{
	*patterns = (YbssPatterns){.size = FIRST_SIZE};
	patterns->pattern = ybss_run_array(run, FIRST_SIZE, sizeof *patterns->pattern);
	return patterns->pattern != NULL;
}

/* Find the place of a vector. */
static YbssPattern *
place_of(YbssPatterns *patterns, YbssLevels levels)
{
	uint32_t at = (uint32_t) ybss_hash_number(YBSS_HASH_SEED, levels) & (patterns->size - 1);

	while (patterns->pattern[at].pairs != 0 && patterns->pattern[at].levels != levels)
		at = (at + 1) & (patterns->size - 1);
	return &patterns->pattern[at];
}

/* Make the table twice as large. */
static bool
widen(YbssRun *run, YbssPatterns *patterns)
{
	YbssPatterns wider = {.size = patterns->size * 2, .count = patterns->count};

	wider.pattern = ybss_run_array(run, wider.size, sizeof *wider.pattern);
	if (wider.pattern == NULL)
		return false;
	for (uint32_t i = 0; i < patterns->size; i++)
		if (patterns->pattern[i].pairs != 0)
			*place_of(&wider, patterns->pattern[i].levels) = patterns->pattern[i];
	ybss_run_release(run, patterns->pattern);
	*patterns = wider;
	return true;
}

/* Count pairs of a vector. */
bool
ybss_count_pattern(YbssRun *run, YbssPatterns *patterns, YbssLevels levels, uint64_t pairs)
{
	YbssPattern *pattern = place_of(patterns, levels);

	if (pattern->pairs == 0)
	{
		if (patterns->count >= patterns->size / 2)
		{
			if (!widen(run, patterns))
				return false;
			pattern = place_of(patterns, levels);
		}
		patterns->count++;
	}
	pattern->levels = levels;
	pattern->pairs += pairs;
	return true;
}

/* Order two patterns; empty places come last. */
static int
compare_patterns(const void *a, const void *b)
{
	const YbssPattern *first = a, *second = b;

	if ((first->pairs == 0) != (second->pairs == 0))
		return first->pairs == 0 ? 1 : -1;
	return first->levels < second->levels ? -1 : first->levels > second->levels;
}

/* Put the patterns in the order of their levels. */
void
ybss_order_patterns(YbssPatterns *patterns)
{
	qsort(patterns->pattern, patterns->size, sizeof *patterns->pattern, compare_patterns);
}

/* Free. */
void
ybss_free_patterns(YbssRun *run, YbssPatterns *patterns)
{
	ybss_run_release(run, patterns->pattern);
	*patterns = (YbssPatterns){0};
}
