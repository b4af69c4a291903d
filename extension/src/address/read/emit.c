/*
 * emit.c
 *		Where elements go, and the name that waits for what ends it.
 */
#include "address/read/emit.h"

#include <string.h>

/* Append an element whose value is given; NULL where there is no room left. */
YbssElement *
ybss_emit(YbssSink *sink, YbssElementKind kind, int start, int end, const uint16_t *value,
		  int length, YbssReason reason)
{
	YbssParse *out = sink->parse;
	YbssElement *e;

	if (out->elements == YBSS_ELEMENTS || out->values + length > YBSS_VALUE_UNITS || length <= 0)
		return NULL;
	e = &out->element[out->elements++];
	*e = (YbssElement){(uint8_t) kind,
					   (uint8_t) reason,
					   (uint16_t) start,
					   (uint16_t) (end - start),
					   (uint16_t) out->values,
					   (uint16_t) length,
					   -1,
					   YBSS_DOUBT_NONE};
	memcpy(out->value + out->values, value, (size_t) length * sizeof *value);
	out->values += length;
	if (!ybss_is_cut(e))
	{
		sink->seen |= 1u << kind;
		sink->last = (int) kind;
	}
	return e;
}

/* Append an element whose value is the text itself, blanks left out. */
void
ybss_emit_typed(YbssSink *sink, const uint16_t *unit, YbssElementKind kind, int start, int end,
				YbssReason reason)
{
	while (start < end && ybss_is_separator(unit[start]))
		start++;
	while (start < end && ybss_is_separator(unit[end - 1]))
		end--;
	ybss_emit(sink, kind, start, end, unit + start, end - start, reason);
}

/* 老街上粮站: the particle belongs to neither name. */
static int
skip_particle(const uint16_t *unit, const YbssDetail *detail, int start, int end)
{
	return ybss_last(detail) == YBSS_ELEMENT_ROAD && end - start >= 3 && unit[start] == u'上' &&
				   start > 0 && unit[start - 1] == u'街'
			   ? start + 1
			   : start;
}

/* End the name that is pending: it is a compound, an institution, a named place. */
void
ybss_flush(const YbssScan *scan, YbssDetail *detail, int end)
{
	int start = detail->pending;

	detail->pending = -1;
	if (start < 0 || end <= start)
		return;
	start = skip_particle(scan->unit, detail, start, end);
	/* What joins numbers belongs to no name: 创意大院-62号楼. */
	while (start < end && ybss_is_one_of(scan->unit[start], u"-/."))
		start++;
	while (start < end && ybss_is_one_of(scan->unit[end - 1], u"-/."))
		end--;
	/* Single particles between elements are no names. */
	if (end <= start ||
		(end - start == 1 && ybss_is_one_of(scan->unit[start], u"上的内里处号之至到及和与&+#")))
		return;
	ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_COMPOUND, start, end, YBSS_REASON_NAME);
}
