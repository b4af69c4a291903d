/*
 * phone_level.h
 *		Telephone numbers: several in one cell, with a slip, with hidden digits.
 */
#ifndef YBSS_MATCH_PHONE_LEVEL_H
#define YBSS_MATCH_PHONE_LEVEL_H

#include "match/comparison/kind.h"

extern const YbssComparison ybss_compare_phone;

#endif /* YBSS_MATCH_PHONE_LEVEL_H */
