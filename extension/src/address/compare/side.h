/*
 * side.h
 *		What two addresses are compared by: names, roads, numbers, buildings.
 */
#ifndef YBSS_ADDRESS_SIDE_H
#define YBSS_ADDRESS_SIDE_H

#include "address/value/value.h"

#define YBSS_SIDE_NAMES 6
#define YBSS_SIDE_UNITS 40

typedef struct YbssName
{
	uint8_t length;
	uint8_t core;  /* without the class word */
	uint8_t class; /* what the class word says */
	uint32_t unit[YBSS_SIDE_UNITS];
} YbssName;

typedef struct YbssNames
{
	int count;
	YbssName name[YBSS_SIDE_NAMES];
} YbssNames;

/* One address as it is compared; values are folded as in the key. */
typedef struct YbssSide
{
	const char *code; /* twelve digits, or NULL */
	int digits;
	bool house;		  /* its building was written as the number of a house in a lane */
	bool approximate; /* told by a relation: its road need not be the place's own */
	YbssNames places; /* community and compounds, in the order of the text */
	YbssNames compounds;
	YbssNames communities;
	YbssNames zones;
	YbssNames towns;
	YbssNames roads;
	YbssNames lanes; /* 2000弄: an estate without a name */
	YbssNames numbers;
	YbssNames groups;
	YbssNames phases;
	YbssNames buildings;
	YbssNames units;
	YbssNames floors;
	YbssNames rooms;
} YbssSide;

/* How far two lists of values agree. */
typedef enum YbssAgreement
{
	YBSS_APART = -1, /* both say, and none of the one is of the other */
	YBSS_SILENT = 0, /* a side does not say */
	YBSS_AGREED = 1
} YbssAgreement;

/* How sure it is that two names are of one place. */
typedef enum YbssLikeness
{
	YBSS_UNLIKE,
	YBSS_ALIKE,		/* by ear or eye, or another word for an estate: ask what else agrees */
	YBSS_CONTAINED, /* one holds the other */
	YBSS_SAME_CORE, /* the same but for a class word that one of them leaves out */
	YBSS_SAME_NAME
} YbssLikeness;

#endif /* YBSS_ADDRESS_SIDE_H */
