/*
 * bracket_name.c
 *		Brackets that belong to the name of a village or town: 洛阳社区居委会（含洛阳村村委）.
 */
#include "address/read/bracket_name.h"

#include "address/read/parser.h"

/* So far before its bracket a name may begin. */
#define BEFORE 16

/* Tell whether a known name goes on across the bracket at a place. */
bool
ybss_bracket_is_named(const YbssLexicon *lexicon, const uint16_t *unit, int at)
{
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
