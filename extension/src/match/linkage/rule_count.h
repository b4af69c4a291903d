/*
 * rule_count.h
 *		What a rule brings together, counted.
 */
#ifndef YBSS_LINKAGE_RULE_COUNT_H
#define YBSS_LINKAGE_RULE_COUNT_H

#include <stdint.h>

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

#endif /* YBSS_LINKAGE_RULE_COUNT_H */
