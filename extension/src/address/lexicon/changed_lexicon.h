/*
 * changed_lexicon.h
 *		The lexicon as it would be had some changes of divisions been compiled in.
 */
#ifndef YBSS_ADDRESS_CHANGED_LEXICON_H
#define YBSS_ADDRESS_CHANGED_LEXICON_H

#include "address/lexicon/division_tree.h"

/* The lexicon after some steps, which stand in the order of their groups. What did not change is
 * shared with the lexicon that it is made from. */
extern const YbssLexicon *ybss_change_lexicon(const YbssLexicon *base, const YbssDivisionStep *step,
											  int steps, const YbssAllocator *allocator);

#endif /* YBSS_ADDRESS_CHANGED_LEXICON_H */
