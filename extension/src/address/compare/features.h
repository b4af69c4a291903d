/*
 * features.h
 *		By what an address is found although it is written incompletely or with a slip.
 */
#ifndef YBSS_ADDRESS_FEATURES_H
#define YBSS_ADDRESS_FEATURES_H

#include "address/value/value.h"

#define YBSS_FEATURES 96

/* Write the features by which an address is looked for, each once; returns their count. */
extern int ybss_address_features(const YbssAddress *a, int32_t *features);

/* Write the features by which an address is kept: also those of what it lies right below. */
extern int ybss_address_kept_features(const YbssAddress *a, int32_t *features);

/* Write the features by which the addresses right below an address are found. */
extern int ybss_address_features_below(const YbssAddress *a, int32_t *features);

/* Add to an address's features those of what it lies directly below; the side is cut. */
struct YbssSide;
extern int ybss_address_features_above(struct YbssSide *side, int32_t *features, int count);

#endif /* YBSS_ADDRESS_FEATURES_H */
