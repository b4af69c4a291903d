/*
 * block_build.h
 *		The blocks of one rule.
 */
#ifndef YBSS_LINKAGE_BLOCK_BUILD_H
#define YBSS_LINKAGE_BLOCK_BUILD_H

#include "match/linkage/blocks.h"

/* Build the blocks of one rule. */
extern bool ybss_build_rule(YbssBlocks *blocks, int rule, bool callers_thread);

#endif /* YBSS_LINKAGE_BLOCK_BUILD_H */
