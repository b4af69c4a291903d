/*
 * block_count.h
 *		How many pairs a run will score, told before it.
 */
#ifndef YBSS_LINKAGE_BLOCK_COUNT_H
#define YBSS_LINKAGE_BLOCK_COUNT_H

#include "match/linkage/model.h"
#include "match/linkage/rule_count.h"
#include "match/linkage/run.h"

/* Count the pairs of each rule exactly, each once; gives all in "pairs". */
extern bool ybss_count_pairs(YbssRun *run, YbssBlocks *blocks, YbssRuleCount *rules,
							 uint64_t *pairs);

#endif /* YBSS_LINKAGE_BLOCK_COUNT_H */
