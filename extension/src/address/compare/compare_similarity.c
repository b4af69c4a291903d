/*
 * compare_similarity.c
 *		How much two addresses are alike: what the address book is ranked by.
 *
 * Two questions, each answered by evidence in bits, by how much what both say
 * makes the answer likelier: whether they are of one site, and whether they are
 * of one place inside it. A building tells nothing of the site, for every estate
 * has a third one; inside a site what only one of them says counts against.
 * The weights are set by hand in halves of a bit; none is a table of a fit.
 */
#include "address/compare/compare_similarity.h"

#include <math.h>
#include <string.h>

#include "address/compare/sides.h"
#include "address/compare/sides_names.h"
#include "address/compare/sides_numbers.h"
#include "address/compare/sides_shared.h"

/* What is found for and against. */
typedef struct Evidence
{
	float bits;
	bool shared; /* anything at all */
} Evidence;

/* What it tells that two lists agree, are apart, or that one of them says nothing. */
typedef struct Weight
{
	float agreed, apart, alone;
} Weight;

/* So many characters of a name tell as much as more of them. */
#define DISTINCT 4

/* How much names that are apart by a slip count as shared. */
#define SLIPPED 0.65f

/* Add what an agreement tells. */
static void
tell(Evidence *e, YbssAgreement agreement, const YbssNames *a, const YbssNames *b, Weight weight)
{
	if (agreement == YBSS_AGREED)
		e->bits += weight.agreed;
	else if (agreement == YBSS_APART)
		e->bits -= weight.apart;
	else if (a->count + b->count > 0)
		e->bits -= weight.alone;
	e->shared |= agreement == YBSS_AGREED;
}

/* Add what two lists of plain values tell. */
static void
tell_values(Evidence *e, const YbssNames *a, const YbssNames *b, Weight weight)
{
	tell(e, ybss_agree(a, b), a, b, weight);
}

/* The chance that evidence stands for. */
static float
chance(float bits)
{
	return 1 / (1 + exp2f(-bits));
}

/* Add what the divisions tell: people leave them out and mistake them. */
static void
tell_divisions(Evidence *e, const YbssSide *a, const YbssSide *b)
{
	int digits = ybss_agree_divisions(a, b);

	e->bits += digits < 0 ? -1.5f : (float) digits / 12;
	e->shared |= digits > 0;
	tell_values(e, &a->towns, &b->towns, (Weight){0.5f, 1, 0});
	tell_values(e, &a->communities, &b->communities, (Weight){1, 0.5f, 0.5f});
	tell_values(e, &a->zones, &b->zones, (Weight){1, 0.5f, 0});
	tell_values(e, &a->groups, &b->groups, (Weight){1, 3, 0});
}

/* What it tells against that many places are called so. */
static float
tell_namesakes(const YbssSide *a, const YbssSide *b)
{
	unsigned n = ybss_namesakes(a, b);

	return n > YBSS_MANY_NAMESAKES ? log2f((float) n / YBSS_MANY_NAMESAKES) / 4 : 0;
}

/* Add what the likeness of the places tells, by how distinct the names are; whether they are
 * one. */
static bool
tell_places(Evidence *e, const YbssSide *a, const YbssSide *b)
{
	int distinct;
	YbssLikeness alike = ybss_alike_places(a, b, &distinct);
	float names = (float) (distinct < DISTINCT ? distinct : DISTINCT);

	if (alike == YBSS_UNLIKE)
	{
		e->bits -= a->compounds.count && b->compounds.count ? 0.5f : 0;
		return false;
	}
	if (alike == YBSS_SAME_NAME)
		e->bits += 0.5f + 0.3f * names;
	else if (alike >= YBSS_CONTAINED)
		e->bits += 0.3f * names - 0.5f;
	e->bits -= tell_namesakes(a, b) + (ybss_two_campuses(a, b) ? 3 : 0);
	e->shared = true;
	return true;
}

