/*
 * wide_place.h
 *		The places from the province to the county, close together: some thousands among all towns.
 */
#ifndef YBSS_ADDRESS_WIDE_PLACE_H
#define YBSS_ADDRESS_WIDE_PLACE_H

#include "address/lexicon/image.h"

/* List them in the order of the tree; "to" may be NULL. Returns how many there are. */
extern uint32_t ybss_list_wide_places(const YbssPlace *place, uint32_t places, const uint16_t *text,
									  YbssWidePlace *to);

/* The first of them at or behind a place. */
extern uint32_t ybss_first_wide_place(const YbssWidePlace *wide, uint32_t count, uint32_t place);

#endif /* YBSS_ADDRESS_WIDE_PLACE_H */
