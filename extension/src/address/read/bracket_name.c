/*
 * bracket_name.c
 *		Brackets that belong to the name of a village or town, 洛阳社区居委会（含洛阳村村委）, or of a
 *firm.
 */
#include "address/read/bracket_name.h"

#include "address/read/parser.h"

/* So far before its bracket a name may begin. */
#define BEFORE 16
/* So far behind its bracket a firm's name ends. */
#define BEHIND 16

/* Tell whether a known name goes on across the bracket at a place. */
bool
ybss_bracket_is_named(const YbssLexicon *lexicon, const uint16_t *unit, int at)
{
	/* Hardly a character stands before the bracket of a name, and names that were added later are
	 * not counted among those. */
	if (!lexicon->added && !(lexicon->character[unit[at]].kind & YBSS_BEFORE_BRACKET) &&
		(at == 0 || !(lexicon->character[unit[at - 1]].kind & YBSS_BEFORE_BRACKET)))
		return false;
	for (int start = at > BEFORE ? at - BEFORE : 0; start <= at; start++)
	{
		YbssFound found[YBSS_FOUND];
		int hits = ybss_find_cores(lexicon, unit + start, found, YBSS_FOUND);

		if (hits > 0 && start + found[hits - 1].length > at + 1)
			return true;
		hits = ybss_find_names(lexicon, unit + start, found, YBSS_FOUND);
		if (hits > 0 && start + found[hits - 1].length > at + 1)
			return true;
	}
	return false;
}

/* The place behind a bracket that tells a firm's seat within its name, or -1: 梧桐（中国）有限公司.
 */
int
ybss_firm_bracket_end(const YbssLexicon *lexicon, const uint16_t *unit, int at)
{
	const uint16_t *u = unit + at;
	int length = 1 + ybss_begins_with(u + 1, u"中国"), hits;
	YbssFound found[YBSS_FOUND];

	if (u[0] != '(' || at < 2 || !ybss_is_han(u[-1]) || ybss_is_one_of(u[-1], u"号楼层室栋幢座") ||
		!ybss_is_han(u[1]))
		return -1;
	hits = length > 1 ? 0 : ybss_find_names(lexicon, u + 1, found, YBSS_FOUND);
	while (hits-- > 0 && u[length] != ')')
		length = 1 + found[hits].length;
	if (u[length] != ')')
		return -1;
	for (int i = length + 1; i < length + BEHIND && ybss_is_han(u[i]); i++)
		if (u[i] == u'公' && u[i + 1] == u'司')
			return at + length + 1;
	return -1;
}
