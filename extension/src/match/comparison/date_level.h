/*
 * date_level.h
 *		Dates of birth: with a slip, by the lunar calendar, known by their year alone.
 */
#ifndef YBSS_MATCH_DATE_LEVEL_H
#define YBSS_MATCH_DATE_LEVEL_H

#include "match/comparison/kind.h"

extern const YbssComparison ybss_compare_date;

#endif /* YBSS_MATCH_DATE_LEVEL_H */
