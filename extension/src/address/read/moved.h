/*
 * moved.h
 *		An address whose division became another, or is called otherwise since.
 */
#ifndef YBSS_ADDRESS_MOVED_H
#define YBSS_ADDRESS_MOVED_H

#include "address/lexicon/lexicon.h"
#include "address/read/reading.h"

/* Put the divisions of a code in the place of an address's own; what lies below them stays.
 * False where the lexicon has no division of that code. */
extern bool ybss_move_address(const YbssLexicon *lexicon, const YbssParse *from, int64_t code,
							  YbssParse *to);

#endif /* YBSS_ADDRESS_MOVED_H */
