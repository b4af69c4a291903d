// sources: match/*/*.c address/*/*.c text/*.c code/*.c cell/*.c
// libraries: -lm -lpthread
// slower: 20
/* A small set of records, matched by the kernel and by plain loops over all pairs: the same pairs,
 * weights, rules and clusters; the same in another order, with another worker, of two records
 * alone; a limit of memory or a wish to stop ends it cleanly. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "match/comparison/comparison.h"
#include "match/comparison/hash.h"
#include "match/linkage/band.h"
#include "match/linkage/cluster.h"
#include "match/linkage/estimate.h"

#define MOST 24
#define TEXT 12

typedef struct Input
{
	const uint8_t *at, *end;
	uint64_t drawn; /* once it has ended, or for a model: numbers drawn from a seed */
} Input;

typedef struct Plain
{
	int source;
	int64_t key;
	char text[YBSS_MOST_FIELDS][TEXT];
	size_t length[YBSS_MOST_FIELDS];
	unsigned char coded[YBSS_MOST_FIELDS][YBSS_CODED_BYTES];
	size_t bytes[YBSS_MOST_FIELDS];
} Plain;

typedef struct PlainPair
{
	int a, b, rule;
	YbssLevels levels;
	double weight;
	YbssVerdict verdict;
	YbssBand band;
} PlainPair;

static YbssModel model;
static YbssPairing pairing;
static Plain plain[MOST];
static int plains;
static PlainPair wanted[MOST * MOST];
static int wants;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

/* End with what is wrong. */
static void
wrong(const char *what)
{
	fprintf(stderr, "wrong: %s\n", what);
	abort();
}

static unsigned
take(Input *input, unsigned below)
{
	if (input->at < input->end)
		return *input->at++ % below;
	input->drawn = ybss_hash_number(input->drawn, below);
	return (unsigned) (input->drawn % below);
}

/* Make a share between 0 and 1. */
static double
take_share(Input *input)
{
	return (1 + take(input, 200)) / 201.0;
}

static void
take_weights(Input *input, YbssLevelWeights *weights, int levels)
{
	for (int level = 0; level < levels; level++)
	{
		weights->m[level] = take_share(input);
		weights->u[level] = take_share(input);
	}
}

static void
take_model(Input *input)
{
	static const char *const comparisons[] = {"text", "exact", "text", "exact"};

	memset(&model, 0, sizeof model);
	model.fields = 1 + (int) take(input, 4);
	for (int i = 0; i < model.fields; i++)
	{
		YbssField *field = &model.field[i];

		field->name = "field";
		field->comparison = ybss_comparison(comparisons[i]);
		field->by_frequency = take(input, 2);
		field->common_above = take(input, 4) == 0 ? 1 + take(input, 6) : 0;
		take_weights(input, &field->weights, field->comparison->levels);
	}
	model.dependences = model.fields > 1 ? (int) take(input, 3) : 0;
	for (int i = 0; i < model.dependences; i++)
	{
		YbssDependence *of = &model.dependence[i];

		of->field = (int) take(input, (unsigned) model.fields);
		of->given = (of->field + 1) % model.fields;
		of->given_level = (int) take(input, (unsigned) model.field[of->given].comparison->levels);
		take_weights(input, &of->weights, model.field[of->field].comparison->levels);
	}
	model.rules = 1 + (int) take(input, 3);
	for (int i = 0; i < model.rules; i++)
	{
		YbssRule *rule = &model.rule[i];

		rule->name = "rule";
		rule->terms = 1 + (int) take(input, 2);
		for (int j = 0; j < rule->terms; j++)
		{
			rule->term[j].field = (int) take(input, (unsigned) model.fields);
			rule->term[j].key =
				(int) take(input, (unsigned) model.field[rule->term[j].field].comparison->keys);
		}
		if (rule->terms == 2 && rule->term[0].field == rule->term[1].field &&
			rule->term[0].key == rule->term[1].key)
			rule->terms = 1;
		rule->largest_block = take(input, 3) == 0 ? 2 + take(input, 8) : 0;
	}
	model.vetoes = (int) take(input, 3);
	for (int i = 0; i < model.vetoes; i++)
	{
		for (int field = 0; field < model.fields; field++)
			model.veto[i].levels[field] =
				(uint32_t) (take(input, 2) == 0 ? 0 : take(input, 256) << take(input, 9));
		model.veto[i].verdict = take(input, 2) ? YBSS_VERDICT_REVIEW : YBSS_VERDICT_REFUSE;
	}
	model.prior = take_share(input) * 0.9;
	model.review_from = (double) take(input, 40) - 20;
	model.accept_from = model.review_from + take(input, 10);
	pairing.within = take(input, 2);
	pairing.standing = take(input, 4) == 0 ? take(input, 8) : 0;
	pairing.once = take(input, 2) == 0 ? take(input, 8) : 0;
}

