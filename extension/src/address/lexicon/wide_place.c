/*
 * wide_place.c
 *		The places from the province to the county, close together: some thousands among all towns.
 */
#include "address/lexicon/wide_place.h"

/* List them in the order of the tree. */
uint32_t
ybss_list_wide_places(const YbssPlace *place, uint32_t places, const uint16_t *text,
					  YbssWidePlace *to)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < places; i = place[i].level == 3 ? place[i].end : i + 1, count++)
		if (to)
			to[count] = (YbssWidePlace){
				i, place[i].length > 0 ? text[place[i].name + place[i].length - 1] : (uint16_t) 0,
				place[i].length, 0};
	return count;
}

/* The first of them at or behind a place. */
uint32_t
ybss_first_wide_place(const YbssWidePlace *wide, uint32_t count, uint32_t place)
{
	uint32_t low = 0, high = count;

	while (low < high)
	{
		uint32_t middle = low + (high - low) / 2;

		if (wide[middle].place < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
