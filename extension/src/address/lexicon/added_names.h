/*
 * added_names.h
 *		Names that the lexicon's trie does not have, found beside it.
 */
#ifndef YBSS_ADDRESS_ADDED_NAMES_H
#define YBSS_ADDRESS_ADDED_NAMES_H

#include "address/lexicon/found.h"

typedef struct YbssAddedName
{
	uint32_t name; /* offset into the text */
	uint32_t list; /* of its references */
	uint8_t length;
} YbssAddedName;

typedef struct YbssAddedNames
{
	const uint16_t *text;
	const YbssAddedName *name; /* in the order of their units */
	uint32_t count;
	uint32_t begins[2048]; /* a bit for each unit that begins one */
} YbssAddedNames;

/* Merge the added names that begin at a unit into those that were found; returns how many. */
extern int ybss_find_added(const YbssAddedNames *added, const uint16_t *at, YbssFound *found,
						   int hits, int room);

#endif /* YBSS_ADDRESS_ADDED_NAMES_H */
