/*
 * sides_shared.h
 *		How much of two addresses' names is shared, and how rare a name is.
 */
#ifndef YBSS_ADDRESS_SIDES_SHARED_H
#define YBSS_ADDRESS_SIDES_SHARED_H

#include "address/compare/side.h"

/* The share of the names of roads, zones, villages and compounds, 0 to 1. */
typedef struct YbssShared
{
	float least; /* of the side that says less */
	float whole; /* of both */
} YbssShared;

/* How much of their names two sides share: pairs of characters that stand together, those of a
 * class word counting a quarter. */
extern YbssShared ybss_names_shared(const YbssSide *a, const YbssSide *b);

/* From so many on a name is a usual one. */
#define YBSS_MANY_NAMESAKES 8

/* How many places the lexicon knows by the narrowest place's name, of the side that has more. */
extern unsigned ybss_namesakes(const YbssSide *a, const YbssSide *b);

#endif /* YBSS_ADDRESS_SIDES_SHARED_H */
