/*
 * block.h
 *		Which records a rule brings together.
 */
#ifndef YBSS_LINKAGE_BLOCK_H
#define YBSS_LINKAGE_BLOCK_H

#include "match/linkage/block_count.h"
#include "match/linkage/holding.h"

/* Build the blocks of all rules. */
extern YbssBlocks *ybss_new_blocks(YbssRun *run, const YbssRecordSet *set,
								   const YbssPairing *pairing);
extern void ybss_free_blocks(YbssBlocks *blocks);

#endif /* YBSS_LINKAGE_BLOCK_H */
