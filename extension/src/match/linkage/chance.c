/*
 * chance.c
 *		How often records agree by chance: of equality in closed form from how many carry
 *		each value, of the other levels from pairs drawn at random by a seed.
 */
#include "match/linkage/chance.h"

#include <math.h>
#include <string.h>

#include "match/comparison/hash.h"
#include "match/linkage/rating.h"
#include "match/linkage/workers.h"

/* So many draws a piece of work. */
#define PIECE 8192
#define LEVELS (YBSS_MOST_LEVELS + 1)

typedef struct Drawing
{
	const YbssRecordSet *set;
	const YbssPairing *pairing;
	uint64_t seed;
	YbssRating rating[YBSS_MOST_WORKERS];
	uint64_t seen[YBSS_MOST_FIELDS][LEVELS];
	YbssProgress progress;
} Drawing;

/* Add the carriers of some records to those of each value. */
static uint64_t
count_values(const YbssRecordSet *set, int field, uint32_t from, uint32_t to, uint32_t *carriers)
{
	uint64_t count = 0;

	for (uint32_t record = from; record < to; record++)
	{
		uint32_t value = set->value[(uint64_t) record * set->fields + field];

		if (value == YBSS_NO_VALUE || ybss_is_common(set, field, value))
			continue;
		carriers[value]++;
		count++;
	}
	return count;
}

/* Give the sum over all values of the square of their carriers. */
static double
sum_of_squares(const uint32_t *carriers, uint32_t values)
{
	uint64_t sum = 0;

	for (uint32_t value = 0; value < values; value++)
		sum += (uint64_t) carriers[value] * carriers[value];
	return (double) sum;
}

/* Give the admitted pairs of a field, and those with the same value. */
static bool
pairs_of_field(YbssRun *run, const YbssRecordSet *set, bool within, int field, double *pairs,
			   double *equal)
{
	uint32_t values = set->dictionary[field].count;
	uint32_t *carriers = ybss_run_array(run, (uint64_t) values + 1, sizeof *carriers);
	uint64_t count;

	if (carriers == NULL)
		return false;
	count = count_values(set, field, 0, set->count, carriers);
	*pairs = (double) count * (double) count;
	*equal = sum_of_squares(carriers, values);
	if (within)
	{
		*pairs -= (double) count;
		*equal -= (double) count;
	}
	for (int source = 0; !within && source < YBSS_MOST_SOURCES; source++)
	{
		uint32_t from = source == 0 ? 0 : set->source_end[source - 1];

		if (from == set->source_end[source])
			continue;
		memset(carriers, 0, (uint64_t) values * sizeof *carriers);
		count = count_values(set, field, from, set->source_end[source], carriers);
		*pairs -= (double) count * (double) count;
		*equal -= sum_of_squares(carriers, values);
	}
	ybss_run_release(run, carriers);
	return true;
}

/* Give the pairs that a pairing admits. */
bool
ybss_admitted_pairs(YbssRun *run, const YbssRecordSet *set, const YbssPairing *pairing, int field,
					double *pairs, double *equal)
{
	double count = set->count;

	*equal = 0;
	*pairs = pairing->within ? count * (count - 1) : count * count;
	if (field >= 0 && !pairs_of_field(run, set, pairing->within, field, pairs, equal))
		return false;
	for (int source = 0; field < 0 && !pairing->within && source < YBSS_MOST_SOURCES; source++)
	{
		double of_source =
			set->source_end[source] - (source == 0 ? 0 : set->source_end[source - 1]);

		*pairs -= of_source * of_source;
	}
	*pairs /= 2;
	*equal /= 2;
	return true;
}

/* Draw a record. */
static uint32_t
draw(const Drawing *drawing, uint64_t number)
{
	uint64_t high = ybss_hash_number(drawing->seed, number) >> 32;

	return (uint32_t) (high * drawing->set->count >> 32);
}

