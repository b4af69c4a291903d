/*
 * radix.h
 *		Numbers with a place each, sorted.
 */
#ifndef YBSS_LINKAGE_RADIX_H
#define YBSS_LINKAGE_RADIX_H

#include <stdint.h>

typedef struct YbssKeyed
{
	uint64_t key;
	uint32_t place;
} YbssKeyed;

/* Sort by key; equal keys stay in their order. Scratch is as long. Gives which of both holds it. */
extern YbssKeyed *ybss_sort_keyed(YbssKeyed *keyed, YbssKeyed *scratch, uint64_t count);

#endif /* YBSS_LINKAGE_RADIX_H */
