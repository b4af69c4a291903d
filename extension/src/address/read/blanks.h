/*
 * blanks.h
 *		Takes out blanks that stand inside a name or a number.
 */
#ifndef YBSS_ADDRESS_BLANKS_H
#define YBSS_ADDRESS_BLANKS_H

#include "address/read/cut.h"

/* Take out the blanks inside names and numbers. */
extern void ybss_close_blanks(const YbssNoise *noise);

#endif /* YBSS_ADDRESS_BLANKS_H */
