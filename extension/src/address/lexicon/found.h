/*
 * found.h
 *		A name or word that was found in the lexicon.
 */
#ifndef YBSS_ADDRESS_FOUND_H
#define YBSS_ADDRESS_FOUND_H

#include <stdint.h>

/* Its length in units, and its list or classes. */
typedef struct YbssFound
{
	int length;
	uint32_t value;
} YbssFound;

#endif /* YBSS_ADDRESS_FOUND_H */
