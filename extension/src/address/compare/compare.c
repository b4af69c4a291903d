/*
 * compare.c
 *		How far two addresses are the same.
 *
 * The verdict is the narrowest level that both are known to share. What one of
 * them leaves out is not known, and is no difference: 锦绣花园3-2-501 is the room
 * that 播州大道18号锦绣花园3栋2单元501室 is. They are different where both say
 * something and it cannot be of one place, and unknown where neither holds.
 */
#include "address/compare/compare.h"

#include <string.h>

#include "address/compare/sides.h"
#include "address/compare/sides_names.h"
#include "address/compare/sides_numbers.h"
#include "address/compare/sides_shared.h"

/* What is found when two addresses are laid side by side. */
typedef struct Finding
{
	int divisions; /* digits that agree, -1 contradiction */
	YbssAgreement towns, communities, groups, roads, lanes, numbers;
	YbssAgreement phases, buildings, units, floors, rooms;
	bool slip;			 /* the roads are apart by one character only */
	bool base;			 /* the numbers only begin alike: 18附1 and 18附3 */
	bool near;			 /* the county or the town agrees, so that short names count */
	YbssLikeness alike;	 /* of their places */
	int distinct;		 /* characters of a name that the likeness stands on */
	bool usual;			 /* many places are called so, and both say where theirs is */
	bool relative;		 /* a road need not be the place's own */
	YbssAgreement place; /* what follows from it */
	bool door;			 /* it is one door number */
} Finding;

/* Whether their communities are one. */
static YbssAgreement
agree_communities(const YbssSide *a, const YbssSide *b, int divisions)
{
	if (divisions == 12)
		return YBSS_AGREED;
	return ybss_agree(&a->communities, &b->communities);
}

/*
 * How many characters of a name prove a place. A place with several gates
 * stands at several roads, so that another road tells little in one county or of
 * a place told by it, and else asks for a longer name; what many places are
 * called proves none without a town or a road.
 */
static int
characters_asked(const Finding *f)
{
	bool tied = f->near || f->roads == YBSS_AGREED;
	bool apart = f->roads == YBSS_APART && !f->slip;

	switch (f->alike)
	{
		case YBSS_SAME_NAME:
			if (apart)
				return f->usual || !(f->near || f->relative) ? 3 : 2;
			return f->usual && !tied ? 3 : 2;
		case YBSS_SAME_CORE:
			return apart ? 5 : tied || f->buildings == YBSS_AGREED ? 2 : 5;
		case YBSS_CONTAINED:
			if (f->usual && f->roads != YBSS_AGREED)
				return YBSS_SIDE_UNITS;
			return apart ? f->relative ? 4 : 5 : tied ? 2 : 3;
		case YBSS_ALIKE:
			return tied && !apart ? 2 : YBSS_SIDE_UNITS;
		default:
			return YBSS_SIDE_UNITS;
	}
}

/* Whether their places are one, by how distinct the names are and what else agrees. */
static YbssAgreement
agree_places(const YbssSide *a, const YbssSide *b, const Finding *f)
{
	bool road = f->roads == YBSS_AGREED || (f->near && f->roads == YBSS_SILENT);
	bool common = f->distinct < 2 && (a->compounds.count > 1 || b->compounds.count > 1);

	if (f->lanes == YBSS_AGREED && road)
		return YBSS_AGREED;
	if (f->lanes == YBSS_APART && f->roads != YBSS_APART)
		return YBSS_APART;
	if (f->alike == YBSS_UNLIKE || common)
		return a->compounds.count && b->compounds.count ? YBSS_APART : YBSS_SILENT;
	return f->distinct >= characters_asked(f) ? YBSS_AGREED : YBSS_SILENT;
}

/* Tell whether the door number is one: of one road, or of one group, village or compound. */
static bool
one_door(const YbssSide *a, const YbssSide *b, const Finding *f)
{
	if (f->numbers != YBSS_AGREED || f->groups == YBSS_APART)
		return false;
	if (f->roads != YBSS_SILENT)
		return f->roads == YBSS_AGREED || f->slip;
	if (a->roads.count + b->roads.count > 0)
		return f->place == YBSS_AGREED;
	return f->place == YBSS_AGREED || f->groups == YBSS_AGREED ||
		   (f->communities == YBSS_AGREED && f->place == YBSS_SILENT);
}

/* Tell whether an address says where its place is: a bare name is meant here. */
static bool
says_where(const YbssSide *side)
{
	return side->digits > 0 ||
		   side->towns.count + side->roads.count + side->lanes.count + side->zones.count > 0;
}

/* Lay two addresses side by side. */
static void
find(const YbssSide *a, const YbssSide *b, Finding *f)
{
	f->divisions = ybss_agree_divisions(a, b);
	f->towns = ybss_agree(&a->towns, &b->towns);
	f->communities = agree_communities(a, b, f->divisions);
	f->groups = ybss_agree(&a->groups, &b->groups);
	f->roads = ybss_agree_roads(a, b, &f->slip);
	f->lanes = ybss_agree(&a->lanes, &b->lanes);
	f->numbers = ybss_agree_numbers(&a->numbers, &b->numbers, &f->base);
	f->phases = ybss_agree(&a->phases, &b->phases);
	f->buildings = ybss_agree(&a->buildings, &b->buildings);
	f->units = ybss_agree(&a->units, &b->units);
	f->floors = ybss_agree(&a->floors, &b->floors);
	f->rooms = ybss_agree(&a->rooms, &b->rooms);
	f->near = f->divisions >= 6 || f->towns == YBSS_AGREED || f->communities == YBSS_AGREED;
	f->alike = ybss_alike_places(a, b, &f->distinct);
	f->usual = says_where(a) && says_where(b) && ybss_namesakes(a, b) >= YBSS_MANY_NAMESAKES;
	f->relative = a->approximate || b->approximate;
	f->place = agree_places(a, b, f);
	f->door = one_door(a, b, f);
}

