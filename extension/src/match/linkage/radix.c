/*
 * radix.c
 *		Sorts by eleven bits at a time, from the lowest; bits that all keys share cost nothing.
 */
#include "match/linkage/radix.h"

#include <string.h>

#define BITS 11
#define DIGITS (1 << BITS)

/* Sort by one digit, stable. */
static void
sort_by_digit(const YbssKeyed *from, YbssKeyed *to, uint64_t count, int shift)
{
	uint64_t at[DIGITS] = {0};
	uint64_t sum = 0;

	for (uint64_t i = 0; i < count; i++)
		at[from[i].key >> shift & (DIGITS - 1)]++;
	for (int digit = 0; digit < DIGITS; digit++)
	{
		uint64_t of_digit = at[digit];

		at[digit] = sum;
		sum += of_digit;
	}
	for (uint64_t i = 0; i < count; i++)
		to[at[from[i].key >> shift & (DIGITS - 1)]++] = from[i];
}

/* Sort by key. */
YbssKeyed *
ybss_sort_keyed(YbssKeyed *keyed, YbssKeyed *scratch, uint64_t count)
{
	uint64_t vary = 0;

	for (uint64_t i = 1; i < count; i++)
		vary |= keyed[i].key ^ keyed[0].key;
	for (int shift = 0; shift < 64; shift += BITS)
	{
		YbssKeyed *sorted = scratch;

		if ((vary >> shift & (DIGITS - 1)) == 0)
			continue;
		sort_by_digit(keyed, sorted, count, shift);
		scratch = keyed;
		keyed = sorted;
	}
	return keyed;
}
