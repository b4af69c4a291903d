/*
 * comparison.h
 *		The comparisons that a model may name.
 */
#ifndef YBSS_MATCH_COMPARISON_H
#define YBSS_MATCH_COMPARISON_H

#include "match/comparison/kind.h"

/* Give a comparison by its name, NULL where there is none. */
extern const YbssComparison *ybss_comparison(const char *name);
/* Give all comparisons, and how many. */
extern int ybss_comparisons(const YbssComparison *const **all);

#endif /* YBSS_MATCH_COMPARISON_H */
