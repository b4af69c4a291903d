/*
 * compare_similarity.h
 *		How alike two addresses are, 0 to 1.
 */
#ifndef YBSS_ADDRESS_COMPARE_SIMILARITY_H
#define YBSS_ADDRESS_COMPARE_SIMILARITY_H

#include "address/value/value.h"

extern float ybss_address_similarity(const YbssAddress *a, const YbssAddress *b);

#endif /* YBSS_ADDRESS_COMPARE_SIMILARITY_H */
