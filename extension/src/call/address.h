/*
 * address.h
 *		The name of a division, as people write it.
 */
#ifndef YBSS_CALL_ADDRESS_H
#define YBSS_CALL_ADDRESS_H

#include "ybss.h"

#include "address/lexicon/lexicon.h"

/* Write the full name of a division as UTF-8, at most 1,290 bytes; returns its length. */
extern int ybss_division_name(const YbssLexicon *lexicon, int64_t code, char *to);

#endif /* YBSS_CALL_ADDRESS_H */
