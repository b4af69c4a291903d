/*
 * emit.h
 *		Where elements go, and the name that waits for what ends it.
 */
#ifndef YBSS_ADDRESS_EMIT_H
#define YBSS_ADDRESS_EMIT_H

#include "address/read/parser.h"

/* The parse as it grows. */
typedef struct YbssSink
{
	YbssParse *parse;
	uint32_t seen; /* a bit for each element kind */
	int last;	   /* kind of the last element, or -1 */
} YbssSink;

struct YbssDivisions;

/* What is known while the detail is read. */
typedef struct YbssDetail
{
	YbssSink *sink;
	const struct YbssDivisions *divisions;
	int pending; /* start of a name that nothing has ended yet, or -1 */
} YbssDetail;

/* Reads a piece of the detail; the class words that begin at the spot are in it. */
typedef int (*YbssDetailReader)(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot);

/* Append an element whose value is given; NULL where there is no room left. */
extern YbssElement *ybss_emit(YbssSink *sink, YbssElementKind kind, int start, int end,
							  const uint16_t *value, int length, YbssReason reason);

/* Append an element whose value is the text itself, blanks left out. */
extern void ybss_emit_typed(YbssSink *sink, const uint16_t *unit, YbssElementKind kind, int start,
							int end, YbssReason reason);

/* End the name that is pending at a unit: it is a compound, an institution, a named place. */
extern void ybss_flush(const YbssScan *scan, YbssDetail *detail, int end);

/* Tell whether an element of this kind is there already. */
static inline bool
ybss_has(const YbssDetail *detail, YbssElementKind kind)
{
	return (detail->sink->seen >> kind & 1) != 0;
}

/* The kind of the last element, or -1. */
static inline int
ybss_last(const YbssDetail *detail)
{
	return detail->sink->last;
}

/* Tell whether a road was the last element. */
static inline bool
ybss_after_road(const YbssDetail *detail)
{
	return ybss_last(detail) == YBSS_ELEMENT_ROAD || ybss_last(detail) == YBSS_ELEMENT_ROAD2;
}

/* The kind of the next road: a second one is that of a crossing. */
static inline YbssElementKind
ybss_next_road(const YbssDetail *detail)
{
	return ybss_has(detail, YBSS_ELEMENT_ROAD) ? YBSS_ELEMENT_ROAD2 : YBSS_ELEMENT_ROAD;
}

#endif /* YBSS_ADDRESS_EMIT_H */