static void
take_records(Input *input, int count)
{
	plains = 0;
	for (int turn = 0; turn < count; turn++)
	{
		Plain *of = &plain[plains];

		of->source = (int) take(input, 3);
		of->key = (int64_t) take(input, 255) * (take(input, 2) ? 1 : -1);
		for (int field = 0; field < model.fields; field++)
		{
			of->length[field] = take(input, 2) == 0 ? take(input, 3) : take(input, TEXT);
			for (size_t i = 0; i < of->length[field]; i++)
			{
				unsigned letter = take(input, 3) == 0 ? take(input, 7) : take(input, 2);

				of->text[field][i] = (char) (letter == 6   ? input->at < input->end ? *input->at : 0
											 : letter == 5 ? ' '
														   : (char) ('a' + letter));
			}
			of->bytes[field] = of->length[field] == 0
								   ? 0
								   : model.field[field].comparison->code(
										 of->text[field], of->length[field], of->coded[field]);
		}
		plains++;
		for (int i = 0; i + 1 < plains; i++)
			if (plain[i].source == of->source && plain[i].key == of->key)
			{
				plains--;
				break;
			}
	}
	/* In the order of source and key, plainly. */
	for (int i = 1; i < plains; i++)
		for (int j = i;
			 j > 0 && (plain[j - 1].source > plain[j].source ||
					   (plain[j - 1].source == plain[j].source && plain[j - 1].key > plain[j].key));
			 j--)
		{
			Plain moved = plain[j];

			plain[j] = plain[j - 1];
			plain[j - 1] = moved;
		}
}

static bool
same_value(const Plain *a, const Plain *b, int field)
{
	return a->bytes[field] > 0 && a->bytes[field] == b->bytes[field] &&
		   memcmp(a->coded[field], b->coded[field], a->bytes[field]) == 0;
}

/* Count who carries a record's value, and who has any. */
static int
carriers(const Plain *of, int field, int *all)
{
	int count = 0;

	*all = 0;
	for (int i = 0; i < plains; i++)
	{
		*all += plain[i].bytes[field] > 0;
		count += same_value(&plain[i], of, field);
	}
	return count;
}

static int
plain_level(const Plain *a, const Plain *b, int field)
{
	const YbssField *of = &model.field[field];
	int all;

	if (a->bytes[field] == 0 || b->bytes[field] == 0)
		return YBSS_LEVEL_MISSING;
	if (of->common_above > 0 && (carriers(a, field, &all) > (int) of->common_above ||
								 carriers(b, field, &all) > (int) of->common_above))
		return YBSS_LEVEL_MISSING;
	if (same_value(a, b, field))
		return 0;
	return of->comparison->compare(a->coded[field], a->bytes[field], b->coded[field],
								   b->bytes[field]);
}

