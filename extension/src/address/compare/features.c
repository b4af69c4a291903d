/*
 * features.c
 *		By what an address is found although it is written incompletely or with a slip.
 *
 * A feature is a hash of a name and what stands behind it: 梧桐里 with building
 * 3, room 501. Divisions, units and phases are left out, for people leave them
 * out; the ranking looks at them. Besides the name itself there is a feature
 * for each of its characters taken away, so that two names that differ in one
 * character, or by one more, still share one.
 */
#include "address/compare/features.h"

#include <string.h>

#include "address/compare/features_below.h"
#include "address/compare/sides.h"

typedef struct Collector
{
	int32_t *to;
	int count;
	uint32_t rest; /* hash of what stands behind the name */
} Collector;

/* Mix one more character into a hash. */
static uint32_t
mix(uint32_t hash, uint32_t character)
{
	return (hash ^ character) * 16777619u;
}

/* Mix a value and what it is. */
static uint32_t
mix_value(uint32_t hash, uint32_t mark, const YbssNames *values)
{
	if (values->count == 0)
		return hash;
	hash = mix(hash, mark);
	for (int i = 0; i < values->name[0].length; i++)
		hash = mix(hash, values->name[0].unit[i]);
	return hash;
}

/* Add a feature, once. */
static void
add(Collector *c, uint32_t hash)
{
	/* The low bits of the product alone would collide. */
	hash ^= hash >> 15;
	hash *= 0x2c1b3c6du;
	hash ^= hash >> 12;
	for (int i = 0; i < c->count; i++)
		if (c->to[i] == (int32_t) hash)
			return;
	if (c->count < YBSS_FEATURES)
		c->to[c->count++] = (int32_t) hash;
}

/* Add a name with the rest, whole and with each of its characters taken away. */
static void
add_name(Collector *c, const YbssName *name, int length, uint32_t rest)
{
	for (int without = length >= 3 && length <= 12 ? 0 : length; without <= length; without++)
	{
		uint32_t hash = rest;

		for (int i = 0; i < length; i++)
			if (i != without)
				hash = mix(hash, name->unit[i]);
		add(c, hash);
	}
}

/*
 * Add a compound's name with the rest: without its class word, and where that
 * leaves too little to take a character away from, with it and one less.
 */
static void
add_compound(Collector *c, const YbssName *name, uint32_t rest)
{
	add_name(c, name, name->core >= 2 ? name->core : name->length, rest);
	if (name->core != 2 || name->length == 2)
		return;
	for (int without = 0; without < 2; without++)
	{
		uint32_t hash = mix(rest, 10);

		for (int i = 0; i < name->length; i++)
			if (i != without)
				hash = mix(hash, name->unit[i]);
		add(c, hash);
	}
}

/* Add the beginnings of a name, so that a half-typed one is found. */
static void
add_beginnings(Collector *c, const YbssName *name)
{
	uint32_t hash = mix(2166136261u, 9);

	for (int i = 0; i < name->length && i < 6; i++)
	{
		hash = mix(hash, name->unit[i]);
		if (i > 0)
			add(c, hash);
	}
}

/* What stands behind the name: building and room, or what there is instead. */
static uint32_t
rest_of(const YbssSide *side)
{
	uint32_t hash = 2166136261u;

	hash = mix_value(mix_value(hash, 8, &side->lanes), 1, &side->buildings);
	if (side->rooms.count > 0)
		return mix_value(hash, 2, &side->rooms);
	hash = mix_value(mix_value(hash, 3, &side->units), 4, &side->floors);
	if (side->buildings.count == 0 && side->units.count == 0 && side->floors.count == 0)
		hash = mix_value(hash, 5, &side->phases);
	return hash;
}

/* Features of the places that the address names: compounds, or its village. */
static void
add_places(Collector *c, const YbssSide *side, bool compounds)
{
	for (int i = 0; i < side->places.count; i++)
	{
		const YbssName *name = &side->places.name[i];
		uint32_t numbered = mix_value(c->rest, 6, &side->numbers),
				 grouped = mix_value(numbered, 7, &side->groups);

		/* 柳田湾8号: without a road the door number belongs to the place. */
		if (side->roads.count == 0)
		{
			add_compound(c, name, grouped);
			if (compounds && side->numbers.count > 0)
				add_compound(c, name, numbered);
		}
		if (side->numbers.count == 0 || side->buildings.count > 0 || side->rooms.count > 0 ||
			side->roads.count > 0)
			if (side->roads.count == 0 || compounds)
				add_compound(c, name, c->rest);
	}
}

/* Write the features of an address taken apart. */
static int
write_features(const YbssSide *side, int32_t *features)
{
	Collector c = {features, 0, rest_of(side)};
	bool compounds = side->compounds.count > 0;

	for (int i = 0; i < side->roads.count; i++)
		add_name(&c, &side->roads.name[i], side->roads.name[i].length,
				 mix_value(c.rest, 6, &side->numbers));
	add_places(&c, side, compounds);
	if (c.rest == 2166136261u)
	{
		for (int i = 0; i < side->places.count && compounds; i++)
			add_beginnings(&c, &side->places.name[i]);
		for (int i = 0; i < side->roads.count && side->numbers.count == 0; i++)
			add_beginnings(&c, &side->roads.name[i]);
	}
	if (side->roads.count + side->places.count == 0)
		for (int i = 0; i < side->towns.count; i++)
			add_name(&c, &side->towns.name[i], side->towns.name[i].length, c.rest);
	return c.count;
}

/* Write the features by which an address is looked for. */
int
ybss_address_features(const YbssAddress *a, int32_t *features)
{
	YbssSide side;

	ybss_read_side(a, &side);
	return write_features(&side, features);
}

/* Write the features by which an address is kept: also those of what it lies right below. */
int
ybss_address_kept_features(const YbssAddress *a, int32_t *features)
{
	YbssSide side;
	int count;

	ybss_read_side(a, &side);
	count = write_features(&side, features);
	return ybss_address_features_above(&side, features, count);
}
