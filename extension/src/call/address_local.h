/*
 * address_local.h
 *		Addresses as the district reads them, for other calls.
 */
#ifndef YBSS_CALL_ADDRESS_LOCAL_H
#define YBSS_CALL_ADDRESS_LOCAL_H

#include "type/address.h"

/* Find out whether the names and divisions that this session keeps still hold: once a statement. */
extern void ybss_ask_for_local_names(void);

/* Read people's text as an address with the district's own names and divisions. */
extern YbssAddress *ybss_local_address(const char *typed, size_t length);

#endif /* YBSS_CALL_ADDRESS_LOCAL_H */
