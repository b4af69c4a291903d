/*
 * match.c
 *		All pairs of a set that score enough.
 *
 * The records are cut into pieces; who scores a piece does not matter, since what it
 * keeps is put together in the order of the pieces.
 */
#include "match/linkage/match.h"

#include <stdlib.h>
#include <string.h>

#include "match/linkage/candidates.h"
#include "match/linkage/rating.h"
#include "match/linkage/workers.h"

/* So many records a piece of work. */
#define PIECE 1024

/* What was kept of a piece. */
typedef struct Kept
{
	YbssPair *pair;
	uint64_t count, size;
} Kept;

typedef struct Matching
{
	YbssRun *run;
	const YbssRecordSet *set;
	YbssBlocks *blocks;
	const uint32_t (*candidate)[2]; /* instead of blocks */
	YbssCandidates candidates[YBSS_MOST_WORKERS];
	YbssRating rating[YBSS_MOST_WORKERS];
	Kept *kept; /* of each piece */
	YbssProgress progress;
} Matching;

/* Keep a pair. */
static bool
keep(Matching *matching, Kept *kept, const YbssPair *pair)
{
	if (kept->count == kept->size)
	{
		uint64_t size = kept->size * 2 + 64;
		YbssPair *larger = ybss_run_resize(matching->run, kept->pair, size, sizeof *larger);

		if (larger == NULL)
			return false;
		kept->pair = larger;
		kept->size = size;
	}
	kept->pair[kept->count++] = *pair;
	return true;
}

/* Score a pair and keep it where it is not refused. */
static bool
score_pair(Matching *matching, YbssRating *rating, Kept *kept, uint32_t a, uint32_t b, int rule)
{
	const YbssModel *model = matching->set->model;
	YbssPair pair = {.a = a, .b = b, .rule = (int8_t) rule};
	double weight;
	int veto;

	/* What rounds up to the bound is not lost. */
	if (!ybss_rate(rating, a, b, model->review_from - 0.001, &pair.levels, &weight))
		return true;
	pair.weight = (float) weight;
	pair.verdict = (uint8_t) ybss_verdict(model, pair.levels, &veto);
	pair.band = (uint8_t) ybss_band(model, pair.weight, (YbssVerdict) pair.verdict);
	if (pair.band == YBSS_BAND_REFUSED)
		return true;
	if (matching->candidate != NULL)
		pair.rule = (int8_t) ybss_holding_rule(matching->set, a, b);
	return keep(matching, kept, &pair);
}

/* Put pairs in the order of their records. */
static int
compare_pairs(const void *a, const void *b)
{
	const YbssPair *first = a, *second = b;

	if (first->a != second->a)
		return first->a < second->a ? -1 : 1;
	return first->b < second->b ? -1 : first->b > second->b;
}

/* Put what was kept of one record in the order of the others. */
static void
order_record(YbssPair *pair, uint64_t count)
{
	if (count > 32)
	{
		qsort(pair, count, sizeof *pair, compare_pairs);
		return;
	}
	for (uint64_t i = 1; i < count; i++)
	{
		YbssPair moved = pair[i];
		uint64_t at = i;

		for (; at > 0 && pair[at - 1].b > moved.b; at--)
			pair[at] = pair[at - 1];
		pair[at] = moved;
	}
}

/* Count a piece for those who watch. */
static void
tell(Matching *matching, uint64_t scored, uint64_t kept)
{
	__atomic_add_fetch(&matching->progress.pairs, scored, __ATOMIC_RELAXED);
	__atomic_add_fetch(&matching->progress.kept, kept, __ATOMIC_RELAXED);
}

/* Score the pairs of some records. */
static bool
match_piece(void *state, int worker, uint64_t from, uint64_t to)
{
	Matching *matching = state;
	YbssCandidates *candidates = &matching->candidates[worker];
	Kept *kept = &matching->kept[from / PIECE];
	uint64_t scored = 0;

	for (uint64_t record = from; record < to; record++)
	{
		uint64_t before = kept->count;

		if (!ybss_find_candidates(matching->blocks, (uint32_t) record, candidates))
			return false;
		for (uint32_t i = 0; i < candidates->count; i++)
			if (!score_pair(matching, &matching->rating[worker], kept, (uint32_t) record,
							candidates->record[i], candidates->rule[i]))
				return false;
		if (kept->count > before + 1)
			order_record(kept->pair + before, kept->count - before);
		scored += candidates->count;
	}
	tell(matching, scored, kept->count);
	return true;
}

