/*
 * equal_draw.h
 *		Pairs drawn at random among those that have the same value of one field.
 */
#ifndef YBSS_LINKAGE_EQUAL_DRAW_H
#define YBSS_LINKAGE_EQUAL_DRAW_H

#include "match/linkage/blocks.h"
#include "match/linkage/patterns.h"

/* Draw so many pairs with the same value of a field and count their patterns, ordered. */
extern bool ybss_draw_equal_pairs(YbssRun *run, const YbssBlocks *blocks, int field, uint64_t seed,
								  uint64_t draws, YbssPatterns *patterns);

#endif /* YBSS_LINKAGE_EQUAL_DRAW_H */
