/*
 * row.h
 *		A row of a sheet: its cells as text.
 */
#ifndef YBSS_SHEET_ROW_H
#define YBSS_SHEET_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "sheet/cell_text.h"

/* Columns that are read of a row; a list has no more. */
#define YBSS_SHEET_COLUMNS 512
#define YBSS_SHEET_ROWS 1048576

typedef struct YbssSheetCell
{
	const char *text; /* UTF-8, not ended by a zero */
	size_t length;
	YbssCellNote note;
} YbssSheetCell;

typedef struct YbssSheetRow
{
	int number; /* of the sheet, from 1 */
	int count;	/* of its cells, up to the last that holds something */
	bool hidden; /* by a filter or by hand */
	bool wider; /* something stands beyond the columns that are read */
	YbssSheetCell cells[YBSS_SHEET_COLUMNS];
} YbssSheetRow;

#endif /* YBSS_SHEET_ROW_H */
