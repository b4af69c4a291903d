/*
 * number_level.h
 *		Numbers: areas, counts, amounts.
 */
#ifndef YBSS_MATCH_NUMBER_LEVEL_H
#define YBSS_MATCH_NUMBER_LEVEL_H

#include "match/comparison/kind.h"

extern const YbssComparison ybss_compare_number;

#endif /* YBSS_MATCH_NUMBER_LEVEL_H */
