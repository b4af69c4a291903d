/*
 * address_parts.h
 *		The parts of an address as they are compared: a number for each.
 */
#ifndef YBSS_MATCH_ADDRESS_PARTS_H
#define YBSS_MATCH_ADDRESS_PARTS_H

#include <stdbool.h>

#include "match/comparison/kind.h"

typedef enum YbssAddressPart
{
	YBSS_PART_TOWN,
	YBSS_PART_COMMUNITY,
	YBSS_PART_GROUP,
	YBSS_PART_ROAD,
	YBSS_PART_NUMBER,
	YBSS_PART_COMPOUND,
	YBSS_PART_PHASE,
	YBSS_PART_BUILDING,
	YBSS_PART_UNIT,
	YBSS_PART_ROOM,
	YBSS_PART_RELATION, /* 对面, 旁50米: it is a place beside */
	YBSS_ADDRESS_PARTS
} YbssAddressPart;

typedef struct YbssAddressParts
{
	int64_t division; /* twelve digits, 0 where none is certain */
	uint64_t whole;	  /* of the canonical key */
	uint8_t part[YBSS_ADDRESS_PARTS][6];
} YbssAddressParts;

/* Code an address; 0 where it says nothing. */
extern size_t ybss_code_address(const char *text, size_t length, void *coded);

/* Is a part said? */
extern bool ybss_has_part(const YbssAddressParts *address, YbssAddressPart part);

#endif /* YBSS_MATCH_ADDRESS_PARTS_H */
