/*
 * nothing.h
 *		Words that say nothing: 无, 不详, /, NULL, #N/A, 同上.
 */
#ifndef YBSS_CELL_NOTHING_H
#define YBSS_CELL_NOTHING_H

#include <stdbool.h>

#include "cell/signs.h"

/* What a field is to words that say nothing. */
typedef enum YbssNothing
{
	YBSS_NOTHING_EVERY,		  /* 无 and 0 are nothing */
	YBSS_NOTHING_ZERO_COUNTS, /* 0 is a value */
	YBSS_NOTHING_NO_COUNTS,	  /* 无 and 0 are values: yes or no, codes */
	YBSS_NOTHING_LATIN_COUNTS /* words of Latin letters may be somebody's name */
} YbssNothing;

/* Is a word that was closed (ybss_close_signs) one of the built-in ones? */
extern bool ybss_is_nothing(const YbssSigns *word, YbssNothing field);

#endif /* YBSS_CELL_NOTHING_H */
