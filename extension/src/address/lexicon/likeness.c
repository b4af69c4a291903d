/*
 * likeness.c
 *		Whether what was written is a name by ear or eye.
 */
#include "address/lexicon/likeness.h"

/* Tell whether two characters sound or look alike. */
bool
ybss_is_alike(const YbssLexicon *lexicon, uint16_t a, uint16_t b)
{
	const YbssCharacter *x = &lexicon->character[a], *y = &lexicon->character[b];

	return (x->sound != 0 && x->sound == y->sound) ||
		   (YBSS_SHAPE(x->kind) != 0 && YBSS_SHAPE(x->kind) == YBSS_SHAPE(y->kind));
}

/* Tell whether two runs sound or look alike, and at least so many characters agree. */
static bool
runs_alike(const YbssLexicon *lexicon, const uint16_t *a, const uint16_t *b, int length, int least)
{
	int same = 0;

	for (int i = 0; i < length; i++)
		if (a[i] == b[i])
			same++;
		else if (!ybss_is_alike(lexicon, a[i], b[i]))
			return false;
	return same < length && same >= least;
}

/* Tell whether two runs sound or look alike, and at least half of the characters agree. */
bool
ybss_sounds_like(const YbssLexicon *lexicon, const uint16_t *a, const uint16_t *b, int length)
{
	return runs_alike(lexicon, a, b, length, (length + 1) / 2);
}

/* Tell whether two runs sound or look alike, whether or not a character agrees. */
bool
ybss_sounds_throughout(const YbssLexicon *lexicon, const uint16_t *a, const uint16_t *b, int length)
{
	return runs_alike(lexicon, a, b, length, 0);
}
