/*
 * local_names.c
 *		The district's own names, looked up beside the built-in lexicon.
 *
 * A table leads from two units to the names that begin with them, which stand
 * together in order: thousands that begin alike cost no more than a few.
 */
#include "address/lexicon/local_names.h"

#include <stdlib.h>
#include <string.h>

/* Units of names, many in one piece of memory. */
typedef struct YbssLocalUnits
{
	struct YbssLocalUnits *before;
	int used;
	uint16_t unit[16384 - 8];
} YbssLocalUnits;

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

/* Keep some units. */
static const uint16_t *
keep(YbssLocalNames *names, const uint16_t *unit, int length)
{
	YbssLocalUnits *units = names->units;

	if (units == NULL || units->used + length > (int) (sizeof units->unit / sizeof *units->unit))
	{
		units = names->allocator->allocate(names->allocator->state, sizeof *units);
		units->before = names->units;
		units->used = 0;
		names->units = units;
	}
	memcpy(units->unit + units->used, unit, (size_t) length * sizeof *unit);
	units->used += length;
	return units->unit + units->used - length;
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
	if (kind != YBSS_LOCAL_ALIAS)
		meaning_length = 0;
	grow(names);
	n = &names->name[names->count];
	*n = (YbssLocalName){.kind = (uint8_t) kind,
						 .length = (uint8_t) length,
						 .meaning_length = (uint8_t) meaning_length,
						 .division = division,
						 .name = keep(names, name, length)};
	if (meaning_length > 0)
		n->meaning = keep(names, meaning, meaning_length);
	names->count++;
	return true;
}

/* Order by units, a name before those that go on; of one name an alias first. */
static int
compare_names(const void *left, const void *right)
{
	const YbssLocalName *a = left, *b = right;

	for (int i = 0; i < a->length && i < b->length; i++)
		if (a->name[i] != b->name[i])
			return a->name[i] < b->name[i] ? -1 : 1;
	return a->length != b->length ? a->length - b->length : b->kind - a->kind;
}

/* Tell whether a name begins with two units. */
static inline bool
begins(const YbssLocalName *n, const uint16_t *at)
{
	return n->name[0] == at[0] && n->name[1] == at[1];
}

/* The place in the table of names that begin with two units: theirs, or a free one. */
static uint32_t
slot(const YbssLocalNames *names, const uint16_t *at)
{
	uint32_t place = (at[0] * 2654435761u ^ at[1] * 40503u) >> 7 & names->mask;

	while (names->first[place] >= 0 && !begins(&names->name[names->first[place]], at))
		place = (place + 1) & names->mask;
	return place;
}

/* Make the list ready for looking up. */
void
ybss_local_names_finish(YbssLocalNames *names)
{
	uint32_t slots = 16;

	if (names->count > 0)
		qsort(names->name, (size_t) names->count, sizeof *names->name, compare_names);
	while (slots < (uint32_t) names->count * 2)
		slots *= 2;
	names->mask = slots - 1;
	names->first =
		names->allocator->allocate(names->allocator->state, slots * sizeof *names->first);
	memset(names->first, -1, slots * sizeof *names->first);
	for (int i = 0, end; i < names->count; i = end)
	{
		for (end = i + 1; end < names->count && begins(&names->name[end], names->name[i].name);)
			end++;
		names->name[i].end = end;
		names->first[slot(names, names->name[i].name)] = i;
	}
}

/* The first name of a range whose unit at a place is not below "unit". */
static int
first_not_below(const YbssLocalNames *names, int from, int to, int place, uint32_t unit)
{
	while (from < to)
	{
		int middle = from + (to - from) / 2;

		if (names->name[middle].name[place] < unit)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* The longest name at a unit, or NULL. */
const YbssLocalName *
ybss_local_names_find(const YbssLocalNames *names, const uint16_t *at)
{
	const YbssLocalName *found = NULL;
	int from, to;

	if (at[0] == 0 || at[1] == 0 || (from = names->first[slot(names, at)]) < 0)
		return NULL;
	to = names->name[from].end;
	for (int length = 2; from < to; length++)
	{
		if (names->name[from].length == length)
			found = &names->name[from];
		while (from < to && names->name[from].length == length)
			from++;
		if (at[length] == 0)
			break;
		from = first_not_below(names, from, to, length, at[length]);
		to = first_not_below(names, from, to, length, at[length] + 1u);
	}
	return found;
}