/* Give the weight of a field, by the formula. */
static double
plain_weight(const Plain *a, YbssLevels levels, int field)
{
	const YbssField *of = &model.field[field];
	const YbssLevelWeights *weights = &of->weights;
	int level = ybss_level(levels, field), all, depends = -1;
	double u;

	if (level == YBSS_LEVEL_MISSING)
		return 0;
	for (int i = model.dependences - 1; i >= 0; i--)
		if (model.dependence[i].field == field &&
			ybss_level(levels, model.dependence[i].given) <= model.dependence[i].given_level)
			depends = i;
	if (depends >= 0)
		weights = &model.dependence[depends].weights;
	u = weights->u[level];
	if (level == 0 && of->by_frequency)
	{
		double share = (double) carriers(a, field, &all);

		share /= all;
		u = depends < 0 ? share : fmax(share, u);
	}
	return log2(weights->m[level] / u);
}

/* Say whether a value has a key. */
static bool
has_key(const Plain *of, int field, int kind, uint64_t key)
{
	uint64_t keys[YBSS_VALUE_KEYS];
	int count =
		of->bytes[field] == 0
			? 0
			: model.field[field].comparison->key(of->coded[field], of->bytes[field], kind, keys);

	for (int i = 0; i < count; i++)
		if (keys[i] == key)
			return true;
	return false;
}

static int
keys_of(const Plain *of, const YbssRule *rule, int term, uint64_t *keys)
{
	int field = rule->term[term].field;

	return of->bytes[field] == 0
			   ? 0
			   : model.field[field].comparison->key(of->coded[field], of->bytes[field],
													rule->term[term].key, keys);
}

/* Say whether a block brings two records together that is not too large, where that counts. */
static bool
plain_holds(const YbssRule *rule, const Plain *a, const Plain *b, bool by_size)
{
	uint64_t keys[2][YBSS_VALUE_KEYS];
	int count[2] = {keys_of(a, rule, 0, keys[0]), 1};

	if (rule->terms == 2)
		count[1] = keys_of(a, rule, 1, keys[1]);
	for (int i = 0; i < count[0]; i++)
		for (int j = 0; j < count[1]; j++)
		{
			int records = 0;

			if (!has_key(b, rule->term[0].field, rule->term[0].key, keys[0][i]) ||
				(rule->terms == 2 &&
				 !has_key(b, rule->term[1].field, rule->term[1].key, keys[1][j])))
				continue;
			for (int k = 0; k < plains; k++)
				records += has_key(&plain[k], rule->term[0].field, rule->term[0].key, keys[0][i]) &&
						   (rule->terms == 1 ||
							has_key(&plain[k], rule->term[1].field, rule->term[1].key, keys[1][j]));
			if (!by_size ||
				records <= (rule->largest_block ? (int) rule->largest_block : YBSS_LARGEST_BLOCK))
				return true;
		}
	return false;
}

static int
plain_rule(const Plain *a, const Plain *b, bool by_size)
{
	for (int rule = 0; rule < model.rules; rule++)
		if (plain_holds(&model.rule[rule], a, b, by_size))
			return rule;
	return YBSS_NO_RULE;
}

static YbssVerdict
plain_verdict(YbssLevels levels)
{
	YbssVerdict verdict = YBSS_VERDICT_NONE;

	for (int i = 0; i < model.vetoes; i++)
	{
		bool holds = true, any = false;

		for (int field = 0; field < model.fields; field++)
		{
			uint32_t set = model.veto[i].levels[field];

			any |= set != 0;
			holds &= set == 0 || (set >> ybss_level(levels, field) & 1) != 0;
		}
		if (holds && any && model.veto[i].verdict > verdict)
			verdict = model.veto[i].verdict;
	}
	return verdict;
}

