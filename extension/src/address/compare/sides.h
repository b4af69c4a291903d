/*
 * sides.h
 *		What two addresses are compared by: names, roads, numbers, buildings.
 */
#ifndef YBSS_ADDRESS_SIDES_H
#define YBSS_ADDRESS_SIDES_H

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

/* Take an address apart. */
extern void ybss_read_side(const YbssAddress *a, YbssSide *side);

/* How far two lists of values agree. */
extern YbssAgreement ybss_agree(const YbssNames *a, const YbssNames *b);

/*
 * As above for roads, of which one may carry its village's name or a section.
 * "slip" tells whether they are apart by one character only.
 */
extern YbssAgreement ybss_agree_roads(const YbssSide *a, const YbssSide *b, bool *slip);

/* As above for door numbers: 18-22 holds 20, 18 holds 18附3. "base" tells whether they begin alike. */
extern YbssAgreement ybss_agree_numbers(const YbssNames *a, const YbssNames *b, bool *base);

/* Digits of the codes that agree; -1 where they contradict each other. */
extern int ybss_agree_divisions(const YbssSide *a, const YbssSide *b);

/* The most likely pair of the sides' places, and how many characters of a name it stands on. */
extern YbssLikeness ybss_alike_places(const YbssSide *a, const YbssSide *b, int *distinct);

/* Find the class word of a name that leaves two characters of it. */
extern void ybss_name_class(YbssName *n);

/* How much of a name's core some name of a list shares, 0 to 1. */
extern float ybss_covered(const YbssName *name, const YbssNames *by);

#endif /* YBSS_ADDRESS_SIDES_H */
