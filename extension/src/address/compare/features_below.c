/*
 * features_below.c
 *		By what the addresses below another are found: the rooms of a building, the
 *		buildings of a compound, the doors of a road or of a village's group.
 *
 * An entry form asks for them while somebody types: 锦绣花园3栋2单元5 begins 501.
 */
#include "address/compare/features_below.h"

#include <string.h>

#include "address/compare/sides.h"

#define SEED 2166136261u

/* Mix one more character into a hash. */
static uint32_t
mix(uint32_t hash, uint32_t character)
{
	return (hash ^ character) * 16777619u;
}

/* Mix a value and what it is. */
static uint32_t
mix_name(uint32_t hash, uint32_t mark, const YbssName *name, int length)
{
	hash = mix(hash, mark);
	for (int i = 0; i < length; i++)
		hash = mix(hash, name->unit[i]);
	return hash;
}

/* Mix the first of some values, where there is one. */
static uint32_t
mix_first(uint32_t hash, uint32_t mark, const YbssNames *values)
{
	return values->count ? mix_name(hash, mark, &values->name[0], values->name[0].length) : hash;
}

/* Add a feature; none of an address is written twice. */
static void
add(int32_t *features, int *count, uint32_t hash)
{
	hash ^= hash >> 15;
	hash *= 0x2c1b3c6du;
	hash ^= hash >> 12;
	if (*count < YBSS_FEATURES)
		features[(*count)++] = (int32_t) hash;
}

/* The features under which what lies directly below a site is kept. */
static void
add_below(const YbssSide *site, int32_t *features, int *count)
{
	uint32_t below = mix_first(mix_first(mix(SEED, 21), 22, &site->lanes), 23, &site->buildings);

	for (int i = 0; i < site->compounds.count; i++)
		add(features, count,
			mix_name(below, 24, &site->compounds.name[i], site->compounds.name[i].core));
	for (int i = 0; i < site->roads.count; i++)
		if (site->numbers.count || (site->compounds.count == 0 && site->buildings.count == 0))
			add(features, count,
				mix_name(mix_first(below, 25, &site->numbers), 26, &site->roads.name[i],
						 site->roads.name[i].length));
	if (site->groups.count && site->communities.count && site->roads.count == 0)
		add(features, count,
			mix_name(mix_first(mix_first(below, 27, &site->groups), 25, &site->numbers), 28,
					 &site->communities.name[0], site->communities.name[0].length));
}

/* Write the features by which the addresses right below an address are found. */
int
ybss_address_features_below(const YbssAddress *a, int32_t *features)
{
	YbssSide side;
	int count = 0;

	ybss_read_side(a, &side);
	add_below(&side, features, &count);
	return count;
}

/* Add to an address's features those of what it lies directly below. */
int
ybss_address_features_above(YbssSide *side, int32_t *features, int count)
{
	bool inside = side->units.count + side->floors.count + side->rooms.count > 0;

	side->units.count = side->floors.count = side->rooms.count = side->phases.count = 0;
	if (!inside && side->buildings.count)
	{
		side->buildings.count = 0;
		inside = true;
	}
	if (!inside && side->compounds.count == 0 && side->numbers.count)
	{
		side->numbers.count = 0;
		inside = true;
	}
	if (inside)
		add_below(side, features, &count);
	return count;
}
