/*
 * citizen_id_level.h
 *		Citizen ids: of 18 or 15 digits, with a slip, with hidden digits.
 */
#ifndef YBSS_MATCH_CITIZEN_ID_LEVEL_H
#define YBSS_MATCH_CITIZEN_ID_LEVEL_H

#include "match/comparison/kind.h"

extern const YbssComparison ybss_compare_citizen_id;

#endif /* YBSS_MATCH_CITIZEN_ID_LEVEL_H */
