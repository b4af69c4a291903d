/*
 * estimate.c
 *		Weights of a model out of the records themselves.
 */
#include "match/linkage/estimate.h"

#include "match/comparison/hash.h"
#include "match/linkage/candidates.h"
#include "match/linkage/chance.h"
#include "match/linkage/maximise.h"
#include "match/linkage/rating.h"
#include "match/linkage/workers.h"

/* So many records a piece of work. */
#define PIECE 1024
#define USUAL_PAIRS 5000000

typedef struct Counting
{
	YbssRun *run;
	YbssBlocks *blocks;
	uint64_t seed, bound; /* records with a hash up to the bound are counted */
	YbssCandidates candidates[YBSS_MOST_WORKERS];
	YbssRating rating[YBSS_MOST_WORKERS];
	YbssPatterns patterns[YBSS_MOST_WORKERS];
	YbssProgress progress;
} Counting;

/* Say whether a record's pairs are counted: by its key, so that no order matters. */
static bool
is_counted(const Counting *counting, uint64_t record)
{
	const YbssRecordSet *set = counting->blocks->set;
	uint64_t hash = ybss_hash_number(counting->seed, set->source[record]);

	return ybss_hash_number(hash, (uint64_t) set->key[record]) <= counting->bound;
}

/* Count the patterns of the pairs of some records. */
static bool
count_piece(void *state, int worker, uint64_t from, uint64_t to)
{
	Counting *counting = state;
	YbssCandidates *candidates = &counting->candidates[worker];
	uint64_t pairs = 0;

	for (uint64_t record = from; record < to; record++)
	{
		if (!is_counted(counting, record))
			continue;
		if (!ybss_find_candidates(counting->blocks, (uint32_t) record, candidates))
			return false;
		for (uint32_t i = 0; i < candidates->count; i++)
		{
			YbssLevels levels;

			ybss_rate_levels(&counting->rating[worker], (uint32_t) record, candidates->record[i],
							 &levels);
			if (!ybss_count_pattern(counting->run, &counting->patterns[worker], levels, 1))
				return false;
		}
		pairs += candidates->count;
	}
	__atomic_add_fetch(&counting->progress.pairs, pairs, __ATOMIC_RELAXED);
	return true;
}

/* Put what the workers counted into the first one's table. */
static bool
gather(Counting *counting, int workers)
{
	for (int worker = 1; worker < workers; worker++)
		for (uint32_t i = 0; i < counting->patterns[worker].size; i++)
		{
			const YbssPattern *pattern = &counting->patterns[worker].pattern[i];

			if (pattern->pairs != 0 && !ybss_count_pattern(counting->run, &counting->patterns[0],
														   pattern->levels, pattern->pairs))
				return false;
		}
	ybss_order_patterns(&counting->patterns[0]);
	return true;
}

/* Count patterns. */
static bool
count_patterns(Counting *counting)
{
	YbssRun *run = counting->run;
	int workers = ybss_workers(run);
	bool fine = true;

	for (int worker = 0; fine && worker < workers; worker++)
		fine = ybss_begin_rating(run, &counting->rating[worker], counting->blocks->set) &&
			   ybss_begin_candidates(run, &counting->candidates[worker]) &&
			   ybss_begin_patterns(run, &counting->patterns[worker]);
	fine = fine &&
		   ybss_share_work(run, &counting->progress, counting->blocks->set->count, PIECE,
						   count_piece, counting) &&
		   gather(counting, workers);
	for (int worker = 0; worker < workers; worker++)
	{
		ybss_end_rating(run, &counting->rating[worker]);
		ybss_end_candidates(run, &counting->candidates[worker]);
		if (worker > 0)
			ybss_free_patterns(run, &counting->patterns[worker]);
	}
	return fine;
}

/* Give the share of the records whose pairs are counted. */
static double
share_of_records(const YbssBlocks *blocks, uint64_t wanted)
{
	uint64_t pairs = 0;

	for (int rule = 0; rule < blocks->rules; rule++)
		pairs += blocks->rule[rule].count.pairs;
	return pairs > wanted ? (double) wanted / (double) pairs : 1;
}

/* Estimate m, dependences and the prior. */
static bool
estimate_matches(YbssRun *run, YbssBlocks *blocks, const YbssEqualPairs *counts,
				 YbssEstimation *estimation, YbssModel *model)
{
	Counting counting = {.run = run,
						 .blocks = blocks,
						 .seed = ybss_hash_number(YBSS_HASH_SEED, estimation->seed),
						 .progress = {.stage = YBSS_STAGE_ESTIMATE}};
	double share =
		share_of_records(blocks, estimation->pairs != 0 ? estimation->pairs : USUAL_PAIRS);
	double pairs, equal;
	bool fine;

	counting.bound = share >= 1 ? UINT64_MAX : (uint64_t) (share * 18446744073709551615.0);
	fine = ybss_admitted_pairs(run, blocks->set, &blocks->pairing, -1, &pairs, &equal) &&
		   count_patterns(&counting);
	estimation->patterns = counting.patterns[0].count;
	estimation->counted = counting.progress.pairs;
	if (fine && counting.progress.pairs > 0)
		ybss_maximise(&counting.patterns[0], pairs, share, counts, estimation, model);
	ybss_free_patterns(run, &counting.patterns[0]);
	return fine;
}

/* Estimate. */
bool
ybss_estimate(YbssRun *run, YbssBlocks *blocks, YbssEstimation *estimation, YbssModel *model)
{
	YbssEqualPairs counts;

	if (ybss_model_fault(model) != NULL || model->fields != blocks->set->fields)
		return ybss_end_run(run, YBSS_RUN_BAD_MODEL);
	if (!estimation->keep_u && !ybss_estimate_chance(run, blocks, estimation, model, &counts))
		return false;
	return estimation->keep_m ||
		   estimate_matches(run, blocks, estimation->keep_u ? NULL : &counts, estimation, model);
}
