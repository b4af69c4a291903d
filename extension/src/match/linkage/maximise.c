/*
 * maximise.c
 *		Expectation maximisation over counted patterns (Winkler 1988; Dempster, Laird and
 *		Rubin 1977), for pairs that blocking chose.
 *
 * Blocked pairs are no sample of all pairs, so the share of matches among them says
 * nothing of the prior. But how many pairs of two persons show a pattern is known from u
 * and the number of all pairs, whether they were blocked or not; the prior is what makes
 * the matches beside them as many as the counts ask for. Of a dependence u is what pairs
 * show that agree on what it depends on and are no matches, drawn whether a rule blocks
 * them or not.
 */
#include "match/linkage/maximise.h"

#include <math.h>
#include <string.h>

#include "match/linkage/weighing.h"

/* What is said beforehand counts as so many pairs. */
#define WEIGHT_OF_M 4.0
#define WEIGHT_OF_U 16.0
#define LEAST_M 1e-5
#define LEAST_U 1e-9
/* Who agrees so rarely by chance may agree for a reason. */
#define RARE 0.01
/* Of pairs with the same value so many are left to chance, whatever explains the others. */
#define LEAST_LEFT 0.02

/* Pairs expected to be of a level, of matches and of others. */
typedef struct Expected
{
	double match[YBSS_MOST_LEVELS];
	double other[YBSS_MOST_LEVELS];
} Expected;

typedef struct Maximising
{
	const YbssCounted *counted;
	const YbssModel *first; /* as it was before */
	YbssModel *model;
	YbssWeighing weighing;
	Expected field[YBSS_MOST_FIELDS];
	Expected dependence[YBSS_MOST_DEPENDENCES];
	double others[YBSS_MOST_DEPENDENCES][YBSS_MOST_LEVELS]; /* as drawn */
	double matches;
} Maximising;

/* Give the weight of a pattern, by u on average. */
static double
weight_of_pattern(const Maximising *maximising, YbssLevels levels)
{
	const YbssWeighing *weighing = &maximising->weighing;
	double weight = weighing->prior;

	for (int field = 0; field < maximising->model->fields; field++)
	{
		int level = ybss_level(levels, field);
		int dependence = ybss_dependence_of(maximising->model, weighing, field, levels);

		weight +=
			dependence < 0 ? weighing->own[field][level] : weighing->depending[dependence][level];
	}
	return weight;
}

/* Share the pairs of a pattern between matches and others. */
static void
expect_pattern(Maximising *maximising, const YbssPattern *pattern)
{
	double match =
		(double) pattern->pairs / (1 + exp2(-weight_of_pattern(maximising, pattern->levels)));
	double other = (double) pattern->pairs - match;

	maximising->matches += match;
	for (int field = 0; field < maximising->model->fields; field++)
	{
		int level = ybss_level(pattern->levels, field);
		int dependence =
			ybss_dependence_of(maximising->model, &maximising->weighing, field, pattern->levels);
		Expected *of =
			dependence < 0 ? &maximising->field[field] : &maximising->dependence[dependence];

		if (level == YBSS_LEVEL_MISSING)
			continue;
		of->match[level] += match;
		of->other[level] += other;
	}
}

/* Share the pairs of a drawn pattern: what is no match shows what depends on a field. */
static void
expect_drawn(Maximising *maximising, const YbssPattern *pattern, int given)
{
	double weight = weight_of_pattern(maximising, pattern->levels);
	double other = (double) pattern->pairs / (1 + exp2(weight));

	for (int field = 0; field < maximising->model->fields; field++)
	{
		int level = ybss_level(pattern->levels, field);
		int dependence =
			ybss_dependence_of(maximising->model, &maximising->weighing, field, pattern->levels);

		if (dependence >= 0 && maximising->model->dependence[dependence].given == given &&
			level != YBSS_LEVEL_MISSING)
			maximising->others[dependence][level] += other;
	}
}

