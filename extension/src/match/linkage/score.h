/*
 * score.h
 *		Two records: the level and the weight of each field, and what follows.
 */
#ifndef YBSS_LINKAGE_SCORE_H
#define YBSS_LINKAGE_SCORE_H

#include "match/linkage/model.h"

typedef struct YbssFieldScore
{
	int level;		/* YBSS_LEVEL_MISSING where one says nothing */
	double weight;	/* what it adds */
	double m, u;	/* by which */
	int dependence; /* which of the model's changed it, -1 for none */
	bool common;	/* left out, since too many records carry the value */
} YbssFieldScore;

typedef struct YbssScore
{
	double prior; /* log2 of the prior odds */
	YbssFieldScore field[YBSS_MOST_FIELDS];
	double weight; /* the sum, in the order of the fields, of these and the prior */
	double probability;
	YbssLevels levels;
	int veto; /* the first of the strictest that holds, -1 for none */
	YbssVerdict verdict;
	YbssBand band;
} YbssScore;

/* Score a pair in full. Symmetric. */
extern void ybss_score_pair(const YbssRecordSet *set, uint32_t a, uint32_t b, YbssScore *score);

#endif /* YBSS_LINKAGE_SCORE_H */
