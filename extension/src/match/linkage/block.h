/*
 * block.h
 *		Which records a rule brings together.
 */
#ifndef YBSS_LINKAGE_BLOCK_H
#define YBSS_LINKAGE_BLOCK_H

#include "match/linkage/record_set.h"

/* The most keys that one rule gives one record: more combinations are cut off, and told. */
#define YBSS_RULE_KEYS 64
#define YBSS_NO_RULE (-1)

/* Give the keys of a record by a rule, each once, in ascending order, and how many: what an index
 * over records holds. */
extern int ybss_rule_keys(const YbssRecordSet *set, int rule, uint32_t record,
						  uint64_t keys[YBSS_RULE_KEYS]);
/* Give the first rule that brings two records together, whatever the sizes of blocks. */
extern int ybss_holding_rule(const YbssRecordSet *set, uint32_t a, uint32_t b);

typedef struct YbssBlocks YbssBlocks;

/* Build the blocks of all rules. */
extern YbssBlocks *ybss_new_blocks(YbssRun *run, const YbssRecordSet *set,
								   const YbssPairing *pairing);
extern void		   ybss_free_blocks(YbssBlocks *blocks);

/* What a run will do, told before it. */
typedef struct YbssRuleCount
{
	uint64_t blocks;
	uint64_t pairs;		   /* of its blocks, also those that an earlier rule holds */
	uint64_t new_pairs;	   /* of them those that no earlier rule holds */
	uint64_t blocks_left;  /* blocks left out for their size */
	uint64_t records_left; /* records in them */
	uint64_t pairs_left;   /* pairs in them */
	uint32_t largest_left; /* records of the largest of them */
	uint32_t record_left;  /* the first record of that one, to show what is common there */
} YbssRuleCount;

/* Count the pairs of each rule exactly, each once; gives all in "pairs". */
extern bool ybss_count_pairs(YbssRun *run, YbssBlocks *blocks, YbssRuleCount *rules,
							 uint64_t *pairs);

#endif /* YBSS_LINKAGE_BLOCK_H */
