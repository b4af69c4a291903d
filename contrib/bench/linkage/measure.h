/*
 * measure.h
 *		How well and how fast a set of records with known truth is matched.
 */
#ifndef LINKAGE_MEASURE_H
#define LINKAGE_MEASURE_H

#include "match/linkage/cluster.h"
#include "match/linkage/estimate.h"
#include "match/linkage/band.h"

/* What a record is in truth: whose, and by how it was made different. */
typedef struct Truth
{
	uint32_t entity;
	uint32_t kinds; /* a bit for each kind of difference */
} Truth;

typedef struct Trial
{
	const char *name;
	YbssModel *model;
	YbssRecordSet *set;
	const Truth *truth; /* of each record, by its key */
	YbssPairing pairing;
	const char *const *kind; /* names of the bits */
	int kinds;
	bool fit;	   /* estimate the weights here */
	bool one_best; /* a record has one partner at most */
	bool verbose;
} Trial;

/* Give processor seconds of all threads. */
extern double processor_seconds(void);
/* Give seconds by the clock. */
extern double clock_seconds(void);
/* Match a set and print how it went; gives the F1 of the clusters. */
extern double measure(YbssRun *run, Trial *trial);
/* Show a model's weights. */
extern void show_model(const YbssModel *model);
/* End with a run that failed. */
extern void fail(const YbssRun *run, const char *where);

#endif /* LINKAGE_MEASURE_H */