/* Score two records by the formula. */
static PlainPair
plain_score(int a, int b)
{
	PlainPair pair = {.a = a, .b = b};

	for (int field = 0; field < model.fields; field++)
		pair.levels =
			ybss_levels_with(pair.levels, field, plain_level(&plain[a], &plain[b], field));
	pair.weight = log2(model.prior / (1 - model.prior));
	for (int field = 0; field < model.fields; field++)
		pair.weight += plain_weight(&plain[a], pair.levels, field);
	pair.verdict = plain_verdict(pair.levels);
	pair.band =
		pair.verdict == YBSS_VERDICT_REFUSE || pair.weight < model.review_from	? YBSS_BAND_REFUSED
		: pair.weight >= model.accept_from && pair.verdict == YBSS_VERDICT_NONE ? YBSS_BAND_ACCEPTED
																				: YBSS_BAND_REVIEW;
	return pair;
}

static bool
admitted(const Plain *a, const Plain *b)
{
	return (pairing.within || a->source != b->source) &&
		   ((pairing.standing >> a->source & 1) == 0 || (pairing.standing >> b->source & 1) == 0);
}

/* Say whether a weight is so near a bound that rounding may decide. */
static bool
near_bound(double weight)
{
	return fabs(weight - model.review_from) < 1e-4 || fabs(weight - model.accept_from) < 1e-4;
}

static uint64_t
plain_pairs(void)
{
	uint64_t scored = 0;

	wants = 0;
	for (int a = 0; a < plains; a++)
		for (int b = a + 1; b < plains; b++)
		{
			PlainPair pair;
			int rule = plain_rule(&plain[a], &plain[b], true);

			if (!admitted(&plain[a], &plain[b]) || rule < 0)
				continue;
			scored++;
			pair = plain_score(a, b);
			pair.rule = rule;
			if (pair.band != YBSS_BAND_REFUSED || near_bound(pair.weight))
				wanted[wants++] = pair;
		}
	return scored;
}

/* Add the plain records in an order. */
static YbssRecordSet *
make_set(YbssRun *run, int first, int step)
{
	YbssRecordSet *set = ybss_new_record_set(run, &model);
	bool fine = set != NULL;

	for (int i = 0; fine && i < plains; i++)
	{
		const Plain *of = &plain[(first + i * step) % plains];
		const char *text[YBSS_MOST_FIELDS];

		for (int field = 0; field < model.fields; field++)
			text[field] = of->text[field];
		fine = ybss_add_record(set, of->source, of->key, text, of->length);
	}
	if (fine && ybss_end_record_set(set))
		return set;
	ybss_free_record_set(set);
	return NULL;
}

static void
check_pairs(const YbssRecordSet *set, const YbssPairs *pairs)
{
	int at = 0;

	for (uint64_t i = 0; i < pairs->count; i++)
	{
		const YbssPair *pair = &pairs->pair[i];
		YbssScore score;
		double sum;

		while (at < wants && (wanted[at].a < (int) pair->a ||
							  (wanted[at].a == (int) pair->a && wanted[at].b < (int) pair->b)))
			if (!near_bound(wanted[at++].weight))
				wrong("a pair is missing");
		if (at == wants || wanted[at].a != (int) pair->a || wanted[at].b != (int) pair->b)
			wrong("a pair too many");
		if (wanted[at].levels != pair->levels || wanted[at].rule != pair->rule)
			wrong("levels or rule");
		if (fabs(wanted[at].weight - pair->weight) > 1e-4)
			wrong("weight");
		if (wanted[at].verdict != pair->verdict ||
			(wanted[at].band != pair->band && !near_bound(wanted[at].weight)))
			wrong("verdict or band");
		ybss_score_pair(set, pair->b, pair->a, &score);
		sum = score.prior;
		for (int field = 0; field < model.fields; field++)
			sum += score.field[field].weight;
		if (score.levels != pair->levels || (float) score.weight != pair->weight ||
			fabs(sum - pair->weight) > 1e-3 || score.band != pair->band)
			wrong("the score of a pair alone");
		at++;
	}
	for (; at < wants; at++)
		if (!near_bound(wanted[at].weight))
			wrong("a pair is missing at the end");
}

