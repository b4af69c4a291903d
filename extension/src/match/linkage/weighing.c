/*
 * weighing.c
 *		The weights of a model as logarithms, and bounds of them.
 */
#include "match/linkage/weighing.h"

#include <math.h>
#include <string.h>

/* Give the weights of all levels. */
static void
weigh_levels(const YbssLevelWeights *weights, int levels, double weight[YBSS_MOST_LEVELS + 1])
{
	for (int level = 0; level <= YBSS_MOST_LEVELS; level++)
		weight[level] = level < levels ? log2(weights->m[level]) - log2(weights->u[level]) : 0;
	weight[YBSS_LEVEL_MISSING] = 0;
}

/* Raise a field's bounds by the weights of its levels. */
static void
raise_bounds(YbssWeighing *weighing, int field, const double weight[YBSS_MOST_LEVELS + 1],
			 int levels)
{
	for (int level = 0; level < levels; level++)
		if (weight[level] > weighing->most[field][level])
			weighing->most[field][level] = weight[level];
}

/* Give the most that a field can weigh where its values are not the same. */
static double
most_unequal(const double most[YBSS_MOST_LEVELS + 1], int levels)
{
	double bound = most[levels - 1];

	for (int level = 1; level < levels; level++)
		if (most[level] > bound)
			bound = most[level];
	return bound;
}

/* Put a dependence behind the earlier ones of its field. */
static void
link_dependence(const YbssModel *model, YbssWeighing *weighing, int dependence)
{
	int8_t *link = &weighing->first_dependence[model->dependence[dependence].field];

	while (*link >= 0)
		link = &weighing->next_dependence[*link];
	*link = (int8_t) dependence;
	weighing->next_dependence[dependence] = -1;
}

/* Order the fields: those first whose difference takes the most weight away. */
static void
order_fields(const YbssModel *model, YbssWeighing *weighing)
{
	double loss[YBSS_MOST_FIELDS];

	for (int field = 0; field < model->fields; field++)
	{
		int levels = model->field[field].comparison->levels;
		int at = field;

		loss[field] = weighing->most_unequal[field] - weighing->own[field][levels - 1];
		for (; at > 0 && loss[weighing->order[at - 1]] < loss[field]; at--)
			weighing->order[at] = weighing->order[at - 1];
		weighing->order[at] = (uint8_t) field;
	}
}

/* Prepare the weights of a model. */
void
ybss_prepare_weighing(const YbssModel *model, YbssWeighing *weighing)
{
	memset(weighing, 0, sizeof *weighing);
	memset(weighing->first_dependence, -1, sizeof weighing->first_dependence);
	for (int count = 1; count < YBSS_LOG_COUNTS; count++)
		weighing->log_count[count] = log2((double) count);
	weighing->prior = log2(model->prior) - log2(1 - model->prior);
	for (int field = 0; field < model->fields; field++)
	{
		const YbssField *of = &model->field[field];

		weigh_levels(&of->weights, of->comparison->levels, weighing->own[field]);
		weighing->log_m[field] = log2(of->weights.m[0]);
		memcpy(weighing->most[field], weighing->own[field], sizeof weighing->most[field]);
		if (of->by_frequency)
			weighing->most[field][0] = -INFINITY;
	}
	for (int i = 0; i < model->dependences; i++)
	{
		const YbssDependence *dependence = &model->dependence[i];
		int levels = model->field[dependence->field].comparison->levels;

		weigh_levels(&dependence->weights, levels, weighing->depending[i]);
		weighing->log_m_depending[i] = log2(dependence->weights.m[0]);
		weighing->log_u_depending[i] = log2(dependence->weights.u[0]);
		raise_bounds(weighing, dependence->field, weighing->depending[i], levels);
		link_dependence(model, weighing, i);
	}
	for (int field = 0; field < model->fields; field++)
		weighing->most_unequal[field] =
			most_unequal(weighing->most[field], model->field[field].comparison->levels);
	order_fields(model, weighing);
}
