/*
 * rating.c
 *		Levels and weights of pairs.
 *
 * The weight of a pair is always the sum of the same numbers in the same order: the
 * prior, then the fields'. Bounds only say which pairs need not be summed.
 */
#include "match/linkage/rating.h"

#include <math.h>
#include <string.h>

#include "match/comparison/hash.h"

#define LATELY (1 << 14)
/* Values longer than this are worth remembering what came out. */
#define SHORT_BYTES 8
/* A bound is a sum in another order: so much may it be off. */
#define ROUNDING 1e-6

/* Begin a rating. */
bool
ybss_begin_rating(YbssRun *run, YbssRating *rating, const YbssRecordSet *set)
{
	memset(rating, 0, sizeof *rating);
	rating->set = set;
	for (int field = 0; field < set->fields; field++)
	{
		const YbssDictionary *dictionary = &set->dictionary[field];

		if (dictionary->store_used * 8 <= (uint64_t) dictionary->count * SHORT_BYTES)
			continue;
		rating->lately[field] = ybss_run_array(run, LATELY, sizeof(YbssComparedValues));
		if (rating->lately[field] == NULL)
			return false;
	}
	return true;
}

/* End a rating. */
void
ybss_end_rating(YbssRun *run, YbssRating *rating)
{
	for (int field = 0; field < YBSS_MOST_FIELDS; field++)
		ybss_run_release(run, rating->lately[field]);
	memset(rating, 0, sizeof *rating);
}

/* Compare two values that are not the same: never level 0, where there is another. */
static uint32_t
compare_values(const YbssDictionary *dictionary, uint32_t a, uint32_t b)
{
	const YbssComparison *comparison = dictionary->comparison;
	size_t a_bytes, b_bytes;
	const void *first = ybss_dictionary_value(dictionary, a, &a_bytes);
	const void *second = ybss_dictionary_value(dictionary, b, &b_bytes);
	int level = comparison->compare(first, a_bytes, second, b_bytes);

	if (level >= comparison->levels || level < 0)
		level = comparison->levels - 1;
	return level == 0 && comparison->levels > 1 ? 1 : (uint32_t) level;
}

/* Give the level of two values that are not the same. */
static uint32_t
level_of(YbssRating *rating, int field, uint32_t a, uint32_t b)
{
	uint32_t low = a < b ? a : b, high = a < b ? b : a;
	YbssComparedValues *lately = rating->lately[field];

	if (lately == NULL)
		return compare_values(&rating->set->dictionary[field], low, high);
	lately += ybss_hash_number(low, high) & (LATELY - 1);
	if (lately->low != low || lately->high != high)
		*lately = (YbssComparedValues){low, high,
									   compare_values(&rating->set->dictionary[field], low, high)};
	return lately->level;
}

/* Give the log2 of the share of records that carry a value. */
static double
log_share(const YbssRecordSet *set, int field, uint32_t value)
{
	double share =
		ybss_log_count(&set->weighing, set->carriers[field][value]) - set->log_all_carriers[field];

	return share < 0 ? share : 0;
}

/* Give what the same value in both weighs at most. */
static double
most_of_same(const YbssRecordSet *set, int field, uint32_t value)
{
	const YbssWeighing *weighing = &set->weighing;
	double weight = weighing->most[field][0];

	if (set->model->field[field].by_frequency)
	{
		double share = log_share(set, field, value);

		if (weighing->log_m[field] - share > weight)
			weight = weighing->log_m[field] - share;
	}
	return weight;
}

