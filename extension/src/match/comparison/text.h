/*
 * text.h
 *		Plain text, letter by letter: words, streets, names in Latin letters.
 */
#ifndef YBSS_MATCH_TEXT_H
#define YBSS_MATCH_TEXT_H

#include "match/comparison/kind.h"

extern const YbssComparison ybss_compare_text;

#endif /* YBSS_MATCH_TEXT_H */
