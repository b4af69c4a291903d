/*
 * estimate.c
 *		Weights of a model out of the records themselves.
 */
#include "match/linkage/estimate.h"

#include "match/comparison/hash.h"
#include "match/linkage/candidates.h"
#include "match/linkage/chance.h"
#include "match/linkage/equal_draw.h"
#include "match/linkage/maximise.h"
#include "match/linkage/rating.h"
#include "match/linkage/workers.h"

/* So many records a piece of work. */
#define PIECE 1024
#define USUAL_PAIRS 500000
#define USUAL_DRAWS 200000

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

/* Count the patterns of blocked pairs. */
static bool
count_blocked(YbssRun *run, YbssBlocks *blocks, YbssEstimation *estimation, YbssCounted *counted)
{
	Counting counting = {.run = run,
						 .blocks = blocks,
						 .seed = ybss_hash_number(YBSS_HASH_SEED, estimation->seed),
						 .progress = {.stage = YBSS_STAGE_ESTIMATE}};
	double equal;
	bool fine;

	counted->share =
		share_of_records(blocks, estimation->pairs != 0 ? estimation->pairs : USUAL_PAIRS);
	counting.bound =
		counted->share >= 1 ? UINT64_MAX : (uint64_t) (counted->share * 18446744073709551615.0);
	fine = ybss_admitted_pairs(run, blocks->set, &blocks->pairing, -1, &counted->pairs, &equal) &&
		   count_patterns(&counting);
	counted->blocked = counting.patterns[0];
	estimation->patterns = counted->blocked.count;
	estimation->counted = counting.progress.pairs;
	return fine;
}

/* Draw pairs that agree on a field on which another depends. */
static bool
draw_dependent(YbssRun *run, YbssBlocks *blocks, const YbssEstimation *estimation,
			   const YbssModel *model, YbssCounted *counted)
{
	bool drawn[YBSS_MOST_FIELDS] = {false};

	for (int i = 0; i < model->dependences; i++)
	{
		int given = model->dependence[i].given;

		if (drawn[given])
			continue;
		drawn[given] = true;
		if (!ybss_draw_equal_pairs(run, blocks, given, estimation->seed,
								   estimation->samples != 0 ? estimation->samples / 4 : USUAL_DRAWS,
								   &counted->drawn[given]))
			return false;
	}
	return true;
}

/* Estimate. */
bool
ybss_estimate(YbssRun *run, YbssBlocks *blocks, YbssEstimation *estimation, YbssModel *model)
{
	YbssCounted counted = {.with_u = !estimation->keep_u};
	bool fine = true;

	if (ybss_model_fault(model) != NULL || model->fields != blocks->set->fields)
		return ybss_end_run(run, YBSS_RUN_BAD_MODEL);
	if (counted.with_u)
		fine = ybss_estimate_chance(run, blocks, estimation, model, &counted.equal);
	if (fine && !estimation->keep_m)
	{
		fine = count_blocked(run, blocks, estimation, &counted) &&
			   (!counted.with_u || draw_dependent(run, blocks, estimation, model, &counted));
		if (fine && estimation->counted > 0)
			ybss_maximise(&counted, estimation, model);
	}
	ybss_free_patterns(run, &counted.blocked);
	for (int field = 0; field < YBSS_MOST_FIELDS; field++)
		ybss_free_patterns(run, &counted.drawn[field]);
	return fine;
}
