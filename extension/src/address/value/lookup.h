/*
 * lookup.h
 *		What of an address's key it is looked up and compared by.
 */
#ifndef YBSS_ADDRESS_LOOKUP_H
#define YBSS_ADDRESS_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "address/value/value.h"

#define YBSS_LOOKUP_KEYS 3
#define YBSS_LOOKUP_PIECES 10

typedef struct YbssLookupPiece
{
	const char *bytes;
	size_t length;
} YbssLookupPiece;

/* A key for looking up: pieces to be joined, which lie in the address. */
typedef struct YbssLookupKey
{
	int pieces;
	YbssLookupPiece piece[YBSS_LOOKUP_PIECES];
} YbssLookupKey;

/* Give the keys that an address is looked up by; returns how many there are. */
extern int ybss_address_lookup(const YbssAddress *a, YbssLookupKey key[YBSS_LOOKUP_KEYS]);

/* Tell whether an address names a place beside another: 对面, 旁50米. */
extern bool ybss_address_relative(const YbssAddress *a);

/* Write the key without the division, the zone and the phase; room for the key. Returns its length.
 */
extern size_t ybss_address_bare_key(const YbssAddress *a, char *to);

/*
 * Give the number of a room in a building or unit, and how much of the key is its stair;
 * false where the key does not end with such a room.
 */
extern bool ybss_address_stair(const YbssAddress *a, size_t *stair, int *room);

#endif /* YBSS_ADDRESS_LOOKUP_H */
