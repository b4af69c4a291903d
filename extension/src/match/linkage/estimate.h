/*
 * estimate.h
 *		Weights of a model out of the records themselves.
 */
#ifndef YBSS_LINKAGE_ESTIMATE_H
#define YBSS_LINKAGE_ESTIMATE_H

#include "match/linkage/block.h"
#include "match/linkage/estimation.h"

/* Estimate u, m, the weights of dependences and the prior into "model", which has the fields
 * and rules of the blocks' own. The blocks' model is not changed. */
extern bool ybss_estimate(YbssRun *run, YbssBlocks *blocks, YbssEstimation *estimation,
						  YbssModel *model);

#endif /* YBSS_LINKAGE_ESTIMATE_H */
