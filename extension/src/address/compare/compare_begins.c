/*
 * compare_begins.c
 *		Whether what somebody has typed so far may become an address.
 */
#include "address/compare/compare_begins.h"

#include <string.h>

#include "address/compare/sides.h"
#include "address/compare/sides_names.h"

/* Tell whether a value goes on from what was typed of it. */
static bool
goes_on(const YbssNames *values, const YbssName *typed)
{
	for (int i = 0; i < values->count; i++)
		if (values->name[i].length >= typed->length &&
			!memcmp(values->name[i].unit, typed->unit, typed->length * sizeof *typed->unit))
			return true;
	return false;
}

/* Tell whether all but the last value that was typed fits. */
static bool
fits(const YbssSide *a, const YbssSide *typed, const YbssNames *last)
{
	const YbssNames *const ours[] = {&a->towns,		&a->groups, &a->lanes,	&a->numbers, &a->phases,
									 &a->buildings, &a->units,	&a->floors, &a->rooms};
	const YbssNames *const theirs[] = {&typed->towns,	&typed->groups, &typed->lanes,
									   &typed->numbers, &typed->phases, &typed->buildings,
									   &typed->units,	&typed->floors, &typed->rooms};
	bool slip;
	int distinct;

	if (ybss_agree_divisions(a, typed) < 0 || ybss_agree_roads(a, typed, &slip) == YBSS_APART)
		return false;
	if (a->compounds.count && typed->compounds.count &&
		ybss_alike_places(a, typed, &distinct) == YBSS_UNLIKE)
		return false;
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (theirs[i] != last && ybss_agree(ours[i], theirs[i]) == YBSS_APART)
			return false;
	return true;
}

/* Tell whether what was typed may be the beginning of an address: its last number goes on. */
bool
ybss_address_begins(const YbssAddress *a, const YbssAddress *typed)
{
	YbssSide x, y;
	const YbssNames *last;

	ybss_read_side(a, &x);
	ybss_read_side(typed, &y);
	last = y.rooms.count ? &y.rooms : y.numbers.count ? &y.numbers : NULL;
	if (last == NULL || !fits(&x, &y, last))
		return false;
	if (last == &y.numbers)
		return goes_on(&x.numbers, &last->name[0]);
	/* Behind a compound a number may become a building, behind a building a unit. */
	return goes_on(&x.rooms, &last->name[0]) ||
		   (y.units.count == 0 && goes_on(&x.units, &last->name[0])) ||
		   (y.buildings.count == 0 && x.rooms.count + x.units.count == 0 &&
			goes_on(&x.buildings, &last->name[0]));
}
