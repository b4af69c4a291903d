/*
 * compare_difference.h
 *		What an address has that another lacks or writes otherwise.
 */
#ifndef YBSS_ADDRESS_COMPARE_DIFFERENCE_H
#define YBSS_ADDRESS_COMPARE_DIFFERENCE_H

#include "address/value/value.h"

/* Say in Chinese what an address has that another lacks or writes otherwise; returns the bytes. */
extern size_t ybss_address_difference(const YbssAddress *a, const YbssAddress *b, char *to,
									  size_t room);

#endif /* YBSS_ADDRESS_COMPARE_DIFFERENCE_H */
