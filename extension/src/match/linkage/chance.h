/*
 * chance.h
 *		How often records agree by chance: u.
 */
#ifndef YBSS_LINKAGE_CHANCE_H
#define YBSS_LINKAGE_CHANCE_H

#include "match/linkage/blocks.h"
#include "match/linkage/estimation.h"

/* Give the pairs that a pairing admits, of records that both have a value of a field; of all
 * records for field -1. Gives in "equal" how many of them have the same. */
extern bool ybss_admitted_pairs(YbssRun *run, const YbssRecordSet *set, const YbssPairing *pairing,
								int field, double *pairs, double *equal);
/* Estimate u of all levels of all fields into a model; gives the counts that equality rests on. */
extern bool ybss_estimate_chance(YbssRun *run, const YbssBlocks *blocks,
								 const YbssEstimation *estimation, YbssModel *model,
								 YbssEqualPairs *counts);

#endif /* YBSS_LINKAGE_CHANCE_H */
