/*
 * rating.h
 *		Levels and weights of many pairs, quickly: what cannot reach a bound is left early.
 */
#ifndef YBSS_LINKAGE_RATING_H
#define YBSS_LINKAGE_RATING_H

#include "match/linkage/records.h"

/* The level of two values that were compared lately. */
typedef struct YbssComparedValues
{
	uint32_t low, high; /* the numbers of the values; both 0 for none, since low < high */
	uint32_t level;
} YbssComparedValues;

/* One thread's. */
typedef struct YbssRating
{
	const YbssRecordSet *set;
	YbssComparedValues *lately[YBSS_MOST_FIELDS]; /* NULL where comparing costs little */
} YbssRating;

extern bool ybss_begin_rating(YbssRun *run, YbssRating *rating, const YbssRecordSet *set);
extern void ybss_end_rating(YbssRun *run, YbssRating *rating);

/* Give the levels of a pair and its weight; false where it weighs less than "from". */
extern bool ybss_rate(YbssRating *rating, uint32_t a, uint32_t b, double from, YbssLevels *levels,
					  double *weight);
/* Give the levels of a pair alone. */
extern void ybss_rate_levels(YbssRating *rating, uint32_t a, uint32_t b, YbssLevels *levels);
/* Give what a field adds, and by which dependence. "value" is where both have the same. */
extern double ybss_field_weight(const YbssRecordSet *set, int field, YbssLevels levels,
								uint32_t value, int *dependence);
/* Give the strictest verdict of the vetoes, and the first veto of those; -1 for none. */
extern YbssVerdict ybss_verdict(const YbssModel *model, YbssLevels levels, int *veto);

#endif /* YBSS_LINKAGE_RATING_H */