/* Find clusters by plain search: the heaviest pair that is left, again and again. */
static void
check_clusters(const YbssPairs *pairs, const YbssClusters *clusters, double from)
{
	int of[MOST];
	bool taken[MOST * MOST] = {false};

	for (int i = 0; i < plains; i++)
		of[i] = i;
	for (uint64_t turn = 0; turn < pairs->count; turn++)
	{
		int best = -1, a, b, count = 0, low, high;
		double sum = 0;
		YbssJoin join = YBSS_JOINED;

		for (uint64_t i = 0; i < pairs->count; i++)
			if (!taken[i] && (best < 0 || pairs->pair[i].weight > pairs->pair[best].weight))
				best = (int) i;
		taken[best] = true;
		a = of[pairs->pair[best].a];
		b = of[pairs->pair[best].b];
		for (int i = 0; a != b && i < plains; i++)
			for (int j = 0; j < plains && of[i] == a; j++)
			{
				PlainPair across;

				if (of[j] != b)
					continue;
				if (plain[i].source == plain[j].source &&
					(pairing.once >> plain[i].source & 1) != 0)
					join = YBSS_JOIN_TWICE;
				across = plain_score(i < j ? i : j, i < j ? j : i);
				sum += fmax(-20, fmin(20, across.weight));
				count++;
				if (across.verdict == YBSS_VERDICT_REFUSE && join == YBSS_JOINED)
					join = YBSS_JOIN_VETO;
			}
		if (pairs->pair[best].weight < from || pairs->pair[best].verdict != YBSS_VERDICT_NONE)
			join = YBSS_JOIN_BELOW;
		else if (a == b)
			join = YBSS_JOIN_ALREADY;
		else if (join == YBSS_JOINED && count > 1)
		{
			/* Where rounding may decide, the kernel's choice is followed. */
			if (fabs(sum / count - model.review_from) < 1e-6)
				join = (YbssJoin) clusters->joined[best];
			else if (sum / count < model.review_from)
				join = YBSS_JOIN_CONTRADICT;
		}
		if (join != (YbssJoin) clusters->joined[best])
			wrong("a join");
		low = a < b ? a : b;
		high = a < b ? b : a;
		for (int i = 0; join == YBSS_JOINED && i < plains; i++)
			if (of[i] == high)
				of[i] = low;
	}
	for (int i = 0; i < plains; i++)
		if (of[i] != (int) clusters->first[i])
			wrong("a cluster");
}

/* Score two records in a set of their own, with the counts of the large one. */
static void
check_small(const YbssRecordSet *large, const YbssPair *pair)
{
	YbssRun run = {0};
	YbssRecordSet *set = ybss_new_record_set(&run, &model);
	const uint32_t candidate[1][2] = {{1, 0}};
	YbssPairs pairs;

	for (int i = 1; i >= 0; i--)
	{
		const Plain *of = &plain[i == 0 ? pair->a : pair->b];
		const char *text[YBSS_MOST_FIELDS];

		for (int field = 0; field < model.fields; field++)
			text[field] = of->text[field];
		ybss_add_record(set, of->source, of->key, text, of->length);
	}
	ybss_end_record_set(set);
	for (int field = 0; field < model.fields; field++)
	{
		ybss_put_field_carriers(set, field, ybss_field_carriers(large, field));
		for (uint32_t value = 0; value < ybss_value_count(set, field); value++)
			for (uint32_t other = 0; other < ybss_value_count(large, field); other++)
			{
				size_t bytes, other_bytes;
				const void *coded = ybss_value(set, field, value, &bytes);
				const void *as = ybss_value(large, field, other, &other_bytes);

				if (bytes == other_bytes && memcmp(coded, as, bytes) == 0)
					ybss_put_value_carriers(set, field, value,
											ybss_value_carriers(large, field, other));
			}
	}
	if (!ybss_match_candidates(&run, set, candidate, 1, &pairs) || pairs.count != 1 ||
		pairs.pair[0].weight != pair->weight || pairs.pair[0].levels != pair->levels ||
		pairs.pair[0].band != pair->band || pairs.pair[0].rule > pair->rule)
		wrong("two records alone");
	ybss_free_pairs(&run, &pairs);
	ybss_free_record_set(set);
	if (run.memory != 0)
		wrong("memory of two records");
}

