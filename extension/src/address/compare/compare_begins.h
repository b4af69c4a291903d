/*
 * compare_begins.h
 *		Whether what somebody has typed so far may become an address.
 */
#ifndef YBSS_ADDRESS_COMPARE_BEGINS_H
#define YBSS_ADDRESS_COMPARE_BEGINS_H

#include "address/value/value.h"

/* Tell whether what was typed may be the beginning of an address: its last number goes on. */
extern bool ybss_address_begins(const YbssAddress *a, const YbssAddress *typed);

#endif /* YBSS_ADDRESS_COMPARE_BEGINS_H */
