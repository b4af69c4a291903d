/*
 * cut.c
 *		Cutting out what is no part of an address.
 *
 * What is cut becomes blanks, so that every position stays what it was.
 */
#include "address/read/cut.h"

/* Put blanks over a piece of the text. */
void
ybss_blank(YbssText *text, int start, int end)
{
	for (int i = start; i < end; i++)
		text->unit[i] = ' ';
}

/* Put blanks over a piece of the text and tell what it was. */
void
ybss_cut(const YbssNoise *noise, YbssElementKind kind, int start, int end)
{
	ybss_emit_typed(noise->sink, noise->text->unit, kind, start, end, YBSS_REASON_CUT);
	ybss_blank(noise->text, start, end);
}
