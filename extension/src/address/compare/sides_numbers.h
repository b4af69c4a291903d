/*
 * sides_numbers.h
 *		Whether two door numbers are of one door.
 */
#ifndef YBSS_ADDRESS_SIDES_NUMBERS_H
#define YBSS_ADDRESS_SIDES_NUMBERS_H

#include "address/compare/side.h"

/* How far two lists of door numbers agree: 18-22 holds 20, 18 holds 18附3. "base" tells whether
 * they begin alike. */
extern YbssAgreement ybss_agree_numbers(const YbssNames *a, const YbssNames *b, bool *base);

#endif /* YBSS_ADDRESS_SIDES_NUMBERS_H */
