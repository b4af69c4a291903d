/*
 * bracket_name.h
 *		Brackets that belong to the name of a village or town, 洛阳社区居委会（含洛阳村村委）, or of a
 *firm.
 */
#ifndef YBSS_ADDRESS_BRACKET_NAME_H
#define YBSS_ADDRESS_BRACKET_NAME_H

#include "address/lexicon/lexicon.h"

/* Tell whether a known name goes on across the bracket at a place. */
extern bool ybss_bracket_is_named(const YbssLexicon *lexicon, const uint16_t *unit, int at);

/* The place behind a bracket that tells a firm's seat within its name, or -1: 梧桐（中国）有限公司.
 */
extern int ybss_firm_bracket_end(const YbssLexicon *lexicon, const uint16_t *unit, int at);

#endif /* YBSS_ADDRESS_BRACKET_NAME_H */
