/*
 * home.c
 *		Whether two addresses may be one home, however they are written.
 *
 * A household's register often stops at the village or the compound, where the
 * residence names the room: that is no difference. A name heard instead of read
 * is none either, as long as every number agrees.
 */
#include "match/comparison/home.h"

#include <string.h>

#include "address/compare/compare.h"

#define NAMES                                                                                      \
	(1u << YBSS_ELEMENT_TOWN | 1u << YBSS_ELEMENT_COMMUNITY | 1u << YBSS_ELEMENT_GROUP |           \
	 1u << YBSS_ELEMENT_ROAD | 1u << YBSS_ELEMENT_COMPOUND)
#define DETAILS                                                                                    \
	(1u << YBSS_ELEMENT_NUMBER | 1u << YBSS_ELEMENT_PHASE | 1u << YBSS_ELEMENT_BUILDING |          \
	 1u << YBSS_ELEMENT_UNIT | 1u << YBSS_ELEMENT_ROOM)

/* Give the first element of a kind, NULL where there is none. */
static const YbssSpan *
element(const YbssAddress *a, int kind)
{
	for (int i = 0; i < a->elements; i++)
		if (ybss_address_spans(a)[i].kind == kind)
			return &ybss_address_spans(a)[i];
	return NULL;
}

/* How far down a kind of element goes. */
static int
depth(int kind)
{
	if (kind < YBSS_ELEMENT_TOWN)
		return 0;
	if (kind == YBSS_ELEMENT_TOWN)
		return 1;
	if (kind == YBSS_ELEMENT_COMMUNITY)
		return 2;
	if (kind <= YBSS_ELEMENT_ROAD2)
		return 3;
	if (kind <= YBSS_ELEMENT_PHASE)
		return 4;
	return kind == YBSS_ELEMENT_ROOM ? 6 : 5;
}

/* Tell whether a verdict reaches down to where the shallower address stops. */
static bool
reaches(YbssVerdict verdict, int shallower)
{
	switch (depth(shallower))
	{
		case 0:
		case 1:
			return verdict != YBSS_DIFFERENT;
		case 2:
			return verdict <= YBSS_SAME_COMMUNITY;
		case 3:
			return verdict <= YBSS_SAME_ROAD;
		case 4:
			return verdict <= YBSS_SAME_NUMBER ||
				   (verdict == YBSS_SAME_COMPOUND && shallower != YBSS_ELEMENT_NUMBER);
		case 5:
			return verdict <= YBSS_SAME_BUILDING;
		default:
			return verdict == YBSS_SAME_ROOM;
	}
}

/* Compare one element of two addresses as names are heard, or to the letter. */
static bool
sounds_alike(const YbssAddress *a, const YbssSpan *x, const YbssAddress *b, const YbssSpan *y,
			 bool by_ear, const YbssCharacterKnowledge *knowledge)
{
	const char *s = ybss_address_text(a) + x->start, *t = ybss_address_text(b) + y->start;

	if (x->length == y->length && !memcmp(s, t, x->length))
		return true;
	return by_ear &&
		   ybss_name_agreement(s, x->length, t, y->length, knowledge) <= YBSS_AGREE_HOMOPHONE;
}

/* Tell whether every number that both have agrees, and every name to the ear; down to a group or a
 * road there are no numbers. */
static bool
same_to_the_ear(const YbssAddress *a, const YbssAddress *b, int shallower,
				const YbssCharacterKnowledge *knowledge)
{
	bool name = false, number = false;

	for (int kind = YBSS_ELEMENT_TOWN; kind <= YBSS_ELEMENT_ROOM; kind++)
	{
		const YbssSpan *x = element(a, kind), *y = element(b, kind);
		bool is_name = NAMES >> kind & 1, is_detail = DETAILS >> kind & 1;

		if (!is_name && !is_detail)
			continue;
		/* One that only one of them has is told apart by nothing, unless it is the deepest. */
		if (!x || !y)
		{
			if (kind == shallower)
				return false;
			continue;
		}
		if (!sounds_alike(a, x, b, y, is_name, knowledge))
			return false;
		name |= is_name && kind != YBSS_ELEMENT_TOWN;
		number |= is_detail;
	}
	return name && (number || depth(shallower) <= 3);
}

/* Tell whether two addresses may be one home. */
YbssHome
ybss_same_home(const YbssAddress *a, const YbssAddress *b, const YbssCharacterKnowledge *knowledge)
{
	int x = ybss_address_deepest(a), y = ybss_address_deepest(b);
	int shallower = depth(x) <= depth(y) ? x : y;
	YbssVerdict verdict;

	if (x < 0 || y < 0)
		return YBSS_HOME_UNTOLD;
	verdict = ybss_address_compare(a, b);
	if (reaches(verdict, shallower) || same_to_the_ear(a, b, shallower, knowledge))
		return YBSS_HOME_SAME;
	return verdict == YBSS_UNKNOWN ? YBSS_HOME_UNTOLD : YBSS_HOME_OTHER;
}
