/*
 * compare.c
 *		How far two addresses are the same, and how much they are alike.
 */
#include <string.h>

#include "address/sides.h"

/* What is found when two addresses are laid side by side. */
typedef struct Finding
{
	int divisions; /* digits that agree, -1 contradiction */
	int towns, roads, numbers, groups, phases, buildings, units, floors, rooms;
	int shared;	  /* longest run that two of the places share */
	int core;	  /* the same without class words: how distinct it is */
	float first;  /* how much of the first's narrowest place the second names; -1 it has none */
	float second; /* the other way round */
	bool near;	  /* the divisions or towns agree, so that short names count */
} Finding;

/* Lay two addresses side by side. */
static void
find(const YbssSide *a, const YbssSide *b, Finding *f)
{
	const YbssNames *p = &a->places, *q = &b->places;

	f->divisions = ybss_agree_divisions(a, b);
	f->towns = ybss_agree(&a->towns, &b->towns);
	f->roads = ybss_agree_roads(a, b);
	f->numbers = ybss_agree(&a->numbers, &b->numbers);
	f->groups = ybss_agree(&a->groups, &b->groups);
	f->phases = ybss_agree(&a->phases, &b->phases);
	f->buildings = ybss_agree(&a->buildings, &b->buildings);
	f->units = ybss_agree(&a->units, &b->units);
	f->floors = ybss_agree(&a->floors, &b->floors);
	f->rooms = ybss_agree(&a->rooms, &b->rooms);
	f->shared = f->core = 0;
	for (int i = 0; i < p->count; i++)
		for (int j = 0; j < q->count; j++)
		{
			int run = ybss_shared_run(&p->name[i], &q->name[j]);

			if (run > f->shared)
				f->shared = run;
			run = ybss_shared_core(&p->name[i], &q->name[j]);
			if (run > f->core)
				f->core = run;
		}
	f->first = p->count ? ybss_covered(&p->name[p->count - 1], q) : -1;
	f->second = q->count ? ybss_covered(&q->name[q->count - 1], p) : -1;
	f->near = f->divisions >= 6 || f->towns > 0;
}

#define RUN 6
#define WHOLE(x) ((x) > 0.99f)
#define NONE(x) ((x) < 0.5f)

/* The verdict where both give a building and it is the same. */
static YbssVerdict
judge_building(const YbssSide *a, const YbssSide *b, const Finding *f)
{
	bool place = WHOLE(f->first) || WHOLE(f->second);
	bool whole = WHOLE(f->first) && WHOLE(f->second);
	bool same = (whole && f->shared >= 3 && f->roads >= 0) ||
				(place && f->shared >= 3 && (f->near || f->roads > 0)) || (place && f->core >= 3) ||
				(f->roads > 0 && f->numbers > 0) ||
				(place && f->near && f->shared >= 2 && f->roads >= 0);

	(void) a;
	(void) b;
	if (!same)
		return f->roads > 0 && f->near ? YBSS_SAME_ROAD : YBSS_DIFFERENT;
	if (f->phases < 0)
		return YBSS_SAME_COMPOUND;
	return f->rooms > 0 && f->units >= 0 && f->floors >= 0 ? YBSS_SAME_ROOM : YBSS_SAME_BUILDING;
}

/* Tell whether the places are one, by how distinct their names are and what else agrees. */
static bool
places_agree(const YbssSide *a, const YbssSide *b, const Finding *f)
{
	bool whole = WHOLE(f->first) && WHOLE(f->second), half = WHOLE(f->first) || WHOLE(f->second);
	bool first_has = a->buildings.count > 0, second_has = b->buildings.count > 0;

	if (!half || f->shared < 2)
		return false;
	if (f->near)
		return f->roads >= 0 || f->shared >= 3;
	if (f->roads > 0)
		return true;
	if (f->shared < 3)
		return false;
	if (f->buildings < 0)
		return f->roads == 0 || f->shared >= 4;
	if (f->roads < 0)
		return f->numbers > 0 || (WHOLE(f->first) && NONE(f->second) && f->shared >= 4);
	if (first_has || second_has)
		return f->numbers >= 0 || whole;
	return (f->shared >= 5 && f->core >= 4) || f->numbers > 0 ||
		   (WHOLE(f->first) && NONE(f->second) && f->core >= 2);
}

/* Tell whether the roads alone tie the addresses together: a common name must not. */
static bool
roads_agree(const YbssSide *a, const YbssSide *b, const Finding *f)
{
	int longest = 0;

	if (f->roads <= 0)
		return false;
	if (f->near || f->numbers > 0)
		return true;
	for (int i = 0; i < a->roads.count; i++)
		if (a->roads.name[i].length > longest)
			longest = a->roads.name[i].length;
	if (a->places.count == 0 && b->places.count == 0)
		return longest >= 3;
	return a->places.count == 0 || longest >= 4;
}

/* Tell whether two addresses are equal as the type's operators see it. */
static bool
equal_keys(const YbssAddress *a, const YbssAddress *b)
{
	return a->key_length == b->key_length &&
		   memcmp(ybss_address_key(a), ybss_address_key(b), a->key_length) == 0;
}

