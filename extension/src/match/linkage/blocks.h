/*
 * blocks.h
 *		What blocks hold, for the files of this folder alone.
 */
#ifndef YBSS_LINKAGE_BLOCKS_H
#define YBSS_LINKAGE_BLOCKS_H

#include "match/linkage/rule_count.h"
#include "match/linkage/value_keys.h"

#define YBSS_NO_BLOCK UINT32_MAX

/* The blocks of one rule that hold a pair and are not too large. */
typedef struct YbssRuleBlocks
{
	uint32_t *member; /* records, ascending within a block */
	uint32_t *first;  /* of each block: where its members begin; one more at the end */
	uint32_t blocks;
	/* Where no record is in more than one: its block. Else those of record r stand in
	 * block[from[r]] up to block[from[r + 1]]. */
	uint32_t *block;
	uint32_t *from;
	YbssRuleCount count;
} YbssRuleBlocks;

struct YbssBlocks
{
	YbssRun *run;
	const YbssRecordSet *set;
	YbssPairing pairing;
	int rules;
	YbssRuleBlocks rule[YBSS_MOST_RULES];
	YbssValueKeys keys[YBSS_MOST_RULES][YBSS_MOST_TERMS]; /* of a rule's terms */
	int8_t keys_of[YBSS_MOST_RULES][YBSS_MOST_TERMS][2];  /* where they stand */
};

/* Give the blocks of a record by a rule. */
static inline uint32_t
ybss_blocks_of_record(const YbssRuleBlocks *rule, uint32_t record, const uint32_t **block)
{
	if (rule->from == NULL)
	{
		*block = &rule->block[record];
		return rule->block[record] != YBSS_NO_BLOCK;
	}
	*block = rule->block + rule->from[record];
	return rule->from[record + 1] - rule->from[record];
}

#endif /* YBSS_LINKAGE_BLOCKS_H */
