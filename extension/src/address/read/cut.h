/*
 * cut.h
 *		Cutting out what is no part of an address.
 */
#ifndef YBSS_ADDRESS_CUT_H
#define YBSS_ADDRESS_CUT_H

#include "address/read/emit.h"

/* A text from which noise is cut, and where it is told what was cut. */
typedef struct YbssNoise
{
	const YbssLexicon *lexicon;
	YbssText *text;
	YbssSink *sink;
} YbssNoise;

/* Put blanks over a piece of the text. */
extern void ybss_blank(YbssText *text, int start, int end);

/* Put blanks over a piece of the text and tell what it was. */
extern void ybss_cut(const YbssNoise *noise, YbssElementKind kind, int start, int end);

#endif /* YBSS_ADDRESS_CUT_H */
