/*
 * cluster.h
 *		Clusters that one weak link cannot glue.
 *
 * Pairs are taken in the order of weight (ties by source and key). Two clusters
 * become one unless a source that lists nobody twice would stand in it twice, a
 * pair across them is vetoed, or the pairs across them contradict on the whole.
 */
#ifndef YBSS_LINKAGE_CLUSTER_H
#define YBSS_LINKAGE_CLUSTER_H

#include "match/linkage/match.h"

typedef enum YbssJoin
{
	YBSS_JOINED,
	YBSS_JOIN_ALREADY,	 /* one cluster before */
	YBSS_JOIN_BELOW,	 /* below the threshold, or left to a person */
	YBSS_JOIN_TWICE,	 /* a source would stand in it twice */
	YBSS_JOIN_VETO,		 /* a pair across is refused by a veto */
	YBSS_JOIN_CONTRADICT /* the pairs across contradict */
} YbssJoin;

typedef struct YbssClusters
{
	uint32_t *first; /* of each record: the first record of its cluster, which names it */
	uint32_t *order; /* pairs in the order in which they were taken */
	uint8_t *joined; /* of each pair, by its place in "pairs": YbssJoin */
	uint32_t clusters;
	uint64_t refused; /* pairs from the threshold on that joined nothing for a contradiction */
} YbssClusters;

/* Join the records of the pairs from a weight on. */
extern bool ybss_cluster(YbssRun *run, const YbssRecordSet *set, const YbssPairing *pairing,
						 const YbssPairs *pairs, double from, YbssClusters *clusters);
extern void ybss_free_clusters(YbssRun *run, YbssClusters *clusters);

#endif /* YBSS_LINKAGE_CLUSTER_H */
