/*
 * address.h
 *		The name of a division, as people write it.
 */
#ifndef YBSS_CALL_ADDRESS_H
#define YBSS_CALL_ADDRESS_H

#include "ybss.h"

/* Write the full name of a division as UTF-8, at most 1,290 bytes; returns its length. */
extern int ybss_division_name(int64_t code, char *to);

#endif /* YBSS_CALL_ADDRESS_H */
