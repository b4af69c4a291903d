/*
 * candidates.h
 *		The records that the blocks bring to one record, each once.
 */
#ifndef YBSS_LINKAGE_CANDIDATES_H
#define YBSS_LINKAGE_CANDIDATES_H

#include "match/linkage/blocks.h"
#include "match/linkage/memory.h"

typedef struct YbssCandidates
{
	uint32_t *record;
	int8_t *rule; /* of each: the first that holds it */
	uint32_t count;
	uint32_t size;
	uint64_t *slot; /* a candidate below the number of the search, half full at most */
	uint32_t slots;
	uint32_t search;
} YbssCandidates;

extern bool ybss_begin_candidates(YbssRun *run, YbssCandidates *candidates);
/* Find the candidates of a record that stand behind it. */
extern bool ybss_find_candidates(const YbssBlocks *blocks, uint32_t record,
								 YbssCandidates *candidates);
extern void ybss_end_candidates(YbssRun *run, YbssCandidates *candidates);

#endif /* YBSS_LINKAGE_CANDIDATES_H */
