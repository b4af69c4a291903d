/*
 * likeness.h
 *		Whether what was written is a name by ear or eye.
 */
#ifndef YBSS_ADDRESS_LIKENESS_H
#define YBSS_ADDRESS_LIKENESS_H

#include "address/lexicon/lexicon.h"

/* Tell whether two characters sound or look alike. */
extern bool ybss_is_alike(const YbssLexicon *lexicon, uint16_t a, uint16_t b);

/* Tell whether two runs sound or look alike, and at least half of the characters agree. */
extern bool ybss_sounds_like(const YbssLexicon *lexicon, const uint16_t *a, const uint16_t *b,
							 int length);

/* As above, whether or not a character agrees. */
extern bool ybss_sounds_throughout(const YbssLexicon *lexicon, const uint16_t *a, const uint16_t *b,
								   int length);

#endif /* YBSS_ADDRESS_LIKENESS_H */
