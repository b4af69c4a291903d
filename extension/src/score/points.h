/*
 * points.h
 *		From what is known of each item to the three scores of a record.
 *
 * Completeness is the weight of the items that are there, of those that must
 * be. Accuracy is the weight of the items that are right, of those that are
 * there and can be checked. Freshness is the mean of the items that are there
 * and age, by weight. Where nothing is to be judged, nothing is lost.
 */
#ifndef YBSS_SCORE_POINTS_H
#define YBSS_SCORE_POINTS_H

#include <stdbool.h>
#include <stdint.h>

/* Scores are kept in hundredths of a point. */
#define YBSS_FULL 10000

/* A day that never comes. */
#define YBSS_NEVER INT32_MAX

typedef struct YbssItemState
{
	bool present;
	bool derived; /* by its formula: nobody has to state it, so it does not age */
	bool required;
	bool checked;
	bool right;
	int32_t said; /* day of the newest statement */
	int freshness;
} YbssItemState;

typedef struct YbssPoints
{
	double required;
	double required_there;
	double checked;
	double checked_right;
	double ageing;
	double ageing_points;
	int32_t falls_on;
} YbssPoints;

extern int ybss_freshness(int32_t said, int32_t term, int32_t as_of, int32_t *falls_on);
extern void ybss_points_add(YbssPoints *points, YbssItemState *state, double weight, int32_t term,
							int32_t as_of);
extern int ybss_share(double part, double whole);

#endif /* YBSS_SCORE_POINTS_H */