/* Draw some pairs and count their levels. */
static bool
draw_piece(void *state, int worker, uint64_t from, uint64_t to)
{
	Drawing *drawing = state;
	uint64_t seen[YBSS_MOST_FIELDS][LEVELS] = {0};

	for (uint64_t i = from; i < to; i++)
	{
		uint32_t a = draw(drawing, 2 * i), b = draw(drawing, 2 * i + 1);
		YbssLevels levels;

		if (a == b ||
			(!drawing->pairing->within && drawing->set->source[a] == drawing->set->source[b]))
			continue;
		ybss_rate_levels(&drawing->rating[worker], a, b, &levels);
		for (int field = 0; field < drawing->set->fields; field++)
			seen[field][ybss_level(levels, field)]++;
	}
	for (int field = 0; field < drawing->set->fields; field++)
		for (int level = 0; level < LEVELS; level++)
			__atomic_add_fetch(&drawing->seen[field][level], seen[field][level], __ATOMIC_RELAXED);
	return true;
}

/* Make u of a field: equality as it was counted, the rest as it was drawn. */
static void
make_u(const uint64_t seen[LEVELS], double same, int levels, double u[YBSS_MOST_LEVELS])
{
	double all = 0;

	for (int level = 1; level < levels; level++)
		all += (double) seen[level] + 0.5;
	u[0] = same;
	for (int level = 1; level < levels; level++)
		u[level] = (1 - same) * ((double) seen[level] + 0.5) / all;
}

/* Draw the pairs. */
static bool
draw_pairs(YbssRun *run, Drawing *drawing, uint64_t samples)
{
	int workers = ybss_workers(run);
	bool fine = true;

	for (int worker = 0; fine && worker < workers; worker++)
		fine = ybss_begin_rating(run, &drawing->rating[worker], drawing->set);
	fine = fine && ybss_share_work(run, &drawing->progress, drawing->set->count > 1 ? samples : 0,
								   PIECE, draw_piece, drawing);
	for (int worker = 0; worker < workers; worker++)
		ybss_end_rating(run, &drawing->rating[worker]);
	return fine;
}

/* Guess u of a dependence: half way, by logarithm, between chance and certainty. */
static void
guess_u(const YbssLevelWeights *own, int levels, double u[YBSS_MOST_LEVELS])
{
	double sum = 0, scale;

	for (int level = 0; level < levels - 1; level++)
		sum += u[level] = sqrt(own->u[level]);
	scale = sum > 0.5 ? 0.5 / sum : 1;
	for (int level = 0; level < levels - 1; level++)
		u[level] *= scale;
	u[levels - 1] = 1 - sum * scale;
}

/* Estimate u of all levels of all fields. */
bool
ybss_estimate_chance(YbssRun *run, const YbssBlocks *blocks, const YbssEstimation *estimation,
					 YbssModel *model, YbssEqualPairs *counts)
{
	Drawing drawing = {.set = blocks->set,
					   .pairing = &blocks->pairing,
					   .seed = ybss_hash_number(YBSS_HASH_SEED, estimation->seed),
					   .progress = {.stage = YBSS_STAGE_ESTIMATE}};

	if (!draw_pairs(run, &drawing, estimation->samples != 0 ? estimation->samples : 1000000))
		return false;
	for (int field = 0; field < model->fields; field++)
	{
		double pairs, equal;

		if (!ybss_admitted_pairs(run, blocks->set, &blocks->pairing, field, &pairs, &equal))
			return false;
		/* No value that two records share, or all the same: half a pair more or less. */
		equal = equal < 0.5 ? 0.5 : equal;
		pairs = pairs < equal + 0.5 ? equal + 0.5 : pairs;
		counts->pairs[field] = pairs;
		counts->equal[field] = equal;
		make_u(drawing.seen[field], equal / pairs, model->field[field].comparison->levels,
			   model->field[field].weights.u);
	}
	for (int i = 0; i < model->dependences; i++)
	{
		const YbssField *of = &model->field[model->dependence[i].field];

		guess_u(&of->weights, of->comparison->levels, model->dependence[i].weights.u);
	}
	return true;
}
