/*
 * match_store.h
 *		What a run of a match model found, written as sets.
 */
#ifndef YBSS_CALL_MATCH_STORE_H
#define YBSS_CALL_MATCH_STORE_H

#include "call/match_read.h"
#include "match/linkage/cluster.h"

extern void ybss_store_match(int64 run_id, bool of_registry, const YbssRead *read, const YbssModel *model,
							 const YbssPairs *pairs, const YbssClusters *clusters);
extern int64 ybss_match_value_hash(const void *coded, size_t bytes);

#endif /* YBSS_CALL_MATCH_STORE_H */
