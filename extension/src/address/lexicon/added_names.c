/*
 * added_names.c
 *		Names that the lexicon's trie does not have, found beside it.
 *
 * They are some hundreds at most. A bit a unit tells that none begins here,
 * which is so nearly everywhere.
 */
#include "address/lexicon/added_names.h"

#include <stdbool.h>

/* Put a name among those that were found, shortest first. */
static int
insert(YbssFound *found, int hits, int room, int length, uint32_t list)
{
	int at = hits;

	if (hits == room)
		return hits;
	for (; at > 0 && found[at - 1].length > length; at--)
		found[at] = found[at - 1];
	found[at] = (YbssFound){length, list};
	return hits + 1;
}

/* Tell whether a name stands here. */
static bool
stands(const YbssAddedNames *added, const YbssAddedName *name, const uint16_t *at)
{
	for (int i = 0; i < name->length; i++)
		if (at[i] != added->text[name->name + i])
			return false;
	return true;
}

/* Merge the added names that begin at a unit into those that were found. */
int
ybss_find_added(const YbssAddedNames *added, const uint16_t *at, YbssFound *found, int hits,
				int room)
{
	uint32_t low = 0, high = added->count;

	if (!(added->begins[at[0] >> 5] >> (at[0] & 31) & 1))
		return hits;
	while (low < high)
	{
		uint32_t middle = low + (high - low) / 2;

		if (added->text[added->name[middle].name] < at[0])
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < added->count && added->text[added->name[low].name] == at[0]; low++)
		if (stands(added, &added->name[low], at))
			hits = insert(found, hits, room, added->name[low].length, added->name[low].list);
	return hits;
}
