/*
 * confidence.c
 *		How sure a reading is: the probability that none of its elements is wrong.
 *
 * A reading looks odd at some places: a name of one character, a door of seven
 * digits, a village that the lexicon does not have. Each kind of oddity has a
 * share of readings that are right all the same, a round number that says what
 * the oddity means and not what some file holds; contrib/bench shows how the
 * shares hold on labelled files. An element counts with its gravest oddity,
 * and elements count as independent of each other.
 */
#include "address/read/confidence.h"

#include "address/read/oddity.h"
#include "address/read/unread.h"

/* What no oddity tells of: a reading that looks right. */
#define USUAL 0.985f

/* How often a reading with an oddity is right. */
static const float shares[YBSS_DOUBTS] = {
	[YBSS_DOUBT_NONE] = 1,		  [YBSS_DOUBT_FRAGMENT] = 0.05f, [YBSS_DOUBT_BEGINS] = 0.1f,
	[YBSS_DOUBT_SLIP] = 0.1f,	  [YBSS_DOUBT_DOOR] = 0.2f,		 [YBSS_DOUBT_DIVISIONS] = 0.3f,
	[YBSS_DOUBT_WHERE] = 0.2f,	  [YBSS_DOUBT_BARE_ROAD] = 0.7f, [YBSS_DOUBT_SPLIT] = 0.45f,
	[YBSS_DOUBT_DIVISION] = 0.6f, [YBSS_DOUBT_SEVERAL] = 0.96f,	 [YBSS_DOUBT_UNREAD] = 0.93f,
	[YBSS_DOUBT_PERSON] = 0.7f,	  [YBSS_DOUBT_AGAIN] = 0.9f,	 [YBSS_DOUBT_HOUSE] = 0.7f,
	[YBSS_DOUBT_JOINED] = 0.85f,  [YBSS_DOUBT_SHORT] = 0.9f,	 [YBSS_DOUBT_NAME] = 0.93f,
	[YBSS_DOUBT_REGION] = 0.93f,  [YBSS_DOUBT_LONG] = 0.93f,	 [YBSS_DOUBT_UNKNOWN] = 0.95f,
	[YBSS_DOUBT_CHANGED] = 0.9f,  [YBSS_DOUBT_ALONE] = 0.9f,	 [YBSS_DOUBT_CODE] = 0.6f,
};

/* The kind of the element behind one, or -1. */
static int
kind_behind(const YbssParse *parse, int i)
{
	while (++i < parse->elements)
		if (!ybss_is_cut(&parse->element[i]))
			return parse->element[i].kind;
	return -1;
}

/* Note at each element what makes it doubtful, and how sure the whole is. */
void
ybss_weigh_reading(const YbssScan *scan, YbssParse *parse)
{
	int count[YBSS_ELEMENT_ALL] = {0};
	YbssLook look = {.scan = scan};
	int end = 0;

	for (int i = 0; i < parse->elements; i++)
		if (!ybss_is_cut(&parse->element[i]) && parse->element[i].typed_length > 0 &&
			parse->element[i].typed + parse->element[i].typed_length > end)
			end = parse->element[i].typed + parse->element[i].typed_length;
	parse->confidence *= USUAL;
	if (parse->candidates > 0)
		parse->confidence *= shares[YBSS_DOUBT_SEVERAL];
	if (ybss_has_unread(scan, parse))
		parse->confidence *= shares[YBSS_DOUBT_UNREAD];
	for (int i = 0; i < parse->elements; i++)
		if (parse->element[i].reason == YBSS_REASON_OTHERWISE)
			parse->confidence *= shares[YBSS_DOUBT_DIVISION];
	for (int i = 0; i < parse->elements; i++)
	{
		YbssElement *e = &parse->element[i];

		if (ybss_is_cut(e))
			continue;
		look.value = parse->value + e->value;
		look.length = e->value_length;
		look.last = e->typed + e->typed_length >= end;
		look.behind = kind_behind(parse, i);
		look.nth = ++count[e->kind];
		e->doubt = (uint8_t) ybss_doubt_of(&look, e);
		parse->confidence *= shares[e->doubt];
		if (e->typed_length > 0)
			look.before = e;
	}
}
