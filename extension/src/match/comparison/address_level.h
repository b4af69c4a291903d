/*
 * address_level.h
 *		Addresses: how far down two of them are the same place.
 */
#ifndef YBSS_MATCH_ADDRESS_LEVEL_H
#define YBSS_MATCH_ADDRESS_LEVEL_H

#include "match/comparison/kind.h"

extern const YbssComparison ybss_compare_address;

#endif /* YBSS_MATCH_ADDRESS_LEVEL_H */
