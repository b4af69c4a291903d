/*
 * unit_name_level.h
 *		Names of units: other legal forms, branches, short names.
 */
#ifndef YBSS_MATCH_UNIT_NAME_LEVEL_H
#define YBSS_MATCH_UNIT_NAME_LEVEL_H

#include "match/comparison/kind.h"

extern const YbssComparison ybss_compare_unit_name;

#endif /* YBSS_MATCH_UNIT_NAME_LEVEL_H */
