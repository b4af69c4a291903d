/*
 * band.c
 *		Thresholds out of the scores of pairs: each pair is a match with the probability
 *		that its weight says.
 */
#include "match/linkage/band.h"

#include <math.h>
#include <stdlib.h>

#include "match/linkage/memory.h"

/* Give the probability of a weight. */
static double
probability(double weight)
{
	return 1 / (1 + exp2(-weight));
}

/* Say whether a pair may be taken by its weight at all. */
static bool
may_be_taken(const YbssPair *pair)
{
	return pair->verdict == YBSS_VERDICT_NONE;
}

/* Give figures of so many pairs, of which so many are expected to match, of so many in all. */
static YbssBandFigures
figures(uint64_t pairs, double matches, double all)
{
	YbssBandFigures figures = {.pairs = pairs};

	figures.precision = pairs > 0 ? matches / (double) pairs : 1;
	figures.recall = all > 0 ? matches / all : 1;
	figures.f1 = pairs + all > 0 ? 2 * matches / ((double) pairs + all) : 1;
	return figures;
}

/* Say what is expected of the pairs from a weight on. */
YbssBandFigures
ybss_band_figures(const YbssPairs *pairs, double from)
{
	double matches = 0, all = 0;
	uint64_t count = 0;

	for (uint64_t i = 0; i < pairs->count; i++)
	{
		double likely = probability(pairs->pair[i].weight);

		all += likely;
		if (pairs->pair[i].weight < from || !may_be_taken(&pairs->pair[i]))
			continue;
		matches += likely;
		count++;
	}
	return figures(count, matches, all);
}

/* Order weights, the highest first. */
static int
compare_weights(const void *a, const void *b)
{
	float first = *(const float *) a, second = *(const float *) b;

	return first > second ? -1 : first < second;
}

/* Give the weights of the pairs that may be taken, the highest first; and what all are expected to
 * match. */
static float *
ordered_weights(YbssRun *run, const YbssPairs *pairs, uint64_t *count, double *all)
{
	float *weight = ybss_run_array(run, pairs->count + 1, sizeof *weight);

	*count = 0;
	*all = 0;
	for (uint64_t i = 0; weight != NULL && i < pairs->count; i++)
	{
		*all += probability(pairs->pair[i].weight);
		if (may_be_taken(&pairs->pair[i]))
			weight[(*count)++] = pairs->pair[i].weight;
	}
	if (weight != NULL)
		qsort(weight, *count, sizeof *weight, compare_weights);
	return weight;
}

/* Find a threshold: the lowest that reaches a precision, or the best F1 where that is 0. */
static bool
find_weight(YbssRun *run, const YbssPairs *pairs, double precision, double *from)
{
	uint64_t count;
	double all, matches = 0, best = -1;
	bool found = false;
	float *weight = ordered_weights(run, pairs, &count, &all);

	if (weight == NULL)
		return false;
	for (uint64_t i = 0; i < count; i++)
	{
		YbssBandFigures of;

		matches += probability(weight[i]);
		/* A threshold takes all pairs of one weight. */
		if (i + 1 < count && weight[i + 1] == weight[i])
			continue;
		of = figures(i + 1, matches, all);
		if (precision > 0 ? of.precision < precision : of.f1 <= best)
			continue;
		best = of.f1;
		*from = weight[i];
		found = true;
	}
	ybss_run_release(run, weight);
	return found;
}

/* Give the lowest weight from which so much precision is expected. */
bool
ybss_weight_for_precision(YbssRun *run, const YbssPairs *pairs, double precision, double *from)
{
	return precision > 0 && precision <= 1 && find_weight(run, pairs, precision, from);
}

/* Give the weight from which the expected F1 is best. */
bool
ybss_weight_for_f1(YbssRun *run, const YbssPairs *pairs, double *from)
{
	return find_weight(run, pairs, 0, from);
}

/* Wilson's interval of a share. */
void
ybss_share_interval(uint64_t right, uint64_t seen, double z, double *low, double *high)
{
	double n = (double) seen, share = seen > 0 ? (double) right / n : 0;
	double middle, half;

	*low = 0;
	*high = 1;
	if (seen == 0)
		return;
	middle = (share + z * z / (2 * n)) / (1 + z * z / n);
	half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n));
	*low = middle - half > 0 ? middle - half : 0;
	*high = middle + half < 1 ? middle + half : 1;
}
