/*
 * oddity.h
 *		What looks odd at an element of a reading.
 */
#ifndef YBSS_ADDRESS_ODDITY_H
#define YBSS_ADDRESS_ODDITY_H

#include "address/read/parser.h"

/* An element with what stands before it, and the words of the lexicon. */
typedef struct YbssLook
{
	const YbssScan *scan;
	const YbssElement *before; /* the element before, not cut out; or NULL */
	const uint16_t *value;
	int length;
	int nth;	/* of its kind */
	int behind; /* kind of the next element, or -1 */
	bool last;	/* no other is written behind it */
} YbssLook;

/* What makes an element doubtful; it is none that was cut out. */
extern YbssDoubt ybss_doubt_of(const YbssLook *look, const YbssElement *e);

#endif /* YBSS_ADDRESS_ODDITY_H */
