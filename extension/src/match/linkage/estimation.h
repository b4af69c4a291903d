/*
 * estimation.h
 *		What an estimation is asked for, and what it says of itself.
 */
#ifndef YBSS_LINKAGE_ESTIMATION_H
#define YBSS_LINKAGE_ESTIMATION_H

#include <stdbool.h>
#include <stdint.h>

#include "match/linkage/model.h"

typedef struct YbssEstimation
{
	/* Set by the caller; 0 for the usual. */
	uint64_t seed;	  /* of the samples */
	uint64_t samples; /* pairs drawn for u (1,000,000) */
	uint64_t pairs;	  /* blocked pairs counted at most (500,000) */
	int rounds;		  /* of expectation and maximisation at most (100) */
	double close;	  /* until no m changes by more (0.0001) */
	bool keep_u;	  /* u stays as it is */
	bool keep_m;	  /* m and the prior stay as they are */
	/* What came out. */
	int rounds_taken;
	bool converged;
	uint64_t patterns; /* distinct vectors of levels counted */
	uint64_t counted;  /* pairs in them */
	double matches;	   /* pairs that are expected to be matches, of all that the blocks hold */
} YbssEstimation;

/* How many pairs that could be drawn have both a value of each field, and the same. */
typedef struct YbssEqualPairs
{
	double pairs[YBSS_MOST_FIELDS];
	double equal[YBSS_MOST_FIELDS];
} YbssEqualPairs;

#endif /* YBSS_LINKAGE_ESTIMATION_H */
