/*
 * features.h
 *		By what an address is found although it is written incompletely or with a slip.
 */
#ifndef YBSS_ADDRESS_FEATURES_H
#define YBSS_ADDRESS_FEATURES_H

#include "address/compare/features_below.h"

/* Write the features by which an address is looked for, each once; returns their count. */
extern int ybss_address_features(const YbssAddress *a, int32_t *features);

/* Write the features by which an address is kept: also those of what it lies right below. */
extern int ybss_address_kept_features(const YbssAddress *a, int32_t *features);

#endif /* YBSS_ADDRESS_FEATURES_H */
