/*
 * match.h
 *		All pairs of a set that score enough, or given candidates.
 */
#ifndef YBSS_LINKAGE_MATCH_H
#define YBSS_LINKAGE_MATCH_H

#include "match/linkage/block.h"
#include "match/linkage/record_set.h"
#include "match/linkage/score.h"

typedef struct YbssPair
{
	YbssLevels levels;
	uint32_t a, b; /* places in the set, a < b */
	float weight;
	int8_t rule; /* that brought them together, YBSS_NO_RULE where none does */
	uint8_t verdict;
	uint8_t band;
} YbssPair;

/* Pairs that are not refused, in the order of their records. */
typedef struct YbssPairs
{
	YbssPair *pair;
	uint64_t count;
	uint64_t scored; /* how many were looked at */
} YbssPairs;

/* Score all pairs that the blocks hold. */
extern bool ybss_match(YbssRun *run, YbssBlocks *blocks, YbssPairs *pairs);
/* Score given pairs (a and b in any order, each once): the same levels, weight, rule and band. */
extern bool ybss_match_candidates(YbssRun *run, const YbssRecordSet *set,
								  const uint32_t (*candidate)[2], uint64_t candidates,
								  YbssPairs *pairs);
extern void ybss_free_pairs(YbssRun *run, YbssPairs *pairs);

#endif /* YBSS_LINKAGE_MATCH_H */