/* Tell whether two addresses are equal as the type's operators see it. */
static bool
equal_keys(const YbssAddress *a, const YbssAddress *b)
{
	return a->key_length == b->key_length &&
		   memcmp(ybss_address_key(a), ybss_address_key(b), a->key_length) == 0;
}

/* The verdict on an address and its equal: the level that they reach. */
static YbssVerdict
own_level(const YbssAddress *a, const YbssAddress *b)
{
	int first = ybss_address_deepest(a), second = ybss_address_deepest(b);
	int deepest = first > second ? first : second;

	if (deepest >= YBSS_ELEMENT_ROOM)
		return YBSS_SAME_ROOM;
	if (deepest >= YBSS_ELEMENT_BUILDING)
		return YBSS_SAME_BUILDING;
	if (deepest >= YBSS_ELEMENT_COMPOUND)
		return YBSS_SAME_COMPOUND;
	if (deepest == YBSS_ELEMENT_NUMBER)
		return YBSS_SAME_NUMBER;
	if (deepest >= YBSS_ELEMENT_ROAD)
		return YBSS_SAME_ROAD;
	return deepest >= YBSS_ELEMENT_COMMUNITY ? YBSS_SAME_COMMUNITY : YBSS_UNKNOWN;
}

/* Tell whether the rooms are one, given that the building is. */
static bool
one_room(const YbssSide *a, const YbssSide *b, const Finding *f)
{
	/* Every unit of a building may have a 501. */
	return f->rooms == YBSS_AGREED && f->floors != YBSS_APART &&
		   (f->units == YBSS_AGREED || a->units.count + b->units.count == 0);
}

/* The verdict where the site is one: how far they agree inside it. */
static YbssVerdict
judge_inside(const YbssSide *a, const YbssSide *b, const Finding *f)
{
	YbssVerdict site = f->door ? YBSS_SAME_NUMBER : YBSS_SAME_COMPOUND;

	/* Two estates at one number, two phases of an estate: their third buildings are two. */
	if (f->phases == YBSS_APART || (f->place == YBSS_APART && f->buildings != YBSS_SILENT))
		return site;
	if (f->buildings == YBSS_AGREED)
	{
		if (one_room(a, b, f))
			return YBSS_SAME_ROOM;
		return a->house && b->house ? YBSS_SAME_NUMBER : YBSS_SAME_BUILDING;
	}
	if (a->buildings.count + b->buildings.count == 0 && f->place != YBSS_APART && one_room(a, b, f))
		return YBSS_SAME_ROOM;
	return site;
}

/* Tell whether the roads alone tie the addresses together: a short name without a town must not. */
static bool
one_road(const YbssSide *a, const YbssSide *b, const Finding *f)
{
	int longest = 0;

	for (int i = 0; i < a->roads.count; i++)
		if (a->roads.name[i].length > longest)
			longest = a->roads.name[i].length;
	for (int i = 0; i < b->roads.count; i++)
		if (b->roads.name[i].length > longest)
			longest = b->roads.name[i].length;
	return f->roads == YBSS_AGREED && (f->near || longest >= 3);
}

/* The verdict where nothing narrower than the community is shared. */
static YbssVerdict
judge_apart(const Finding *f)
{
	if (f->communities == YBSS_AGREED)
		return YBSS_SAME_COMMUNITY;
	if (f->groups == YBSS_APART || f->roads == YBSS_APART || f->numbers == YBSS_APART ||
		f->place == YBSS_APART)
		return YBSS_DIFFERENT;
	return YBSS_UNKNOWN;
}

/* How far two addresses are the same. */
YbssVerdict
ybss_address_compare(const YbssAddress *a, const YbssAddress *b)
{
	YbssSide x, y;
	Finding f;

	if (equal_keys(a, b))
		return own_level(a, b);
	ybss_read_side(a, &x);
	ybss_read_side(b, &y);
	find(&x, &y, &f);
	/* A town is mistaken more often than a whole address. */
	if (f.divisions < 0 || (f.towns == YBSS_APART && !(f.roads == YBSS_AGREED && f.door) &&
							!(f.place == YBSS_AGREED && f.distinct >= 4)))
		return YBSS_DIFFERENT;
	if (!f.door && ybss_two_campuses(&x, &y))
		return YBSS_DIFFERENT;
	if (f.groups != YBSS_APART && (f.place == YBSS_AGREED || f.door))
		return judge_inside(&x, &y, &f);
	if (one_road(&x, &y, &f))
		return YBSS_SAME_ROAD;
	return judge_apart(&f);
}

/* The verdict in words. */
const char *
ybss_verdict_name(YbssVerdict verdict)
{
	static const char *const names[] = {"same room",	 "same building", "same number",
										"same compound", "same road",	  "same community",
										"different",	 "unknown"};

	return names[verdict];
}
