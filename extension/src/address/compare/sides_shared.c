/*
 * sides_shared.c
 *		How much of two addresses' names is shared, and how rare a name is.
 *
 * A name that is cut, joined to another or put on another level by the reader
 * keeps most of the pairs of characters that stand together in it.
 */
#include "address/compare/sides_shared.h"

#include <string.h>

#include "address/lexicon/lexicon.h"

#define YBSS_SIDE_PAIRS 128

/* What a class word tells, beside a character of the name itself. */
#define CLASS_PART 0.25f

typedef struct Pair
{
	uint64_t units;
	float weight;
} Pair;

typedef struct Pairs
{
	int count;
	Pair pair[YBSS_SIDE_PAIRS];
	float whole;
} Pairs;

/* Add the pairs of the names of a list; a name said twice counts once. A road is no compound of its
 * name. */
static void
add_pairs(Pairs *to, const YbssNames *names, bool road)
{
	for (int i = 0; i < names->count; i++)
	{
		const YbssName *n = &names->name[i];

		for (int j = 0; j + 1 < n->length && to->count < YBSS_SIDE_PAIRS; j++)
		{
			Pair p = {(uint64_t) road << 63 | (uint64_t) n->unit[j] << 32 | n->unit[j + 1],
					  j + 1 < n->core ? 1 : CLASS_PART};
			int k = 0;

			while (k < to->count && to->pair[k].units != p.units)
				k++;
			if (k < to->count)
				continue;
			to->pair[to->count++] = p;
			to->whole += p.weight;
		}
	}
}

/* The pairs of a side's names. */
static void
gather_pairs(const YbssSide *side, Pairs *pairs)
{
	pairs->count = 0;
	pairs->whole = 0;
	add_pairs(pairs, &side->compounds, false);
	add_pairs(pairs, &side->communities, false);
	add_pairs(pairs, &side->roads, true);
	add_pairs(pairs, &side->zones, false);
}

/* The weight of a side's pairs that the other has, too. */
static float
weight_shared(const Pairs *of, const Pairs *with)
{
	float sum = 0;

	for (int i = 0; i < of->count; i++)
		for (int j = 0; j < with->count; j++)
			if (of->pair[i].units == with->pair[j].units)
			{
				sum += of->pair[i].weight;
				break;
			}
	return sum;
}

/* How much of the names of two sides is shared. */
YbssShared
ybss_names_shared(const YbssSide *a, const YbssSide *b)
{
	Pairs x, y;
	float both, least;

	gather_pairs(a, &x);
	gather_pairs(b, &y);
	least = x.whole < y.whole ? x.whole : y.whole;
	if (least <= 0)
		return (YbssShared){0, 0};
	both = (weight_shared(&x, &y) + weight_shared(&y, &x)) / 2;
	return (YbssShared){both / least, 2 * both / (x.whole + y.whole)};
}

/* How many places the lexicon knows by a name's core. */
static unsigned
namesakes_of(const YbssName *name)
{
	const YbssLexicon *lexicon = ybss_lexicon();
	uint16_t unit[YBSS_SIDE_UNITS + 1];
	YbssFound found[YBSS_SIDE_UNITS];
	int n;

	for (int i = 0; i < name->core; i++)
		unit[i] = name->unit[i] > 0xFFFF ? 0xFFFF : (uint16_t) name->unit[i];
	unit[name->core] = 0;
	n = ybss_find_cores(lexicon, unit, found, YBSS_SIDE_UNITS);
	if (n == 0 || found[n - 1].length != name->core)
		return 0;
	return lexicon->core_list[found[n - 1].value].count;
}

/* How many places the lexicon knows by the narrowest place's name, of the side that has more. */
unsigned
ybss_namesakes(const YbssSide *a, const YbssSide *b)
{
	unsigned m = a->places.count ? namesakes_of(&a->places.name[a->places.count - 1]) : 0;
	unsigned n = b->places.count ? namesakes_of(&b->places.name[b->places.count - 1]) : 0;

	return m > n ? m : n;
}