/* Share all pairs. */
static void
expect(Maximising *maximising)
{
	const YbssCounted *counted = maximising->counted;

	ybss_prepare_weighing(maximising->model, &maximising->weighing);
	memset(maximising->field, 0, sizeof maximising->field);
	memset(maximising->dependence, 0, sizeof maximising->dependence);
	memset(maximising->others, 0, sizeof maximising->others);
	maximising->matches = 0;
	for (uint32_t i = 0; i < counted->blocked.count; i++)
		expect_pattern(maximising, &counted->blocked.pattern[i]);
	for (int field = 0; counted->with_u && field < maximising->model->fields; field++)
		for (uint32_t i = 0; i < counted->drawn[field].count; i++)
			expect_drawn(maximising, &counted->drawn[field].pattern[i], field);
}

/* Make shares of expected pairs, with what was said beforehand. */
static double
make_shares(const double expected[YBSS_MOST_LEVELS], const double before[YBSS_MOST_LEVELS],
			int levels, double weight, double least, double share[YBSS_MOST_LEVELS])
{
	double all = weight, change = 0;

	for (int level = 0; level < levels; level++)
		all += expected[level];
	for (int level = 0; level < levels; level++)
	{
		double now = fmax((expected[level] + weight * before[level]) / all, least);

		change = fmax(change, fabs(now - share[level]));
		share[level] = fmin(now, 1);
	}
	return change;
}

/* Make the shares that the expected pairs ask for; gives the largest change of an m. */
static double
take_expected(Maximising *maximising, double pairs)
{
	YbssModel *model = maximising->model;
	double change = 0;

	for (int field = 0; field < model->fields; field++)
		change = fmax(change, make_shares(maximising->field[field].match,
										  maximising->first->field[field].weights.m,
										  model->field[field].comparison->levels, WEIGHT_OF_M,
										  LEAST_M, model->field[field].weights.m));
	for (int i = 0; i < model->dependences; i++)
	{
		YbssDependence *of = &model->dependence[i];
		const YbssDependence *before = &maximising->first->dependence[i];
		int levels = model->field[of->field].comparison->levels;

		change = fmax(change, make_shares(maximising->dependence[i].match, before->weights.m,
										  levels, WEIGHT_OF_M, LEAST_M, of->weights.m));
		if (maximising->counted->with_u)
			make_shares(maximising->others[i], before->weights.u, levels, WEIGHT_OF_U, LEAST_U,
						of->weights.u);
	}
	model->prior = fmin(fmax(maximising->matches / pairs, 1e-15), 0.5);
	return change;
}

/* Take off u of equality what are matches, and what a dependence explains. */
static void
correct_u(Maximising *maximising)
{
	const YbssEqualPairs *equal = &maximising->counted->equal;
	YbssModel *model = maximising->model;

	for (int field = 0; field < model->fields; field++)
	{
		double *u = model->field[field].weights.u;
		double explained = maximising->field[field].match[0];
		double same;

		for (int i = 0; i < model->dependences; i++)
			if (model->dependence[i].field == field)
				explained +=
					maximising->dependence[i].match[0] + maximising->dependence[i].other[0];
		same = equal->equal[field] - explained / maximising->counted->share;
		same = fmax(same, equal->equal[field] * LEAST_LEFT) / equal->pairs[field];
		same = fmax(same, LEAST_U);
		for (int level = 1; level < model->field[field].comparison->levels; level++)
			u[level] *= (1 - same) / (1 - u[0]);
		u[0] = same;
	}
}

/* Begin with the thought that the rarest equalities are all explained: who began with the other
 * would find matches among chance for ever. */
static void
begin_u(YbssModel *model)
{
	for (int field = 0; field < model->fields; field++)
		if (model->field[field].weights.u[0] < RARE)
			model->field[field].weights.u[0] *= LEAST_LEFT;
}

/* Estimate by rounds. */
void
ybss_maximise(const YbssCounted *counted, YbssEstimation *estimation, YbssModel *model)
{
	YbssModel first = *model;
	Maximising maximising = {.counted = counted, .first = &first, .model = model};
	int rounds = estimation->rounds > 0 ? estimation->rounds : 100;
	double close = estimation->close > 0 ? estimation->close : 1e-4;

	if (counted->with_u)
		begin_u(model);
	estimation->converged = false;
	for (estimation->rounds_taken = 0; estimation->rounds_taken < rounds && !estimation->converged;
		 estimation->rounds_taken++)
	{
		expect(&maximising);
		estimation->converged = take_expected(&maximising, counted->pairs * counted->share) < close;
		if (counted->with_u)
			correct_u(&maximising);
	}
	estimation->matches = maximising.matches / counted->share;
}