/* Say of which fields both values are there and not the same; gives the levels of the others. */
static uint32_t
unequal_fields(const YbssRecordSet *set, const uint32_t *a, const uint32_t *b, YbssLevels *levels,
			   double *bound)
{
	uint32_t unequal = 0;

	*levels = 0;
	*bound = set->weighing.prior;
	for (int field = 0; field < set->fields; field++)
	{
		if (a[field] == YBSS_NO_VALUE || b[field] == YBSS_NO_VALUE ||
			ybss_is_common(set, field, a[field]) || ybss_is_common(set, field, b[field]))
			*levels = ybss_levels_with(*levels, field, YBSS_LEVEL_MISSING);
		else if (a[field] == b[field])
			*bound += most_of_same(set, field, a[field]);
		else
		{
			unequal |= (uint32_t) 1 << field;
			*bound += set->weighing.most_unequal[field];
		}
	}
	return unequal;
}

/* Give the levels of a pair and its weight. */
bool
ybss_rate(YbssRating *rating, uint32_t a, uint32_t b, double from, YbssLevels *levels,
		  double *weight)
{
	const YbssRecordSet *set = rating->set;
	const YbssWeighing *weighing = &set->weighing;
	const uint32_t *of_a = set->value + (uint64_t) a * set->fields;
	const uint32_t *of_b = set->value + (uint64_t) b * set->fields;
	double bound;
	uint32_t unequal = unequal_fields(set, of_a, of_b, levels, &bound);

	from -= ROUNDING;
	for (int i = 0; unequal != 0 && i < set->fields; i++)
	{
		int field = weighing->order[i];
		uint32_t level;

		if ((unequal >> field & 1) == 0)
			continue;
		if (bound < from)
			return false;
		level = level_of(rating, field, of_a[field], of_b[field]);
		*levels = ybss_levels_with(*levels, field, (int) level);
		bound += weighing->most[field][level] - weighing->most_unequal[field];
		unequal &= ~((uint32_t) 1 << field);
	}
	if (bound < from)
		return false;
	*weight = weighing->prior;
	for (int field = 0; field < set->fields; field++)
	{
		int dependence;

		*weight += ybss_field_weight(set, field, *levels, of_a[field], &dependence);
	}
	return *weight >= from + ROUNDING;
}

/* Give the levels of a pair alone. */
void
ybss_rate_levels(YbssRating *rating, uint32_t a, uint32_t b, YbssLevels *levels)
{
	double weight;

	ybss_rate(rating, a, b, -HUGE_VAL, levels, &weight);
}

/* Give what a field adds. */
double
ybss_field_weight(const YbssRecordSet *set, int field, YbssLevels levels, uint32_t value,
				  int *dependence)
{
	const YbssWeighing *weighing = &set->weighing;
	int level = ybss_level(levels, field);
	double share;

	*dependence = -1;
	if (level == YBSS_LEVEL_MISSING)
		return 0;
	*dependence = ybss_dependence_of(set->model, weighing, field, levels);
	if (level != 0 || !set->model->field[field].by_frequency)
		return *dependence < 0 ? weighing->own[field][level]
							   : weighing->depending[*dependence][level];
	share = log_share(set, field, value);
	if (*dependence < 0)
		return weighing->log_m[field] - share;
	if (share < weighing->log_u_depending[*dependence])
		share = weighing->log_u_depending[*dependence];
	return weighing->log_m_depending[*dependence] - share;
}

/* Say whether a veto holds. */
static bool
veto_holds(const YbssVeto *veto, int fields, YbssLevels levels)
{
	bool any = false;

	for (int field = 0; field < fields; field++)
	{
		if (veto->levels[field] == 0)
			continue;
		if ((veto->levels[field] >> ybss_level(levels, field) & 1) == 0)
			return false;
		any = true;
	}
	return any;
}

/* Give the strictest verdict of the vetoes. */
YbssVerdict
ybss_verdict(const YbssModel *model, YbssLevels levels, int *veto)
{
	YbssVerdict verdict = YBSS_VERDICT_NONE;

	*veto = -1;
	for (int i = 0; i < model->vetoes; i++)
		if (model->veto[i].verdict > verdict && veto_holds(&model->veto[i], model->fields, levels))
		{
			verdict = model->veto[i].verdict;
			*veto = i;
		}
	return verdict;
}
