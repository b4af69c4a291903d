/*
 * local_names.c
 *		The district's own names, looked up beside the built-in lexicon.
 *
 * Names are chained by their first two units, longer ones first.
 */
#include "address/local_names.h"

#include <string.h>

/* An empty list. */
YbssLocalNames *
ybss_local_names_new(const YbssAllocator *allocator)
{
	YbssLocalNames *names = allocator->allocate(allocator->state, sizeof *names);

	*names = (YbssLocalNames){.allocator = allocator};
	return names;
}

/* Make room for one more. */
static void
grow(YbssLocalNames *names)
{
	const YbssAllocator *a = names->allocator;
	int room = names->room ? names->room * 2 : 64;
	YbssLocalName *larger;

	if (names->count < names->room)
		return;
	larger = a->allocate(a->state, (size_t) room * sizeof *larger);
	if (names->count > 0)
	{
		memcpy(larger, names->name, (size_t) names->count * sizeof *larger);
		a->release(a->state, names->name);
	}
	names->name = larger;
	names->room = room;
}

/* Add a name. */
bool
ybss_local_names_add(YbssLocalNames *names, YbssLocalKind kind, const uint16_t *name, int length,
					 const uint16_t *meaning, int meaning_length, int64_t division)
{
	YbssLocalName *n;

	if (length < 2 || length > YBSS_LOCAL_UNITS || meaning_length > YBSS_LOCAL_UNITS ||
		(kind == YBSS_LOCAL_ALIAS && meaning_length < 2))
		return false;
	grow(names);
	n = &names->name[names->count++];
	*n =
		(YbssLocalName){.kind = (uint8_t) kind,
						.length = (uint8_t) length,
						.meaning_length = (uint8_t) (kind == YBSS_LOCAL_ALIAS ? meaning_length : 0),
						.division = division,
						.next = -1};
	memcpy(n->name, name, (size_t) length * sizeof *name);
	if (n->meaning_length > 0)
		memcpy(n->meaning, meaning, (size_t) meaning_length * sizeof *meaning);
	return true;
}

/* Where the chain of a name's first two units begins. */
static uint32_t
slot(const YbssLocalNames *names, const uint16_t *at)
{
	return (at[0] * 2654435761u ^ at[1] * 40503u) >> 7 & names->mask;
}

/* Make the list ready for looking up. */
void
ybss_local_names_finish(YbssLocalNames *names)
{
	uint32_t slots = 16;

	while (slots < (uint32_t) names->count * 2)
		slots *= 2;
	names->mask = slots - 1;
	names->first =
		names->allocator->allocate(names->allocator->state, slots * sizeof *names->first);
	for (uint32_t s = 0; s < slots; s++)
		names->first[s] = -1;
	for (int i = 0; i < names->count; i++)
	{
		int32_t *at = &names->first[slot(names, names->name[i].name)];

		while (*at >= 0 && names->name[*at].length >= names->name[i].length)
			at = &names->name[*at].next;
		names->name[i].next = *at;
		*at = i;
	}
}

/* The longest name at a unit, or NULL. */
const YbssLocalName *
ybss_local_names_find(const YbssLocalNames *names, const uint16_t *at)
{
	if (at[0] == 0 || at[1] == 0)
		return NULL;
	for (int32_t i = names->first[slot(names, at)]; i >= 0; i = names->name[i].next)
	{
		const YbssLocalName *n = &names->name[i];
		int same = 0;

		while (same < n->length && at[same] == n->name[same])
			same++;
		if (same == n->length)
			return n;
	}
	return NULL;
}

/* Give the memory back. */
void
ybss_local_names_free(YbssLocalNames *names)
{
	const YbssAllocator *a = names->allocator;

	if (names->name)
		a->release(a->state, names->name);
	if (names->first)
		a->release(a->state, names->first);
	a->release(a->state, names);
}
