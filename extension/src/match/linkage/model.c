/*
 * model.c
 *		Whether a declared model is whole, and weights to begin with.
 */
#include "match/linkage/model.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

/* Say whether a share is one by which a weight can be told. */
static bool
is_share(double share)
{
	return isfinite(share) && share > 0 && share <= 1;
}

/* Say whether all levels of a comparison are weighed. */
static bool
are_weighed(const YbssLevelWeights *weights, const YbssComparison *comparison)
{
	for (int level = 0; level < comparison->levels; level++)
		if (!is_share(weights->m[level]) || !is_share(weights->u[level]))
			return false;
	return true;
}

/* Say what is wrong with a rule. */
static const char *
rule_fault(const YbssModel *model, const YbssRule *rule)
{
	if (rule->terms < 1 || rule->terms > YBSS_MOST_TERMS)
		return "a rule has no terms, or too many";
	for (int i = 0; i < rule->terms; i++)
	{
		int field = rule->term[i].field;

		if (field < 0 || field >= model->fields)
			return "a rule names a field that is not there";
		if (rule->term[i].key < 0 || rule->term[i].key >= model->field[field].comparison->keys)
			return "a rule names a key that its field's comparison does not have";
		for (int j = 0; j < i; j++)
			if (rule->term[j].field == field && rule->term[j].key == rule->term[i].key)
				return "a rule has one term twice";
	}
	return NULL;
}

/* Say what is wrong with a dependence. */
static const char *
dependence_fault(const YbssModel *model, const YbssDependence *dependence)
{
	if (dependence->field < 0 || dependence->field >= model->fields || dependence->given < 0 ||
		dependence->given >= model->fields || dependence->field == dependence->given)
		return "a dependence names a field that is not there, or itself";
	if (dependence->given_level < 0 ||
		dependence->given_level >= model->field[dependence->given].comparison->levels)
		return "a dependence names a level that is not there";
	if (!are_weighed(&dependence->weights, model->field[dependence->field].comparison))
		return "m and u of a dependence lie between 0 and 1";
	return NULL;
}

/* Say what is wrong with the fields. */
static const char *
field_fault(const YbssModel *model)
{
	if (model->fields < 1 || model->fields > YBSS_MOST_FIELDS)
		return "a model has no fields, or too many";
	for (int i = 0; i < model->fields; i++)
	{
		const YbssComparison *comparison = model->field[i].comparison;

		if (comparison == NULL)
			return "a field has no comparison";
		if (comparison->levels < 2 || comparison->levels > YBSS_MOST_LEVELS)
			return "a comparison has one level, or too many";
		if (!are_weighed(&model->field[i].weights, comparison))
			return "m and u of a field lie between 0 and 1";
	}
	return NULL;
}

/* Say what is wrong with a model. */
const char *
ybss_model_fault(const YbssModel *model)
{
	const char *fault = field_fault(model);

	if (fault != NULL)
		return fault;
	if (model->rules < 0 || model->rules > YBSS_MOST_RULES || model->dependences < 0 ||
		model->dependences > YBSS_MOST_DEPENDENCES || model->vetoes < 0 ||
		model->vetoes > YBSS_MOST_VETOES)
		return "a model has too many rules, dependences or vetoes";
	for (int i = 0; i < model->rules; i++)
		if ((fault = rule_fault(model, &model->rule[i])) != NULL)
			return fault;
	for (int i = 0; i < model->dependences; i++)
		if ((fault = dependence_fault(model, &model->dependence[i])) != NULL)
			return fault;
	for (int i = 0; i < model->vetoes; i++)
		if (model->veto[i].verdict != YBSS_VERDICT_REVIEW &&
			model->veto[i].verdict != YBSS_VERDICT_REFUSE)
			return "a veto has no verdict";
	if (!is_share(model->prior) || model->prior >= 1)
		return "the prior lies between 0 and 1";
	if (!isfinite(model->accept_from) || !isfinite(model->review_from) ||
		model->review_from > model->accept_from)
		return "the band of review begins above the band that is accepted";
	return NULL;
}

/* Give levels plain weights: one that is the same .9 of the matches, and the rest shared. */
static void
first_weights(YbssLevelWeights *weights, int levels, double same)
{
	double shares = 0, rest = 1 - same;

	for (int level = 1; level < levels; level++)
		shares += 1.0 / level;
	for (int level = 0; level < levels; level++)
	{
		bool last = level == levels - 1;

		if (level == 0)
		{
			weights->m[level] = 0.9;
			weights->u[level] = same;
			continue;
		}
		weights->m[level] = 0.1 * (1.0 / level) / shares;
		weights->u[level] =
			last ? rest - (levels > 2 ? rest * 0.01 : 0) : rest * 0.01 / (levels - 2);
	}
}

/* Give each field of a model plain weights to begin with. */
void
ybss_model_first_weights(YbssModel *model)
{
	for (int i = 0; i < model->fields; i++)
		first_weights(&model->field[i].weights, model->field[i].comparison->levels, 0.001);
	/* Of those who share a house, many share a telephone too. */
	for (int i = 0; i < model->dependences; i++)
	{
		YbssDependence *dependence = &model->dependence[i];

		first_weights(&dependence->weights, model->field[dependence->field].comparison->levels,
					  0.3);
	}
}

/* Give the kind of key of a comparison by its name. */
int
ybss_key_number(const YbssComparison *comparison, const char *name)
{
	for (int kind = 0; kind < comparison->keys; kind++)
		if (strcmp(comparison->key_name[kind], name) == 0)
			return kind;
	return -1;
}

/* Give the band of a weight and a verdict. */
YbssBand
ybss_band(const YbssModel *model, double weight, YbssVerdict verdict)
{
	if (verdict == YBSS_VERDICT_REFUSE || weight < model->review_from)
		return YBSS_BAND_REFUSED;
	return weight >= model->accept_from && verdict == YBSS_VERDICT_NONE ? YBSS_BAND_ACCEPTED
																		: YBSS_BAND_REVIEW;
}
