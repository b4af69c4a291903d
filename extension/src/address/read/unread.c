/*
 * unread.c
 *		Whether a reading left something of the text.
 */
#include "address/read/unread.h"

/* Count the characters of names from one place to another, negative where that stands before. */
static int
count_names(const YbssScan *scan, int from, int to)
{
	int count = 0;

	for (int at = from; at < to; at++)
		count += ybss_is_han(scan->unit[at]);
	for (int at = to; at < from; at++)
		count -= ybss_is_han(scan->unit[at]);
	return count;
}

/* Tell whether characters of names stand where no element is. */
bool
ybss_has_unread(const YbssScan *scan, const YbssParse *parse)
{
	int unread = 0, end = 0;

	/* Between the elements, which mostly follow one another: what two have counts against one. */
	for (int i = 0; i < parse->elements; i++)
	{
		const YbssElement *e = &parse->element[i];

		if (e->kind >= YBSS_ELEMENT_KINDS || e->typed_length == 0)
			continue;
		unread += count_names(scan, end, e->typed);
		end = e->typed + e->typed_length;
	}
	return unread + count_names(scan, end, scan->length) > 1;
}
