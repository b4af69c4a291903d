/*
 * lookalike.h
 *		How alike two Han characters look.
 */
#ifndef YBSS_MATCH_LOOKALIKE_H
#define YBSS_MATCH_LOOKALIKE_H

#include <stdint.h>

typedef enum YbssLookalike
{
	YBSS_LOOKS_STRONGLY, /* one of five hundred random pairs, or listed by hand */
	YBSS_LOOKS_WEAKLY,	 /* one of a hundred */
	YBSS_LOOKS_OTHER
} YbssLookalike;

/* Tell how alike two characters look. */
extern YbssLookalike ybss_lookalike(uint32_t a, uint32_t b);

/* Give the points of the rule alone, for its measuring; INT_MIN where a character is unknown. */
extern int ybss_lookalike_points(uint32_t a, uint32_t b);

#endif /* YBSS_MATCH_LOOKALIKE_H */
