/*
 * sides.h
 *		What two addresses are compared by: names, roads, numbers, buildings.
 */
#ifndef YBSS_ADDRESS_SIDES_H
#define YBSS_ADDRESS_SIDES_H

#include "address/value.h"

#define YBSS_SIDE_NAMES 6
#define YBSS_SIDE_UNITS 40

typedef struct YbssName
{
	uint8_t length;
	uint8_t core; /* without the class word */
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
	bool approximate; /* told by a relation: its road need not be the place's own */
	YbssNames places; /* community, zone, compounds, in the order of the text */
	YbssNames towns;
	YbssNames roads;
	YbssNames numbers;
	YbssNames groups;
	YbssNames phases;
	YbssNames buildings;
	YbssNames units;
	YbssNames floors;
	YbssNames rooms;
} YbssSide;

/* Take an address apart. */
extern void ybss_read_side(const YbssAddress *a, YbssSide *side);

/* 1 one of the values agrees, -1 none does, 0 a side does not say. */
extern int ybss_agree(const YbssNames *a, const YbssNames *b);

/* As above for roads, of which one may carry its village's name or a section. */
extern int ybss_agree_roads(const YbssSide *a, const YbssSide *b);

/* Digits of the codes that agree; -1 where they contradict each other. */
extern int ybss_agree_divisions(const YbssSide *a, const YbssSide *b);

/* The longest run that two names share. */
extern int ybss_shared_run(const YbssName *a, const YbssName *b);

/* The longest run that the texts below the town share, in characters. */
extern int ybss_shared_text(const YbssAddress *a, const YbssAddress *b);

/* As above between the names without their class words. */
extern int ybss_shared_core(const YbssName *a, const YbssName *b);

/* How much of a name's core some name of a list shares, 0 to 1; -1 where a side has none. */
extern float ybss_covered(const YbssName *name, const YbssNames *by);

#endif /* YBSS_ADDRESS_SIDES_H */