/* Score some given pairs. */
static bool
match_given(void *state, int worker, uint64_t from, uint64_t to)
{
	Matching *matching = state;
	Kept *kept = &matching->kept[from / PIECE];

	for (uint64_t i = from; i < to; i++)
	{
		uint32_t a = matching->candidate[i][0], b = matching->candidate[i][1];

		if (a == b || a >= matching->set->count || b >= matching->set->count)
			return ybss_end_run(matching->run, YBSS_RUN_BAD_ARGUMENT);
		if (!score_pair(matching, &matching->rating[worker], kept, a < b ? a : b, a < b ? b : a,
						YBSS_NO_RULE))
			return false;
	}
	tell(matching, to - from, kept->count);
	return true;
}

/* Put together what the pieces kept. */
static bool
gather(Matching *matching, uint64_t pieces, YbssPairs *pairs)
{
	for (uint64_t piece = 0; piece < pieces; piece++)
		pairs->count += matching->kept[piece].count;
	pairs->pair = ybss_run_array(matching->run, pairs->count + 1, sizeof *pairs->pair);
	if (pairs->pair == NULL)
		return false;
	for (uint64_t piece = 0, at = 0; piece < pieces; piece++)
	{
		Kept *kept = &matching->kept[piece];

		if (kept->count > 0)
			memcpy(pairs->pair + at, kept->pair, kept->count * sizeof *kept->pair);
		at += kept->count;
		ybss_run_release(matching->run, kept->pair);
		*kept = (Kept){0};
	}
	pairs->scored = matching->progress.pairs;
	return true;
}

/* Score, by pieces. */
static bool
match(Matching *matching, uint64_t items, YbssWork work, YbssPairs *pairs)
{
	YbssRun *run = matching->run;
	uint64_t pieces = (items + PIECE - 1) / PIECE;
	int workers = ybss_workers(run);
	bool fine;

	*pairs = (YbssPairs){0};
	matching->progress.stage = YBSS_STAGE_PAIRS;
	matching->kept = ybss_run_array(run, pieces + 1, sizeof *matching->kept);
	fine = matching->kept != NULL;
	for (int worker = 0; fine && worker < workers; worker++)
		fine =
			ybss_begin_rating(run, &matching->rating[worker], matching->set) &&
			(matching->blocks == NULL || ybss_begin_candidates(run, &matching->candidates[worker]));
	fine = fine && ybss_share_work(run, &matching->progress, items, PIECE, work, matching) &&
		   gather(matching, pieces, pairs);
	for (int worker = 0; worker < workers; worker++)
	{
		ybss_end_rating(run, &matching->rating[worker]);
		ybss_end_candidates(run, &matching->candidates[worker]);
	}
	for (uint64_t piece = 0; matching->kept != NULL && piece < pieces; piece++)
		ybss_run_release(run, matching->kept[piece].pair);
	ybss_run_release(run, matching->kept);
	return fine;
}

/* Score all pairs that the blocks hold. */
bool
ybss_match(YbssRun *run, YbssBlocks *blocks, YbssPairs *pairs)
{
	Matching matching = {.run = run, .set = blocks->set, .blocks = blocks};

	return match(&matching, blocks->set->count, match_piece, pairs);
}

/* Score given pairs. */
bool
ybss_match_candidates(YbssRun *run, const YbssRecordSet *set, const uint32_t (*candidate)[2],
					  uint64_t candidates, YbssPairs *pairs)
{
	Matching matching = {.run = run, .set = set, .candidate = candidate};

	*pairs = (YbssPairs){0};
	if (!set->ended)
		return ybss_end_run(run, YBSS_RUN_BAD_ARGUMENT);
	if (!match(&matching, candidates, match_given, pairs))
		return false;
	qsort(pairs->pair, pairs->count, sizeof *pairs->pair, compare_pairs);
	return true;
}

/* Free pairs. */
void
ybss_free_pairs(YbssRun *run, YbssPairs *pairs)
{
	ybss_run_release(run, pairs->pair);
	*pairs = (YbssPairs){0};
}