/* How likely it is that they are of one site. */
static float
one_site(const YbssSide *a, const YbssSide *b, YbssShared names, bool *shared)
{
	Evidence e = {0, false};
	float part = (names.least + names.whole) / 2;
	bool slip, base, place, kind;
	YbssAgreement roads = ybss_agree_roads(a, b, &slip);
	YbssAgreement numbers = ybss_agree_numbers(&a->numbers, &b->numbers, &base);

	tell_divisions(&e, a, b);
	/* A road and a compound are no two names of one kind. */
	kind = (a->compounds.count && b->compounds.count) ||
		   (a->communities.count && b->communities.count) || (a->roads.count && b->roads.count);
	e.bits += part > 0 ? 9 * part - 3.5f : kind ? -3 : -0.5f;
	place = tell_places(&e, a, b);
	/* A road that a place is told by need not be its own, and a slip is no other road. */
	tell(&e, roads, &a->roads, &b->roads,
		 (Weight){1, slip || a->approximate || b->approximate ? 1 : 1.5f, 0});
	/* The names of two parts of a road are alike on purpose. */
	e.bits -= roads == YBSS_APART && ybss_parts_of_road(a, b) ? 3 : 0;
	tell_values(&e, &a->lanes, &b->lanes, (Weight){2, 2.5f, 0});
	/* Every road has a number 18. */
	place |= ybss_agree(&a->communities, &b->communities) == YBSS_AGREED;
	if (roads == YBSS_AGREED || (place && roads != YBSS_APART))
		tell(&e, numbers, &a->numbers, &b->numbers, (Weight){1.5f, 1, 0});
	else
		tell(&e, numbers, &a->numbers, &b->numbers, (Weight){0.5f, 0.5f, 0});
	*shared = e.shared || part > 0;
	/* However much else agrees, of two towns or counties it is as likely a namesake. */
	if (ybss_agree_divisions(a, b) < 0 || ybss_agree(&a->towns, &b->towns) == YBSS_APART)
		return chance(e.bits) / 2;
	return chance(e.bits);
}

/* Whether the narrowest compounds are one name. */
static YbssAgreement
agree_narrowest(const YbssNames *a, const YbssNames *b)
{
	const YbssName *p, *q;

	if (a->count == 0 || b->count == 0)
		return YBSS_SILENT;
	p = &a->name[a->count - 1];
	q = &b->name[b->count - 1];
	return p->length == q->length && !memcmp(p->unit, q->unit, p->length * sizeof *p->unit)
			   ? YBSS_AGREED
			   : YBSS_APART;
}

/* How likely it is that they are of one place inside one site. */
static float
one_inside(const YbssSide *a, const YbssSide *b, YbssShared names, bool *shared)
{
	Evidence e = {1.5f * names.whole - 1, *shared};
	bool base;

	tell(&e, agree_narrowest(&a->compounds, &b->compounds), &a->compounds, &b->compounds,
		 (Weight){1, 0.5f, 0});
	tell(&e, ybss_agree_numbers(&a->numbers, &b->numbers, &base), &a->numbers, &b->numbers,
		 (Weight){0.5f, 1, 0.5f});
	tell_values(&e, &a->phases, &b->phases, (Weight){0.5f, 1, 0.5f});
	tell_values(&e, &a->buildings, &b->buildings, (Weight){2, 2.5f, 1});
	tell_values(&e, &a->units, &b->units, (Weight){1, 2.5f, 0.5f});
	tell_values(&e, &a->floors, &b->floors, (Weight){0.5f, 0.5f, 0.5f});
	tell_values(&e, &a->rooms, &b->rooms, (Weight){1, 3.5f, 0.5f});
	*shared = e.shared;
	return chance(e.bits);
}

/* How much two addresses are alike, 0 to 1; one site is half of it and more. */
float
ybss_address_similarity(const YbssAddress *a, const YbssAddress *b)
{
	YbssSide x, y;
	YbssShared names;
	bool shared;
	int distinct;
	float site, inside;

	if (a->key_length == b->key_length &&
		!memcmp(ybss_address_key(a), ybss_address_key(b), a->key_length))
		return 1;
	ybss_read_side(a, &x);
	ybss_read_side(b, &y);
	names = ybss_names_shared(&x, &y);
	/* A slip parts no names. */
	if (ybss_alike_places(&x, &y, &distinct) == YBSS_ALIKE && distinct > 1)
		names = (YbssShared){fmaxf(names.least, SLIPPED), fmaxf(names.whole, SLIPPED)};
	site = one_site(&x, &y, names, &shared);
	inside = one_inside(&x, &y, names, &shared);
	return shared ? site * (0.6f + 0.4f * inside) : 0;
}
