/*
 * features_below.h
 *		By what the addresses below another are found.
 */
#ifndef YBSS_ADDRESS_FEATURES_BELOW_H
#define YBSS_ADDRESS_FEATURES_BELOW_H

#include "address/compare/side.h"

/* At most so many features of an address, those of what it lies below with them. */
#define YBSS_FEATURES 96

/* Write the features by which the addresses right below an address are found. */
extern int ybss_address_features_below(const YbssAddress *a, int32_t *features);

/* Add to an address's features those of what it lies directly below; the side is cut. */
extern int ybss_address_features_above(YbssSide *side, int32_t *features, int count);

#endif /* YBSS_ADDRESS_FEATURES_BELOW_H */
