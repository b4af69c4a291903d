/*
 * score.c
 *		One pair in full.
 */
#include "match/linkage/score.h"

#include <math.h>

#include "match/linkage/rating.h"

/* Give m and u of what a field adds. */
static void
show_shares(const YbssRecordSet *set, int field, uint32_t value, YbssFieldScore *score)
{
	const YbssModel *model = set->model;
	const YbssLevelWeights *weights = score->dependence < 0
										  ? &model->field[field].weights
										  : &model->dependence[score->dependence].weights;

	score->m = score->u = 1;
	if (score->level == YBSS_LEVEL_MISSING)
		return;
	score->m = weights->m[score->level];
	score->u = weights->u[score->level];
	if (score->level == 0 && model->field[field].by_frequency)
	{
		double share = (double) set->carriers[field][value] / (double) set->all_carriers[field];

		if (score->dependence < 0 || share > score->u)
			score->u = share;
	}
}

/* Score a pair. */
void
ybss_score_pair(const YbssRecordSet *set, uint32_t a, uint32_t b, YbssScore *score)
{
	YbssRating rating = {.set = set};
	const uint32_t *of_a = set->value + (uint64_t) a * set->fields;
	const uint32_t *of_b = set->value + (uint64_t) b * set->fields;

	ybss_rate(&rating, a, b, -INFINITY, &score->levels, &score->weight);
	score->prior = set->weighing.prior;
	for (int field = 0; field < set->fields; field++)
	{
		YbssFieldScore *of = &score->field[field];

		of->level = ybss_level(score->levels, field);
		of->weight = ybss_field_weight(set, field, score->levels, of_a[field], &of->dependence);
		of->common = (of_a[field] != YBSS_NO_VALUE && ybss_is_common(set, field, of_a[field])) ||
					 (of_b[field] != YBSS_NO_VALUE && ybss_is_common(set, field, of_b[field]));
		show_shares(set, field, of_a[field], of);
	}
	score->probability = 1 / (1 + exp2(-score->weight));
	score->verdict = ybss_verdict(set->model, score->levels, &score->veto);
	score->band = ybss_band(set->model, (float) score->weight, score->verdict);
}
