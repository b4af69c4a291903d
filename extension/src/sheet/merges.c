/*
 * merges.c
 *		Cells of several rows that a sheet shows as one.
 *
 * They are told behind all rows, so the part is looked through for them before
 * its rows are read: for the words alone, at the speed of unpacking.
 */
/* memmem */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "sheet/merges.h"

#include <stdlib.h>
#include <string.h>

/* Longest element that tells a merge. */
#define ELEMENT 128

/* Read B12 as column 1 and row 12; the row is 0 where none is written. */
bool
ybss_cell_reference(const char *text, size_t length, long *column, long *row)
{
	size_t at = 0;

	*column = 0;
	*row = 0;
	while (at < length &&
		   ((text[at] >= 'A' && text[at] <= 'Z') || (text[at] >= 'a' && text[at] <= 'z')))
	{
		if (at == 3)
			return false;
		*column = *column * 26 + ((text[at++] & 0x1F));
	}
	if (at == 0)
		return false;
	--*column;
	for (size_t digits = 0; at < length; at++, digits++)
	{
		if (text[at] < '0' || text[at] > '9' || digits == 8)
			return false;
		*row = *row * 10 + (text[at] - '0');
	}
	return true;
}

/* Take the merge that an element tells, when it is one of several rows. */
static YbssSheetFault
take_merge(YbssMerges *merges, const char *element, size_t length)
{
	const char *ref = memmem(element, length, "ref=", 4);
	const char *end = element + length;
	const char *close =
		ref && ref + 5 < end ? memchr(ref + 5, ref[4], (size_t) (end - ref - 5)) : NULL;
	const char *colon = close ? memchr(ref + 5, ':', (size_t) (close - ref - 5)) : NULL;
	long column;
	long last_column;
	long first;
	long last;

	if (colon == NULL ||
		!ybss_cell_reference(ref + 5, (size_t) (colon - ref - 5), &column, &first) ||
		!ybss_cell_reference(colon + 1, (size_t) (close - colon - 1), &last_column, &last) ||
		first < 1 || last <= first || merges->count == YBSS_MERGES)
		return YBSS_SHEET_FINE;
	if (merges->count == merges->room)
	{
		size_t room = merges->room ? merges->room * 2 : 64;
		YbssMerge *larger = realloc(merges->of, room * sizeof(YbssMerge));

		if (larger == NULL)
			return YBSS_SHEET_MEMORY;
		merges->of = larger;
		merges->room = room;
	}
	merges->of[merges->count++] = (YbssMerge){(int) first, (int) last, (int) column};
	return YBSS_SHEET_FINE;
}

/* Look through bytes for merges; gives how many of them are done with. */
static size_t
look_through(YbssMerges *merges, const char *bytes, size_t length, bool last, YbssSheetFault *fault)
{
	const char *at = bytes;
	const char *end = bytes + length;

	while (*fault == YBSS_SHEET_FINE)
	{
		const char *found = memmem(at, (size_t) (end - at), "mergeCell", 9);
		const char *close;

		if (found == NULL)
			return length > 9 && !last ? length - 9 : length;
		close = memchr(found, '>', (size_t) (end - found));
		if (close == NULL)
			return end - found > ELEMENT || last ? length : (size_t) (found - bytes);
		if (close - found <= ELEMENT && found[9] != 's')
			*fault = take_merge(merges, found, (size_t) (close - found));
		at = close + 1;
	}
	return length;
}

/* Order merges by their first row. */
static int
compare_merges(const void *a, const void *b)
{
	const YbssMerge *left = a;
	const YbssMerge *right = b;

	return left->first_row != right->first_row
			   ? (left->first_row > right->first_row) - (left->first_row < right->first_row)
			   : left->column - right->column;
}

/* Read the merges of a sheet. */
YbssSheetFault
ybss_merges_read(const YbssPackage *package, const char *name, YbssMerges *merges)
{
	char buffer[65536];
	size_t kept = 0;
	YbssPart *part;
	YbssSheetFault fault = ybss_part_open(package, name, &part);

	merges->count = 0;
	while (fault == YBSS_SHEET_FINE)
	{
		size_t length = 0;
		size_t done;
		YbssSheetFault read = ybss_part_read(part, buffer + kept, sizeof(buffer) - kept, &length);

		if (read != YBSS_SHEET_FINE && read != YBSS_SHEET_END)
			fault = read;
		else
		{
			done = look_through(merges, buffer, kept + length, read == YBSS_SHEET_END, &fault);
			kept = kept + length - done;
			memmove(buffer, buffer + done, kept);
			if (fault == YBSS_SHEET_FINE)
				fault = read;
		}
	}
	ybss_part_close(part);
	if (merges->count > 1)
		qsort(merges->of, merges->count, sizeof(YbssMerge), compare_merges);
	return fault == YBSS_SHEET_END ? YBSS_SHEET_FINE : fault;
}

/* Give them back. */
void
ybss_merges_free(YbssMerges *merges)
{
	free(merges->of);
	merges->of = NULL;
	merges->count = merges->room = 0;
}
