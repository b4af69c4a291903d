/*
 * maximise.h
 *		Expectation maximisation over counted patterns.
 */
#ifndef YBSS_LINKAGE_MAXIMISE_H
#define YBSS_LINKAGE_MAXIMISE_H

#include "match/linkage/estimation.h"
#include "match/linkage/patterns.h"

/* What is counted of the records. */
typedef struct YbssCounted
{
	YbssPatterns blocked; /* of blocked pairs */
	double share;		  /* which of all that are blocked these are */
	double pairs;		  /* that could be drawn, blocked or not */
	/* Where u is estimated too: equal pairs of each field, and patterns of pairs drawn among those
	 * that have the same value of a field on which another depends. */
	bool with_u;
	YbssEqualPairs equal;
	YbssPatterns drawn[YBSS_MOST_FIELDS];
} YbssCounted;

/* Estimate m, the weights of dependences and the prior into a model. u of equality is what is left
 * of the equal pairs without the matches and without what a dependence explains. */
extern void ybss_maximise(const YbssCounted *counted, YbssEstimation *estimation, YbssModel *model);

#endif /* YBSS_LINKAGE_MAXIMISE_H */