/* Estimate m and the prior of one round by the formula, over all blocked pairs. */
static void
check_estimation(YbssRun *run, YbssBlocks *blocks)
{
	YbssEstimation estimation = {.seed = 7, .rounds = 1, .samples = 500, .keep_u = true};
	YbssModel fitted = model;
	double match[YBSS_MOST_FIELDS][YBSS_MOST_LEVELS] = {{0}}, matches = 0, all = 0;

	if (!ybss_estimate(run, blocks, &estimation, &fitted) || ybss_model_fault(&fitted) != NULL)
		wrong("estimation");
	for (int a = 0; a < plains; a++)
		for (int b = a + 1; b < plains; b++)
		{
			YbssLevels levels = 0;
			double weight = log2(model.prior / (1 - model.prior)), likely;
			int depends[YBSS_MOST_FIELDS];

			all += pairing.within || plain[a].source != plain[b].source;
			if (!admitted(&plain[a], &plain[b]) || plain_rule(&plain[a], &plain[b], true) < 0)
				continue;
			for (int field = 0; field < model.fields; field++)
				levels = ybss_levels_with(levels, field, plain_level(&plain[a], &plain[b], field));
			for (int field = 0; field < model.fields; field++)
			{
				int level = ybss_level(levels, field);

				depends[field] = -1;
				for (int i = model.dependences - 1; i >= 0; i--)
					if (model.dependence[i].field == field &&
						ybss_level(levels, model.dependence[i].given) <=
							model.dependence[i].given_level)
						depends[field] = i;
				if (level != YBSS_LEVEL_MISSING)
				{
					const YbssLevelWeights *of = depends[field] < 0
													 ? &model.field[field].weights
													 : &model.dependence[depends[field]].weights;

					weight += log2(of->m[level] / of->u[level]);
				}
			}
			likely = 1 / (1 + exp2(-weight));
			matches += likely;
			for (int field = 0; field < model.fields; field++)
				if (ybss_level(levels, field) != YBSS_LEVEL_MISSING && depends[field] < 0)
					match[field][ybss_level(levels, field)] += likely;
		}
	if (estimation.counted == 0)
		return;
	if (fabs(fitted.prior - fmin(fmax(matches / all, 1e-15), 0.5)) > 1e-9)
		wrong("the prior");
	for (int field = 0; field < model.fields; field++)
	{
		double sum = 4;

		for (int level = 0; level < model.field[field].comparison->levels; level++)
			sum += match[field][level];
		for (int level = 0; level < model.field[field].comparison->levels; level++)
			if (fabs(fitted.field[field].weights.m[level] -
					 fmin(1, fmax(1e-5,
								  (match[field][level] + 4 * model.field[field].weights.m[level]) /
									  sum))) > 1e-9)
				wrong("an m");
	}
	estimation.keep_u = false;
	fitted = model;
	if (!ybss_estimate(run, blocks, &estimation, &fitted) || ybss_model_fault(&fitted) != NULL)
		wrong("estimation of u");
}

static bool
stop_later(void *state)
{
	return --*(int *) state <= 0;
}

