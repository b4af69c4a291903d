/*
 * moved.c
 *		An address whose division became another, or is called otherwise since.
 */
#include "address/read/moved.h"

#include "address/read/division_elements.h"

/* The kind of element that names a division of a level, 1 to 4, or a village. */
static YbssElementKind
kind_of_level(int level)
{
	static const YbssElementKind kinds[] = {0,
											YBSS_ELEMENT_PROVINCE,
											YBSS_ELEMENT_CITY,
											YBSS_ELEMENT_DISTRICT,
											YBSS_ELEMENT_TOWN,
											YBSS_ELEMENT_COMMUNITY};

	return kinds[level];
}

/* Make a place, and perhaps a village, what the divisions are. */
static void
take_division(const YbssLexicon *lexicon, YbssDivisions *divisions, uint32_t place,
			  const uint32_t *village)
{
	ybss_divisions_begin(divisions);
	ybss_take_set(divisions, &place, 1, lexicon->place[place].level);
	if (village != NULL)
	{
		divisions->village_set[0] = *village;
		divisions->villages = 1;
		divisions->village_start = divisions->village_length = 0;
		divisions->village_reason = YBSS_REASON_COMPLETED;
	}
}

/* Tell whether a zone's name is the county's by now. */
static bool
became_county(const YbssParse *from, const YbssElement *zone, const YbssParse *to)
{
	for (int i = 0; i < to->elements; i++)
	{
		const YbssElement *e = &to->element[i];
		int same = 0;

		if (e->kind != YBSS_ELEMENT_DISTRICT || e->value_length != zone->value_length)
			continue;
		while (same < e->value_length &&
			   to->value[e->value + same] == from->value[zone->value + same])
			same++;
		if (same == e->value_length)
			return true;
	}
	return false;
}

/* Put the divisions of a code in the place of an address's own. */
bool
ybss_move_address(const YbssLexicon *lexicon, const YbssParse *from, int64_t code, YbssParse *to)
{
	static const uint16_t nothing[16] = {0};
	YbssScan scan = {lexicon, NULL, nothing, 0};
	YbssSink sink = {to, 0, -1};
	YbssDivisions divisions;
	uint32_t place, village;
	bool has_village = ybss_village_of_code(lexicon, code, &village);
	YbssElementKind deepest;

	if ((code % 1000 != 0 && !has_village) ||
		!ybss_place_of_code(lexicon, code / 1000 * 1000, &place))
		return false;
	to->code = 0;
	to->confidence = from->confidence;
	to->aliases = to->elements = to->candidates = to->more_candidates = to->values = 0;
	take_division(lexicon, &divisions, place, has_village ? &village : NULL);
	ybss_emit_divisions(&scan, &divisions, &sink);
	deepest = kind_of_level(has_village ? 5 : lexicon->place[place].level);
	for (int i = 0; i < from->elements; i++)
	{
		const YbssElement *e = &from->element[i];

		if (e->kind == YBSS_ELEMENT_ZONE ? became_county(from, e, to) : e->kind <= deepest)
			continue;
		ybss_emit(&sink, (YbssElementKind) e->kind, 0, 0, from->value + e->value, e->value_length,
				  (YbssReason) e->reason);
	}
	return true;
}
