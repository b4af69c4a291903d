/*
 * equal_draw.c
 *		Pairs drawn at random among those that have the same value of one field: what else
 *		agrees where that does, whether a rule blocks them or not.
 */
#include "match/linkage/equal_draw.h"

#include <string.h>

#include "match/comparison/hash.h"
#include "match/linkage/rating.h"

/* So many draws between two looks at whether to go on. */
#define LOOK 4096

/* The records of each value, the values in the order of their first records. */
typedef struct Carried
{
	uint32_t *group;	/* of each value, + 1 */
	uint32_t *from;		/* of each group; one more at the end */
	uint32_t *record;	/* group by group */
	uint64_t *pairs_to; /* ordered pairs of the groups up to this one */
	uint32_t groups;
} Carried;

/* Give a record's value where it says something. */
static bool
has_value(const YbssRecordSet *set, int field, uint32_t record, uint32_t *value)
{
	*value = set->value[(uint64_t) record * set->fields + field];
	return *value != YBSS_NO_VALUE && !ybss_is_common(set, field, *value);
}

/* Number the values by their first records and count their records. */
static void
count_groups(const YbssRecordSet *set, int field, Carried *carried)
{
	uint64_t pairs = 0;

	for (uint32_t record = 0; record < set->count; record++)
	{
		uint32_t value;

		if (!has_value(set, field, record, &value))
			continue;
		if (carried->group[value] == 0)
			carried->group[value] = ++carried->groups;
		carried->from[carried->group[value]]++;
	}
	for (uint32_t group = 0; group < carried->groups; group++)
	{
		uint64_t count = carried->from[group + 1];

		pairs += count * count;
		carried->pairs_to[group] = pairs;
		carried->from[group + 1] += carried->from[group];
	}
}

/* Put the records group by group. */
static void
fill_groups(const YbssRecordSet *set, int field, Carried *carried)
{
	/* Each group's begin walks to its end, which is the begin of the next. */
	for (uint32_t record = 0; record < set->count; record++)
	{
		uint32_t value;

		if (has_value(set, field, record, &value))
			carried->record[carried->from[carried->group[value] - 1]++] = record;
	}
	memmove(carried->from + 1, carried->from, carried->groups * sizeof *carried->from);
	carried->from[0] = 0;
}

/* Find the group of a number of an ordered pair. */
static uint32_t
group_of_pair(const Carried *carried, uint64_t pair)
{
	uint32_t from = 0, to = carried->groups - 1;

	while (from < to)
	{
		uint32_t middle = from + (to - from) / 2;

		if (carried->pairs_to[middle] <= pair)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* Draw pairs and count their patterns. */
static bool
draw_pairs(YbssRun *run, const YbssBlocks *blocks, const Carried *carried, uint64_t seed,
		   uint64_t draws, YbssPatterns *patterns)
{
	const YbssRecordSet *set = blocks->set;
	uint64_t all = carried->groups > 0 ? carried->pairs_to[carried->groups - 1] : 0;
	YbssProgress progress = {YBSS_STAGE_ESTIMATE, 0, draws, 0, 0};
	YbssRating rating;
	bool fine = ybss_begin_rating(run, &rating, set);

	for (uint64_t i = 0; fine && all > 0 && i < draws; i++)
	{
		uint64_t pair = (uint64_t) ((unsigned __int128) ybss_hash_number(seed, i) * all >> 64);
		uint32_t group = group_of_pair(carried, pair);
		uint32_t count = carried->from[group + 1] - carried->from[group];
		uint64_t within = pair - (group > 0 ? carried->pairs_to[group - 1] : 0);
		uint32_t a = carried->record[carried->from[group] + within / count];
		uint32_t b = carried->record[carried->from[group] + within % count];
		YbssLevels levels;

		progress.done = i;
		if (i % LOOK == 0)
			fine = ybss_run_goes_on(run, &progress);
		if (a == b || (!blocks->pairing.within && set->source[a] == set->source[b]))
			continue;
		ybss_rate_levels(&rating, a, b, &levels);
		fine = fine && ybss_count_pattern(run, patterns, levels, 1);
	}
	ybss_end_rating(run, &rating);
	return fine;
}

/* Draw so many pairs with the same value of a field. */
bool
ybss_draw_equal_pairs(YbssRun *run, const YbssBlocks *blocks, int field, uint64_t seed,
					  uint64_t draws, YbssPatterns *patterns)
{
	const YbssRecordSet *set = blocks->set;
	uint64_t values = (uint64_t) set->dictionary[field].count + 1;
	Carried carried = {0};
	bool fine;

	carried.group = ybss_run_array(run, values, sizeof *carried.group);
	carried.from = ybss_run_array(run, values + 1, sizeof *carried.from);
	carried.pairs_to = ybss_run_array(run, values, sizeof *carried.pairs_to);
	carried.record = ybss_run_array(run, (uint64_t) set->count + 1, sizeof *carried.record);
	fine = ybss_begin_patterns(run, patterns) && carried.group != NULL && carried.from != NULL &&
		   carried.pairs_to != NULL && carried.record != NULL;
	if (fine)
	{
		count_groups(set, field, &carried);
		fill_groups(set, field, &carried);
		fine = draw_pairs(run, blocks, &carried, ybss_hash_number(seed, (uint64_t) field), draws,
						  patterns);
	}
	ybss_run_release(run, carried.group);
	ybss_run_release(run, carried.from);
	ybss_run_release(run, carried.pairs_to);
	ybss_run_release(run, carried.record);
	if (fine)
		ybss_order_patterns(patterns);
	return fine;
}