/* The verdict on an address and its equal: as deep as it goes. */
static YbssVerdict
depth(const YbssSide *a, bool village)
{
	if (a->rooms.count > 0)
		return YBSS_SAME_ROOM;
	if (a->buildings.count > 0)
		return YBSS_SAME_BUILDING;
	if (a->numbers.count > 0)
		return YBSS_SAME_NUMBER;
	if (a->places.count > 0)
		return YBSS_SAME_COMPOUND;
	if (a->roads.count > 0)
		return YBSS_SAME_ROAD;
	return village ? YBSS_SAME_COMMUNITY : YBSS_UNKNOWN;
}

/* The verdict on an address and itself: the level that it reaches. */
static YbssVerdict
own_level(const YbssAddress *a)
{
	int deepest = ybss_address_deepest(a);

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

/* How far two addresses are the same. */
YbssVerdict
ybss_address_compare(const YbssAddress *a, const YbssAddress *b)
{
	YbssSide x, y;
	Finding f;
	bool village;

	if (a->key_length == b->key_length &&
		!memcmp(ybss_address_key(a), ybss_address_key(b), a->key_length))
		return own_level(a);
	ybss_read_side(a, &x);
	ybss_read_side(b, &y);
	find(&x, &y, &f);
	if (equal_keys(a, b))
		return depth(&x, f.divisions == 12);
	if (f.divisions < 0 ||
		(f.towns < 0 && !(f.roads > 0 && (f.numbers > 0 || WHOLE(f.first) || WHOLE(f.second)))))
		return YBSS_DIFFERENT;
	village = f.divisions == 12;
	if (f.groups < 0)
		return village ? YBSS_SAME_COMMUNITY : YBSS_DIFFERENT;
	if (f.buildings > 0)
		return judge_building(&x, &y, &f);
	/* A room without a building stands at its door number, or in its place. */
	if (f.rooms > 0 && f.floors >= 0 && f.buildings == 0 && x.buildings.count == 0 &&
		y.buildings.count == 0 &&
		((f.roads > 0 && f.numbers > 0) ||
		 (WHOLE(f.first) && WHOLE(f.second) && f.roads >= 0 && f.numbers >= 0)))
		return YBSS_SAME_ROOM;
	if (f.numbers > 0 &&
		(f.roads > 0 || (f.roads == 0 && f.groups >= 0 &&
						 (village || (f.groups > 0 && WHOLE(f.first) && WHOLE(f.second))))))
		return YBSS_SAME_NUMBER;
	if (places_agree(&x, &y, &f) &&
		!(village && f.shared > 0 && x.places.count == 1 && y.places.count == 1))
		return YBSS_SAME_COMPOUND;
	if (roads_agree(&x, &y, &f))
		return YBSS_SAME_ROAD;
	if (village)
		return YBSS_SAME_COMMUNITY;
	/* The same words, cut in another way. */
	if (f.numbers >= 0 && ybss_shared_text(a, b) >= RUN)
		return YBSS_SAME_COMPOUND;
	/* One name without anything that ties it to a place: there may be two of it. */
	if (WHOLE(f.first) && WHOLE(f.second) && f.roads >= 0 && f.numbers >= 0)
		return YBSS_UNKNOWN;
	if (f.roads < 0 || f.numbers < 0 || (x.places.count > 0 && y.places.count > 0))
		return YBSS_DIFFERENT;
	return YBSS_UNKNOWN;
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

/* Add a weight to the whole, and to the sum what agrees. */
static void
weigh(int agreement, bool said, float weight, float *sum, float *whole)
{
	if (agreement == 0)
	{
		*whole += said ? weight * 0.3f : 0;
		return;
	}
	*whole += weight;
	*sum += agreement > 0 ? weight : 0;
}

/* How much two addresses are alike, 0 to 1: elements weighted by what they tell. */
float
ybss_address_similarity(const YbssAddress *a, const YbssAddress *b)
{
	YbssSide x, y;
	Finding f;
	float sum = 0, whole = 0;

	if (a->key_length == b->key_length &&
		!memcmp(ybss_address_key(a), ybss_address_key(b), a->key_length))
		return 1;
	ybss_read_side(a, &x);
	ybss_read_side(b, &y);
	find(&x, &y, &f);
	weigh(f.divisions, false, f.divisions < 0 ? 4 : (float) f.divisions / 6, &sum, &whole);
	weigh(f.towns, false, 1, &sum, &whole);
	weigh(f.roads, x.roads.count + y.roads.count > 0, 2, &sum, &whole);
	weigh(f.numbers, x.numbers.count + y.numbers.count > 0, 2, &sum, &whole);
	weigh(f.groups, x.groups.count + y.groups.count > 0, 2, &sum, &whole);
	weigh(f.phases, x.phases.count + y.phases.count > 0, 1, &sum, &whole);
	weigh(f.buildings, x.buildings.count + y.buildings.count > 0, 2, &sum, &whole);
	weigh(f.units, x.units.count + y.units.count > 0, 1, &sum, &whole);
	weigh(f.rooms, x.rooms.count + y.rooms.count > 0, 2, &sum, &whole);
	if (f.first >= 0 && f.second >= 0)
	{
		whole += 3;
		sum += 1.5f * (f.first + f.second);
	}
	else if (f.first >= 0 || f.second >= 0)
		whole += 1;
	return whole > 0 ? sum / whole : 0;
}
