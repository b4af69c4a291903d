/*
 * band.h
 *		Thresholds out of the scores of pairs.
 */
#ifndef YBSS_LINKAGE_BAND_H
#define YBSS_LINKAGE_BAND_H

#include "match/linkage/match.h"

typedef struct YbssBandFigures
{
	uint64_t pairs;	  /* from the threshold on */
	double precision; /* expected of them */
	double recall;	  /* expected, of all matches among the pairs */
	double f1;
} YbssBandFigures;

/* Say what is expected of the pairs from a weight on. */
extern YbssBandFigures ybss_band_figures(const YbssPairs *pairs, double from);
/* Give the lowest weight from which so much precision is expected; false where there is none. */
extern bool ybss_weight_for_precision(YbssRun *run, const YbssPairs *pairs, double precision,
									  double *from);
/* Give the weight from which the expected F1 is best. */
extern bool ybss_weight_for_f1(YbssRun *run, const YbssPairs *pairs, double *from);
/* Wilson's interval of a share, by z (1.96 for 95 %). */
extern void ybss_share_interval(uint64_t right, uint64_t seen, double z, double *low, double *high);

#endif /* YBSS_LINKAGE_BAND_H */
