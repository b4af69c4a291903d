/*
 * holding.h
 *		Which rule holds two records, without blocks.
 */
#ifndef YBSS_LINKAGE_HOLDING_H
#define YBSS_LINKAGE_HOLDING_H

#include "match/linkage/value_keys.h"

/* Give the keys of a record by a rule, each once, in ascending order, and how many: what an index
 * over records holds. */
extern int ybss_rule_keys(const YbssRecordSet *set, int rule, uint32_t record,
						  uint64_t keys[YBSS_RULE_KEYS]);
/* Give the first rule that brings two records together, whatever the sizes of blocks. */
extern int ybss_holding_rule(const YbssRecordSet *set, uint32_t a, uint32_t b);

#endif /* YBSS_LINKAGE_HOLDING_H */
