/*
 * merges.h
 *		Cells of several rows that a sheet shows as one: the rows below have the value of the first.
 */
#ifndef YBSS_SHEET_MERGES_H
#define YBSS_SHEET_MERGES_H

#include "sheet/package.h"

/* More than a list has; what lies beyond is not filled. */
#define YBSS_MERGES 500000

typedef struct YbssMerge
{
	int first_row;
	int last_row;
	int column; /* from 0 */
} YbssMerge;

typedef struct YbssMerges
{
	YbssMerge *of; /* by their first row */
	size_t count;
	size_t room;
} YbssMerges;

extern bool ybss_cell_reference(const char *text, size_t length, long *column, long *row);
extern YbssSheetFault ybss_merges_read(const YbssPackage *package, const char *part,
									   YbssMerges *merges);
extern void ybss_merges_free(YbssMerges *merges);

#endif /* YBSS_SHEET_MERGES_H */
