/*
 * exact.h
 *		Values that are the same or not: sex, codes.
 */
#ifndef YBSS_MATCH_EXACT_H
#define YBSS_MATCH_EXACT_H

#include "match/comparison/kind.h"

extern const YbssComparison ybss_compare_exact;

#endif /* YBSS_MATCH_EXACT_H */
