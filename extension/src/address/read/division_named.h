/*
 * division_named.h
 *		The places of the set that a name may mean, in one of its forms.
 */
#ifndef YBSS_ADDRESS_DIVISION_NAMED_H
#define YBSS_ADDRESS_DIVISION_NAMED_H

#include "address/read/division_set.h"

typedef struct YbssNamed
{
	int at;
	int end;	/* of the name */
	int length; /* of the name */
	uint32_t name;
	int level; /* of the widest place */
	int count;
	uint32_t places[YBSS_SET];
} YbssNamed;

/* Reads a short name, whose places fit. */
typedef int (*YbssShortReader)(const YbssScan *scan, YbssDivisions *divisions,
							   const YbssNamed *named);

/* Take the places of a name; returns where it ends, behind some of what follows. */
static inline int
ybss_take_named(YbssDivisions *divisions, const YbssNamed *named, int level, int more,
				YbssReason reason)
{
	ybss_take_set(divisions, named->places, named->count, level);
	return ybss_mention(divisions, level, named->at, named->length + more, reason, -1);
}

#endif /* YBSS_ADDRESS_DIVISION_NAMED_H */