/* Run all of it with little memory, or stopped in the middle: an end that is told, nothing left. */
static void
check_ends(Input *input)
{
	int left = 1 + (int) take(input, 40);
	YbssRun run = {.memory_limit = 1 + 4096 * (size_t) take(input, 255)};
	YbssPairs pairs = {0};
	YbssClusters clusters = {0};
	YbssBlocks *blocks = NULL;
	YbssRecordSet *set;
	bool fine;

	if (take(input, 2))
		run = (YbssRun){.stop = stop_later, .state = &left};
	set = make_set(&run, 0, 1);
	fine = set != NULL && (blocks = ybss_new_blocks(&run, set, &pairing)) != NULL &&
		   ybss_match(&run, blocks, &pairs) &&
		   ybss_cluster(&run, set, &pairing, &pairs, 0, &clusters);
	if (fine != (run.end == YBSS_RUN_FINE))
		wrong("an end that is not told");
	ybss_free_clusters(&run, &clusters);
	ybss_free_pairs(&run, &pairs);
	ybss_free_blocks(blocks);
	ybss_free_record_set(set);
	if (run.memory != 0)
		wrong("memory is left");
}

/* Match in another order, and compare every byte. */
static void
check_order(const YbssPairs *pairs, const YbssClusters *clusters, double from)
{
	YbssRun run = {.workers = 2};
	YbssRecordSet *set = make_set(&run, plains - 1, plains - 1);
	YbssBlocks *blocks = ybss_new_blocks(&run, set, &pairing);
	YbssPairs again;
	YbssClusters found;

	if (blocks == NULL || !ybss_match(&run, blocks, &again) ||
		!ybss_cluster(&run, set, &pairing, &again, from, &found))
		wrong("another order ends");
	if (again.count != pairs->count || again.scored != pairs->scored)
		wrong("pairs in another order");
	for (uint64_t i = 0; i < pairs->count; i++)
		if (memcmp(&again.pair[i], &pairs->pair[i], sizeof *pairs->pair) != 0)
			wrong("a pair in another order");
	if (memcmp(found.first, clusters->first, (size_t) plains * sizeof *found.first) != 0)
		wrong("clusters in another order");
	ybss_free_clusters(&run, &found);
	ybss_free_pairs(&run, &again);
	ybss_free_blocks(blocks);
	ybss_free_record_set(set);
	if (run.memory != 0)
		wrong("memory in another order");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	Input input = {data, data + bytes, 0};
	Input seed = {data, data, 0};
	YbssRun run = {0};
	YbssRuleCount counts[YBSS_MOST_RULES];
	YbssRecordSet *set;
	YbssBlocks *blocks;
	YbssPairs pairs;
	YbssClusters clusters;
	uint64_t scored, told;
	double from;

	for (int i = 0; i < 3; i++)
		seed.drawn = seed.drawn << 8 | take(&input, 256);
	take_model(&seed);
	if (ybss_model_fault(&model) != NULL)
		wrong("a whole model is refused");
	from = model.review_from + take(&seed, 8);
	take_records(&input, 1 + (int) take(&seed, MOST));
	if (plains == 0)
		return 0;
	scored = plain_pairs();
	set = make_set(&run, 0, 1);
	blocks = ybss_new_blocks(&run, set, &pairing);
	if (blocks == NULL || !ybss_count_pairs(&run, blocks, counts, &told) ||
		!ybss_match(&run, blocks, &pairs) ||
		!ybss_cluster(&run, set, &pairing, &pairs, from, &clusters))
		wrong("it ends");
	if (told != scored || pairs.scored != scored)
		wrong("the pairs told");
	check_pairs(set, &pairs);
	check_clusters(&pairs, &clusters, from);
	check_order(&pairs, &clusters, from);
	for (uint64_t i = 0; i < pairs.count && i < 3; i++)
		check_small(set, &pairs.pair[i]);
	check_estimation(&run, blocks);
	ybss_free_clusters(&run, &clusters);
	ybss_free_pairs(&run, &pairs);
	ybss_free_blocks(blocks);
	ybss_free_record_set(set);
	if (run.memory != 0)
		wrong("memory");
	check_ends(&seed);
	return 0;
}
