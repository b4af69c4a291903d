/*
 * block_count.c
 *		How many pairs a run will score.
 */
#include "match/linkage/block_count.h"

#include "match/linkage/candidates.h"
#include "match/linkage/records.h"
#include "match/linkage/workers.h"

/* So many records a piece of work. */
#define PIECE 2048

typedef struct Counting
{
	YbssBlocks *blocks;
	YbssCandidates candidates[YBSS_MOST_WORKERS];
	uint64_t of_rule[YBSS_MOST_RULES];
	YbssProgress progress;
} Counting;

/* Count the pairs of some records. */
static bool
count_piece(void *state, int worker, uint64_t from, uint64_t to)
{
	Counting *counting = state;
	YbssCandidates *candidates = &counting->candidates[worker];
	uint64_t of_rule[YBSS_MOST_RULES] = {0};
	uint64_t pairs = 0;

	for (uint64_t record = from; record < to; record++)
	{
		if (!ybss_find_candidates(counting->blocks, (uint32_t) record, candidates))
			return false;
		for (uint32_t i = 0; i < candidates->count; i++)
			of_rule[candidates->rule[i]]++;
		pairs += candidates->count;
	}
	for (int rule = 0; rule < counting->blocks->rules; rule++)
		__atomic_add_fetch(&counting->of_rule[rule], of_rule[rule], __ATOMIC_RELAXED);
	__atomic_add_fetch(&counting->progress.pairs, pairs, __ATOMIC_RELAXED);
	return true;
}

/* Count the pairs of each rule. */
bool
ybss_count_pairs(YbssRun *run, YbssBlocks *blocks, YbssRuleCount *rules, uint64_t *pairs)
{
	Counting counting = {.blocks = blocks, .progress = {.stage = YBSS_STAGE_PAIRS}};
	int workers = ybss_workers(run);
	bool fine = true;

	for (int worker = 0; worker < workers; worker++)
		fine = fine && ybss_begin_candidates(run, &counting.candidates[worker]);
	fine = fine && ybss_share_work(run, &counting.progress, blocks->set->count, PIECE, count_piece,
								   &counting);
	for (int worker = 0; worker < workers; worker++)
		ybss_end_candidates(run, &counting.candidates[worker]);
	*pairs = 0;
	for (int rule = 0; rule < blocks->rules; rule++)
	{
		rules[rule] = blocks->rule[rule].count;
		rules[rule].new_pairs = counting.of_rule[rule];
		*pairs += counting.of_rule[rule];
	}
	return fine;
}
