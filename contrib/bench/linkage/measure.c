/*
 * measure.c
 *		How well and how fast a set of records with known truth is matched.
 */
#include "measure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Give seconds of a clock. */
static double
seconds_of(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

double
processor_seconds(void)
{
	return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

double
clock_seconds(void)
{
	return seconds_of(CLOCK_MONOTONIC);
}

void
fail(const YbssRun *run, const char *where)
{
	fprintf(stderr, "%s: %s (memory %zu, peak %zu)\n", where, ybss_run_end_name(run->end),
			run->memory, run->memory_peak);
	exit(1);
}

void
show_model(const YbssModel *model)
{
	printf("prior %.3g; accepted from %.2f, looked at from %.2f\n", model->prior,
		   model->accept_from, model->review_from);
	for (int field = 0; field < model->fields; field++)
	{
		const YbssField *of = &model->field[field];

		for (int level = 0; level < of->comparison->levels; level++)
			printf("  %-10s %-20s m %.5f u %.3g weight %.2f\n", of->name,
				   of->comparison->level_name[level], of->weights.m[level], of->weights.u[level],
				   log2(of->weights.m[level] / of->weights.u[level]));
	}
	for (int i = 0; i < model->dependences; i++)
	{
		const YbssDependence *of = &model->dependence[i];

		for (int level = 0; level < model->field[of->field].comparison->levels; level++)
			printf("  %s|%s %-20s m %.5f u %.3g weight %.2f\n", model->field[of->field].name,
				   model->field[of->given].name,
				   model->field[of->field].comparison->level_name[level], of->weights.m[level],
				   of->weights.u[level], log2(of->weights.m[level] / of->weights.u[level]));
	}
}

/* Give the truth of a record. */
static const Truth *
truth_of(const Trial *trial, uint32_t record)
{
	return &trial->truth[ybss_record_key(trial->set, record)];
}

/* Say whether two records are one. */
static bool
are_one(const Trial *trial, uint32_t a, uint32_t b)
{
	return truth_of(trial, a)->entity == truth_of(trial, b)->entity;
}

/* Order numbers. */
static int
compare_numbers(const void *a, const void *b)
{
	uint64_t first = *(const uint64_t *) a, second = *(const uint64_t *) b;

	return first < second ? -1 : first > second;
}

/* Count the pairs that the pairing admits of records with one number. */
static uint64_t
pairs_of_numbers(const Trial *trial, const uint64_t *number, uint64_t count)
{
	uint64_t pairs = 0;

	for (uint64_t i = 0, from = 0; i <= count; i++)
	{
		uint64_t of_source[YBSS_MOST_SOURCES] = {0}, all, alike = 0;

		if (i < count && number[i] >> 8 == number[from] >> 8)
			continue;
		all = i - from;
		for (uint64_t j = from; j < i; j++)
			alike += of_source[number[j] & 63]++;
		pairs += all * (all - (all > 0)) / 2 - (trial->pairing.within ? 0 : alike);
		from = i;
	}
	return pairs;
}

/* Count the pairs of all clusters: of the truth, of what was found, and of both. */
static void
count_cluster_pairs(const Trial *trial, const YbssClusters *clusters, uint64_t counts[3])
{
	uint32_t records = ybss_record_count(trial->set);
	uint64_t *number = malloc((uint64_t) records * sizeof *number);

	for (int way = 0; way < 3; way++)
	{
		for (uint32_t i = 0; i < records; i++)
		{
			uint64_t entity = truth_of(trial, i)->entity, found = clusters->first[i];

			number[i] = (way == 0	? entity
						 : way == 1 ? found
									: entity * 0x1FFFFF + found % 0x1FFFFF * 1)
							<< 8 |
						ybss_record_source(trial->set, i);
		}
		qsort(number, records, sizeof *number, compare_numbers);
		counts[way] = pairs_of_numbers(trial, number, records);
	}
	free(number);
}

/* Give F1 out of counts. */
static double
f1(uint64_t right, uint64_t found, uint64_t wanted)
{
	return found + wanted > 0 ? 2.0 * (double) right / (double) (found + wanted) : 1;
}

/* Order weights with what they are worth. */
static int
compare_scores(const void *a, const void *b)
{
	const float *first = a, *second = b;

	return first[0] > second[0] ? -1 : first[0] < second[0];
}

/* Print how the pairs would do at each threshold, at the best and at the model's own. */
static void
print_thresholds(YbssRun *run, const Trial *trial, const YbssPairs *pairs, uint64_t wanted)
{
	float(*score)[2] = malloc((pairs->count + 1) * sizeof *score);
	double best = 0, best_at = 0, own = 0;
	uint64_t right = 0, all_right = 0, accepted = 0, accepted_right = 0;

	ybss_weight_for_f1(run, pairs, &own);
	for (uint64_t i = 0; i < pairs->count; i++)
	{
		score[i][0] = pairs->pair[i].weight;
		score[i][1] = are_one(trial, pairs->pair[i].a, pairs->pair[i].b);
		all_right += score[i][1] > 0;
	}
	qsort(score, pairs->count, sizeof *score, compare_scores);
	for (uint64_t i = 0; i < pairs->count; i++)
	{
		right += score[i][1] > 0;
		if (f1(right, i + 1, wanted) > best)
		{
			best = f1(right, i + 1, wanted);
			best_at = score[i][0];
		}
		if (score[i][0] >= own)
		{
			accepted = i + 1;
			accepted_right = right;
		}
	}
	printf(
		"all pairs: F1 %.4f at the best %.2f; at its own %.2f %.4f (precision %.4f recall %.4f); "
		"kept %.4f\n",
		best, best_at, own, f1(accepted_right, accepted, wanted),
		accepted > 0 ? (double) accepted_right / (double) accepted : 1,
		(double) accepted_right / (double) wanted, (double) all_right / (double) wanted);
	free(score);
}

/* Print how the pairs of one cluster do from the weight on for which a precision is asked. */
static void
print_band(YbssRun *run, const Trial *trial, const YbssPairs *pairs, const YbssClusters *clusters,
		   uint64_t wanted, double asked)
{
	double from = INFINITY;
	uint64_t right = 0, taken = 0;

	ybss_weight_for_precision(run, pairs, asked, &from);
	for (uint64_t i = 0; i < pairs->count; i++)
	{
		const YbssPair *pair = &pairs->pair[i];

		if (pair->weight < from || clusters->first[pair->a] != clusters->first[pair->b])
			continue;
		taken++;
		right += are_one(trial, pair->a, pair->b);
	}
	printf("automatic, asked %.4f: from %.2f precision %.5f share of matches %.4f\n", asked, from,
		   taken > 0 ? (double) right / (double) taken : 1, (double) right / (double) wanted);
}

/* Print the recall of each kind, of pairs of one cluster. */
static void
print_kinds(const Trial *trial, const YbssClusters *clusters)
{
	uint32_t records = ybss_record_count(trial->set);
	uint32_t entities = 0;
	uint32_t *first;

	for (uint32_t i = 0; i < records; i++)
		if (truth_of(trial, i)->entity >= entities)
			entities = truth_of(trial, i)->entity + 1;
	first = malloc((uint64_t) entities * sizeof *first);
	memset(first, 0xFF, (uint64_t) entities * sizeof *first);
	uint64_t found[32] = {0}, all[32] = {0};
	for (uint32_t i = 0; i < records; i++)
	{
		const Truth *truth = truth_of(trial, i);
		uint32_t other = first[truth->entity];

		if (other == UINT32_MAX)
		{
			first[truth->entity] = i;
			continue;
		}
		for (int kind = 0; kind < trial->kinds; kind++)
			if (((truth->kinds | truth_of(trial, other)->kinds) >> kind & 1) != 0)
			{
				all[kind]++;
				found[kind] += clusters->first[i] == clusters->first[other];
			}
	}
	for (int kind = 0; kind < trial->kinds; kind++)
		if (all[kind] > 0)
			printf("  %-24s recall %.4f of %lu\n", trial->kind[kind],
				   (double) found[kind] / (double) all[kind], (unsigned long) all[kind]);
	free(first);
}

/* Show a pair that was taken wrongly, or missed. */
static void
print_pair(const Trial *trial, const YbssPair *pair, const char *what)
{
	YbssScore score;

	ybss_score_pair(trial->set, pair->a, pair->b, &score);
	printf("%s %.2f %ld %ld:", what, score.weight, (long) ybss_record_key(trial->set, pair->a),
		   (long) ybss_record_key(trial->set, pair->b));
	for (int field = 0; field < trial->model->fields; field++)
		printf(" %s=%s %.1f%s", trial->model->field[field].name,
			   score.field[field].level == YBSS_LEVEL_MISSING
				   ? "-"
				   : trial->model->field[field].comparison->level_name[score.field[field].level],
			   score.field[field].weight, score.field[field].dependence >= 0 ? "|" : "");
	printf("\n");
}

/* Show some of what went wrong. */
static void
print_faults(const Trial *trial, const YbssPairs *pairs, const YbssClusters *clusters)
{
	int shown = 0, wrong = 0;

	for (uint64_t i = 0; i < pairs->count; i++)
	{
		const YbssPair *pair = &pairs->pair[i];
		bool one = are_one(trial, pair->a, pair->b);

		if (one == (clusters->first[pair->a] == clusters->first[pair->b]) ||
			(one && clusters->joined[i] == YBSS_JOIN_TWICE))
			continue;
		if ((one ? shown++ : wrong++) < 25)
			print_pair(trial, pair, one ? "missed" : "wrong");
	}
}

/* Print how many of a rule. */
static void
print_rules(const Trial *trial, const YbssRuleCount *counts)
{
	for (int rule = 0; rule < trial->model->rules; rule++)
		printf("  rule %-16s pairs %lu new %lu; left %lu blocks, %lu records, largest %u\n",
			   trial->model->rule[rule].name, (unsigned long) counts[rule].pairs,
			   (unsigned long) counts[rule].new_pairs, (unsigned long) counts[rule].blocks_left,
			   (unsigned long) counts[rule].records_left, counts[rule].largest_left);
}

/* Print seconds since a moment, and start anew. */
static void
lap(const char *what, double since[2])
{
	double now[2] = {clock_seconds(), processor_seconds()};

	printf("%-10s %.2f s, %.2f of processors\n", what, now[0] - since[0], now[1] - since[1]);
	since[0] = now[0];
	since[1] = now[1];
}

double
measure(YbssRun *run, Trial *trial)
{
	double since[2] = {clock_seconds(), processor_seconds()};
	YbssEstimation estimation = {.seed = 1};
	YbssRuleCount counts[YBSS_MOST_RULES];
	YbssPairs pairs;
	YbssClusters clusters;
	uint64_t told, of_clusters[3];
	double own = 0, result;
	YbssBlocks *blocks = ybss_new_blocks(run, trial->set, &trial->pairing);

	if (blocks == NULL)
		fail(run, "blocks");
	lap("blocks", since);
	if (trial->verbose)
	{
		if (!ybss_count_pairs(run, blocks, counts, &told))
			fail(run, "count");
		lap("count", since);
		print_rules(trial, counts);
	}
	if (trial->fit)
	{
		if (!ybss_estimate(run, blocks, &estimation, trial->model) ||
			!ybss_use_model(trial->set, trial->model))
			fail(run, "estimate");
		lap("estimate", since);
		printf("estimated in %d rounds of %lu patterns of %lu pairs, %.0f matches expected\n",
			   estimation.rounds_taken, (unsigned long) estimation.patterns,
			   (unsigned long) estimation.counted, estimation.matches);
	}
	if (trial->verbose)
		show_model(trial->model);
	if (!ybss_match(run, blocks, &pairs))
		fail(run, "match");
	lap("match", since);
	printf("%lu pairs scored, %lu kept\n", (unsigned long) pairs.scored,
		   (unsigned long) pairs.count);
	ybss_free_blocks(blocks);
	if (!ybss_weight_for_f1(run, &pairs, &own))
		own = 0;
	if (!ybss_cluster(run, trial->set, &trial->pairing, &pairs, own, &clusters))
		fail(run, "cluster");
	lap("cluster", since);
	count_cluster_pairs(trial, &clusters, of_clusters);
	result = f1(of_clusters[2], of_clusters[1], of_clusters[0]);
	print_thresholds(run, trial, &pairs, of_clusters[0]);
	printf("clusters: %u, %lu joins refused; F1 %.4f precision %.4f recall %.4f\n",
		   clusters.clusters, (unsigned long) clusters.refused, result,
		   (double) of_clusters[2] / (double) of_clusters[1],
		   (double) of_clusters[2] / (double) of_clusters[0]);
	print_band(run, trial, &pairs, &clusters, of_clusters[0], 0.9995);
	print_band(run, trial, &pairs, &clusters, of_clusters[0], 0.9999);
	print_kinds(trial, &clusters);
	if (trial->verbose)
		print_faults(trial, &pairs, &clusters);
	printf("memory at most %.0f MB\n", (double) run->memory_peak / 1e6);
	ybss_free_clusters(run, &clusters);
	ybss_free_pairs(run, &pairs);
	return result;
}
