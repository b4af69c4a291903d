/*
 * features.h
 *		By what an address is found although it is written incompletely or with a slip.
 */
#ifndef YBSS_ADDRESS_FEATURES_H
#define YBSS_ADDRESS_FEATURES_H

#include "address/value.h"

#define YBSS_FEATURES 96

/* Write the features of an address, each once; returns their count. */
extern int ybss_address_features(const YbssAddress *a, int32_t *features);

#endif /* YBSS_ADDRESS_FEATURES_H */
