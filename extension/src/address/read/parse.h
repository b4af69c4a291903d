/*
 * parse.h
 *		Reads people's text as an address: noise out, divisions, then the detail.
 *
 * The elements follow GA/T 2000.32. Nothing is guessed: where the text allows
 * several readings, what they share is given and the rest are candidates.
 */
#ifndef YBSS_ADDRESS_PARSE_H
#define YBSS_ADDRESS_PARSE_H

#include "address/lexicon/lexicon.h"
#include "address/lexicon/local_names.h"
#include "address/read/reading.h"

/* Read a normalised text; "local" may be NULL. The text is changed: what is cut out becomes blanks.
 */
extern void ybss_address_parse(const YbssLexicon *lexicon, const YbssLocalNames *local,
							   YbssText *text, YbssParse *parse);

#endif /* YBSS_ADDRESS_PARSE_H */
