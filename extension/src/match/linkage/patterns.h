/*
 * patterns.h
 *		How many pairs show each vector of levels.
 */
#ifndef YBSS_LINKAGE_PATTERNS_H
#define YBSS_LINKAGE_PATTERNS_H

#include "match/linkage/memory.h"
#include "match/linkage/model.h"

typedef struct YbssPattern
{
	YbssLevels levels;
	uint64_t pairs; /* 0 for an empty place of the table */
} YbssPattern;

typedef struct YbssPatterns
{
	YbssPattern *pattern;
	uint32_t size;
	uint32_t count;
} YbssPatterns;

extern bool ybss_begin_patterns(YbssRun *run, YbssPatterns *patterns);
extern bool ybss_count_pattern(YbssRun *run, YbssPatterns *patterns, YbssLevels levels,
							   uint64_t pairs);
/* Put the patterns in the order of their levels, at the begin of the table: the end of counting. */
extern void ybss_order_patterns(YbssPatterns *patterns);
extern void ybss_free_patterns(YbssRun *run, YbssPatterns *patterns);

#endif /* YBSS_LINKAGE_PATTERNS_H */
