/*
 * maximise.h
 *		Expectation maximisation over counted patterns.
 */
#ifndef YBSS_LINKAGE_MAXIMISE_H
#define YBSS_LINKAGE_MAXIMISE_H

#include "match/linkage/estimation.h"
#include "match/linkage/patterns.h"

/* Estimate m, the weights of dependences and the prior into a model: "pairs" are all that could be
 * drawn, blocked or not, of which the patterns are this share. Where counts of equal pairs are
 * given, u of equality is what is left of them without the matches and without what a dependence
 * explains. */
extern void ybss_maximise(const YbssPatterns *patterns, double pairs, double share,
						  const YbssEqualPairs *counts, YbssEstimation *estimation,
						  YbssModel *model);

#endif /* YBSS_LINKAGE_MAXIMISE_H */
