/*
 * compare_similarity.c
 *		How much two addresses are alike: what the address book is ranked by.
 */
#include "address/compare/compare_similarity.h"

#include <string.h>

#include "address/compare/sides.h"
#include "address/compare/sides_names.h"
#include "address/compare/sides_numbers.h"

/* The sum of what agrees, and of what was compared. */
typedef struct Scale
{
	float sum;
	float whole;
} Scale;

/* Weigh an agreement: what only one of them says counts a little against. */
static void
weigh(Scale *s, YbssAgreement agreement, const YbssNames *a, const YbssNames *b, float weight)
{
	if (agreement == YBSS_SILENT)
	{
		s->whole += a->count + b->count > 0 ? weight * 0.3f : 0;
		return;
	}
	s->whole += weight;
	s->sum += agreement == YBSS_AGREED ? weight : 0;
}

/* Weigh two lists of plain values. */
static void
weigh_values(Scale *s, const YbssNames *a, const YbssNames *b, float weight)
{
	weigh(s, ybss_agree(a, b), a, b, weight);
}

/* Weigh the divisions: a contradiction counts more than any agreement. */
static void
weigh_divisions(Scale *s, const YbssSide *a, const YbssSide *b)
{
	int digits = ybss_agree_divisions(a, b);
	YbssAgreement towns = ybss_agree(&a->towns, &b->towns);

	s->whole += digits < 0 ? 4 : (float) digits / 6;
	s->sum += digits < 0 ? 0 : (float) digits / 6;
	if (towns != YBSS_SILENT)
		weigh(s, towns, &a->towns, &b->towns, 1);
}

/* How much of the narrowest places' names each has of the other, 0 to 1; the very name is best. */
static float
names_shared(const YbssSide *a, const YbssSide *b)
{
	const YbssNames *p = &a->places, *q = &b->places;
	bool both = a->compounds.count && b->compounds.count;
	int distinct;
	float covered =
		(ybss_covered(&p->name[p->count - 1], q) + ybss_covered(&q->name[q->count - 1], p)) / 2;

	return both && ybss_alike_places(a, b, &distinct) != YBSS_SAME_NAME ? 0.97f * covered : covered;
}

/* Weigh the places: what only one of them names counts a little against. */
static void
weigh_places(Scale *s, const YbssSide *a, const YbssSide *b)
{
	if (a->places.count && b->places.count)
	{
		s->whole += 3;
		s->sum += 3 * names_shared(a, b);
	}
	else if (a->places.count || b->places.count)
		s->whole += 1;
}

/* How much two addresses are alike, 0 to 1: elements weighted by what they tell. */
float
ybss_address_similarity(const YbssAddress *a, const YbssAddress *b)
{
	YbssSide x, y;
	Scale s = {0, 0};
	bool base, slip;

	if (a->key_length == b->key_length &&
		!memcmp(ybss_address_key(a), ybss_address_key(b), a->key_length))
		return 1;
	ybss_read_side(a, &x);
	ybss_read_side(b, &y);
	weigh_divisions(&s, &x, &y);
	weigh(&s, ybss_agree_roads(&x, &y, &slip), &x.roads, &y.roads, 2);
	weigh(&s, ybss_agree_numbers(&x.numbers, &y.numbers, &base), &x.numbers, &y.numbers, 2);
	weigh_values(&s, &x.lanes, &y.lanes, 2);
	weigh_values(&s, &x.groups, &y.groups, 2);
	weigh_values(&s, &x.phases, &y.phases, 1);
	weigh_values(&s, &x.buildings, &y.buildings, 2);
	weigh_values(&s, &x.units, &y.units, 1);
	weigh_values(&s, &x.rooms, &y.rooms, 2);
	weigh_places(&s, &x, &y);
	return s.whole > 0 ? s.sum / s.whole : 0;
}
