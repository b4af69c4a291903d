/*
 * sequence.c
 *		Numbers that tell by their order what they number: 3-2-501.
 */
#include "address/read/sequence.h"

/* Emit components as one element with the class word of its kind. */
void
ybss_emit_components(const YbssScan *scan, YbssDetail *detail, YbssElementKind kind,
					 const YbssDesignator *d, int first, int last, int end, YbssReason reason)
{
	static const char16_t *const words[YBSS_ELEMENT_KINDS] = {[YBSS_ELEMENT_NUMBER] = u"号",
															  [YBSS_ELEMENT_BUILDING] = u"栋",
															  [YBSS_ELEMENT_UNIT] = u"单元",
															  [YBSS_ELEMENT_FLOOR] = u"层",
															  [YBSS_ELEMENT_ROOM] = u"室"};
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int length = ybss_write_components(scan, d, first, last, value, YBSS_DESIGNATOR_UNITS - 4);

	for (const char16_t *word = words[kind]; *word; word++)
		value[length++] = *word;
	ybss_emit(detail->sink, kind, d->part[first].start, end, value, length, reason);
}

/* The kinds of a sequence, by what stands before it. */
static void
sequence_kinds(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d,
			   YbssElementKind *kinds)
{
	int last = ybss_component_value(scan, &d->part[d->count - 1]),
		first = ybss_component_value(scan, &d->part[0]);
	bool building = ybss_has(detail, YBSS_ELEMENT_BUILDING),
		 unit = ybss_has(detail, YBSS_ELEMENT_UNIT), floor = ybss_has(detail, YBSS_ELEMENT_FLOOR);
	int n = d->count, i = 0;

	if (!building && !unit && !floor && n >= 1 && ybss_after_road(detail) &&
		!ybss_has(detail, YBSS_ELEMENT_NUMBER))
	{
		/* 红星路18-3-501: the first is the door number */
		kinds[i++] = YBSS_ELEMENT_NUMBER;
		if (n - i > 2)
			kinds[i++] = YBSS_ELEMENT_BUILDING;
	}
	else if (!building && !unit && !floor && (n > 1 || !ybss_has(detail, YBSS_ELEMENT_NUMBER)))
		kinds[i++] = n == 1 && ybss_last(detail) != YBSS_ELEMENT_COMPOUND &&
							 ybss_last(detail) != YBSS_ELEMENT_PHASE
						 ? YBSS_ELEMENT_NUMBER
					 : n == 1 ? YBSS_ELEMENT_ROOM
							  : YBSS_ELEMENT_BUILDING;
	if (i == n)
		return;
	/* 501-502 behind a building are rooms both. */
	if (i == 0 && n == 2 && first >= 100 && last >= 100)
		kinds[i++] = YBSS_ELEMENT_ROOM;
	else if (n - i >= 3)
	{
		kinds[i++] = YBSS_ELEMENT_UNIT;
		kinds[i++] = YBSS_ELEMENT_FLOOR;
	}
	else if (n - i == 2)
	{
		if (unit)
			kinds[i++] = YBSS_ELEMENT_FLOOR;
		else if (i == 0 && last >= 0 && last < 10)
			/* 1栋22-3: a room below ten needs its floor. */
			kinds[i++] = YBSS_ELEMENT_FLOOR;
		else
			kinds[i++] = YBSS_ELEMENT_UNIT;
	}
	while (i < n)
		kinds[i++] = YBSS_ELEMENT_ROOM;
}

/* Emit a sequence such as 3-2-501; "end" is behind its class word, and returned. */
int
ybss_emit_sequence(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int end)
{
	YbssElementKind kinds[YBSS_COMPONENTS];

	sequence_kinds(scan, detail, d, kinds);
	for (int i = 0; i < d->count; i++)
	{
		int last = i;

		/* What is left over stays with the room: 408/411. */
		while (last + 1 < d->count && kinds[last + 1] == kinds[i])
			last++;
		ybss_emit_components(scan, detail, kinds[i], d, i, last,
							 last + 1 < d->count ? d->part[last].end : end, YBSS_REASON_SEQUENCE);
		i = last;
	}
	return end;
}

/* Tell whether a sequence may stand here without any class word. */
bool
ybss_sequence_stands(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d)
{
	uint16_t next = scan->unit[d->end];
	bool behind = ybss_last(detail) >= YBSS_ELEMENT_COMMUNITY || detail->pending >= 0;
	bool ends = ybss_is_end(next);
	bool numeral = false, letter = false;

	for (int i = 0; i < d->count; i++)
	{
		numeral |= d->part[i].numeral;
		letter |= ybss_is_letter(scan->unit[d->part[i].start]);
	}
	if (!behind)
		return d->count >= 3 && !numeral;
	if (numeral)
		return detail->pending < 0 && (ends || d->count > 1) &&
			   (ybss_has(detail, YBSS_ELEMENT_BUILDING) || ybss_has(detail, YBSS_ELEMENT_UNIT) ||
				ybss_has(detail, YBSS_ELEMENT_FLOOR)) &&
			   d->part[0].end - d->part[0].start >= (d->count > 1 ? 1 : 3);
	if (ends || d->count >= 2)
		return !(d->count == 1 && letter && d->part[0].end - d->part[0].start == 1 && !ends);
	/* 北路18富力中心: a name follows the number */
	return detail->pending < 0 && !letter && ybss_last(detail) >= YBSS_ELEMENT_ROAD;
}
