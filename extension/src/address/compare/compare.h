/*
 * compare.h
 *		How far two addresses are the same.
 */
#ifndef YBSS_ADDRESS_COMPARE_H
#define YBSS_ADDRESS_COMPARE_H

#include "address/value/value.h"

typedef enum YbssVerdict
{
	YBSS_SAME_ROOM,
	YBSS_SAME_BUILDING,
	YBSS_SAME_NUMBER,
	YBSS_SAME_COMPOUND,
	YBSS_SAME_ROAD,
	YBSS_SAME_COMMUNITY,
	YBSS_DIFFERENT,
	YBSS_UNKNOWN
} YbssVerdict;

/* The narrowest level that two addresses are known to share. */
extern YbssVerdict ybss_address_compare(const YbssAddress *a, const YbssAddress *b);

/* A verdict as people read it. */
extern const char *ybss_verdict_name(YbssVerdict verdict);

#endif /* YBSS_ADDRESS_COMPARE_H */
